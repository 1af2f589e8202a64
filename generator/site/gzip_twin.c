/* SPDX-License-Identifier: MIT */
#include "site/gzip_twin.h"

#include <unistd.h>

#include "base/compress.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "model/media_type.h"
#include "site/published_file.h"
#include "site/staging.h"

/* Smaller ones go in one packet either way. */
enum { BYTES_LEAST = 512, BLOCK_BYTES = 64 * 1024, TRAILER_BYTES = 8 };

bool gzip_twin_is_wanted(struct str path, uint64_t bytes)
{
	const struct media_type *type = media_type_of_path(path);

	return bytes >= BYTES_LEAST && type && type->is_text;
}

static uint32_t little_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
	       (uint32_t)bytes[3] << 24;
}

/* The twin was made of what `source` holds. Leaves both at their beginning. */
static bool is_twin_of(int twin, int source)
{
	unsigned char trailer[TRAILER_BYTES];
	char block[BLOCK_BYTES];
	uint32_t crc = 0, bytes = 0;
	ssize_t got;

	if (lseek(twin, -TRAILER_BYTES, SEEK_END) < 0 ||
	    file_read_full(twin, trailer, sizeof(trailer)) != TRAILER_BYTES)
		return false;
	while ((got = file_read_full(source, block, sizeof(block))) > 0) {
		crc = crc32_add(crc, (struct str){ block, (size_t)got });
		bytes += (uint32_t)got;
	}
	return lseek(source, 0, SEEK_SET) == 0 && lseek(twin, 0, SEEK_SET) == 0 && got == 0 &&
	       little_endian(trailer) == crc && little_endian(trailer + 4) == bytes;
}

static void compress(int from, struct output *output)
{
	struct deflater *deflater = deflater_new(DEFLATE_GZIP, COMPRESS_SMALL);
	char block[BLOCK_BYTES];
	ssize_t got;

	deflater_begin(deflater, output);
	while ((got = file_read_full(from, block, sizeof(block))) > 0)
		deflater_add(deflater, (struct str){ block, (size_t)got });
	deflater_end(deflater);
	deflater_free(deflater);
}

bool gzip_twin_make(struct staging *staging, struct str path)
{
	struct strbuf twin_path = STRBUF_INIT;
	struct diags *diags = diags_new();
	struct staged_file twin;
	int source = staging_read(staging, path), published = -1;
	bool is_made = false;

	strbuf_add(&twin_path, path);
	strbuf_add_cstr(&twin_path, ".gz");
	if (source >= 0 && staged_file_begin(&twin, staging, strbuf_str(&twin_path), "gzip twin",
			       STAGED_STREAM, diags)) {
		published = staging_open_published(staging, twin_path.data);
		if (published >= 0 && is_twin_of(published, source))
			published_copy(published, twin.output);
		else if (lseek(source, 0, SEEK_SET) == 0)
			compress(source, twin.output);
		is_made = staged_file_end(&twin);
	}
	if (published >= 0)
		close(published);
	if (source >= 0)
		close(source);
	diags_free(diags);
	strbuf_release(&twin_path);
	return is_made;
}
