/* SPDX-License-Identifier: MIT */
#include "read/theme_read.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "tap.h"

static char root[] = "/tmp/datamo-test-XXXXXX";

static void put(const char *path, const char *text)
{
	struct strbuf full = STRBUF_INIT, part = STRBUF_INIT;
	int fd;

	strbuf_add_format(&full, "%s/%s", root, path);
	for (size_t i = 0; i < full.len; i++) {
		if (full.data[i] == '/' && part.len)
			mkdir(part.data, 0700);
		strbuf_add_char(&part, full.data[i]);
	}
	fd = open(full.data, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
		abort();
	close(fd);
	strbuf_release(&full);
	strbuf_release(&part);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void)status;
	(void)type;
	(void)ftw;
	return remove(path);
}

static struct str text_of(const struct locale *locale, const char *key)
{
	for (size_t i = 0; i < locale->count; i++) {
		if (str_eq(locale->texts[i].key, str_of(key)))
			return locale->texts[i].value;
	}
	return STR("(none)");
}

static size_t warnings_of(const struct diags *diags, const char *id)
{
	size_t count = 0;

	for (size_t i = 0; i < diags_kept(diags); i++)
		count += str_eq(str_of(diags_at(diags, i)->kind->id), str_of(id));
	return count;
}

static void test_overlay(int theme_folder, int portal_folder)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct str languages[] = { STR_INIT("vi"), STR_INIT("en"), STR_INIT("pt-br") };
	struct portal portal = { .folder = portal_folder,
		.settings_folder = portal_folder,
		.languages = languages,
		.language_count = 3,
		.theme = STR("default") };
	const struct theme *theme = theme_read(arena, theme_folder, &portal, diags);

	if (!ok(theme && theme->template_count == 3, "templates of both themes"))
		return;
	is_str(theme->templates[0].name, STR("dataset"), "are sorted by name");
	is_str(
	    theme->templates[1].content, STR("own"), "the portal's take the default one's place");
	is_str(theme->templates[1].path, STR("theme/templates/page.mustache"), "and say so");
	is_number(theme->asset_count, 4, "assets too");
	is_str(theme->assets[0].name, STR("css/x.css"), "with their folders");
	is_str(theme->assets[1].name, STR("site.css"), "a folder called like a file is that file");
	is_str(theme->assets[1].content, STR("abC"), "of both themes' parts, by their names");
	is_str(theme->assets[3].content, STR("z"), "or the portal's whole file");
	is_number(theme->locale_count, 3, "each language of the portal has its texts");
	is_str(text_of(&theme->locales[0], "a.b"), STR("Chữ"), "nested keys are joined by dots");
	is_str(text_of(&theme->locales[0], "a.c"), STR("Own"), "the portal's texts win");
	is_str(text_of(&theme->locales[0], "d"), STR("Three"), "gaps are filled from English");
	is_number(warnings_of(diags, "theme.text-missing"), 1, "with a warning");
	is_str(text_of(&theme->locales[2], "d"), STR("Três"), "a language is a dialect's fallback");
	is_number(diags_count(diags, DIAG_ERROR), 0, "no errors");
	diags_free(diags);
	arena_free(arena);
}

static void test_default_theme(void)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct str languages[] = { STR_INIT("vi"), STR_INIT("en") };
	struct portal portal = { .folder = -1,
		.settings_folder = -1,
		.languages = languages,
		.language_count = 2,
		.theme = STR("default") };
	int folder = folder_open("themes/default");
	const struct theme *theme = folder < 0 ? NULL : theme_read(arena, folder, &portal, diags);

	ok(theme && theme->template_count && theme->asset_count, "the default theme is read");
	is_number(
	    warnings_of(diags, "theme.text-missing"), 0, "it has all texts in both languages");
	if (folder >= 0)
		close(folder);
	diags_free(diags);
	arena_free(arena);
}

int main(void)
{
	int theme_folder, portal_folder;

	if (!mkdtemp(root))
		abort();
	put("default/templates/page.mustache", "default");
	put("default/templates/dataset.mustache", "x");
	put("default/assets/css/x.css", "x");
	put("default/locales/vi.yml", "a:\n  b: Chữ\n  c: Mặc định\n");
	put("default/locales/en.yml", "a:\n  b: Text\n  c: Two\nd: Three\n");
	put("default/locales/pt.yml", "a: {b: x, c: y}\nd: Três\n");
	put("portal/theme/templates/page.mustache", "own");
	put("portal/theme/templates/part.mustache", "new");
	put("default/assets/site.css/1-a.css", "a");
	put("default/assets/site.css/3-c.css", "c");
	put("portal/theme/assets/site.css/2-b.css", "b");
	put("portal/theme/assets/site.css/3-c.css", "C");
	put("portal/theme/assets/y.css", "y");
	put("default/assets/z.css/1.css", "1");
	put("portal/theme/assets/z.css", "z");
	put("portal/theme/locales/vi.yml", "a: {c: Own}\n");
	theme_folder = openat(AT_FDCWD, root, O_RDONLY | O_DIRECTORY);
	portal_folder = folder_open_below(theme_folder, "portal");
	close(theme_folder);
	theme_folder = openat(portal_folder, "../default", O_RDONLY | O_DIRECTORY);
	test_overlay(theme_folder, portal_folder);
	test_default_theme();
	close(theme_folder);
	close(portal_folder);
	nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return tap_end();
}
