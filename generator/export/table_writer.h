/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_TABLE_WRITER_H
#define DATAMO_EXPORT_TABLE_WRITER_H

#include "export/exporter.h"
#include "model/row.h"

/*
 * The sink of pass 2: makes each row's typed values once and hands them to all table exporters of a
 * table. A cell that does not fit its field (which inspect/ has already reported) becomes a missing
 * value, never an invented one.
 */
struct table_writer;

struct table_writer *table_writer_new(void);
void table_writer_free(struct table_writer *writer);

/* Who gets the rows: `output` of a file of the table, `shared` of one for the dataset. */
struct table_target {
	const struct exporter *exporter;
	struct output *output;
	struct rows_export *shared;
	const struct diag_kind *refusal; /* what end() answered */
};

/* The sink and `targets` (kept by the caller) are in use until the sink's end(), the next begin or
 * free. */
struct row_sink *table_writer_begin(struct table_writer *writer,
    const struct export_context *context, struct table_target *targets, size_t count);

#endif
