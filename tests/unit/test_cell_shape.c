/* SPDX-License-Identifier: MIT */
#include "profile/cell_shape.h"

#include "tap.h"

struct example {
	const char *cell;
	enum cell_kind kind;
	double first, second;
	uint32_t traits;
};

#define NO_YEAR (TRAIT_NOT_YEAR | TRAIT_NOT_RECENT_YEAR)

static const struct example examples[] = {
	{ "12", CELL_NUMBER, 12, 12, NO_YEAR },
	{ "2024", CELL_NUMBER, 2024, 2024, 0 },
	{ "1010", CELL_NUMBER, 1010, 1010, TRAIT_NOT_RECENT_YEAR },
	{ "1.5", CELL_NUMBER, 1.5, 1.5, TRAIT_FRACTION | NO_YEAR },
	{ "-0.25", CELL_NUMBER, -0.25, -0.25, TRAIT_FRACTION | NO_YEAR },
	{ "1.234", CELL_NUMBER, 1.234, 1234, TRAIT_FRACTION | TRAIT_DOUBTFUL | NO_YEAR },
	{ "1,234", CELL_NUMBER, 1234, 1.234, TRAIT_FRACTION_COMMA | TRAIT_DOUBTFUL | NO_YEAR },
	{ "123456789012345", CELL_NUMBER, 123456789012345.0, 123456789012345.0, NO_YEAR },
	{ "1234567890123456", CELL_TEXT, 0, 0, 0 },
	{ "00", CELL_TEXT, 0, 0, 0 },
	{ "-", CELL_TEXT, 0, 0, 0 },
	{ "1.", CELL_TEXT, 0, 0, 0 },
	{ "1..2", CELL_TEXT, 0, 0, 0 },
	{ "1-2", CELL_TEXT, 0, 0, 0 },
	{ "(028) 3829 7676", CELL_TEXT, 0, 0, 0 },
	{ "\xe2\x88", CELL_TEXT, 0, 0, 0 },
	{ "1 234", CELL_NUMBER, 1234, 1234, NO_YEAR },
	{ "1 23", CELL_TEXT, 0, 0, 0 },
	{ "1%", CELL_NUMBER, 1, 1, NO_YEAR },
	{ "%", CELL_TEXT, 0, 0, 0 },
	{ "1970-01-02", CELL_DATE, 1, 1, 0 },
	{ "2/1/1970", CELL_DATE, 1, 31, TRAIT_DOUBTFUL },
	{ "1970-01-02T00:00:01", CELL_DATETIME, 86401, 86401, TRAIT_SEPARATED_T | TRAIT_SECONDS },
	{ "1970-13", CELL_TEXT, 0, 0, 0 },
	{ "7:05", CELL_TIME, 25500, 25500, TRAIT_NO_SECONDS | TRAIT_SHORT_HOUR },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		const struct example *example = &examples[i];
		struct cell_shape shape = cell_shape_of(str_of(example->cell));
		bool all = shape.kind == example->kind && shape.traits == example->traits;

		if (shape.kind != CELL_TEXT)
			all &= shape.readings[0] == example->first &&
			       shape.readings[1] == example->second;
		if (!ok(all, example->cell))
			printf("# kind %d traits %x: %g, %g\n", (int)shape.kind, shape.traits,
			    shape.readings[0], shape.readings[1]);
	}
	/* The short way for plain numbers against the long one. */
	ok(cell_shape_of(STR("12")).forms == cell_shape_of(STR("+12")).forms,
	    "a sign changes no forms of an integer");
	ok(cell_shape_of(STR("-1.5")).forms == cell_shape_of(STR("−1.5")).forms &&
		cell_shape_of(STR("-1.5")).traits == cell_shape_of(STR("−1.5")).traits,
	    "nor the kind of minus those of a decimal");
	return tap_end();
}
