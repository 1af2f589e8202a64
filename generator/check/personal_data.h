/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_H
#define DATAMO_CHECK_PERSONAL_DATA_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "model/row.h"
#include "model/table_schema.h"
#include "model/text.h"

/*
 * A sink that finds columns of personal numbers before they are public: citizen's ids (CCCD, CMND),
 * tax codes, phone numbers, e-mail addresses, names with birth dates. It decides a whole column at
 * the table's end, by the share of its cells that match and by the words around; nothing that it
 * reports shows a number in full. Memory is bounded by the number of columns.
 */
struct personal_data_check;

struct personal_data_context {
	struct date today;                 /* bounds years of birth; year 0: not known */
	const struct table_schema *schema; /* titles and descriptions of columns; or NULL */
	const struct text *const *about;   /* what the table's dataset says of itself */
	size_t about_count;
	/* The publisher says of the column that it is published on purpose: only a note then.
	 * NULL: of none. */
	bool (*is_acknowledged)(const void *publisher, struct str column);
	const void *publisher;
};

struct personal_data_check *personal_data_check_new(void);
void personal_data_check_free(struct personal_data_check *check); /* NULL is fine */

/* The sink is valid until the next begin or free; what `context` points to must outlive it. */
struct row_sink *personal_data_check_begin(struct personal_data_check *check,
    const struct personal_data_context *context, struct diags *diags);

#endif
