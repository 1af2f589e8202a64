/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_RULES_H
#define DATAMO_CHECK_RULES_H

#include "base/rule.h"

/* The rules of what this folder finds; site/rules.c joins those of all folders. */
extern const struct rule_list schema_rules, key_rules, catalog_rules, privacy_rules, trap_rules;

#endif
