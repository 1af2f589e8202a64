/* SPDX-License-Identifier: MIT */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "base/text_fold.h"
#include "base/xml_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static void try_utf8(struct str text)
{
	struct strbuf repaired = STRBUF_INIT;
	size_t bad = 0, count = 0;
	bool is_utf8 = text_is_utf8(text, &bad);

	utf8_add_repaired(&repaired, text);
	must(text_is_utf8(strbuf_str(&repaired), NULL), "repaired text is UTF-8");
	must(is_utf8 == str_eq(text, strbuf_str(&repaired)), "only ill-formed text is repaired");
	must(is_utf8 || (bad < text.len && !utf8_sequence(text, bad)), "the place is ill-formed");
	must(utf8_length(text) == utf8_length(strbuf_str(&repaired)), "as many code points");
	for (struct str rest = text; rest.len; count++)
		utf8_next(&rest);
	must(count == utf8_length(text), "the length counts them");
	must(utf8_length(utf8_cut(text, count / 2)) == count / 2, "a cut has that many");
	strbuf_release(&repaired);
}

static void try_fold(struct str text)
{
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT, slug = STRBUF_INIT;

	text_add_nfc(&once, text);
	must(text_is_utf8(strbuf_str(&once), NULL), "NFC is UTF-8");
	must(text_is_nfc(text) == str_eq(text, strbuf_str(&once)), "NFC is what stays");
	strbuf_clear(&once);
	text_add_fold(&once, text);
	text_add_fold(&twice, strbuf_str(&once));
	must(text_is_utf8(strbuf_str(&once), NULL), "folded text is UTF-8");
	must(
	    once.len > 256 || str_eq(strbuf_str(&once), strbuf_str(&twice)), "folded once for all");
	text_add_slug(&slug, text);
	must(slug.len >= 1 && slug.len <= TEXT_SLUG_MAX, "a slug has 1 to 64 characters");
	must(slug.data[0] != '-' && slug.data[slug.len - 1] != '-', "no dash at its ends");
	must(strspn(slug.data, "abcdefghijklmnopqrstuvwxyz0123456789-") == slug.len, "only these");
	must(!strstr(slug.data, "--"), "nor two dashes");
	strbuf_release(&once);
	strbuf_release(&twice);
	strbuf_release(&slug);
}

static void try_json(struct str text, unsigned options)
{
	struct output *output = output_new_memory();
	struct json_writer json;
	struct str written;

	json_writer_init(&json, output, options);
	json_begin_object(&json);
	json_key_string(&json, text, text);
	json_end_object(&json);
	json_writer_end(&json);
	written = output_memory(output);
	must(text_is_utf8(written, NULL), "JSON is UTF-8");
	for (size_t i = 0; i < written.len; i++) {
		must((unsigned char)written.data[i] >= 0x20 || written.data[i] == '\n',
		    "no control");
		must(!(options & JSON_HTML_SAFE) || !strchr("<>&", written.data[i]), "no markup");
	}
	output_free(output);
}

static void try_xml(struct str text)
{
	struct output *output = output_new_memory();
	struct xml_writer *xml = xml_writer_new(output);
	xmlDoc *doc;

	xml_begin(xml, "r");
	xml_attribute(xml, "a", text);
	xml_text(xml, text);
	xml_end(xml);
	xml_writer_free(xml);
	doc = xmlReadMemory(output_memory(output).data, (int)output_memory(output).len, "x", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR);
	must(doc, "XML is well-formed");
	xmlFreeDoc(doc);
	output_free(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of just this size, so that a byte read too far is seen. */
	char *copy = malloc(size + !size);
	struct str text = { copy, size };

	if (size)
		memcpy(copy, data, size);
	try_utf8(text);
	try_fold(text);
	try_json(text, JSON_COMPACT);
	try_json(text, JSON_HTML_SAFE | JSON_INDENTED);
	try_xml(text);
	free(copy);
	return 0;
}
