/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_KEY_LOOK_H
#define DATAMO_CHECK_KEY_LOOK_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "check/foreign_keys.h"
#include "check/table_key.h"
#include "model/resource.h"
#include "model/row.h"
#include "model/table_schema.h"

/*
 * The second look at a table whose keys seem to be wrong: it finds the cells and reports them with
 * line and column. Of rows whose hashes are equal only those whose cells are equal are reported.
 */
struct key_look;

struct key_finding {
	uint64_t row;       /* its number */
	uint64_t first_row; /* that has the same key; 0: of a foreign key, `key` is its link */
	size_t key;         /* of table_keys_find() */
};

/* Findings beyond these, of one kind of key in a table, are counted and not looked at. */
enum { KEY_FINDINGS_MAX = 200 };

struct key_findings {
	struct key_finding items[KEY_FINDINGS_MAX * KEY_KIND_COUNT]; /* by row */
	size_t count;
	uint64_t of_kind[KEY_KIND_COUNT]; /* all that there are */
};

void key_findings_clear(struct key_findings *findings);
void key_findings_add(
    struct key_findings *findings, enum table_key_kind kind, struct key_finding finding);

struct key_look_task {
	const struct table_schema *schema;
	const struct foreign_keys *links; /* or NULL */
	const struct resource *table;     /* or NULL */
	const struct key_findings *findings;
	struct diags *diags;
};

struct key_look *key_look_new(void);
void key_look_free(struct key_look *look); /* NULL is fine */

/* The task, and what it points to, must outlive the reading. */
struct row_sink *key_look_begin(struct key_look *look, const struct key_look_task *task);

#endif
