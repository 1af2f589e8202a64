/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_JSON_WRITER_H
#define DATAMO_BASE_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct output;

enum json_option {
	JSON_COMPACT = 0,
	JSON_INDENTED = 1 << 0,  /* by 2 */
	JSON_HTML_SAFE = 1 << 1, /* < > & as \u00XX, for a <script type="application/json"> */
};

enum { JSON_DEPTH_MAX = 64 };

/*
 * Writes one JSON text (RFC 8259), front to back; commas, colons and nesting are its own affair.
 * Calls out of order (a value without a key in an object, an end too many) are our bug: assert.
 * Deeper than JSON_DEPTH_MAX too. Strings are escaped strictly: controls, U+2028 and U+2029 as \u;
 * ill-formed UTF-8 becomes U+FFFD. Owns nothing: json_writer_init() on the stack, no release.
 * Errors stick to the output.
 */
struct json_writer {
	struct output *output;
	unsigned options;
	int depth;
	uint64_t objects; /* bit d: the level at depth d is an object, else an array */
	bool is_empty;    /* the innermost level has nothing yet */
	bool has_key;     /* a value must follow */
	bool is_done;     /* the outermost value is complete */
};

void json_writer_init(struct json_writer *json, struct output *output, unsigned options);
/* Asserts that everything was closed; indented text gets a final line end. */
void json_writer_end(struct json_writer *json);
/* For JSON Lines: asserts that a value is complete, ends the line, and is ready for another. */
void json_writer_next_line(struct json_writer *json);

void json_begin_object(struct json_writer *json);
void json_end_object(struct json_writer *json);
void json_begin_array(struct json_writer *json);
void json_end_array(struct json_writer *json);

void json_key(struct json_writer *json, struct str key);

void json_string(struct json_writer *json, struct str text);
/* A text that is a JSON number as it is; anything else becomes a string, so that the output stays
 * JSON. */
void json_number(struct json_writer *json, struct str token);
void json_double(struct json_writer *json, double value); /* null when not finite */
void json_integer(struct json_writer *json, int64_t value);
void json_bool(struct json_writer *json, bool value);
void json_null(struct json_writer *json);
/* A complete JSON value that we made ourselves. */
void json_raw(struct json_writer *json, struct str value);

/* An array of strings. */
void json_strings(struct json_writer *json, const struct str *strings, size_t count);

/* A key and its value in one. */
void json_key_string(struct json_writer *json, struct str key, struct str text);
void json_key_integer(struct json_writer *json, struct str key, int64_t value);
void json_key_bool(struct json_writer *json, struct str key, bool value);

#endif
