/* SPDX-License-Identifier: MIT */
#include "serve/target.h"

#include "base/strbuf.h"
#include "base/url.h"
#include "model/media_type.h"
#include "model/site_path.h"
#include "model/web_area.h"

/* The value of a parameter of the query as it stands, "" when there is none. */
static struct str query_value(struct str query, struct str name)
{
	struct str pair;

	while (str_split(&query, '&', &pair)) {
		size_t equals = str_find(pair, '=');

		if (str_eq(str_slice(pair, 0, equals), name))
			return str_from(pair, equals + 1);
	}
	return STR("");
}

/* CKAN's ids and numbers: what needs no decoding, and no file that is not CKAN's can be named by.
 */
static bool is_plain(struct str word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.data[i];

		if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'z') && c != '-')
			return false;
	}
	return word.len > 0;
}

static const struct manifest_file *find_action(
    struct arena *arena, const struct manifest_files *files, struct str path, struct str query)
{
	struct str id = query_value(query, STR("id")), start = query_value(query, STR("start"));
	const struct manifest_file *file;

	if (!str_starts_with(path, STR(MEDIA_TYPE_ACTIONS)))
		return NULL;
	if (str_ends_with(path, STR("_show")) && is_plain(id))
		return manifest_find(
		    files, arena_format(arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(id)));
	if (!str_ends_with(path, STR("/package_search")) || !is_plain(start) ||
	    start.data[0] == '0')
		return NULL;
	file = manifest_find(
	    files, arena_format(arena, "%.*s_start/%.*s", STR_ARG(path), STR_ARG(start)));
	return file ? file
		    : manifest_find(files, arena_format(arena, "%.*s_start/none", STR_ARG(path)));
}

static const struct manifest_file *find_index(
    struct arena *arena, const struct manifest_files *files, struct str folder)
{
	return manifest_find(files, arena_format(arena, "%.*sindex.html", STR_ARG(folder)));
}

static void add_encoded(struct strbuf *out, struct str path)
{
	struct str part;

	while (str_split(&path, '/', &part)) {
		strbuf_add_char(out, '/');
		percent_encode_add(out, part);
	}
}

static struct str folder_location(struct arena *arena, struct str base_path, struct str path)
{
	struct strbuf location = STRBUF_INIT;
	struct str result;

	strbuf_add(&location, str_slice(base_path, 0, base_path.len ? base_path.len - 1 : 0));
	add_encoded(&location, path);
	strbuf_add_char(&location, '/');
	result = arena_str(arena, strbuf_str(&location));
	strbuf_release(&location);
	return result;
}

static struct target find(struct arena *arena, const struct manifest_files *files,
    struct str base_path, struct str path, struct str query)
{
	struct target target = { .kind = TARGET_FILE };

	if (web_area_of_path(path) == WEB_HIDDEN || str_starts_with(path, STR(".")) ||
	    str_contains(path, STR("/.")))
		return (struct target){ .kind = TARGET_NONE };
	target.file = find_action(arena, files, path, query);
	if (!target.file)
		target.file = !path.len || str_ends_with(path, STR("/"))
				  ? find_index(arena, files, path)
				  : manifest_find(files, path);
	if (target.file)
		return target;
	target.kind = TARGET_NONE;
	if (path.len && find_index(arena, files, arena_format(arena, "%.*s/", STR_ARG(path)))) {
		target.kind = TARGET_MOVED;
		target.location = folder_location(arena, base_path, path);
	}
	return target;
}

struct target target_resolve(
    struct arena *arena, const struct manifest_files *files, struct str base_path, struct str raw)
{
	struct target target = { .kind = TARGET_MALFORMED };
	struct str query = str_from(raw, str_find(raw, '?') + 1);
	struct strbuf decoded = STRBUF_INIT;
	struct str path;

	if (!str_starts_with(raw, STR("/")) || str_find(raw, '#') < raw.len)
		return target;
	raw = str_slice(raw, 0, str_find(raw, '?'));
	if (url_decode(raw, &decoded)) {
		path = arena_str(arena, strbuf_str(&decoded));
		if (str_starts_with(path, base_path)) {
			path = str_from(path, base_path.len);
		} else {
			path = str_from(path, 1);
			base_path = STR("/");
		}
		target = find(arena, files, base_path, path, query);
	}
	strbuf_release(&decoded);
	return target;
}
