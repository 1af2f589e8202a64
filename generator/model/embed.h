/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_EMBED_H
#define DATAMO_MODEL_EMBED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/pick.h"

struct cJSON;
struct dataset;

/*
 * A fenced block of a note or page that shows data: "```table", "```chart", "```value", with lines
 * "key: value" in it. What it shows is in the data, or the portal has an error.
 */
enum embed_kind { EMBED_TABLE, EMBED_CHART, EMBED_VALUE, EMBED_KIND_COUNT };

struct embed_part {
	struct str name; /* of a value: what stands in braces for it; else empty */
	struct pick pick;
};

struct embed {
	enum embed_kind kind;
	struct location at;            /* of the fence */
	const struct dataset *owner;   /* whose note it is in; NULL: a page's */
	const struct dataset *dataset; /* what it shows */
	struct str title, text;
	bool is_text;             /* a value that need not be a number */
	bool has_unit;            /* the last column of a value or chart is its unit */
	struct embed_part *parts; /* a table or chart has one */
	size_t part_count;
	struct str chart; /* of a chart: one that its dataset declares; it has no parts then */
	/* That one, drawn in each language of the portal (render/embed_chart.h); NULL: not yet, or
	 * it shows nothing. */
	struct cJSON **drawn;
};

/* The block at this place, or NULL; `embeds` are sorted by place. */
const struct embed *embed_find(
    const struct embed *embeds, size_t count, struct str path, uint64_t line);
int embed_compare(const void *a, const void *b); /* by place, for qsort */

#endif
