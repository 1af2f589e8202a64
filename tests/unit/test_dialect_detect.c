/* SPDX-License-Identifier: MIT */
#include "read/table_read.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/decode.h"
#include "base/strbuf.h"
#include "read/code_page.h"
#include "tap.h"

/* What detection and reading of a text give, as text. */
struct reading {
	struct row_sink sink;
	struct strbuf rows, findings, messages;
	struct dialect dialect;
};

static void add_row(struct row_sink *sink, const struct row *row)
{
	struct strbuf *rows = &((struct reading *)sink)->rows;

	for (size_t i = 0; i < row->count; i++) {
		if (i > 0)
			strbuf_add_char(rows, '|');
		strbuf_add(rows, row->cells[i]);
	}
	strbuf_add_char(rows, '\n');
}

static struct reading read_text(struct str text, struct dialect dialect)
{
	static const struct limits limits = {
		.field_bytes = 1 << 20, .row_bytes = 16 << 20, .columns = 10000
	};
	struct reading reading = { .sink = { add_row, add_row, NULL }, .dialect = dialect };
	struct row_sink *sinks[] = { &reading.sink };
	struct diags *diags = diags_new();
	struct table_source source = { memfd_create("table", 0), STR("t.csv"), &limits };

	if (write(source.fd, text.data, text.len) != (ssize_t)text.len)
		exit(3);
	if (table_detect(&source, &reading.dialect, diags))
		table_read(&source, &reading.dialect, sinks, 1, diags);
	diags_sort(diags);
	for (size_t i = 0; i < diags_kept(diags); i++) {
		strbuf_add_format(&reading.findings, "%d %s\n", (int)diags_at(diags, i)->at.line,
		    diags_at(diags, i)->kind->id);
		diag_format(diags_at(diags, i), MESSAGES_EN, &reading.messages);
	}
	diags_free(diags);
	close(source.fd);
	return reading;
}

static void reading_release(struct reading *reading)
{
	strbuf_release(&reading->rows);
	strbuf_release(&reading->findings);
	strbuf_release(&reading->messages);
}

static const struct {
	const char *name;
	struct str text;
	struct dialect dialect;
	const char *rows, *findings;
} cases[] = {
	{ "semicolons with decimal commas", STR_INIT("a;b\n1,5;2,5\n3,5;4,5\n"), { .quote = 0 },
	    "a|b\n1,5|2,5\n3,5|4,5\n", "" },
	{ "tabs", STR_INIT("a\tb\n1, 2\t3\n"), { .quote = 0 }, "a|b\n1, 2|3\n", "" },
	{ "pipes", STR_INIT("a|b\n1,2|3\n"), { .quote = 0 }, "a|b\n1,2|3\n", "" },
	{ "one column with commas here and there", STR_INIT("a\nx, y\nz\nu\n"), { .quote = 0 },
	    "a\nx, y\nz\nu\n", "1 table.delimiter-doubtful\n" },
	{ "a single column", STR_INIT("a\nx\n"), { .quote = 0 }, "a\nx\n", "" },
	{ "a header above rows without its delimiter", STR_INIT("a,b\nx\ny\n"), { .quote = 0 },
	    "a|b\nx\ny\n", "2 table.ragged-row\n3 table.ragged-row\n" },
	{ "a separator line that separates nothing", STR_INIT("sep=\n,a\n1,2\n"), { .quote = 0 },
	    NULL, "1 table.title-rows\n2 table.blank-header\n" },

	{ "a declared delimiter stays", STR_INIT("a;b,c\n1;2,3\n"),
	    { .has_delimiter = true, .delimiter = ';' }, "a|b,c\n1|2,3\n", "" },
	{ "two delimiters that fit alike", STR_INIT("a;b,c;d\n1;2,3;4\n"), { .quote = 0 },
	    "a|b,c|d\n1|2,3|4\n", "1 table.delimiter-doubtful\n" },
	{ "a separator line", STR_INIT("sep=;\r\na;b\r\n1;2\r\n"), { .quote = 0 }, "a|b\n1|2\n",
	    "1 table.separator-line\n" },
	{ "title rows", STR_INIT("Bảng 1\n\na,b,c\n1,2,3\n"), { .quote = 0 }, "a|b|c\n1|2|3\n",
	    "1 table.title-rows\n" },
	{ "a title in a cell of its row", STR_INIT("Bảng 1,,,\na,b,c,d\n1,2,3,4\n"), { .quote = 0 },
	    "a|b|c|d\n1|2|3|4\n", "1 table.title-rows\n" },
	{ "a header with a blank cell is no title", STR_INIT(",b,c\n1,2,3\n"), { .quote = 0 },
	    "|b|c\n1|2|3\n", "1 table.blank-header\n" },
	{ "a declared header row", STR_INIT("x\ny,z\na,b\n1,2\n"),
	    { .has_header_row = true, .header_row = 3 }, "a|b\n1|2\n", "" },
	{ "no header", STR_INIT("1,2\n3,4\n"), { .has_header = true },
	    "column_1|column_2\n1|2\n3|4\n", "" },
	{ "comments", STR_INIT("# x\na,b\n#,y\n1,2\n"), { .comment_char = '#' }, "a|b\n1|2\n", "" },
	{ "blanks behind delimiters that the dialect skips",
	    STR_INIT("a, \"b\"\n1, \"2,\"\n3, 4\n"), { .skip_initial_space = true },
	    "a|b\n1|2,\n3|4\n", "" },
	{ "nothing is quoted", STR_INIT("a,b\n\"1,2\"\n"), { .has_quote = true }, "a|b\n\"1|2\"\n",
	    "" },
	{ "UTF-16 by its NULs", STR_INIT("a\0,\0b\0\n\0001\0,\0002\0\n\0"), { .quote = 0 },
	    "a|b\n1|2\n", "1 table.encoding-detected\n" },
	{ "UTF-16, the other way round", STR_INIT("\xfe\xff\0a\0,\0b\0\n\0001\0,\0002"),
	    { .quote = 0 }, "a|b\n1|2\n", "" },
	{ "half a character of UTF-16",
	    STR_INIT("\xff\xfe"
		     "a\0,\0b\0\n\0x"),
	    { .quote = 0 }, "a|b\n", "2 table.undecodable\n" },
	{ "a declared code page", STR_INIT("a,b\n1,H\xe0 N\xf4\xf2i\n"),
	    { .encoding = STR_INIT("CP1258") }, "a|b\n1|Hà Nội\n", "" },
	{ "TCVN3", STR_INIT("a,b\n1,H\xb5 N\xe9i\n"), { .encoding = STR_INIT("TCVN3") },
	    "a|b\n1|Hà Nội\n", "" },
	{ "a code page where the text is UTF-8", STR_INIT("a,b\nế,ộ\nđ,ạ ok\n"),
	    { .encoding = STR_INIT("latin1") }, NULL, "1 table.encoding-contradicted\n" },
	{ "an encoding that nobody knows", STR_INIT("a,b\n1,2\n"),
	    { .encoding = STR_INIT("klingon") }, "", "0 table.unknown-encoding\n" },
	{ "letters that only look like encoded twice", STR_INIT("a,b\nSÃO,Âu Cơ\nÂ,Ã\nÃ,ÂN\n"),
	    { .quote = 0 }, NULL, "" },
	{ "a workbook", STR_INIT("PK\x03\x04xyz"), { .quote = 0 }, "", "1 table.not-a-table\n" },
	{ "a web page", STR_INIT("<!DOCTYPE HTML>\n<p>"), { .quote = 0 }, "",
	    "1 table.not-a-table\n" },
	{ "a conflict of git", STR_INIT("a,b\n<<<<<<< HEAD,\n1,2\n"), { .quote = 0 },
	    "a|b\n<<<<<<< HEAD|\n1|2\n", "2 table.merge-conflict\n" },
};

static void test_dialects(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading reading = read_text(cases[i].text, cases[i].dialect);

		if (cases[i].rows)
			is_str(strbuf_str(&reading.rows), str_of(cases[i].rows), cases[i].name);
		is_str(strbuf_str(&reading.findings), str_of(cases[i].findings), cases[i].name);
		reading_release(&reading);
	}
}

static void check_message(struct str text, const char *part, const char *name)
{
	struct reading reading = read_text(text, (struct dialect){ 0 });

	if (!ok(str_contains(strbuf_str(&reading.messages), str_of(part)), name))
		printf("# %.*s\n", STR_ARG(strbuf_str(&reading.messages)));
	reading_release(&reading);
}

static void test_code_pages_are_named(void)
{
	check_message(STR("a,b\n1,H\xe0 N\xf4\xf2i, \xd0\xe0 N\xe3ng\n"), "in windows-1258",
	    "windows-1258 is named");
	check_message(STR("a,b\n1,H\xe0 N\xf4\xf2i\n"), "reads: “1,Hà Nội",
	    "with what the line would read in it");
	check_message(STR("a,b\n1,H\xe0 N\xf4\xf2i\n"), "dialect: {encoding: windows-1258}",
	    "with the line to paste");
	check_message(STR("a,b\n1,H\xb5 N\xe9i, \xa7\xb5 N\xb2ng\n"), "in tcvn", "TCVN3 is named");
	check_message(
	    STR("a,b\n1,caf\xe9 M\xfcller\n"), "in windows-1252", "windows-1252 is named");
	check_message(STR("a,b\n1,X\xb7 Y\xaan Ph\xf3\x63\n"), "reads: “1,Xã Yên Phúc",
	    "TCVN3 without a letter that only Vietnamese has");
	check_message(STR("a,b\n1,Xa\xde Minh Long\n"), "reads: “1,Xã Minh Long",
	    "windows-1258 without a letter that only Vietnamese has");
	check_message(STR("a,b\n1,l\x92h\xf4tel \xab caf\xe9 \xbb\n"), "in windows-1252",
	    "punctuation of windows-1252 is none of Vietnamese");
	check_message(STR("a,b\nHÃ\u00a0 Ná»™i,áº¿ áº¿\n"), "meant to read: “Hà Nội,ế ế",
	    "text that was encoded twice is told");
	check_message(STR("a,b\n1,\xa9 2020\n"), "in windows-1252", "a lone symbol is no letter");
	check_message(STR("a,b\n1,H\xe0\n"), "Byte 7 is not UTF-8", "the byte's offset is told");
	check_message(STR("a,b\nế,2\n1,caf\xe9 x\n"), "although the lines before are",
	    "one line among UTF-8 is told apart");
	check_message(STR("a,b\nế,2\n1,\xe1\xba"), "ends inside a character",
	    "a file that was cut is told apart");
	ok(code_page_guess(STR("\xff\xff\x81\x81")) == NULL, "no code page fits noise");
}

/* Tone marks that stand apart meet their letters, whatever the blocks. */
static void test_streamed_code_page(void)
{
	struct strbuf bytes = STRBUF_INIT, expected = STRBUF_INIT;
	struct reading reading;

	strbuf_add_cstr(&bytes, "a,b\n");
	strbuf_add_cstr(&expected, "a|b\n");
	for (int i = 0; bytes.len < 100000; i++) {
		strbuf_add_format(&bytes, "%d,\xf4\xf2\xf4\xf2\xf4\xf2\xe2\xec\n", i);
		strbuf_add_format(&expected, "%d|ộộộấ\n", i);
	}
	reading = read_text(
	    strbuf_str(&bytes), (struct dialect){ .encoding = STR("windows-1258") });
	ok(str_eq(strbuf_str(&reading.rows), strbuf_str(&expected)),
	    "windows-1258 comes out in NFC across blocks");
	is_number(reading.findings.len, 0, "and without findings");
	reading_release(&reading);
	strbuf_release(&bytes);
	strbuf_release(&expected);
}

static void test_encoding_names(void)
{
	ok(encoding_find(STR("UTF8")) == encoding_find(STR("utf-8")), "utf8 is utf-8");
	ok(encoding_is_utf8(encoding_find(STR("us-ascii"))), "ASCII is UTF-8");
	is_str(str_of(encoding_find(STR("Windows_1258"))->name), STR("windows-1258"),
	    "punctuation does not matter");
	ok(!encoding_find(STR("utf-7")), "utf-7 is not known");
	ok(!encoding_find(STR("utf-8x")) && !encoding_find(STR("")), "nor are half names");
	for (size_t i = 0; encoding_at(i); i++) {
		struct strbuf text = STRBUF_INIT;

		decode_add(&text, encoding_at(i), STR("a,b\n"));
		ok(text.len > 0, encoding_at(i)->name);
		strbuf_release(&text);
	}
}

int main(void)
{
	test_dialects();
	test_code_pages_are_named();
	test_streamed_code_page();
	test_encoding_names();
	return tap_end();
}
