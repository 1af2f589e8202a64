/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "base/period.h"
#include "base/strbuf.h"
#include "base/text_fold.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever a number is read from, its token is one that JSON accepts. */
static void read_numbers(struct str text, struct strbuf *buf)
{
	unsigned styles = number_styles(text, NUMBER_PERCENT);
	struct number number;

	for (unsigned style = 0; style < NUMBER_STYLE_COUNT; style++) {
		bool is_read = number_parse(
		    text, (enum number_style)style, NUMBER_PERCENT, &number);

		assert(is_read == !!(styles & 1u << style));
		if (!is_read)
			continue;
		assert(number_is_json(number_token(&number)));
		number_add_formatted(buf, number_token(&number), (enum number_style)style);
	}
}

static void read_dates(struct str text, struct strbuf *buf)
{
	struct datetime datetime;
	struct time_of_day time;
	struct period period;
	struct date date, again;

	for (unsigned form = 0; form < DATE_FORM_COUNT; form++) {
		if (date_parse(text, (enum date_form)form, &date)) {
			assert(date_is_valid(date));
			assert(date_from_days(date_days(date), &again) && !date_cmp(date, again));
			date_add_long(buf, date, STR("vi"));
		}
		if (datetime_parse(text, (enum date_form)form, &datetime))
			datetime_add_iso(buf, datetime);
	}
	if (time_parse(text, &time))
		time_add_iso(buf, time);
	if (period_parse(text, &period))
		period_add_long(buf, period, STR("en"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct arena *arena = arena_new();
	struct strbuf buf = STRBUF_INIT;
	size_t offset;
	uint32_t code_point;

	read_numbers(text, &buf);
	read_dates(text, &buf);
	utf8_add_repaired(&buf, text);
	assert(text_is_utf8(strbuf_str(&buf), NULL));
	text_find_hidden(text, &offset, &code_point);
	assert(text_is_nfc(text_nfc(arena, text)));
	assert(text_slug(arena, text).len <= TEXT_SLUG_MAX);
	assert(str_eq(text_fold(arena, text_fold(arena, text)), text_fold(arena, text)));
	strbuf_release(&buf);
	arena_free(arena);
	return 0;
}
