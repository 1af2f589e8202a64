/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_NOTE_HTML_H
#define DATAMO_RENDER_NOTE_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "base/strbuf.h"

enum note_use { NOTE_LINK, NOTE_IMAGE };

/*
 * Where a relative link of a note leads in the site: adds the link as published, from the page that
 * the note is on, to `out`. `path` is as in the note, escapes decoded, without query and fragment;
 * anything, "../" and a leading "/" too, may be in it. false: there is nothing of that name.
 */
typedef bool note_resolve(void *context, struct str path, enum note_use use, struct strbuf *out);

/*
 * Adds what a fenced block shows in place of its text; `word` stands behind the fence, `at` is the
 * fence. false: it is code.
 */
typedef bool note_embed(void *context, struct str word, struct location at, struct strbuf *html);

struct note_options {
	uint64_t bytes_max;
	int heading_shift;     /* 1: the highest headings of the note become <h2> */
	note_resolve *resolve; /* NULL: relative links lead nowhere */
	note_embed *embed;     /* NULL: all blocks are code */
	void *context;
};

/*
 * Adds a Markdown note (CommonMark, with the tables of GitHub) as HTML. All of the markup is ours:
 * raw HTML is shown as text; links are kept when they lead to the web, to mail, to a heading (whose
 * ids begin with "h-") or to what `resolve` knows, others leave their text; images of other sites
 * become links. What was refused is reported where it stands; `at` is where the Markdown begins.
 * false, with nothing added: the note is too large or too deep.
 */
bool note_html(struct str markdown, struct location at, const struct note_options *options,
    struct strbuf *html, struct diags *diags);

#endif
