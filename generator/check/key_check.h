/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_KEY_CHECK_H
#define DATAMO_CHECK_KEY_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "check/key_look.h"
#include "check/table_key.h"
#include "model/row.h"
#include "model/value.h"

/*
 * Whether keys are unique, however long the table: hashes of the keys are sorted, outside of memory
 * when they are many; rows with equal hashes are looked at a second time, so that no verdict rests
 * on a hash. On the way, the keys between tables go to `links`.
 */
struct key_check;

/* Memory for the hashes of one table. */
enum { KEY_BUDGET_BYTES = 16 << 20 };

struct key_check *key_check_new(size_t budget_bytes);
void key_check_free(struct key_check *check); /* NULL is fine */

/* What `source` points to must outlive the table, but for the header. `links` may be written to. */
void key_check_begin(struct key_check *check, const struct table_key_source *source,
    struct foreign_keys *links, struct arena *arena, struct diags *diags);

/* The column is part of a key; its values are wanted. */
bool key_check_wants(const struct key_check *check, size_t column);
bool key_check_is_idle(const struct key_check *check);

/* One value a column; those that are not wanted are not looked at. */
void key_check_row(struct key_check *check, const struct row *row, const struct value *values);
void key_check_end(struct key_check *check, bool is_complete);

/* The rows to look at again. */
const struct key_findings *key_check_findings(const struct key_check *check);

#endif
