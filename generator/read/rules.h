/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_RULES_H
#define DATAMO_READ_RULES_H

#include "base/rule.h"

/* The rules of what this folder finds; site/rules.c joins those of all folders. */
extern const struct rule_list table_rules, text_rules, metadata_rules, portal_rules;

#endif
