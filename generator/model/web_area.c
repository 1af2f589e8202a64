/* SPDX-License-Identifier: MIT */
#include "model/web_area.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
	enum web_area area;
	const char *pattern;
} patterns[] = {
	{ WEB_HIDDEN, "host/**" },
	{ WEB_HIDDEN, ".htaccess" },
	{ WEB_HIDDEN, "_headers" },
	{ WEB_HIDDEN, "_redirects" },
	{ WEB_ASSET, "assets/**" },
	{ WEB_ORIGINAL, "datasets/*/original/**" },
	{ WEB_PAGE, "" },
	{ WEB_PAGE, "**/" },
	{ WEB_PAGE, "**.html" },
	{ WEB_DATA, "**" },
};

#define ALL_AREAS ((1U << WEB_AREA_COUNT) - 1)
#define PAGES (1U << WEB_HIDDEN | 1U << WEB_PAGE) /* what is hidden is answered with a page */
#define ASSETS (1U << WEB_ASSET)
#define ORIGINALS (1U << WEB_ORIGINAL)
#define DATA (1U << WEB_DATA | ORIGINALS)

static const struct web_header headers[] = {
	{ ALL_AREAS, "X-Content-Type-Options", "nosniff", false },
	{ ALL_AREAS, "Referrer-Policy", "strict-origin-when-cross-origin", false },
	/* Pages need nothing from elsewhere and no inline script or style. */
	{ PAGES | ASSETS, "Content-Security-Policy",
	    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
	    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
	    "frame-ancestors 'none'; require-trusted-types-for 'script'",
	    false },
	/* An image may bring its own style, but nothing in a file of data runs. */
	{ DATA, "Content-Security-Policy",
	    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox", false },
	{ PAGES, "X-Frame-Options", "DENY", false }, /* for browsers without frame-ancestors */
	{ PAGES, "Cross-Origin-Opener-Policy", "same-origin", false },
	{ DATA, "Access-Control-Allow-Origin", "*", false },
	{ DATA, "Access-Control-Expose-Headers", "Content-Range, ETag", false },
	{ ORIGINALS, "Content-Disposition", "attachment", false },
	{ PAGES | DATA, "Cache-Control", "max-age=300", true },
	{ ASSETS, "Cache-Control", "max-age=3600", true },
};

const char *web_area_pattern(enum web_area area, size_t index)
{
	for (size_t i = 0; i < COUNT(patterns); i++) {
		if (patterns[i].area == area && !index--)
			return patterns[i].pattern;
	}
	return NULL;
}

/* Calls itself once for each star at a time: patterns are ours, and short. */
static bool fits(struct str path, const char *pattern)
{
	bool is_any, may_be_empty;

	while (*pattern && *pattern != '*') {
		if (!path.len || path.data[0] != *pattern)
			return false;
		path = str_from(path, 1);
		pattern++;
	}
	if (!*pattern)
		return !path.len;
	is_any = may_be_empty = pattern[1] == '*';
	pattern += is_any ? 2 : 1;
	for (size_t taken = 0; taken <= path.len; taken++) {
		if ((taken || may_be_empty) && fits(str_from(path, taken), pattern))
			return true;
		if (taken < path.len && !is_any && path.data[taken] == '/')
			return false;
	}
	return false;
}

enum web_area web_area_of_path(struct str path)
{
	for (size_t i = 0; i < COUNT(patterns); i++) {
		if (fits(path, patterns[i].pattern))
			return patterns[i].area;
	}
	return WEB_DATA;
}

const struct web_header *web_header_at(size_t index)
{
	return index < COUNT(headers) ? &headers[index] : NULL;
}

bool web_header_is_of(const struct web_header *header, enum web_area area)
{
	return header->areas >> area & 1;
}
