/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_THEME_PALETTE_H
#define DATAMO_READ_THEME_PALETTE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/portal.h"
#include "model/theme.h"

/*
 * The colours of the theme's tokens ("--link: #0b5688;") as its style sheets give them, those
 * within a rule for dark schemes apart; over them the portal's own. A primary colour that cannot be
 * read is reported. What the portal's own change becomes a part of site.css, behind the theme's
 * 1-tokens.css. The assets are sorted and not yet joined.
 */
void theme_palette_read(
    struct arena *arena, struct theme *theme, const struct portal *portal, struct diags *diags);

#endif
