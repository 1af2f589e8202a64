/* SPDX-License-Identifier: MIT */
#include "check/chart_check.h"

#include "base/number.h"
#include "model/chart.h"
#include "model/chart_plan.h"

static const struct diag_kind unknown_column = { "view.unknown-column", DIAG_ERROR,
	{ "{name}: bảng không có cột “{found}”.", "{name}: the table has no column “{found}”." },
	{ "Dùng tên cột như ở dòng tiêu đề của bảng.",
	    "Use a column's name as the table's header has it." } };

static const struct diag_kind unknown_column_near = { "view.unknown-column", DIAG_ERROR,
	{ "{name}: bảng không có cột “{found}”; có phải là “{expected}”?",
	    "{name}: the table has no column “{found}”; is “{expected}” meant?" },
	{ "Dùng tên cột như ở dòng tiêu đề của bảng.",
	    "Use a column's name as the table's header has it." } };

static const struct diag_kind not_a_number = { "view.not-a-number", DIAG_ERROR,
	{ "{name}: cột “{found}” không phải là số nên không vẽ được.",
	    "{name}: the column “{found}” does not hold numbers, so it cannot be drawn." },
	{ "Chọn một cột kiểu number hay integer, hoặc khai báo kiểu trong lược đồ.",
	    "Choose a column of type number or integer, or declare the type in the schema." } };

static const struct diag_kind missing_key = { "view.missing-key", DIAG_ERROR,
	{ "Biểu đồ kiểu {found} cần khóa {name}.",
	    "A chart of kind {found} needs the key {name}." },
	{ "datamo-portal(5) nói mỗi kiểu cần gì.",
	    "datamo-portal(5) says what each kind needs." } };

struct checking {
	const struct dataset *dataset;
	const struct resource *resource;
	const struct chart_request *request;
};

/* NULL after reporting. */
static const struct field *find_column(
    const struct checking *checking, const char *key, struct str name)
{
	const struct table_schema *schema = &checking->resource->schema;
	size_t index = table_schema_find(schema, name), limit = name.len / 3 + 2;
	struct str nearest = STR("");

	if (index < schema->field_count)
		return &schema->fields[index];
	for (size_t i = 0; i < schema->field_count && limit; i++) {
		size_t distance = str_distance(name, schema->fields[i].name, limit - 1);

		if (distance < limit && distance < schema->fields[i].name.len) {
			nearest = schema->fields[i].name;
			limit = distance;
		}
	}
	DIAG(checking->dataset->diags, nearest.len ? &unknown_column_near : &unknown_column,
	    checking->request->at, .name = str_of(key), .found = name, .expected = nearest);
	return NULL;
}

static void check_columns(
    const struct checking *checking, const char *key, const struct text *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		find_column(checking, key, columns->entries[i].value);
}

static void check_number(const struct checking *checking, const char *key, struct str name)
{
	const struct field *field = find_column(checking, key, name);

	if (field && field->type != TYPE_NUMBER && field->type != TYPE_INTEGER)
		DIAG(checking->dataset->diags, &not_a_number, checking->request->at,
		    .name = str_of(key), .found = name);
}

static void check_filters(const struct checking *checking, const char *key,
    const struct chart_filter *filters, size_t count)
{
	for (size_t i = 0; i < count; i++)
		find_column(checking, key, filters[i].column);
}

static bool is_geopoint(const struct checking *checking)
{
	const struct table_schema *schema = &checking->resource->schema;
	const struct text *x = &checking->request->x;
	size_t index = x->count ? table_schema_find(schema, x->entries[0].value)
				: schema->field_count;

	return index < schema->field_count && schema->fields[index].type == TYPE_GEOPOINT;
}

/* The keys that a kind cannot do without. */
static void check_needs(const struct checking *checking)
{
	const struct chart_request *request = checking->request;
	enum chart_kind kind = chart_kind_of(request, checking->resource);
	bool is_point = is_geopoint(checking);
	const struct {
		const char *key;
		bool is_needed, is_given;
	} needs[] = {
		{ "x", kind != CHART_HISTOGRAM, request->x.count > 0 },
		{ "y", kind != CHART_TIMELINE && !is_point, request->y_count > 0 },
		{ "label", kind == CHART_TIMELINE, request->label.count > 0 },
		{ "target", kind == CHART_PROGRESS, request->target.len > 0 },
	};

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
		if (needs[i].is_needed && !needs[i].is_given)
			DIAG(checking->dataset->diags, &missing_key, request->at,
			    .name = str_of(needs[i].key), .found = str_of(chart_kind_names[kind]));
	}
	if (request->x.count && (kind == CHART_SCATTER || (kind == CHART_MAP && !is_point)))
		check_number(checking, "x", request->x.entries[0].value);
}

static void check_request(const struct checking *checking)
{
	const struct chart_request *request = checking->request;

	check_columns(checking, "x", &request->x);
	check_columns(checking, "series", &request->series);
	check_columns(checking, "label", &request->label);
	for (size_t i = 0; i < request->y_count; i++)
		check_number(checking, "y", request->y[i]);
	if (request->target.len && !number_is_json(request->target))
		check_number(checking, "target", request->target);
	check_filters(checking, "where", request->where, request->where_count);
	check_filters(checking, "estimates", request->estimates, request->estimate_count);
	check_needs(checking);
}

void chart_check(const struct dataset *dataset, const struct resource *resource)
{
	for (size_t i = 0; i < dataset->view_count; i++) {
		const struct chart_request *request = &dataset->views[i];

		if (chart_resource(dataset, request) == resource)
			check_request(&(struct checking){ dataset, resource, request });
	}
}
