/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_COLOUR_H
#define DATAMO_MODEL_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct strbuf;

/* sRGB, as CSS writes it: #0b5688. */
struct colour {
	uint8_t red, green, blue;
};

/* Six or three hexadecimal digits, with or without "#". */
bool colour_parse(struct str text, struct colour *colour);
void colour_add(struct strbuf *css, struct colour colour); /* "#0b5688" */

/* 1 to 21: WCAG 2.1, "contrast ratio". */
double colour_contrast(struct colour a, struct colour b);

/* `share` of b in a: 0 is a, 1 is b. */
struct colour colour_mix(struct colour a, struct colour b, double share);

/* As little of `towards` mixed in as gives the contrast with both grounds; `towards` itself when
 * nothing less does. */
struct colour colour_reach(
    struct colour colour, struct colour towards, const struct colour grounds[2], double contrast);

/* How different two colours look, 0 to about 1: the distance in OKLab
 * (https://bottosson.github.io/posts/oklab/). */
double colour_distance(struct colour a, struct colour b);

#endif
