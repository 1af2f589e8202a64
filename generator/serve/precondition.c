/* SPDX-License-Identifier: MIT */
#include "serve/precondition.h"

#include "serve/http_date.h"

/* Cuts the next entity tag off a list; `is_weak` when it begins with "W/". false: no more, or
 * something else. */
static bool next_tag(struct str *list, struct str *tag, bool *is_weak)
{
	size_t end;

	while (list->len && (list->data[0] == ',' || ascii_is_space(list->data[0])))
		*list = str_from(*list, 1);
	*is_weak = str_starts_with(*list, STR("W/"));
	if (*is_weak)
		*list = str_from(*list, 2);
	if (!list->len || list->data[0] != '"')
		return false;
	end = 1 + str_find(str_from(*list, 1), '"');
	*tag = str_slice(*list, 0, end + 1);
	*list = str_from(*list, end + 1);
	return true;
}

static bool lists_tag(struct str list, struct str etag, bool takes_weak)
{
	struct str tag;
	bool is_weak;

	if (str_eq(str_trim(list), STR("*")))
		return true;
	while (next_tag(&list, &tag, &is_weak)) {
		if (str_eq(tag, etag) && (takes_weak || !is_weak))
			return true;
	}
	return false;
}

/* The header is a time that is told, and the content is no younger. */
static bool is_since(struct str header, const struct validators *validators, bool otherwise)
{
	int64_t seconds;

	if (!header.data || !validators->has_modified || !http_date_parse(header, &seconds))
		return otherwise;
	return validators->modified <= seconds;
}

unsigned precondition_status(const struct request *request, const struct validators *validators)
{
	const struct str *headers = request->headers;

	if (headers[HEADER_IF_MATCH].data) {
		if (!lists_tag(headers[HEADER_IF_MATCH], validators->etag, false))
			return 412;
	} else if (!is_since(headers[HEADER_IF_UNMODIFIED_SINCE], validators, true)) {
		return 412;
	}
	if (headers[HEADER_IF_NONE_MATCH].data)
		return lists_tag(headers[HEADER_IF_NONE_MATCH], validators->etag, true) ? 304 : 0;
	return is_since(headers[HEADER_IF_MODIFIED_SINCE], validators, false) ? 304 : 0;
}

bool precondition_allows_range(const struct request *request, const struct validators *validators)
{
	struct str header = request->headers[HEADER_IF_RANGE];
	int64_t seconds;

	if (!header.data)
		return true;
	if (str_eq(header, validators->etag))
		return true;
	return validators->has_modified && http_date_parse(header, &seconds) &&
	       seconds == validators->modified;
}
