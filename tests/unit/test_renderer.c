/* SPDX-License-Identifier: MIT */
#include "render/renderer.h"

#include <sys/stat.h>

#include "render_fixture.h"

static void write_page(const struct fixture_page *page, void *data)
{
	const char *root = data;
	char path[600], *slash;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s%.*s", root,
	    str_eq(page->language, STR("vi")) ? "" : "en/", STR_ARG(page->path));
	for (slash = path + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path, 0755);
		*slash = '/';
	}
	file = fopen(path, "w");
	if (file) {
		fwrite(page->html.data, 1, page->html.len, file);
		fclose(file);
	}
}

static void see_good(const struct fixture_page *page, void *data)
{
	char name[600];

	(void)data;
	snprintf(
	    name, sizeof(name), "renders %.*s %.*s", STR_ARG(page->language), STR_ARG(page->path));
	ok(page->is_good && page->html.len > 0, name);
}

int main(void)
{
	struct fixture fixture;
	const char *root = getenv("RENDER_TO");

	fixture_open(&fixture, STR(""));
	if (ok(fixture.renderer != NULL, "compiles the default theme"))
		fixture_each_page(&fixture, root ? write_page : see_good, (void *)(uintptr_t)root);
	is_number(diags_kept(fixture.diags), 0, "has nothing to report");
	fixture_print_diags(&fixture);
	fixture_close(&fixture);
	return tap_end();
}
