/* SPDX-License-Identifier: MIT */
#include "model/chart_plan.h"

#include "base/memory.h"
#include "model/column_profile.h"

/* What a table's columns are, as far as the rules ask. */
struct columns {
	size_t numbers, texts, periods, others; /* how many */
	size_t number, text, period;            /* the first of each; other: unusable */
	size_t actual, target, longitude, latitude, point;
};

enum { NO_COLUMN = -1, FEW_SERIES = 6, LINE_PERIODS = 3, CHOSEN_BARS = 40 };
#define NONE ((size_t)NO_COLUMN)

static bool begins_with_any(struct str name, const char *const *starts)
{
	for (; *starts; starts++) {
		struct str start = str_of(*starts);

		if (name.len >= start.len &&
		    str_eq_ignoring_case(str_slice(name, 0, start.len), start))
			return true;
	}
	return false;
}

static bool is_any(struct str name, const char *const *names)
{
	for (; *names; names++) {
		if (str_eq_ignoring_case(name, str_of(*names)))
			return true;
	}
	return false;
}

static bool is_period(const struct field *field, const struct column_profile *profile)
{
	static const char *const years[] = { "year", "nam", "năm", NULL };

	return field->type == TYPE_DATE || field->type == TYPE_YEARMONTH ||
	       field->type == TYPE_YEAR ||
	       (field->type == TYPE_INTEGER && profile->has_numbers &&
		   profile->number_minimum >= 1800 && profile->number_maximum <= 2199 &&
		   is_any(field->name, years));
}

static void look_at(struct columns *columns, size_t index, const struct field *field,
    const struct column_profile *profile)
{
	static const char *const actual[] = { "actual", "thuc_hien", "thực hiện", NULL };
	static const char *const target[] = { "target", "muc_tieu", "mục tiêu", NULL };
	static const char *const longitude[] = { "longitude", "lon", "lng", "kinh_do", "kinh độ",
		NULL };
	static const char *const latitude[] = { "latitude", "lat", "vi_do", "vĩ độ", NULL };

	if (field->type == TYPE_GEOPOINT) {
		columns->point = index;
	} else if (is_period(field, profile)) {
		if (!columns->periods++)
			columns->period = index;
	} else if (field->type == TYPE_NUMBER || field->type == TYPE_INTEGER) {
		if (!columns->numbers++)
			columns->number = index;
		if (begins_with_any(field->name, actual))
			columns->actual = index;
		else if (begins_with_any(field->name, target))
			columns->target = index;
		else if (is_any(field->name, longitude))
			columns->longitude = index;
		else if (is_any(field->name, latitude))
			columns->latitude = index;
	} else if (field->type == TYPE_STRING) {
		if (!columns->texts++)
			columns->text = index;
	} else {
		columns->others++;
	}
}

static struct text column_text(struct arena *arena, const struct resource *resource, size_t index)
{
	struct text text = { NULL, 0 };

	ARENA_ADD(arena, text.entries, text.count)->value = resource->schema.fields[index].name;
	return text;
}

static void set_y(struct arena *arena, struct chart_request *request,
    const struct resource *resource, size_t index)
{
	*ARENA_ADD(arena, request->y, request->y_count) = resource->schema.fields[index].name;
}

static bool choose_map(struct arena *arena, struct chart_request *request,
    const struct resource *resource, const struct columns *columns)
{
	if (columns->point != NONE) {
		request->x = column_text(arena, resource, columns->point);
	} else if (columns->longitude != NONE && columns->latitude != NONE) {
		request->x = column_text(arena, resource, columns->longitude);
		set_y(arena, request, resource, columns->latitude);
	} else {
		return false;
	}
	if (columns->text != NONE)
		request->label = column_text(arena, resource, columns->text);
	request->kind = STR("map");
	return true;
}

static bool choose_over_time(struct arena *arena, struct chart_request *request,
    const struct resource *resource, const struct columns *columns)
{
	const struct column_profile *profiles = resource->profile->columns;
	uint64_t periods, series = 1;

	if (columns->periods != 1 || columns->numbers != 1 || columns->texts > 1 || columns->others)
		return false;
	periods = profiles[columns->period].distinct;
	if (columns->texts) {
		series = profiles[columns->text].distinct;
		request->series = column_text(arena, resource, columns->text);
	}
	if (periods < 2 || !series || series > FEW_SERIES || resource->row_count > periods * series)
		return false;
	request->x = column_text(arena, resource, columns->period);
	set_y(arena, request, resource, columns->number);
	request->kind = periods >= LINE_PERIODS ? STR("line") : STR("bar");
	return true;
}

static bool choose_kind(struct arena *arena, struct chart_request *request,
    const struct resource *resource, const struct columns *columns)
{
	const struct column_profile *profiles = resource->profile->columns;

	if (columns->actual != NONE && columns->target != NONE && columns->texts == 1 &&
	    resource->row_count <= CHOSEN_BARS) {
		request->kind = STR("progress");
		request->x = column_text(arena, resource, columns->text);
		set_y(arena, request, resource, columns->actual);
		request->target = resource->schema.fields[columns->target].name;
		return true;
	}
	if (choose_map(arena, request, resource, columns))
		return true;
	if (choose_over_time(arena, request, resource, columns))
		return true;
	if (resource->schema.field_count == 2 && columns->texts == 1 && columns->numbers == 1 &&
	    resource->row_count >= 2 && resource->row_count <= CHOSEN_BARS &&
	    profiles[columns->text].distinct == resource->row_count) {
		request->kind = STR("bar");
		request->x = column_text(arena, resource, columns->text);
		set_y(arena, request, resource, columns->number);
		return true;
	}
	return false;
}

struct chart_request *chart_choose(struct arena *arena, const struct resource *resource)
{
	struct columns columns = { .number = NONE,
		.text = NONE,
		.period = NONE,
		.actual = NONE,
		.target = NONE,
		.longitude = NONE,
		.latitude = NONE,
		.point = NONE };
	const struct table_profile *profile = resource->profile;
	struct chart_request *request,
	    attempt = { .resource = resource->name, .name = resource->name, .at = resource->at };

	if (!profile || profile->column_count < resource->schema.field_count)
		return NULL;
	for (size_t i = 0; i < resource->schema.field_count; i++)
		look_at(&columns, i, &resource->schema.fields[i], &profile->columns[i]);
	if (!choose_kind(arena, &attempt, resource, &columns))
		return NULL;
	request = arena_alloc(arena, sizeof(*request));
	*request = attempt;
	return request;
}

struct resource *chart_resource(const struct dataset *dataset, const struct chart_request *request)
{
	for (size_t i = 0; i < dataset->resource_count; i++) {
		struct resource *resource = &dataset->resources[i];

		if (resource->kind == RESOURCE_TABLE &&
		    (!request->resource.len || str_eq(request->resource, resource->name)))
			return resource;
	}
	return NULL;
}

static const struct field *field_of(const struct resource *resource, const struct text *column)
{
	size_t index = resource->schema.field_count;

	if (!text_is_empty(column))
		index = table_schema_find(&resource->schema, column->entries[0].value);
	return index < resource->schema.field_count ? &resource->schema.fields[index] : NULL;
}

enum chart_kind chart_kind_of(const struct chart_request *request, const struct resource *resource)
{
	const struct field *x = field_of(resource, &request->x);
	enum chart_kind kind;

	if (chart_kind_parse(request->kind, &kind))
		return kind;
	if (request->target.len && !field_type_is_temporal(x ? x->type : TYPE_STRING))
		return CHART_PROGRESS;
	if (x && x->type == TYPE_GEOPOINT)
		return CHART_MAP;
	if (!request->y_count)
		return CHART_TIMELINE;
	if (!x)
		return CHART_HISTOGRAM;
	if (field_type_is_temporal(x->type))
		return CHART_LINE;
	if (x->type == TYPE_NUMBER || x->type == TYPE_INTEGER)
		return CHART_SCATTER;
	return CHART_BAR;
}

static void add_chart(
    struct dataset *dataset, const struct chart_request *request, const struct resource *resource)
{
	struct chart *chart = &dataset->charts[dataset->chart_count++];

	chart->request = request;
	chart->resource = resource;
	chart->kind = chart_kind_of(request, resource);
}

void charts_plan(struct dataset *dataset, struct arena *work)
{
	const struct chart_request *request = NULL;

	dataset->chart_count = 0;
	dataset->charts = arena_alloc(
	    work, size_mul(dataset->view_count + 1, sizeof(struct chart)));
	for (size_t i = 0; i < dataset->view_count; i++) {
		const struct resource *resource = chart_resource(dataset, &dataset->views[i]);

		if (resource && !resource->is_withheld)
			add_chart(dataset, &dataset->views[i], resource);
	}
	if (dataset->view_count || dataset->has_no_views)
		return;
	for (size_t i = 0; i < dataset->resource_count && !request; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->kind != RESOURCE_TABLE || resource->is_withheld)
			continue;
		request = chart_choose(work, resource);
		if (request)
			add_chart(dataset, request, resource);
	}
}
