/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_EXTERNAL_SORT_H
#define DATAMO_BASE_EXTERNAL_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/spill_file.h"

/* Ordered by the first word, then the second, then the third. */
struct sort_record {
	uint64_t words[3];
};

/*
 * Sorts more records than memory should hold: full buffers are sorted and spilled, then merged.
 * Memory grows with what is added, up to the budget. Belongs to one thread.
 */
struct external_sort;

/* `file` must outlive the sort. */
struct external_sort *external_sort_new(size_t budget_bytes, struct spill_file *file);
void external_sort_free(struct external_sort *sort); /* NULL is fine */

/* For new records; what is in the file is the caller's to reset. */
void external_sort_reset(struct external_sort *sort);

void external_sort_add(struct external_sort *sort, struct sort_record record);
uint64_t external_sort_count(const struct external_sort *sort);

/* The next in order; after the first call nothing may be added. false: there are no more, or the
 * file failed. */
bool external_sort_next(struct external_sort *sort, struct sort_record *record);

/* 0, or the errno of what went wrong with the file. */
int external_sort_error(const struct external_sort *sort);

#endif
