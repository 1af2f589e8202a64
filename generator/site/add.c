/* SPDX-License-Identifier: MIT */
#include "site/add.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "base/text_fold.h"
#include "inspect/inspect.h"
#include "model/file_type.h"
#include "read/input.h"
#include "read/portal_read.h"
#include "site/add_text.h"
#include "site/given_file.h"

enum { COPY_BYTES = 64 * 1024 };

/* "index", "page" … are names that the site needs for itself. */
static struct str id_of_name(struct arena *arena, struct str stem)
{
	static const char *const reserved[] = { "index", "page", "assets", "api", "pages",
		"theme" };
	struct str id = text_slug(arena, stem);

	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++) {
		if (str_eq(id, str_of(reserved[i])))
			return arena_format(arena, "%s-data", reserved[i]);
	}
	return input_name_is_reserved(id) ? arena_format(arena, "%s-data", id.data) : id;
}

static int copy_bytes(int from, int to)
{
	struct output *output = output_new_fd(to, false);
	char block[COPY_BYTES];
	ssize_t got;
	int error = lseek(from, 0, SEEK_SET) == 0 ? 0 : errno;

	while (!error && (got = file_read_full(from, block, sizeof(block))) != 0) {
		if (got < 0)
			error = errno;
		else
			output_add(output, (struct str){ block, (size_t)got });
	}
	if (output_flush(output) && !error)
		error = output_error(output);
	output_free(output);
	return error;
}

/* A new file in the folder: a copy of `from`, or `text` when that is -1. 0 or an errno. */
static int create_file(int folder, const char *name, int from, struct str text)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	struct output *output;
	int error;

	if (fd < 0)
		return errno;
	if (from >= 0) {
		error = copy_bytes(from, fd);
	} else {
		output = output_new_fd(fd, false);
		output_add(output, text);
		error = output_flush(output);
		output_free(output);
	}
	if (close(fd) != 0 && !error)
		error = errno;
	return error;
}

/* Both files, or nothing. `before`: the table's state when it was inspected. */
static enum add_outcome write_dataset(const struct portal *portal, struct str id,
    const struct resource *resource, int table, const struct stat *before, struct str text)
{
	int folder = -1, error = 0;
	struct stat after;

	if (mkdirat(portal->folder, id.data, 0755) != 0)
		return errno == EEXIST ? ADD_ID_TAKEN : ADD_FAILED;
	folder = folder_open_below(portal->folder, id.data);
	if (folder < 0)
		return ADD_FAILED;
	error = create_file(folder, resource->path.data, table, STR(""));
	if (!error && (fstat(table, &after) != 0 || !file_is_unchanged(before, &after)))
		error = EAGAIN;
	if (!error)
		error = create_file(folder, "dataset.md", -1, text);
	if (error) {
		unlinkat(folder, resource->path.data, 0);
		unlinkat(folder, "dataset.md", 0);
		unlinkat(portal->folder, id.data, AT_REMOVEDIR);
	}
	close(folder);
	errno = error;
	return error ? ADD_FAILED : ADD_DONE;
}

static bool folder_is_taken(const struct portal *portal, struct str id)
{
	struct stat status;

	return portal_find_dataset(portal, id) ||
	       fstatat(portal->folder, id.data, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The table is described as it lies at `path`; findings name that path. */
static bool inspect_given(const struct portal *portal, struct resource *resource, const char *path,
    int fd, struct diags *diags)
{
	struct dataset dataset = { .arena = portal->arena, .diags = diags };
	struct inspector *inspector = inspector_new(
	    portal, NULL, (struct inspect_progress){ NULL, NULL });
	struct str name = resource->path;

	resource->path = str_of(path);
	inspect_table(inspector, &dataset, resource, fd, portal->arena);
	resource->path = name;
	inspector_free(inspector);
	diags_sort(diags);
	return resource->profile && resource->schema.field_count;
}

enum add_outcome add_table(
    struct portal *portal, const char *path, struct diags *diags, struct str *id)
{
	struct str whole = str_of(path), name = whole;
	size_t slash = str_rfind(whole, '/');
	const struct file_type *type;
	struct resource resource = { .dialect = { .header = true, .header_row = 1, .quote = '"' } };
	enum add_outcome outcome = ADD_FAILED;
	struct output *text;
	struct stat before;
	int fd, error;

	if (slash < whole.len)
		name = str_from(whole, slash + 1);
	*id = id_of_name(portal->arena, str_slice(name, 0, str_rfind(name, '.')));
	type = file_type_of_path(name);
	if (!type || !type->is_table)
		return ADD_NO_TABLE;
	if (folder_is_taken(portal, *id))
		return ADD_ID_TAKEN;
	resource.name = *id;
	resource.path = input_path_is_safe(name)
			    ? arena_str(portal->arena, name)
			    : arena_format(portal->arena, "%s.%s", id->data, type->id);
	fd = given_file_open(path);
	if (fd < 0)
		return ADD_FAILED;
	text = output_new_memory();
	if (fstat(fd, &before) != 0) {
		outcome = ADD_FAILED;
	} else if (!inspect_given(portal, &resource, path, fd, diags)) {
		outcome = ADD_NO_TABLE;
	} else {
		add_text_write(text, portal, &resource, diags);
		outcome = write_dataset(portal, *id, &resource, fd, &before, output_memory(text));
	}
	error = errno;
	output_free(text);
	close(fd);
	errno = error;
	return outcome;
}
