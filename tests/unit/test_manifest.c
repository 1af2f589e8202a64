/* SPDX-License-Identifier: MIT */
#include "site/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "site/manifest_read.h"
#include "site/tree.h"
#include "tap.h"

static struct sha256_hex hash_of(struct str text)
{
	struct sha256 *state = sha256_new();
	struct sha256_hex hash;

	sha256_add(state, text.data, text.len);
	hash = sha256_end(state);
	sha256_free(state);
	return hash;
}

static bool put(int folder, struct str content)
{
	int fd = openat(folder, "manifest.json", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool is_put = fd >= 0 && write(fd, content.data, content.len) == (ssize_t)content.len;

	close(fd);
	return is_put;
}

static bool is_refused(int folder, const char *content)
{
	struct arena *arena = arena_new();
	struct manifest_files files;
	bool is_read;

	put(folder, str_of(content));
	errno = 0;
	is_read = manifest_read(folder, arena, &files);
	arena_free(arena);
	return !is_read && errno == EBADMSG;
}

static void reads_what_was_written(int folder)
{
	static const char *const paths[] = { "index.html", "datasets/a/original/bảng \"1\\2\".csv",
		"a\342\200\250b.txt", "404.html" };
	struct manifest *manifest = manifest_new();
	struct output *output = output_new_memory();
	struct arena *arena = arena_new();
	struct manifest_files files;
	bool has_all = true;

	for (size_t i = 0; i < 4; i++) {
		struct sha256_hex hash = hash_of(str_of(paths[i]));

		manifest_claim(manifest, str_of(paths[i]), "test");
		manifest_set(manifest, str_of(paths[i]), 1000 + i, &hash);
	}
	manifest_claim(manifest, STR("never-written"), "test");
	manifest_write(manifest, output);
	ok(put(folder, output_memory(output)) && manifest_read(folder, arena, &files),
	    "reads what was written");
	is_number(files.count, 4, "all of it");
	for (size_t i = 0; i < 4; i++) {
		const struct manifest_file *file = manifest_find(&files, str_of(paths[i]));
		struct sha256_hex hash = hash_of(str_of(paths[i]));

		has_all = has_all && file && file->bytes == 1000 + i &&
			  str_eq(file->sha256, str_of(hash.text));
	}
	ok(has_all, "paths, sizes and hashes are the same");
	ok(!manifest_find(&files, STR("never-written")) && !manifest_find(&files, STR("")) &&
		!manifest_find(&files, STR("zzz")),
	    "finds no other");
	arena_free(arena);
	output_free(output);
	manifest_free(manifest);
}

int main(void)
{
	char name[] = "/tmp/test_manifest.XXXXXX";
	int folder = mkdtemp(name) ? folder_open(name) : -1;
	struct arena *arena = arena_new();
	struct manifest_files files;

	if (folder < 0)
		return 1;
	ok(!manifest_read(folder, arena, &files) && errno == ENOENT, "none: says so");
	reads_what_was_written(folder);
	ok(is_refused(folder, "") && is_refused(folder, "{") && is_refused(folder, "[]"),
	    "no manifest is refused");
	ok(is_refused(folder, "{\"generator\":\"datamo\",\"format\":2,\"files\":[]}"),
	    "another format is refused");
	ok(is_refused(folder, "{\"generator\":\"datamo\",\"format\":1,\"files\":[{\"path\":\"a"),
	    "a cut one is refused");
	arena_free(arena);
	close(folder);
	tree_remove(AT_FDCWD, name);
	return tap_end();
}
