/* SPDX-License-Identifier: MIT */
#include "site/rules.h"

#include "check/rules.h"
#include "export/rules.h"
#include "profile/rules.h"
#include "read/rules.h"
#include "render/rules.h"

static const struct rule_list *const lists[] = {
	&text_rules,
	&portal_rules,
	&metadata_rules,
	&table_rules,
	&profile_rules,
	&schema_rules,
	&key_rules,
	&catalog_rules,
	&privacy_rules,
	&trap_rules,
	&render_rules,
	&chart_rules,
	&export_rules,
	&site_rules,
	&link_rules,
	&publish_rules,
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

const struct rule *rule_nearest(struct str id)
{
	const struct rule *rule, *best = NULL;
	size_t best_distance = 5;

	for (size_t i = 0; (rule = rule_at(i)); i++) {
		size_t distance = str_distance(id, str_of(rule->id), 4);

		if (distance < best_distance) {
			best = rule;
			best_distance = distance;
		}
	}
	return best;
}
