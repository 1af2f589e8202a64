/* SPDX-License-Identifier: MIT */
#include "check/report.h"

/*
 * For a comment or a job's summary. Text of the input stands in code spans only, where CommonMark
 * knows no markup, and where no forge calls on whoever is named.
 */
static void add_code(struct strbuf *out, struct str text)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = text.data[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		strbuf_add_char(out, '`');
	strbuf_add_char(out, ' ');
	strbuf_add(out, text);
	strbuf_add_char(out, ' ');
	for (size_t i = 0; i <= longest; i++)
		strbuf_add_char(out, '`');
}

static void add_heading(const struct report *report, const struct diag *diag, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_add_cstr(out, "\n### ");
	report_add_path(report, diag, &path);
	add_code(out, path.len ? strbuf_str(&path) : STR("datamo"));
	strbuf_add_cstr(out, "\n\n");
	strbuf_release(&path);
}

/* `before`: the finding written before, or `index`. */
static void write_finding(
    const struct report *report, size_t before, size_t index, struct output *output)
{
	const struct diag *diag = diags_at(report->diags, index);
	struct strbuf out = STRBUF_INIT, message = STRBUF_INIT;

	if (index == before || !str_eq(diags_at(report->diags, before)->at.path, diag->at.path))
		add_heading(report, diag, &out);
	strbuf_add_format(&out, "- **%s** ", diag_level_name(diag->level, report->language));
	if (diag->at.line)
		strbuf_add_format(&out, "%llu:%llu ", (unsigned long long)diag->at.line,
		    (unsigned long long)diag->at.column);
	report_add_message(report, diag, &message);
	add_code(&out, strbuf_str(&message));
	strbuf_add_format(&out, " (%s)", diag->kind->id);
	if (diags_more_after(report->diags, index)) {
		strbuf_add_cstr(&out, ", ");
		report_add_more(report, index, &out);
	}
	strbuf_add_char(&out, '\n');
	output_add(output, strbuf_str(&out));
	strbuf_release(&out);
	strbuf_release(&message);
}

static void markdown_write(const struct report *report, struct output *output)
{
	size_t count = diags_kept(report->diags), first = report_next(report, 0), before = first;
	struct strbuf counts = STRBUF_INIT;

	strbuf_add_cstr(&counts, "## datamo: ");
	report_add_counts(report, &counts);
	strbuf_add_char(&counts, '\n');
	output_add(output, strbuf_str(&counts));
	strbuf_release(&counts);
	for (size_t i = first; i < count; before = i, i = report_next(report, i + 1))
		write_finding(report, before, i, output);
}

const struct reporter report_markdown = {
	.name = "markdown",
	.title = { "Markdown, cho nhận xét và báo cáo", "Markdown, for comments and summaries" },
	.write = markdown_write,
};
