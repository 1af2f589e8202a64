/* SPDX-License-Identifier: MIT */
#include "site/add_text.h"

#include "base/json_writer.h"
#include "read/marks.h"

struct add_text {
	struct output *output;
	const struct portal *portal;
	const struct diags *findings;
};

enum word {
	WORD_INTRODUCTION,
	WORD_TITLE,
	WORD_DESCRIPTION,
	WORD_THEMES,
	WORD_FREQUENCY,
	WORD_SOURCE,
	WORD_COLUMN,
	WORD_PERIOD,
	WORD_DOUBTFUL,
	WORD_COUNT
};

static const char *const words[WORD_COUNT][MESSAGES_COUNT] = {
	[WORD_INTRODUCTION] = { "Viết vào chỗ có dấu ?? rồi xóa dấu ấy. Ghi chú dài hơn: dưới dòng "
				"--- cuối cùng.",
	    "Write where ?? stands, and remove it. Longer notes go below the last ---." },
	[WORD_TITLE] = { "Tên ngắn: dữ liệu gì, ở đâu, khi nào",
	    "A short name: data on what, where, when" },
	[WORD_DESCRIPTION] = { "Một hai câu: bảng này có gì, thu thập thế nào, dùng được vào việc "
			       "gì",
	    "One or two sentences: what the table holds, how it was gathered, what it is good "
	    "for" },
	[WORD_THEMES] = { "Lĩnh vực, theo themes.csv:", "Themes, ids of themes.csv:" },
	[WORD_FREQUENCY] = { "Bao lâu cập nhật một lần: annual (năm), quarterly (quý), monthly "
			     "(tháng), irregular (không định kỳ), never (không cập nhật):",
	    "How often it is updated: annual, quarterly, monthly, irregular, never:" },
	[WORD_SOURCE] = { "Số liệu lấy từ đâu: tên báo cáo, sổ sách hoặc hệ thống",
	    "Where the figures come from: the report, register or system" },
	[WORD_COLUMN] = { "Cột này là gì, tính bằng đơn vị nào",
	    "What this column means, and in which unit" },
	[WORD_PERIOD] = { "Thời gian mà dữ liệu nói đến, đọc từ cột {name}; hãy kiểm tra lại:",
	    "The time that the data is about, from the column {name}; see that it is right:" },
	[WORD_DOUBTFUL] = { "Chưa rõ cách viết số hoặc ngày của cột này. Hãy ghi: type, và "
			    "decimalChar, "
			    "groupChar (số) hoặc format (ngày).",
	    "How this column writes numbers or dates is not clear. Say it: type, and decimalChar, "
	    "groupChar (numbers) or format (dates)." },
};

static bool is_vietnamese(struct str language)
{
	return str_eq(str_slice(language, 0, 2), STR("vi"));
}

static const char *word_in(struct str language, enum word word)
{
	return words[word][is_vietnamese(language) ? MESSAGES_VI : MESSAGES_EN];
}

static void add_indent(struct output *output, size_t indent)
{
	while (indent--)
		output_add_char(output, ' ');
}

/* JSON's strings are YAML's, double quotes and all. */
static void add_string(struct output *output, struct str text)
{
	struct json_writer json;

	json_writer_init(&json, output, JSON_COMPACT);
	json_string(&json, text);
	json_writer_end(&json);
}

static void add_value(struct output *output, size_t indent, const char *key, struct str value)
{
	if (!value.len)
		return;
	add_indent(output, indent);
	output_add_cstr(output, key);
	output_add_cstr(output, ": ");
	add_string(output, value);
	output_add_char(output, '\n');
}

static void add_list(
    struct output *output, size_t indent, const char *key, const struct str *items, size_t count)
{
	add_indent(output, indent);
	output_add_cstr(output, key);
	output_add_cstr(output, ": [");
	for (size_t i = 0; i < count; i++) {
		if (i)
			output_add_cstr(output, ", ");
		add_string(output, items[i]);
	}
	output_add_cstr(output, "]\n");
}

static void add_comment(const struct add_text *self, size_t indent, enum word word)
{
	add_indent(self->output, indent);
	output_add_cstr(self->output, "# ");
	output_add_cstr(self->output, word_in(self->portal->languages[0], word));
	output_add_char(self->output, '\n');
}

/* Below a key: a mark for each language of the portal. */
static void add_marks(const struct add_text *self, size_t indent, enum word word)
{
	for (size_t i = 0; i < self->portal->language_count; i++) {
		struct str language = self->portal->languages[i];

		add_indent(self->output, indent);
		output_add(self->output, language);
		output_add_cstr(self->output, ": \"" MARK " ");
		output_add_cstr(self->output, word_in(language, word));
		output_add_cstr(self->output, "\"\n");
	}
}

/* What the first column of days, months or years spans. */
static void add_period(const struct add_text *self, const struct resource *resource)
{
	const struct table_schema *schema = &resource->schema;

	for (size_t i = 0; i < schema->field_count && i < resource->profile->column_count; i++) {
		const struct column_profile *column = &resource->profile->columns[i];
		enum field_type type = schema->fields[i].type;
		struct str sentence = str_of(word_in(self->portal->languages[0], WORD_PERIOD));
		size_t brace = str_find(sentence, '{');

		if (type == TYPE_TIME || !field_type_is_temporal(type) || !column->minimum.len)
			continue;
		output_add_cstr(self->output, "# ");
		output_add(self->output, str_slice(sentence, 0, brace));
		add_string(self->output, schema->fields[i].name);
		output_add(self->output, str_from(sentence, brace + sizeof("{name}") - 1));
		output_add_cstr(self->output, "\ntemporal: {start: ");
		add_string(self->output, str_slice(column->minimum, 0, 10));
		output_add_cstr(self->output, ", end: ");
		add_string(self->output, str_slice(column->maximum, 0, 10));
		output_add_cstr(self->output, "}\n");
		return;
	}
}

/* Only what differs from a comma, a header in the first row, and UTF-8. */
static void add_dialect(struct output *output, const struct resource *resource)
{
	const struct dialect *dialect = &resource->dialect;
	bool is_utf8 = !dialect->encoding.len || str_eq(dialect->encoding, STR("utf-8"));

	if (dialect->delimiter == ',' && dialect->header_row == 1 && dialect->header && is_utf8)
		return;
	output_add_cstr(output, "    dialect:\n");
	if (!is_utf8)
		add_value(output, 6, "encoding", dialect->encoding);
	if (dialect->delimiter != ',')
		add_value(output, 6, "delimiter", (struct str){ &dialect->delimiter, 1 });
	if (!dialect->header)
		output_add_cstr(output, "      header: false\n");
	if (dialect->header_row != 1) {
		output_add_cstr(output, "      header_row: ");
		output_add_number(output, dialect->header_row);
		output_add_char(output, '\n');
	}
}

/* A type that may be wrong is not declared, so that its warning comes back until somebody decides.
 */
static bool is_doubtful(const struct add_text *self, const struct field *field)
{
	for (size_t i = 0; i < diags_kept(self->findings); i++) {
		const struct diag *diag = diags_at(self->findings, i);

		if (str_ends_with(str_of(diag->kind->id), STR("-form-doubtful")) &&
		    str_eq(diag->args.name, field->name))
			return true;
	}
	return false;
}

static void add_form(struct output *output, const struct field *field)
{
	output_add_cstr(output, "          type: ");
	output_add(output, field_type_name(field->type));
	output_add_char(output, '\n');
	add_value(output, 10, "format", field->format);
	add_value(output, 10, "decimalChar", field->decimal_char);
	add_value(output, 10, "groupChar", field->group_char);
	if (field_type_is_numeric(field->type) && !field->bare_number)
		output_add_cstr(output, "          bareNumber: false\n");
	if (field->type == TYPE_BOOLEAN && field->true_value_count)
		add_list(output, 10, "trueValues", field->true_values, field->true_value_count);
	if (field->type == TYPE_BOOLEAN && field->false_value_count)
		add_list(output, 10, "falseValues", field->false_values, field->false_value_count);
	if (field->has_missing_values)
		add_list(
		    output, 10, "missingValues", field->missing_values, field->missing_value_count);
}

static void add_field(const struct add_text *self, const struct field *field)
{
	struct output *output = self->output;

	output_add_cstr(output, "        - name: ");
	add_string(output, field->name);
	output_add_char(output, '\n');
	if (is_doubtful(self, field))
		add_comment(self, 10, WORD_DOUBTFUL);
	else
		add_form(output, field);
	output_add_cstr(output, "          description:\n");
	add_marks(self, 12, WORD_COLUMN);
}

void add_text_write(struct output *output, const struct portal *portal,
    const struct resource *resource, const struct diags *findings)
{
	const struct add_text self = { output, portal, findings };

	output_add_cstr(output, "---\n");
	add_comment(&self, 0, WORD_INTRODUCTION);
	output_add_cstr(output, "title:\n");
	add_marks(&self, 2, WORD_TITLE);
	output_add_cstr(output, "description:\n");
	add_marks(&self, 2, WORD_DESCRIPTION);
	add_comment(&self, 0, WORD_THEMES);
	output_add_cstr(output, "#themes: []\n");
	add_comment(&self, 0, WORD_FREQUENCY);
	output_add_cstr(output, "#frequency: annual\n");
	add_period(&self, resource);
	output_add_cstr(output, "sources:\n  - title:\n");
	add_marks(&self, 6, WORD_SOURCE);
	output_add_cstr(output, "resources:\n  - name: ");
	add_string(output, resource->name);
	output_add_char(output, '\n');
	add_value(output, 4, "path", resource->path);
	add_dialect(output, resource);
	output_add_cstr(output, "    schema:\n      fields:\n");
	for (size_t i = 0; i < resource->schema.field_count; i++)
		add_field(&self, &resource->schema.fields[i]);
	output_add_cstr(output, "---\n");
}
