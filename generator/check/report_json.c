/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"
#include "check/report.h"

static void write_text(struct json_writer *json, const char *key, struct strbuf *text)
{
	json_key_string(json, str_of(key), strbuf_str(text));
	strbuf_clear(text);
}

static void write_finding(const struct report *report, size_t index, struct json_writer *json)
{
	const struct diag *diag = diags_at(report->diags, index);
	uint64_t more = diags_more_after(report->diags, index);
	struct strbuf text = STRBUF_INIT;

	json_begin_object(json);
	json_key_string(json, STR("rule"), str_of(diag->kind->id));
	json_key_string(json, STR("level"), str_of(diag_level_name(diag->level, MESSAGES_EN)));
	report_add_path(report, diag, &text);
	if (text.len)
		write_text(json, "path", &text);
	if (diag->at.line)
		json_key_integer(json, STR("line"), (int64_t)diag->at.line);
	if (diag->at.line && diag->at.column)
		json_key_integer(json, STR("column"), (int64_t)diag->at.column);
	diag_message(diag, report->language, &text);
	write_text(json, "message", &text);
	if (report_add_mend(report, diag, &text))
		write_text(json, "mend", &text);
	if (more)
		json_key_integer(json, STR("more"), (int64_t)more);
	json_end_object(json);
	strbuf_release(&text);
}

static void json_write(const struct report *report, struct output *output)
{
	struct json_writer json;
	size_t count = diags_kept(report->diags);

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	json_key_string(&json, STR("datamo"), str_of(report->version));
	json_key_string(
	    &json, STR("language"), report->language == MESSAGES_VI ? STR("vi") : STR("en"));
	json_key(&json, STR("counts"));
	json_begin_object(&json);
	for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--)
		json_key_integer(&json,
		    str_of(diag_level_name((enum diag_level)level, MESSAGES_EN)),
		    (int64_t)report_count(report, (enum diag_level)level));
	json_end_object(&json);
	json_key(&json, STR("findings"));
	json_begin_array(&json);
	for (size_t i = report_next(report, 0); i < count; i = report_next(report, i + 1))
		write_finding(report, i, &json);
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

const struct reporter report_json = {
	.name = "json",
	.title = { "JSON của datamo", "datamo's JSON" },
	.write = json_write,
};
