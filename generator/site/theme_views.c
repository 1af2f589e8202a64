/* SPDX-License-Identifier: MIT */
#include "site/theme_views.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/worker_pool.h"
#include "read/input.h"
#include "read/portal_read.h"
#include "read/theme_read.h"
#include "render/renderer.h"
#include "render/theme_check.h"
#include "site/build.h"
#include "site/theme_path.h"
#include "site/tree.h"

enum { SHAPES_BYTES_MAX = 16 * 1024 * 1024 };

static const struct diag_kind no_page = { "theme.no-page", DIAG_ERROR,
	{ "Cổng không có trang nào loại {name}, cũng không có trang {name}.",
	    "The portal has no page of the kind {name}, nor one at that path." },
	{ "Dùng tên một khuôn mẫu trang, như dataset, hoặc đường dẫn, như plan/index.html.",
	    "Give the name of a page's template, such as dataset, or a path, such as "
	    "plan/index.html." } };
static const struct diag_kind no_folder = { "theme.folder-missing", DIAG_ERROR,
	{ "Không mở được thư mục giao diện {name}: {found}.",
	    "The theme's folder {name} cannot be opened: {found}." },
	{ "Kiểm tra đường dẫn.", "See that the path is right." } };
static const struct diag_kind text_missing = { "theme.text-missing", DIAG_WARNING,
	{ "Giao diện chưa có chữ cho “{name}” bằng tiếng {expected}.",
	    "The theme has no text for “{name}” in {expected}." },
	{ "Thêm vào {found}.", "Add it to {found}." } };

/* A site that nobody keeps, for the observer to see its pages; drafts too. */
static bool watch(const char *portal_path, const struct view_observer *observer, size_t workers,
    struct diags *diags)
{
	const char *folder = getenv("TMPDIR");
	struct strbuf place = STRBUF_INIT, site = STRBUF_INIT;
	struct build_options options = {
		.portal_path = portal_path,
		.workers = workers,
		.is_temporary = true,
		.is_draft = true,
		.observer = observer,
	};
	struct build_summary summary;
	enum build_outcome outcome = BUILD_FAILED;

	strbuf_add_format(
	    &place, "%s/datamo-theme-XXXXXX", folder && *folder == '/' ? folder : "/tmp");
	if (mkdtemp(place.data)) {
		strbuf_add_format(&site, "%s/site", place.data);
		options.site_path = site.data;
		outcome = site_build(&options, diags, &summary);
		tree_remove(AT_FDCWD, place.data);
	}
	strbuf_release(&site);
	strbuf_release(&place);
	return outcome == BUILD_PUBLISHED;
}

/* The one page that is wanted, as JSON: of a kind the one with the shortest path, which is of the
 * portal's first language. */
struct one_view {
	struct str name;
	struct strbuf path;
	struct output *found; /* NULL: not yet */
};

static bool is_before(struct str path, struct str other)
{
	return path.len == other.len ? str_cmp(path, other) < 0 : path.len < other.len;
}

static void see_one(void *context, const struct page_kind *kind, struct str path,
    const struct cJSON *const *values, size_t count)
{
	struct one_view *one = context;
	bool is_wanted = str_eq(path, one->name) ||
			 (str_eq(str_of(kind->id), one->name) &&
			     (!one->found || is_before(path, strbuf_str(&one->path))));

	if (!is_wanted)
		return;
	output_free(one->found);
	one->found = output_new_memory();
	view_values_write(values, count, one->found);
	strbuf_clear(&one->path);
	strbuf_add(&one->path, path);
}

bool theme_view_write(
    const char *portal_path, struct str name, struct output *output, struct diags *diags)
{
	struct one_view one = { .name = name };
	struct view_observer observer = { see_one, &one };
	struct diags *unheard = diags_new();
	bool is_made = watch(portal_path, &observer, 1, unheard);

	if (!is_made)
		diags_merge(diags, unheard);
	else if (one.found)
		output_add(output, output_memory(one.found));
	else
		DIAG(diags, &no_page, (struct location){ 0 }, .name = name);
	is_made = is_made && one.found;
	diags_free(unheard);
	output_free(one.found);
	strbuf_release(&one.path);
	return is_made;
}

static void see_all(void *context, const struct page_kind *kind, struct str path,
    const struct cJSON *const *values, size_t count)
{
	(void)path, (void)count;
	view_shapes_learn(context, kind, values);
}

/* One page after the other, so that keys stand in one order. */
bool theme_views_learn(
    char *const *portal_paths, size_t count, struct view_shapes *shapes, struct diags *diags)
{
	struct view_observer observer = { see_all, shapes };

	for (size_t i = 0; i < count; i++) {
		if (!watch(portal_paths[i], &observer, 1, diags))
			return false;
	}
	return true;
}

bool theme_views_read(struct view_shapes *shapes, struct diags *diags)
{
	int folder = theme_default_open(diags);
	struct location at = { .path = STR("themes/default/views.json") };
	struct strbuf json = STRBUF_INIT;
	bool is_read = false;

	if (folder < 0)
		return false;
	if (file_read_below(folder, "views.json", SHAPES_BYTES_MAX, &json))
		is_read = view_shapes_read(shapes, strbuf_str(&json));
	else
		input_report(diags, at, at.path, errno);
	strbuf_release(&json);
	close(folder);
	return is_read;
}

static bool has_language(const struct portal *portal, struct str language)
{
	for (size_t i = 0; i < portal->language_count; i++) {
		if (str_eq(portal->languages[i], language))
			return true;
	}
	return false;
}

/* Those that datamo speaks, and those that the theme adds. */
static void add_languages(struct portal *portal)
{
	static const struct str ours[] = { STR_INIT("vi"), STR_INIT("en") };
	struct folder_listing listing = { NULL, 0 };
	int folder = folder_open_below(portal->settings_folder, "locales");

	portal->language_count = 0;
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		*ARENA_ADD(portal->arena, portal->languages, portal->language_count) = ours[i];
	if (folder < 0 || !folder_list(folder, portal->arena, &listing))
		listing.count = 0;
	for (size_t i = 0; i < listing.count; i++) {
		struct str name = listing.entries[i].name;
		struct str language = str_slice(name, 0, str_find(name, '.'));

		if (str_ends_with(name, STR(".yml")) && !has_language(portal, language))
			*ARENA_ADD(
			    portal->arena, portal->languages, portal->language_count) = language;
	}
	if (folder >= 0)
		close(folder);
}

static bool has_text(const struct locale *locale, struct str key)
{
	struct locale_text wanted = { .key = key };
	size_t low = 0, high = locale->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(wanted.key, locale->texts[middle].key);

		if (!order)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* What English lacks of another language; theme_read() has told the rest. */
static void check_texts(const struct theme *theme, struct diags *diags)
{
	const struct locale *english = &theme->locales[1];
	struct str path = STR("locales/en.yml");

	for (size_t i = 0; i < theme->locale_count; i++) {
		for (size_t j = 0; j < theme->locales[i].count; j++) {
			struct str key = theme->locales[i].texts[j].key;

			if (!has_text(english, key))
				DIAG(diags, &text_missing, ((struct location){ .path = path }),
				    .name = key, .expected = english->language, .found = path);
		}
	}
}

bool theme_folder_check(const char *path, struct diags *diags)
{
	int folder = folder_open(path), base;
	struct portal *portal;
	struct view_shapes shapes;
	struct theme *theme;
	bool is_read = false;

	if (folder < 0) {
		DIAG(diags, &no_folder, (struct location){ 0 }, .name = str_of(path),
		    .found = diags_errno(diags, errno));
		return false;
	}
	portal = portal_new_empty(diags);
	portal->settings_folder = folder;
	portal->theme = STR(".");
	add_languages(portal);
	shapes = view_shapes_new(portal->arena);
	base = theme_default_open(diags);
	if (base >= 0 && theme_views_read(&shapes, diags)) {
		theme = theme_read(portal->arena, base, portal, diags);
		if (theme) {
			check_texts(theme, diags);
			theme_check(theme, &shapes, diags);
			is_read = true;
		}
	}
	if (base >= 0)
		close(base);
	portal_free(portal);
	diags_sort(diags);
	return is_read;
}
