/* SPDX-License-Identifier: MIT */
#include "check/personal_data_email.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { LOCAL_MAX = 64, DOMAIN_MAX = 253 };

static bool is_letter_or_digit(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

static bool is_local(char c)
{
	return is_letter_or_digit(c) || (c != '\0' && strchr("._%+-", c));
}

static size_t local_start(struct str text, size_t at)
{
	size_t from = at;

	while (from > 0 && at - from < LOCAL_MAX && is_local(text.data[from - 1]))
		from--;
	while (from < at && !is_letter_or_digit(text.data[from]))
		from++;
	return from;
}

/* Labels and dots, the last one of letters. */
static size_t domain_end(struct str text, size_t from)
{
	size_t to = from, dot = 0;

	while (to < text.len && to - from < DOMAIN_MAX &&
	       (is_letter_or_digit(text.data[to]) || text.data[to] == '-' || text.data[to] == '.'))
		to++;
	while (to > from && !is_letter_or_digit(text.data[to - 1]))
		to--;
	dot = str_rfind(str_slice(text, from, to), '.');
	if (dot == to - from || dot == 0 || to - from - dot < 3)
		return from;
	for (size_t i = from + dot + 1; i < to; i++) {
		if (!ascii_is_alpha(text.data[i]))
			return from;
	}
	return to;
}

struct str email_around(struct str text, size_t at)
{
	size_t from = local_start(text, at), to = domain_end(text, at + 1);

	if (from == at || to == at + 1)
		return STR("");
	return str_slice(text, from, to);
}

bool email_is_of_office(struct str address)
{
	static const char *const roles[] = { "abuse", "admin", "bbt", "banbientap", "congthongtin",
		"contact", "contacts", "dpo", "feedback", "hello", "help", "helpdesk", "hotline",
		"hotro", "info", "information", "lienhe", "mail", "marketing", "media", "news",
		"noreply", "office", "opendata", "postmaster", "press", "privacy", "quantri",
		"reply", "sales", "security", "service", "services", "support", "thongtin",
		"tiepnhan", "toasoan", "tuyendung", "vanphong", "vanthu", "vpubnd", "webmaster" };
	struct str rest = str_slice(address, 0, str_find(address, '@')), part;

	/* The first word of "info.hanoi", "vanthu-5", "support24"; "no" of "no-reply" is passed. */
	if (str_starts_with(rest, STR("no-")) || str_starts_with(rest, STR("no_")))
		rest = str_from(rest, 3);
	part = rest;
	for (size_t i = 0; i < rest.len; i++) {
		if (!ascii_is_alpha(rest.data[i])) {
			part = str_slice(rest, 0, i);
			break;
		}
	}
	for (size_t i = 0; i < COUNT(roles); i++) {
		if (str_eq_ignoring_case(part, str_of(roles[i])))
			return true;
	}
	return false;
}
