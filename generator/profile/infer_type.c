/* SPDX-License-Identifier: MIT */
#include "profile/infer_type.h"

static const struct diag_kind number_form_doubtful = {
	"table.number-form-doubtful",
	DIAG_WARNING,
	{ "Cột “{name}”: “{found}” có thể là hàng nghìn hoặc phần thập phân; đã đọc với "
	  "“{expected}” "
	  "là dấu thập phân.",
	    "Column “{name}”: “{found}” could be thousands or decimals; it was read with "
	    "“{expected}” "
	    "as the decimal sign." },
	{ "Khai báo cột này trong lược đồ: type, decimalChar và groupChar.",
	    "Declare the column in the schema: type, decimalChar and groupChar." },
};

static const struct diag_kind date_form_doubtful = {
	"table.date-form-doubtful",
	DIAG_WARNING,
	{ "Cột “{name}”: ở “{found}” không rõ đâu là ngày, đâu là tháng; đã đọc là {expected}.",
	    "Column “{name}”: in “{found}” day and month could be the other way round; it was read "
	    "as "
	    "{expected}." },
	{ "Khai báo cột này trong lược đồ: `type: date` và `format: \"%d/%m/%Y\"` hoặc "
	  "`\"%m/%d/%Y\"`.",
	    "Declare the column in the schema: `type: date` and `format: \"%d/%m/%Y\"` or "
	    "`\"%m/%d/%Y\"`." },
};

static const struct diag_kind missing_marker = {
	"table.missing-marker",
	DIAG_NOTE,
	{ "Cột “{name}”: “{found}” được hiểu là không có giá trị.",
	    "Column “{name}”: “{found}” is taken as no value." },
	{ "Khai báo missingValues trong lược đồ để xác nhận.",
	    "Declare missingValues in the schema to confirm it." },
};

/* What a decision reads and writes. */
struct inference {
	const struct column_stats *column;
	struct field *field;
	struct arena *arena;
	const struct row *header;
	size_t index; /* of the column */
	struct diags *diags;
};

/* Finding a name means reading the header up to there: far to the right the line has to do. */
static struct location place_of(const struct inference *inference)
{
	enum { COLUMNS_LOCATED = 256 };
	const struct row *header = inference->header;

	if (inference->index >= COLUMNS_LOCATED || !header->raw.len)
		return (struct location){ header->path, header->line, 0 };
	return row_locate(header, inference->index);
}

static bool has(const struct inference *inference, uint32_t trait)
{
	return inference->column->traits & trait;
}

static bool name_says_year(struct str name)
{
	char lower[64];
	struct str text = { lower, 0 };

	while (text.len < name.len && text.len < sizeof(lower)) {
		lower[text.len] = ascii_lower(name.data[text.len]);
		text.len++;
	}
	return str_contains(text, STR("year")) || str_contains(text, STR("năm")) ||
	       str_eq(text, STR("nam")) || str_starts_with(text, STR("nam_")) ||
	       str_starts_with(text, STR("nam "));
}

static bool is_year(const struct inference *inference)
{
	return !has(inference, TRAIT_NOT_RECENT_YEAR) ||
	       (!has(inference, TRAIT_NOT_YEAR) && name_says_year(inference->field->name));
}

/* The sign between groups that the column's forms leave, as a field has it. */
static struct str group_sign(uint32_t forms, uint32_t first)
{
	size_t i = 0;

	while (i + 1 < GROUP_SIGN_COUNT && !(forms & (first << i)))
		i++;
	return group_signs[i];
}

static unsigned infer_number(struct inference *inference)
{
	struct field *field = inference->field;
	uint32_t forms = inference->column->forms;
	/* In doubt, three digits behind a comma are thousands, behind a dot decimals. */
	unsigned reading = forms & NUMBER_FORMS_DOT ? 0 : 1;
	uint32_t fraction = reading ? TRAIT_FRACTION_COMMA : TRAIT_FRACTION;

	field->bare_number = forms & NUMBER_BARE;
	field->type = has(inference, fraction) ? TYPE_NUMBER : TYPE_INTEGER;
	if (field->type == TYPE_INTEGER && is_year(inference)) {
		field->type = TYPE_YEAR;
		return reading;
	}
	if (reading == 1 && forms & NUMBER_COMMA_VI)
		field->group_char = STR(".");
	else if (reading == 1)
		field->group_char = group_sign(forms, NUMBER_COMMA_SIGN);
	else if (forms & NUMBER_DOT)
		field->group_char = STR("");
	else if (forms & NUMBER_DOT_EN)
		field->group_char = STR(",");
	else
		field->group_char = group_sign(forms, NUMBER_DOT_SIGN);
	if (reading == 1)
		field->decimal_char = STR(",");
	if (inference->column->has_second)
		DIAG(inference->diags, &number_form_doubtful, place_of(inference),
		    .name = field->name, .found = extreme_text(&inference->column->doubtful),
		    .expected = STR("."));
	return reading;
}

struct day_format {
	uint32_t form;
	const char *pattern, *words;
};

static const struct day_format day_formats[] = {
	{ FORM_ISO, "%Y-%m-%d", "yyyy-mm-dd" },
	{ FORM_YMD << 0, "%Y/%m/%d", "yyyy/mm/dd" },
	{ FORM_YMD << 1, "%Y-%m-%d", "yyyy-mm-dd" },
	{ FORM_YMD << 2, "%Y.%m.%d", "yyyy.mm.dd" },
	{ FORM_DMY << 0, "%d/%m/%Y", "dd/mm/yyyy" },
	{ FORM_DMY << 1, "%d-%m-%Y", "dd-mm-yyyy" },
	{ FORM_DMY << 2, "%d.%m.%Y", "dd.mm.yyyy" },
	{ FORM_MDY << 0, "%m/%d/%Y", "mm/dd/yyyy" },
	{ FORM_MDY << 1, "%m-%d-%Y", "mm-dd-yyyy" },
	{ FORM_MDY << 2, "%m.%d.%Y", "mm.dd.yyyy" },
};

static const struct day_format *day_format_of(uint32_t forms)
{
	size_t i = 0;

	while (!(forms & day_formats[i].form))
		i++;
	return &day_formats[i];
}

static void warn_of_order(struct inference *inference, const struct day_format *format)
{
	if (inference->column->has_second)
		DIAG(inference->diags, &date_form_doubtful, place_of(inference),
		    .name = inference->field->name,
		    .found = extreme_text(&inference->column->doubtful),
		    .expected = str_of(format->words));
}

static unsigned infer_date(struct inference *inference)
{
	const struct day_format *format = day_format_of(inference->column->forms);

	inference->field->type = TYPE_DATE;
	if (format->form != FORM_ISO)
		inference->field->format = str_of(format->pattern);
	warn_of_order(inference, format);
	return format->form & FORMS_MDY ? 1 : 0;
}

/* ISO 8601 with T is the default; other uniform columns get a pattern, mixed ones "any". */
static unsigned infer_datetime(struct inference *inference)
{
	const struct day_format *format = day_format_of(inference->column->forms);
	struct field *field = inference->field;
	bool is_iso = format->form == FORM_ISO;
	bool is_mixed = (has(inference, TRAIT_SECONDS) && has(inference, TRAIT_NO_SECONDS)) ||
			(has(inference, TRAIT_SEPARATED_T) &&
			    has(inference, TRAIT_SEPARATED_BLANK)) ||
			has(inference, TRAIT_ZONE);
	const char *clock = has(inference, TRAIT_SECONDS) ? "%H:%M:%S" : "%H:%M";

	field->type = TYPE_DATETIME;
	if (is_iso && has(inference, TRAIT_SEPARATED_T) &&
	    !has(inference, TRAIT_SEPARATED_BLANK | TRAIT_NO_SECONDS | TRAIT_SHORT_HOUR))
		return 0;
	if (is_mixed && !is_iso) {
		field->type = TYPE_STRING;
		return 0;
	}
	if (is_mixed)
		field->format = STR("any");
	else
		field->format = arena_format(inference->arena, "%s%c%s", format->pattern,
		    has(inference, TRAIT_SEPARATED_T) ? 'T' : ' ', clock);
	warn_of_order(inference, format);
	return format->form & FORMS_MDY ? 1 : 0;
}

static unsigned infer_time(struct inference *inference)
{
	struct field *field = inference->field;

	field->type = TYPE_TIME;
	if (has(inference, TRAIT_NO_SECONDS))
		field->format = has(inference, TRAIT_SECONDS) ? STR("any") : STR("%H:%M");
	else if (has(inference, TRAIT_SHORT_HOUR))
		field->format = has(inference, TRAIT_ZONE) ? STR("any") : STR("%H:%M:%S");
	return 0;
}

static unsigned infer_yearmonth(struct inference *inference)
{
	inference->field->type = TYPE_YEARMONTH;
	return 0;
}

/* "Không" alone may be a remark, "NO" a country: both answers must occur, but for true and false.
 */
static unsigned infer_boolean(struct inference *inference)
{
	struct field *field = inference->field;
	bool has_true = false, has_false = false, is_default = false;

	for (size_t i = 0; i < BOOLEAN_WORD_COUNT; i++) {
		if (!has(inference, (uint32_t)TRAIT_WORD << i))
			continue;
		is_default = boolean_words[i].set == 0;
		if (boolean_words[i].is_true)
			has_true = true;
		else
			has_false = true;
	}
	if (!is_default && !(has_true && has_false))
		return 0;
	field->type = TYPE_BOOLEAN;
	for (size_t i = 0; !is_default && i < BOOLEAN_WORD_COUNT; i++) {
		if (!has(inference, (uint32_t)TRAIT_WORD << i))
			continue;
		if (boolean_words[i].is_true)
			*ARENA_ADD(inference->arena, field->true_values,
			    field->true_value_count) = boolean_words[i].text;
		else
			*ARENA_ADD(inference->arena, field->false_values,
			    field->false_value_count) = boolean_words[i].text;
	}
	return 0;
}

static unsigned infer_geopoint(struct inference *inference)
{
	inference->field->type = TYPE_GEOPOINT;
	return 0;
}

/* The empty cell always, then what was declared, then the signs that were found. */
static void begin_missing_values(struct inference *inference, const struct table_schema *schema)
{
	struct field *field = inference->field;
	const struct str *declared = schema->missing_values;
	size_t count = schema->missing_value_count;

	if (field->has_missing_values) {
		declared = field->missing_values;
		count = field->missing_value_count;
	}
	field->has_missing_values = true;
	field->missing_values = NULL;
	field->missing_value_count = 0;
	*ARENA_ADD(inference->arena, field->missing_values, field->missing_value_count) = STR("");
	for (size_t i = 0; i < count; i++)
		if (declared[i].len)
			*ARENA_ADD(inference->arena, field->missing_values,
			    field->missing_value_count) = declared[i];
}

static void declare_markers(struct inference *inference, const struct table_schema *schema)
{
	struct field *field = inference->field;
	bool has_begun = false;

	for (size_t i = 0; i < MARKER_COUNT; i++) {
		if (!inference->column->markers[i])
			continue;
		if (!has_begun)
			begin_missing_values(inference, schema);
		has_begun = true;
		*ARENA_ADD(inference->arena, field->missing_values,
		    field->missing_value_count) = missing_markers[i];
		DIAG(inference->diags, &missing_marker, place_of(inference), .name = field->name,
		    .found = missing_markers[i]);
	}
}

unsigned infer_type(const struct column_stats *column, const struct table_schema *schema,
    struct field *field, struct arena *arena, const struct row *header, size_t index,
    struct diags *diags)
{
	static unsigned (*const infer[CELL_KIND_COUNT])(struct inference *) = {
		[CELL_NUMBER] = infer_number,
		[CELL_DATE] = infer_date,
		[CELL_DATETIME] = infer_datetime,
		[CELL_TIME] = infer_time,
		[CELL_YEARMONTH] = infer_yearmonth,
		[CELL_BOOLEAN] = infer_boolean,
		[CELL_GEOPOINT] = infer_geopoint,
	};
	struct inference inference = { column, field, arena, header, index, diags };
	unsigned reading = 0;

	field->type = TYPE_STRING;
	field->format = field->decimal_char = field->group_char = STR("");
	field->bare_number = true;
	if (infer[column->kind])
		reading = infer[column->kind](&inference);
	if (field->type != TYPE_STRING)
		declare_markers(&inference, schema);
	return reading;
}
