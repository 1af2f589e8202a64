/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_PALETTE_H
#define DATAMO_MODEL_PALETTE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/colour.h"

struct strbuf;

/*
 * The colours of a theme's tokens that something beyond its style sheets needs: a portal's own
 * colours are fitted to them, and charts that stand alone, as files, carry them.
 */
enum palette_slot {
	PALETTE_GROUND, /* with the next, what text stands on */
	PALETTE_SURFACE,
	PALETTE_LINE,
	PALETTE_LINE_STRONG,
	PALETTE_TEXT,
	PALETTE_MUTED,
	PALETTE_LINK,
	PALETTE_LINK_HOVER,
	PALETTE_ACCENT,
	PALETTE_ON_ACCENT,
	PALETTE_BAND, /* the stripe on top of every page: decoration */
	PALETTE_BAR,
	PALETTE_SERIES_1,
	PALETTE_SERIES_6 = PALETTE_SERIES_1 + 5,
	PALETTE_SLOT_COUNT
};

enum palette_mode { PALETTE_LIGHT, PALETTE_DARK, PALETTE_MODE_COUNT };

struct palette {
	struct colour modes[PALETTE_MODE_COUNT][PALETTE_SLOT_COUNT];
};

/* "--series-1" */
const char *palette_name(enum palette_slot slot);
/* The slot of this name, else PALETTE_SLOT_COUNT. */
enum palette_slot palette_find(struct str name);

/* What a portal may say of its look. */
struct look {
	bool has_primary, has_secondary;
	struct colour primary;   /* links, buttons, bars, the first series of charts */
	struct colour secondary; /* the stripe, the second series */
	struct location primary_at;
	struct str font; /* families, by commas; empty: the theme's */
};

/* WCAG 2.1, 1.4.3 and 1.4.11: text, and what is to be seen beside text. */
#define CONTRAST_TEXT 4.5
#define CONTRAST_SHAPE 3.0

/*
 * Puts the portal's colours in the palette: light as they are, dark lightened until they can be
 * read. A series that looks too much like one of them gives way to the next.
 */
void palette_set_look(struct palette *palette, const struct look *look);

/* The colour can be read as text on both light grounds; else *nearest is a shade that can. */
bool palette_is_readable(
    const struct palette *palette, struct colour colour, struct colour *nearest);

#endif
