/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_RULES_H
#define DATAMO_SITE_RULES_H

#include <stddef.h>

#include "base/rule.h"

/* Those of this folder. */
extern const struct rule_list site_rules, link_rules, publish_rules;

/* All rules, family by family; NULL past the end. */
const struct rule *rule_at(size_t index);
/* By its id, NULL when there is none. */
const struct rule *rule_find(struct str id);

/* The one whose id is meant, perhaps, by a mistyped one; NULL when none is near. */
const struct rule *rule_nearest(struct str id);

#endif
