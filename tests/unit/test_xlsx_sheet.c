/* SPDX-License-Identifier: MIT */
#include "export/xlsx_sheet.h"

#include <math.h>

#include "tap.h"

static void is_letters(size_t column, const char *expected)
{
	char letters[XLSX_LETTERS_MAX];
	struct str text = { letters, xlsx_letters(column, letters) };

	is_str(text, str_of(expected), "letters of a column");
}

static void is_text(struct str text, const char *expected)
{
	struct strbuf xml = STRBUF_INIT;

	xlsx_add_text(&xml, text);
	is_str(strbuf_str(&xml), str_of(expected), "text");
	strbuf_release(&xml);
}

static const struct xlsx_place place = { "B", 1, { "2", 1 } };

static void is_cell(struct value value, const char *expected, const char *name)
{
	struct strbuf xml = STRBUF_INIT;

	value.state = VALUE_OK;
	ok(xlsx_add_value_cell(&xml, &place, &value), name);
	is_str(strbuf_str(&xml), str_of(expected), name);
	strbuf_release(&xml);
}

#define STRING(text) "<c r=\"B2\" s=\"1\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void test_values(void)
{
	is_cell((struct value){ .type = TYPE_NUMBER, .number = 1.5, .text = STR("1.50") },
	    "<c r=\"B2\"><v>1.50</v></c>", "a number");
	is_cell((struct value){ .type = TYPE_INTEGER,
		    .number = 1234567890123456.0,
		    .text = STR("1234567890123456") },
	    STRING("1234567890123456"), "16 digits are text");
	is_cell(
	    (struct value){
		.type = TYPE_INTEGER, .number = 1e20, .text = STR("100000000000000000000") },
	    "<c r=\"B2\"><v>100000000000000000000</v></c>", "zeros at the end do not count");
	is_cell((struct value){ .type = TYPE_NUMBER, .number = NAN, .text = STR("NaN") },
	    STRING("NaN"), "NaN is text");
	is_cell((struct value){ .type = TYPE_DATE, .number = 19924, .text = STR("2024-07-20") },
	    "<c r=\"B2\" s=\"3\"><v>45493</v></c>", "a day");
	is_cell((struct value){ .type = TYPE_DATE, .number = -25508, .text = STR("1900-03-01") },
	    "<c r=\"B2\" s=\"3\"><v>61</v></c>", "the first day that programs agree on");
	is_cell((struct value){ .type = TYPE_DATE, .number = -25509, .text = STR("1900-02-28") },
	    STRING("1900-02-28"), "the day before it is text");
	is_cell((struct value){ .type = TYPE_TIME, .number = 43200, .text = STR("12:00:00") },
	    "<c r=\"B2\" s=\"5\"><v>0.5</v></c>", "a time");
	is_cell((struct value){ .type = TYPE_BOOLEAN, .boolean = true, .text = STR("true") },
	    "<c r=\"B2\" t=\"b\"><v>1</v></c>", "true");
	is_cell((struct value){ .type = TYPE_STRING, .text = STR("=1+1") }, STRING("=1+1"),
	    "a formula is text");
}

static void test_lengths(void)
{
	struct strbuf text = STRBUF_INIT, xml = STRBUF_INIT;
	struct value value = { .state = VALUE_OK, .type = TYPE_STRING };

	for (int i = 0; i < XLSX_CHARACTERS_MAX; i++)
		strbuf_add(&text, STR("ế"));
	value.text = strbuf_str(&text);
	ok(xlsx_add_value_cell(&xml, &place, &value), "a cell at the limit");
	strbuf_add_char(&text, 'x');
	value.text = strbuf_str(&text);
	strbuf_clear(&xml);
	ok(!xlsx_add_value_cell(&xml, &place, &value) && !xml.len, "one past it is none");
	strbuf_clear(&text);
	for (int i = 0; i < XLSX_CHARACTERS_MAX / 2 + 1; i++)
		strbuf_add(&text, STR("😀"));
	value.text = strbuf_str(&text);
	ok(!xlsx_add_value_cell(&xml, &place, &value), "counted in UTF-16");
	strbuf_release(&text);
	strbuf_release(&xml);
}

int main(void)
{
	is_letters(0, "A");
	is_letters(25, "Z");
	is_letters(26, "AA");
	is_letters(701, "ZZ");
	is_letters(702, "AAA");
	is_letters(XLSX_COLUMNS_MAX - 1, "XFD");
	is_text(STR("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
	is_text(STR("\x01\r\n\t"), "_x0001__x000D_\n\t");
	is_text(STR("_x0041_ _x41_ _"), "_x005F_x0041_ _x41_ _");
	is_text(STR("\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd"), "_xFFFE__xFFFF_\xef\xbf\xbd");
	is_text(STR("tiếng Việt 😀"), "tiếng Việt 😀");
	test_values();
	test_lengths();
	return tap_end();
}
