/* SPDX-License-Identifier: MIT */
#include "base/zip_writer.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/compress.h"
#include "base/memory.h"
#include "base/output.h"

enum {
	VERSION_DEFLATE = 20,
	VERSION_ZIP64 = 45,
	MADE_ON_UNIX = 3 << 8,
	FLAG_SIZES_FOLLOW = 1 << 3,
	FLAG_UTF8 = 1 << 11,
	METHOD_STORED = 0,
	METHOD_DEFLATED = 8,
	DATE_1980_01_01 = 1 << 5 | 1,
	MODE = 0100644,
	ZIP64_EXTRA = 1,
	STORED_BYTES_MAX = 1024
};

#define LIMIT_16 UINT16_MAX
#define LIMIT_32 UINT32_MAX

struct zip_entry {
	struct str name;
	uint64_t offset, compressed, bytes;
	uint32_t crc;
	bool is_stored;
	bool sizes_follow; /* its data, as they were not known before */
};

struct zip_writer {
	struct output *output;
	struct deflater *deflater, *own_deflater;
	struct arena *arena;
	struct zip_entry *entries;
	size_t count;
	uint64_t start; /* of the present entry's data */
	bool is_open;
};

struct zip_writer *zip_writer_new(struct output *output, struct deflater *deflater)
{
	struct zip_writer *zip = memory_alloc_zeroed(1, sizeof(*zip));

	zip->output = output;
	if (!deflater)
		deflater = zip->own_deflater = deflater_new(DEFLATE_BARE, COMPRESS_FAST);
	zip->deflater = deflater;
	zip->arena = arena_new();
	return zip;
}

void zip_writer_free(struct zip_writer *zip)
{
	if (!zip)
		return;
	deflater_free(zip->own_deflater);
	arena_free(zip->arena);
	memory_free(zip);
}

/* Little-endian, as everything in a ZIP. */
static void add_number(struct output *output, uint64_t number, size_t bytes)
{
	char text[8];

	for (size_t i = 0; i < bytes; i++)
		text[i] = (char)(number >> 8 * i & 0xff);
	output_add(output, (struct str){ text, bytes });
}

static void add_16(struct output *output, unsigned number)
{
	add_number(output, number, 2);
}

static void add_32(struct output *output, uint64_t number)
{
	add_number(output, number < LIMIT_32 ? number : LIMIT_32, 4);
}

static void add_64(struct output *output, uint64_t number)
{
	add_number(output, number, 8);
}

/* What local and central headers have in common. */
static void add_common(struct output *output, const struct zip_entry *entry, bool is_local)
{
	bool sizes_follow = is_local && entry->sizes_follow;

	add_16(output, FLAG_UTF8 | (entry->sizes_follow ? FLAG_SIZES_FOLLOW : 0));
	add_16(output, entry->is_stored ? METHOD_STORED : METHOD_DEFLATED);
	add_16(output, 0);
	add_16(output, DATE_1980_01_01);
	add_32(output, sizes_follow ? 0 : entry->crc);
	add_32(output, sizes_follow ? 0 : entry->compressed);
	add_32(output, sizes_follow ? 0 : entry->bytes);
	add_16(output, (unsigned)entry->name.len);
}

static struct zip_entry *add_entry(struct zip_writer *zip, struct str name)
{
	struct zip_entry *entry = ARENA_ADD(zip->arena, zip->entries, zip->count);

	assert(!zip->is_open && name.len < LIMIT_16);
	entry->name = arena_str(zip->arena, name);
	entry->offset = output_bytes(zip->output);
	return entry;
}

static void add_local_header(struct zip_writer *zip, const struct zip_entry *entry)
{
	output_add(zip->output, STR("PK\3\4"));
	add_16(zip->output, VERSION_DEFLATE);
	add_common(zip->output, entry, true);
	add_16(zip->output, 0);
	output_add(zip->output, entry->name);
}

void zip_begin(struct zip_writer *zip, struct str name)
{
	struct zip_entry *entry = add_entry(zip, name);

	entry->sizes_follow = true;
	add_local_header(zip, entry);
	zip->start = output_bytes(zip->output);
	deflater_begin(zip->deflater, zip->output);
	zip->is_open = true;
}

void zip_add(struct zip_writer *zip, struct str bytes)
{
	struct zip_entry *entry = &zip->entries[zip->count - 1];

	entry->bytes += bytes.len;
	entry->crc = crc32_add(entry->crc, bytes);
	deflater_add(zip->deflater, bytes);
}

static bool is_large(const struct zip_entry *entry)
{
	return entry->bytes >= LIMIT_32 || entry->compressed >= LIMIT_32;
}

void zip_end(struct zip_writer *zip)
{
	struct zip_entry *entry = &zip->entries[zip->count - 1];
	size_t size_bytes;

	deflater_end(zip->deflater);
	entry->compressed = output_bytes(zip->output) - zip->start;
	size_bytes = is_large(entry) ? 8 : 4;
	output_add(zip->output, STR("PK\7\10"));
	add_32(zip->output, entry->crc);
	add_number(zip->output, entry->compressed, size_bytes);
	add_number(zip->output, entry->bytes, size_bytes);
	zip->is_open = false;
}

static void add_known(struct zip_writer *zip, struct zip_entry entry, struct str data)
{
	struct zip_entry *added = add_entry(zip, entry.name);

	entry.name = added->name;
	entry.offset = added->offset;
	entry.compressed = data.len;
	*added = entry;
	add_local_header(zip, added);
	output_add(zip->output, data);
}

static void add_stored(struct zip_writer *zip, struct str name, struct str content)
{
	const struct zip_entry entry = {
		.name = name, .bytes = content.len, .crc = crc32_add(0, content), .is_stored = true
	};

	add_known(zip, entry, content);
}

void zip_add_file(struct zip_writer *zip, struct str name, struct str content)
{
	if (content.len <= STORED_BYTES_MAX) {
		add_stored(zip, name, content);
		return;
	}
	zip_begin(zip, name);
	zip_add(zip, content);
	zip_end(zip);
}

void zip_add_constant(struct zip_writer *zip, struct str name, struct str content)
{
	const struct deflated_constant *constant = deflater_constant(zip->deflater, content);
	const struct zip_entry entry = { .name = name, .bytes = content.len, .crc = constant->crc };

	if (constant->packed.len < content.len)
		add_known(zip, entry, constant->packed);
	else
		add_stored(zip, name, content);
}

static void add_central_header(struct output *output, const struct zip_entry *entry)
{
	bool is_far = entry->offset >= LIMIT_32;
	bool is_zip64 = is_far || is_large(entry);
	/* which of the three are too large for their place */
	unsigned extra = (entry->bytes >= LIMIT_32 ? 8u : 0u) +
			 (entry->compressed >= LIMIT_32 ? 8u : 0u) + (is_far ? 8u : 0u);

	output_add(output, STR("PK\1\2"));
	add_16(output, MADE_ON_UNIX | (is_zip64 ? VERSION_ZIP64 : VERSION_DEFLATE));
	add_16(output, is_zip64 ? VERSION_ZIP64 : VERSION_DEFLATE);
	add_common(output, entry, false);
	add_16(output, is_zip64 ? extra + 4 : 0);
	add_16(output, 0); /* comment */
	add_16(output, 0); /* disk */
	add_16(output, 0); /* internal attributes */
	add_number(output, (uint64_t)MODE << 16, 4);
	add_32(output, entry->offset);
	output_add(output, entry->name);
	if (!is_zip64)
		return;
	add_16(output, ZIP64_EXTRA);
	add_16(output, extra);
	if (entry->bytes >= LIMIT_32)
		add_64(output, entry->bytes);
	if (entry->compressed >= LIMIT_32)
		add_64(output, entry->compressed);
	if (is_far)
		add_64(output, entry->offset);
}

static void add_zip64_end(struct zip_writer *zip, uint64_t start, uint64_t end)
{
	struct output *output = zip->output;

	output_add(output, STR("PK\6\6"));
	add_64(output, 44); /* bytes of this record that follow */
	add_16(output, MADE_ON_UNIX | VERSION_ZIP64);
	add_16(output, VERSION_ZIP64);
	add_32(output, 0);
	add_32(output, 0);
	add_64(output, zip->count);
	add_64(output, zip->count);
	add_64(output, end - start);
	add_64(output, start);
	output_add(output, STR("PK\6\7"));
	add_32(output, 0);
	add_64(output, end);
	add_32(output, 1);
}

void zip_finish(struct zip_writer *zip)
{
	struct output *output = zip->output;
	uint64_t start = output_bytes(output), end;
	unsigned count = zip->count < LIMIT_16 ? (unsigned)zip->count : LIMIT_16;

	assert(!zip->is_open);
	for (size_t i = 0; i < zip->count; i++)
		add_central_header(output, &zip->entries[i]);
	end = output_bytes(output);
	if (count == LIMIT_16 || end >= LIMIT_32)
		add_zip64_end(zip, start, end);
	output_add(output, STR("PK\5\6"));
	add_16(output, 0);
	add_16(output, 0);
	add_16(output, count);
	add_16(output, count);
	add_32(output, end - start);
	add_32(output, start);
	add_16(output, 0);
}
