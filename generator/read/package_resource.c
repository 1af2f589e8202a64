/* SPDX-License-Identifier: MIT */
#include "read/datapackage.h"

#include "base/text_fold.h"
#include "read/input.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind package_parts = { "package.parts", DIAG_ERROR,
	{ "Tài nguyên gồm {found} tệp; chỉ đọc được tài nguyên một tệp.",
	    "The resource has {found} files; only those of one file are read." },
	{ "Nối các tệp thành một.", "Join the files into one." } };

static const struct diag_kind package_inline = { "package.inline-data", DIAG_ERROR,
	{ "Dữ liệu nằm ngay trong tệp mô tả không được hỗ trợ.",
	    "Data inside of the descriptor is not supported." },
	{ "Đưa dữ liệu vào một tệp CSV và khai báo path.",
	    "Put the data into a CSV file and give its path." } };

static const struct diag_kind package_remote = { "package.remote-part", DIAG_WARNING,
	{ "{name} trỏ ra ngoài nên bị bỏ qua: {found}.",
	    "{name} points elsewhere, so it is left out: {found}." },
	{ NULL, NULL } };

static bool is_remote(struct str path)
{
	return str_starts_with(path, STR("http://")) || str_starts_with(path, STR("https://"));
}

/* Version 2 has a list of the header's rows; of several the last one names the columns. */
static void read_header_rows(struct key_reader *keys, const struct node *node, void *value)
{
	struct dialect *dialect = value;
	uint64_t row;

	if (node->kind != NODE_SEQUENCE || !node->count)
		return;
	if (key_read_value(keys, KEY_NUMBER, &node->items[node->count - 1], &row) && row) {
		dialect->header_row = row;
		dialect->has_header_row = true;
	}
}

/* "\r\n" and the like are found by looking; "" means none. */
static void read_character(struct key_reader *keys, const struct node *node, void *value)
{
	if (node->kind == NODE_SCALAR && node->text.len)
		key_read_value(keys, KEY_CHARACTER, node, value);
}

#define DIALECT(member) offsetof(struct dialect, member)

static const struct key dialect_list[] = {
	{ .name = "delimiter",
	    .type = KEY_CHARACTER,
	    .offset = DIALECT(delimiter),
	    .given_offset = DIALECT(has_delimiter) },
	{ .name = "quoteChar",
	    .type = KEY_CHARACTER,
	    .offset = DIALECT(quote),
	    .given_offset = DIALECT(has_quote) },
	{ .name = "header",
	    .type = KEY_BOOL,
	    .offset = DIALECT(header),
	    .given_offset = DIALECT(has_header) },
	{ .name = "headerRows", .type = KEY_CUSTOM, .parse = read_header_rows },
	{ .name = "commentChar",
	    .type = KEY_CUSTOM,
	    .offset = DIALECT(comment_char),
	    .parse = read_character },
	{ .name = "skipInitialSpace", .type = KEY_BOOL, .offset = DIALECT(skip_initial_space) },
};
static const struct key_table package_dialect_keys = { "dialect", dialect_list,
	COUNT(dialect_list) };

static void read_dialect(struct key_reader *keys, const struct node *node, void *value)
{
	if (node->kind == NODE_MAPPING)
		keys_read(keys, &package_dialect_keys, node, value);
	else
		DIAG(keys->diags, &package_remote, node_at(node, keys->path), .name = node->key,
		    .found = node->text);
}

static void read_schema(struct key_reader *keys, const struct node *node, void *value)
{
	if (node->kind == NODE_SCALAR && is_remote(node->text))
		DIAG(keys->diags, &package_remote, node_at(node, keys->path), .name = node->key,
		    .found = node->text);
	else
		resource_schema_read(keys, node, value);
}

/* A path is a string or a list of them; a URL makes a link. */
static void read_path(struct key_reader *keys, const struct node *node, void *value)
{
	struct resource *resource = value;
	const struct node *path = node;

	if (node->kind == NODE_SEQUENCE && node->count)
		path = &node->items[0];
	if (node->kind == NODE_SEQUENCE && node->count > 1) {
		DIAG(keys->diags, &package_parts, node_at(node, keys->path),
		    .found = diags_number(keys->diags, node->count));
		resource->is_withheld = true;
	}
	if (path->kind != NODE_SCALAR) {
		key_report_type(keys, KEY_STRING, node);
	} else if (is_remote(path->text)) {
		key_read_value(keys, KEY_URL, path, &resource->url);
	} else {
		struct str text = path->text;

		while (str_starts_with(text, STR("./")))
			text = str_from(text, 2);
		resource->path = arena_str(keys->arena, text);
	}
}

static void read_name(struct key_reader *keys, const struct node *node, void *value)
{
	if (node->kind == NODE_SCALAR)
		*(struct str *)value = text_slug(keys->arena, node->text);
	else
		key_report_type(keys, KEY_STRING, node);
}

static void read_inline(struct key_reader *keys, const struct node *node, void *value)
{
	struct resource *resource = value;

	diags_add(
	    keys->diags, &package_inline, node_key_at(node, keys->path), (struct diag_args){ 0 });
	resource->is_withheld = true;
}

static void read_own(struct key_reader *keys, const struct node *node, void *value)
{
	static const char *const others[] = { "name", "path", "url", "dialect", "schema", NULL };

	package_own_read(keys, &resource_keys, others, node, value);
}

#define RESOURCE(member) offsetof(struct resource, member)

static const struct key resource_list[] = {
	{ .name = "name", .type = KEY_CUSTOM, .offset = RESOURCE(name), .parse = read_name },
	{ .name = "title", .type = KEY_TITLE, .offset = RESOURCE(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = RESOURCE(description) },
	{ .name = "path", .type = KEY_CUSTOM, .parse = read_path },
	{ .name = "url", .type = KEY_CUSTOM, .parse = read_path },
	{ .name = "data", .type = KEY_CUSTOM, .parse = read_inline },
	{ .name = "format", .type = KEY_STRING, .offset = RESOURCE(format) },
	{ .name = "mediatype", .type = KEY_STRING, .offset = RESOURCE(media_type) },
	{ .name = "encoding", .type = KEY_STRING, .offset = RESOURCE(dialect.encoding) },
	{ .name = "licenses",
	    .type = KEY_CUSTOM,
	    .offset = RESOURCE(licence),
	    .parse = package_licences_read },
	{ .name = "dialect",
	    .type = KEY_CUSTOM,
	    .offset = RESOURCE(dialect),
	    .parse = read_dialect },
	{ .name = "schema", .type = KEY_CUSTOM, .parse = read_schema },
	{ .name = "datamo", .type = KEY_CUSTOM, .parse = read_own },
};
static const struct key_table package_resource_keys = { "resources", resource_list,
	COUNT(resource_list) };

/* Another form of a resource of this package, as our own packages list them: who reads it makes
 * those anew. */
static bool is_form(const struct node *resources, const struct node *item)
{
	const struct node *own = node_find(item, "datamo"), *of = node_find(own, "form_of");

	for (size_t i = 0; of && i < resources->count; i++) {
		const struct node *name = node_find(&resources->items[i], "name");

		if (&resources->items[i] != item && name && name->kind == NODE_SCALAR &&
		    str_eq(name->text, of->text))
			return true;
	}
	return false;
}

static void declare_file(struct dataset_reader *reader, const struct node *path)
{
	if (path && path->kind == NODE_SCALAR)
		dataset_reader_declare(reader, path->text);
}

void package_resources_read(struct key_reader *keys, const struct node *node, void *value)
{
	struct dataset_reader *reader = keys->context;
	struct dataset *dataset = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(keys, KEY_LIST, node);
		return;
	}
	dataset->resources = arena_alloc(keys->arena, (node->count + 1) * sizeof(struct resource));
	for (size_t i = 0; i < node->count; i++) {
		const struct node *item = &node->items[i], *path = node_find(item, "path");
		struct resource *resource;

		if (is_form(node, item)) {
			declare_file(reader, path);
			continue;
		}
		resource = &dataset->resources[dataset->resource_count++];
		resource_init(resource);
		keys_read(keys, &package_resource_keys, item, resource);
		path = path ? path : node_find(item, "url");
		/* What has no file at all was reported. */
		if (node_find(item, "data") && !path)
			resource_withhold(reader, resource, node_at(item, keys->path));
		else
			resource_finish(reader, resource, node_at(path ? path : item, keys->path));
	}
}
