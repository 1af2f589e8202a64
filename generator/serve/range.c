/* SPDX-License-Identifier: MIT */
#include "serve/range.h"

#include <stdbool.h>

/* Digits only; a number too large for 64 bits is the largest one. */
static bool parse_number(struct str text, uint64_t *number)
{
	*number = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.data[i]))
			return false;
		if (__builtin_mul_overflow(*number, 10, number) ||
		    __builtin_add_overflow(*number, (uint64_t)(text.data[i] - '0'), number))
			*number = UINT64_MAX;
	}
	return text.len > 0;
}

/* "-500": the last 500 bytes */
static enum range_state parse_suffix(struct str digits, uint64_t size, struct range *range)
{
	uint64_t count;

	if (!parse_number(digits, &count))
		return RANGE_WHOLE;
	if (!count || !size)
		return RANGE_BEYOND;
	range->length = count < size ? count : size;
	range->offset = size - range->length;
	return RANGE_PART;
}

enum range_state range_parse(struct str header, uint64_t size, struct range *range)
{
	static const struct str unit = STR_INIT("bytes=");
	uint64_t first, last = UINT64_MAX;
	struct str from, to;
	size_t dash;

	*range = (struct range){ 0, size };
	if (header.len < unit.len || !str_eq_ignoring_case(str_slice(header, 0, unit.len), unit))
		return RANGE_WHOLE;
	header = str_trim(str_from(header, unit.len));
	dash = str_find(header, '-');
	from = str_slice(header, 0, dash);
	to = str_from(header, dash + 1);
	if (dash == header.len)
		return RANGE_WHOLE;
	if (!from.len)
		return parse_suffix(to, size, range);
	if (!parse_number(from, &first) || (to.len && !parse_number(to, &last)) || last < first)
		return RANGE_WHOLE;
	if (first >= size)
		return RANGE_BEYOND;
	range->offset = first;
	range->length = (last < size ? last + 1 : size) - first;
	return RANGE_PART;
}
