/* SPDX-License-Identifier: MIT */
#include "model/relations.h"

#include <string.h>

#include "model/dataset_series.h"
#include "model/dataset_type.h"
#include "model/portal.h"
#include "read/place_read.h"
#include "read/relation_keys.h"
#include "read/yaml.h"
#include "tap.h"

static struct arena *arena;
static struct diags *diags;

static struct key_reader reader_new(void)
{
	diags_free(diags);
	diags = diags_new();
	return (struct key_reader){
		.arena = arena, .diags = diags, .path = STR("x.yml"), .limits = &limits_default
	};
}

typedef void parse_function(struct key_reader *reader, const struct node *node, void *value);

/* The value of "x:" by one of the readers; how many errors there were. */
static size_t parse(const char *yaml, parse_function *read, void *value)
{
	struct key_reader reader = reader_new();
	const struct node *root = yaml_parse(arena, str_of(yaml), STR("x.yml"), 1, diags);

	read(&reader, node_find(root, "x"), value);
	return diags_count(diags, DIAG_ERROR);
}

static void takes(parse_function *read, const char *text, bool is_taken)
{
	struct str value = STR(""), yaml = arena_format(arena, "x: %s", text);
	bool is_fine = is_taken == (parse(yaml.data, read, &value) == 0) &&
		       is_taken == str_eq(value, str_of(text));

	if (!ok(is_fine, is_taken ? "is taken as it is" : "is refused"))
		printf("# %s\n", text);
}

static void test_scalars(void)
{
	static const char *const durations[] = { "P1Y", "P1M", "P1D", "PT1H", "PT0.5S",
		"P1Y2M3DT4H5M6.25S", "P5Y" };
	static const char *const no_durations[] = { "1 year", "P", "PT", "P1", "P1W", "P1H", "PT1D",
		"P1.5Y", "PT1.S", "PT1.5M", "P1D2Y", "-P1D", "P1YT", "P1y" };
	static const char *const decimals[] = { "0", "30", "0.5", "1000.25" };
	static const char *const no_decimals[] = { "-1", "1e3", "1,5", ".5", "5.", "30 m", "0x1",
		"NaN" };

	for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++)
		takes(duration_read, durations[i], true);
	for (size_t i = 0; i < sizeof(no_durations) / sizeof(no_durations[0]); i++)
		takes(duration_read, no_durations[i], false);
	for (size_t i = 0; i < sizeof(decimals) / sizeof(decimals[0]); i++)
		takes(decimal_read, decimals[i], true);
	for (size_t i = 0; i < sizeof(no_decimals) / sizeof(no_decimals[0]); i++)
		takes(decimal_read, no_decimals[i], false);
}

static void read_place(struct key_reader *reader, const struct node *node, void *value)
{
	spatial_read(reader, node, value);
}

static void test_places(void)
{
	static const char *const refused[] = { "x: {bbox: [105, 20, 106]}",
		"x: {bbox: [105, 22, 106, 21]}", "x: {bbox: [181, 20, 106, 21]}",
		"x: {bbox: [105, a, 106, 21]}", "x: {bbox: [1e2, 20, 106, 21]}",
		"x: {centroid: [105]}", "x: {centroid: [21, 105]}", "x: {geometry: POLYGON}",
		"x: {geometry: CIRCLE(1 2)}", "x: {geometry: 'POINT(1 2'}",
		"x: {geometry: 'POINT(1 2))'}", "x: {geometry: 'POINT(1 2) . <x>'}",
		"x: {geometry: 'POINT(a b)'}" };
	struct spatial_parts parts;

	is_number(parse("x: Hà Nội", read_place, &parts), 0, "a text is a place's name");
	is_str(parts.name.entries[0].value, STR("Hà Nội"), "as it stands");
	is_number(parse("x: {vi: Hà Nội, en: Ha Noi}", read_place, &parts), 0, "or one a language");
	is_number(parts.name.count, 2, "told apart by its keys");
	is_number(parse("x: {bbox: [105.29, 20.56, 106.02, 21.39], centroid: [105.85, -21.03]}",
		      read_place, &parts),
	    0, "a place has a rectangle and a middle");
	is_str(parts.shape.bbox,
	    STR("POLYGON((105.29 20.56, 106.02 20.56, 106.02 21.39, 105.29 21.39, 105.29 20.56))"),
	    "as WKT");
	is_str(parts.shape.centroid, STR("POINT(105.85 -21.03)"), "longitude first");
	is_number(parse("x: {bbox: [170, -10, -170, 10]}", read_place, &parts), 0,
	    "it may cross the 180th meridian");
	is_number(
	    parse("x: {geometry: 'MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)))'}", read_place, &parts), 0,
	    "and a shape");
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		if (!ok(parse(refused[i], read_place, &parts) == 1 && !parts.shape.bbox.len &&
			    !parts.shape.centroid.len && !parts.shape.geometry.len,
			"what is none is refused"))
			printf("# %s\n", refused[i]);
	}
}

static void test_lists(void)
{
	struct references references = { NULL, 0 };
	struct relations relations = { .type = NULL };
	const struct dataset_type *type = NULL;
	struct dataset_link link = { .id = STR("") };

	is_number(
	    parse("x: [https://a.example/, {title: T, url: 'https://b.example/'}, {title: U}]",
		references_read, &references),
	    0, "documents are addresses or have a title");
	is_number(references.count, 3, "each is one");
	is_str(references.items[1].url, STR("https://b.example/"), "in their order");
	is_number(
	    parse("x: [javascript:x, {title: }]", references_read, &(struct references){ NULL, 0 }),
	    1, "a script is none");
	is_number(parse("x: [a-b, https://c.example/]", related_read, &relations), 0,
	    "related are ids and addresses");
	is_str(relations.related[0].id, STR("a-b"), "the one");
	is_str(relations.related[1].url, STR("https://c.example/"), "the other");
	is_number(parse("x: A B", dataset_link_read, &link), 1, "else it is refused");
	is_number(parse("x: statistical", dataset_type_read, &type), 0, "a type");
	is_str(str_of(type->eu_code), STR("STATISTICAL"), "is one of the EU's");
	is_number(parse("x: statistics", dataset_type_read, &type), 1, "others are refused");
	is_number(parse("x: [mobility, statistics]", hvd_categories_read, &relations), 0,
	    "categories of high-value datasets");
	is_number(relations.hvd_category_count, 2, "are two");
	is_number(parse("x: [traffic]", hvd_categories_read, &relations), 1, "of six");
}

/* --- series and versions --- */

static struct str series_ids[] = { STR_INIT("s") };
static struct dataset_series series[1];
static struct dataset datasets[4];
static struct portal portal;

static void add_member(size_t index, const char *id, int year)
{
	datasets[index] = (struct dataset){ .arena = arena,
		.id = str_of(id),
		.temporal_start = { year, 1, 1 },
		.diags = diags,
		.relations = { .in_series = series_ids, .in_series_count = 1 } };
}

static void test_series(void)
{
	reader_new();
	series[0] = (struct dataset_series){ .id = STR("s") };
	add_member(0, "a", 2024);
	add_member(1, "ban-2009", 2009);
	add_member(2, "c", 2019);
	add_member(3, "d", 2014);
	datasets[2].is_draft = true;
	datasets[0].relations.version_of.id = STR("ban-2009");
	portal = (struct portal){ .arena = arena,
		.datasets = datasets,
		.dataset_count = 4,
		.dataset_series = series,
		.dataset_series_count = 1,
		.today = { 2024, 8, 1 } };
	relations_join(&portal);
	is_number(series[0].member_count, 4, "a series has its members");
	is_str(series[0].members[0]->id, STR("ban-2009"), "by time");
	is_str(dataset_series_first(&portal, &series[0])->id, STR("ban-2009"), "the first");
	is_str(dataset_series_last(&portal, &series[0])->id, STR("a"), "the last");
	is_str(dataset_series_before(&portal, &datasets[0].relations.places[0])->id, STR("d"),
	    "what is not shown is passed over");
	is_str(dataset_series_after(&portal, &datasets[3].relations.places[0])->id, STR("a"),
	    "both ways");
	ok(!dataset_series_before(&portal, &datasets[1].relations.places[0]), "it has a beginning");
	ok(!dataset_series_after(&portal, &datasets[0].relations.places[0]), "and an end");
	is_number(datasets[1].relations.version_count, 1, "a dataset knows its versions");
	ok(datasets[1].relations.versions[0] == &datasets[0], "which they are");
}

static void test_unknown(void)
{
	static struct dataset_link related[] = { { .id = STR_INIT("ban-2009") },
		{ .id = STR_INIT("ban-2010") }, { .url = STR_INIT("https://a.example/") },
		{ .id = STR_INIT("elsewhere"), .is_foreign = true } };
	static struct str samples[] = { STR_INIT("none") };

	reader_new();
	datasets[0].diags = datasets[1].diags = datasets[2].diags = datasets[3].diags = diags;
	datasets[0].relations.related = related;
	datasets[0].relations.related_count = 4;
	datasets[0].relations.samples = samples;
	datasets[0].relations.sample_count = 1;
	relations_check(&portal);
	is_number(diags_count(diags, DIAG_ERROR), 2, "what is not there is an error");
	is_number(diags_count(diags, DIAG_WARNING), 1, "of a package a warning");
	is_str(diags_at(diags, 0)->args.expected, STR("ban-2009"), "with what may be meant");
}

int main(void)
{
	arena = arena_new();
	test_scalars();
	test_places();
	test_lists();
	test_series();
	test_unknown();
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
