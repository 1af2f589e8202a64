/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_RDF_ESCAPE_H
#define DATAMO_EXPORT_RDF_ESCAPE_H

#include "base/str.h"
#include "base/strbuf.h"

/* Terms as Turtle and N-Triples both read them: "a \"literal\"" in double quotes, and an IRI in
 * angle brackets. Whatever the value, neither can be left. */
void rdf_add_quoted(struct strbuf *text, struct str value);
void rdf_add_bracketed(struct strbuf *text, struct str iri);

#endif
