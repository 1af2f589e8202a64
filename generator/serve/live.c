/* SPDX-License-Identifier: MIT */
#include "serve/live.h"

#include <inttypes.h>
#include <time.h>

#include "base/json_writer.h"
#include "base/output.h"

/* What a page says above the findings; NULL: all is well, nothing is shown. */
static const char *const titles[BUILD_END_COUNT][MESSAGES_COUNT] = {
	[BUILD_END_REFUSED] = { "Chưa dựng được trang: dữ liệu có lỗi",
	    "The site was not built: the data have errors" },
	[BUILD_END_FAILED] = { "Chưa dựng được trang: máy gặp trở ngại",
	    "The site was not built: something is wrong with the machine" },
	[BUILD_END_CRASHED] = { "Chương trình dựng trang đã dừng đột ngột",
	    "The build came to a sudden end" },
};

static const char *const hint[MESSAGES_COUNT] = {
	"Trang phía sau là bản dựng được gần nhất. Sửa và lưu tệp, trang sẽ tự tải lại.",
	"The page behind is the last one that could be built. Mend and save the file: the page "
	"loads again by itself."
};

static const struct {
	const char *key, *text[MESSAGES_COUNT];
} words[] = {
	{ "close", { "Đóng", "Close" } },
	{ "more", { "và {count} chỗ khác như vậy", "and {count} more of this kind" } },
	{ "rest", { "còn {count} mục nữa, xem ở cửa sổ dòng lệnh",
		      "{count} more are told on the terminal" } },
	{ "console", { "Xem chi tiết ở cửa sổ dòng lệnh.", "The terminal tells more." } },
};

static void add_words(const struct live *live, struct json_writer *json)
{
	json_key(json, STR("words"));
	json_begin_object(json);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		json_key_string(json, str_of(words[i].key), str_of(words[i].text[live->language]));
	for (int level = 0; level < DIAG_LEVEL_COUNT; level++)
		json_key_string(json, str_of(diag_level_name((enum diag_level)level, MESSAGES_EN)),
		    str_of(diag_level_name((enum diag_level)level, live->language)));
	json_end_object(json);
}

static void write_json(struct live *live, const char *title, struct str report)
{
	struct output *output = output_new_memory();
	struct json_writer json;

	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_object(&json);
	json_key_integer(&json, STR("site"), (int64_t)live->site);
	json_key_integer(&json, STR("state"), (int64_t)live->state);
	json_key_string(
	    &json, STR("language"), live->language == MESSAGES_VI ? STR("vi") : STR("en"));
	if (title) {
		json_key_string(&json, STR("title"), str_of(title));
		json_key_string(&json, STR("hint"), str_of(live->site ? hint[live->language] : ""));
		add_words(live, &json);
		json_key(&json, STR("report"));
		if (report.len)
			json_raw(&json, report);
		else
			json_null(&json);
	}
	json_end_object(&json);
	json_writer_end(&json);
	strbuf_clear(&live->json);
	strbuf_add(&live->json, output_memory(output));
	output_free(output);
}

static void write_script(struct live *live)
{
	strbuf_clear(&live->version);
	strbuf_add_format(&live->version, "%" PRIx64, live->site);
	strbuf_clear(&live->script);
	strbuf_add_format(&live->script,
	    "<script defer src=\"/" LIVE_FOLDER "live.js\" data-site=\"%" PRIu64 "\"></script>",
	    live->site);
}

void live_init(struct live *live, enum message_language language)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	*live = (struct live){ .language = language,
		.state = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000 };
	write_json(live, NULL, STR(""));
	write_script(live);
}

void live_release(struct live *live)
{
	strbuf_release(&live->json);
	strbuf_release(&live->script);
	strbuf_release(&live->version);
}

void live_update(struct live *live, enum build_end end, struct str report)
{
	live->state++;
	if (end == BUILD_END_NEW)
		live->site = live->state;
	write_json(live, titles[end][live->language], report);
	write_script(live);
}
