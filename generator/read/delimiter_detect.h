/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_DELIMITER_DETECT_H
#define DATAMO_READ_DELIMITER_DETECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "read/dialect_scan.h"
#include "read/table_input.h"
#include "read/table_read.h"

/* The dialect's state while it is being completed. */
struct detection {
	const struct table_source *source;
	struct dialect *dialect;
	struct diags *diags;
	struct table_input input;
	struct str sample;
	bool is_whole;
};

struct location detection_line(const struct detection *detection, uint64_t line);

/* Excel's "sep=;" alone on the first line: then the dialect has that delimiter, unless one was
 * declared. */
bool delimiter_find_line(struct detection *detection);

/* Sets the dialect's delimiter to the one that makes the most regular rows. Gives the one with
 * which `scan` is left, or NUL. */
char delimiter_detect(struct detection *detection, struct dialect_scan *scan);

#endif
