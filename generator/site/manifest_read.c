/* SPDX-License-Identifier: MIT */
#include "site/manifest_read.h"

#include <errno.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "site/manifest.h"

enum { MANIFEST_BYTES_MAX = 1 << 30 };

/* The words of manifest_write(), in their order; blanks and line ends between them do not count. */
struct scan {
	struct str rest;
	struct arena *arena;
	struct strbuf text; /* of a string with escapes */
};

static void skip_blanks(struct scan *scan)
{
	while (scan->rest.len && ascii_is_space(scan->rest.data[0]))
		scan->rest = str_from(scan->rest, 1);
}

static bool take(struct scan *scan, struct str word)
{
	skip_blanks(scan);
	if (!str_starts_with(scan->rest, word))
		return false;
	scan->rest = str_from(scan->rest, word.len);
	return true;
}

static bool take_key(struct scan *scan, struct str quoted)
{
	return take(scan, quoted) && take(scan, STR(":"));
}

static bool take_number(struct scan *scan, uint64_t *number)
{
	size_t i;

	skip_blanks(scan);
	*number = 0;
	for (i = 0; i < scan->rest.len && ascii_is_digit(scan->rest.data[i]); i++) {
		if (__builtin_mul_overflow(*number, 10, number) ||
		    __builtin_add_overflow(*number, (uint64_t)(scan->rest.data[i] - '0'), number))
			return false;
	}
	scan->rest = str_from(scan->rest, i);
	return i > 0;
}

static bool hex_value(struct str digits, uint32_t *value)
{
	*value = 0;
	for (size_t i = 0; i < digits.len; i++) {
		char c = ascii_lower(digits.data[i]);

		if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*value = *value << 4 | (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return digits.len == 4;
}

/* Behind a backslash: "\"", "\\" or "u00e0". */
static bool take_escape(struct scan *scan)
{
	uint32_t code_point;

	if (str_starts_with(scan->rest, STR("u"))) {
		if (!hex_value(str_slice(scan->rest, 1, 5), &code_point))
			return false;
		utf8_add(&scan->text, code_point);
		scan->rest = str_from(scan->rest, 5);
		return true;
	}
	if (!str_starts_with(scan->rest, STR("\"")) && !str_starts_with(scan->rest, STR("\\")))
		return false;
	strbuf_add_char(&scan->text, scan->rest.data[0]);
	scan->rest = str_from(scan->rest, 1);
	return true;
}

static bool take_string(struct scan *scan, struct str *string)
{
	strbuf_clear(&scan->text);
	if (!take(scan, STR("\"")))
		return false;
	for (;;) {
		size_t len = 0;

		while (len < scan->rest.len && scan->rest.data[len] != '"' &&
		       scan->rest.data[len] != '\\')
			len++;
		if (len == scan->rest.len)
			return false;
		strbuf_add(&scan->text, str_slice(scan->rest, 0, len));
		scan->rest = str_from(scan->rest, len + 1);
		if (scan->rest.data[-1] == '"')
			break;
		if (!take_escape(scan))
			return false;
	}
	*string = arena_str(scan->arena, strbuf_str(&scan->text));
	return true;
}

static bool take_file(struct scan *scan, struct manifest_file *file)
{
	return take(scan, STR("{")) && take_key(scan, STR("\"path\"")) &&
	       take_string(scan, &file->path) && take(scan, STR(",")) &&
	       take_key(scan, STR("\"bytes\"")) && take_number(scan, &file->bytes) &&
	       take(scan, STR(",")) && take_key(scan, STR("\"sha256\"")) &&
	       take_string(scan, &file->sha256) && file->sha256.len == SHA256_HEX &&
	       take(scan, STR("}"));
}

/* Such a path, given to a program that removes files, stays in the site's folder. */
static bool is_below(struct str path)
{
	struct str part;

	if (!path.len || path.data[0] == '/')
		return false;
	for (size_t i = 0; i < path.len; i++) {
		if ((unsigned char)path.data[i] < ' ')
			return false;
	}
	while (str_split(&path, '/', &part)) {
		if (!part.len || str_eq(part, STR(".")) || str_eq(part, STR("..")))
			return false;
	}
	return true;
}

static bool take_files(struct scan *scan, struct manifest_files *files)
{
	while (!take(scan, STR("]"))) {
		struct manifest_file *file;

		if (files->count && !take(scan, STR(",")))
			return false;
		file = ARENA_ADD(scan->arena, files->files, files->count);
		if (!take_file(scan, file) || !is_below(file->path))
			return false;
		/* Found by halving: must be sorted, each once. */
		if (files->count > 1 && str_cmp(file[-1].path, file->path) >= 0)
			return false;
	}
	return take(scan, STR("}"));
}

static bool take_manifest(struct scan *scan, struct manifest_files *files)
{
	uint64_t format;

	return take(scan, STR("{")) && take_key(scan, STR("\"generator\"")) &&
	       take(scan, STR("\"datamo\"")) && take(scan, STR(",")) &&
	       take_key(scan, STR("\"format\"")) && take_number(scan, &format) &&
	       format == MANIFEST_FORMAT && take(scan, STR(",")) &&
	       take_key(scan, STR("\"files\"")) && take(scan, STR("[")) && take_files(scan, files);
}

bool manifest_parse(struct str text, struct arena *arena, struct manifest_files *files)
{
	struct scan scan = { .rest = text, .arena = arena };
	bool is_read;

	*files = (struct manifest_files){ 0 };
	is_read = take_manifest(&scan, files);
	strbuf_release(&scan.text);
	return is_read;
}

bool manifest_read(int site, struct arena *arena, struct manifest_files *files)
{
	struct strbuf content = STRBUF_INIT;
	bool is_read = file_read_below(site, "manifest.json", MANIFEST_BYTES_MAX, &content);

	*files = (struct manifest_files){ 0 };
	if (is_read && !manifest_parse(strbuf_str(&content), arena, files)) {
		is_read = false;
		errno = EBADMSG;
	}
	strbuf_release(&content);
	return is_read;
}

const struct manifest_file *manifest_find(const struct manifest_files *files, struct str path)
{
	size_t low = 0, high = files->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(files->files[middle].path, path);

		if (!order)
			return &files->files[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
