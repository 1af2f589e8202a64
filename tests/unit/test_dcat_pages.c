/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "export/dcat_builder.h"
#include "portal_fixture.h"
#include "tap.h"

/* A catalogue of so many small datasets, the last of which are withdrawn. */
struct many {
	struct arena *arena;
	struct portal portal;
	struct catalog catalog;
};

static struct text_entry title_words[] = { { STR_INIT(""), STR_INIT("Một trong nhiều") } };

static struct many many_new(size_t count, size_t withdrawn)
{
	struct many many = { .arena = arena_new(), .portal = fixture_portal() };
	const struct dataset **list;
	struct dataset *datasets;

	datasets = arena_alloc(many.arena, size_mul(count + withdrawn, sizeof(*datasets)));
	list = arena_alloc(many.arena, size_mul(count + withdrawn, sizeof(*list)));
	for (size_t i = 0; i < count + withdrawn; i++) {
		datasets[i].id = arena_format(many.arena, "d-%zu", i);
		datasets[i].title = (struct text){ title_words, 1 };
		datasets[i].contact.email = STR("hoi@example.vn");
		datasets[i].status = i < count ? DATASET_PUBLISHED : DATASET_WITHDRAWN;
		list[i] = &datasets[i];
	}
	many.catalog.datasets = list;
	many.catalog.count = count;
	many.catalog.withdrawn = list + count;
	many.catalog.withdrawn_count = withdrawn;
	return many;
}

/* The most that a part and what is remembered between parts take. */
static size_t peak_of(size_t count)
{
	struct many many = many_new(count, 0);
	struct dcat *dcat;
	size_t peak = 0;

	many.catalog.portal = &many.portal;
	dcat = dcat_new(&many.catalog);
	while (dcat_next(dcat)) {
		size_t used = arena_used_bytes(dcat->graph.arena) + arena_used_bytes(dcat->arena);

		peak = used > peak ? used : peak;
	}
	dcat_free(dcat);
	arena_free(many.arena);
	return peak;
}

struct kept_files {
	struct export_files files; /* first, so that one is the other */
	struct strbuf paths;
	struct output *output, *second;
	size_t count, datasets, open;
};

static size_t count_of(struct str text, struct str part)
{
	size_t count = 0;

	for (size_t i = 0; i + part.len <= text.len; i++)
		count += str_eq(str_slice(text, i, i + part.len), part);
	return count;
}

static struct output *open_file(struct export_files *files, struct str path)
{
	struct kept_files *kept = (struct kept_files *)(void *)files;

	strbuf_add(&kept->paths, path);
	strbuf_add_char(&kept->paths, ' ');
	kept->open++;
	return kept->output = output_new_memory();
}

static void close_file(struct export_files *files)
{
	struct kept_files *kept = (struct kept_files *)(void *)files;

	kept->open--;
	kept->datasets += count_of(output_memory(kept->output), STR(" a dcat:Dataset "));
	if (++kept->count == 2)
		kept->second = kept->output;
	else
		output_free(kept->output);
}

static struct kept_files pages_of(size_t count, size_t withdrawn)
{
	struct kept_files kept = { .files = { open_file, close_file }, .paths = STRBUF_INIT };
	struct many many = many_new(count, withdrawn);
	struct export_context context = {
		.portal = &many.portal, .catalog = &many.catalog, .files = &kept.files
	};
	struct output *whole = output_new_memory();

	many.catalog.portal = &many.portal;
	exporter_find(STR("dcat-turtle"))->write(&context, whole);
	ok(count_of(output_memory(whole), STR(" a dcat:Dataset ")) == count + withdrawn,
	    "the whole file has all datasets");
	ok(!str_contains(output_memory(whole), STR("PagedCollection")), "and is no page");
	output_free(whole);
	arena_free(many.arena);
	return kept;
}

static void kept_release(struct kept_files *kept)
{
	strbuf_release(&kept->paths);
	if (kept->second)
		output_free(kept->second);
}

static void has(struct output *output, const char *part, const char *name)
{
	if (!ok(str_contains(output_memory(output), str_of(part)), name))
		printf("# no %s\n", part);
}

static void test_pages(void)
{
	struct kept_files kept = pages_of(1000, 0);

	is_number(kept.count, 0, "a thousand datasets are one file");
	kept_release(&kept);
	kept = pages_of(1030, 3);
	is_str(strbuf_str(&kept.paths), STR("catalog/1.ttl catalog/2.ttl catalog/3.ttl "),
	    "more are in pages too");
	is_number(kept.datasets, 1033, "which have all of them");
	is_number(kept.open, 0, "one at a time");
	has(kept.second,
	    "<https://du-lieu.example.vn/mo/catalog/2.ttl> a hydra:PagedCollection, "
	    "hydra:PartialCollectionView",
	    "a page is both, old and new");
	has(kept.second,
	    "hydra:next <https://du-lieu.example.vn/mo/catalog/3.ttl> ;\n\t"
	    "hydra:nextPage <https://du-lieu.example.vn/mo/catalog/3.ttl>",
	    "it leads on, by both names");
	has(kept.second, "hydra:previous <https://du-lieu.example.vn/mo/catalog/1.ttl>", "back");
	has(kept.second, "hydra:last <https://du-lieu.example.vn/mo/catalog/3.ttl>", "to the end");
	has(kept.second, "hydra:totalItems \"1030\"^^xsd:nonNegativeInteger",
	    "and says how many datasets there are");
	has(kept.second, "<https://du-lieu.example.vn/mo/#catalog> a dcat:Catalog",
	    "the catalogue is described on each");
	kept_release(&kept);
}

int main(void)
{
	size_t few = peak_of(DCAT_PAGE_DATASETS), many = peak_of(40 * DCAT_PAGE_DATASETS);

	test_pages();
	ok(many <= few + few / 10, "memory does not grow with the datasets");
	printf("# %zu bytes for 500 datasets, %zu for 20,000\n", few, many);
	return tap_end();
}
