/* SPDX-License-Identifier: MIT */
#include "render/mustache_lookup.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/strbuf.h"

/* Whole numbers in full up to 2^53. */
static struct str number_text(double number, char *buffer, size_t size)
{
	struct strbuf text = STRBUF_INIT;

	if (!isfinite(number))
		return STR("");
	if (number == 0)
		number = 0; /* not -0 */
	if (fabs(number) <= 9007199254740992.0 && trunc(number) == number)
		strbuf_add_format(&text, "%" PRId64, (int64_t)number);
	else
		number_add_double(&text, number);
	assert(text.len < size);
	memcpy(buffer, text.data, text.len);
	size = text.len;
	strbuf_release(&text);
	return (struct str){ buffer, size };
}

bool mustache_text(const cJSON *value, struct str *text, char *buffer, size_t size)
{
	*text = STR("");
	if (cJSON_IsString(value) || cJSON_IsRaw(value))
		*text = str_of(value->valuestring);
	else if (cJSON_IsNumber(value))
		*text = number_text(value->valuedouble, buffer, size);
	else if (cJSON_IsBool(value))
		*text = cJSON_IsTrue(value) ? STR("true") : STR("false");
	else
		return cJSON_IsNull(value);
	return true;
}

bool mustache_is_true(const cJSON *value)
{
	if (!value || cJSON_IsNull(value) || cJSON_IsFalse(value))
		return false;
	if (cJSON_IsArray(value))
		return value->child != NULL;
	return !cJSON_IsString(value) || value->valuestring[0];
}
