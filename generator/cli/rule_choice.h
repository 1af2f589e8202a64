/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_RULE_CHOICE_H
#define DATAMO_CLI_RULE_CHOICE_H

#include <stdbool.h>

#include "base/diag.h"
#include "cli/command.h"

/* What the options only, ignore and strict of a command make of findings. */

/* For struct diag_policy; the context points to a const struct invocation *. */
bool rule_choice_admits(void *context, struct diag *diag);

/* The rules that are named exist: CLI_OK, or CLI_USAGE after a message. */
int rule_choice_check(const struct invocation *invocation);

#endif
