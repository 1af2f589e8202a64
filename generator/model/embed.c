/* SPDX-License-Identifier: MIT */
#include "model/embed.h"

static int compare_places(const struct embed *embed, struct str path, uint64_t line)
{
	int order = str_cmp(embed->at.path, path);

	if (order)
		return order;
	return embed->at.line < line ? -1 : embed->at.line > line;
}

int embed_compare(const void *a, const void *b)
{
	const struct embed *right = b;

	return compare_places(a, right->at.path, right->at.line);
}

const struct embed *embed_find(
    const struct embed *embeds, size_t count, struct str path, uint64_t line)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_places(&embeds[middle], path, line);

		if (!order)
			return &embeds[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
