/* SPDX-License-Identifier: MIT */
#include "render/html_value.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <string.h>

#include "base/strbuf.h"

/* In valueint, which cJSON leaves at 0 in strings, keeps in copies and never prints. */
enum { HTML_MARK = 0x68746d6c };

struct cJSON *html_value_new(struct str html)
{
	struct strbuf text = STRBUF_INIT;
	cJSON *value;

	assert(!html.len || !memchr(html.data, '\0', html.len));
	strbuf_add(&text, html);
	value = cJSON_CreateString(text.data);
	if (value)
		html_value_mark(value);
	strbuf_release(&text);
	return value;
}

void html_value_mark(cJSON *string)
{
	assert(cJSON_IsString(string));
	string->valueint = HTML_MARK;
}

bool html_value_is(const struct cJSON *value)
{
	return cJSON_IsString(value) && value->valueint == HTML_MARK;
}
