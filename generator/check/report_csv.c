/* SPDX-License-Identifier: MIT */
#include "check/report.h"

/* RFC 4180, each cell quoted. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it. */
static void add_cell(struct strbuf *out, struct str text)
{
	if (out->len)
		strbuf_add_char(out, ',');
	strbuf_add_char(out, '"');
	if (text.len && str_contains(STR("=+-@\t\r"), str_slice(text, 0, 1)))
		strbuf_add_char(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '"')
			strbuf_add_char(out, '"');
		strbuf_add_char(out, text.data[i]);
	}
	strbuf_add_char(out, '"');
}

static void add_number(struct strbuf *out, uint64_t number)
{
	strbuf_add_char(out, ',');
	if (number)
		strbuf_add_format(out, "%llu", (unsigned long long)number);
}

static void write_finding(const struct report *report, size_t index, struct output *output)
{
	const struct diag *diag = diags_at(report->diags, index);
	struct strbuf out = STRBUF_INIT, text = STRBUF_INIT;

	add_cell(&out, str_of(diag_level_name(diag->level, MESSAGES_EN)));
	add_cell(&out, str_of(diag->kind->id));
	report_add_path(report, diag, &text);
	add_cell(&out, strbuf_str(&text));
	add_number(&out, diag->at.line);
	add_number(&out, diag->at.line ? diag->at.column : 0);
	strbuf_clear(&text);
	diag_message(diag, report->language, &text);
	add_cell(&out, strbuf_str(&text));
	strbuf_clear(&text);
	report_add_mend(report, diag, &text);
	add_cell(&out, strbuf_str(&text));
	add_number(&out, diags_more_after(report->diags, index));
	strbuf_add_cstr(&out, "\r\n");
	output_add(output, strbuf_str(&out));
	strbuf_release(&out);
	strbuf_release(&text);
}

static void csv_write(const struct report *report, struct output *output)
{
	size_t count = diags_kept(report->diags);

	output_add_cstr(output, "level,rule,path,line,column,message,mend,more\r\n");
	for (size_t i = report_next(report, 0); i < count; i = report_next(report, i + 1))
		write_finding(report, i, output);
}

const struct reporter report_csv = {
	.name = "csv",
	.title = { "CSV, mỗi phát hiện một dòng", "CSV, one finding a row" },
	.write = csv_write,
};
