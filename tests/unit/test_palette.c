/* SPDX-License-Identifier: MIT */
#include "model/palette.h"

#include <fcntl.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "read/theme_palette.h"
#include "tap.h"

static struct colour colour_of(const char *text)
{
	struct colour colour = { 0, 0, 0 };

	colour_parse(str_of(text), &colour);
	return colour;
}

static bool is_colour(struct colour colour, const char *text)
{
	struct colour other = colour_of(text);

	return colour.red == other.red && colour.green == other.green && colour.blue == other.blue;
}

static void test_colours(void)
{
	struct colour colour = colour_of("0b5688");
	double contrast = colour_contrast(colour_of("#767676"), colour_of("#fff"));

	is_number(colour.green, 0x56, "six digits without a number sign");
	ok(is_colour(colour_of("#fa3"), "#ffaa33"), "three digits");
	ok(!colour_parse(STR("red"), &colour) && !colour_parse(STR("#12345g"), &colour) &&
		!colour_parse(STR("#0b568"), &colour),
	    "no names, no other lengths");
	ok(contrast > 4.53 && contrast < 4.55, "the contrast of #767676 on white is 4.54");
	ok(colour_contrast(colour_of("#000"), colour_of("#fff")) > 20.99, "that of black is 21");
	ok(is_colour(colour_mix(colour_of("#000"), colour_of("#fff"), 0.5), "#808080"),
	    "half black, half white");
	ok(colour_distance(colour_of("#0b5688"), colour_of("#0b5688")) <= 0, "a colour is itself");
	ok(colour_distance(colour_of("#000"), colour_of("#fff")) > 0.99, "black is not white");
}

/* The default theme's, by way of its style sheet. */
static void read_default(
    struct arena *arena, struct theme *theme, const struct look *look, struct diags *diags)
{
	struct portal portal = { .look = *look };
	struct strbuf css = STRBUF_INIT;
	struct theme_file *file = ARENA_ADD(arena, theme->assets, theme->asset_count);

	if (!file_read_below(
		AT_FDCWD, "themes/default/assets/site.css/1-tokens.css", 1 << 20, &css))
		printf("# no tokens\n");
	file->name = STR("site.css/1-tokens.css");
	file->content = arena_str(arena, strbuf_str(&css));
	strbuf_release(&css);
	theme_palette_read(arena, theme, &portal, diags);
}

static void test_theme(struct arena *arena)
{
	struct diags *diags = diags_new();
	struct theme theme = { .asset_count = 0 };
	bool has_all = true;

	read_default(arena, &theme, &(struct look){ .has_primary = false }, diags);
	ok(is_colour(theme.palette.modes[PALETTE_LIGHT][PALETTE_LINK], "#0b5688"),
	    "the theme's light colours");
	ok(is_colour(theme.palette.modes[PALETTE_DARK][PALETTE_LINK], "#82c1ee"),
	    "and its dark ones");
	for (int i = 0; i < PALETTE_SLOT_COUNT; i++) {
		struct str name = str_of(palette_name((enum palette_slot)i));
		struct str dark = theme.assets[0].content;

		has_all &= str_contains(dark, arena_format(arena, "\t\t%.*s: #", STR_ARG(name)));
	}
	ok(has_all, "the theme gives each in both modes");
	is_number(theme.asset_count, 1, "without colours of its own a portal adds nothing");
	diags_free(diags);
}

static bool is_legible(const struct colour *mode, enum palette_slot slot, double contrast)
{
	return colour_contrast(mode[slot], mode[PALETTE_GROUND]) >= contrast &&
	       colour_contrast(mode[slot], mode[PALETTE_SURFACE]) >= contrast;
}

static bool is_good(const struct palette *palette)
{
	bool good = true;

	for (int i = 0; i < PALETTE_MODE_COUNT; i++) {
		const struct colour *mode = palette->modes[i];

		good &= is_legible(mode, PALETTE_LINK, CONTRAST_TEXT);
		good &= is_legible(mode, PALETTE_LINK_HOVER, CONTRAST_TEXT);
		good &= is_legible(mode, PALETTE_BAR, CONTRAST_SHAPE);
		good &= is_legible(mode, PALETTE_SERIES_1, CONTRAST_SHAPE);
		good &= is_legible(mode, PALETTE_SERIES_1 + 1, CONTRAST_SHAPE);
		good &= colour_contrast(mode[PALETTE_ACCENT], mode[PALETTE_ON_ACCENT]) >=
			CONTRAST_TEXT;
		good &= colour_distance(mode[PALETTE_SERIES_1], mode[PALETTE_SERIES_1 + 1]) > 0.1;
	}
	return good;
}

/* Every primary colour that is taken gives a look that can be read. */
static void test_looks(struct arena *arena)
{
	struct diags *diags = diags_new();
	struct theme theme = { .asset_count = 0 };
	size_t taken = 0, bad = 0;

	read_default(arena, &theme, &(struct look){ .has_primary = false }, diags);
	for (unsigned i = 0; i < 16 * 16 * 16; i++) {
		struct palette palette = theme.palette;
		struct colour primary = { (uint8_t)(i >> 8 << 4), (uint8_t)((i >> 4 & 15) << 4),
			(uint8_t)((i & 15) << 4) };
		struct look look = { .has_primary = true,
			.has_secondary = true,
			.primary = primary,
			.secondary = { primary.blue, primary.red, 200 } };
		struct colour nearest;

		if (!palette_is_readable(&palette, primary, &nearest)) {
			if (!palette_is_readable(&palette, nearest, &nearest))
				bad++;
			continue;
		}
		taken++;
		palette_set_look(&palette, &look);
		if (!is_good(&palette)) {
			printf("# #%02x%02x%02x\n", primary.red, primary.green, primary.blue);
			bad++;
		}
	}
	ok(taken > 1000, "dark enough colours are taken");
	is_number(bad, 0, "all give looks that can be read, and others are led to one that does");
	diags_free(diags);
}

static void test_own(struct arena *arena)
{
	struct diags *diags = diags_new();
	struct theme theme = { .asset_count = 0 };
	struct look look = { .has_primary = true,
		.primary = colour_of("#ffcd00"),
		.font = STR("Be Vietnam Pro, Arial") };
	struct str css;

	read_default(arena, &theme, &look, diags);
	is_number(diags_count(diags, DIAG_ERROR), 1, "a pale colour is refused");
	look.primary = colour_of("#8a1538");
	theme = (struct theme){ .asset_count = 0 };
	read_default(arena, &theme, &look, diags);
	is_number(diags_count(diags, DIAG_ERROR), 1, "a dark one is not");
	css = theme.asset_count == 2 ? theme.assets[1].content : STR("");
	ok(str_contains(css, STR("\t--link: #8a1538;\n")), "it is set as it was given");
	ok(str_contains(css, STR("--font: \"Be Vietnam Pro\", \"Arial\", system-ui")),
	    "with the font");
	ok(!str_contains(css, STR("--text")), "what did not change is not said again");
	diags_free(diags);
}

int main(void)
{
	struct arena *arena = arena_new();

	test_colours();
	test_theme(arena);
	test_looks(arena);
	test_own(arena);
	arena_free(arena);
	return tap_end();
}
