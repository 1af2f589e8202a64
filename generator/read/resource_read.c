/* SPDX-License-Identifier: MIT */
#include "read/resource_read.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text_fold.h"
#include "model/file_type.h"
#include "read/input.h"
#include "read/json.h"
#include "read/relation_keys.h"
#include "read/schema_read.h"
#include "read/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind resource_no_path = { "resource.no-path", DIAG_ERROR,
	{ "Tài nguyên phải có path hoặc url, và chỉ một trong hai.",
	    "A resource needs either path or url, and not both." },
	{ NULL, NULL } };

static const struct diag_kind resource_path_refused = { "resource.path-refused", DIAG_ERROR,
	{ "Đường dẫn “{found}” không dùng được.", "The path “{found}” is refused." },
	{ "Dùng đường dẫn tương đối bên trong thư mục của tập dữ liệu, không có “..”, “\\” hay ký "
	  "tự đặc biệt.",
	    "Use a path inside of the dataset's folder, without “..”, “\\” and special "
	    "characters." } };

static const struct diag_kind resource_type_refused = { "resource.type-refused", DIAG_ERROR,
	{ "Loại tệp của “{found}” không được công bố.",
	    "Files of the kind of “{found}” are not published." },
	{ "Các loại được phép: csv tsv json geojson txt pdf png jpg webp xlsx ods zip.",
	    "Allowed: csv tsv json geojson txt pdf png jpg webp xlsx ods zip." } };

static const struct diag_kind resource_name_taken = { "resource.name-taken", DIAG_ERROR,
	{ "Tên “{name}” đã dùng cho một tài nguyên khác.",
	    "Another resource has the name “{name}” already." },
	{ NULL, NULL } };

static const struct diag_kind resource_path_taken = { "resource.path-taken", DIAG_ERROR,
	{ "“{name}” đã là một tài nguyên khác (không phân biệt hoa thường).",
	    "“{name}” is another resource already (upper and lower case count as the same)." },
	{ NULL, NULL } };

static const struct diag_kind schema_unreadable = { "schema.invalid", DIAG_ERROR,
	{ "Lược đồ phải là một tệp .json, .yml hoặc .yaml trong thư mục: “{found}”.",
	    "A schema is a .json, .yml or .yaml file in the folder: “{found}”." },
	{ NULL, NULL } };

static struct dataset_reader *reader_of(struct key_reader *keys)
{
	return keys->context;
}

bool dataset_reader_declare(struct dataset_reader *reader, struct str path)
{
	for (size_t i = 0; i < reader->found->file_count; i++) {
		if (str_eq(reader->found->files[i].path, path)) {
			reader->found->files[i].is_declared = true;
			return true;
		}
	}
	return false;
}

/* Paths are bytes: they are not normalized, as texts are. */
static void read_path(struct key_reader *keys, const struct node *node, void *value)
{
	if (node->kind != NODE_SCALAR)
		key_report_type(keys, KEY_STRING, node);
	else
		*(struct str *)value = arena_str(keys->arena, node->text);
}

static bool read_schema_file(
    struct dataset_reader *reader, const struct node *node, struct resource *resource)
{
	struct str path = node->text, text, full, ending;
	struct location at = node_at(node, reader->keys.path);
	struct key_reader keys = reader->keys;
	struct node *root;

	if (!input_path_is_safe(path)) {
		DIAG(keys.diags, &resource_path_refused, at, .found = path);
		return false;
	}
	full = input_join(keys.arena, reader->dataset->folder, path);
	ending = input_ending(reader->scratch, path);
	if (!str_eq(ending, STR("json")) && !str_eq(ending, STR("yml")) &&
	    !str_eq(ending, STR("yaml"))) {
		DIAG(keys.diags, &schema_unreadable, at, .found = path);
		return false;
	}
	dataset_reader_declare(reader, path);
	if (!input_read(reader->scratch, reader->portal->folder, full, keys.limits->metadata_bytes,
		at, keys.diags, &text))
		return false;
	root = str_eq(ending, STR("json")) ? json_parse(reader->scratch, text, full, keys.diags)
					   : yaml_parse(reader->scratch, text, full, 1, keys.diags);
	if (!root)
		return false;
	keys.path = full;
	keys.allows_more = true;
	schema_read(&keys, root, &resource->schema);
	return true;
}

void resource_schema_read(struct key_reader *keys, const struct node *node, void *value)
{
	struct resource *resource = value;

	if (node->kind == NODE_MAPPING)
		schema_read(keys, node, &resource->schema);
	else if (node->kind != NODE_SCALAR)
		key_report_type(keys, KEY_MAP, node);
	else if (!read_schema_file(reader_of(keys), node, resource))
		resource->is_withheld = true;
}

#define DIALECT(member) offsetof(struct dialect, member)

static const struct key dialect_list[] = {
	{ .name = "encoding", .type = KEY_STRING, .offset = DIALECT(encoding) },
	{ .name = "delimiter",
	    .type = KEY_CHARACTER,
	    .offset = DIALECT(delimiter),
	    .given_offset = DIALECT(has_delimiter) },
	{ .name = "quote",
	    .type = KEY_CHARACTER,
	    .offset = DIALECT(quote),
	    .given_offset = DIALECT(has_quote) },
	{ .name = "header",
	    .type = KEY_BOOL,
	    .offset = DIALECT(header),
	    .given_offset = DIALECT(has_header) },
	{ .name = "header_row",
	    .type = KEY_NUMBER,
	    .offset = DIALECT(header_row),
	    .given_offset = DIALECT(has_header_row) },
	{ .name = "comment_char", .type = KEY_CHARACTER, .offset = DIALECT(comment_char) },
	{ .name = "skip_initial_space", .type = KEY_BOOL, .offset = DIALECT(skip_initial_space) },
};
const struct key_table dialect_keys = { "dialect", dialect_list, COUNT(dialect_list) };

/* Of the EU's lists of distribution states and of planned availability. */
static const char *const resource_states[] = { "completed", "develop", "deprecated", "withdrawn",
	NULL };
static const char *const availabilities[] = { "stable", "available", "experimental", "temporary",
	NULL };

#define RESOURCE(member) offsetof(struct resource, member)

static const struct key resource_list[] = {
	{ .name = "name", .type = KEY_ID, .offset = RESOURCE(name) },
	{ .name = "title", .type = KEY_TITLE, .offset = RESOURCE(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = RESOURCE(description) },
	{ .name = "path", .type = KEY_CUSTOM, .offset = RESOURCE(path), .parse = read_path },
	{ .name = "url", .type = KEY_URL, .offset = RESOURCE(url) },
	{ .name = "format", .type = KEY_STRING, .offset = RESOURCE(format) },
	{ .name = "media_type", .type = KEY_STRING, .offset = RESOURCE(media_type) },
	{ .name = "licence",
	    .type = KEY_CUSTOM,
	    .offset = RESOURCE(licence),
	    .parse = licence_read },
	{ .name = "conforms_to",
	    .type = KEY_CUSTOM,
	    .offset = RESOURCE(standards),
	    .parse = references_read },
	{ .name = "documentation",
	    .type = KEY_CUSTOM,
	    .offset = RESOURCE(documents),
	    .parse = references_read },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .offset = RESOURCE(status),
	    .choices = resource_states },
	{ .name = "availability",
	    .type = KEY_CHOICE,
	    .offset = RESOURCE(availability),
	    .choices = availabilities },
	{ .name = "dialect",
	    .type = KEY_MAP,
	    .offset = RESOURCE(dialect),
	    .nested = &dialect_keys },
	{ .name = "schema", .type = KEY_CUSTOM, .parse = resource_schema_read },
};
const struct key_table resource_keys = { "resources", resource_list, COUNT(resource_list) };

void resource_init(struct resource *resource)
{
	resource->dialect.header = true;
	resource->dialect.header_row = 1;
	resource->dialect.quote = '"';
}

static void give_name(struct dataset_reader *reader, struct resource *resource)
{
	struct arena *arena = reader->keys.arena;
	struct str path = resource->url.len ? resource->url : resource->path, base;
	size_t slash = str_rfind(path, '/');

	path = slash < path.len ? str_from(path, slash + 1) : path;
	path = str_slice(path, 0, str_rfind(path, '.'));
	base = text_slug(arena, path.len ? path : STR("data"));
	if (input_name_is_reserved(base))
		base = arena_format(arena, "%.*s-data", STR_ARG(str_slice(base, 0, 50)));
	resource->name = base;
}

/* The name is the stem of derived files; the path, of the original. */
static void make_unique(
    struct dataset_reader *reader, struct resource *resource, struct location at, bool is_given)
{
	struct str base = resource->name;
	struct arena *arena = reader->keys.arena;

	for (unsigned number = 2;
	     dataset_find_resource(reader->dataset, resource->name) != resource; number++) {
		if (is_given && !reader->is_package) {
			DIAG(reader->keys.diags, &resource_name_taken, at, .name = base);
			is_given = false;
		}
		resource->name = arena_format(
		    arena, "%.*s-%u", STR_ARG(str_slice(base, 0, 56)), number);
	}
}

static bool resource_is_taken(
    struct dataset_reader *reader, const struct resource *resource, struct location at)
{
	for (const struct resource *other = reader->dataset->resources; other < resource; other++) {
		if (resource->path.len && str_eq_ignoring_case(other->path, resource->path)) {
			DIAG(reader->keys.diags, &resource_path_taken, at, .name = resource->path);
			return true;
		}
	}
	return false;
}

static bool test_file(struct dataset_reader *reader, struct str path, struct location at)
{
	struct str full;
	int fd;

	if (dataset_reader_declare(reader, path))
		return true;
	/* It may belong to a dataset below, or be no regular file. */
	full = input_join(reader->scratch, reader->dataset->folder, path);
	fd = file_open_below(reader->portal->folder, full.data);
	if (fd < 0) {
		input_report(reader->keys.diags, at, path, errno);
		return false;
	}
	close(fd);
	return true;
}

static bool has_dialect(const struct dialect *dialect)
{
	return dialect->has_delimiter || dialect->has_quote || dialect->has_header ||
	       dialect->has_header_row || dialect->comment_char || dialect->encoding.len;
}

static bool finish_file(
    struct dataset_reader *reader, struct resource *resource, struct location at)
{
	struct diags *diags = reader->keys.diags;
	const struct file_type *type = file_type_of_path(resource->path);

	if (!input_path_is_safe(resource->path)) {
		DIAG(diags, &resource_path_refused, at, .found = resource->path);
		resource->path = STR("");
		return false;
	}
	if (!type) {
		DIAG(diags, &resource_type_refused, at, .found = resource->path);
		dataset_reader_declare(reader, resource->path);
		return false;
	}
	resource->kind = RESOURCE_ATTACHMENT;
	if (type->is_table ||
	    (str_eq(str_of(type->id), STR("txt")) && has_dialect(&resource->dialect)))
		resource->kind = RESOURCE_TABLE;
	return test_file(reader, resource->path, at);
}

static struct str lower(struct arena *arena, struct str text)
{
	char *copy = arena_cstr(arena, text);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = ascii_lower(copy[i]);
	return (struct str){ copy, text.len };
}

void resource_withhold(struct dataset_reader *reader, struct resource *resource, struct location at)
{
	bool is_given = resource->name.len > 0;

	resource->at = at;
	resource->is_withheld = true;
	resource->format = lower(reader->keys.arena, resource->format);
	if (!is_given)
		give_name(reader, resource);
	make_unique(reader, resource, at, is_given);
}

void resource_finish(struct dataset_reader *reader, struct resource *resource, struct location at)
{
	bool is_withheld = resource->is_withheld;

	resource_withhold(reader, resource, at);
	resource->is_withheld = resource_is_taken(reader, resource, at) || is_withheld;
	if ((resource->path.len > 0) == (resource->url.len > 0)) {
		diags_add(reader->keys.diags, &resource_no_path, at, (struct diag_args){ 0 });
		resource->is_withheld = true;
		return;
	}
	if (resource->url.len)
		resource->kind = RESOURCE_LINK;
	else if (!finish_file(reader, resource, at))
		resource->is_withheld = true;
}

void resources_read(struct key_reader *keys, const struct node *node, void *value)
{
	struct dataset_reader *reader = reader_of(keys);
	struct dataset *dataset = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(keys, KEY_LIST, node);
		return;
	}
	dataset->resources = arena_alloc(keys->arena, (node->count + 1) * sizeof(struct resource));
	for (size_t i = 0; i < node->count; i++) {
		const struct node *item = &node->items[i], *path = node_find(item, "path");
		struct resource *resource = &dataset->resources[dataset->resource_count++];

		resource_init(resource);
		keys_read(keys, &resource_keys, item, resource);
		resource_finish(reader, resource, node_at(path ? path : item, keys->path));
	}
}

void resources_find(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;

	for (size_t i = 0; i < reader->found->file_count; i++) {
		struct found_file *file = &reader->found->files[i];
		const struct file_type *type = file_type_of_path(file->path);
		struct resource *resource;
		struct location at;

		/* Those of folders below are not taken unasked. */
		if (file->is_declared || !type || !type->is_table ||
		    str_find(file->path, '/') < file->path.len)
			continue;
		resource = ARENA_ADD(
		    reader->keys.arena, dataset->resources, dataset->resource_count);
		resource_init(resource);
		resource->path = file->path;
		at = (struct location){ .path = input_join(
					    reader->keys.arena, dataset->folder, file->path) };
		resource_finish(reader, resource, at);
	}
}
