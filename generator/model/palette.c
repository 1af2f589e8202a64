/* SPDX-License-Identifier: MIT */
#include "model/palette.h"

#include "base/strbuf.h"

static const struct colour black = { 0, 0, 0 }, white = { 255, 255, 255 };

/* Nearer than this in OKLab, two lines of a chart are taken for one. */
static const double NEAREST_SERIES = 0.12;

static const char *const names[PALETTE_SLOT_COUNT] = {
	[PALETTE_GROUND] = "--ground",
	[PALETTE_SURFACE] = "--surface",
	[PALETTE_LINE] = "--line",
	[PALETTE_LINE_STRONG] = "--line-strong",
	[PALETTE_TEXT] = "--text",
	[PALETTE_MUTED] = "--muted",
	[PALETTE_LINK] = "--link",
	[PALETTE_LINK_HOVER] = "--link-hover",
	[PALETTE_ACCENT] = "--accent",
	[PALETTE_ON_ACCENT] = "--on-accent",
	[PALETTE_BAND] = "--band",
	[PALETTE_BAR] = "--bar",
	[PALETTE_SERIES_1] = "--series-1",
	[PALETTE_SERIES_1 + 1] = "--series-2",
	[PALETTE_SERIES_1 + 2] = "--series-3",
	[PALETTE_SERIES_1 + 3] = "--series-4",
	[PALETTE_SERIES_1 + 4] = "--series-5",
	[PALETTE_SERIES_6] = "--series-6",
};

const char *palette_name(enum palette_slot slot)
{
	return names[slot];
}

enum palette_slot palette_find(struct str name)
{
	int slot = 0;

	while (slot < PALETTE_SLOT_COUNT && !str_eq(name, str_of(names[slot])))
		slot++;
	return (enum palette_slot)slot;
}

/* On paper-white grounds colours get darker to be read, on dark ones lighter. */
static struct colour fit(const struct colour *mode, struct colour colour, double contrast)
{
	bool is_dark = colour_contrast(mode[PALETTE_GROUND], white) >
		       colour_contrast(mode[PALETTE_GROUND], black);

	return colour_reach(colour, is_dark ? white : black, mode, contrast);
}

static bool colour_eq(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

bool palette_is_readable(
    const struct palette *palette, struct colour colour, struct colour *nearest)
{
	*nearest = fit(palette->modes[PALETTE_LIGHT], colour, CONTRAST_TEXT);
	return colour_eq(*nearest, colour);
}

static struct colour more_readable(struct colour ground, struct colour a, struct colour b)
{
	return colour_contrast(ground, a) >= colour_contrast(ground, b) ? a : b;
}

/* Between the colour and the ground, as far as it can still be seen. */
static struct colour soften(const struct colour *mode, struct colour colour)
{
	return fit(mode, colour_mix(colour, mode[PALETTE_GROUND], 0.35), CONTRAST_SHAPE);
}

/* On dark grounds a little more than must be: saturated colours glow there. */
static void set_primary(struct colour *mode, struct colour primary, double contrast)
{
	struct colour text = fit(mode, primary, contrast);

	mode[PALETTE_LINK] = mode[PALETTE_ACCENT] = mode[PALETTE_BAND] = text;
	mode[PALETTE_LINK_HOVER] = colour_mix(text, mode[PALETTE_TEXT], 0.4);
	mode[PALETTE_ON_ACCENT] = more_readable(text, white, black);
	mode[PALETTE_BAR] = soften(mode, text);
}

static bool is_near(const struct colour *kept, size_t count, struct colour colour)
{
	for (size_t i = 0; i < count; i++) {
		if (colour_distance(kept[i], colour) < NEAREST_SERIES)
			return true;
	}
	return false;
}

enum { SERIES_COUNT = PALETTE_SERIES_6 - PALETTE_SERIES_1 + 1 };

/* The portal's first, then the theme's that differ from them; where too few do, the rest. */
static void set_series(struct colour *mode, const struct colour *own, size_t own_count)
{
	struct colour kept[SERIES_COUNT + 2], *series = &mode[PALETTE_SERIES_1];
	size_t count = 0;

	for (size_t i = 0; i < own_count; i++) {
		struct colour colour = fit(mode, own[i], CONTRAST_SHAPE);

		if (!is_near(kept, count, colour))
			kept[count++] = colour;
	}
	own_count = count;
	for (size_t i = 0; i < SERIES_COUNT && count < SERIES_COUNT; i++) {
		if (!is_near(kept, own_count, series[i]))
			kept[count++] = series[i];
	}
	/* kept[0 … count) differ; a theme's own last ones follow where some gave way */
	for (size_t i = SERIES_COUNT; i > 0 && count < SERIES_COUNT; i--) {
		if (is_near(kept, own_count, series[i - 1]))
			kept[count++] = colour_mix(series[i - 1], mode[PALETTE_TEXT], 0.6);
	}
	for (size_t i = 0; i < SERIES_COUNT; i++)
		series[i] = kept[i];
}

void palette_set_look(struct palette *palette, const struct look *look)
{
	struct colour own[2];
	size_t count = 0;

	if (look->has_primary)
		own[count++] = look->primary;
	if (look->has_secondary)
		own[count++] = look->secondary;
	for (int i = 0; i < PALETTE_MODE_COUNT && count; i++) {
		struct colour *mode = palette->modes[i];

		if (look->has_primary)
			set_primary(mode, look->primary,
			    i == PALETTE_DARK ? CONTRAST_TEXT + 1 : CONTRAST_TEXT);
		if (look->has_secondary)
			mode[PALETTE_BAND] = look->secondary;
		if (look->has_primary)
			set_series(mode, own, count);
	}
}
