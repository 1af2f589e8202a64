/* SPDX-License-Identifier: MIT */
#include "site/manifest.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/json_writer.h"
#include "base/map.h"
#include "base/memory.h"

struct entry {
	struct str path;
	const char *claimant;
	uint64_t bytes;
	unsigned char sha256[SHA256_BYTES];
	bool is_written;
};

struct manifest {
	pthread_mutex_t mutex;
	struct arena *paths;
	struct map index_of;
	struct entry *entries;
	size_t count, size;
};

struct manifest *manifest_new(void)
{
	struct manifest *manifest = memory_alloc_zeroed(1, sizeof(*manifest));

	pthread_mutex_init(&manifest->mutex, NULL);
	manifest->paths = arena_new();
	return manifest;
}

void manifest_free(struct manifest *manifest)
{
	if (!manifest)
		return;
	pthread_mutex_destroy(&manifest->mutex);
	arena_free(manifest->paths);
	map_release(&manifest->index_of);
	memory_free(manifest->entries);
	memory_free(manifest);
}

const char *manifest_claim(struct manifest *manifest, struct str path, const char *claimant)
{
	const char *claimed_by = NULL;
	struct map_entry *found;

	pthread_mutex_lock(&manifest->mutex);
	found = map_find(&manifest->index_of, path);
	if (found) {
		claimed_by = manifest->entries[found->value].claimant;
	} else {
		struct entry *entry;

		if (manifest->count == manifest->size) {
			manifest->size = manifest->size ? size_mul(manifest->size, 2) : 64;
			manifest->entries = memory_realloc(
			    manifest->entries, size_mul(manifest->size, sizeof(*entry)));
		}
		entry = &manifest->entries[manifest->count];
		*entry = (struct entry){ .path = arena_str(manifest->paths, path),
			.claimant = claimant };
		map_put(&manifest->index_of, entry->path, manifest->count++, NULL);
	}
	pthread_mutex_unlock(&manifest->mutex);
	return claimed_by;
}

static unsigned char hex_digit(char c)
{
	return (unsigned char)(c >= 'a' ? c - 'a' + 10 : c - '0');
}

void manifest_set(
    struct manifest *manifest, struct str path, uint64_t bytes, const struct sha256_hex *sha256)
{
	struct map_entry *found;

	pthread_mutex_lock(&manifest->mutex);
	found = map_find(&manifest->index_of, path);
	if (found) {
		struct entry *entry = &manifest->entries[found->value];

		entry->bytes = bytes;
		entry->is_written = true;
		for (size_t i = 0; i < SHA256_BYTES; i++)
			entry->sha256[i] = (unsigned char)(hex_digit(sha256->text[2 * i]) << 4 |
							   hex_digit(sha256->text[2 * i + 1]));
	}
	pthread_mutex_unlock(&manifest->mutex);
}

void manifest_unset(struct manifest *manifest, struct str path)
{
	struct map_entry *found;

	pthread_mutex_lock(&manifest->mutex);
	found = map_find(&manifest->index_of, path);
	if (found)
		manifest->entries[found->value].is_written = false;
	pthread_mutex_unlock(&manifest->mutex);
}

uint64_t manifest_count(struct manifest *manifest)
{
	return manifest->count;
}

static int compare(const void *left, const void *right)
{
	return str_cmp(((const struct entry *)left)->path, ((const struct entry *)right)->path);
}

static void write_entry(struct json_writer *json, const struct entry *entry)
{
	static const char digits[] = "0123456789abcdef";
	char hex[SHA256_HEX];

	for (size_t i = 0; i < SHA256_BYTES; i++) {
		hex[2 * i] = digits[entry->sha256[i] >> 4];
		hex[2 * i + 1] = digits[entry->sha256[i] & 15];
	}
	json_begin_object(json);
	json_key_string(json, STR("path"), entry->path);
	json_key_integer(json, STR("bytes"), (int64_t)entry->bytes);
	json_key_string(json, STR("sha256"), (struct str){ hex, sizeof(hex) });
	json_end_object(json);
}

/* The index is of no use after sorting: nothing is claimed any more. */
void manifest_write(struct manifest *manifest, struct output *output)
{
	struct json_writer json;

	if (manifest->count)
		qsort(manifest->entries, manifest->count, sizeof(*manifest->entries), compare);
	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	json_key_string(&json, STR("generator"), STR("datamo"));
	json_key_integer(&json, STR("format"), MANIFEST_FORMAT);
	json_key(&json, STR("files"));
	json_begin_array(&json);
	for (size_t i = 0; i < manifest->count; i++) {
		if (manifest->entries[i].is_written)
			write_entry(&json, &manifest->entries[i]);
	}
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}
