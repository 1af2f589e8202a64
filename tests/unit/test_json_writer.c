/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"

#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/output.h"
#include "base/strbuf.h"
#include "tap.h"

static struct output *output;
static struct json_writer json;

static void begin(unsigned options)
{
	output_free(output);
	output = output_new_memory();
	json_writer_init(&json, output, options);
}

static struct str end(void)
{
	json_writer_end(&json);
	return output_memory(output);
}

static struct str string(struct str text, unsigned options)
{
	begin(options);
	json_string(&json, text);
	json_writer_end(&json);
	return output_memory(output);
}

static void write_sample(void)
{
	json_begin_object(&json);
	json_key_string(&json, STR("name"), STR("Cần Thơ"));
	json_key(&json, STR("rows"));
	json_begin_array(&json);
	json_begin_array(&json);
	json_number(&json, STR("11.270"));
	json_null(&json);
	json_bool(&json, false);
	json_end_array(&json);
	json_begin_object(&json);
	json_end_object(&json);
	json_begin_array(&json);
	json_end_array(&json);
	json_end_array(&json);
	json_key_integer(&json, STR("least"), INT64_MIN);
	json_key_bool(&json, STR("is_open"), true);
	json_end_object(&json);
}

static void nests(void)
{
	begin(JSON_COMPACT);
	write_sample();
	is_str(end(),
	    STR("{\"name\":\"Cần Thơ\",\"rows\":[[11.270,null,false],{},[]],"
		"\"least\":-9223372036854775808,\"is_open\":true}"),
	    "compact");
	begin(JSON_INDENTED);
	write_sample();
	is_str(end(),
	    STR("{\n  \"name\": \"Cần Thơ\",\n  \"rows\": [\n    [\n      11.270,\n      null,\n"
		"      false\n    ],\n    {},\n    []\n  ],\n  \"least\": -9223372036854775808,\n"
		"  \"is_open\": true\n}\n"),
	    "indented by 2");
	begin(JSON_COMPACT);
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_begin_array(&json);
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_end_array(&json);
	is_number(end().len, 2 * JSON_DEPTH_MAX, "as deep as may be");
	begin(JSON_COMPACT);
	json_integer(&json, 1);
	json_writer_next_line(&json);
	json_begin_array(&json);
	json_end_array(&json);
	json_writer_next_line(&json);
	is_str(output_memory(output), STR("1\n[]\n"), "JSON Lines");
}

static void escapes(void)
{
	is_str(string(STR(""), 0), STR("\"\""), "the empty string");
	is_str(string(STR("a\"b\\c/d"), 0), STR("\"a\\\"b\\\\c/d\""), "quote and backslash");
	is_str(string(STR("\b\f\n\r\t"), 0), STR("\"\\b\\f\\n\\r\\t\""), "the short escapes");
	is_str(
	    string(STR("\0\x01\x1f\x7f"), 0), STR("\"\\u0000\\u0001\\u001f\\u007f\""), "controls");
	is_str(string(STR("\xc2\x85\u2028\u2029"), 0), STR("\"\\u0085\\u2028\\u2029\""),
	    "line ends of Unicode");
	is_str(string(STR("\u00a0\u2027\u202a₫🎋"), 0), STR("\"\u00a0\u2027\u202a₫🎋\""),
	    "other characters stay");
	is_str(string(STR("a\xff\xe1\xba!\xed\xa0\x80"), 0),
	    STR("\"a\ufffd\ufffd!\ufffd\ufffd\ufffd\""), "ill-formed UTF-8 becomes U+FFFD");
	is_str(string(STR("</script>&"), 0), STR("\"</script>&\""), "markup stays");
	is_str(string(STR("</script>&<!--"), JSON_HTML_SAFE),
	    STR("\"\\u003c/script\\u003e\\u0026\\u003c!--\""), "unless it must be safe in HTML");
	begin(JSON_HTML_SAFE);
	json_begin_object(&json);
	json_key(&json, STR("<\"\n>"));
	json_null(&json);
	json_end_object(&json);
	is_str(end(), STR("{\"\\u003c\\\"\\n\\u003e\":null}"), "keys are escaped alike");
}

/* A special character at each place of a text longer than the words that are looked at at once. */
static void escapes_wherever_it_stands(void)
{
	static const char specials[] = "\"\\\n\x1f\x7f\xff\xc2";
	size_t wrong = 0;

	for (size_t i = 0; i < 50; i++) {
		char markup[50];
		struct str got;

		memset(markup, 'a', sizeof(markup));
		markup[i] = "<>&"[i % 3];
		got = string((struct str){ markup, sizeof(markup) }, JSON_HTML_SAFE);
		wrong += got.len != sizeof(markup) + 7 || memchr(got.data, markup[i], got.len);
		for (size_t j = 0; j < sizeof(specials); j++) {
			char text[50];

			memset(text, 'a', sizeof(text));
			text[i] = specials[j];
			got = string((struct str){ text, sizeof(text) }, 0);
			wrong += got.len <= sizeof(text) + 2 || memchr(got.data, '\n', got.len) ||
				 memchr(got.data, 0, got.len) || memchr(got.data, 0xff, got.len);
			wrong += str_find(str_from(got, 1), 'a') > (i == 0 ? 6 : 0) ||
				 got.data[got.len - 1] != '"';
		}
	}
	is_number(wrong, 0, "a special byte is seen wherever it stands");
}

static void indents_deep_levels(void)
{
	const struct str deepest = STR("\n                                        1\n");

	begin(JSON_INDENTED);
	for (int i = 0; i < 20; i++)
		json_begin_array(&json);
	json_integer(&json, 1);
	for (int i = 0; i < 20; i++)
		json_end_array(&json);
	ok(str_contains(end(), deepest), "the twentieth level is indented by 40 blanks");
}

static void writes_numbers(void)
{
	begin(0);
	json_begin_array(&json);
	json_number(&json, STR("12345678901234567890.50"));
	json_number(&json, STR("007"));
	json_number(&json, STR("1,2"));
	json_number(&json, STR("1]"));
	json_double(&json, 0.1);
	json_double(&json, (double)NAN);
	json_double(&json, (double)INFINITY);
	json_integer(&json, 0);
	json_integer(&json, INT64_MAX);
	json_raw(&json, STR("{\"a\":1}"));
	json_end_array(&json);
	is_str(end(),
	    STR("[12345678901234567890.50,\"007\",\"1,2\",\"1]\",0.1,null,null,0,"
		"9223372036854775807,{\"a\":1}]"),
	    "numbers stay as they were; what is none becomes a string or null");
}

static void value_without_key(void)
{
	json_begin_object(&json);
	json_null(&json);
}

static void key_in_array(void)
{
	json_begin_array(&json);
	json_key(&json, STR("a"));
}

static void key_without_value(void)
{
	json_begin_object(&json);
	json_key(&json, STR("a"));
	json_end_object(&json);
}

static void wrong_bracket(void)
{
	json_begin_object(&json);
	json_end_array(&json);
}

static void two_values(void)
{
	json_null(&json);
	json_null(&json);
}

static void end_too_many(void)
{
	json_end_object(&json);
}

static void not_closed(void)
{
	json_begin_array(&json);
	json_writer_end(&json);
}

static void nothing_at_all(void)
{
	json_writer_end(&json);
}

static void too_deep(void)
{
	for (int i = 0; i <= JSON_DEPTH_MAX; i++)
		json_begin_array(&json);
}

/* Whether it ends the process by an assertion. */
static bool aborts(void (*misuse)(void))
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (!child) {
		(void)!freopen("/dev/null", "w", stderr);
		begin(0);
		misuse();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void asserts_on_misuse(void)
{
	ok(aborts(value_without_key), "a value without a key in an object");
	ok(aborts(key_in_array), "a key in an array");
	ok(aborts(key_without_value), "a key without a value");
	ok(aborts(wrong_bracket), "the wrong bracket");
	ok(aborts(two_values), "two values");
	ok(aborts(end_too_many), "an end too many");
	ok(aborts(not_closed), "an end too few");
	ok(aborts(nothing_at_all), "no value");
	ok(aborts(too_deep), "too deep");
}

int main(void)
{
	nests();
	escapes();
	escapes_wherever_it_stands();
	indents_deep_levels();
	writes_numbers();
	asserts_on_misuse();
	output_free(output);
	return tap_end();
}
