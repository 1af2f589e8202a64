/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_CACHE_RECORD_H
#define DATAMO_SITE_CACHE_RECORD_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/packed.h"
#include "model/dataset.h"
#include "site/staging.h"

/* What the cache keeps, as bytes; reading stands anything (base/packed.h). */

/* Sorts them first. */
void diags_pack(struct strbuf *packed, struct diags *diags);
/* Adds them; false when the bytes are no findings. */
bool diags_unpack(struct packed_reader *reader, struct diags *diags);

/* What was made of a dataset, and what is known of it since: its files, sizes, counts of rows. */
struct dataset_record {
	struct staged_entry *files;
	size_t file_count;
	struct str diags; /* for diags_unpack() */
};

void dataset_record_pack(struct strbuf *packed, const struct dataset *dataset,
    const struct staged_entry *files, size_t file_count, struct diags *diags);
/* Borrows the bytes, or allocates in `arena`. Nothing is done to the dataset yet. */
bool dataset_record_unpack(struct str packed, struct arena *arena, const struct dataset *dataset,
    struct dataset_record *record);
/* Tells the dataset what the record, read before without a fault, knows of it. */
void dataset_record_apply(struct str packed, struct dataset *dataset);

#endif
