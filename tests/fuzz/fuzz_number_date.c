/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/period.h"
#include "base/strbuf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Not assert: it must hold in builds with NDEBUG too. */
static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static void try_number(struct str text, enum number_style style, unsigned options, bool expected)
{
	struct number number, again;
	struct strbuf buf = STRBUF_INIT;
	bool reads = number_parse(text, style, options, &number);

	must(reads == expected, "number_styles() says what number_parse() reads");
	if (!reads)
		return;
	must(number_is_json(number_token(&number)), "a token is JSON");
	must(number_parse(number_token(&number), NUMBER_PLAIN, 0, &again), "a token is plain");
	must(str_eq(number_token(&number), number_token(&again)), "a token is its own token");
	must(
	    !memcmp(&number.value, &again.value, sizeof(number.value)), "the value is the token's");
	must(number.value == strtod(number.token, NULL), "the value is the nearest");
	must(number.is_integer || !number.fits_integer, "what fits is an integer");
	/* In VI and EN what is formatted reads back; an exponent after groups does not. */
	number_add_formatted(&buf, number_token(&number), style);
	if (!memchr(number.token, 'e', number.token_len) &&
	    !memchr(number.token, 'E', number.token_len) && buf.len <= NUMBER_TOKEN_MAX) {
		must(number_parse(strbuf_str(&buf), style, 0, &again), "formatted text reads back");
		must(str_eq(number_token(&number), number_token(&again)), "as the same number");
	}
	strbuf_clear(&buf);
	number_add_double(&buf, number.value);
	must(strtod(buf.data, NULL) == number.value, "a double's text reads back");
	must(number_is_json(strbuf_str(&buf)), "and is JSON");
	strbuf_release(&buf);
}

static void try_date(struct str text)
{
	unsigned forms = date_forms(text);
	struct strbuf buf = STRBUF_INIT;
	struct date date, back;

	for (int form = 0; form < DATE_FORM_COUNT; form++) {
		bool reads = date_parse(text, (enum date_form)form, &date);

		must(reads == (forms >> form & 1), "date_forms() says what date_parse() reads");
		if (!reads)
			continue;
		must(date_is_valid(date), "a date that was read exists");
		must(date_from_days(date_days(date), &back) && !date_cmp(date, back), "days");
		strbuf_clear(&buf);
		date_add_iso(&buf, date);
		must(date_parse(strbuf_str(&buf), DATE_ISO, &back) && !date_cmp(date, back), "ISO");
	}
	strbuf_release(&buf);
}

static void try_datetime(struct str text)
{
	unsigned forms = datetime_forms(text);
	struct strbuf buf = STRBUF_INIT;
	struct datetime datetime, back;

	for (int form = 0; form < DATE_FORM_COUNT; form++) {
		bool reads = datetime_parse(text, (enum date_form)form, &datetime);

		must(reads == (forms >> form & 1), "datetime_forms() says what is read");
		if (!reads)
			continue;
		strbuf_clear(&buf);
		datetime_add_iso(&buf, datetime);
		must(datetime_parse(strbuf_str(&buf), DATE_ISO, &back), "ISO reads back");
		must(datetime_seconds(datetime) == datetime_seconds(back), "as the same time");
	}
	strbuf_release(&buf);
}

static void try_period(struct str text)
{
	struct strbuf buf = STRBUF_INIT;
	struct period period, back;

	if (!period_parse(text, &period))
		return;
	period_add(&buf, period);
	must(period_parse(strbuf_str(&buf), &back), "a period reads back");
	must(!period_cmp(period, back), "as the same");
	must(date_is_valid(period.first) && date_is_valid(period_last(period)), "its days exist");
	must(date_cmp(period.first, period_last(period)) <= 0, "in order");
	period_add_long(&buf, period, STR("vi"));
	period_add_long(&buf, period, STR("en"));
	strbuf_release(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of just this size, so that a byte read too far is seen. */
	char *copy = malloc(size + !size);
	struct str text = { copy, size };

	if (size)
		memcpy(copy, data, size);
	for (unsigned options = 0; options <= NUMBER_PERCENT; options += NUMBER_PERCENT) {
		unsigned styles = number_styles(text, options);

		for (int style = 0; style < NUMBER_STYLE_COUNT; style++)
			try_number(text, (enum number_style)style, options, styles >> style & 1);
	}
	try_date(text);
	try_datetime(text);
	try_period(text);
	free(copy);
	return 0;
}
