/* SPDX-License-Identifier: MIT */
#include "check/report.h"

#include <string.h>

extern const struct reporter report_text, report_json, report_sarif, report_junit, report_github,
    report_markdown, report_csv;

static const struct reporter *const reporters[] = {
	&report_text,
	&report_json,
	&report_sarif,
	&report_junit,
	&report_github,
	&report_markdown,
	&report_csv,
};

const struct reporter *reporter_at(size_t index)
{
	return index < sizeof(reporters) / sizeof(reporters[0]) ? reporters[index] : NULL;
}

const struct reporter *reporter_find(struct str name)
{
	const struct reporter *reporter;

	for (size_t i = 0; (reporter = reporter_at(i)); i++) {
		if (str_eq(str_of(reporter->name), name))
			return reporter;
	}
	return NULL;
}

size_t report_next(const struct report *report, size_t index)
{
	while (index < diags_kept(report->diags) &&
	       diags_at(report->diags, index)->level < report->at_least)
		index++;
	return index;
}

uint64_t report_count(const struct report *report, enum diag_level level)
{
	return level < report->at_least ? 0 : diags_count(report->diags, level);
}

struct str report_path(const struct report *report, const struct diag *diag, struct strbuf *buf)
{
	strbuf_clear(buf);
	if (diag->at.path.len) {
		strbuf_add(buf, report->prefix);
		strbuf_add(buf, diag->at.path);
	}
	return strbuf_str(buf);
}

void report_add_path(const struct report *report, const struct diag *diag, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;

	harmless_add(out, report_path(report, diag, &path), SIZE_MAX);
	strbuf_release(&path);
}

const struct rule *report_rule(const struct report *report, const struct diag *diag, size_t *index)
{
	const struct rule *rule;

	for (*index = 0; (rule = report->rule_at(*index)); ++*index) {
		if (!strcmp(rule->id, diag->kind->id))
			return rule;
	}
	return NULL;
}

bool report_add_mend(const struct report *report, const struct diag *diag, struct strbuf *out)
{
	const struct rule *rule;
	size_t index;

	if (diag_mend(diag, report->language, out))
		return true;
	rule = report_rule(report, diag, &index);
	if (rule)
		strbuf_add_cstr(out, rule->mend[report->language]);
	return rule != NULL;
}

void report_add_message(const struct report *report, const struct diag *diag, struct strbuf *out)
{
	struct strbuf mend = STRBUF_INIT;

	diag_message(diag, report->language, out);
	if (report_add_mend(report, diag, &mend)) {
		strbuf_add_char(out, ' ');
		strbuf_add(out, strbuf_str(&mend));
	}
	strbuf_release(&mend);
}

/* 4812 as "4 812" */
static void add_grouped(struct strbuf *out, uint64_t number)
{
	if (number >= 1000) {
		add_grouped(out, number / 1000);
		strbuf_add_format(out, " %03llu", (unsigned long long)(number % 1000));
	} else {
		strbuf_add_format(out, "%llu", (unsigned long long)number);
	}
}

void report_add_more(const struct report *report, size_t index, struct strbuf *out)
{
	uint64_t more = diags_more_after(report->diags, index);

	if (!more)
		return;
	strbuf_add_cstr(out, report->language == MESSAGES_VI ? "và " : "and ");
	add_grouped(out, more);
	strbuf_add_cstr(
	    out, report->language == MESSAGES_VI ? " chỗ nữa trong tệp này" : " more in this file");
}

void report_add_counts(const struct report *report, struct strbuf *out)
{
	static const char *const nouns[DIAG_LEVEL_COUNT][2] = {
		[DIAG_NOTE] = { " note", " notes" },
		[DIAG_WARNING] = { " warning", " warnings" },
		[DIAG_ERROR] = { " error", " errors" },
	};

	for (int level = DIAG_ERROR; level >= (int)report->at_least; level--) {
		uint64_t count = report_count(report, (enum diag_level)level);

		if (level != DIAG_ERROR)
			strbuf_add_cstr(out, ", ");
		add_grouped(out, count);
		if (report->language == MESSAGES_VI) {
			strbuf_add_char(out, ' ');
			strbuf_add_cstr(out, diag_level_name((enum diag_level)level, MESSAGES_VI));
		} else {
			strbuf_add_cstr(out, nouns[level][count != 1]);
		}
	}
}
