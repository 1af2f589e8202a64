/* SPDX-License-Identifier: MIT */
#include <errno.h>

#include "read/input.h"
#include "read/portal_read.h"
#include "read/schema_file.h"
#include "site/given_file.h"
#include "site/validate.h"
#include "site/validate_run.h"

static int open_table(
    const struct portal *portal, struct dataset *dataset, const struct resource *resource)
{
	int fd = given_file_open(resource->path.data);

	(void)portal;
	if (fd < 0)
		input_report(dataset->diags, resource->at, resource->path, errno);
	return fd;
}

/* A dataset that is one table. */
static void add_file(struct portal *portal, const char *path, const struct table_schema *schema)
{
	struct dataset *dataset = ARENA_ADD(portal->arena, portal->datasets, portal->dataset_count);
	struct resource *resource;

	dataset->arena = arena_new();
	dataset->diags = diags_new_like(portal->diags);
	dataset->id = dataset->folder = STR("");
	dataset->resources = arena_alloc(dataset->arena, sizeof(*resource));
	dataset->resource_count = 1;
	resource = dataset->resources;
	resource->kind = RESOURCE_TABLE;
	resource->name = STR("data");
	resource->path = arena_str(dataset->arena, str_of(path));
	resource->at = (struct location){ .path = resource->path };
	resource->dialect.header = true;
	resource->dialect.header_row = 1;
	resource->dialect.quote = '"';
	if (schema)
		resource->schema = *schema;
}

bool validate_files(char *const *paths, size_t count, const struct validate_options *options,
    struct diags *diags, struct validate_summary *summary)
{
	struct portal *portal = portal_new_empty(diags);
	struct table_schema schema = { 0 };
	bool is_read = !options->schema_path ||
		       schema_file_read(options->schema_path, &schema, portal->arena, diags);

	*summary = (struct validate_summary){ 0 };
	portal->today = validate_today(options);
	for (size_t i = 0; is_read && i < count; i++)
		add_file(portal, paths[i], options->schema_path ? &schema : NULL);
	if (is_read)
		validate_run(portal, open_table, options, summary);
	for (size_t i = 0; i < portal->dataset_count; i++)
		diags_merge(diags, portal->datasets[i].diags);
	portal_free(portal);
	diags_sort(diags);
	return is_read;
}
