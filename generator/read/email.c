/* SPDX-License-Identifier: MIT */
#include "read/email.h"

#include "base/strbuf.h"
#include "base/url.h"

static bool user_is_valid(struct str user)
{
	static const struct str marks = STR_INIT("!#$'*+-._~=");

	if (!user.len || user.len > 64 || user.data[0] == '.' || user.data[user.len - 1] == '.')
		return false;
	for (size_t i = 0; i < user.len; i++) {
		if (!ascii_is_alpha(user.data[i]) && !ascii_is_digit(user.data[i]) &&
		    str_find(marks, user.data[i]) == marks.len)
			return false;
	}
	return true;
}

/* A host name has labels of letters, digits and inner dashes, at least two of them. */
static bool host_is_valid(struct str host)
{
	struct strbuf url = STRBUF_INIT;
	struct str rest = host, label;
	bool is_fine = str_find(host, '.') < host.len;

	while (str_split(&rest, '.', &label)) {
		if (!label.len || label.data[0] == '-' || label.data[label.len - 1] == '-')
			is_fine = false;
	}
	for (size_t i = 0; i < host.len; i++) {
		if (str_find(STR("/?#:@%,;"), host.data[i]) < 8)
			is_fine = false;
	}
	strbuf_add_cstr(&url, "https://");
	strbuf_add(&url, host);
	is_fine = is_fine && url_kind_of(strbuf_str(&url)) == URL_WEB;
	strbuf_release(&url);
	return is_fine;
}

bool email_is_valid(struct str email)
{
	size_t at = str_find(email, '@');

	return email.len <= 254 && user_is_valid(str_slice(email, 0, at)) &&
	       host_is_valid(str_from(email, at + 1));
}
