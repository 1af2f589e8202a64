/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "read/input.h"
#include "read/portal_read.h"
#include "read/schema_file.h"
#include "site/validate.h"
#include "site/validate_run.h"

enum { SPOOL_BYTES = 64 * 1024 };

/* What comes through a pipe is kept in a file without a name, so that it can be read twice. */
static int spool(int from)
{
	const char *folder = access("/tmp", W_OK) == 0 ? "/tmp" : ".";
	int to = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char block[SPOOL_BYTES];
	ssize_t got;

	if (to < 0)
		return -1;
	while ((got = file_read_full(from, block, sizeof(block))) > 0) {
		if (write(to, block, (size_t)got) != got)
			got = -1;
		if (got < 0)
			break;
	}
	if (got < 0 || lseek(to, 0, SEEK_SET) != 0) {
		close(to);
		return -1;
	}
	return to;
}

/* Whoever runs the program names the file: links and any folder are fine. */
static int open_given(const char *path)
{
	bool is_input = !strcmp(path, "-");
	int fd = is_input ? dup(STDIN_FILENO)
			  : open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	int spooled;

	if (fd < 0 || fstat(fd, &status) != 0)
		return -1;
	if (S_ISREG(status.st_mode) && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	if (!is_input) {
		close(fd);
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return -1;
	}
	spooled = spool(fd);
	close(fd);
	return spooled;
}

static int open_table(
    const struct portal *portal, struct dataset *dataset, const struct resource *resource)
{
	int fd = open_given(resource->path.data);

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
