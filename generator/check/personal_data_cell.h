/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_CELL_H
#define DATAMO_CHECK_PERSONAL_DATA_CELL_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "check/personal_data_number.h"

/*
 * Finds what may be a personal number in one cell: alone or in running text, with blanks, dots and
 * dashes, in full-width digits. Decimals and grouped numbers are none.
 */
struct personal_match {
	struct str text;  /* digits, or an address; borrowed until the next scan */
	bool has_context; /* a telling word is near, in the same cell */
};

struct personal_scan {
	struct date today;
	unsigned kinds;                                     /* what the last cell had: 1u << kind */
	struct personal_match matches[PERSONAL_KIND_COUNT]; /* the first of each of these kinds */

	char digits[PERSONAL_KIND_COUNT][PERSONAL_DIGITS_MAX];
	struct strbuf plain, words;
	size_t contexts_looked_at;
};

void personal_scan_init(struct personal_scan *scan, struct date today);
void personal_scan_release(struct personal_scan *scan);

/* true when the cell has any. */
bool personal_scan_cell(struct personal_scan *scan, struct str cell);

/* "001••••••234", "u•••@example.org": never the whole. */
void personal_mask_add(struct strbuf *out, struct str text);

/* The cell as a message may show it: itself, or when it has any of the kinds, in `out` (which is
 * cleared) with its digits but the first three and last two hidden, and with the mailboxes'
 * names. */
struct str personal_cell_shown(struct personal_scan *scan, struct str cell, struct strbuf *out);

#endif
