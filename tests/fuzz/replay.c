/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "tap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool file_read(const char *path, struct strbuf *bytes)
{
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t len;

	if (!file)
		return false;
	while ((len = fread(piece, 1, sizeof(piece), file)) > 0)
		strbuf_add_bytes(bytes, piece, len);
	fclose(file);
	return true;
}

/* Gives each input that is kept for this target (tests/fuzz/corpus/<name>) to it once. */
int main(int argc, char **argv)
{
	const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL;
	struct strbuf folder = STRBUF_INIT, path = STRBUF_INIT, bytes = STRBUF_INIT;
	struct dirent **entries;
	int count;

	strbuf_add_format(&folder, "tests/fuzz/corpus/%s", slash ? slash + 1 : "");
	count = scandir(folder.data, &entries, NULL, alphasort);
	ok(count >= 0, "there are inputs to replay");
	for (int i = 0; i < count; i++) {
		strbuf_clear(&path);
		strbuf_clear(&bytes);
		strbuf_add_format(&path, "%s/%s", folder.data, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.' && file_read(path.data, &bytes)) {
			/* A copy of its own, so that a sanitizer sees a read beyond the end. */
			LLVMFuzzerTestOneInput((const uint8_t *)strbuf_str(&bytes).data, bytes.len);
			ok(true, entries[i]->d_name);
		}
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	strbuf_release(&folder);
	strbuf_release(&path);
	strbuf_release(&bytes);
	return tap_end();
}
