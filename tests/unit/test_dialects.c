/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"

#include <cjson/cJSON.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/strbuf.h"
#include "export/markdown.h"
#include "export/markdown_note.h"
#include "portal_fixture.h"
#include "tap.h"

/* Text that would break out of every syntax is that text again to whoever parses the file: in JSON
 * all of it but the byte that is no UTF-8, in XML without its control characters. */
static const char in_json[] =
    "Tệp \"một\" \\ <b>&</b>\n'''\r\t\x7f\x01 @vi . <http://evil.example/> \xef\xbf\xbd";
static const char in_xml[] = "Tệp \"một\" \\ <b>&</b>\n'''\r\t\x7f\xef\xbf\xbd @vi . "
			     "<http://evil.example/> \xef\xbf\xbd";

static bool json_holds(const cJSON *value, const char *text)
{
	if (cJSON_IsString(value) && strstr(value->valuestring, text))
		return true;
	for (const cJSON *child = value ? value->child : NULL; child; child = child->next) {
		if (json_holds(child, text))
			return true;
	}
	return false;
}

static void check_json(struct output *output, const char *name, bool holds_text)
{
	struct str text = output_memory(output);
	cJSON *json = cJSON_ParseWithLength(text.data, text.len);

	ok(json, name);
	if (holds_text)
		ok(json_holds(json, in_json), "which has the hostile text as it is");
	cJSON_Delete(json);
}

static void check_xml(struct output *output, const char *name, bool holds_text)
{
	struct str text = output_memory(output);
	xmlDocPtr document = xmlReadMemory(text.data, (int)text.len, "x.xml", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlChar *content = document ? xmlNodeGetContent(xmlDocGetRootElement(document)) : NULL;

	ok(document, name);
	if (holds_text)
		ok(content && strstr((const char *)content, in_xml),
		    "which has the hostile text as it is");
	xmlFree(content);
	xmlFreeDoc(document);
}

/* Nothing of the text is markup: no mark without a backslash, no line of its own. */
static void check_markdown(struct output *output, const char *name)
{
	struct str text = output_memory(output);
	bool is_escaped = text.len > 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];

		if (c == '<' || c == '>')
			is_escaped = is_escaped && i &&
				     (text.data[i - 1] == '\\' ||
					 (i == 1 || text.data[i - 1] == '\n'));
		is_escaped = is_escaped && (c >= 0x20 || c == '\n') && c != 0x7f;
	}
	ok(is_escaped, name);
	ok(str_contains(
	       text, STR("Tệp \"một\" \\\\ \\<b\\>\\&\\</b\\> '''   \\<http://evil.example/\\>")) ||
		str_contains(text, STR("\\<b\\>\\&\\</b\\>")),
	    "which has the hostile text on a line, escaped");
}

/* Further files of an exporter: each must be JSON too, or XML. */
struct checked_files {
	struct export_files files;
	struct output *output;
	bool is_xml;
	size_t count;
};

static struct output *open_checked(struct export_files *files, struct str path)
{
	struct checked_files *self = (struct checked_files *)(void *)files;

	(void)path;
	self->count++;
	return self->output = output_new_memory();
}

static void close_checked(struct export_files *files)
{
	struct checked_files *self = (struct checked_files *)(void *)files;

	if (self->is_xml)
		check_xml(self->output, "a further file is XML", false);
	else
		check_json(self->output, "a further file is JSON", false);
	output_free(self->output);
}

enum syntax { SYNTAX_JSON, SYNTAX_XML, SYNTAX_MARKDOWN };

static const struct dialect_case {
	const char *id;
	enum syntax syntax;
	bool holds_text;   /* else only further files do */
	size_t file_count; /* further files, at least */
} cases[] = {
	{ "data-package", SYNTAX_JSON, true, 0 },
	{ "csvw", SYNTAX_JSON, true, 0 },
	{ "croissant", SYNTAX_JSON, true, 0 },
	{ "markdown", SYNTAX_MARKDOWN, true, 0 },
	{ "dataset-feed", SYNTAX_XML, true, 0 },
	{ "feed", SYNTAX_XML, true, 4 },
	{ "data-json", SYNTAX_JSON, true, 0 },
	{ "ckan", SYNTAX_JSON, false, 8 },
	{ "openapi", SYNTAX_JSON, false, 0 },
	{ "llms", SYNTAX_MARKDOWN, true, 0 },
	{ "opensearch", SYNTAX_XML, false, 0 },
};

static void test_case(const struct export_context *portal, const struct dialect_case *item)
{
	const struct exporter *exporter = exporter_find(str_of(item->id));
	struct checked_files files = { .files = { open_checked, close_checked },
		.is_xml = item->syntax == SYNTAX_XML };
	struct export_context context = *portal;
	struct output *output = output_new_memory();

	context.files = &files.files;
	if (exporter->scope == EXPORT_DATASET) {
		context.dataset = &fixture_datasets[1];
		context.catalog = NULL;
	}
	ok(!exporter->accepts || exporter->accepts(&context), item->id);
	exporter->write(&context, output);
	if (item->syntax == SYNTAX_JSON)
		check_json(output, "it is JSON", item->holds_text);
	else if (item->syntax == SYNTAX_XML)
		check_xml(output, "it is XML", item->holds_text);
	else
		check_markdown(output, "it has no markup but its own");
	ok(files.count >= item->file_count, "and its further files");
	output_free(output);
}

static void is_note(const char *note, const char *expected, const char *name)
{
	struct strbuf markdown = STRBUF_INIT;

	markdown_add_note(&markdown, str_of(note), STR("[page]\n"));
	is_str(strbuf_str(&markdown), str_of(expected), name);
	strbuf_release(&markdown);
}

static void test_notes(void)
{
	is_note("# One\n\n  ###### Six\n#no heading\n", "### One\n\n###### Six\n#no heading\n",
	    "headings go two levels down");
	is_note("a <script>x</script>\r\n`a<b` <https://example.vn/x>\n",
	    "a \\<script>x\\</script>\n`a<b` <https://example.vn/x>\n",
	    "HTML is text; code and addresses stay");
	is_note("<https://x y> ``a`<b`` <i\n", "\\<https://x y> ``a`<b`` \\<i\n",
	    "what only looks so does not");
	is_note("a\n```chart\nx: y\n```\nb\n", "a\n[page]\nb\n", "what shows data is on the page");
	is_note("~~~~ c\n# <b>\n~~~\n~~~~\n# b\n", "~~~~ c\n# <b>\n~~~\n~~~~\n### b\n",
	    "other blocks stay as they are, to their end");
	is_note("```\n<b>\n# c", "```\n<b>\n# c\n```\n", "which they get when they have none");
	is_note("```chart\nx\n", "[page]\n", "a block of data without an end hides the rest");
	is_note("a\x01\x7f b\n", "a   b\n", "control characters are blanks");
}

int main(void)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct portal portal = fixture_portal();
	struct export_context context = { .portal = &portal, .diags = diags };

	context.catalog = catalog_new(arena, &portal);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		test_case(&context, &cases[i]);
	test_notes();
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
