/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/personal_data_cell.h"
#include "check/personal_data_words.h"
#include "check/spreadsheet_traps_cell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static size_t count_digits(struct str text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.len; i++)
		digits += ascii_is_digit(text.data[i]);
	return digits;
}

/* The looks that the checks take at a cell and at a column's name. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const unsigned numbers = (1u << PERSONAL_EMAIL) - 1;
	struct str cell = { (const char *)data, size };
	struct personal_scan scan = { 0 };
	struct strbuf scratch = STRBUF_INIT;
	struct str shown;

	personal_scan_init(&scan, (struct date){ 2025, 7, 1 });
	personal_scan_cell(&scan, cell);
	for (size_t kind = 0; kind < PERSONAL_EMAIL; kind++)
		must(!(scan.kinds & 1u << kind) ||
			 count_digits(scan.matches[kind].text) >= PERSONAL_DIGITS_MIN,
		    "a number has nine digits or more");
	shown = personal_cell_shown(&scan, cell, &scratch);
	must(!(scan.kinds & numbers) || count_digits(shown) <= 5, "five of them are shown");
	personal_words_in_name(cell, &scratch);
	personal_name_is_likely(cell, &scratch);
	must(cell_signs(cell) < 1u << SIGN_COUNT, "there are no other signs");
	strbuf_release(&scratch);
	personal_scan_release(&scan);
	return 0;
}
