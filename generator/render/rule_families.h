/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_RULE_FAMILIES_H
#define DATAMO_RENDER_RULE_FAMILIES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/rule.h"

/* The rules by the first word of their ids: "table" of "table.ragged-row", in the table's order. */
struct rule_families {
	const struct rule *(*rule_at)(size_t index); /* all rules, NULL past the end; or NULL */
	struct str *ids;
	size_t count;
};

void rule_families_init(struct rule_families *families, struct arena *arena,
    const struct rule *(*rule_at)(size_t index));

struct str rule_family_id(struct str rule_id);

/* The first rule of the family from `*index` on, NULL when there is none; `*index` is behind it. */
const struct rule *rule_family_next(
    const struct rule_families *families, struct str id, size_t *index);

#endif
