/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_STYLE_H
#define DATAMO_RENDER_CHART_STYLE_H

#include "model/theme.h"

struct strbuf;

/* The style sheet of a chart that stands alone, as an image cannot see the page's: what site.css
 * says of charts, in the theme's colours, light and dark. */
void chart_style_add(struct strbuf *css, const struct theme *theme, struct str font);

#endif
