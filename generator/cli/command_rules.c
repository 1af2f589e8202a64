/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "site/rules.h"

static int run(const struct invocation *invocation)
{
	enum message_language language = invocation->language;
	const struct rule *rule;

	for (size_t i = 0; (rule = rule_at(i)); i++)
		printf("%-32s %s: %s\n", rule->id, diag_level_name(rule->level, language),
		    rule->title[language]);
	return CLI_OK;
}

static const struct option options[] = {
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ .name = NULL },
};

const struct command command_rules = {
	.name = "rules",
	.usage = "[--lang vi|en]",
	.summary = { "liệt kê các quy tắc kiểm tra", "list the rules that are checked" },
	.options = options,
	.arguments_max = 0,
	.run = run,
};
