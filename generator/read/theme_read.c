/* SPDX-License-Identifier: MIT */
#include "read/theme_read.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "read/input.h"
#include "read/theme_palette.h"
#include "read/yaml.h"

enum { THEME_DEPTH_MAX = 8, THEME_FILE_BYTES_MAX = 16 * 1024 * 1024 };

static const struct diag_kind text_missing = { "theme.text-missing", DIAG_WARNING,
	{ "Giao diện chưa có chữ cho “{name}” bằng tiếng {expected}, dùng tiếng Anh.",
	    "The theme has no text for “{name}” in {expected}; English is used." },
	{ "Thêm vào {found}.", "Add it to {found}." } };

static const struct diag_kind text_invalid = { "theme.text-invalid", DIAG_ERROR,
	{ "“{name}” phải là chữ hoặc các cặp “khóa: chữ”.",
	    "“{name}” must be text, or a mapping of texts." },
	{ NULL, NULL } };

static const struct diag_kind template_missing = { "theme.empty", DIAG_ERROR,
	{ "Giao diện không có tệp templates/*.mustache nào.",
	    "The theme has no templates/*.mustache." },
	{ NULL, NULL } };

static const struct diag_kind file_refused = { "theme.file-refused", DIAG_ERROR,
	{ "Không phải tệp thường hoặc tên không an toàn.",
	    "Not a regular file, or its name is not safe." },
	{ NULL, NULL } };

struct theme_reader {
	struct arena *arena;
	const struct portal *portal;
	struct theme *theme;
	struct diags *diags;
	int folder;      /* of the theme being read */
	struct str name; /* of that folder, for diagnostics */
};

static struct str content_of(struct theme_reader *reader, struct str path, struct location at)
{
	struct strbuf content = STRBUF_INIT;
	struct str text = STR("");

	if (input_read_bytes(
		reader->folder, path, THEME_FILE_BYTES_MAX, at, reader->diags, &content))
		text = arena_str(reader->arena, strbuf_str(&content));
	strbuf_release(&content);
	return text;
}

/* A file of the portal's theme takes the place of the default one's. */
static void put_file(struct theme_reader *reader, struct theme_file **files, size_t *count,
    struct str name, struct str path)
{
	struct theme_file *file = NULL;
	struct location at = { .path = input_join(reader->arena, reader->name, path) };

	for (size_t i = 0; !file && i < *count; i++) {
		if (str_eq((*files)[i].name, name))
			file = &(*files)[i];
	}
	if (!file)
		file = ARENA_ADD(reader->arena, *files, *count);
	file->name = name;
	file->path = at.path;
	file->content = content_of(reader, path, at);
}

static void take_file(struct theme_reader *reader, struct str kind, struct str path)
{
	struct str name = str_from(path, kind.len + 1), ending = STR(".mustache");
	struct theme *theme = reader->theme;

	if (str_eq(kind, STR("assets")))
		put_file(reader, &theme->assets, &theme->asset_count, name, path);
	else if (str_ends_with(name, ending))
		put_file(reader, &theme->templates, &theme->template_count,
		    arena_str(reader->arena, str_slice(name, 0, name.len - ending.len)), path);
}

/* Calls itself at most THEME_DEPTH_MAX deep. */
static void take_folder(struct theme_reader *reader, struct str kind, struct str path, int depth)
{
	struct folder_listing listing = { NULL, 0 };
	int folder = folder_open_below(reader->folder, path.data);

	if (folder < 0)
		return;
	if (!folder_list(folder, reader->arena, &listing))
		listing.count = 0;
	close(folder);
	for (size_t i = 0; i < listing.count; i++) {
		const struct folder_entry *entry = &listing.entries[i];
		struct str child = input_join(reader->arena, path, entry->name);

		if (entry->name.data[0] == '.')
			continue;
		if (entry->kind == ENTRY_FOLDER && depth < THEME_DEPTH_MAX)
			take_folder(reader, kind, child, depth + 1);
		else if (entry->kind == ENTRY_FILE && input_path_is_safe(entry->name))
			take_file(reader, kind, child);
		else
			diags_add(reader->diags, &file_refused,
			    (struct location){
				.path = input_join(reader->arena, reader->name, child) },
			    (struct diag_args){ 0 });
	}
}

/* The texts of one language while they are gathered; the map tells where each key is. */
struct texts {
	struct theme_reader *reader;
	struct locale *locale;
	struct map keys;
	struct str path;
};

static struct locale_text *put_text(struct texts *texts, struct str key, bool *is_new)
{
	struct locale *locale = texts->locale;
	struct map_entry *entry = map_put(&texts->keys, key, locale->count, is_new);

	if (*is_new) {
		struct locale_text *text = ARENA_ADD(
		    texts->reader->arena, locale->texts, locale->count);

		text->key = key;
	}
	return &locale->texts[entry->value];
}

/* Calls itself at most NODE_DEPTH_MAX deep. */
static void take_texts(struct texts *texts, const struct node *node, struct str prefix)
{
	for (size_t i = 0; i < node->count; i++) {
		const struct node *item = &node->items[i];
		struct arena *arena = texts->reader->arena;
		struct str key = prefix.len ? arena_format(arena, "%.*s.%.*s", STR_ARG(prefix),
						  STR_ARG(item->key))
					    : arena_str(arena, item->key);
		bool is_new;

		if (item->kind == NODE_MAPPING)
			take_texts(texts, item, key);
		else if (item->kind == NODE_SCALAR)
			put_text(texts, key, &is_new)->value = arena_str(arena, item->text);
		else
			DIAG(texts->reader->diags, &text_invalid, node_at(item, texts->path),
			    .name = key);
	}
}

/* false: the theme has no such file. */
static bool take_locale(struct texts *texts, struct str language)
{
	struct theme_reader *reader = texts->reader;
	struct str path = arena_format(reader->arena, "locales/%.*s.yml", STR_ARG(language));
	struct arena *scratch;
	const struct node *root;
	struct str content;
	int fd = file_open_below(reader->folder, path.data);

	if (fd < 0)
		return false;
	close(fd);
	texts->path = input_join(reader->arena, reader->name, path);
	content = content_of(reader, path, (struct location){ .path = texts->path });
	scratch = arena_new();
	root = yaml_parse(scratch, content, texts->path, 1, reader->diags);
	if (root && root->kind == NODE_MAPPING)
		take_texts(texts, root, STR(""));
	arena_free(scratch);
	return true;
}

/* "pt-br" is read from pt.yml where there is no file of its own. */
static void take_language(struct texts *texts, struct str language)
{
	if (!take_locale(texts, language))
		take_locale(texts, str_slice(language, 0, str_find(language, '-')));
}

static int compare_texts(const void *left, const void *right)
{
	return str_cmp(
	    ((const struct locale_text *)left)->key, ((const struct locale_text *)right)->key);
}

static void fill_gaps(struct texts *texts, const struct locale *english)
{
	struct theme_reader *reader = texts->reader;

	for (size_t i = 0; i < english->count; i++) {
		bool is_new;
		struct locale_text *text = put_text(texts, english->texts[i].key, &is_new);

		if (!is_new)
			continue;
		text->value = english->texts[i].value;
		DIAG(reader->diags, &text_missing, (struct location){ .path = texts->path },
		    .name = text->key, .expected = texts->locale->language, .found = texts->path);
	}
}

/* The texts of a language: the default theme's, over them the portal's. */
static void read_locale(struct theme_reader *readers, size_t reader_count, struct locale *locale,
    const struct locale *english)
{
	struct texts texts = { .locale = locale, .keys = MAP_INIT };

	texts.path = arena_format(readers[0].arena, "locales/%.*s.yml", STR_ARG(locale->language));
	for (size_t i = 0; i < reader_count; i++) {
		texts.reader = &readers[i];
		take_language(&texts, locale->language);
	}
	if (english)
		fill_gaps(&texts, english);
	if (locale->count)
		qsort(locale->texts, locale->count, sizeof(struct locale_text), compare_texts);
	map_release(&texts.keys);
}

static void read_locales(struct theme_reader *readers, size_t reader_count)
{
	const struct portal *portal = readers[0].portal;
	struct theme *theme = readers[0].theme;
	struct locale english = { .language = STR("en") };

	read_locale(readers, reader_count, &english, NULL);
	theme->locale_count = portal->language_count;
	theme->locales = arena_alloc(
	    readers[0].arena, portal->language_count * sizeof(struct locale));
	for (size_t i = 0; i < portal->language_count; i++) {
		theme->locales[i].language = portal->languages[i];
		read_locale(readers, reader_count, &theme->locales[i], &english);
	}
}

static int compare_files(const void *left, const void *right)
{
	return str_cmp(
	    ((const struct theme_file *)left)->name, ((const struct theme_file *)right)->name);
}

static void sort_files(struct theme_file *files, size_t count)
{
	if (count)
		qsort(files, count, sizeof(*files), compare_files);
}

/* "site.css" of "site.css/2-base.css"; empty: the file stays by itself. */
static struct str joined_name(struct str name)
{
	struct str folder = str_slice(name, 0, str_find(name, '/'));

	if (folder.len < name.len &&
	    (str_ends_with(folder, STR(".css")) || str_ends_with(folder, STR(".js"))))
		return folder;
	return STR("");
}

/* Few requests a page, however many files the theme's author likes. `files` are sorted, so that a
 * file site.css stands before the parts of site.css/, in whose place it is. */
static size_t join_files(struct arena *arena, struct theme_file *files, size_t count)
{
	struct strbuf content = STRBUF_INIT;
	size_t kept = 0;

	for (size_t i = 0; i < count; kept++) {
		struct str name = joined_name(files[i].name);

		if (kept < i)
			files[kept] = files[i];
		if (!name.len) {
			i++;
			continue;
		}
		strbuf_clear(&content);
		for (; i < count && str_eq(joined_name(files[i].name), name); i++)
			strbuf_add(&content, files[i].content);
		if (kept && str_eq(files[kept - 1].name, name)) {
			kept--;
			continue;
		}
		files[kept].name = name;
		files[kept].content = arena_str(arena, strbuf_str(&content));
	}
	strbuf_release(&content);
	return kept;
}

struct theme *theme_read(
    struct arena *arena, int default_folder, const struct portal *portal, struct diags *diags)
{
	struct theme *theme = arena_alloc(arena, sizeof(*theme));
	bool is_default = str_eq(portal->theme, STR("default"));
	struct str own = is_default ? STR("theme") : portal->theme;
	struct theme_reader readers[2] = {
		{ arena, portal, theme, diags, default_folder, STR("themes/default") },
		{ arena, portal, theme, diags, -1, str_eq(own, STR(".")) ? STR("") : own },
	};
	size_t reader_count = 1;

	readers[1].folder = folder_open_below(portal->settings_folder, arena_cstr(arena, own));
	if (readers[1].folder >= 0)
		reader_count++;
	for (size_t i = 0; i < reader_count; i++) {
		take_folder(&readers[i], STR("templates"), STR("templates"), 0);
		take_folder(&readers[i], STR("assets"), STR("assets"), 0);
	}
	read_locales(readers, reader_count);
	if (readers[1].folder >= 0)
		close(readers[1].folder);
	if (!theme->template_count) {
		diags_add(diags, &template_missing,
		    (struct location){ .path = STR("themes/default") }, (struct diag_args){ 0 });
		return NULL;
	}
	sort_files(theme->templates, theme->template_count);
	sort_files(theme->assets, theme->asset_count);
	theme_palette_read(arena, theme, portal, diags);
	sort_files(theme->assets, theme->asset_count);
	theme->asset_count = join_files(arena, theme->assets, theme->asset_count);
	return theme;
}
