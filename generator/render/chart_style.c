/* SPDX-License-Identifier: MIT */
#include "render/chart_style.h"

#include "base/strbuf.h"

static const char shapes[] =
    ".small{font-size:13px}.title{font-size:18px}.v,.h,.title{font-weight:600}"
    ".middle{text-anchor:middle}.end{text-anchor:end}"
    ".v,.halo{stroke-width:4px;stroke-linejoin:round}.target{stroke-width:2.5}"
    ".bar,.mark,.area,.bubbles{fill:currentColor}"
    ".mark{stroke-width:1.5}.area{fill-opacity:.75}.bubbles{fill-opacity:.8}"
    ".line{fill:none;stroke:currentColor;stroke-width:2.5;stroke-linejoin:round}"
    ".dots{fill:none;stroke:currentColor;stroke-width:5;stroke-linecap:round;stroke-opacity:.6}"
    ".bar.estimate,.mark.estimate{stroke:currentColor;stroke-width:2}"
    ".bar.estimate{stroke-dasharray:4 3}.line.estimate{stroke-dasharray:6 5}";

/* What of a chart has which colour, in this order. */
static const struct {
	const char *selector, *property;
	enum palette_slot slot;
} colours[] = {
	{ "svg", "background", PALETTE_GROUND },
	{ "text", "fill", PALETTE_TEXT },
	{ ".m,.small", "fill", PALETTE_MUTED },
	{ ".v,.halo,.mark", "stroke", PALETTE_GROUND },
	{ ".on,.bar.estimate,.mark.estimate", "fill", PALETTE_GROUND },
	{ ".grid,.track", "stroke", PALETTE_LINE },
	{ ".track", "fill", PALETTE_SURFACE },
	{ ".axis", "stroke", PALETTE_LINE_STRONG },
	{ ".target", "stroke", PALETTE_TEXT },
};

static void add_colours(struct strbuf *css, const struct colour *mode)
{
	for (size_t i = 0; i < sizeof(colours) / sizeof(colours[0]); i++) {
		strbuf_add_format(css, "%s{%s:", colours[i].selector, colours[i].property);
		colour_add(css, mode[colours[i].slot]);
		strbuf_add_char(css, '}');
	}
	for (int i = PALETTE_SERIES_1; i <= PALETTE_SERIES_6; i++) {
		strbuf_add_format(css, ".s%d{color:", i - PALETTE_SERIES_1 + 1);
		colour_add(css, mode[i]);
		strbuf_add_char(css, '}');
	}
	strbuf_add_cstr(css, ".on{stroke:none}");
}

void chart_style_add(struct strbuf *css, const struct theme *theme, struct str font)
{
	strbuf_add_cstr(css, "svg{font:14px ");
	if (font.len)
		strbuf_add_format(css, "%.*s,", STR_ARG(font));
	strbuf_add_cstr(css, "system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",\"Helvetica Neue\","
			     "sans-serif;font-variant-numeric:tabular-nums}");
	strbuf_add_cstr(css, shapes);
	add_colours(css, theme->palette.modes[PALETTE_LIGHT]);
	strbuf_add_cstr(css, "@media(prefers-color-scheme:dark){");
	add_colours(css, theme->palette.modes[PALETTE_DARK]);
	strbuf_add_char(css, '}');
}
