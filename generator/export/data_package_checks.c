/* SPDX-License-Identifier: MIT */
#include "export/data_package_checks.h"

#include "base/url.h"

/* What version 1.0 takes for a path: no "..", and no ".", "/" or "~" in front. */
static bool is_path(struct str path)
{
	return path.len && path.data[0] != '.' && path.data[0] != '/' && path.data[0] != '~' &&
	       !str_contains(path, STR("..")) && !str_contains(path, STR("\\"));
}

bool data_package_is_web_address(struct str url)
{
	return url_kind_of(url) == URL_WEB && is_path(url);
}

/* Words of such characters, joined by single dots. */
static bool is_dotted(struct str text, struct str others, size_t least_words)
{
	struct str word;
	size_t words = 0;

	for (; str_split(&text, '.', &word); words++) {
		if (!word.len)
			return false;
		for (size_t i = 0; i < word.len; i++) {
			if (!ascii_is_alpha(word.data[i]) && !ascii_is_digit(word.data[i]) &&
			    str_find(others, word.data[i]) == others.len)
				return false;
		}
	}
	return words >= least_words;
}

/* What JSON Schema calls an email: a dot-atom of RFC 5322 and a host name. */
bool data_package_is_mail_address(struct str address)
{
	size_t at = str_find(address, '@');

	return at < address.len &&
	       is_dotted(str_slice(address, 0, at), STR("!#$%&'*+/=?^_`{|}~-"), 1) &&
	       is_dotted(str_from(address, at + 1), STR("-"), 2);
}

bool data_package_is_licence_name(struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (!ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-' && c != '.' && c != '_')
			return false;
	}
	return name.len;
}
