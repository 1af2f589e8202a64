/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_FIX_H
#define DATAMO_SITE_FIX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decode.h"
#include "base/diag.h"
#include "base/strbuf.h"

/*
 * The mendings of a table's text that are safe: they change how it is written, never what a cell
 * says. The list is closed and documented; nothing else is ever changed. Each works on the result
 * of those before it.
 */
struct fixing {
	const struct encoding *encoding;     /* of 8-bit text; NULL: guessed */
	char delimiter;                      /* once the text is UTF-8 */
	const char *refusal[MESSAGES_COUNT]; /* why it cannot be mended; else NULL */
};

struct mending {
	const char *id; /* "line-ends" */
	const char *title[MESSAGES_COUNT];
	/* Adds the mended text; false: there was nothing to mend, and nothing was added. */
	bool (*apply)(struct fixing *fixing, struct str text, struct strbuf *out);
};

const struct mending *mending_at(size_t index); /* NULL past the end */

/*
 * All mendings in turn. `used` has a bit for each that changed something. false: the text cannot be
 * mended (fixing->refusal).
 */
bool fix_text(struct fixing *fixing, struct str text, struct strbuf *out, unsigned *used);

/* A unified diff of a text and its mended form, whose lines correspond but for some at the end that
 * were removed; at most `lines_max` changed ones. All is made harmless for a terminal. */
void fix_diff(struct str path, struct str before, struct str after, size_t lines_max,
    enum message_language language, struct strbuf *out);

#endif
