/* SPDX-License-Identifier: MIT */
#include "serve/preview.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/file.h"
#include "serve/site_answer.h"

enum { OWN_FILE_BYTES_MAX = 1 << 20 };

static const struct own_file {
	const char *name, *media_type;
} own_files[] = {
	{ "live.js", "text/javascript; charset=utf-8" },
	{ "live.css", "text/css; charset=utf-8" },
};

static const char *const waiting_pages[MESSAGES_COUNT] = {
	[MESSAGES_VI] = "waiting.vi.html",
	[MESSAGES_EN] = "waiting.en.html",
};

/* What is said to programs, and to whoever came by an address that is not ours. */
static const struct refusal {
	unsigned status;
	const char *text[MESSAGES_COUNT];
} refusals[] = {
	{ 400, { "Yêu cầu không đúng dạng.", "The request is malformed." } },
	{ 403, { "Máy chủ xem thử chỉ trả lời cho chính máy này, ở địa chỉ được in khi khởi động.",
		   "The preview answers this machine alone, under the address printed when it was "
		   "started." } },
	{ 404, { "Không có gì ở địa chỉ này.", "There is nothing at this address." } },
	{ 405, { "Ở đây chỉ xem được (GET, HEAD).",
		   "There is only something to see here (GET, HEAD)." } },
	{ 413,
	    { "Yêu cầu xem không kèm nội dung.", "A request to see something has no content." } },
	{ 505, { "Chỉ nhận HTTP/1.0 và HTTP/1.1.", "Only HTTP/1.0 and HTTP/1.1 are understood." } },
};

static bool refuse(const struct preview *preview, unsigned status, struct answer *answer)
{
	const struct refusal *refusal = refusals;

	while (refusal->status != status)
		refusal++;
	answer_init(answer, status);
	answer_add_area(answer, WEB_HIDDEN);
	answer_set_text(answer, "text/plain; charset=utf-8",
	    arena_format(answer->arena, "%s\n", refusal->text[preview->live.language]));
	if (status == 405)
		answer_add_header(answer, "Allow", STR("GET, HEAD"));
	return true;
}

static bool answer_own_file(const struct preview *preview, unsigned status,
    const struct own_file *file, struct answer *answer)
{
	struct strbuf content = STRBUF_INIT;

	if (!file_read_below(preview->own_files, file->name, OWN_FILE_BYTES_MAX, &content)) {
		strbuf_release(&content);
		return refuse(preview, 404, answer);
	}
	answer_init(answer, status);
	answer_add_area(answer, WEB_HIDDEN);
	answer_set_text(answer, file->media_type, strbuf_str(&content));
	strbuf_release(&content);
	return true;
}

/* "state?seen=7" of a page that knows state 7 */
static bool answer_state(
    const struct preview *preview, struct str query, bool may_wait, struct answer *answer)
{
	struct str seen = STR("");
	struct strbuf state = STRBUF_INIT;
	bool is_seen;

	if (str_starts_with(query, STR("seen=")))
		seen = str_from(query, 5);
	strbuf_add_format(&state, "%" PRIu64, preview->live.state);
	is_seen = str_eq(seen, strbuf_str(&state));
	strbuf_release(&state);
	if (is_seen && may_wait)
		return false;
	answer_init(answer, 200);
	answer_add_area(answer, WEB_HIDDEN);
	answer_set_text(answer, "application/json", strbuf_str(&preview->live.json));
	return true;
}

static bool answer_own(
    const struct preview *preview, struct str target, bool may_wait, struct answer *answer)
{
	size_t question = str_find(target, '?');
	struct str name = str_slice(target, 0, question);

	if (str_eq(name, STR("state")))
		return answer_state(preview, str_from(target, question + 1), may_wait, answer);
	for (size_t i = 0; i < sizeof(own_files) / sizeof(own_files[0]); i++) {
		if (str_eq(name, str_of(own_files[i].name)))
			return answer_own_file(preview, 200, &own_files[i], answer);
	}
	return refuse(preview, 404, answer);
}

bool preview_answer(
    struct preview *preview, const struct request *request, bool may_wait, struct answer *answer)
{
	const struct own_file waiting_page = { waiting_pages[preview->live.language],
		"text/html; charset=utf-8" };
	struct str base_path = strbuf_str(&preview->base_path);
	struct site_view view = {
		.site = preview->site,
		.base_path = base_path.len ? base_path : STR("/"),
		.script = strbuf_str(&preview->live.script),
		.version = strbuf_str(&preview->live.version),
	};
	unsigned refusal = request_refusal(request);

	if (refusal)
		return refuse(preview, refusal, answer);
	if (str_starts_with(request->target, STR("/" LIVE_FOLDER)))
		return answer_own(preview, str_from(request->target, sizeof("/" LIVE_FOLDER) - 1),
		    may_wait, answer);
	return site_answer(&view, request, answer) ||
	       answer_own_file(preview, 503, &waiting_page, answer);
}
