/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_RULES_H
#define DATAMO_EXPORT_RULES_H

#include "base/rule.h"

/* The rules of what this folder finds; site/rules.c joins those of all folders. */
extern const struct rule_list export_rules;

#endif
