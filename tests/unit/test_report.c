/* SPDX-License-Identifier: MIT */
/* Each reporter with texts that would break out of its form. */
#include "check/report.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tap.h"

static const char *const hostile[] = {
	"::error file=a,line=1::forged",
	"\n::error::forged",
	"\r\n::set-output name=a::forged",
	" ::stop-commands::x",
	"##[error]forged",
	"##vso[task.setvariable variable=a]b",
	"%0A::error::forged",
	"a`b``c```d",
	"\n# heading\n\n<script>alert(1)</script>",
	"</failure></testcase><testcase name=\"forged\"/>",
	"]]><!-- & &amp; <?x?>",
	"=1+1\",\"forged\r\n\"=cmd|' /C calc'!A0",
	"@SUM(1)",
	"\"}],\"forged\":[{\"",
	"\x1b[31mred\x1b]8;;http://example.org\x07",
	"\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbf",
	"\xff\xfe\xc0\x80",
	"a,b:c;d|e\tf",
	"{found} {name}",
};
enum { HOSTILE_COUNT = sizeof(hostile) / sizeof(hostile[0]) };

static const struct diag_kind kind = { "test.hostile", DIAG_ERROR,
	{ "Cột “{name}”: “{found}” không phải {expected}.",
	    "Column “{name}”: “{found}” is not {expected}." },
	{ NULL, NULL } };

static const struct rule rule = { "test.hostile", DIAG_ERROR, { "Sai", "Wrong" },
	{ "Ô sai.", "A cell is wrong." }, { "Sửa ô.", "Mend the cell." }, "- a\n+ b", "a test" };

static const struct rule *rule_at(size_t index)
{
	return index ? NULL : &rule;
}

static struct diags *make_findings(void)
{
	struct diags *diags = diags_new();

	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		struct str text = str_of(hostile[i]);

		DIAG(diags, &kind, ((struct location){ text, 2, 3 }), .name = text, .found = text,
		    .expected = text);
	}
	diags_sort(diags);
	return diags;
}

/* Copied into `arena`. */
static struct str written(const char *name, const struct diags *diags, struct arena *arena)
{
	const struct report report = { .diags = diags,
		.language = MESSAGES_EN,
		.prefix = STR(""),
		.version = "1",
		.rule_at = rule_at };
	struct output *output = output_new_memory();
	struct str text;

	reporter_find(str_of(name))->write(&report, output);
	text = arena_str(arena, output_memory(output));
	output_free(output);
	return text;
}

/* No control but line ends, nothing that turns or hides text, no ill-formed UTF-8. */
static bool is_harmless(struct str text)
{
	while (text.len) {
		uint32_t c;

		if (!utf8_sequence(text, 0))
			return false;
		c = utf8_next(&text);
		if (c != '\n' && c != '\r' &&
		    (code_point_is_control(c) || code_point_is_bidi_control(c) ||
			code_point_is_invisible(c)))
			return false;
	}
	return true;
}

/* A runner takes a line for a command after blanks, and "##[" anywhere in it. */
static bool commands_nothing(struct str text)
{
	struct str line;

	if (strstr(text.data, "##[") || strstr(text.data, "##vso["))
		return false;
	while (str_split(&text, '\n', &line)) {
		if (str_starts_with(str_trim(line), STR("::")))
			return false;
	}
	return true;
}

static size_t count_lines(struct str text, const char *beginning)
{
	struct str line;
	size_t count = 0;

	while (str_split(&text, '\n', &line))
		count += str_starts_with(line, str_of(beginning));
	return count;
}

static size_t count_of(struct str text, const char *part)
{
	size_t count = 0;

	for (const char *p = text.data; (p = strstr(p, part)); p++)
		count++;
	return count;
}

static void test_annotations(struct str text)
{
	is_number(count_lines(text, "::error file="), HOSTILE_COUNT, "github: a command a finding");
	is_number(count_of(text, "\n"), HOSTILE_COUNT, "and no other line");
	ok(!strstr(text.data, "##["), "nor one of another runner");
}

static void test_markdown(struct str text)
{
	is_number(count_lines(text, "- **error** 2:3 `"), HOSTILE_COUNT,
	    "markdown: each message is code");
	is_number(count_lines(text, "### `"), HOSTILE_COUNT, "and so is each path");
	is_number(count_lines(text, "# "), 0, "no heading is forged");
	ok(strstr(text.data, "```` "), "the fence is longer than what it holds");
}

static void test_xml(struct str text)
{
	is_number(count_of(text, "<testcase "), HOSTILE_COUNT + 1, "junit: a case a finding");
	is_number(count_of(text, "<failure "), HOSTILE_COUNT, "and a failure");
	is_number(count_of(text, "<script"), 0, "no element is forged");
}

static void test_json(struct str text, struct str sarif)
{
	cJSON *json = cJSON_ParseWithLength(text.data, text.len);
	cJSON *log = cJSON_ParseWithLength(sarif.data, sarif.len);
	const cJSON *findings = cJSON_GetObjectItemCaseSensitive(json, "findings");
	const cJSON *run = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(log, "runs"), 0);
	const cJSON *results = cJSON_GetObjectItemCaseSensitive(run, "results");
	const cJSON *mend = cJSON_GetObjectItemCaseSensitive(
	    cJSON_GetArrayItem(findings, 0), "mend");

	is_number((size_t)cJSON_GetArraySize(findings), HOSTILE_COUNT, "json: all findings");
	ok(mend && !strcmp(mend->valuestring, "Mend the cell."),
	    "what a finding does not say, its rule says");
	is_number((size_t)cJSON_GetArraySize(results), HOSTILE_COUNT, "sarif: all results");
	ok(!cJSON_GetObjectItemCaseSensitive(json, "forged"), "no member is forged");
	cJSON_Delete(json);
	cJSON_Delete(log);
}

/* Rows end outside of quotes. */
static void test_csv(struct str text)
{
	size_t rows = 0, formulas = 0;
	bool is_quoted = false;

	for (size_t i = 0; i < text.len; i++) {
		is_quoted ^= text.data[i] == '"';
		rows += text.data[i] == '\n' && !is_quoted;
		formulas += is_quoted && text.data[i] == '"' && i + 1 < text.len &&
			    text.data[i + 1] && strchr("=+@", text.data[i + 1]) &&
			    (!i || text.data[i - 1] == ',');
	}
	is_number(rows, HOSTILE_COUNT + 1, "csv: a row a finding");
	is_number(formulas, 0, "no cell is a formula");
}

int main(void)
{
	struct diags *diags = make_findings();
	struct arena *arena = arena_new();
	const struct reporter *reporter;

	for (size_t i = 0; (reporter = reporter_at(i)); i++) {
		struct str text = written(reporter->name, diags, arena);

		ok(is_harmless(text), reporter->name);
		if (strcmp(reporter->name, "github"))
			ok(commands_nothing(text), "commands no runner");
	}
	test_annotations(written("github", diags, arena));
	test_markdown(written("markdown", diags, arena));
	test_xml(written("junit", diags, arena));
	test_json(written("json", diags, arena), written("sarif", diags, arena));
	test_csv(written("csv", diags, arena));
	arena_free(arena);
	diags_free(diags);
	return tap_end();
}
