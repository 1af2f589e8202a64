/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_RANGE_H
#define DATAMO_SERVE_RANGE_H

#include <stdint.h>

#include "base/str.h"

/* What a Range header (RFC 9110, 14.2) asks of `size` bytes. */
enum range_state {
	RANGE_WHOLE, /* no header, another unit, several ranges or none that is understood */
	RANGE_PART,
	RANGE_BEYOND /* it begins behind the end: 416 */
};

struct range {
	uint64_t offset, length;
};

enum range_state range_parse(struct str header, uint64_t size, struct range *range);

#endif
