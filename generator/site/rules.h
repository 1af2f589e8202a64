/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_RULES_H
#define DATAMO_SITE_RULES_H

#include <stddef.h>

#include "base/rule.h"

/* All rules, family by family; NULL past the end. */
const struct rule *rule_at(size_t index);
/* By its id, NULL when there is none. */
const struct rule *rule_find(struct str id);

#endif
