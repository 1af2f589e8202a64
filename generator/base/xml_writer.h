/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_XML_WRITER_H
#define DATAMO_BASE_XML_WRITER_H

#include <stdbool.h>

#include "base/str.h"

struct output;
struct strbuf;

/*
 * Writes one XML 1.0 document in UTF-8, by libxml2's writer, indented by 2. libxml2 lets ill-formed
 * text through, so values are checked here: what XML 1.0 forbids (production 2, Char) and
 * ill-formed UTF-8 become U+FFFD. Names of elements and attributes are literals of ours, with their
 * prefix ("dct:title"); namespaces are declared as attributes ("xmlns:dct"). An attribute after
 * text, an end too many, an odd name: our bug, assert.
 */
struct xml_writer;

/* Begins the document with its declaration. The output stays the caller's, and errors stick to it.
 */
struct xml_writer *xml_writer_new(struct output *output);
/* Asserts that every element was closed, ends the last line and frees; NULL is fine. */
void xml_writer_free(struct xml_writer *xml);

void xml_begin(struct xml_writer *xml, const char *name);
void xml_end(struct xml_writer *xml);
void xml_attribute(struct xml_writer *xml, const char *name, struct str value);
void xml_text(struct xml_writer *xml, struct str text);

/* <name>text</name>, and <name attribute="value"/> */
void xml_element(struct xml_writer *xml, const char *name, struct str text);
void xml_empty_element(
    struct xml_writer *xml, const char *name, const char *attribute, struct str value);

/* What XML can hold of a text, nothing escaped: what it forbids becomes U+FFFD. */
void xml_add_characters(struct strbuf *clean, struct str value);

#endif
