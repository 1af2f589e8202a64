/* SPDX-License-Identifier: MIT */
#include "read/url.h"

#include "base/utf8.h"

/* RFC 3987 leaves these out of every URL; Turtle and HTML attributes too. */
static const struct str refused_marks = STR_INIT("<>\"{}|\\^`");

static bool has_refused_character(struct str url)
{
	while (url.len) {
		uint32_t c = utf8_next(&url);

		if (c <= ' ' || code_point_is_control(c) || code_point_is_bidi_control(c) ||
		    code_point_is_invisible(c) || c == UTF8_REPLACEMENT)
			return true;
		if (c < 0x80 && str_find(refused_marks, (char)c) < refused_marks.len)
			return true;
	}
	return false;
}

/* Beyond ASCII: letters, not the blocks of dots, slashes and wide forms that browsers turn into
 * ASCII. */
static bool may_stand_in_host(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_alpha((char)c) || ascii_is_digit((char)c) || c == '-' || c == '_';
	return c >= 0xc0 && (c < 0x2000 || c >= 0x2c00) && (c < 0x3000 || c > 0x303f) &&
	       (c < 0xfb00 || c > 0xffff) && c != 0x37e;
}

static bool label_is_valid(struct str label)
{
	struct str rest = label;

	if (!label.len || label.len > 63 || label.data[0] == '-' ||
	    label.data[label.len - 1] == '-')
		return false;
	while (rest.len) {
		if (!may_stand_in_host(utf8_next(&rest)))
			return false;
	}
	return true;
}

static bool host_is_valid(struct str host)
{
	struct str label = STR("");
	size_t count = 0;

	if (host.len > 253)
		return false;
	if (host.len && host.data[host.len - 1] == '.')
		host.len--;
	while (str_split(&host, '.', &label)) {
		if (!label_is_valid(label))
			return false;
		count++;
	}
	/* "127.1" and "0x7f000001" are numbers to a browser. */
	return count && !ascii_is_digit(label.data[0]);
}

static bool port_is_valid(struct str port)
{
	unsigned number = 0;

	for (size_t i = 0; i < port.len; i++) {
		if (!ascii_is_digit(port.data[i]) || i >= 5)
			return false;
		number = number * 10 + (unsigned)(port.data[i] - '0');
	}
	return port.len && number && number <= 65535;
}

static bool authority_is_valid(struct str authority)
{
	size_t colon = str_find(authority, ':');

	if (str_find(authority, '@') < authority.len)
		return false;
	if (colon < authority.len && !port_is_valid(str_from(authority, colon + 1)))
		return false;
	return host_is_valid(str_slice(authority, 0, colon));
}

static bool cut_prefix(struct str *text, struct str prefix)
{
	if (!str_eq_ignoring_case(str_slice(*text, 0, prefix.len), prefix))
		return false;
	*text = str_from(*text, prefix.len);
	return true;
}

bool url_is_safe(struct str url)
{
	size_t end = 0;

	if (!url.len || url.len > 2048 || has_refused_character(url))
		return false;
	if (cut_prefix(&url, STR("mailto:")))
		return email_is_valid(str_slice(url, 0, str_find(url, '?')));
	if (!cut_prefix(&url, STR("https://")) && !cut_prefix(&url, STR("http://")))
		return false;
	while (end < url.len && str_find(STR("/?#"), url.data[end]) == 3)
		end++;
	return authority_is_valid(str_slice(url, 0, end));
}

bool email_is_valid(struct str email)
{
	size_t at = str_find(email, '@');
	struct str user = str_slice(email, 0, at), host = str_from(email, at + 1);

	if (!user.len || user.len > 64 || email.len > 254 || user.data[0] == '.' ||
	    user.data[user.len - 1] == '.' || has_refused_character(email))
		return false;
	for (size_t i = 0; i < user.len; i++) {
		/* RFC 5322's atext and dots, without what a URL or a mail header gives a meaning.
		 */
		if (!ascii_is_alpha(user.data[i]) && !ascii_is_digit(user.data[i]) &&
		    str_find(STR("!#$'*+-._~="), user.data[i]) == 11)
			return false;
	}
	return str_find(host, '.') < host.len && host_is_valid(host);
}
