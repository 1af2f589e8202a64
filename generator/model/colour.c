/* SPDX-License-Identifier: MIT */
#include "model/colour.h"

#include <math.h>

#include "base/strbuf.h"

static int digit_of(char c)
{
	c = ascii_lower(c);
	if (ascii_is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool colour_parse(struct str text, struct colour *colour)
{
	uint8_t *const parts[] = { &colour->red, &colour->green, &colour->blue };
	size_t width;

	if (str_starts_with(text, STR("#")))
		text = str_from(text, 1);
	if (text.len != 3 && text.len != 6)
		return false;
	width = text.len / 3;
	for (size_t i = 0; i < 3; i++) {
		int high = digit_of(text.data[i * width]);
		int low = digit_of(text.data[i * width + width - 1]);

		if (high < 0 || low < 0)
			return false;
		*parts[i] = (uint8_t)(high * 16 + low);
	}
	return true;
}

void colour_add(struct strbuf *css, struct colour colour)
{
	strbuf_add_format(css, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static double linear(uint8_t part)
{
	double value = part / 255.0;

	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
	       0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
	double first = luminance(a), second = luminance(b);

	return first > second ? (first + 0.05) / (second + 0.05) : (second + 0.05) / (first + 0.05);
}

static uint8_t mix_part(uint8_t a, uint8_t b, double share)
{
	return (uint8_t)(a + (b - a) * share + 0.5);
}

struct colour colour_mix(struct colour a, struct colour b, double share)
{
	return (struct colour){ mix_part(a.red, b.red, share), mix_part(a.green, b.green, share),
		mix_part(a.blue, b.blue, share) };
}

struct colour colour_reach(
    struct colour colour, struct colour towards, const struct colour grounds[2], double contrast)
{
	enum { STEPS = 100 };

	for (int i = 0; i <= STEPS; i++) {
		struct colour mixed = colour_mix(colour, towards, (double)i / STEPS);

		if (colour_contrast(mixed, grounds[0]) >= contrast &&
		    colour_contrast(mixed, grounds[1]) >= contrast)
			return mixed;
	}
	return towards;
}

struct lab {
	double lightness, a, b;
};

static struct lab lab_of(struct colour colour)
{
	double red = linear(colour.red), green = linear(colour.green), blue = linear(colour.blue);
	double l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
	double m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
	double s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);

	return (struct lab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
		1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
		0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

double colour_distance(struct colour a, struct colour b)
{
	struct lab first = lab_of(a), second = lab_of(b);
	double lightness = first.lightness - second.lightness;
	double green_red = first.a - second.a, blue_yellow = first.b - second.b;

	return sqrt(lightness * lightness + green_red * green_red + blue_yellow * blue_yellow);
}
