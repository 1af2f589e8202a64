/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "read/table_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct limits limits = { .field_bytes = 64, .row_bytes = 256, .columns = 16 };

struct checker {
	struct row_sink sink;
	uint64_t line, rows;
	int begins, ends;
};

/* Cells are text within the limits, and each has a place at or behind the one before. */
static void check_row(struct checker *checker, const struct row *row)
{
	struct location before = { .line = row->line };

	assert(checker->ends == 0 && row->line >= checker->line && row->count <= limits.columns);
	assert(row->raw.len <= limits.row_bytes);
	checker->line = row->line;
	for (size_t i = 0; i < row->count; i++) {
		struct location at = row_locate(row, i);

		assert(text_is_utf8(row->cells[i], NULL));
		assert(row->cells[i].len <= limits.field_bytes);
		assert(str_find(row->cells[i], '\0') == row->cells[i].len);
		assert(row->raw.len == 0 || at.line > before.line ||
		       (at.line == before.line && at.column > before.column));
		before = at;
	}
}

static void begin(struct row_sink *sink, const struct row *header)
{
	struct checker *checker = (struct checker *)sink;

	checker->begins++;
	check_row(checker, header);
}

static void row(struct row_sink *sink, const struct row *row)
{
	struct checker *checker = (struct checker *)sink;

	assert(checker->begins == 1 && row->number == ++checker->rows);
	check_row(checker, row);
}

static void end(struct row_sink *sink, bool is_complete)
{
	struct checker *checker = (struct checker *)sink;

	assert(!is_complete || checker->begins == 1);
	checker->ends++;
}

/* Half of the inputs are read as they are, the others with something declared, by their length. */
static struct dialect dialect_of(size_t size)
{
	static const char *const encodings[] = { "", "utf-8", "utf-16", "windows-1258", "tcvn",
		"windows-1252", "gb18030", "nonsense" };
	struct dialect dialect = { .quote = '"', .header = true, .header_row = 1 };
	size_t choice = size / 2;

	if (size % 2 == 0)
		return dialect;
	dialect.encoding = str_of(encodings[choice % 8]);
	dialect.has_header = choice & 8;
	dialect.header = choice & 16;
	dialect.skip_initial_space = choice & 32;
	dialect.comment_char = choice & 64 ? '#' : '\0';
	dialect.has_quote = choice & 128;
	dialect.quote = choice & 256 ? '\'' : '\0';
	return dialect;
}

static void check_messages(const struct diags *diags)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < diags_kept(diags); i++)
		diag_format(diags_at(diags, i), MESSAGES_VI, &text);
	assert(text_is_utf8(strbuf_str(&text), NULL));
	strbuf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct checker checker = { .sink = { begin, row, end } };
	struct row_sink *sinks[] = { &checker.sink };
	struct diags *diags = diags_new();
	struct table_source source = { memfd_create("table", MFD_CLOEXEC), STR("t.csv"), &limits };
	struct dialect dialect = dialect_of(size);
	bool is_read = false;

	if (source.fd < 0 || write(source.fd, data, size) != (ssize_t)size)
		abort();
	if (table_detect(&source, &dialect, diags)) {
		is_read = table_read(&source, &dialect, sinks, 1, diags);
		assert(checker.ends == 1);
	}
	assert(is_read || diags_count(diags, DIAG_ERROR) > 0);
	check_messages(diags);
	diags_free(diags);
	close(source.fd);
	return 0;
}
