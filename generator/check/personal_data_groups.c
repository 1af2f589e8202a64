/* SPDX-License-Identifier: MIT */
#include "check/personal_data_groups.h"

#include <string.h>

enum { JOINER_MAX = 3 /* ") -" */ };

static size_t end_of_digits(struct str text, size_t at)
{
	while (at < text.len && ascii_is_digit(text.data[at]))
		at++;
	return at;
}

static bool is_joiner(char c)
{
	return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')';
}

size_t groups_next(struct str text, size_t end)
{
	size_t at = end;

	while (at < text.len && at - end < JOINER_MAX && is_joiner(text.data[at]))
		at++;
	return at > end && at < text.len && ascii_is_digit(text.data[at]) ? at : 0;
}

struct groups groups_at(struct str text, size_t from, bool is_joined)
{
	struct groups groups = { .is_whole = !is_joined };

	while (from || !groups.count) {
		if (groups.count == GROUPS_MAX) {
			groups.is_whole = false;
			break;
		}
		groups.items[groups.count].from = from;
		groups.items[groups.count].to = end_of_digits(text, from);
		from = groups_next(text, groups.items[groups.count++].to);
	}
	return groups;
}

static char byte_before(struct str text, size_t at)
{
	return at > 0 ? text.data[at - 1] : ' ';
}

static char byte_at(struct str text, size_t at)
{
	return at < text.len ? text.data[at] : ' ';
}

static bool is_letter(char c)
{
	return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* "1,5": the comma belongs to a number, unless it parts a list of long ones. */
static bool is_after_comma(struct str text, size_t from)
{
	size_t start = from - (from > 0);

	if (byte_before(text, from) != ',')
		return false;
	while (start > 0 && ascii_is_digit(text.data[start - 1]))
		start--;
	if (start == from - 1)
		return false;
	return byte_at(text, from) != '0' || from - 1 - start < PERSONAL_DIGITS_MIN;
}

static bool is_before_comma(struct str text, size_t to)
{
	return byte_at(text, to) == ',' && ascii_is_digit(byte_at(text, to + 1)) &&
	       byte_at(text, to + 1) != '0';
}

bool groups_begin_well(struct str text, const struct groups *groups, bool is_first)
{
	size_t from = groups->items[0].from;
	char before = byte_before(text, from);

	if (!is_first) /* behind another group: only a blank parts two numbers */
		return before == ' ' || before == '(';
	if (strchr("_@=&#%", before) && before != '\0')
		return false;
	if (before == ':' && from > 1 && ascii_is_digit(text.data[from - 2])) /* a time */
		return false;
	if (strchr("-./", before) && before != '\0' && from > 1 && is_letter(text.data[from - 2]))
		return false;
	return !is_after_comma(text, from);
}

bool groups_end_well(struct str text, const struct groups *groups, size_t last)
{
	size_t to = groups->items[last].to;
	char after = byte_at(text, to), next;

	if (after == ':' && ascii_is_digit(byte_at(text, to + 1)))
		return false;
	if (is_letter(after) || after == '_' || after == '%' || after == '@' ||
	    is_before_comma(text, to))
		return false;
	if ((after == '.' || after == '/' || after == '-') && is_letter(byte_at(text, to + 1)))
		return false;
	if (last + 1 == groups->count)
		return groups->is_whole || !groups_next(text, to) || after == ' ';
	next = byte_at(text, groups->items[last + 1].from);
	return after == ' ' || next == '0';
}

bool groups_are_dotted(struct str text, const struct groups *groups, size_t last)
{
	size_t from = groups->items[0].from;
	char before = byte_before(text, from);
	bool has_dot = false;

	for (size_t i = 0; i < last; i++)
		has_dot |= memchr(text.data + groups->items[i].to, '.',
			       groups->items[i + 1].from - groups->items[i].to) != NULL;
	if (!has_dot || before == '+' || before == '(')
		return false;
	return text.data[from] != '0' || groups->items[0].to - from < 2;
}

size_t groups_join(
    struct str text, const struct groups *groups, size_t last, char digits[PERSONAL_DIGITS_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i <= last; i++) {
		size_t more = groups->items[i].to - groups->items[i].from;

		if (more > PERSONAL_DIGITS_MAX - len)
			return 0;
		memcpy(digits + len, text.data + groups->items[i].from, more);
		len += more;
	}
	return len;
}

bool groups_are_branch(struct str text, const struct groups *groups, size_t last)
{
	return last == 1 && groups->items[0].to - groups->items[0].from == 10 &&
	       groups->items[1].to - groups->items[1].from == 3 &&
	       text.data[groups->items[0].to] == '-';
}

bool groups_are_float(struct str text, const struct groups *groups)
{
	return groups->is_whole && groups->count == 2 &&
	       groups->items[1].from - groups->items[0].to == 1 &&
	       text.data[groups->items[0].to] == '.' && text.data[groups->items[1].from] == '0' &&
	       groups->items[1].to - groups->items[1].from == 1 &&
	       groups->items[0].to - groups->items[0].from >= PERSONAL_DIGITS_MIN;
}
