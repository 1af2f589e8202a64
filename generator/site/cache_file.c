/* SPDX-License-Identifier: MIT */
#include "site/cache_file.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/output.h"
#include "base/packed.h"
#include "base/strbuf.h"

/*
 * The entries' contents, the index (names, keys, where the contents lie and their checksums), then
 * the tail: where the index lies, and its checksum.
 */
static const char magic[] = "datamo cache 1\n";
enum { MAGIC_BYTES = sizeof(magic) - 1, TAIL_BYTES = 32, INDEX_BYTES_MAX = 1 << 30 };

struct cache_entry {
	struct str name;
	struct sha256_hex key;
	uint64_t offset, bytes;
	struct hash128 checksum;
};

struct cache_file {
	struct arena *arena;
	int folder;
	const char *name, *next_name;
	int present; /* or -1 */
	struct cache_entry *found;
	size_t found_count;
	struct map found_names;
	/* the next one, begun by the first entry that is kept */
	pthread_mutex_t mutex;
	int next; /* or -1 */
	struct output *output;
	struct cache_entry *kept;
	size_t kept_count;
	struct arena *kept_arena;
};

/* --- reading --- */

static bool read_at(int fd, void *data, size_t bytes, uint64_t offset)
{
	size_t done = 0;

	while (done < bytes) {
		ssize_t got = pread(fd, (char *)data + done, bytes - done, (off_t)(offset + done));

		if (got <= 0)
			return false;
		done += (size_t)got;
	}
	return true;
}

static bool has_checksum(struct str content, const struct hash128 *checksum)
{
	struct hash128 own = hash128(content.data, content.len);

	return own.high == checksum->high && own.low == checksum->low;
}

static void read_index(struct cache_file *file, struct str index)
{
	struct packed_reader reader = { index, false };
	size_t count = packed_count(&reader);

	for (size_t i = 0; i < count && !reader.is_broken; i++) {
		struct cache_entry entry = { .name = packed_text(&reader) };
		struct str key = packed_text(&reader);

		entry.offset = packed_number(&reader);
		entry.bytes = packed_number(&reader);
		entry.checksum.high = packed_number(&reader);
		entry.checksum.low = packed_number(&reader);
		if (reader.is_broken || key.len != SHA256_HEX)
			return;
		memcpy(entry.key.text, key.data, key.len);
		map_put(&file->found_names, entry.name, file->found_count, NULL);
		*ARENA_ADD(file->arena, file->found, file->found_count) = entry;
	}
}

/* Leaves `found` empty where anything is odd. */
static void read_present(struct cache_file *file)
{
	char start[MAGIC_BYTES];
	uint64_t tail[TAIL_BYTES / sizeof(uint64_t)]; /* offset, bytes, checksum */
	struct stat status;
	struct hash128 checksum;
	char *index;

	if (fstat(file->present, &status) < 0 || status.st_size < MAGIC_BYTES + TAIL_BYTES ||
	    !read_at(file->present, start, MAGIC_BYTES, 0) || memcmp(start, magic, MAGIC_BYTES) ||
	    !read_at(file->present, tail, TAIL_BYTES, (uint64_t)status.st_size - TAIL_BYTES) ||
	    tail[1] > INDEX_BYTES_MAX || tail[0] > (uint64_t)status.st_size - TAIL_BYTES ||
	    tail[1] != (uint64_t)status.st_size - TAIL_BYTES - tail[0])
		return;
	index = arena_alloc(file->arena, (size_t)tail[1]);
	checksum = (struct hash128){ tail[2], tail[3] };
	if (read_at(file->present, index, (size_t)tail[1], tail[0]) &&
	    has_checksum((struct str){ index, (size_t)tail[1] }, &checksum))
		read_index(file, (struct str){ index, (size_t)tail[1] });
}

struct cache_file *cache_file_open(int folder, const char *name)
{
	struct cache_file *file = memory_alloc_zeroed(1, sizeof(*file));

	file->arena = arena_new();
	file->kept_arena = arena_new();
	file->folder = folder;
	file->name = arena_cstr(file->arena, str_of(name));
	file->next_name = arena_format(file->arena, "%s.next", name).data;
	file->next = -1;
	pthread_mutex_init(&file->mutex, NULL);
	file->present = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file->present >= 0)
		read_present(file);
	unlinkat(folder, file->next_name, 0); /* of a build that was killed */
	return file;
}

bool cache_file_find(struct cache_file *file, struct str name, const struct sha256_hex *key,
    struct arena *arena, struct str *content)
{
	const struct map_entry *place = map_find(&file->found_names, name);
	const struct cache_entry *entry = place ? &file->found[place->value] : NULL;
	struct stat status;
	char *text;

	if (!entry || memcmp(entry->key.text, key->text, SHA256_HEX) ||
	    fstat(file->present, &status) < 0 || entry->bytes > (uint64_t)status.st_size)
		return false;
	text = arena_alloc(arena, (size_t)entry->bytes);
	*content = (struct str){ text, (size_t)entry->bytes };
	return read_at(file->present, text, content->len, entry->offset) &&
	       has_checksum(*content, &entry->checksum);
}

/* --- writing --- */

/* The owner's alone: findings in it quote cells in full, which no message does. */
static bool begin_next(struct cache_file *file)
{
	if (file->output)
		return true;
	file->next = openat(file->folder, file->next_name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (file->next < 0)
		return false;
	file->output = output_new_fd(file->next, false);
	output_add(file->output, STR(magic));
	return true;
}

void cache_file_keep(
    struct cache_file *file, struct str name, const struct sha256_hex *key, struct str content)
{
	pthread_mutex_lock(&file->mutex);
	if (begin_next(file)) {
		const struct cache_entry entry = { .name = arena_str(file->kept_arena, name),
			.key = *key,
			.offset = output_bytes(file->output),
			.bytes = content.len,
			.checksum = hash128(content.data, content.len) };

		*ARENA_ADD(file->kept_arena, file->kept, file->kept_count) = entry;
		output_add(file->output, content);
	}
	pthread_mutex_unlock(&file->mutex);
}

static void write_index(struct cache_file *file)
{
	struct strbuf index = STRBUF_INIT;
	uint64_t tail[TAIL_BYTES / sizeof(uint64_t)];
	struct hash128 checksum;

	packed_add_number(&index, file->kept_count);
	for (size_t i = 0; i < file->kept_count; i++) {
		const struct cache_entry *entry = &file->kept[i];

		packed_add_text(&index, entry->name);
		packed_add_text(&index, str_of(entry->key.text));
		packed_add_number(&index, entry->offset);
		packed_add_number(&index, entry->bytes);
		packed_add_number(&index, entry->checksum.high);
		packed_add_number(&index, entry->checksum.low);
	}
	checksum = hash128(index.data, index.len);
	tail[0] = output_bytes(file->output);
	tail[1] = index.len;
	tail[2] = checksum.high;
	tail[3] = checksum.low;
	output_add(file->output, strbuf_str(&index));
	output_add(file->output, (struct str){ (const char *)tail, sizeof(tail) });
	strbuf_release(&index);
}

void cache_file_save(struct cache_file *file)
{
	if (!file->output)
		return;
	write_index(file);
	if (output_flush(file->output) == 0)
		renameat(file->folder, file->next_name, file->folder, file->name);
}

void cache_file_close(struct cache_file *file)
{
	if (!file)
		return;
	if (file->next >= 0) {
		close(file->next);
		unlinkat(file->folder, file->next_name, 0); /* when it was not saved */
	}
	if (file->present >= 0)
		close(file->present);
	output_free(file->output);
	map_release(&file->found_names);
	pthread_mutex_destroy(&file->mutex);
	arena_free(file->kept_arena);
	arena_free(file->arena);
	memory_free(file);
}
