/* SPDX-License-Identifier: MIT */
#include <libxml/parser.h>

#include "model/chart.h"
#include "model/chart_plan.h"
#include "render/chart_sink.h"
#include "render/chart_svg.h"
#include "render/chart_words.h"
#include "render_fixture.h"

/* A table made by hand, and one chart of it. */
struct bench {
	struct fixture fixture;
	struct dataset *dataset;
	struct resource *table;
	struct chart_request *request;
	uint64_t line;
};

static void bench_open(struct bench *bench, const char *hostile)
{
	struct dataset *dataset;

	memset(bench, 0, sizeof(*bench));
	fixture_open(&bench->fixture, str_of(hostile));
	bench->dataset = dataset = &bench->fixture.portal->datasets[0];
	bench->table = &dataset->resources[0];
	bench->table->schema = (struct table_schema){ .fields = NULL };
	bench->table->profile = NULL;
	bench->table->row_count = 10;
	dataset->views = arena_alloc(bench->fixture.arena, sizeof(struct chart_request));
	dataset->view_count = 1;
	bench->request = &dataset->views[0];
	bench->request->name = STR("bieu-do");
}

static void add_field(struct bench *bench, const char *name, enum field_type type)
{
	struct table_schema *schema = &bench->table->schema;
	struct field *field = ARENA_ADD(bench->fixture.arena, schema->fields, schema->field_count);

	field->name = str_of(name);
	field->type = type;
	field->bare_number = true;
}

static struct text column(struct bench *bench, const char *name)
{
	struct text text = { NULL, 0 };

	ARENA_ADD(bench->fixture.arena, text.entries, text.count)->value = str_of(name);
	return text;
}

static void set_y(struct bench *bench, const char *name)
{
	*ARENA_ADD(bench->fixture.arena, bench->request->y, bench->request->y_count) = str_of(name);
}

/* "a|b;c|d": rows of cells */
static const struct chart *gather(struct bench *bench, const char *rows, size_t times)
{
	struct arena *arena = bench->fixture.arena;
	struct chart_sink *sink;

	charts_plan(bench->dataset, arena);
	sink = chart_sink_new(bench->dataset, bench->table, arena);
	for (size_t i = 0; i < times; i++) {
		struct str rest = str_of(rows), line;

		while (str_split(&rest, ';', &line)) {
			struct str cells[8], cell;
			struct row row = { .cells = cells, .line = ++bench->line };

			while (row.count < 8 && str_split(&line, '|', &cell))
				cells[row.count++] = str_eq(cell, STR("#"))
							 ? arena_format(arena, "%u", (unsigned)i)
							 : cell;
			chart_sink_rows(sink)->row(chart_sink_rows(sink), &row);
		}
	}
	chart_sink_free(sink);
	return &bench->dataset->charts[0];
}

static struct view view_of(struct bench *bench, const char *language)
{
	struct page_context context = { .renderer = bench->fixture.renderer,
		.dataset = bench->dataset,
		.language = str_of(language),
		.scratch = bench->fixture.arena,
		.diags = bench->fixture.diags };
	struct view view;

	view_init(&view, &context);
	return view;
}

static bool is_well_formed(struct str svg)
{
	xmlDoc *doc = xmlReadMemory(svg.data, (int)svg.len, "svg", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	bool is_good = doc != NULL;

	xmlFreeDoc(doc);
	return is_good;
}

/* --- order and gaps --- */

static void test_periods(void)
{
	struct bench bench;
	const struct chart *chart;
	struct view view;

	bench_open(&bench, "");
	add_field(&bench, "ky", TYPE_STRING);
	add_field(&bench, "so", TYPE_NUMBER);
	bench.request->x = column(&bench, "ky");
	bench.request->kind = STR("line");
	set_y(&bench, "so");
	chart = gather(
	    &bench, "2024-06|3;2023|1.50;2024-Q1|NaN;2024-H1|2;2023-12|INF;2024-07-01|;2022|1", 1);
	ok(chart->axis == AXIS_TIME, "names that are all periods make a time axis");
	is_str(chart->places[0].text.entries[0].value, STR("2022"), "the earliest comes first");
	is_str(chart->places[3].text.entries[0].value, STR("2024-H1"),
	    "of those that begin together the longer comes first");
	is_str(chart->places[6].text.entries[0].value, STR("2024-07-01"), "the latest comes last");
	ok(!chart_value_at(chart, 0, 2)->is_given, "an infinite value is a gap");
	ok(!chart_value_at(chart, 0, 4)->is_given, "so is one that is no number");
	ok(!chart_value_at(chart, 0, 6)->is_given, "so is a missing one");
	is_str(chart_value_at(chart, 0, 1)->text, STR("1.50"), "digits stay as they are");
	view = view_of(&bench, "vi");
	is_str(chart_place_name(&view, chart, 3), STR("6 tháng đầu 2024"), "periods in Vietnamese");
	is_str(chart_value_text(&view, chart, chart_value_at(chart, 0, 1)), STR("1,50"),
	    "and numbers");
	view_release(&view);
	view = view_of(&bench, "en");
	is_str(chart_place_name(&view, chart, 5), STR("Jun 2024"), "periods in English");
	view_release(&view);
	fixture_close(&bench.fixture);
}

static void test_change(void)
{
	struct bench bench;
	struct view view;
	const struct chart *chart;

	bench_open(&bench, "");
	add_field(&bench, "nam", TYPE_YEAR);
	add_field(&bench, "so", TYPE_NUMBER);
	bench.request->x = column(&bench, "nam");
	bench.request->unit = column(&bench, "%");
	set_y(&bench, "so");
	chart = gather(&bench, "2024|82.2;2022|79.6", 1);
	view = view_of(&bench, "en");
	is_str(chart_sentence(&view, chart),
	    STR("so: 79.6% (2022) → 82.2% (2024), up by 2.6\u00a0percentage points."),
	    "the change has no more decimals than the figures");
	view_release(&view);
	fixture_close(&bench.fixture);
}

/* --- bounds --- */

static void test_bounds(void)
{
	struct bench bench;
	const struct chart *chart;

	bench_open(&bench, "");
	add_field(&bench, "ten", TYPE_STRING);
	add_field(&bench, "so", TYPE_NUMBER);
	add_field(&bench, "loai", TYPE_STRING);
	bench.request->x = column(&bench, "ten");
	bench.request->series = column(&bench, "loai");
	bench.request->kind = STR("bar");
	set_y(&bench, "so");
	bench.table->row_count = 3000;
	chart = gather(&bench, "a|1|x#;b|2|#", 3000);
	is_number(chart->series_count, CHART_SERIES_MAX, "no more series than may be");
	ok(chart->is_cut, "and it says that there were more");
	fixture_close(&bench.fixture);

	bench_open(&bench, "");
	add_field(&bench, "ten", TYPE_STRING);
	add_field(&bench, "so", TYPE_INTEGER);
	bench.request->x = column(&bench, "ten");
	bench.request->kind = STR("bar");
	set_y(&bench, "so");
	bench.table->row_count = 3000;
	chart = gather(&bench, "#|#", 100);
	is_number(chart->place_count, CHART_BARS_MAX, "no more bars than can be read");
	is_number(chart_value_at(chart, 0, 0)->number, 99, "and they are the largest");
	is_number(chart->whole_count, 100, "of so many");
	fixture_close(&bench.fixture);
}

static void test_repeated(void)
{
	struct bench bench;
	const struct chart *chart;

	bench_open(&bench, "");
	add_field(&bench, "ten", TYPE_STRING);
	add_field(&bench, "so", TYPE_INTEGER);
	bench.request->x = column(&bench, "ten");
	set_y(&bench, "so");
	chart = gather(&bench, "a|1;b|2;a|3", 1);
	is_number(chart->repeated_line, 3, "a place that is given twice is noticed");
	is_number(chart_value_at(chart, 0, 0)->number, 1, "the first value is drawn");
	is_number(diags_count(bench.fixture.diags, DIAG_WARNING), 1, "with a warning");
	fixture_close(&bench.fixture);
}

static void test_binned(void)
{
	struct bench bench;
	const struct chart *chart;
	struct table_profile *profile;
	double sum = 0;

	bench_open(&bench, "");
	add_field(&bench, "x", TYPE_INTEGER);
	add_field(&bench, "y", TYPE_NUMBER);
	bench.request->x = column(&bench, "x");
	bench.request->kind = STR("line");
	set_y(&bench, "y");
	profile = arena_alloc(bench.fixture.arena, sizeof(*profile));
	profile->columns = arena_alloc(bench.fixture.arena, 2 * sizeof(*profile->columns));
	profile->column_count = 2;
	profile->columns[0] = (struct column_profile){
		.has_numbers = true, .number_minimum = 0, .number_maximum = 3999
	};
	bench.table->profile = profile;
	bench.table->row_count = 4000;
	chart = gather(&bench, "#|#", 4000);
	ok(chart->is_binned, "beyond 2,000 rows a line is binned");
	is_number(chart->place_count, CHART_BINS, "into so many bins");
	for (size_t i = 0; i < chart->place_count; i++)
		sum += chart_value_at(chart, 0, i)->number;
	is_number(sum / CHART_BINS, 1999.5, "whose means have the mean of all");
	fixture_close(&bench.fixture);
}

/* --- what is drawn --- */

static void test_hostile(enum chart_kind kind)
{
	static const char evil[] =
	    "</title></desc><script>alert(1)</script>\"'&\x01\xef\xbf\xbf]]>";
	struct bench bench;
	struct view view;
	const struct chart *chart;
	struct strbuf svg = STRBUF_INIT, file = STRBUF_INIT;
	char name[80];

	bench_open(&bench, evil);
	add_field(
	    &bench, "x", kind == CHART_SCATTER || kind == CHART_MAP ? TYPE_NUMBER : TYPE_STRING);
	add_field(&bench, "y", TYPE_NUMBER);
	add_field(&bench, evil, TYPE_STRING);
	bench.request->kind = str_of(chart_kind_names[kind]);
	bench.request->x = column(&bench, "x");
	bench.request->series = bench.request->label = column(&bench, evil);
	bench.request->title = fixture_text(&bench.fixture, "Tên", NULL);
	bench.request->unit = bench.request->note = bench.request->source = bench.request->title;
	set_y(&bench, "y");
	bench.request->target = STR("5");
	chart = gather(&bench,
	    kind == CHART_SCATTER || kind == CHART_MAP
		? "1|2|<b>;3|4|</svg>;-7|8|&amp;"
		: "<i>&|-2|</svg><x>;\x02|4|<b onload='x'>;2024|1e300|a;--><!--|5|a",
	    1);
	view = view_of(&bench, "vi");
	chart_svg(&view, chart, CANVAS_NARROW, STR("chart"), &svg);
	chart_svg_file(&view, chart, &file);
	snprintf(name, sizeof(name), "%s: well-formed whatever the texts", chart_kind_names[kind]);
	ok(is_well_formed(strbuf_str(&svg)) && is_well_formed(strbuf_str(&file)), name);
	ok(!str_contains(strbuf_str(&file), STR("<script")) &&
		!str_contains(strbuf_str(&file), STR("onload='")) &&
		!str_contains(strbuf_str(&file), STR("style=")),
	    "nothing of them is markup");
	view_release(&view);
	strbuf_release(&svg);
	strbuf_release(&file);
	fixture_close(&bench.fixture);
}

static void test_nothing(enum chart_kind kind)
{
	struct bench bench;
	const struct chart *chart;

	bench_open(&bench, "");
	add_field(&bench, "x", TYPE_STRING);
	add_field(&bench, "y", TYPE_NUMBER);
	bench.request->kind = str_of(chart_kind_names[kind]);
	bench.request->x = bench.request->label = column(&bench, "x");
	bench.request->target = STR("y");
	set_y(&bench, "y");
	chart = gather(&bench, "a|;|1", 0);
	ok(chart_is_empty(chart), chart_kind_names[kind]);
	fixture_close(&bench.fixture);
}

/* --- choice --- */

static const char *chosen(struct bench *bench, uint64_t rows, const uint64_t *distinct)
{
	struct arena *arena = bench->fixture.arena;
	struct table_profile *profile = arena_alloc(arena, sizeof(*profile));
	const struct chart_request *request;

	profile->column_count = bench->table->schema.field_count;
	profile->columns = arena_alloc(arena, profile->column_count * sizeof(*profile->columns));
	for (size_t i = 0; i < profile->column_count; i++)
		profile->columns[i].distinct = distinct[i];
	bench->table->profile = profile;
	bench->table->row_count = rows;
	request = chart_choose(arena, bench->table);
	return request ? arena_cstr(arena, request->kind) : "none";
}

static void test_choice(void)
{
	static const struct {
		const char *names[4];
		enum field_type types[4];
		uint64_t rows, distinct[4];
		const char *kind;
	} cases[] = {
		{ { "ten", "actual_2022", "target_2022" },
		    { TYPE_STRING, TYPE_NUMBER, TYPE_NUMBER }, 3, { 3, 3, 2 }, "progress" },
		{ { "ten", "lon", "lat" }, { TYPE_STRING, TYPE_NUMBER, TYPE_NUMBER }, 500,
		    { 500, 500, 500 }, "map" },
		{ { "ngay", "so" }, { TYPE_DATE, TYPE_NUMBER }, 5000, { 5000, 10 }, "line" },
		{ { "nam", "vung", "so" }, { TYPE_YEAR, TYPE_STRING, TYPE_INTEGER }, 6, { 2, 3, 6 },
		    "bar" },
		{ { "nam", "vung", "so" }, { TYPE_YEAR, TYPE_STRING, TYPE_INTEGER }, 7, { 2, 3, 6 },
		    "none" },
		{ { "ten", "so" }, { TYPE_STRING, TYPE_INTEGER }, 34, { 34, 30 }, "bar" },
		{ { "ten", "so" }, { TYPE_STRING, TYPE_INTEGER }, 34, { 33, 30 }, "none" },
		{ { "a", "b", "c" }, { TYPE_NUMBER, TYPE_NUMBER, TYPE_NUMBER }, 9, { 9, 9, 9 },
		    "none" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bench bench;

		bench_open(&bench, "");
		for (size_t k = 0; k < 4 && cases[i].names[k]; k++)
			add_field(&bench, cases[i].names[k], cases[i].types[k]);
		is_str(str_of(chosen(&bench, cases[i].rows, cases[i].distinct)),
		    str_of(cases[i].kind), "a rule chooses the kind, or none does");
		fixture_close(&bench.fixture);
	}
}

int main(void)
{
	test_periods();
	test_change();
	test_bounds();
	test_repeated();
	test_binned();
	for (int kind = 0; kind < CHART_KIND_COUNT; kind++)
		test_hostile((enum chart_kind)kind);
	for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
		if (kind != CHART_HISTOGRAM)
			test_nothing((enum chart_kind)kind);
	}
	test_choice();
	xmlCleanupParser();
	return tap_end();
}
