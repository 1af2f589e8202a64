/* SPDX-License-Identifier: MIT */
#include "model/formula.h"

#include "tap.h"

int main(void)
{
	static const char *const formulas[] = { "=1", "=", "@SUM(1)", "+A1", "-A1", "+", "-",
		"-2+3", "+1-cmd", "\t1", "\r=1", "\n=1", "－1+1", "＝1", "＋1", "＠A", "-(1)",
		"+1 234=5", "--1", "-1e5" };
	static const char *const plain[] = { "", "-5", "-12.5", "-1.234,5", "+84912345678",
		"+84 912 345 678", "+84-912-345-678", "-.5", "5=5", " =1", "'=1", "a@b", "5-3",
		"−5", "Ω=1", "–" };

	for (size_t i = 0; i < sizeof(formulas) / sizeof(formulas[0]); i++)
		ok(text_is_formula_like(str_of(formulas[i])), formulas[i]);
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		ok(!text_is_formula_like(str_of(plain[i])), plain[i]);
	ok(text_is_formula_like((struct str){ "\0=1", 3 }), "a NUL");
	return tap_end();
}
