/* SPDX-License-Identifier: MIT */
#include "check/pattern.h"

#include <time.h>

#include "base/strbuf.h"
#include "tap.h"

struct match_example {
	const char *pattern, *cell;
	enum pattern_outcome outcome;
};

static const struct match_example matches[] = {
	{ "[A-Z]{2}\\d+", "TP01", PATTERN_MATCHES },
	{ "[A-Z]{2}\\d+", "TP01x", PATTERN_DIFFERS },
	{ "[A-Z]{2}\\d+", "xTP01", PATTERN_DIFFERS },
	{ "^[A-Z]{2}\\d+$", "TP01", PATTERN_MATCHES },
	{ "a|ab", "ab", PATTERN_MATCHES },
	{ "", "", PATTERN_MATCHES },
	{ "", "a", PATTERN_DIFFERS },
	{ "\\w+", "Huế", PATTERN_MATCHES },
	{ "\\p{Lu}\\p{Ll}+", "Đông", PATTERN_MATCHES },
	{ ".{3}", "Huế", PATTERN_MATCHES },
	{ "(?P<year>\\d{4})-\\d\\d", "2024-07", PATTERN_MATCHES },
	{ "(?i)yes", "YES", PATTERN_MATCHES },
	{ "\\d+(\\.\\d+)*", "1.2.3", PATTERN_MATCHES },
	{ "x{a}", "x{a}", PATTERN_MATCHES },
	{ "[]a]", "]", PATTERN_MATCHES },
	{ "[a{5000}]", "{", PATTERN_MATCHES },
	{ "(a|aa)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
	    PATTERN_GAVE_UP },
};

struct refused_example {
	const char *pattern;
	enum pattern_problem problem;
};

static const struct refused_example refused[] = {
	{ "a{1,32767}{1,32767}", PATTERN_REPEATS_TOO_OFTEN },
	{ "((((.{1,255}){1,255}){1,255}){1,255})", PATTERN_REPEATS_TOO_OFTEN },
	{ "(((a{1,100}){1,100}){1,100})", PATTERN_REPEATS_TOO_OFTEN },
	{ "((a{1,50}b){1,50}){1,10}", PATTERN_REPEATS_TOO_OFTEN },
	{ "a{1001}", PATTERN_REPEATS_TOO_OFTEN },
	{ "(a)\\1", PATTERN_REFERS_BACK },
	{ "(?P<n>a)(?P=n)", PATTERN_REFERS_BACK },
	{ "\\g{1}", PATTERN_REFERS_BACK },
	{ "(a(?R)?)", PATTERN_REFERS_BACK },
	{ "(a)(?1)", PATTERN_REFERS_BACK },
	{ "(*LIMIT_MATCH=9)a", PATTERN_REFERS_BACK },
	{ "(?C1)a", PATTERN_REFERS_BACK },
	{ "\\i\\c*", PATTERN_IS_XML_ONLY },
	{ "[a-z-[aeiou]]", PATTERN_IS_XML_ONLY },
	{ "[", PATTERN_IS_WRONG },
	{ "a**", PATTERN_IS_WRONG },
	{ "[z-a]", PATTERN_IS_WRONG },
	{ "(a", PATTERN_IS_WRONG },
	{ "a)", PATTERN_IS_WRONG },
	{ "\\", PATTERN_IS_WRONG },
	{ "\xed\xa0\x80", PATTERN_IS_WRONG },
};

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void test_matches(void)
{
	for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); i++) {
		enum pattern_problem problem;
		struct pattern *pattern = pattern_new(str_of(matches[i].pattern), &problem);
		double before = seconds();

		ok(pattern && pattern_match(pattern, str_of(matches[i].cell)) == matches[i].outcome,
		    matches[i].pattern);
		if (matches[i].outcome == PATTERN_GAVE_UP)
			ok(seconds() - before < 0.5, "it gives up soon");
		pattern_free(pattern);
	}
}

static void test_lengths(void)
{
	struct strbuf text = STRBUF_INIT;
	enum pattern_problem problem;
	struct pattern *pattern;

	while (text.len < PATTERN_BYTES_MAX)
		strbuf_add_char(&text, '.');
	pattern = pattern_new(strbuf_str(&text), &problem);
	ok(pattern, "as many bytes as may be");
	pattern_free(pattern);
	strbuf_add_char(&text, '.');
	ok(!pattern_new(strbuf_str(&text), &problem) && problem == PATTERN_IS_TOO_LONG,
	    "one more is too long");
	strbuf_clear(&text);
	while (text.len < PATTERN_BYTES_MAX)
		strbuf_add_char(&text, '(');
	ok(!pattern_new(strbuf_str(&text), &problem) && problem == PATTERN_IS_WRONG,
	    "nothing but brackets");
	strbuf_release(&text);
}

int main(void)
{
	test_matches();
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		enum pattern_problem problem = PATTERN_IS_FINE;
		struct pattern *pattern = pattern_new(str_of(refused[i].pattern), &problem);

		ok(!pattern, refused[i].pattern);
		is_number(problem, refused[i].problem, "the reason");
		pattern_free(pattern);
	}
	test_lengths();
	return tap_end();
}
