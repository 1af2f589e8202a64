/* SPDX-License-Identifier: MIT */
#include "html_tokens.h"
#include "render_fixture.h"

/*
 * Whatever stands in a text of the input, the pages have the tags and attribute names that they
 * have without it.
 */

static void add_tag_shape(struct strbuf *shape, struct html_tag tag)
{
	struct str name, value;

	strbuf_add(shape, tag.name);
	while (html_next_attribute(&tag.attributes, &name, &value)) {
		strbuf_add_char(shape, ' ');
		strbuf_add(shape, name);
	}
	strbuf_add_char(shape, '\n');
}

struct shapes {
	struct strbuf *pages;
	size_t count, checked;
	bool is_same, has_script, has_handler, has_bad_url;
};

static void add_shape(const struct fixture_page *page, struct strbuf *shape)
{
	struct str rest = page->html;
	struct html_tag tag;

	while (html_next_tag(&rest, &tag))
		add_tag_shape(shape, tag);
}

static void remember(const struct fixture_page *page, void *data)
{
	struct shapes *shapes = data;
	struct strbuf shape = STRBUF_INIT;

	add_shape(page, &shape);
	shapes->pages = realloc(shapes->pages, (shapes->count + 1) * sizeof(*shapes->pages));
	shapes->pages[shapes->count++] = shape;
}

static void look_for_attributes(struct shapes *shapes, struct html_tag tag)
{
	struct str name, value;

	while (html_next_attribute(&tag.attributes, &name, &value)) {
		shapes->has_handler |= str_starts_with(name, STR("on"));
		shapes->has_handler |= str_eq(name, STR("style"));
		shapes->has_bad_url |= str_starts_with(value, STR("javascript:"));
		shapes->has_bad_url |= str_starts_with(value, STR("data:"));
	}
}

static bool is_of_theme(struct str attributes)
{
	static const struct str names[] = { STR_INIT("assets/page.js\""),
		STR_INIT("assets/search.js\""), STR_INIT("assets/table.js\"") };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_contains(attributes, names[i]))
			return true;
	}
	return false;
}

/* Linked data is no script: nothing runs it. What follows `attributes` must have no tag before its
 * own end. */
static bool is_data(struct str attributes, struct str rest)
{
	size_t end;

	rest = str_from(rest, 1); /* the tag's own ">" */
	end = str_find(rest, '<');
	return str_eq(str_trim(attributes), STR("type=\"application/ld+json\"")) &&
	       str_starts_with(str_from(rest, end), STR("</script>")) &&
	       str_find(str_slice(rest, 0, end), '>') == end;
}

static void compare(const struct fixture_page *page, void *data)
{
	struct shapes *shapes = data;
	struct strbuf shape = STRBUF_INIT;
	struct str rest = page->html;
	struct html_tag tag;
	bool is_same;

	if (!page->kind->view)
		rest = STR("");
	while (html_next_tag(&rest, &tag)) {
		shapes->has_script |= str_eq_ignoring_case(tag.name, STR("script")) &&
				      !is_of_theme(tag.attributes) &&
				      !is_data(tag.attributes, rest);
		look_for_attributes(shapes, tag);
	}
	add_shape(page, &shape);
	is_same = !page->kind->view ||
		  (shapes->checked < shapes->count &&
		      str_eq(strbuf_str(&shape), strbuf_str(&shapes->pages[shapes->checked])));
	if (!is_same)
		printf("# differs: %.*s %.*s\n", STR_ARG(page->language), STR_ARG(page->path));
	shapes->is_same &= is_same && page->is_good;
	shapes->checked++;
	strbuf_release(&shape);
}

static void check(struct shapes *shapes, const char *name, struct str hostile)
{
	struct fixture fixture;
	char text[200];

	*shapes = (struct shapes){
		.pages = shapes->pages, .count = shapes->count, .is_same = true
	};
	fixture_open(&fixture, hostile);
	fixture_each_page(&fixture, compare, shapes);
	fixture_close(&fixture);
	snprintf(text, sizeof(text), "%s leaves the pages' tags as they are", name);
	ok(shapes->is_same && shapes->checked == shapes->count, text);
	snprintf(text, sizeof(text), "%s makes no script, handler, style or script URL", name);
	ok(!shapes->has_script && !shapes->has_handler && !shapes->has_bad_url, text);
}

int main(void)
{
	static const struct {
		const char *name;
		struct str text;
	} payloads[] = {
		{ "a quote and a script", STR_INIT("\"><script>alert(1)</script>") },
		{ "an apostrophe and a handler", STR_INIT("' onmouseover='alert(1)") },
		{ "an image with a handler", STR_INIT("<img src=x onerror=alert(1)>") },
		{ "an end of the title", STR_INIT("</title><script>alert(1)</script>") },
		{ "a comment", STR_INIT("--><!-- <script>alert(1)</script>") },
		{ "a tag of a template", STR_INIT("{{x}} {{{note}}} {{> layout}} {{=<% %>=}}") },
		{ "characters that turn the direction", STR_INIT("\u202e\u2066abc\u200f") },
		{ "a script URL", STR_INIT(" javascript:alert(1)") },
		{ "an end of a style and a back-tick", STR_INIT("</style>`<svg onload=alert(1)>") },
	};
	struct shapes shapes = { 0 };
	struct fixture fixture;

	/* The reference holds harmless text where the payloads stand; it too is no part of a URL.
	 */
	fixture_open(&fixture, STR(" \\ x"));
	fixture_each_page(&fixture, remember, &shapes);
	fixture_close(&fixture);
	ok(shapes.count > 30, "renders the pages to compare with");
	for (size_t i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++)
		check(&shapes, payloads[i].name, payloads[i].text);
	for (size_t i = 0; i < shapes.count; i++)
		strbuf_release(&shapes.pages[i]);
	free(shapes.pages);
	return tap_end();
}
