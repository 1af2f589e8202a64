/* SPDX-License-Identifier: MIT */
#include "site/cache_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/program_id.h"
#include "tap.h"

static const char name[] = ".cache";

static struct sha256_hex key_of(char letter)
{
	struct sha256_hex key;

	memset(key.text, letter, SHA256_HEX);
	key.text[SHA256_HEX] = '\0';
	return key;
}

static void write_two(int folder)
{
	struct cache_file *file = cache_file_open(folder, name);
	const struct sha256_hex a = key_of('a'), b = key_of('b');

	cache_file_keep(file, STR("one"), &a, STR("first"));
	cache_file_keep(file, STR("two"), &b, STR(""));
	cache_file_save(file);
	cache_file_close(file);
}

/* How many of the two are found; what is found is as it was. */
static int found(int folder)
{
	struct cache_file *file = cache_file_open(folder, name);
	const struct sha256_hex a = key_of('a'), b = key_of('b');
	struct arena *arena = arena_new();
	struct str one = STR("first"), two = STR("");
	int count = cache_file_find(file, STR("one"), &a, arena, &one) +
		    cache_file_find(file, STR("two"), &b, arena, &two);
	bool is_true = str_eq(one, STR("first")) && !two.len;

	ok(!cache_file_find(file, STR("one"), &b, arena, &two), "another key finds nothing");
	ok(!cache_file_find(file, STR("three"), &a, arena, &two), "nor does another name");
	arena_free(arena);
	cache_file_close(file);
	return is_true ? count : -1;
}

static size_t read_bytes(int folder, char *bytes, size_t size)
{
	int fd = openat(folder, name, O_RDONLY);
	ssize_t got = read(fd, bytes, size);

	close(fd);
	return got > 0 ? (size_t)got : 0;
}

static void write_bytes(int folder, const char *bytes, size_t size)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (write(fd, bytes, size) != (ssize_t)size)
		abort();
	close(fd);
}

static void changed_bytes_count_for_nothing(int folder)
{
	char bytes[1024], changed[1024];
	size_t size = read_bytes(folder, bytes, sizeof(bytes));
	bool has_erred = false;

	for (size_t i = 0; i < size; i++) {
		struct cache_file *file;
		const struct sha256_hex a = key_of('a');
		struct arena *arena = arena_new();
		struct str one;

		memcpy(changed, bytes, size);
		changed[i] ^= 0x41;
		write_bytes(folder, changed, size);
		file = cache_file_open(folder, name);
		has_erred |= cache_file_find(file, STR("one"), &a, arena, &one) &&
			     !str_eq(one, STR("first"));
		cache_file_close(file);
		write_bytes(folder, bytes, i);
		file = cache_file_open(folder, name);
		has_erred |= cache_file_find(file, STR("one"), &a, arena, &one);
		cache_file_close(file);
		arena_free(arena);
	}
	ok(size > 100 && !has_erred, "a changed byte, or a cut, never gives another content");
}

int main(void)
{
	char path[] = "/tmp/datamo-test-XXXXXX";
	int folder = mkdtemp(path) ? open(path, O_RDONLY | O_DIRECTORY) : -1;
	struct sha256 *hash = sha256_new();
	struct cache_file *file;

	is_number((uint64_t)found(folder), 0, "where no file is nothing is found");
	write_two(folder);
	is_number((uint64_t)found(folder), 2, "what was saved is found");
	file = cache_file_open(folder, name);
	cache_file_keep(file, STR("one"), &(struct sha256_hex){ { 0 } }, STR("x"));
	cache_file_close(file);
	is_number((uint64_t)found(folder), 2, "what was not saved changes nothing");
	changed_bytes_count_for_nothing(folder);
	cache_file_close(NULL);
	ok(program_id_add(hash), "this program and its libraries have build ids");
	sha256_free(hash);
	unlinkat(folder, name, 0);
	close(folder);
	rmdir(path);
	return tap_end();
}
