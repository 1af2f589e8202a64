/* SPDX-License-Identifier: MIT */
#include "read/view_read.h"

#include "base/memory.h"
#include "model/chart.h"
#include "model/chart_plan.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind no_table = { "view.no-table", DIAG_ERROR,
	{ "Không có bảng “{found}” để vẽ.", "There is no table “{found}” to be drawn." },
	{ "resource: tên của một bảng trong resources.", "resource: the name of a table." } };

static const struct diag_kind name_taken = { "view.name-taken", DIAG_ERROR,
	{ "Tên “{found}” đã dùng cho một biểu đồ khác.", "Another chart has the name “{found}”." },
	{ "Đặt name: khác nhau cho từng biểu đồ.", "Give each its own name:." } };

static const struct diag_kind too_many = { "view.too-many", DIAG_ERROR,
	{ "Có {found} biểu đồ, tối đa {expected}.",
	    "There are {found} charts, at most {expected} are allowed." },
	{ "Bỏ bớt mục trong views.", "Leave some of `views:` out." } };

/* {column: value}, or {column: [value, value]}. */
struct filter_list {
	struct chart_filter **items;
	size_t *count;
};

static void read_filters(
    struct key_reader *reader, const struct node *node, struct filter_list filters)
{
	if (node->kind != NODE_MAPPING) {
		key_report_type(reader, KEY_MAP, node);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		struct chart_filter *filter = ARENA_ADD(
		    reader->arena, *filters.items, *filters.count);
		void *values = NULL;

		filter->column = arena_str(reader->arena, node->items[i].key);
		key_read_list(reader, KEY_STRING, &node->items[i], &values, &filter->value_count);
		filter->values = values;
	}
}

static void read_where(struct key_reader *reader, const struct node *node, void *value)
{
	struct chart_request *request = value;

	read_filters(reader, node, (struct filter_list){ &request->where, &request->where_count });
}

static void read_estimates(struct key_reader *reader, const struct node *node, void *value)
{
	struct chart_request *request = value;

	read_filters(
	    reader, node, (struct filter_list){ &request->estimates, &request->estimate_count });
}

static const char *const orders[] = { "file", "value", NULL };

#define VIEW(member) offsetof(struct chart_request, member)

static const struct key view_list[] = {
	{ .name = "name", .type = KEY_ID, .offset = VIEW(name) },
	{ .name = "title", .type = KEY_TITLE, .offset = VIEW(title) },
	{ .name = "kind", .type = KEY_CHOICE, .offset = VIEW(kind), .choices = chart_kind_names },
	{ .name = "resource", .type = KEY_STRING, .offset = VIEW(resource) },
	{ .name = "x", .type = KEY_TITLE, .offset = VIEW(x) },
	{ .name = "y", .type = KEY_STRINGS, .offset = VIEW(y), .count_offset = VIEW(y_count) },
	{ .name = "series", .type = KEY_TITLE, .offset = VIEW(series) },
	{ .name = "label", .type = KEY_TITLE, .offset = VIEW(label) },
	{ .name = "target", .type = KEY_STRING, .offset = VIEW(target) },
	{ .name = "where", .type = KEY_CUSTOM, .parse = read_where },
	{ .name = "estimates", .type = KEY_CUSTOM, .parse = read_estimates },
	{ .name = "order", .type = KEY_CHOICE, .offset = VIEW(order), .choices = orders },
	{ .name = "unit", .type = KEY_TITLE, .offset = VIEW(unit) },
	{ .name = "source", .type = KEY_TITLE, .offset = VIEW(source) },
	{ .name = "note", .type = KEY_TEXT, .offset = VIEW(note) },
};
const struct key_table view_keys = { "views", view_list, COUNT(view_list) };

void views_read(struct key_reader *keys, const struct node *node, void *value)
{
	struct dataset *dataset = value;

	if (node->kind == NODE_SCALAR && str_eq(node->text, STR("none"))) {
		dataset->has_no_views = true;
		return;
	}
	if (node->kind != NODE_SEQUENCE) {
		key_report_type(keys, KEY_LIST, node);
		return;
	}
	if (node->count > CHARTS_MAX) {
		DIAG(keys->diags, &too_many, node_at(node, keys->path),
		    .found = diags_number(keys->diags, node->count),
		    .expected = diags_number(keys->diags, CHARTS_MAX));
		return;
	}
	dataset->views = arena_alloc(
	    keys->arena, size_mul(node->count + 1, sizeof(struct chart_request)));
	for (size_t i = 0; i < node->count; i++) {
		struct chart_request *request = &dataset->views[dataset->view_count++];

		request->at = node_at(&node->items[i], keys->path);
		keys_read(keys, &view_keys, &node->items[i], request);
	}
}

static bool name_is_taken(const struct dataset *dataset, size_t before, struct str name)
{
	for (size_t i = 0; i < before; i++) {
		if (str_eq(dataset->views[i].name, name))
			return true;
	}
	return false;
}

void views_finish(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;

	for (size_t i = 0; i < dataset->view_count; i++) {
		struct chart_request *request = &dataset->views[i];

		if (!request->name.len)
			request->name = arena_format(dataset->arena, "chart-%zu", i + 1);
		if (name_is_taken(dataset, i, request->name))
			DIAG(dataset->diags, &name_taken, request->at, .found = request->name);
		if (!chart_resource(dataset, request))
			DIAG(dataset->diags, &no_table, request->at, .found = request->resource);
	}
}
