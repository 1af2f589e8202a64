/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"

#include <assert.h>
#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/number.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "base/utf8.h"

void json_writer_init(struct json_writer *json, struct output *output, unsigned options)
{
	*json = (struct json_writer){ .output = output, .options = options, .is_empty = true };
}

void json_writer_end(struct json_writer *json)
{
	assert(json->is_done && !json->depth);
	if (json->options & JSON_INDENTED)
		output_add_char(json->output, '\n');
}

void json_writer_next_line(struct json_writer *json)
{
	assert(json->is_done && !json->depth);
	output_add_char(json->output, '\n');
	json->is_done = false;
	json->is_empty = true;
}

static bool is_in_object(const struct json_writer *json)
{
	return json->depth && json->objects >> (json->depth - 1) & 1;
}

static void add_line(struct json_writer *json)
{
	static const char line[] = "\n                                ";
	size_t indent = 2 * (size_t)json->depth;

	if (!(json->options & JSON_INDENTED))
		return;
	output_add(json->output, str_slice(STR(line), 0, 1 + indent));
	for (size_t added = sizeof(line) - 2; added < indent; added += 2)
		output_add(json->output, STR("  "));
}

/* Comma and line before a member or an element. */
static void add_separator(struct json_writer *json)
{
	if (!json->is_empty)
		output_add_char(json->output, ',');
	if (json->depth)
		add_line(json);
	json->is_empty = false;
}

static void begin_value(struct json_writer *json)
{
	assert(!json->is_done && json->has_key == is_in_object(json));
	if (!json->has_key)
		add_separator(json);
	json->has_key = false;
	json->is_done = !json->depth;
}

static void begin_level(struct json_writer *json, char bracket, bool is_object)
{
	begin_value(json);
	assert(json->depth < JSON_DEPTH_MAX);
	output_add_char(json->output, bracket);
	json->objects &= ~(UINT64_C(1) << json->depth);
	json->objects |= (uint64_t)is_object << json->depth;
	json->depth++;
	json->is_empty = true;
	json->is_done = false;
}

static void end_level(struct json_writer *json, char bracket, bool is_object)
{
	bool was_empty = json->is_empty;

	assert(json->depth && !json->has_key && is_in_object(json) == is_object);
	json->depth--;
	if (!was_empty)
		add_line(json);
	output_add_char(json->output, bracket);
	json->is_empty = false;
	json->is_done = !json->depth;
}

void json_begin_object(struct json_writer *json)
{
	begin_level(json, '{', true);
}

void json_end_object(struct json_writer *json)
{
	end_level(json, '}', true);
}

void json_begin_array(struct json_writer *json)
{
	begin_level(json, '[', false);
}

void json_end_array(struct json_writer *json)
{
	end_level(json, ']', false);
}

static inline bool is_plain(unsigned char c, bool html_safe)
{
	if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\')
		return false;
	return !html_safe || (c != '<' && c != '>' && c != '&');
}

/* How many bytes from here are written as they are. */
static size_t plain_run(const unsigned char *p, size_t len, bool html_safe)
{
	size_t at = 0;

#ifdef __SSE2__
	for (; len - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + at));
		/* Signed: below 0x20 are also all from 0x80. */
		__m128i special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));

		special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
		special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
		special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7f)));
		if (html_safe) {
			special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('<')));
			special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('>')));
			special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('&')));
		}
		if (_mm_movemask_epi8(special))
			break;
	}
#endif
	while (at < len && is_plain(p[at], html_safe))
		at++;
	return at;
}

static void add_escape(struct output *output, uint32_t code_point)
{
	static const char hex[] = "0123456789abcdef";
	static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* each followed by its letter */
	char text[6] = { '\\', 'u' };

	for (size_t i = 0; i + 1 < sizeof(shorts); i += 2) {
		if (code_point == (unsigned char)shorts[i]) {
			text[1] = shorts[i + 1];
			output_add(output, (struct str){ text, 2 });
			return;
		}
	}
	for (int i = 0; i < 4; i++)
		text[2 + i] = hex[code_point >> (12 - 4 * i) & 0xf];
	output_add(output, (struct str){ text, sizeof(text) });
}

/* What stands at `at` and is not plain: how many bytes it has, and whether it can stay. */
static size_t weigh(struct str text, size_t at, uint32_t *code_point, bool *stays)
{
	struct str rest = str_from(text, at);
	bool is_good = utf8_take(&rest, code_point);

	*stays = is_good && *code_point > 0x9f && *code_point != 0x2028 && *code_point != 0x2029;
	return text.len - at - rest.len;
}

static void add_string(struct json_writer *json, struct str text)
{
	struct output *output = json->output;
	bool html_safe = json->options & JSON_HTML_SAFE;
	const unsigned char *p = (const unsigned char *)text.data;
	size_t start = 0, at = 0;

	output_add_char(output, '"');
	while ((at += plain_run(p + at, text.len - at, html_safe)) < text.len) {
		uint32_t code_point;
		bool stays;
		size_t taken = weigh(text, at, &code_point, &stays);

		if (!stays) {
			output_add(output, str_slice(text, start, at));
			if (code_point == UTF8_REPLACEMENT)
				output_add(output, STR("\xef\xbf\xbd"));
			else
				add_escape(output, code_point);
			start = at + taken;
		}
		at += taken;
	}
	output_add(output, str_slice(text, start, text.len));
	output_add_char(output, '"');
}

void json_key(struct json_writer *json, struct str key)
{
	assert(is_in_object(json) && !json->has_key);
	add_separator(json);
	add_string(json, key);
	output_add(json->output, json->options & JSON_INDENTED ? STR(": ") : STR(":"));
	json->has_key = true;
}

void json_string(struct json_writer *json, struct str text)
{
	begin_value(json);
	add_string(json, text);
}

void json_raw(struct json_writer *json, struct str value)
{
	begin_value(json);
	output_add(json->output, value);
}

void json_number(struct json_writer *json, struct str token)
{
	if (number_is_json(token))
		json_raw(json, token);
	else
		json_string(json, token);
}

void json_double(struct json_writer *json, double value)
{
	struct strbuf text = STRBUF_INIT;

	if (!isfinite(value)) {
		json_null(json);
		return;
	}
	number_add_double(&text, value);
	json_raw(json, strbuf_str(&text));
	strbuf_release(&text);
}

void json_integer(struct json_writer *json, int64_t value)
{
	begin_value(json);
	if (value < 0)
		output_add_char(json->output, '-');
	output_add_number(json->output, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void json_bool(struct json_writer *json, bool value)
{
	json_raw(json, value ? STR("true") : STR("false"));
}

void json_null(struct json_writer *json)
{
	json_raw(json, STR("null"));
}

void json_strings(struct json_writer *json, const struct str *strings, size_t count)
{
	json_begin_array(json);
	for (size_t i = 0; i < count; i++)
		json_string(json, strings[i]);
	json_end_array(json);
}

void json_key_string(struct json_writer *json, struct str key, struct str text)
{
	json_key(json, key);
	json_string(json, text);
}

void json_key_integer(struct json_writer *json, struct str key, int64_t value)
{
	json_key(json, key);
	json_integer(json, value);
}

void json_key_bool(struct json_writer *json, struct str key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}
