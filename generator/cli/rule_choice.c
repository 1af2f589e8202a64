/* SPDX-License-Identifier: MIT */
#include "cli/rule_choice.h"

#include <string.h>

#include "cli/cli.h"
#include "site/rules.h"

/* "table.ragged-row", "table.*" */
static bool matches(const char *id, const char *pattern)
{
	size_t len = strlen(pattern);

	if (len >= 2 && !strcmp(pattern + len - 2, ".*"))
		return !strncmp(id, pattern, len - 1);
	return !strcmp(id, pattern);
}

/* Some use of the option means the rule; `*is_used`: there is any use at all. */
static bool is_named(
    const struct invocation *invocation, const char *option, const char *id, bool *is_used)
{
	const char *pattern;
	size_t position = 0;

	*is_used = false;
	while ((pattern = invocation_next(invocation, option, &position))) {
		*is_used = true;
		if (matches(id, pattern))
			return true;
	}
	return false;
}

bool rule_choice_admits(void *context, struct diag *diag)
{
	const struct invocation *invocation = *(const struct invocation *const *)context;
	bool is_used;

	if (!is_named(invocation, "only", diag->kind->id, &is_used) && is_used)
		return false;
	if (is_named(invocation, "ignore", diag->kind->id, &is_used))
		return false;
	if (diag->level == DIAG_WARNING && invocation_value(invocation, "strict"))
		diag->level = DIAG_ERROR;
	return true;
}

static int check_pattern(const struct invocation *invocation, const char *option)
{
	const struct rule *rule;
	const char *pattern;
	size_t position = 0, i;

	while ((pattern = invocation_next(invocation, option, &position))) {
		for (i = 0; (rule = rule_at(i)) && !matches(rule->id, pattern); i++)
			;
		if (!rule)
			return usage_error(invocation, "không có quy tắc này (xem datamo rules)",
			    "no such rule (see datamo rules)", pattern);
	}
	return CLI_OK;
}

int rule_choice_check(const struct invocation *invocation)
{
	int status = check_pattern(invocation, "only");

	return status ? status : check_pattern(invocation, "ignore");
}
