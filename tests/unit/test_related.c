/* SPDX-License-Identifier: MIT */
#include "model/related.h"

#include "tap.h"

enum { MANY = 10000 };

static struct str languages[] = { STR_INIT("vi") };

static struct text plain(struct arena *arena, const char *value)
{
	struct text_entry *entry = arena_alloc(arena, sizeof(*entry));

	entry->value = str_of(value);
	return (struct text){ entry, 1 };
}

static struct portal portal_of(struct arena *arena, size_t count)
{
	struct portal portal = { .arena = arena,
		.languages = languages,
		.language_count = 1,
		.datasets = arena_alloc(arena, count * sizeof(struct dataset)),
		.dataset_count = count };

	for (size_t i = 0; i < count; i++)
		portal.datasets[i].id = arena_format(arena, "d%05zu", i);
	return portal;
}

static void add_keyword(struct arena *arena, struct dataset *dataset, const char *keyword)
{
	*ARENA_ADD(arena, dataset->keywords, dataset->keyword_count) = plain(arena, keyword);
}

static void add_theme(struct arena *arena, struct dataset *dataset, const char *theme)
{
	*ARENA_ADD(arena, dataset->themes, dataset->theme_count) = str_of(theme);
}

static void refer(struct arena *arena, struct dataset *dataset, const char *target)
{
	struct resource *resource = ARENA_ADD(arena, dataset->resources, dataset->resource_count);
	struct table_schema *schema = &resource->schema;

	ARENA_ADD(arena, schema->foreign_keys, schema->foreign_key_count)->dataset = str_of(target);
}

static void test_order(struct arena *arena)
{
	struct portal portal = portal_of(arena, 8);
	struct dataset *d = portal.datasets;
	struct related found[8];
	struct related_index *index;

	add_keyword(arena, &d[0], "Cáp quang");
	add_keyword(arena, &d[1], "cap quang");
	add_theme(arena, &d[0], "network");
	add_theme(arena, &d[2], "network");
	refer(arena, &d[0], "d00003");
	d[0].creator = d[2].creator = d[4].creator = STR("mic");
	add_keyword(arena, &d[5], "cáp quang");
	d[5].status = DATASET_WITHDRAWN;
	add_theme(arena, &d[6], "network");
	add_keyword(arena, &d[7], "cáp quang");
	d[7].is_draft = true;
	index = related_index_new(arena, &portal);
	is_number(related_find(index, arena, &d[0], found, 8), 5,
	    "withdrawn datasets and drafts are related to nothing");
	is_str(found[0].dataset->id, STR("d00003"), "the target of a key comes first");
	ok(found[0].shares[RELATION_KEY], "with its reason");
	is_str(found[1].dataset->id, STR("d00001"), "then a shared keyword, however it is spelled");
	is_str(found[2].dataset->id, STR("d00002"), "the same organization breaks the tie");
	is_str(found[3].dataset->id, STR("d00006"), "of a theme");
	is_str(found[4].dataset->id, STR("d00004"), "and comes last by itself");
	ok(!found[4].shares[RELATION_THEME] && found[4].shares[RELATION_ORGANIZATION],
	    "with its reason");
	is_number(related_find(index, arena, &d[3], found, 8), 1, "a key leads both ways");
	is_number(related_find(index, arena, &d[0], found, 2), 2, "no more than asked for");
	is_number(related_find(index, arena, &d[5], found, 8), 0, "a withdrawn dataset has none");
}

static void test_rarity(struct arena *arena)
{
	struct portal portal = portal_of(arena, 20);
	struct related found[1];

	for (size_t i = 0; i < 20; i++)
		add_keyword(arena, &portal.datasets[i], "common");
	add_keyword(arena, &portal.datasets[3], "rare");
	add_keyword(arena, &portal.datasets[17], "rare");
	related_find(related_index_new(arena, &portal), arena, &portal.datasets[3], found, 1);
	is_str(found[0].dataset->id, STR("d00017"), "what few share counts more");
}

/* Each looks at its neighbours, not at all. */
static void test_many(struct arena *arena)
{
	struct portal portal = portal_of(arena, MANY);
	struct arena *scratch = arena_new();
	struct related_index *index;
	size_t used = 0, fewest = RELATED_WINDOW;

	for (size_t i = 0; i < MANY; i++) {
		add_keyword(arena, &portal.datasets[i], "society");
		add_theme(arena, &portal.datasets[i], "society");
	}
	index = related_index_new(arena, &portal);
	for (size_t i = 0; i < MANY; i += 999) {
		struct related found[RELATED_WINDOW];
		size_t count = related_find(
		    index, scratch, &portal.datasets[i], found, RELATED_WINDOW);

		if (arena_used_bytes(scratch) > used)
			used = arena_used_bytes(scratch);
		if (count < fewest)
			fewest = count;
		arena_reset(scratch);
	}
	is_number(fewest, RELATED_WINDOW - 1, "where all share all, the neighbours are found");
	ok(used < 64 * 1024, "and the others not looked at");
	arena_free(scratch);
}

int main(void)
{
	struct arena *arena = arena_new();

	test_order(arena);
	test_rarity(arena);
	test_many(arena);
	arena_free(arena);
	return tap_end();
}
