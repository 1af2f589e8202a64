/* SPDX-License-Identifier: MIT */
#include "check/pattern.h"

#include <stdbool.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/utf8.h"

enum { MATCH_LIMIT = 50 * 1000, DEPTH_LIMIT = 5 * 1000, HEAP_LIMIT_KIB = 4 * 1024 };

struct pattern {
	pcre2_general_context *memory;
	pcre2_match_context *limits;
	pcre2_code *code;
	pcre2_match_data *match;
};

static void *allocate(PCRE2_SIZE size, void *unused)
{
	(void)unused;
	return memory_alloc(size ? size : 1);
}

static void release(void *pointer, void *unused)
{
	(void)unused;
	memory_free(pointer);
}

/* A walk over a pattern's text, before the library sees it. */
struct pattern_scan {
	struct str text;
	size_t at;
	/* How often what stands last, and the most of what stands in each open group, may be
	 * repeated; level 0 is the pattern itself. */
	uint64_t last, most[PATTERN_BYTES_MAX + 1];
	size_t depth;
};

static bool scan_sees(const struct pattern_scan *scan, const char *text)
{
	return str_starts_with(str_from(scan->text, scan->at), str_of(text));
}

static bool is_one_of(char c, const char *list)
{
	return str_contains(str_of(list), (struct str){ &c, 1 });
}

/* Behind a backslash. */
static enum pattern_problem scan_escape(struct pattern_scan *scan)
{
	char c = scan->at < scan->text.len ? scan->text.data[scan->at] : '\0';

	scan->at++;
	if (c == 'i' || c == 'c' || c == 'I' || c == 'C')
		return PATTERN_IS_XML_ONLY;
	return (c >= '1' && c <= '9') || c == 'g' || c == 'k' ? PATTERN_REFERS_BACK
							      : PATTERN_IS_FINE;
}

/* Behind "[". */
static enum pattern_problem scan_class(struct pattern_scan *scan)
{
	enum pattern_problem problem = PATTERN_IS_FINE;
	size_t first;

	if (scan_sees(scan, "^"))
		scan->at++;
	for (first = scan->at; scan->at < scan->text.len; scan->at++) {
		if (scan_sees(scan, "]") && scan->at > first)
			break;
		if (scan_sees(scan, "-[") && scan->at > first)
			return PATTERN_IS_XML_ONLY;
		if (scan_sees(scan, "\\")) {
			char next = scan->at + 1 < scan->text.len ? scan->text.data[scan->at + 1]
								  : '\0';

			problem = is_one_of(next, "icIC") ? PATTERN_IS_XML_ONLY : problem;
			scan->at++;
		}
	}
	scan->at++;
	return problem;
}

/* Behind "(": what follows "?" may be a kind of group, or something that goes elsewhere. */
static enum pattern_problem scan_group(struct pattern_scan *scan)
{
	if (scan_sees(scan, "*"))
		return PATTERN_REFERS_BACK;
	scan->most[++scan->depth] = 1;
	if (!scan_sees(scan, "?"))
		return PATTERN_IS_FINE;
	scan->at++;
	if (scan_sees(scan, "P<") || scan_sees(scan, ":") || scan_sees(scan, "=") ||
	    scan_sees(scan, "!") || scan_sees(scan, "<") || scan_sees(scan, ">") ||
	    scan_sees(scan, "|") || scan_sees(scan, "i") || scan_sees(scan, "s") ||
	    scan_sees(scan, "m") || scan_sees(scan, "x") || scan_sees(scan, "-i"))
		return PATTERN_IS_FINE;
	return PATTERN_REFERS_BACK;
}

static uint64_t scan_number(struct pattern_scan *scan, bool *has_digits)
{
	uint64_t number = 0;

	*has_digits = false;
	while (scan->at < scan->text.len && ascii_is_digit(scan->text.data[scan->at])) {
		*has_digits = true;
		if (number <= PATTERN_REPEATS_MAX)
			number = number * 10 + (uint64_t)(scan->text.data[scan->at] - '0');
		scan->at++;
	}
	return number;
}

/* Behind "{": a repeat, or the character itself. */
static void scan_repeat(struct pattern_scan *scan)
{
	size_t from = scan->at;
	bool has_least, has_most = false;
	uint64_t times = scan_number(scan, &has_least);

	if (scan_sees(scan, ",")) {
		uint64_t most;

		scan->at++;
		most = scan_number(scan, &has_most);
		times = has_most && most > times ? most : times;
	}
	if (!scan_sees(scan, "}") || (!has_least && !has_most)) {
		scan->at = from;
		return;
	}
	scan->at++;
	if (times > 1 && scan->last <= PATTERN_REPEATS_MAX)
		scan->last *= times;
	if (scan->last > scan->most[scan->depth])
		scan->most[scan->depth] = scan->last;
}

static void scan_group_end(struct pattern_scan *scan)
{
	if (!scan->depth)
		return;
	scan->last = scan->most[scan->depth--];
	if (scan->last > scan->most[scan->depth])
		scan->most[scan->depth] = scan->last;
}

static enum pattern_problem scan_one(struct pattern_scan *scan)
{
	char c = scan->text.data[scan->at++];

	if (c == '{') {
		scan_repeat(scan);
		return PATTERN_IS_FINE;
	}
	if (c == ')') {
		scan_group_end(scan);
		return PATTERN_IS_FINE;
	}
	scan->last = is_one_of(c, "*+?") ? scan->last : 1;
	if (c == '\\')
		return scan_escape(scan);
	if (c == '[')
		return scan_class(scan);
	return c == '(' ? scan_group(scan) : PATTERN_IS_FINE;
}

static enum pattern_problem scan_pattern(struct str text)
{
	struct pattern_scan scan = { .text = text, .last = 1, .most = { 1 } };

	if (text.len > PATTERN_BYTES_MAX)
		return PATTERN_IS_TOO_LONG;
	while (scan.at < text.len) {
		enum pattern_problem problem = scan_one(&scan);

		if (problem != PATTERN_IS_FINE)
			return problem;
		if (scan.last > PATTERN_REPEATS_MAX)
			return PATTERN_REPEATS_TOO_OFTEN;
	}
	return PATTERN_IS_FINE;
}

struct pattern *pattern_new(struct str text, enum pattern_problem *problem)
{
	struct pattern *pattern;
	int error;
	PCRE2_SIZE where;

	*problem = scan_pattern(text);
	if (*problem != PATTERN_IS_FINE)
		return NULL;
	pattern = memory_alloc_zeroed(1, sizeof(*pattern));
	pattern->memory = pcre2_general_context_create(allocate, release, NULL);
	pattern->code = pcre2_compile((PCRE2_SPTR)(text.len ? text.data : ""), text.len,
	    PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED | PCRE2_ENDANCHORED |
		PCRE2_NO_AUTO_CAPTURE,
	    &error, &where, NULL);
	if (!pattern->code) {
		*problem = PATTERN_IS_WRONG;
		pattern_free(pattern);
		return NULL;
	}
	pattern->limits = pcre2_match_context_create(pattern->memory);
	pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(pattern->limits, HEAP_LIMIT_KIB);
	pattern->match = pcre2_match_data_create(1, pattern->memory);
	return pattern;
}

void pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_data_free(pattern->match);
	pcre2_match_context_free(pattern->limits);
	pcre2_code_free(pattern->code);
	pcre2_general_context_free(pattern->memory);
	memory_free(pattern);
}

enum pattern_outcome pattern_match(struct pattern *pattern, struct str cell)
{
	int result = pcre2_match(pattern->code, (PCRE2_SPTR)(cell.len ? cell.data : ""), cell.len,
	    0, 0, pattern->match, pattern->limits);

	if (result >= 0)
		return PATTERN_MATCHES;
	return result == PCRE2_ERROR_NOMATCH ? PATTERN_DIFFERS : PATTERN_GAVE_UP;
}
