/* SPDX-License-Identifier: MIT */
#include "render/view_cell.h"

#include <cjson/cJSON.h>

#include "base/period.h"
#include "base/utf8.h"
#include "model/value.h"

enum { OLDEST_YEAR = 1800, LATEST_YEAR = 2199 };
enum { LONG_CELL_BYTES = 200, LONG_CELL_CHARACTERS = 80 };

struct column_style column_style_of(const struct table_schema *schema, const struct field *field,
    const struct column_profile *profile)
{
	struct column_style style = { .schema = schema, .field = field };

	style.is_numeric = field->type == TYPE_NUMBER || field->type == TYPE_INTEGER;
	style.is_grouped = style.is_numeric;
	/* Whole numbers that could all be years most likely are. */
	if (field->type == TYPE_INTEGER && profile && profile->has_numbers &&
	    profile->number_minimum >= OLDEST_YEAR && profile->number_maximum <= LATEST_YEAR)
		style.is_grouped = false;
	return style;
}

/* What is in view->text, its blanks made such that no line ends at them. */
static struct str kept_together(struct view *view)
{
	struct strbuf joined = STRBUF_INIT;
	struct str rest = strbuf_str(&view->text), part, text;

	while (str_split(&rest, ' ', &part)) {
		if (joined.len)
			strbuf_add_cstr(&joined, "\u00a0");
		strbuf_add(&joined, part);
	}
	text = arena_str(view->arena, strbuf_str(&joined));
	strbuf_release(&joined);
	return text;
}

static struct str view_datetime(struct view *view, struct str text)
{
	struct datetime datetime;

	if (!datetime_parse(text, DATE_ISO, &datetime))
		return text;
	strbuf_clear(&view->text);
	date_add_long(&view->text, datetime.date, view->language);
	strbuf_add_char(&view->text, ' ');
	time_add_iso(&view->text, datetime.time);
	return kept_together(view);
}

static struct str view_period(struct view *view, struct str text)
{
	struct period period;

	if (!period_parse(text, &period))
		return text;
	strbuf_clear(&view->text);
	period_add_long(&view->text, period, view->language);
	return kept_together(view);
}

struct str view_value(struct view *view, const struct column_style *style, struct str text)
{
	struct date date;

	switch (style->field->type) {
	case TYPE_NUMBER:
	case TYPE_INTEGER:
		return style->is_grouped && number_is_json(text) ? view_number(view, text) : text;
	case TYPE_DATE:
		if (!date_parse(text, DATE_ISO, &date))
			return text;
		strbuf_clear(&view->text);
		date_add_long(&view->text, date, view->language);
		return kept_together(view);
	case TYPE_DATETIME:
		return view_datetime(view, text);
	case TYPE_YEARMONTH:
		return view_period(view, text);
	default:
		return text;
	}
}

struct cJSON *view_cell(
    struct view *view, const struct column_style *style, struct str cell, struct strbuf *scratch)
{
	struct cJSON *item = view_object(view);
	struct value value;
	struct str text = cell;

	strbuf_clear(scratch);
	value = value_parse(cell, style->schema, style->field, scratch);
	/* a text keeps the blanks and the words that the file has */
	if (value.state == VALUE_OK && style->field->type != TYPE_BOOLEAN)
		text = view_value(view, style, value.text);
	view_add(item, "text", view_string(view, text));
	view_add_str(view, item, "start",
	    text.len > LONG_CELL_BYTES ? utf8_cut(text, LONG_CELL_CHARACTERS) : STR(""));
	view_add_bool(view, item, "is_number", style->is_numeric);
	view_add_bool(view, item, "is_missing", value.state == VALUE_MISSING || !text.len);
	return item;
}
