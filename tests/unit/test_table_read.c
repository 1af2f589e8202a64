/* SPDX-License-Identifier: MIT */
#include "read/table_read.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/json_writer.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "tap.h"

static const struct limits test_limits = {
	.field_bytes = 1 << 20,
	.row_bytes = 16 << 20,
	.columns = 10000,
};

/* Writes what it gets as text: "name|name\n1@2:a|b\n…": row's number @ its line. */
struct recorder {
	struct row_sink sink;
	struct strbuf text;
	struct location at; /* of the last cell that begins with "!" */
	int ends;
	bool is_complete;
};

static void record_cells(struct recorder *recorder, const struct row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (i > 0)
			strbuf_add_char(&recorder->text, '|');
		strbuf_add(&recorder->text, row->cells[i]);
		if (str_starts_with(row->cells[i], STR("!")))
			recorder->at = row_locate(row, i);
	}
	strbuf_add_char(&recorder->text, '\n');
}

static void recorder_begin(struct row_sink *sink, const struct row *header)
{
	record_cells((struct recorder *)sink, header);
}

static void recorder_row(struct row_sink *sink, const struct row *row)
{
	struct recorder *recorder = (struct recorder *)sink;

	strbuf_add_format(&recorder->text, "%d@%d:", (int)row->number, (int)row->line);
	record_cells(recorder, row);
}

static void recorder_end(struct row_sink *sink, bool is_complete)
{
	struct recorder *recorder = (struct recorder *)sink;

	recorder->ends++;
	recorder->is_complete = is_complete;
}

/* One reading of a text: its rows, then "level line:column id\n" for each finding. */
struct reading {
	struct recorder recorder;
	struct strbuf findings;
	struct dialect dialect;
	bool is_read;
};

static int file_of(struct str text)
{
	int fd = memfd_create("table", 0);

	if (fd < 0 || write(fd, text.data, text.len) != (ssize_t)text.len)
		exit(3);
	return fd;
}

static void note_findings(struct reading *reading, struct diags *diags)
{
	diags_sort(diags);
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);

		strbuf_add_format(&reading->findings, "%s %d:%d %s\n",
		    diag_level_name(diag->level, MESSAGES_EN), (int)diag->at.line,
		    (int)diag->at.column, diag->kind->id);
	}
}

static struct reading read_text(
    struct str text, struct dialect dialect, const struct limits *limits)
{
	struct reading reading = {
		.recorder.sink = { recorder_begin, recorder_row, recorder_end },
		.dialect = dialect,
	};
	struct row_sink *sinks[] = { &reading.recorder.sink };
	struct diags *diags = diags_new();
	struct table_source source = { file_of(text), STR("t.csv"), limits };

	reading.is_read = table_detect(&source, &reading.dialect, diags) &&
			  table_read(&source, &reading.dialect, sinks, 1, diags);
	note_findings(&reading, diags);
	diags_free(diags);
	close(source.fd);
	return reading;
}

static void reading_release(struct reading *reading)
{
	strbuf_release(&reading->recorder.text);
	strbuf_release(&reading->findings);
}

struct text_case {
	const char *name;
	struct str text;
	const char *rows, *findings;
};

static const struct text_case text_cases[] = {
	{ "plain", STR_INIT("a,b\n1,2\n3,4\n"), "a|b\n1@2:1|2\n2@3:3|4\n", "" },
	{ "no final line end", STR_INIT("a,b\n1,2"), "a|b\n1@2:1|2\n", "" },
	{ "an empty last cell at the file's end", STR_INIT("a,b\n1,"), "a|b\n1@2:1|\n", "" },
	{ "CRLF", STR_INIT("a,b\r\n1,2\r\n"), "a|b\n1@2:1|2\n", "" },
	{ "lone CR", STR_INIT("a,b\r1,2\r3,4\r"), "a|b\n1@2:1|2\n2@3:3|4\n", "" },
	{ "byte order mark",
	    STR_INIT("\xef\xbb\xbf"
		     "a,b\n1,2\n"),
	    "a|b\n1@2:1|2\n", "" },
	{ "blanks are kept", STR_INIT("a,b\n 1 ,\t2 \n"), "a|b\n1@2: 1 |\t2 \n", "" },
	{ "quotes, doubled quotes, line ends in quotes",
	    STR_INIT("a,b\n\"x,\ny\",\"say \"\"hi\"\"\"\n3,4\n"),
	    "a|b\n1@2:x,\ny|say \"hi\"\n2@4:3|4\n", "" },
	{ "ragged rows are pushed and reported", STR_INIT("a,b\n1\n1,2,3\n1,2\n"),
	    "a|b\n1@2:1\n2@3:1|2|3\n3@4:1|2\n",
	    "error 2:2 table.ragged-row\nerror 3:5 table.ragged-row\n" },
	{ "blank lines are passed over", STR_INIT("a,b\n\n1,2\n,\n3,4\n"),
	    "a|b\n1@3:1|2\n2@5:3|4\n",
	    "warning 2:1 table.blank-line\nwarning 4:1 table.blank-line\n" },
	{ "an empty quoted cell is no blank line", STR_INIT("a\n\"\"\nx\n"), "a\n1@2:\n2@3:x\n",
	    "" },
	{ "a quote inside a cell", STR_INIT("a,b\n1,2\" x\n3,4\n"), "a|b\n1@2:1|2\" x\n2@3:3|4\n",
	    "error 2:4 table.stray-quote\n" },
	{ "quotes in pairs inside a cell", STR_INIT("a,b\n1°2'3\"N 4\"E,x=\"y\"\n"),
	    "a|b\n1@2:1°2'3\"N 4\"E|x=\"y\"\n",
	    "warning 2:6 table.quotes-in-cell\nwarning 2:15 table.quotes-in-cell\n" },
	{ "a quote behind blanks", STR_INIT("a,b\n1, \"2\"\n"), "a|b\n1@2:1| \"2\"\n",
	    "error 2:4 table.stray-quote\n" },
	{ "text behind a closing quote", STR_INIT("a,b\n\"1\"x,2\n3,4\n"), "a|b\n1@3:3|4\n",
	    "error 2:4 table.stray-quote\n" },
	{ "only a broken row", STR_INIT("a,b\n\"1\"x,2\n"), "a|b\n",
	    "error 2:4 table.stray-quote\n" },
	{ "a quote that is never closed", STR_INIT("a,b\n1,\"2\n3,4\n"), "a|b\n",
	    "error 2:3 table.unclosed-quote\n" },
	{ "a quote that is closed too late", STR_INIT("a,b\n1,\"2\n3,\"x\"\n5,6\n"),
	    "a|b\n1@4:5|6\n", "error 2:3 table.unclosed-quote\n" },
	{ "nothing", STR_INIT(""), "", "error 1:1 table.empty\n" },
	{ "a byte order mark only", STR_INIT("\xef\xbb\xbf"), "", "error 1:1 table.empty\n" },
	{ "a header only", STR_INIT("a,b\n"), "a|b\n", "warning 1:1 table.no-rows\n" },
	{ "two columns of one name", STR_INIT("a,b,a\n1,2,3\n"), "a|b|a\n1@2:1|2|3\n",
	    "error 1:5 table.duplicate-header\n" },
	{ "two columns that differ in case", STR_INIT("a,A\n1,2\n"), "a|A\n1@2:1|2\n",
	    "warning 1:3 table.similar-header\n" },
	{ "a column without a name", STR_INIT("a,,b\n1,2,3\n"), "a||b\n1@2:1|2|3\n",
	    "error 1:3 table.blank-header\n" },
	{ "empty columns at the end", STR_INIT("a,b,,\n1,2,,\n3,4,,\n"), "a|b\n1@2:1|2\n2@3:3|4\n",
	    "warning 1:5 table.unnamed-columns-at-end\n" },
	{ "a value in a column without a name at the end", STR_INIT("a,b,,\n1,2,,\n3,4,5,\n"),
	    "a|b\n1@2:1|2\n2@3:3|4|5\n",
	    "warning 1:5 table.unnamed-columns-at-end\nerror 3:5 table.ragged-row\n" },
	{ "mixed line ends", STR_INIT("a,b\n1,2\r\n3,4\n"), "a|b\n1@2:1|2\n2@3:3|4\n",
	    "warning 2:1 table.mixed-line-ends\n" },
	{ "a hidden character in a name", STR_INIT("a,b\u200b\n1,2\n"), "a|b\u200b\n1@2:1|2\n",
	    "warning 1:3 table.invisible-character\n" },
	{ "bytes that are not UTF-8", STR_INIT("a,b\n1,2\n3,caf\xe9\n"), "a|b\n1@2:1|2\n",
	    "error 3:6 table.invalid-utf8\n" },
	{ "a NUL byte", STR_INIT("a,b\n1,\0\n"), "a|b\n", "error 2:3 table.nul-byte\n" },
	{ "UTF-16 with a byte order mark",
	    STR_INIT("\xff\xfe"
		     "a\0,\0b\0\n\0001\0,\0\xa1\x1e\n\0"),
	    "a|b\n1@2:1|ạ\n", "" },
};

static void test_texts(void)
{
	for (size_t i = 0; i < sizeof(text_cases) / sizeof(text_cases[0]); i++) {
		const struct text_case *test = &text_cases[i];
		struct reading reading = read_text(
		    test->text, (struct dialect){ .quote = '"' }, &test_limits);
		char name[160];

		snprintf(name, sizeof(name), "%s: rows", test->name);
		is_str(strbuf_str(&reading.recorder.text), str_of(test->rows), name);
		snprintf(name, sizeof(name), "%s: findings", test->name);
		is_str(strbuf_str(&reading.findings), str_of(test->findings), name);
		reading_release(&reading);
	}
}

static int appended_fd;

/* A sink that does what nobody should. */
static void append_to_file(struct row_sink *sink, const struct row *row)
{
	(void)sink;
	(void)row;
	if (write(appended_fd, "x", 1) != 1)
		exit(3);
}

static void test_changing_file(void)
{
	struct row_sink sink = { .row = append_to_file };
	struct row_sink *sinks[] = { &sink };
	struct diags *diags = diags_new();
	struct dialect dialect = { .quote = '"' };
	struct table_source source = { file_of(STR("a,b\n1,2\n")), STR("t.csv"), &test_limits };

	appended_fd = source.fd;
	ok(!table_read(&source, &dialect, sinks, 1, diags), "a file that changes is not read");
	is_str(str_of(diags_at(diags, 0)->kind->id), STR("table.changed-while-read"),
	    "and that is said");
	diags_free(diags);
	close(source.fd);
}

static void check_limit(struct str text, const char *findings, const char *name)
{
	static const struct limits small = { .field_bytes = 8, .row_bytes = 20, .columns = 3 };
	struct reading reading = read_text(text, (struct dialect){ .quote = '"' }, &small);

	is_str(strbuf_str(&reading.findings), str_of(findings), name);
	is_number(reading.recorder.ends, 1, "the end is told once");
	ok(reading.is_read == (*findings == '\0'), "over a limit, reading stops");
	reading_release(&reading);
}

static void test_limits_are_kept(void)
{
	check_limit(STR("a,b\n12345678,2\n"), "", "a cell at the limit");
	check_limit(
	    STR("a,b\n123456789,2\n"), "error 2:1 table.field-too-long\n", "a cell over the limit");
	check_limit(STR("a,b\n1,\"23456789\"\n"), "", "a quoted cell at the limit");
	check_limit(STR("a,b\n1,\"2\n3,4\n5,6\n7,8\n"), "error 2:3 table.unclosed-quote\n",
	    "an open quote over the limit is told where it opened");
	check_limit(STR("a,b,c\n1,2,3\n"), "", "columns at the limit");
	check_limit(STR("a,b,c\n1,2,3,4\n"), "error 2:7 table.too-many-columns\n",
	    "columns over the limit");
	check_limit(STR("a,b,c\n123456,123456,123456\n"), "error 2:21 table.row-too-long\n",
	    "a row over the limit");
}

/* Records that cross the blocks in which the file is read, at every place. */
static void test_block_borders(void)
{
	struct strbuf text = STRBUF_INIT, expected = STRBUF_INIT;
	bool all_same = true;

	for (size_t shift = 0; shift < 24; shift++) {
		struct reading reading;
		int line = 2;

		strbuf_clear(&text);
		strbuf_clear(&expected);
		strbuf_add_cstr(&text, "a,b\r\n");
		strbuf_add_cstr(&expected, "a|b\n");
		for (int i = 1; text.len < 200000; i++) {
			strbuf_add_format(&text, "%.*s,\"ế\r\n\"\"%d\"\r\n",
			    (int)(i == 1 ? shift + 1 : 3), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx", i);
			strbuf_add_format(&expected, "%d@%d:%.*s|ế\r\n\"%d\n", i, line,
			    (int)(i == 1 ? shift + 1 : 3), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx", i);
			line += 2;
		}
		reading = read_text(
		    strbuf_str(&text), (struct dialect){ .quote = '"' }, &test_limits);
		all_same = all_same && reading.findings.len == 0 &&
			   str_eq(strbuf_str(&reading.recorder.text), strbuf_str(&expected));
		reading_release(&reading);
	}
	ok(all_same, "records that cross a block are whole, with their lines");
	strbuf_release(&text);
	strbuf_release(&expected);
}

struct printer {
	struct row_sink sink;
	struct json_writer *json;
};

static void print_row(struct row_sink *sink, const struct row *row)
{
	struct json_writer *json = ((struct printer *)sink)->json;

	json_begin_array(json);
	for (size_t i = 0; i < row->count; i++)
		json_string(json, row->cells[i]);
	json_end_array(json);
}

static void print_findings(struct json_writer *json, const struct diags *diags)
{
	json_key(json, STR("findings"));
	json_begin_array(json);
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);
		struct strbuf message = STRBUF_INIT;

		diag_format(diag, MESSAGES_EN, &message);
		json_begin_object(json);
		json_key_string(json, STR("id"), str_of(diag->kind->id));
		json_key_string(
		    json, STR("level"), str_of(diag_level_name(diag->level, MESSAGES_EN)));
		json_key_integer(json, STR("line"), (int64_t)diag->at.line);
		json_key_integer(json, STR("column"), (int64_t)diag->at.column);
		json_key_string(json, STR("found"), diag->args.found);
		json_key_string(json, STR("name"), diag->args.name);
		json_key_string(json, STR("message"), strbuf_str(&message));
		json_end_object(json);
		strbuf_release(&message);
	}
	json_end_array(json);
}

static void print_dialect(struct json_writer *json, const struct dialect *dialect)
{
	static const char *const line_endings[] = { "LF", "CRLF", "CR", "mixed" };

	json_key_string(json, STR("encoding"), dialect->encoding);
	json_key_string(json, STR("delimiter"), (struct str){ &dialect->delimiter, 1 });
	json_key_string(json, STR("eol"), str_of(line_endings[dialect->line_ending]));
	json_key_bool(json, STR("bom"), dialect->has_bom);
	json_key_integer(json, STR("header_row"), (int64_t)dialect->header_row);
}

/* FILE [encoding [header row]]: its rows and findings as JSON */
static int print_table(int argc, char **argv)
{
	struct output *output = output_new_fd(STDOUT_FILENO, false);
	struct json_writer json;
	struct printer printer = { { print_row, print_row, NULL }, &json };
	struct row_sink *sinks[] = { &printer.sink };
	struct diags *diags = diags_new();
	struct dialect dialect = { .quote = '"' };
	struct table_source source = { open(argv[1], O_RDONLY), str_of(argv[1]), &test_limits };
	bool is_read;

	if (argc > 2)
		dialect.encoding = str_of(argv[2]);
	if (argc > 3) {
		dialect.has_header_row = true;
		dialect.header_row = strtoull(argv[3], NULL, 10);
	}
	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_object(&json);
	is_read = table_detect(&source, &dialect, diags);
	print_dialect(&json, &dialect);
	json_key(&json, STR("rows"));
	json_begin_array(&json);
	is_read = is_read && table_read(&source, &dialect, sinks, 1, diags);
	json_end_array(&json);
	json_key_bool(&json, STR("read"), is_read);
	diags_sort(diags);
	print_findings(&json, diags);
	json_end_object(&json);
	json_writer_end(&json);
	output_flush(output);
	output_free(output);
	diags_free(diags);
	close(source.fd);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return print_table(argc, argv);
	test_texts();
	test_changing_file();
	test_limits_are_kept();
	test_block_borders();
	return tap_end();
}
