/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_RULES_H
#define DATAMO_RENDER_RULES_H

#include "base/rule.h"

/* The rules of what this folder finds; site/rules.c joins those of all folders. */
extern const struct rule_list render_rules, chart_rules;

#endif
