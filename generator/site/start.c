/* SPDX-License-Identifier: MIT */
#include "site/start.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "site/theme_path.h"

enum { DEPTH_MAX = 8, FILE_BYTES_MAX = 1 << 20 };

static const char *const language_names[MESSAGES_COUNT] = {
	[MESSAGES_VI] = "vi", [MESSAGES_EN] = "en"
};

struct start {
	const struct start_options *options;
	struct arena *arena;
	int source, target;  /* generator/start; the new folder */
	struct str language; /* goes into the files' names; empty: none does */
	struct strbuf languages, text, *where;
};

static bool tag_holds(const struct start *start, struct str tag, bool *is_tag)
{
	const struct start_options *options = start->options;

	*is_tag = false;
	for (size_t i = 0; i < MESSAGES_COUNT; i++) {
		struct str name = str_of(language_names[i]);
		bool is_any = str_eq(tag, name);

		if (!is_any && !(tag.len == name.len + 1 && str_starts_with(tag, name) &&
				   tag.data[name.len] == '1'))
			continue;
		*is_tag = true;
		for (size_t k = 0; k < (is_any ? options->language_count : 1); k++) {
			if (options->languages[k] == i)
				return true;
		}
	}
	return false;
}

/* The words between "@" that stand for something. */
static void add_line(struct start *start, struct str line)
{
	const struct {
		struct str name, value;
	} words[] = {
		{ STR("LANGUAGES@"), strbuf_str(&start->languages) },
		{ STR("VERSION@"), str_of(start->options->version) },
		{ STR("COMMIT@"), str_of(start->options->commit) },
	};
	struct str part;

	while (line.len) {
		size_t at = str_find(line, '@'), i;

		part = str_slice(line, 0, at);
		line = str_from(line, at);
		strbuf_add(&start->text, part);
		if (!line.len)
			break;
		line = str_from(line, 1);
		for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			if (str_starts_with(line, words[i].name))
				break;
		}
		if (i == sizeof(words) / sizeof(words[0])) {
			strbuf_add_char(&start->text, '@');
			continue;
		}
		strbuf_add(&start->text, words[i].value);
		line = str_from(line, words[i].name.len);
	}
	strbuf_add_char(&start->text, '\n');
}

static void fill_in(struct start *start, struct str template)
{
	struct str line;

	strbuf_clear(&start->text);
	if (str_ends_with(template, STR("\n")))
		template.len--;
	while (str_split(&template, '\n', &line)) {
		size_t blank = str_find(line, ' ');
		bool is_tag = false, is_wanted = true;

		if (line.len && line.data[0] == '@')
			is_wanted = tag_holds(start, str_slice(line, 1, blank), &is_tag);
		if (is_tag && !is_wanted)
			continue;
		add_line(start, is_tag ? str_from(line, blank + 1) : line);
	}
}

/* "dot-github/x" is .github/x; in a further language README.md is README.en.md. */
static struct str target_path(struct start *start, struct str path)
{
	struct strbuf name = STRBUF_INIT;
	size_t dot = str_rfind(path, '.');
	struct str result;

	if (str_starts_with(path, STR("dot-"))) {
		strbuf_add_char(&name, '.');
		strbuf_add(&name, str_from(path, 4));
	} else {
		strbuf_add(&name, str_slice(path, 0, dot));
		if (start->language.len)
			strbuf_add_char(&name, '.');
		strbuf_add(&name, start->language);
		strbuf_add(&name, str_from(path, dot));
	}
	result = arena_str(start->arena, strbuf_str(&name));
	strbuf_release(&name);
	return result;
}

static int write_text(struct start *start, struct str path)
{
	mode_t mode = str_ends_with(path, STR(".sh")) ? 0755 : 0644;
	int fd = openat(
	    start->target, path.data, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, mode);
	struct output *output;
	int error;

	if (fd < 0)
		return errno;
	output = output_new_fd(fd, false);
	output_add(output, strbuf_str(&start->text));
	error = output_flush(output);
	output_free(output);
	return close(fd) != 0 && !error ? errno : error;
}

static int copy_file(struct start *start, int folder, const char *name, struct str path)
{
	struct strbuf template = STRBUF_INIT;
	struct str target = target_path(start, path);
	int error = 0;

	strbuf_clear(start->where);
	strbuf_add(start->where, target);
	if (!file_read_below(folder, name, FILE_BYTES_MAX, &template)) {
		error = errno;
	} else {
		fill_in(start, strbuf_str(&template));
		error = write_text(start, target);
	}
	strbuf_release(&template);
	return error;
}

/* Calls itself at most DEPTH_MAX deep. `path` is that of the folder: empty, or with a slash. */
static int copy_folder(struct start *start, int folder, struct str path, int depth)
{
	struct folder_listing listing = { NULL, 0 };
	int error = 0;

	if (depth == DEPTH_MAX || !folder_list(folder, start->arena, &listing))
		return errno;
	for (size_t i = 0; i < listing.count && !error; i++) {
		const struct folder_entry *entry = &listing.entries[i];
		struct str full = arena_format(
		    start->arena, "%.*s%.*s", STR_ARG(path), STR_ARG(entry->name));
		const char *target;
		int below;

		if (entry->kind == ENTRY_FILE)
			error = copy_file(start, folder, entry->name.data, full);
		if (entry->kind != ENTRY_FOLDER)
			continue;
		target = str_starts_with(full, STR("dot-"))
			     ? arena_format(start->arena, ".%s", full.data + 4).data
			     : full.data;
		below = folder_open_below(folder, entry->name.data);
		if (below < 0)
			return errno;
		if (mkdirat(start->target, target, 0755) != 0 && errno != EEXIST)
			error = errno;
		else
			error = copy_folder(
			    start, below, arena_format(start->arena, "%s/", full.data), depth + 1);
		close(below);
	}
	return error;
}

static int copy_part(struct start *start, const char *part)
{
	int folder = folder_open_below(start->source, part);
	int error;

	if (folder < 0)
		return errno;
	error = copy_folder(start, folder, STR(""), 0);
	close(folder);
	return error;
}

/* Nothing but the folder of Git may be there. */
static int open_target(struct start *start, const char *path)
{
	struct folder_listing listing = { NULL, 0 };

	if (mkdir(path, 0755) != 0 && errno != EEXIST)
		return errno;
	start->target = folder_open(path);
	if (start->target < 0 || !folder_list(start->target, start->arena, &listing))
		return errno;
	for (size_t i = 0; i < listing.count; i++) {
		if (!str_eq(listing.entries[i].name, STR(".git")))
			return ENOTEMPTY;
	}
	return 0;
}

static int copy_all(struct start *start)
{
	int error = copy_part(start, "common");

	for (size_t i = 0; i < start->options->language_count && !error; i++) {
		const char *name = language_names[start->options->languages[i]];

		start->language = i ? str_of(name) : STR("");
		error = copy_part(start, name);
	}
	return error;
}

int start_portal(const char *folder, const struct start_options *options, struct strbuf *where)
{
	struct start start = { .options = options,
		.arena = arena_new(),
		.source = start_files_open(),
		.target = -1,
		.where = where };
	int error;

	strbuf_add_cstr(where, "generator/start");
	error = start.source < 0 ? errno : 0;
	if (error)
		goto out;
	strbuf_clear(where);
	strbuf_add_cstr(where, folder);
	error = open_target(&start, folder);
	if (error)
		goto out;
	for (size_t i = 0; i < options->language_count; i++) {
		strbuf_add_cstr(&start.languages, i ? ", " : "");
		strbuf_add_cstr(&start.languages, language_names[options->languages[i]]);
	}
	error = copy_all(&start);
out:
	if (start.source >= 0)
		close(start.source);
	if (start.target >= 0)
		close(start.target);
	strbuf_release(&start.languages);
	strbuf_release(&start.text);
	arena_free(start.arena);
	return error;
}
