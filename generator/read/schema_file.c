/* SPDX-License-Identifier: MIT */
#include "read/schema_file.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "read/input.h"
#include "read/json.h"
#include "read/schema_read.h"
#include "read/yaml.h"

static const struct diag_kind no_fields = { "schema.invalid", DIAG_ERROR,
	{ "Lược đồ không có “fields”.", "The schema has no `fields`." },
	{ "Thêm danh sách các trường; “datamo infer” cho bản nháp.",
	    "Add the list of fields; `datamo infer` makes a draft." } };

static const struct node *read_tree(const char *path, struct arena *scratch, struct diags *diags)
{
	struct str whole = str_of(path), text;
	size_t slash = str_rfind(whole, '/');
	struct str name = slash < whole.len ? str_from(whole, slash + 1) : whole;
	struct location at = { .path = whole };
	int folder = folder_open(
	    slash < whole.len ? arena_cstr(scratch, str_slice(whole, 0, slash + 1)) : ".");
	const struct node *root = NULL;

	if (folder < 0) {
		input_report(diags, at, whole, errno);
		return NULL;
	}
	if (input_read(scratch, folder, name, limits_default.metadata_bytes, at, diags, &text))
		root = str_ends_with(name, STR(".yml")) || str_ends_with(name, STR(".yaml"))
			   ? yaml_parse(scratch, text, whole, 1, diags)
			   : json_parse(scratch, text, whole, diags);
	close(folder);
	return root;
}

bool schema_file_read(
    const char *path, struct table_schema *schema, struct arena *arena, struct diags *diags)
{
	struct arena *scratch = arena_new();
	size_t errors = diags_count(diags, DIAG_ERROR);
	const struct node *root = read_tree(path, scratch, diags);
	struct key_reader keys = {
		.arena = arena,
		.diags = diags,
		.path = arena_str(arena, str_of(path)),
		.limits = &limits_default,
		.allows_more = true,
	};

	if (root)
		schema_read(&keys, root, schema);
	if (root && root->kind == NODE_MAPPING && !node_find(root, "fields"))
		DIAG(diags, &no_fields, schema->at, .name = STR(""));
	arena_free(scratch);
	return root && diags_count(diags, DIAG_ERROR) == errors;
}
