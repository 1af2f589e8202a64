/* SPDX-License-Identifier: MIT */
#include "render/rule_families.h"

struct str rule_family_id(struct str rule_id)
{
	return str_slice(rule_id, 0, str_find(rule_id, '.'));
}

const struct rule *rule_family_next(
    const struct rule_families *families, struct str id, size_t *index)
{
	const struct rule *rule;

	while ((rule = families->rule_at(*index))) {
		++*index;
		if (str_eq(rule_family_id(str_of(rule->id)), id))
			return rule;
	}
	return NULL;
}

static bool has_family(const struct rule_families *families, struct str id)
{
	for (size_t i = 0; i < families->count; i++) {
		if (str_eq(families->ids[i], id))
			return true;
	}
	return false;
}

void rule_families_init(struct rule_families *families, struct arena *arena,
    const struct rule *(*rule_at)(size_t index))
{
	const struct rule *rule;

	*families = (struct rule_families){ .rule_at = rule_at };
	for (size_t i = 0; (rule = rule_at(i)); i++) {
		struct str id = rule_family_id(str_of(rule->id));

		if (!has_family(families, id))
			*ARENA_ADD(arena, families->ids, families->count) = id;
	}
}
