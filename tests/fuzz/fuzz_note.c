/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "own_markup.h"
#include "read/note_read.h"
#include "render/note_html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool resolve(void *context, struct str path, enum note_use use, struct strbuf *out)
{
	(void)context;
	(void)use;
	strbuf_add_cstr(out, "original/");
	strbuf_add(out, path);
	return path.len > 0;
}

/* A note: whatever is in it, the HTML is made of our elements, attributes and URLs only. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct note_options options = { 16 * 1024, 1, resolve, NULL, NULL };
	struct str markdown = { (const char *)data, size };
	struct location at = { STR("d/dataset.md"), 1, 1 };
	struct diags *diags = diags_new();
	struct arena *arena = arena_new();
	struct strbuf html = STRBUF_INIT;

	note_html(markdown, at, &options, &html, diags);
	if (!is_own_markup(strbuf_str(&html))) {
		fprintf(stderr, "foreign markup: %s\n", html.data);
		abort();
	}
	note_first_paragraph(arena, markdown, options.bytes_max);
	note_read_outline(arena, markdown, options.bytes_max);
	strbuf_release(&html);
	arena_free(arena);
	diags_free(diags);
	return 0;
}
