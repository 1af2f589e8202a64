/* SPDX-License-Identifier: MIT */
#include "read/embed_read.h"

#include <stdlib.h>

#include "model/chart.h"
#include "read/note_read.h"
#include "read/series_read.h"

enum { TABLE_ROWS = 20, TABLE_ROWS_MAX = 200, CHART_ROWS_MAX = 50 };

static const struct diag_kind no_key = { "embed.syntax", DIAG_ERROR,
	{ "Dòng “{found}” không có dạng khóa: giá trị.", "The line “{found}” is not key: value." },
	{ "Viết ví dụ: dataset: ma-tap-du-lieu.",
	    "Write, for example: dataset: id-of-the-dataset." } };
static const struct diag_kind unknown_key = { "embed.unknown-key", DIAG_ERROR,
	{ "Khối ```{name} không có khóa “{found}”.", "A ```{name} block has no key “{found}”." },
	{ "Các khóa: {expected}.", "Its keys: {expected}." } };
static const struct diag_kind missing_key = { "embed.missing-key", DIAG_ERROR,
	{ "Khối ```{name} thiếu khóa {expected}.",
	    "The ```{name} block lacks the key {expected}." },
	{ "Thêm dòng {expected}: …", "Add a line {expected}: …" } };
static const struct diag_kind unknown_dataset = { "embed.unknown-dataset", DIAG_ERROR,
	{ "Không có tập dữ liệu “{found}”.", "There is no dataset “{found}”." },
	{ "Ghi mã của một tập dữ liệu trong cổng.", "Give the id of a dataset of this portal." } };
static const struct diag_kind foreign_dataset = { "embed.foreign-dataset", DIAG_ERROR,
	{ "Ghi chú của tập dữ liệu chỉ nhúng được bảng của chính nó, không phải của “{found}”.",
	    "A dataset's note can only show its own tables, not those of “{found}”." },
	{ "Viết thành một trang trong pages/.", "Write it as a page in pages/." } };

static const struct diag_kind unknown_view = { "embed.unknown-view", DIAG_ERROR,
	{ "Tập dữ liệu {name} không khai báo biểu đồ nào tên “{found}”.",
	    "The dataset {name} declares no chart called “{found}”." },
	{ "Ghi tên một biểu đồ trong views của tập dữ liệu đó: {expected}.",
	    "Give the name of a chart in that dataset's views: {expected}." } };

static const char *const kind_names[EMBED_KIND_COUNT] = { "table", "chart", "value" };

struct embed_reading {
	struct portal *portal;
	struct arena *scratch;
	struct diags *diags;
	struct embed *embed;
	/* the keys as given; "where" gathers */
	struct str dataset, resource, view, column, columns, label, unit, limit;
	struct pick_condition *where;
	size_t where_count;
	bool is_good;
};

/* What a key sets; `kinds` has a bit a kind that knows it. */
struct embed_key {
	const char *name;
	unsigned kinds;
	size_t offset; /* of the str in struct embed_reading; 0: by its own function */
};

#define IN_TABLE (1u << EMBED_TABLE)
#define IN_CHART (1u << EMBED_CHART)
#define IN_VALUE (1u << EMBED_VALUE)
#define IN_ALL (IN_TABLE | IN_CHART | IN_VALUE)
#define AT(member) offsetof(struct embed_reading, member)

static const struct embed_key embed_keys[] = {
	{ "dataset", IN_ALL, AT(dataset) },
	{ "resource", IN_ALL, AT(resource) },
	{ "view", IN_CHART, AT(view) },
	{ "where", IN_ALL, 0 },
	{ "title", IN_TABLE | IN_CHART, 0 },
	{ "columns", IN_TABLE, AT(columns) },
	{ "limit", IN_TABLE | IN_CHART, AT(limit) },
	{ "label", IN_CHART, AT(label) },
	{ "column", IN_CHART | IN_VALUE, AT(column) },
	{ "unit", IN_CHART | IN_VALUE, AT(unit) },
	{ "value <name>", IN_VALUE, 0 },
	{ "text", IN_VALUE, 0 },
	{ "format", IN_VALUE, 0 },
};

/* "period = 2024-06; scope = \"Cả nước\"" */
static void read_conditions(struct embed_reading *reading, struct str text,
    struct pick_condition **where, size_t *count, struct location at)
{
	struct str rest = text, part;

	while (str_split(&rest, ';', &part)) {
		size_t equals = str_find(part, '=');
		struct str value = str_trim(str_from(part, equals + 1));

		if (!str_trim(part).len)
			continue;
		if (equals == part.len) {
			DIAG(reading->diags, &no_key, at, .found = part);
			reading->is_good = false;
			return;
		}
		if (value.len >= 2 && value.data[0] == '"' && value.data[value.len - 1] == '"')
			value = str_slice(value, 1, value.len - 1);
		*ARENA_ADD(reading->portal->arena, *where, *count) = (struct pick_condition){
			str_trim(str_slice(part, 0, equals)), value
		};
	}
}

static struct str known_keys(struct embed_reading *reading)
{
	struct str list = STR("");

	for (size_t i = 0; i < sizeof(embed_keys) / sizeof(embed_keys[0]); i++) {
		if (embed_keys[i].kinds & (1u << reading->embed->kind))
			list = arena_format(reading->scratch, "%.*s%s%s", STR_ARG(list),
			    list.len ? ", " : "", embed_keys[i].name);
	}
	return list;
}

static void read_key(
    struct embed_reading *reading, struct str key, struct str value, struct location at)
{
	struct embed *embed = reading->embed;

	for (size_t i = 0; i < sizeof(embed_keys) / sizeof(embed_keys[0]); i++) {
		if (!(embed_keys[i].kinds & (1u << embed->kind)) || !embed_keys[i].offset ||
		    !str_eq(key, str_of(embed_keys[i].name)))
			continue;
		*(struct str *)(void *)((char *)reading + embed_keys[i].offset) = value;
		return;
	}
	if (str_eq(key, STR("where"))) {
		read_conditions(reading, value, &reading->where, &reading->where_count, at);
	} else if (str_eq(key, STR("title")) && embed->kind != EMBED_VALUE) {
		embed->title = value;
	} else if (str_eq(key, STR("text")) && embed->kind == EMBED_VALUE) {
		embed->text = value;
	} else if (str_eq(key, STR("format")) && embed->kind == EMBED_VALUE) {
		embed->is_text = str_eq(value, STR("text"));
	} else if (str_starts_with(key, STR("value ")) && embed->kind == EMBED_VALUE) {
		struct embed_part *part = ARENA_ADD(
		    reading->portal->arena, embed->parts, embed->part_count);

		part->name = str_trim(str_from(key, 6));
		read_conditions(reading, value, &part->pick.where, &part->pick.where_count, at);
	} else {
		DIAG(reading->diags, &unknown_key, at, .name = str_of(kind_names[embed->kind]),
		    .found = key, .expected = known_keys(reading));
		reading->is_good = false;
	}
}

static void read_lines(struct embed_reading *reading, struct str block)
{
	struct location at = reading->embed->at;
	struct str rest = block, line;

	while (str_split(&rest, '\n', &line)) {
		size_t colon = str_find(line, ':');

		at.line++;
		if (!str_trim(line).len)
			continue;
		if (colon == line.len) {
			DIAG(reading->diags, &no_key, at, .found = str_trim(line));
			reading->is_good = false;
			continue;
		}
		read_key(reading, str_trim(str_slice(line, 0, colon)),
		    str_trim(str_from(line, colon + 1)), at);
	}
}

static void need(struct embed_reading *reading, const char *key, struct str value)
{
	const struct embed *embed = reading->embed;

	if (value.len)
		return;
	DIAG(reading->diags, &missing_key, embed->at, .name = str_of(kind_names[embed->kind]),
	    .expected = str_of(key));
	reading->is_good = false;
}

static void add_column(struct embed_reading *reading, struct pick *pick, struct str name)
{
	if (name.len)
		*ARENA_ADD(reading->portal->arena, pick->columns, pick->column_count) = name;
}

static size_t rows_most(const struct embed_reading *reading)
{
	size_t most = reading->embed->kind == EMBED_TABLE ? TABLE_ROWS_MAX : CHART_ROWS_MAX;
	size_t wanted = 0;

	if (reading->embed->kind == EMBED_VALUE)
		return 1;
	for (size_t i = 0; i < reading->limit.len && ascii_is_digit(reading->limit.data[i]); i++)
		wanted = wanted > most ? wanted
				       : wanted * 10 + (size_t)(reading->limit.data[i] - '0');
	if (!wanted)
		wanted = TABLE_ROWS;
	return wanted < most ? wanted : most;
}

/* What is common to the block goes into each of its picks. */
static void complete(struct embed_reading *reading, struct pick *pick)
{
	struct str rest = reading->columns, part;

	pick->resource = reading->resource;
	pick->rows_most = rows_most(reading);
	for (size_t i = 0; i < reading->where_count; i++)
		*ARENA_ADD(
		    reading->portal->arena, pick->where, pick->where_count) = reading->where[i];
	while (rest.len && str_split(&rest, ',', &part))
		add_column(reading, pick, str_trim(part));
	add_column(reading, pick, reading->label);
	add_column(reading, pick, reading->column);
	add_column(reading, pick, reading->unit);
	reading->embed->has_unit = reading->unit.len > 0;
}

static void check_keys(struct embed_reading *reading)
{
	need(reading, "dataset", reading->dataset);
	if (reading->view.len)
		return;
	if (reading->embed->kind != EMBED_TABLE)
		need(reading, "column", reading->column);
	if (reading->embed->kind == EMBED_CHART)
		need(reading, "label", reading->label);
}

/* A chart that the dataset's own page shows. */
static void ask_for_view(struct embed_reading *reading, const struct dataset *dataset)
{
	struct str names = STR("");

	for (size_t i = 0; i < dataset->view_count; i++) {
		struct str name = dataset->views[i].name;

		if (str_eq(name, reading->view)) {
			reading->embed->chart = reading->view;
			return;
		}
		names = arena_format(reading->scratch, "%.*s%s%.*s", STR_ARG(names),
		    names.len ? ", " : "", STR_ARG(name));
	}
	DIAG(reading->diags, &unknown_view, reading->embed->at, .name = dataset->id,
	    .found = reading->view, .expected = names.len ? names : STR("–"));
}

static void ask(struct embed_reading *reading)
{
	struct embed *embed = reading->embed;
	struct dataset *dataset = (struct dataset *)portal_find_dataset(
	    reading->portal, reading->dataset);

	if (!dataset) {
		DIAG(reading->diags, &unknown_dataset, embed->at, .found = reading->dataset);
		return;
	}
	if (embed->owner && embed->owner != dataset) {
		DIAG(reading->diags, &foreign_dataset, embed->at, .found = reading->dataset);
		return;
	}
	embed->dataset = dataset;
	if (reading->view.len) {
		ask_for_view(reading, dataset);
		return;
	}
	if (!embed->part_count)
		ARENA_ADD(reading->portal->arena, embed->parts, embed->part_count);
	for (size_t i = 0; i < embed->part_count; i++) {
		complete(reading, &embed->parts[i].pick);
		*ARENA_ADD(
		    dataset->arena, dataset->picks, dataset->pick_count) = &embed->parts[i].pick;
	}
}

static void read_fence(struct portal *portal, struct arena *scratch, struct diags *diags,
    const struct dataset *owner, const struct note *note, const struct outline_entry *fence)
{
	struct str word = str_slice(fence->url, 0, str_find(fence->url, ' '));
	struct embed_reading reading = { portal, scratch, diags, NULL, .is_good = true };

	for (size_t i = 0; i < EMBED_KIND_COUNT; i++) {
		if (!str_eq(word, str_of(kind_names[i])))
			continue;
		reading.embed = ARENA_ADD(portal->arena, portal->embeds, portal->embed_count);
		reading.embed->kind = (enum embed_kind)i;
	}
	if (!reading.embed)
		return;
	reading.embed->owner = owner;
	reading.embed->at = note->at;
	reading.embed->at.line = (note->at.line ? note->at.line : 1) + fence->line - 1;
	reading.embed->at.column = 0;
	read_lines(&reading, arena_str(portal->arena, fence->text));
	if (owner && !reading.dataset.len)
		reading.dataset = owner->id;
	check_keys(&reading);
	if (reading.is_good)
		ask(&reading);
}

static void read_notes(struct portal *portal, struct arena *scratch, struct diags *diags,
    const struct dataset *owner, const struct note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct note_outline outline = { NULL, 0 };

		/* most notes have no fence at all */
		if (str_contains(notes[i].markdown, STR("```")) ||
		    str_contains(notes[i].markdown, STR("~~~")))
			outline = note_read_outline(
			    scratch, notes[i].markdown, portal->limits.note_bytes);
		for (size_t j = 0; j < outline.count; j++) {
			if (outline.entries[j].kind == OUTLINE_FENCE)
				read_fence(
				    portal, scratch, diags, owner, &notes[i], &outline.entries[j]);
		}
	}
}

void embeds_read(struct portal *portal, struct arena *scratch)
{
	for (size_t i = 0; i < portal->dataset_count; i++) {
		struct dataset *dataset = &portal->datasets[i];

		series_ask(dataset);
		read_notes(
		    portal, scratch, dataset->diags, dataset, dataset->notes, dataset->note_count);
	}
	for (size_t i = 0; i < portal->page_count; i++)
		read_notes(portal, scratch, portal->diags, NULL, portal->pages[i].notes,
		    portal->pages[i].note_count);
	if (portal->embed_count)
		qsort(portal->embeds, portal->embed_count, sizeof(*portal->embeds), embed_compare);
}
