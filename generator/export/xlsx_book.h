/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_XLSX_BOOK_H
#define DATAMO_EXPORT_XLSX_BOOK_H

#include "base/zip_writer.h"
#include "export/exporter.h"

/* The parts of a workbook around its table. */

/* Before the table's sheet, "xl/worksheets/sheet1.xml": readers guess the kind of file by these. */
void xlsx_write_first_parts(struct zip_writer *zip);

/* After it: the sheet of columns and sources, the workbook, its styles and properties. `row_count`
 * with the header. */
void xlsx_write_last_parts(
    struct zip_writer *zip, const struct export_context *context, uint64_t row_count);

#endif
