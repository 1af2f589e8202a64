/* SPDX-License-Identifier: MIT */
#include "read/theme_palette.h"

#include "base/strbuf.h"

/* Sorts behind 1-tokens.css and before what a portal may lay over both. */
static const struct str own_tokens = STR_INIT("site.css/1-tokens.portal.css");

static const struct diag_kind colour_contrast_low = { "portal.colour-contrast", DIAG_ERROR,
	{ "Màu chính {found} khó đọc trên nền sáng: độ tương phản chưa đến 4,5.",
	    "The primary colour {found} is hard to read on light grounds: its contrast is below "
	    "4.5." },
	{ "Dùng sắc đậm hơn, như {expected}.", "Use a darker shade, such as {expected}." } };

/* --- the tokens of a style sheet --- */

/* Reads on from what a rule, or the rules within an @media, are about. */
struct css_reader {
	struct str rest;
	int depth, dark_depth; /* dark_depth: within an @media for dark schemes; 0: not */
};

static void skip_comment(struct css_reader *reader)
{
	struct str rest = str_from(reader->rest, 2);

	while (rest.len && !str_starts_with(rest, STR("*/")))
		rest = str_from(rest, 1);
	reader->rest = str_from(rest, 2);
}

/* What stands before the next brace or semicolon, which is *end; false at the end of the sheet. */
static bool next_part(struct css_reader *reader, struct str *part, char *end)
{
	struct str begin = reader->rest;

	while (reader->rest.len) {
		char c = reader->rest.data[0];

		if (str_starts_with(reader->rest, STR("/*"))) {
			skip_comment(reader);
			begin = reader->rest;
			continue;
		}
		reader->rest = str_from(reader->rest, 1);
		if (c == '{' || c == '}' || c == ';') {
			*part = str_trim(
			    str_slice(begin, 0, (size_t)(reader->rest.data - begin.data) - 1));
			*end = c;
			return true;
		}
	}
	return false;
}

static void take_token(struct palette *palette, enum palette_mode mode, struct str part)
{
	size_t colon = str_find(part, ':');
	enum palette_slot slot = palette_find(str_trim(str_slice(part, 0, colon)));
	struct colour colour;

	if (slot < PALETTE_SLOT_COUNT && colour_parse(str_trim(str_from(part, colon + 1)), &colour))
		palette->modes[mode][slot] = colour;
}

static void take_tokens(struct palette *palette, struct str css)
{
	struct css_reader reader = { css, 0, 0 };
	struct str part;
	char end;

	while (next_part(&reader, &part, &end)) {
		if (end != '{')
			take_token(palette, reader.dark_depth ? PALETTE_DARK : PALETTE_LIGHT, part);
		if (end == '{' && ++reader.depth && !reader.dark_depth &&
		    str_starts_with(part, STR("@media")) && str_contains(part, STR("dark")))
			reader.dark_depth = reader.depth;
		if (end == '}' && reader.depth) {
			if (reader.depth == reader.dark_depth)
				reader.dark_depth = 0;
			reader.depth--;
		}
	}
}

/* For themes that do not give all: black on white, white on black. */
static void set_defaults(struct palette *palette)
{
	static const struct colour black = { 0, 0, 0 }, white = { 255, 255, 255 };

	for (int i = 0; i < PALETTE_MODE_COUNT; i++) {
		for (int slot = 0; slot < PALETTE_SLOT_COUNT; slot++) {
			bool is_ground = slot <= PALETTE_SURFACE || slot == PALETTE_ON_ACCENT;

			palette->modes[i][slot] = is_ground == (i == PALETTE_LIGHT) ? white : black;
		}
	}
}

/* --- the portal's own --- */

static void add_mode(struct strbuf *css, const struct palette *palette,
    const struct palette *before, enum palette_mode mode)
{
	for (int slot = 0; slot < PALETTE_SLOT_COUNT; slot++) {
		struct strbuf was = STRBUF_INIT, is = STRBUF_INIT;

		colour_add(&was, before->modes[mode][slot]);
		colour_add(&is, palette->modes[mode][slot]);
		if (!str_eq(strbuf_str(&was), strbuf_str(&is)))
			strbuf_add_format(css, "\t%s: %.*s;\n",
			    palette_name((enum palette_slot)slot), STR_ARG(strbuf_str(&is)));
		strbuf_release(&was);
		strbuf_release(&is);
	}
}

static void add_font(struct strbuf *css, struct str font)
{
	struct str name;

	strbuf_add_cstr(css, "\t--font: ");
	while (str_split(&font, ',', &name)) {
		if (str_trim(name).len)
			strbuf_add_format(css, "\"%.*s\", ", STR_ARG(str_trim(name)));
	}
	strbuf_add_cstr(css, "system-ui, sans-serif;\n");
}

static void add_own_tokens(
    struct arena *arena, struct theme *theme, const struct look *look, const struct palette *before)
{
	struct theme_file *file = ARENA_ADD(arena, theme->assets, theme->asset_count);
	struct strbuf css = STRBUF_INIT;

	strbuf_add_cstr(&css, "/* look: in portal.yml */\n:root {\n");
	add_mode(&css, &theme->palette, before, PALETTE_LIGHT);
	if (look->font.len)
		add_font(&css, look->font);
	strbuf_add_cstr(&css, "}\n\n@media (prefers-color-scheme: dark) {\n:root {\n");
	add_mode(&css, &theme->palette, before, PALETTE_DARK);
	strbuf_add_cstr(&css, "}\n}\n");
	file->name = own_tokens;
	file->path = STR("portal.yml");
	file->content = arena_str(arena, strbuf_str(&css));
	strbuf_release(&css);
}

static void check_primary(
    const struct palette *palette, const struct look *look, struct diags *diags)
{
	struct strbuf found = STRBUF_INIT, expected = STRBUF_INIT;
	struct colour nearest;

	if (!palette_is_readable(palette, look->primary, &nearest)) {
		colour_add(&found, look->primary);
		colour_add(&expected, nearest);
		DIAG(diags, &colour_contrast_low, look->primary_at, .found = strbuf_str(&found),
		    .expected = strbuf_str(&expected));
	}
	strbuf_release(&found);
	strbuf_release(&expected);
}

void theme_palette_read(
    struct arena *arena, struct theme *theme, const struct portal *portal, struct diags *diags)
{
	const struct look *look = &portal->look;
	struct palette *palette = &theme->palette, before;

	set_defaults(palette);
	for (size_t i = 0; i < theme->asset_count; i++) {
		if (str_ends_with(theme->assets[i].name, STR(".css")))
			take_tokens(palette, theme->assets[i].content);
	}
	if (!look->has_primary && !look->has_secondary && !look->font.len)
		return;
	before = *palette;
	if (look->has_primary)
		check_primary(palette, look, diags);
	palette_set_look(palette, look);
	add_own_tokens(arena, theme, look, &before);
}
