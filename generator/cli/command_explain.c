/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "site/rules.h"

static void print_example(const char *example)
{
	struct str rest = str_of(example), line;

	while (str_split(&rest, '\n', &line))
		printf("    %.*s\n", STR_ARG(line));
}

static void explain(const struct rule *rule, enum message_language language)
{
	bool is_vi = language == MESSAGES_VI;

	printf("%s (%s)\n%s\n\n%s\n\n", rule->id, diag_level_name(rule->level, language),
	    rule->title[language], rule->explanation[language]);
	printf(is_vi ? "Cách sửa: %s\n" : "To mend it: %s\n", rule->mend[language]);
	print_example(rule->example);
	printf(is_vi ? "\nNguồn: %s\n" : "\nSource: %s\n", rule->source);
}

static int unknown_rule(const struct invocation *invocation, struct str wanted)
{
	const struct rule *nearest = rule_nearest(wanted);

	if (!nearest)
		return usage_error(invocation, "không có quy tắc này (xem datamo rules)",
		    "no such rule (see datamo rules)", invocation->arguments[0]);
	return usage_error(invocation, "không có quy tắc này; gần nhất là",
	    "no such rule; the nearest is", nearest->id);
}

static int run(const struct invocation *invocation)
{
	const struct rule *rule;

	if (!invocation->argument_count)
		return usage_error(invocation, "cần tên của một quy tắc (xem datamo rules)",
		    "the name of a rule is wanted (see datamo rules)", NULL);
	rule = rule_find(str_of(invocation->arguments[0]));
	if (!rule)
		return unknown_rule(invocation, str_of(invocation->arguments[0]));
	explain(rule, invocation->language);
	return CLI_OK;
}

static const struct option options[] = {
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ .name = NULL },
};

const struct command command_explain = {
	.name = "explain",
	.usage = "RULE [--lang vi|en]",
	.summary = { "giải thích một quy tắc và cách sửa", "explain a rule, and how to mend it" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
