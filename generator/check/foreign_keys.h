/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_FOREIGN_KEYS_H
#define DATAMO_CHECK_FOREIGN_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/external_sort.h"
#include "model/portal.h"

/*
 * The foreign keys of a portal's tables, inside a dataset and across. While tables are read, the
 * hashes of both sides go to a file, each side in order; when both are there, they are compared.
 * Each side of a link is written by one thread; comparing begins when that has ended.
 */
struct foreign_keys;

struct foreign_link {
	struct dataset *dataset;
	const struct resource *table;
	const struct dataset *referred_dataset;
	const struct resource *referred_table;
	const struct foreign_key *key;
};

/* Looks up the tables that are referred to; what is not there is reported to the dataset. */
struct foreign_keys *foreign_keys_new(const struct portal *portal);
void foreign_keys_free(struct foreign_keys *keys); /* NULL is fine */

size_t foreign_keys_count(const struct foreign_keys *keys);
const struct foreign_link *foreign_keys_at(const struct foreign_keys *keys, size_t link);

/*
 * One side of a link, begun, filled in ascending order and ended. A record is a hash in the first
 * two words and a row's number. false with errno: no room.
 */
enum foreign_side { SIDE_FOREIGN, SIDE_REFERRED, SIDE_COUNT };
struct foreign_writer {
	struct foreign_keys *keys;
	size_t link;
	enum foreign_side side;
	struct sort_record *records;
	size_t count;
	int error;
};
void foreign_writer_begin(
    struct foreign_writer *writer, struct foreign_keys *keys, size_t link, enum foreign_side side);
void foreign_writer_add(struct foreign_writer *writer, struct sort_record record);
bool foreign_writer_end(struct foreign_writer *writer);

/* Both tables were read to their ends. */
bool foreign_keys_has_both(const struct foreign_keys *keys, size_t link);

/*
 * Rows of the table whose key the other does not have are added to `missing`: the row's number, the
 * link. 0, or the errno of what went wrong with the file.
 */
int foreign_keys_compare(
    const struct foreign_keys *keys, size_t link, struct external_sort *missing);

#endif
