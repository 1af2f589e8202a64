/* SPDX-License-Identifier: MIT */
#include "base/xml_writer.h"

#include <libxml/parser.h>
#include <pthread.h>

#include "base/output.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "tap.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void writes_a_document(void)
{
	struct output *output = output_new_memory();
	struct xml_writer *xml = xml_writer_new(output);

	xml_begin(xml, "rdf:RDF");
	xml_attribute(xml, "xmlns:rdf", STR("http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
	xml_begin(xml, "dcat:Dataset");
	xml_attribute(xml, "rdf:about", STR("https://example.org/?a=1&b=\"2\""));
	xml_element(xml, "dct:title", STR("Dân số <Cần Thơ> & 'lân cận'"));
	xml_empty_element(xml, "dct:license", "rdf:resource", STR("Giấy phép"));
	xml_element(xml, "dct:description", STR(""));
	xml_end(xml);
	xml_end(xml);
	xml_writer_free(xml);
	is_str(output_memory(output),
	    STR(HEAD "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		     "  <dcat:Dataset rdf:about=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">\n"
		     "    <dct:title>Dân số &lt;Cần Thơ&gt; &amp; 'lân cận'</dct:title>\n"
		     "    <dct:license rdf:resource=\"Giấy phép\"/>\n"
		     "    <dct:description/>\n"
		     "  </dcat:Dataset>\n"
		     "</rdf:RDF>\n"),
	    "elements, attributes and texts, indented by 2");
	output_free(output);
}

/* What stands in the document for such a text. */
static struct str written(struct str text, struct strbuf *buf)
{
	struct output *output = output_new_memory();
	struct xml_writer *xml = xml_writer_new(output);

	xml_element(xml, "t", text);
	xml_writer_free(xml);
	strbuf_clear(buf);
	strbuf_add(buf, str_slice(output_memory(output), sizeof(HEAD "<t>") - 1,
			    output_memory(output).len - (sizeof("</t>\n") - 1)));
	output_free(output);
	return strbuf_str(buf);
}

static void refuses_characters(void)
{
	struct strbuf buf = STRBUF_INIT;

	is_str(written(STR("a\0b\x01\x08\x0b\x0c\x1f!"), &buf),
	    STR("a\ufffdb\ufffd\ufffd\ufffd\ufffd\ufffd!"), "controls become U+FFFD");
	is_str(written(STR("\t\n\r "), &buf), STR("\t\n&#13; "), "tab and line ends stay");
	is_str(written(STR("\ufffe\uffff\ufffd🎋"), &buf), STR("\ufffd\ufffd\ufffd🎋"),
	    "U+FFFE and U+FFFF become U+FFFD");
	is_str(written(STR("a\xff\xe1\xba!\xc3"), &buf), STR("a\ufffd\ufffd!\ufffd"),
	    "ill-formed UTF-8 becomes U+FFFD");
	is_str(written(STR("]]> --> <!--"), &buf), STR("]]&gt; --&gt; &lt;!--"), "]]> is escaped");
	strbuf_release(&buf);
}

static void writes_an_empty_value_first(void)
{
	struct output *output = output_new_memory();
	struct xml_writer *xml = xml_writer_new(output);

	xml_empty_element(xml, "r", "a", STR(""));
	xml_writer_free(xml);
	is_str(
	    output_memory(output), STR(HEAD "<r a=\"\"/>\n"), "an empty value before all others");
	output_free(output);
}

/* Every code point as text and in an attribute, read back by libxml2's parser. */
static void is_well_formed_whatever_comes(void)
{
	struct output *output = output_new_memory();
	struct xml_writer *xml = xml_writer_new(output);
	struct strbuf all = STRBUF_INIT;
	xmlDoc *doc;
	xmlChar *content;

	for (uint32_t code_point = 0; code_point <= 0x10ffff; code_point += 1 + code_point / 256)
		utf8_add(&all, code_point);
	for (int byte = 0; byte < 256; byte++)
		strbuf_add_char(&all, (char)byte);
	xml_begin(xml, "r");
	xml_attribute(xml, "a", strbuf_str(&all));
	xml_text(xml, strbuf_str(&all));
	xml_end(xml);
	xml_writer_free(xml);
	doc = xmlReadMemory(output_memory(output).data, (int)output_memory(output).len, "x", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR);
	ok(doc, "any text gives a well-formed document");
	content = doc ? xmlNodeGetContent(xmlDocGetRootElement(doc)) : NULL;
	ok(content && xmlStrstr(content, BAD_CAST "abc") && xmlStrchr(content, '\r'),
	    "and reads back, carriage return included");
	xmlFree(content);
	content = doc ? xmlGetProp(xmlDocGetRootElement(doc), BAD_CAST "a") : NULL;
	ok(content && xmlStrchr(content, '\n') && xmlStrchr(content, '\t'),
	    "as do line end and tab of an attribute");
	xmlFree(content);
	xmlFreeDoc(doc);
	xmlCleanupParser();
	strbuf_release(&all);
	output_free(output);
}

static void *write_in_a_thread(void *output)
{
	for (int i = 0; i < 20; i++) {
		struct xml_writer *xml = xml_writer_new(output);

		xml_empty_element(xml, "r", "a", STR("Đường <1>"));
		xml_writer_free(xml);
	}
	return NULL;
}

/* First of all tests, so that the library is not set up yet; ThreadSanitizer watches. */
static void writes_in_many_threads(void)
{
	enum { THREADS = 4 };
	pthread_t threads[THREADS];
	struct output *outputs[THREADS];

	for (int i = 0; i < THREADS; i++) {
		outputs[i] = output_new_memory();
		pthread_create(&threads[i], NULL, write_in_a_thread, outputs[i]);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < THREADS; i++) {
		ok(str_eq(output_memory(outputs[i]), output_memory(outputs[0])),
		    "a thread writes what the first one writes");
		if (i > 0)
			output_free(outputs[i]);
	}
	output_free(outputs[0]);
}

int main(void)
{
	writes_in_many_threads();
	writes_a_document();
	refuses_characters();
	writes_an_empty_value_first();
	is_well_formed_whatever_comes();
	xml_writer_free(NULL);
	return tap_end();
}
