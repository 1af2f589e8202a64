/* SPDX-License-Identifier: MIT */
#include "model/catalog.h"

#include "base/strbuf.h"
#include "tap.h"

static struct text_entry vietnamese[] = { { STR_INIT("vi"), STR_INIT("Môi trường") },
	{ STR_INIT("en"), STR_INIT("Environment") } };
static struct text_entry loud[] = { { STR_INIT(""), STR_INIT("MÔI TRƯỜNG") } };
static struct text_entry english[] = { { STR_INIT("en"), STR_INIT("Air") } };
static struct text keywords_a[] = { { vietnamese, 2 }, { loud, 1 }, { english, 1 }, { NULL, 0 } };
static struct text keywords_b[] = { { loud, 1 } };
static struct str languages[] = { STR_INIT("vi"), STR_INIT("en") };
static struct str themes[] = { STR_INIT("air"), STR_INIT("nowhere"), STR_INIT("air") };
static struct organization organizations[] = { { .id = STR_INIT("zoo") },
	{ .id = STR_INIT("agency") }, { .id = STR_INIT("idle") } };
static struct data_theme data_themes[] = { { .id = STR_INIT("air") }, { .id = STR_INIT("sea") } };
static struct distribution distributions[] = { { .format = STR_INIT("original") },
	{ .format = STR_INIT("csv") }, { .format = STR_INIT("json") } };
static struct resource tables[] = {
	{ .name = STR_INIT("a"),
	    .kind = RESOURCE_TABLE,
	    .path = STR_INIT("a.TSV"),
	    .distributions = distributions,
	    .distribution_count = 3 },
	{ .name = STR_INIT("w"), .path = STR_INIT("w.xlsx"), .is_withheld = true },
};
static struct resource links[] = { { .kind = RESOURCE_LINK,
    .url = STR_INIT("https://example.vn/a.geojson?b=c.d") } };

static struct dataset datasets[] = {
	{ .id = STR_INIT("a"),
	    .issued = { 2024, 5, 1 },
	    .publisher = STR_INIT("agency"),
	    .keywords = keywords_a,
	    .keyword_count = 4,
	    .themes = themes,
	    .theme_count = 3,
	    .resources = tables,
	    .resource_count = 2 },
	{ .id = STR_INIT("b"),
	    .modified = { 2024, 6, 1 },
	    .issued = { 2020, 1, 1 },
	    .keywords = keywords_b,
	    .keyword_count = 1,
	    .resources = links,
	    .resource_count = 1 },
	{ .id = STR_INIT("c"),
	    .modified = { 2024, 5, 1 },
	    .publisher = STR_INIT("agency"),
	    .creator = STR_INIT("zoo") },
	{ .id = STR_INIT("draft"), .is_draft = true },
	{ .id = STR_INIT("gone"), .status = DATASET_WITHDRAWN },
};

static struct str group_ids(const struct facet *facet, struct strbuf *ids)
{
	strbuf_clear(ids);
	for (size_t i = 0; i < facet->count; i++)
		strbuf_add_format(
		    ids, "%.*s:%zu ", STR_ARG(facet->groups[i].id), facet->groups[i].count);
	return strbuf_str(ids);
}

int main(void)
{
	struct arena *arena = arena_new();
	struct strbuf ids = STRBUF_INIT;
	struct portal portal = { .arena = arena,
		.languages = languages,
		.language_count = 2,
		.publisher = STR_INIT("zoo"),
		.organizations = organizations,
		.organization_count = 3,
		.data_themes = data_themes,
		.data_theme_count = 2,
		.datasets = datasets,
		.dataset_count = 5,
		.today = { 2024, 7, 1 } };
	struct catalog *catalog = catalog_new(arena, &portal);
	const struct facet *facets = catalog->facets;

	is_number(catalog->count, 3, "drafts and withdrawn datasets are not listed");
	ok(catalog->datasets[0] == &datasets[1] && catalog->datasets[1] == &datasets[0] &&
		catalog->datasets[2] == &datasets[2],
	    "newest first by the date of change, else of issue; ties by id");
	is_number(catalog->withdrawn_count, 1, "withdrawn datasets have a list of their own");
	is_str(group_ids(&facets[FACET_ORGANIZATION], &ids), STR("agency:2 zoo:2 idle:0 "),
	    "organizations as publisher (the portal's for want of another) and creator, idle ones "
	    "too");
	is_str(group_ids(&facets[FACET_THEME], &ids), STR("air:1 sea:0 "),
	    "themes, unknown ones left out, each dataset once");
	is_str(group_ids(&facets[FACET_KEYWORD], &ids), STR("moi-truong:2 air:1 "),
	    "keywords are one whatever their case");
	is_str(facets[FACET_KEYWORD].groups[0].name.entries[0].value, STR("MÔI TRƯỜNG"),
	    "named as the newest dataset writes it");
	is_str(group_ids(&facets[FACET_FORMAT], &ids), STR("csv:1 geojson:1 json:1 tsv:1 "),
	    "formats of originals, links and derived files; not of withheld tables");
	is_str(facets[FACET_FORMAT].groups[1].name.entries[0].value, STR("GeoJSON"),
	    "and their names");
	is_str(file_format_name(arena, STR("wms")), STR("WMS"), "in capitals when not known");
	is_str(facet_folder(FACET_ORGANIZATION), STR("organizations"), "a facet's folder");

	links[0].url = STR("https://example.vn");
	is_str(resource_original_format(&links[0]), STR(""), "a bare host has no format");
	links[0].url = STR("https://example.vn/a.b/c");
	is_str(resource_original_format(&links[0]), STR(""), "nor has a folder with a dot");

	portal.dataset_count = portal.organization_count = portal.data_theme_count = 0;
	catalog = catalog_new(arena, &portal);
	ok(!catalog->count && !catalog->facets[FACET_KEYWORD].count, "an empty portal");
	strbuf_release(&ids);
	arena_free(arena);
	return tap_end();
}
