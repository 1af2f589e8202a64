/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_COMPRESS_H
#define DATAMO_BASE_COMPRESS_H

#include <stdint.h>

#include "base/str.h"

struct output;

/*
 * Deflate (RFC 1951), bare or as a gzip file (RFC 1952) without name, time or operating system: the
 * same bytes give the same bytes. One deflater serves many texts, one after the other; errors stick
 * to the output.
 */
enum deflate_wrap { DEFLATE_BARE, DEFLATE_GZIP };

/* Fast for what is made again and again, small for what is downloaded again and again. */
enum { COMPRESS_FAST = 1, COMPRESS_SMALL = 6 };

struct deflater;
struct deflater *deflater_new(enum deflate_wrap wrap, int level);
void deflater_free(struct deflater *deflater);

void deflater_begin(struct deflater *deflater, struct output *output);
void deflater_add(struct deflater *deflater, struct str bytes);
void deflater_end(struct deflater *deflater);

/*
 * The deflated form of a constant of the program, which many files hold: made when it is first
 * asked for, and kept with the deflater.
 */
struct deflated_constant {
	const char *text;
	struct str packed;
	uint32_t crc; /* of the text */
};
const struct deflated_constant *deflater_constant(struct deflater *deflater, struct str text);

/* CRC-32 as in gzip and ZIP, continued from `crc`; 0 begins. */
uint32_t crc32_add(uint32_t crc, struct str bytes);

#endif
