/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_HTML_ESCAPE_H
#define DATAMO_RENDER_HTML_ESCAPE_H

#include "base/output.h"
#include "base/str.h"
#include "base/strbuf.h"

/*
 * Text for HTML, in content and in double-quoted attributes alike: & < > " ' and the back-tick
 * become references; control characters, which HTML forbids, become U+FFFD (tabs and line ends
 * stay). The text is taken to be UTF-8.
 */
void html_add_text(struct strbuf *html, struct str text);
void html_write_text(struct output *html, struct str text);

/*
 * A URL for a double-quoted attribute: what RFC 3986 does not allow in a URL is percent-encoded,
 * escapes that are there stay; then escaped as text. Says nothing about where the URL leads.
 */
void html_add_url(struct strbuf *html, struct str url);

/* JSON text as the content of <script type="application/json">: nothing in it can end the element
 * or open a comment, and it stays the same JSON. */
void html_write_json(struct output *html, struct str json);

#endif
