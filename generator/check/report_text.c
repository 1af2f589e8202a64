/* SPDX-License-Identifier: MIT */
#include <unistd.h>

#include "base/utf8.h"
#include "check/report.h"
#include "check/source_lines.h"

enum { FINDINGS_SHOWN = 200 };
enum { EXCERPT_CHARACTERS = 72, EXCERPT_BEFORE = 36, PATH_CHARACTERS = 300, DIGITS_SHOWN = 8 };

struct text_report {
	const struct report *report;
	struct output *output;
	struct source_lines lines;
	struct str path; /* the file that is open for `lines` */
	int fd;
	struct strbuf text;
};

static void add_colour(struct text_report *self, const char *code)
{
	if (self->report->has_colour)
		strbuf_add_format(&self->text, "\033[%sm", code);
}

static void add_level(struct text_report *self, enum diag_level level)
{
	static const char *const colours[DIAG_LEVEL_COUNT] = { "1;36", "1;33", "1;31" };

	add_colour(self, colours[level]);
	strbuf_add_cstr(&self->text, diag_level_name(level, self->report->language));
	add_colour(self, "0");
	strbuf_add_cstr(&self->text, ": ");
}

/* Findings about people are told without the line that they are on, and so is the rest of such a
 * file. */
static bool has_personal_data(const struct diags *diags, struct str path)
{
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);

		if (str_eq(diag->at.path, path) &&
		    str_starts_with(str_of(diag->kind->id), STR("privacy.")))
			return true;
	}
	return false;
}

static void close_file(struct text_report *self)
{
	source_lines_close(&self->lines);
	if (self->fd >= 0)
		close(self->fd);
	self->fd = -1;
}

static void open_file(struct text_report *self, struct str path)
{
	const struct report *report = self->report;

	if (self->path.data && str_eq(self->path, path))
		return;
	close_file(self);
	self->path = path;
	if (report->open && path.len && !has_personal_data(report->diags, path))
		self->fd = report->open(report->context, path);
	source_lines_open(&self->lines, self->fd);
}

/* Nine digits or more, with single blanks, dots or dashes between them, are not shown in full:
 * they may be somebody's number. Returns the bytes of the run, 0 when none begins here. */
static size_t number_length(struct str text)
{
	size_t digits = 0, i = 0, end = 0;

	while (i < text.len) {
		if (ascii_is_digit(text.data[i])) {
			digits++;
			end = ++i;
		} else if (i && ascii_is_digit(text.data[i - 1]) &&
			   str_contains(STR(" .-"), str_slice(text, i, i + 1))) {
			i++;
		} else {
			break;
		}
	}
	return digits > DIGITS_SHOWN ? end : 0;
}

/* One character of the file, made harmless; its width on the screen. */
static size_t add_character(struct strbuf *out, struct str character, bool is_hidden)
{
	size_t before = out->len;

	if (is_hidden && ascii_is_digit(character.data[0]))
		strbuf_add_cstr(out, "•");
	else if (str_eq(character, STR("\t")))
		strbuf_add_char(out, ' ');
	else
		harmless_add(out, character, 1);
	return utf8_length(str_from(strbuf_str(out), before));
}

/* The line with what is around the column; the caret's place below it. */
static size_t add_line(struct strbuf *out, struct str line, uint64_t column)
{
	size_t from = column > EXCERPT_BEFORE + 1 ? (size_t)column - EXCERPT_BEFORE : 1;
	size_t caret = 0, hidden = 0, width = 0, at = 1;

	if (from > 1) {
		strbuf_add_cstr(out, "…");
		width++;
	}
	for (; line.len && at < from + EXCERPT_CHARACTERS; at++) {
		struct str rest = line;
		struct str character;

		if (!hidden)
			hidden = number_length(line);
		utf8_next(&rest);
		character = str_slice(line, 0, line.len - rest.len);
		if (at == column)
			caret = width;
		if (at >= from)
			width += add_character(out, character, hidden > 0);
		hidden -= hidden ? character.len : 0;
		line = rest;
	}
	if (line.len)
		strbuf_add_cstr(out, "…");
	return at <= column ? width : caret;
}

static void add_excerpt(struct text_report *self, const struct diag *diag)
{
	struct strbuf *out = &self->text;
	struct str line;
	size_t caret;

	open_file(self, diag->at.path);
	if (!diag->at.line || !source_lines_find(&self->lines, diag->at.line, &line) ||
	    !str_trim(line).len)
		return;
	strbuf_add_format(out, "%8llu | ", (unsigned long long)diag->at.line);
	caret = add_line(out, line, diag->at.column);
	strbuf_add_char(out, '\n');
	if (!diag->at.column)
		return;
	strbuf_add_format(out, "%8s | %*s", "", (int)caret, "");
	add_colour(self, "1;32");
	strbuf_add_char(out, '^');
	add_colour(self, "0");
	strbuf_add_char(out, '\n');
}

static void add_place(struct text_report *self, const struct diag *diag)
{
	struct strbuf path = STRBUF_INIT;

	if (diag->at.path.len) {
		struct str shown = report_path(self->report, diag, &path);

		add_colour(self, "1");
		/* A runner takes "::" and "##" at a line's beginning for a command to it. */
		if (str_contains(STR(":#"), str_slice(str_trim(shown), 0, 1)))
			strbuf_add_cstr(&self->text, "./");
		harmless_add(&self->text, shown, PATH_CHARACTERS);
		if (diag->at.line)
			strbuf_add_format(&self->text, ":%llu", (unsigned long long)diag->at.line);
		if (diag->at.line && diag->at.column)
			strbuf_add_format(
			    &self->text, ":%llu", (unsigned long long)diag->at.column);
		add_colour(self, "0");
		strbuf_add_cstr(&self->text, ": ");
	}
	strbuf_release(&path);
}

static void write_mend(struct text_report *self, const struct diag *diag)
{
	struct strbuf mend = STRBUF_INIT;

	if (report_add_mend(self->report, diag, &mend))
		strbuf_add_format(&self->text, "    %s\n", mend.data);
	strbuf_release(&mend);
}

static void write_finding(struct text_report *self, size_t index)
{
	const struct diag *diag = diags_at(self->report->diags, index);
	enum message_language language = self->report->language;

	strbuf_clear(&self->text);
	add_place(self, diag);
	add_level(self, diag->level);
	diag_message(diag, language, &self->text);
	strbuf_add_format(&self->text, " [%s]\n", diag->kind->id);
	add_excerpt(self, diag);
	write_mend(self, diag);
	if (diags_more_after(self->report->diags, index)) {
		strbuf_add_cstr(&self->text, "    ");
		report_add_more(self->report, index, &self->text);
		strbuf_add_format(&self->text, " [%s]\n", diag->kind->id);
	}
	output_add(self->output, strbuf_str(&self->text));
}

/* How many of each level are shown: errors first. */
static void share_out(const struct report *report, size_t shares[DIAG_LEVEL_COUNT])
{
	size_t count = diags_kept(report->diags), left = FINDINGS_SHOWN;

	for (int level = 0; level < DIAG_LEVEL_COUNT; level++)
		shares[level] = 0;
	for (size_t i = report_next(report, 0); i < count; i = report_next(report, i + 1))
		shares[diags_at(report->diags, i)->level]++;
	for (int level = DIAG_LEVEL_COUNT - 1; level >= 0; level--) {
		shares[level] = shares[level] < left ? shares[level] : left;
		left -= shares[level];
	}
}

static void write_left_out(struct text_report *self, uint64_t left_out)
{
	struct strbuf *out = &self->text;

	strbuf_clear(out);
	strbuf_add_format(out,
	    self->report->language == MESSAGES_VI
		? "datamo: còn %llu phát hiện không in ra đây; báo cáo dạng json, csv hay sarif có "
		  "đủ\n"
		: "datamo: %llu more findings are not listed here; a report as json, csv or sarif "
		  "has them\n",
	    (unsigned long long)left_out);
	output_add(self->output, strbuf_str(out));
}

/* Findings file by file, then how many there are; nothing at all when there are none. */
static void text_write(const struct report *report, struct output *output)
{
	struct text_report self = { .report = report, .output = output, .fd = -1 };
	size_t count = diags_kept(report->diags), shares[DIAG_LEVEL_COUNT], left_out = 0;

	share_out(report, shares);
	source_lines_open(&self.lines, -1);
	for (size_t i = report_next(report, 0); i < count; i = report_next(report, i + 1)) {
		size_t *share = &shares[diags_at(report->diags, i)->level];

		if (*share)
			write_finding(&self, i);
		else
			left_out++;
		*share -= *share > 0;
	}
	close_file(&self);
	if (left_out)
		write_left_out(&self, left_out);
	if (report_next(report, 0) < count) {
		strbuf_clear(&self.text);
		strbuf_add_cstr(&self.text, "datamo: ");
		report_add_counts(report, &self.text);
		strbuf_add_char(&self.text, '\n');
		output_add(output, strbuf_str(&self.text));
	}
	strbuf_release(&self.text);
}

const struct reporter report_text = {
	.name = "text",
	.title = { "chữ, cho người đọc", "text for people" },
	.write = text_write,
};
