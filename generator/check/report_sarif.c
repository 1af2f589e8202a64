/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"
#include "check/report.h"

/* SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */

static void write_message(struct json_writer *json, const char *key, struct str text)
{
	json_key(json, str_of(key));
	json_begin_object(json);
	json_key_string(json, STR("text"), text);
	json_end_object(json);
}

static void write_rule(
    const struct report *report, const struct rule *rule, struct json_writer *json)
{
	enum message_language language = report->language;

	json_begin_object(json);
	json_key_string(json, STR("id"), str_of(rule->id));
	write_message(json, "shortDescription", str_of(rule->title[language]));
	write_message(json, "fullDescription", str_of(rule->explanation[language]));
	write_message(json, "help", str_of(rule->mend[language]));
	json_key(json, STR("defaultConfiguration"));
	json_begin_object(json);
	json_key_string(json, STR("level"), str_of(diag_level_name(rule->level, MESSAGES_EN)));
	json_end_object(json);
	json_end_object(json);
}

static void write_tool(const struct report *report, struct json_writer *json)
{
	const struct rule *rule;

	json_key(json, STR("tool"));
	json_begin_object(json);
	json_key(json, STR("driver"));
	json_begin_object(json);
	json_key_string(json, STR("name"), STR("datamo"));
	json_key_string(json, STR("semanticVersion"), str_of(report->version));
	json_key_string(
	    json, STR("language"), report->language == MESSAGES_VI ? STR("vi") : STR("en"));
	json_key(json, STR("rules"));
	json_begin_array(json);
	for (size_t i = 0; (rule = report->rule_at(i)); i++)
		write_rule(report, rule, json);
	json_end_array(json);
	json_end_object(json);
	json_end_object(json);
}

/* A path as a URI reference (RFC 3986): relative ones stay relative. */
static void add_uri(struct strbuf *uri, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		char c = path.data[i];

		if (ascii_is_alpha(c) || ascii_is_digit(c) ||
		    str_contains(STR("/-._~"), str_slice(path, i, i + 1)))
			strbuf_add_char(uri, c);
		else
			strbuf_add_format(uri, "%%%02X", (unsigned)(unsigned char)c);
	}
}

static void write_location(
    const struct report *report, const struct diag *diag, struct json_writer *json)
{
	struct strbuf path = STRBUF_INIT, uri = STRBUF_INIT;

	json_key(json, STR("locations"));
	json_begin_array(json);
	json_begin_object(json);
	json_key(json, STR("physicalLocation"));
	json_begin_object(json);
	json_key(json, STR("artifactLocation"));
	json_begin_object(json);
	add_uri(&uri, report_path(report, diag, &path));
	json_key_string(json, STR("uri"), strbuf_str(&uri));
	json_end_object(json);
	if (diag->at.line) {
		json_key(json, STR("region"));
		json_begin_object(json);
		json_key_integer(json, STR("startLine"), (int64_t)diag->at.line);
		if (diag->at.column)
			json_key_integer(json, STR("startColumn"), (int64_t)diag->at.column);
		json_end_object(json);
	}
	json_end_object(json);
	json_end_object(json);
	json_end_array(json);
	strbuf_release(&path);
	strbuf_release(&uri);
}

static void write_result(const struct report *report, size_t index, struct json_writer *json)
{
	const struct diag *diag = diags_at(report->diags, index);
	struct strbuf text = STRBUF_INIT;
	size_t rule;

	report_add_message(report, diag, &text);
	if (diags_more_after(report->diags, index)) {
		strbuf_add_cstr(&text, " (");
		report_add_more(report, index, &text);
		strbuf_add_char(&text, ')');
	}
	json_begin_object(json);
	json_key_string(json, STR("ruleId"), str_of(diag->kind->id));
	if (report_rule(report, diag, &rule))
		json_key_integer(json, STR("ruleIndex"), (int64_t)rule);
	json_key_string(json, STR("level"), str_of(diag_level_name(diag->level, MESSAGES_EN)));
	write_message(json, "message", strbuf_str(&text));
	if (diag->at.path.len)
		write_location(report, diag, json);
	json_end_object(json);
	strbuf_release(&text);
}

static void sarif_write(const struct report *report, struct output *output)
{
	struct json_writer json;
	size_t count = diags_kept(report->diags);

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	json_key_string(&json, STR("$schema"),
	    STR("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
		"sarif-schema-2.1.0.json"));
	json_key_string(&json, STR("version"), STR("2.1.0"));
	json_key(&json, STR("runs"));
	json_begin_array(&json);
	json_begin_object(&json);
	write_tool(report, &json);
	json_key_string(&json, STR("columnKind"), STR("unicodeCodePoints"));
	json_key(&json, STR("results"));
	json_begin_array(&json);
	for (size_t i = report_next(report, 0); i < count; i = report_next(report, i + 1))
		write_result(report, i, &json);
	json_end_array(&json);
	json_end_object(&json);
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

const struct reporter report_sarif = {
	.name = "sarif",
	.title = { "SARIF 2.1.0, cho các công cụ xem mã", "SARIF 2.1.0, for code scanning" },
	.write = sarif_write,
};
