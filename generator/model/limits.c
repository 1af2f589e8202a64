/* SPDX-License-Identifier: MIT */
#include "model/limits.h"

enum { KIB = 1024, MIB = 1024 * 1024 };

const struct limits limits_default = {
	.field_bytes = MIB,
	.row_bytes = 16 * MIB,
	.columns = 10000,
	.note_bytes = 128 * KIB,
	.metadata_bytes = MIB,
	.package_bytes = 16 * MIB,
	.title_characters = 300,
	.description_characters = 20000,
	.datasets = 200000,
	.page_bytes = 2 * MIB,
	.preview_rows = 20,
	.page_datasets = 50,
};

#define LIMIT(key, smallest, largest)                                  \
	{                                                              \
#key, offsetof(struct limits, key), smallest, largest, \
	}

static const struct limit_key keys[] = {
	LIMIT(field_bytes, 64, (uint64_t)1024 * MIB),
	LIMIT(row_bytes, 64, (uint64_t)1024 * MIB),
	LIMIT(columns, 1, 1000000),
	LIMIT(note_bytes, KIB, 16 * MIB),
	LIMIT(metadata_bytes, KIB, 64 * MIB),
	LIMIT(package_bytes, KIB, 256 * MIB),
	LIMIT(title_characters, 10, 10000),
	LIMIT(description_characters, 100, 1000000),
	LIMIT(datasets, 1, 10000000),
	LIMIT(page_bytes, 64 * KIB, 64 * MIB),
	LIMIT(preview_rows, 1, 1000),
	LIMIT(page_datasets, 1, 1000),
};

const struct limit_key *limit_key_at(size_t index)
{
	return index < sizeof(keys) / sizeof(keys[0]) ? &keys[index] : NULL;
}
