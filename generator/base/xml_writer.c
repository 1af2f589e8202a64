/* SPDX-License-Identifier: MIT */
#include "base/xml_writer.h"

#include <assert.h>
#include <libxml/xmlwriter.h>
#include <pthread.h>

#include "base/memory.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "base/utf8.h"

struct xml_writer {
	struct output *output;
	xmlTextWriter *writer;
	struct strbuf clean; /* the value being written, mended */
	int depth;
	bool is_in_tag; /* attributes may follow */
};

/* What libxml2 hands over; the output keeps its own errors. */
static int write_bytes(void *context, const char *data, int len)
{
	output_add(context, (struct str){ data, (size_t)len });
	return len;
}

/*
 * libxml2 refuses nothing that the assertions here let pass: it is out of memory, which ends the
 * process as it does everywhere.
 */
static void check(bool worked)
{
	if (!worked)
		memory_exhausted();
}

/*
 * libxml2's tables of encodings must stand before threads write at once. Its own guard reads a flag
 * without a lock.
 */
static pthread_once_t libxml2_once = PTHREAD_ONCE_INIT;

struct xml_writer *xml_writer_new(struct output *output)
{
	struct xml_writer *xml = memory_alloc_zeroed(1, sizeof(*xml));
	xmlOutputBuffer *buffer;

	pthread_once(&libxml2_once, xmlInitParser);
	buffer = xmlOutputBufferCreateIO(write_bytes, NULL, output, NULL);
	check(buffer);
	xml->output = output;
	xml->writer = xmlNewTextWriter(buffer);
	check(xml->writer);
	xmlTextWriterSetIndent(xml->writer, 1);
	xmlTextWriterSetIndentString(xml->writer, BAD_CAST "  ");
	check(xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL) >= 0);
	return xml;
}

void xml_writer_free(struct xml_writer *xml)
{
	if (!xml)
		return;
	assert(!xml->depth);
	check(xmlTextWriterEndDocument(xml->writer) >= 0);
	xmlFreeTextWriter(xml->writer); /* flushes, and frees the buffer */
	strbuf_release(&xml->clean);
	memory_free(xml);
}

/* Production 2 of XML 1.0, Char; surrogates were refused by the decoder. */
static bool is_xml_char(uint32_t code_point)
{
	if (code_point < 0x20)
		return code_point == '\t' || code_point == '\n' || code_point == '\r';
	return code_point != 0xfffe && code_point != 0xffff;
}

void xml_add_characters(struct strbuf *clean, struct str value)
{
	struct str rest = value;
	size_t start = 0;

	while (rest.len) {
		size_t at = value.len - rest.len;
		uint32_t code_point = (unsigned char)*rest.data;

		if (code_point >= 0x20 && code_point < 0x80) {
			rest = str_from(rest, 1);
			continue;
		}
		if (utf8_take(&rest, &code_point) && is_xml_char(code_point))
			continue;
		strbuf_add(clean, str_slice(value, start, at));
		utf8_add(clean, UTF8_REPLACEMENT);
		start = value.len - rest.len;
	}
	strbuf_add(clean, str_from(value, start));
}

/* The value as libxml2 may have it, ended by NUL; borrowed until the next call. */
static const xmlChar *clean(struct xml_writer *xml, struct str value)
{
	strbuf_clear(&xml->clean);
	xml_add_characters(&xml->clean, value);
	return BAD_CAST strbuf_str(&xml->clean).data;
}

/* Names are literals of ours: an ASCII subset of QName. */
static bool is_name(const char *name)
{
	if (!ascii_is_alpha(name[0]) && name[0] != '_')
		return false;
	for (const char *p = name; *p; p++) {
		if (!ascii_is_alpha(*p) && !ascii_is_digit(*p) && *p != '_' && *p != '-' &&
		    *p != '.' && *p != ':')
			return false;
	}
	return true;
}

void xml_begin(struct xml_writer *xml, const char *name)
{
	assert(is_name(name));
	check(xmlTextWriterStartElement(xml->writer, BAD_CAST name) >= 0);
	xml->depth++;
	xml->is_in_tag = true;
}

void xml_end(struct xml_writer *xml)
{
	assert(xml->depth > 0);
	check(xmlTextWriterEndElement(xml->writer) >= 0);
	xml->depth--;
	xml->is_in_tag = false;
}

void xml_attribute(struct xml_writer *xml, const char *name, struct str value)
{
	assert(xml->is_in_tag && is_name(name));
	check(xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, clean(xml, value)) >= 0);
}

void xml_text(struct xml_writer *xml, struct str text)
{
	assert(xml->depth > 0);
	check(xmlTextWriterWriteString(xml->writer, clean(xml, text)) >= 0);
	xml->is_in_tag = false;
}

void xml_element(struct xml_writer *xml, const char *name, struct str text)
{
	xml_begin(xml, name);
	if (text.len)
		xml_text(xml, text);
	xml_end(xml);
}

void xml_empty_element(
    struct xml_writer *xml, const char *name, const char *attribute, struct str value)
{
	xml_begin(xml, name);
	xml_attribute(xml, attribute, value);
	xml_end(xml);
}
