/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_RULES_H
#define DATAMO_PROFILE_RULES_H

#include "base/rule.h"

/* The rules of what this folder finds; site/rules.c joins those of all folders. */
extern const struct rule_list profile_rules;

#endif
