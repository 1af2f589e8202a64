/* SPDX-License-Identifier: MIT */
#include "base/xml_writer.h"
#include "check/report.h"

/*
 * The XML that JUnit's tasks write and CI servers read (no standard but that): a suite a file, a
 * case a finding; errors fail, the rest passes with its words as output. A suite without findings
 * would be no news, so one case of its own says how all went.
 */

static void write_number(struct xml_writer *xml, const char *name, uint64_t number)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_add_format(&text, "%llu", (unsigned long long)number);
	xml_attribute(xml, name, strbuf_str(&text));
	strbuf_release(&text);
}

static void write_case(const struct report *report, size_t index, struct xml_writer *xml)
{
	const struct diag *diag = diags_at(report->diags, index);
	struct strbuf text = STRBUF_INIT, name = STRBUF_INIT;

	report_add_path(report, diag, &text);
	xml_begin(xml, "testcase");
	xml_attribute(xml, "classname", strbuf_str(&text));
	strbuf_add_cstr(&name, diag->kind->id);
	if (diag->at.line)
		strbuf_add_format(&name, ":%llu:%llu", (unsigned long long)diag->at.line,
		    (unsigned long long)diag->at.column);
	xml_attribute(xml, "name", strbuf_str(&name));
	xml_attribute(xml, "time", STR("0"));
	strbuf_clear(&text);
	report_add_message(report, diag, &text);
	if (diags_more_after(report->diags, index)) {
		strbuf_add_cstr(&text, " (");
		report_add_more(report, index, &text);
		strbuf_add_char(&text, ')');
	}
	if (diag->level == DIAG_ERROR) {
		xml_begin(xml, "failure");
		xml_attribute(xml, "type", str_of(diag->kind->id));
		xml_attribute(xml, "message", strbuf_str(&text));
	} else {
		xml_begin(xml, "system-out");
		xml_text(xml, str_of(diag_level_name(diag->level, report->language)));
		xml_text(xml, STR(": "));
		xml_text(xml, strbuf_str(&text));
	}
	xml_end(xml);
	xml_end(xml);
	strbuf_release(&text);
	strbuf_release(&name);
}

/* The findings from `from` that are about one file; the index behind the last. */
static size_t suite_end(
    const struct report *report, size_t from, uint64_t *tests, uint64_t *failures)
{
	struct str path = diags_at(report->diags, from)->at.path;
	size_t i = from;

	*tests = *failures = 0;
	while (i < diags_kept(report->diags) && str_eq(diags_at(report->diags, i)->at.path, path)) {
		++*tests;
		*failures += diags_at(report->diags, i)->level == DIAG_ERROR;
		i = report_next(report, i + 1);
	}
	return i;
}

static void write_suite(const struct report *report, size_t *index, struct xml_writer *xml)
{
	struct strbuf path = STRBUF_INIT;
	uint64_t tests, failures;
	size_t end = suite_end(report, *index, &tests, &failures);

	report_add_path(report, diags_at(report->diags, *index), &path);
	xml_begin(xml, "testsuite");
	xml_attribute(xml, "name", path.len ? strbuf_str(&path) : STR("datamo"));
	write_number(xml, "tests", tests);
	write_number(xml, "failures", failures);
	write_number(xml, "errors", 0);
	for (; *index < end; *index = report_next(report, *index + 1))
		write_case(report, *index, xml);
	xml_end(xml);
	strbuf_release(&path);
}

static void write_verdict(const struct report *report, struct xml_writer *xml)
{
	struct strbuf counts = STRBUF_INIT;

	report_add_counts(report, &counts);
	xml_begin(xml, "testsuite");
	xml_attribute(xml, "name", STR("datamo validate"));
	write_number(xml, "tests", 1);
	write_number(xml, "failures", 0);
	write_number(xml, "errors", 0);
	xml_begin(xml, "testcase");
	xml_attribute(xml, "classname", STR("datamo"));
	xml_attribute(xml, "name", STR("validate"));
	xml_attribute(xml, "time", STR("0"));
	xml_element(xml, "system-out", strbuf_str(&counts));
	xml_end(xml);
	xml_end(xml);
	strbuf_release(&counts);
}

static void junit_write(const struct report *report, struct output *output)
{
	struct xml_writer *xml = xml_writer_new(output);
	size_t count = diags_kept(report->diags);

	xml_begin(xml, "testsuites");
	xml_attribute(xml, "name", STR("datamo"));
	write_verdict(report, xml);
	for (size_t i = report_next(report, 0); i < count;)
		write_suite(report, &i, xml);
	xml_end(xml);
	xml_writer_free(xml);
}

const struct reporter report_junit = {
	.name = "junit",
	.title = { "JUnit XML, cho máy chủ CI", "JUnit XML, for CI servers" },
	.write = junit_write,
};
