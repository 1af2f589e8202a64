/* SPDX-License-Identifier: MIT */
#include "render/note_html.h"

#include <string.h>

#include "base/memory.h"
#include "model/note_limits.h"
#include "render/html_escape.h"
#include "render/note_writer.h"

static const struct diag_kind raw_html = { "note.raw-html", DIAG_WARNING,
	{ "HTML trong ghi chú được hiện như văn bản: “{found}”.",
	    "HTML in a note is shown as text: “{found}”." },
	{ "Viết bằng Markdown.", "Write it in Markdown." } };

cmark_node *note_parse(struct note_writer *writer, struct str markdown)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, &writer->memory);
	cmark_node *root;

	cmark_parser_feed(parser, markdown.data, markdown.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void add(struct note_writer *writer, const char *html)
{
	strbuf_add_cstr(writer->html, html);
}

static void add_text(struct note_writer *writer, struct str text)
{
	html_add_text(writer->html, text);
}

static struct str literal(cmark_node *node)
{
	return str_of(cmark_node_get_literal(node));
}

/* Handlers of nodes: true when the content is done with and not to be visited. */

static bool is_tight(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = item ? cmark_node_parent(item) : NULL;

	return list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
	       cmark_node_get_list_tight(list);
}

static bool enter_paragraph(struct note_writer *writer, cmark_node *node)
{
	const struct note_table *table = cmark_node_get_user_data(node);

	if (table)
		note_write_table(writer, table);
	else if (!is_tight(node))
		add(writer, "<p>");
	return table != NULL;
}

static void leave_paragraph(struct note_writer *writer, cmark_node *node)
{
	if (!is_tight(node))
		add(writer, "</p>\n");
}

static int heading_level(const struct note_writer *writer, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node) + writer->options->heading_shift;

	return level < 1 ? 1 : level > 6 ? 6 : level;
}

static bool enter_heading(struct note_writer *writer, cmark_node *node)
{
	strbuf_add_format(writer->html, "<h%d id=\"%s\">", heading_level(writer, node),
	    (const char *)cmark_node_get_user_data(node));
	return false;
}

static void leave_heading(struct note_writer *writer, cmark_node *node)
{
	strbuf_add_format(writer->html, "</h%d>\n", heading_level(writer, node));
}

static bool enter_list(struct note_writer *writer, cmark_node *node)
{
	int start = cmark_node_get_list_start(node);

	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		add(writer, "<ul>\n");
	else if (start == 1)
		add(writer, "<ol>\n");
	else
		strbuf_add_format(writer->html, "<ol start=\"%d\">\n", start);
	return false;
}

static void leave_list(struct note_writer *writer, cmark_node *node)
{
	add(writer, cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n");
}

/* The first word after a fence, if it can be the name of a language. */
static struct str code_language(cmark_node *node)
{
	struct str info = str_of(cmark_node_get_fence_info(node));
	size_t len = 0;

	while (len < info.len && len < 32 &&
	       (ascii_is_alpha(info.data[len]) || ascii_is_digit(info.data[len]) ||
		   strchr("+#-_.", info.data[len])))
		len++;
	return len == info.len || ascii_is_space(info.data[len]) ? str_slice(info, 0, len)
								 : STR("");
}

static bool enter_code_block(struct note_writer *writer, cmark_node *node)
{
	const struct note_options *options = writer->options;
	struct str language = code_language(node);

	if (language.len && options->embed &&
	    options->embed(options->context, language, note_location(writer, node), writer->html))
		return false;
	add(writer, "<pre><code");
	if (language.len) {
		add(writer, " class=\"language-");
		add_text(writer, language);
		add(writer, "\"");
	}
	add(writer, ">");
	add_text(writer, literal(node));
	add(writer, "</code></pre>\n");
	return false;
}

/* What a template for notes says to its writer; shown to nobody. */
static bool is_comment(struct str html)
{
	html = str_trim(html);
	if (html.len < 7 || !str_starts_with(html, STR("<!--")) || !str_ends_with(html, STR("-->")))
		return false;
	return !str_contains(str_slice(html, 4, html.len - 3), STR("-->"));
}

static void report_html(struct note_writer *writer, cmark_node *node)
{
	struct str html = literal(node);

	DIAG(writer->diags, &raw_html, note_location(writer, node),
	    .found = str_slice(html, 0, str_find(html, '\n')));
}

static bool enter_html_block(struct note_writer *writer, cmark_node *node)
{
	if (is_comment(literal(node)))
		return false;
	report_html(writer, node);
	add(writer, "<pre><code>");
	add_text(writer, literal(node));
	add(writer, "</code></pre>\n");
	return false;
}

/* The one tag that Markdown has no form for within a cell of a table. */
static bool is_line_break(struct str html)
{
	return str_eq(html, STR("<br>")) || str_eq(html, STR("<br/>")) ||
	       str_eq(html, STR("<br />"));
}

static bool enter_html_inline(struct note_writer *writer, cmark_node *node)
{
	if (is_line_break(literal(node))) {
		add(writer, "<br>");
	} else if (!is_comment(literal(node))) {
		report_html(writer, node);
		add_text(writer, literal(node));
	}
	return false;
}

static bool enter_text(struct note_writer *writer, cmark_node *node)
{
	struct str text = literal(node);

	/* A fragment begins with the blank that made it a paragraph. */
	if (writer->fragment_line && !cmark_node_previous(node) &&
	    cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH &&
	    str_starts_with(text, STR("\xc2\xa0")))
		text = str_from(text, 2);
	add_text(writer, text);
	return false;
}

static bool enter_code(struct note_writer *writer, cmark_node *node)
{
	add(writer, "<code>");
	add_text(writer, literal(node));
	add(writer, "</code>");
	return false;
}

/* An address in angle brackets may stand within a link, where HTML allows none. */
static bool enter_link(struct note_writer *writer, cmark_node *node)
{
	if (writer->link)
		return false;
	if (note_open_link(writer, node))
		writer->link = node;
	return false;
}

static void leave_link(struct note_writer *writer, cmark_node *node)
{
	if (writer->link != node)
		return;
	add(writer, "</a>");
	writer->link = NULL;
}

static bool enter_image(struct note_writer *writer, cmark_node *node)
{
	note_write_image(writer, node);
	return true;
}

/* By cmark_node_type. What has no entry (custom nodes) does not come from a parser. */
static const struct {
	const char *open, *close;
	bool (*enter)(struct note_writer *writer, cmark_node *node);
	void (*leave)(struct note_writer *writer, cmark_node *node);
} node_writers[] = {
	[CMARK_NODE_BLOCK_QUOTE] = { "<blockquote>\n", "</blockquote>\n", NULL, NULL },
	[CMARK_NODE_LIST] = { NULL, NULL, enter_list, leave_list },
	[CMARK_NODE_ITEM] = { "<li>", "</li>\n", NULL, NULL },
	[CMARK_NODE_CODE_BLOCK] = { NULL, NULL, enter_code_block, NULL },
	[CMARK_NODE_HTML_BLOCK] = { NULL, NULL, enter_html_block, NULL },
	[CMARK_NODE_PARAGRAPH] = { NULL, NULL, enter_paragraph, leave_paragraph },
	[CMARK_NODE_HEADING] = { NULL, NULL, enter_heading, leave_heading },
	[CMARK_NODE_THEMATIC_BREAK] = { "<hr>\n", NULL, NULL, NULL },
	[CMARK_NODE_TEXT] = { NULL, NULL, enter_text, NULL },
	[CMARK_NODE_SOFTBREAK] = { "\n", NULL, NULL, NULL },
	[CMARK_NODE_LINEBREAK] = { "<br>\n", NULL, NULL, NULL },
	[CMARK_NODE_CODE] = { NULL, NULL, enter_code, NULL },
	[CMARK_NODE_HTML_INLINE] = { NULL, NULL, enter_html_inline, NULL },
	[CMARK_NODE_EMPH] = { "<em>", "</em>", NULL, NULL },
	[CMARK_NODE_STRONG] = { "<strong>", "</strong>", NULL, NULL },
	[CMARK_NODE_LINK] = { NULL, NULL, enter_link, leave_link },
	[CMARK_NODE_IMAGE] = { NULL, NULL, enter_image, NULL },
};

void note_write_content(struct note_writer *writer, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (node == root || type >= sizeof(node_writers) / sizeof(node_writers[0]))
			continue;
		if (event == CMARK_EVENT_EXIT) {
			if (node_writers[type].close)
				add(writer, node_writers[type].close);
			if (node_writers[type].leave)
				node_writers[type].leave(writer, node);
			continue;
		}
		if (node_writers[type].open)
			add(writer, node_writers[type].open);
		if (node_writers[type].enter && node_writers[type].enter(writer, node))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	cmark_iter_free(iter);
}

bool note_html(struct str markdown, struct location at, const struct note_options *options,
    struct strbuf *html, struct diags *diags)
{
	struct note_writer writer = {
		.options = options,
		.at = at,
		.diags = diags,
		.source = markdown,
		.html = html,
		.memory = { memory_alloc_zeroed, memory_realloc, memory_free },
	};
	cmark_node *root, *fragments;

	if (!note_is_within_limits(markdown, options->bytes_max, at, diags))
		return false;
	if (!writer.at.line)
		writer.at.line = 1;
	writer.at.column = 0;
	writer.arena = arena_new();
	note_find_lines(&writer);
	root = note_parse(&writer, markdown);
	note_name_headings(&writer, root);
	note_find_tables(&writer, root, &fragments);
	note_write_content(&writer, root);
	if (fragments)
		cmark_node_free(fragments);
	cmark_node_free(root);
	map_release(&writer.heading_ids);
	arena_free(writer.arena);
	return true;
}
