/* SPDX-License-Identifier: MIT */
#include "base/compress.h"

#include <assert.h>
#include <limits.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/output.h"

enum {
	BLOCK_BYTES = 32 * 1024,
	WINDOW_BITS = 15,
	GZIP_WINDOW_BITS = WINDOW_BITS + 16,
	MEMORY_LEVEL = 8,
	OS_UNKNOWN = 255
};

struct deflater {
	z_stream stream;
	gz_header header;
	enum deflate_wrap wrap;
	struct output *output;
	struct arena *arena;                  /* of the constants; NULL: none yet */
	struct deflated_constant **constants; /* a handful */
	size_t constant_count;
	unsigned char block[BLOCK_BYTES];
};

static void *allocate(void *opaque, unsigned count, unsigned size)
{
	(void)opaque;
	return memory_alloc(size_mul(count, size));
}

static void release(void *opaque, void *pointer)
{
	(void)opaque;
	memory_free(pointer);
}

struct deflater *deflater_new(enum deflate_wrap wrap, int level)
{
	struct deflater *deflater = memory_alloc_zeroed(1, sizeof(*deflater));
	int status;

	deflater->wrap = wrap;
	deflater->stream.zalloc = allocate;
	deflater->stream.zfree = release;
	deflater->header.os = OS_UNKNOWN;
	status = deflateInit2(&deflater->stream, level, Z_DEFLATED,
	    wrap == DEFLATE_GZIP ? GZIP_WINDOW_BITS : -WINDOW_BITS, MEMORY_LEVEL,
	    Z_DEFAULT_STRATEGY);
	assert(status == Z_OK);
	(void)status;
	return deflater;
}

void deflater_free(struct deflater *deflater)
{
	if (!deflater)
		return;
	deflateEnd(&deflater->stream);
	arena_free(deflater->arena);
	memory_free(deflater);
}

void deflater_begin(struct deflater *deflater, struct output *output)
{
	deflateReset(&deflater->stream);
	if (deflater->wrap == DEFLATE_GZIP)
		deflateSetHeader(&deflater->stream, &deflater->header);
	deflater->output = output;
}

static void run(struct deflater *deflater, int flush)
{
	z_stream *stream = &deflater->stream;

	do {
		stream->next_out = deflater->block;
		stream->avail_out = BLOCK_BYTES;
		deflate(stream, flush);
		output_add(deflater->output,
		    (struct str){ (const char *)deflater->block, BLOCK_BYTES - stream->avail_out });
	} while (!stream->avail_out);
}

void deflater_add(struct deflater *deflater, struct str bytes)
{
	while (bytes.len) {
		size_t part = bytes.len < UINT_MAX ? bytes.len : UINT_MAX;

		deflater->stream.next_in = (z_const Bytef *)bytes.data;
		deflater->stream.avail_in = (unsigned)part;
		run(deflater, Z_NO_FLUSH);
		bytes = str_from(bytes, part);
	}
}

void deflater_end(struct deflater *deflater)
{
	run(deflater, Z_FINISH);
	deflater->output = NULL;
}

static struct deflated_constant *deflate_constant(struct deflater *deflater, struct str text)
{
	struct deflated_constant *constant;
	struct output *packed = output_new_memory();

	if (!deflater->arena)
		deflater->arena = arena_new();
	deflater_begin(deflater, packed);
	deflater_add(deflater, text);
	deflater_end(deflater);
	constant = arena_alloc(deflater->arena, sizeof(*constant));
	*constant = (struct deflated_constant){ .text = text.data,
		.packed = arena_str(deflater->arena, output_memory(packed)),
		.crc = crc32_add(0, text) };
	output_free(packed);
	return constant;
}

const struct deflated_constant *deflater_constant(struct deflater *deflater, struct str text)
{
	struct deflated_constant *constant;

	for (size_t i = 0; i < deflater->constant_count; i++) {
		if (deflater->constants[i]->text == text.data)
			return deflater->constants[i];
	}
	constant = deflate_constant(deflater, text);
	*ARENA_ADD(deflater->arena, deflater->constants, deflater->constant_count) = constant;
	return constant;
}

uint32_t crc32_add(uint32_t crc, struct str bytes)
{
	return (uint32_t)crc32_z(crc, (const Bytef *)bytes.data, bytes.len);
}
