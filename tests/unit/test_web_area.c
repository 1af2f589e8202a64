/* SPDX-License-Identifier: MIT */
#include "model/web_area.h"
#include "tap.h"

static bool has_header(enum web_area area, const char *name, const char *part)
{
	const struct web_header *header;

	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, area) && !strcmp(header->name, name))
			return strstr(header->value, part) != NULL;
	}
	return false;
}

static void areas(void)
{
	static const struct {
		const char *path;
		enum web_area area;
	} cases[] = {
		{ "", WEB_PAGE },
		{ "index.html", WEB_PAGE },
		{ "datasets/", WEB_PAGE },
		{ "datasets/air/", WEB_PAGE },
		{ "en/datasets/air/index.html", WEB_PAGE },
		{ "datasets/air/index.html.md", WEB_DATA },
		{ "datasets/air/pm.csv", WEB_DATA },
		{ "datasets/air/pm.csv.gz", WEB_DATA },
		{ "api/3/action/package_list", WEB_DATA },
		{ "manifest.json", WEB_DATA },
		{ "assets/site.css", WEB_ASSET },
		{ "assets/x/y.js", WEB_ASSET },
		{ "datasets/air/original/pm.csv", WEB_ORIGINAL },
		{ "datasets/air/original/deep/x.html", WEB_ORIGINAL },
		{ "datasets/original/index.html", WEB_PAGE },
		{ "datasets/a/b/original/x.csv", WEB_DATA },
		{ "datasets//original/x.csv", WEB_DATA },
		{ ".htaccess", WEB_HIDDEN },
		{ "host/nginx.conf", WEB_HIDDEN },
		{ "hosts/", WEB_PAGE },
		{ "_headers", WEB_HIDDEN },
		{ "_headers.csv", WEB_DATA },
	};
	bool all = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (web_area_of_path(str_of(cases[i].path)) == cases[i].area)
			continue;
		printf("# %s\n", cases[i].path);
		all = false;
	}
	ok(all, "each path is of its area");
}

static void headers(void)
{
	const struct web_header *header, *other;
	bool is_once = true, is_everywhere = true;

	for (size_t i = 0; (header = web_header_at(i)); i++) {
		for (size_t k = i + 1; (other = web_header_at(k)); k++)
			is_once = is_once && (strcmp(header->name, other->name) != 0 ||
						 !(header->areas & other->areas));
	}
	for (int area = 0; area < WEB_AREA_COUNT; area++)
		is_everywhere = is_everywhere &&
				has_header(
				    (enum web_area)area, "X-Content-Type-Options", "nosniff") &&
				has_header((enum web_area)area, "Content-Security-Policy",
				    "default-src 'none'");
	ok(is_once, "no area has a header twice");
	ok(is_everywhere, "a policy and nosniff are everywhere");
	ok(has_header(WEB_ORIGINAL, "Content-Disposition", "attachment") &&
		has_header(WEB_ORIGINAL, "Content-Security-Policy", "sandbox"),
	    "the curators' files are to be kept, not shown");
	ok(has_header(WEB_DATA, "Access-Control-Allow-Origin", "*") &&
		!has_header(WEB_PAGE, "Access-Control-Allow-Origin", ""),
	    "data may be read by pages from elsewhere, pages may not");
}

int main(void)
{
	areas();
	headers();
	return tap_end();
}
