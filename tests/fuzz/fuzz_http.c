/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "serve/http_date.h"
#include "serve/precondition.h"
#include "serve/range.h"
#include "serve/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Not assert: it must hold in builds with NDEBUG too. */
static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static struct manifest_file list[] = {
	{ .path = STR_INIT("api/3/action/package_search") },
	{ .path = STR_INIT("api/3/action/package_search_start/none") },
	{ .path = STR_INIT("api/3/action/package_show/air") },
	{ .path = STR_INIT("datasets/air/index.html") },
	{ .path = STR_INIT("index.html") },
};
static const struct manifest_files files = { list, sizeof(list) / sizeof(list[0]) };

static void try_target(struct str text)
{
	struct arena *arena = arena_new();
	struct target target = target_resolve(arena, &files, STR("/du-lieu/"), text);

	if (target.kind == TARGET_FILE)
		must(target.file >= list && target.file < list + files.count,
		    "a file is one of the manifest's");
	if (target.kind == TARGET_MOVED) {
		struct target again = target_resolve(
		    arena, &files, STR("/du-lieu/"), target.location);

		must(str_starts_with(target.location, STR("/")) &&
			 !str_starts_with(target.location, STR("//")) &&
			 str_find(target.location, '\\') == target.location.len,
		    "a move stays on this host");
		must(again.kind == TARGET_FILE, "and leads to a file");
	}
	arena_free(arena);
}

static void try_range(struct str text)
{
	static const uint64_t sizes[] = { 0, 1, 1000, UINT64_MAX };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct range range;

		if (range_parse(text, sizes[i], &range) == RANGE_PART)
			must(range.length && range.offset < sizes[i] &&
				 range.length <= sizes[i] - range.offset,
			    "a part lies within the whole");
	}
}

static void try_date(struct str text)
{
	struct strbuf again = STRBUF_INIT;
	int64_t seconds, same;

	if (http_date_parse(text, &seconds)) {
		http_date_add(&again, seconds);
		must(http_date_parse(strbuf_str(&again), &same) && same == seconds,
		    "a time that was read is written and read again");
	}
	strbuf_release(&again);
}

static void try_headers(struct str text)
{
	const struct validators validators = { STR("\"0123456789abcdef\""), 784111777, true };

	for (int i = 0; i < HEADER_COUNT; i++) {
		struct request request = { .method = STR("GET"),
			.version = STR("HTTP/1.1"),
			.target = STR("/"),
			.port = 8000 };
		unsigned status;

		request.headers[HEADER_HOST] = STR("localhost:8000");
		request.headers[i] = text;
		status = request_refusal(&request);
		must(!status || (status >= 400 && status < 500), "a header refuses with 4xx");
		request_accepts_gzip(&request);
		status = precondition_status(&request, &validators);
		must(!status || status == 304 || status == 412, "a condition gives 304 or 412");
		precondition_allows_range(&request, &validators);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };

	try_target(text);
	try_range(text);
	try_date(text);
	try_headers(text);
	return 0;
}
