/* SPDX-License-Identifier: MIT */
#include "serve/http_date.h"

#include "tap.h"

static bool parses(const char *text, int64_t expected)
{
	int64_t seconds = -1;

	return http_date_parse(str_of(text), &seconds) && seconds == expected;
}

static bool refuses(const char *text)
{
	int64_t seconds;

	return !http_date_parse(str_of(text), &seconds);
}

static void is_written(int64_t seconds, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	int64_t back = 0;

	http_date_add(&out, seconds);
	is_str(strbuf_str(&out), str_of(expected), expected);
	ok(http_date_parse(strbuf_str(&out), &back) && back == seconds, "and is read back");
	strbuf_release(&out);
}

int main(void)
{
	is_written(784111777, "Sun, 06 Nov 1994 08:49:37 GMT"); /* RFC 9110's example */
	is_written(0, "Thu, 01 Jan 1970 00:00:00 GMT");
	is_written(-1, "Wed, 31 Dec 1969 23:59:59 GMT");
	is_written(951782400, "Tue, 29 Feb 2000 00:00:00 GMT");
	ok(parses("Sunday, 06-Nov-94 08:49:37 GMT", 784111777), "the form of RFC 850");
	ok(parses("Sun Nov  6 08:49:37 1994", 784111777), "the form of asctime");
	ok(refuses("") && refuses("Sun, 06 Nov 1994") && refuses("06 Nov 1994 08:49:37 GMT"),
	    "what lacks a part is refused");
	ok(refuses("Sun, 06 Nov 1994 08:49:37 CET") && refuses("Sun, 31 Feb 1994 08:49:37 GMT") &&
		refuses("Sun, 06 Nov 1994 24:00:00 GMT") &&
		refuses("Sun, 06 nov 1994 08:49:37 GMT") &&
		refuses("Sun, 06 Nov 19940 08:49:37 GMT") &&
		refuses("Sun, 06-Nov 94 08:49:37 GMT") && refuses("Sun Nov 16 08:49:37 199x") &&
		refuses("Sun, 6 Nov 1994 08:49:37 GMT"),
	    "and what is no such time");
	ok(refuses(", 06-Nov-900000000000000000000000000000000000005 "), "or a year without end");
	return tap_end();
}
