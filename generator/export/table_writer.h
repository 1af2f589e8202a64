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

/* exporters[i] writes to outputs[i]. The sink is valid until the next begin or free. */
struct row_sink *table_writer_begin(struct table_writer *writer,
    const struct export_context *context, const struct exporter *const *exporters,
    struct output *const *outputs, size_t count);

#endif
