/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_KEY_KINDS_H
#define DATAMO_CHECK_KEY_KINDS_H

#include "base/diag.h"
#include "check/table_key.h"

/* What is said of a row whose key of this kind is wrong: it repeats another's, or refers to none.
 */
const struct diag_kind *key_kind_of(enum table_key_kind kind);

extern const struct diag_kind key_part_missing; /* of a primary key */
extern const struct diag_kind key_not_checked;  /* the temporary file failed */

#endif
