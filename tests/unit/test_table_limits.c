/* SPDX-License-Identifier: MIT */
#include "model/limits.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "read/table_read.h"
#include "tap.h"

/* Far more than what is linear needs, far less than what is not. */
enum { SECONDS_MAX = 20 };

/* What came of a hostile table. */
struct outcome {
	struct row_sink sink;
	uint64_t rows, last_line;
	size_t cells;
	bool is_read;
	uint64_t bytes_read;
	double seconds;
	struct strbuf first; /* "2:3 table.unclosed-quote" */
};

static void count_row(struct row_sink *sink, const struct row *row)
{
	struct outcome *outcome = (struct outcome *)sink;

	outcome->rows++;
	outcome->cells = row->count;
	outcome->last_line = row->line;
}

static struct outcome outcome_of(struct strbuf *text)
{
	struct outcome outcome = { .sink.row = count_row };
	struct row_sink *sinks[] = { &outcome.sink };
	struct diags *diags = diags_new();
	struct dialect dialect = { .quote = '"' };
	struct table_source source = { memfd_create("table", 0), STR("t.csv"), &limits_default };
	clock_t start = clock();

	if (write(source.fd, text->data, text->len) != (ssize_t)text->len)
		exit(3);
	outcome.is_read = table_detect(&source, &dialect, diags) &&
			  table_read(&source, &dialect, sinks, 1, diags);
	outcome.seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	outcome.bytes_read = (uint64_t)lseek(source.fd, 0, SEEK_CUR);
	diags_sort(diags);
	if (diags_kept(diags) > 0)
		strbuf_add_format(&outcome.first, "%d:%d %s", (int)diags_at(diags, 0)->at.line,
		    (int)diags_at(diags, 0)->at.column, diags_at(diags, 0)->kind->id);
	strbuf_clear(text);
	diags_free(diags);
	close(source.fd);
	return outcome;
}

static void add_times(struct strbuf *text, size_t times, const char *part)
{
	for (size_t i = 0; i < times; i++)
		strbuf_add_cstr(text, part);
}

static void test_long_cells(struct strbuf *text)
{
	struct outcome outcome;

	strbuf_add_cstr(text, "a,b\n1,");
	add_times(text, 1 << 20, "x");
	strbuf_add_cstr(text, "\n2,3\n");
	outcome = outcome_of(text);
	ok(outcome.is_read && outcome.rows == 2 && outcome.last_line == 3,
	    "a cell of 1 MiB is read, and the row behind it");

	strbuf_add_cstr(text, "a,b\n1,");
	add_times(text, (1 << 20) + 1, "x");
	outcome = outcome_of(text);
	is_str(strbuf_str(&outcome.first), STR("2:3 table.field-too-long"), "one byte more is not");
	strbuf_release(&outcome.first);

	strbuf_add_cstr(text, "a,b\n1,");
	add_times(text, 16 << 20, "x");
	outcome = outcome_of(text);
	ok(outcome.bytes_read < 3 << 20, "and what is far longer is not read to its end");
	strbuf_release(&outcome.first);
}

static void test_open_quote(struct strbuf *text)
{
	struct outcome outcome;

	strbuf_add_cstr(text, "a,b\n1,\"x\n");
	add_times(text, 2 << 20, "2,abcd\n");
	outcome = outcome_of(text);
	is_str(strbuf_str(&outcome.first), STR("2:3 table.unclosed-quote"),
	    "an open quote at the beginning of a long file is told");
	ok(outcome.bytes_read < 3 << 20, "without reading the file");
	strbuf_release(&outcome.first);
}

static void test_columns(struct strbuf *text)
{
	struct outcome outcome;

	for (int i = 0; i < 10000; i++)
		strbuf_add_format(text, "%sc%d", i ? "," : "", i);
	strbuf_add_char(text, '\n');
	add_times(text, 9999, "1,");
	strbuf_add_cstr(text, "1\n");
	outcome = outcome_of(text);
	ok(outcome.is_read && outcome.cells == 10000, "10,000 columns are read");
	ok(outcome.first.len == 0, "without findings");

	add_times(text, 2000000, ",");
	outcome = outcome_of(text);
	is_str(strbuf_str(&outcome.first), STR("1:10001 table.too-many-columns"),
	    "two million are not");
	strbuf_release(&outcome.first);
}

/* Each finding has a place, and finding it walks over a record that may be long. */
static void test_many_findings_in_a_long_record(struct strbuf *text)
{
	struct outcome outcome;

	for (int i = 0; i < 10000; i++) {
		add_times(text, 150, "abcdefghij");
		strbuf_add_char(text, i < 9999 ? ',' : '\n');
	}
	strbuf_add_cstr(text, "1,2\n");
	outcome = outcome_of(text);
	is_str(strbuf_str(&outcome.first), STR("1:1502 table.duplicate-header"),
	    "10,000 long names that are the same");
	ok(outcome.seconds < SECONDS_MAX, "take linear time");
	strbuf_release(&outcome.first);

	strbuf_add_cstr(text, "a,b\n");
	for (int i = 0; i < 10000; i++) {
		add_times(text, 150, "abcdefghij");
		strbuf_add_cstr(text, i < 9999 ? "\"," : "\"\n");
	}
	outcome = outcome_of(text);
	is_str(strbuf_str(&outcome.first), STR("2:1501 table.stray-quote"),
	    "10,000 cells with a quote inside");
	ok(outcome.seconds < SECONDS_MAX, "take linear time");
	strbuf_release(&outcome.first);
}

int main(void)
{
	struct strbuf text = STRBUF_INIT;

	test_long_cells(&text);
	test_open_quote(&text);
	test_columns(&text);
	test_many_findings_in_a_long_record(&text);
	strbuf_release(&text);
	return tap_end();
}
