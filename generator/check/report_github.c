/* SPDX-License-Identifier: MIT */
#include "check/report.h"

/*
 * Workflow commands,
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions A value cannot
 * end its command or begin another: %, CR and LF are encoded everywhere, ":" and "," in properties
 * too, as the runner decodes them.
 */
static void add_escaped(struct strbuf *out, struct str text, bool is_property)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		if (c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ',')))
			strbuf_add_format(out, "%%%02X", (unsigned)(unsigned char)c);
		else
			strbuf_add_char(out, c);
	}
}

static void add_place(const struct report *report, const struct diag *diag, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;

	report_add_path(report, diag, &path);
	strbuf_add_cstr(out, "file=");
	add_escaped(out, strbuf_str(&path), true);
	if (diag->at.line)
		strbuf_add_format(out, ",line=%llu", (unsigned long long)diag->at.line);
	if (diag->at.line && diag->at.column)
		strbuf_add_format(out, ",col=%llu", (unsigned long long)diag->at.column);
	strbuf_add_char(out, ',');
	strbuf_release(&path);
}

static void write_finding(const struct report *report, size_t index, struct output *output)
{
	static const char *const commands[DIAG_LEVEL_COUNT] = { "notice", "warning", "error" };
	const struct diag *diag = diags_at(report->diags, index);
	struct strbuf out = STRBUF_INIT, message = STRBUF_INIT;

	report_add_message(report, diag, &message);
	if (diags_more_after(report->diags, index)) {
		strbuf_add_cstr(&message, " (");
		report_add_more(report, index, &message);
		strbuf_add_char(&message, ')');
	}
	strbuf_add_format(&out, "::%s ", commands[diag->level]);
	if (diag->at.path.len)
		add_place(report, diag, &out);
	strbuf_add_format(&out, "title=%s::", diag->kind->id);
	add_escaped(&out, strbuf_str(&message), false);
	strbuf_add_char(&out, '\n');
	output_add(output, strbuf_str(&out));
	strbuf_release(&out);
	strbuf_release(&message);
}

static void github_write(const struct report *report, struct output *output)
{
	size_t count = diags_kept(report->diags);

	for (size_t i = report_next(report, 0); i < count; i = report_next(report, i + 1))
		write_finding(report, i, output);
}

const struct reporter report_github = {
	.name = "github",
	.title = { "chú thích cho GitHub Actions", "annotations for GitHub Actions" },
	.write = github_write,
};
