/* SPDX-License-Identifier: MIT */
#include "site/rules.h"

static const struct rule_list *const lists[] = {
	NULL,
};

const struct rule *rule_at(size_t index)
{
	for (size_t i = 0; lists[i]; i++) {
		if (index < lists[i]->count)
			return &lists[i]->rules[index];
		index -= lists[i]->count;
	}
	return NULL;
}

const struct rule *rule_find(struct str id)
{
	const struct rule *rule;

	for (size_t i = 0; (rule = rule_at(i)); i++) {
		if (str_eq(str_of(rule->id), id))
			return rule;
	}
	return NULL;
}
