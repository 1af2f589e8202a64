/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/dialect.h"
#include "model/limits.h"
#include "model/row.h"
#include "read/table_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a sink may rely on. */
struct watch {
	struct row_sink sink;
	uint64_t rows, line;
	bool has_begun, has_ended;
};

static void look_at(struct watch *watch, const struct row *row)
{
	assert(row->line >= watch->line);
	watch->line = row->line;
	for (size_t i = 0; i < row->count; i++) {
		struct location at = row_locate(row, i);

		assert(text_is_utf8(row->cells[i], NULL));
		assert(!str_contains(row->cells[i], STR("\0")));
		assert(at.line >= row->line && at.column >= 1);
	}
}

static void begin(struct row_sink *sink, const struct row *header)
{
	struct watch *watch = (struct watch *)sink;

	assert(!watch->has_begun);
	watch->has_begun = true;
	look_at(watch, header);
}

static void row(struct row_sink *sink, const struct row *row)
{
	struct watch *watch = (struct watch *)sink;

	assert(watch->has_begun && !watch->has_ended);
	assert(row->number == ++watch->rows);
	look_at(watch, row);
}

static void end(struct row_sink *sink, bool is_complete)
{
	struct watch *watch = (struct watch *)sink;

	(void)is_complete;
	assert(!watch->has_ended);
	watch->has_ended = true;
}

/* Small limits, so that inputs reach them. */
static const struct limits limits = { .field_bytes = 200, .row_bytes = 400, .columns = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("table", MFD_CLOEXEC);
	struct table_source source = { fd, STR("table.csv"), &limits };
	struct watch watch = { .sink = { begin, row, end } };
	struct row_sink *sinks[] = { &watch.sink };
	struct diags *diags = diags_new();
	struct dialect dialect = { .quote = '"', .header = true, .header_row = 1 };
	struct strbuf text = STRBUF_INIT;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	if (table_detect(&source, &dialect, diags))
		table_read(&source, &dialect, sinks, 1, diags);
	for (size_t i = 0; i < diags_kept(diags); i++)
		diag_format(diags_at(diags, i), MESSAGES_VI, &text);
	assert(text_is_utf8(strbuf_str(&text), NULL));
	strbuf_release(&text);
	diags_free(diags);
	close(fd);
	return 0;
}
