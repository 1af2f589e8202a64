/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "site/rules.h"

/* Text for mdoc(7): a backslash is \\e, and no line begins with a control character. */
static void print_mdoc(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\\')
			fputs("\\e", stdout);
		else if (text.data[i] == '-')
			fputs("\\-", stdout);
		else if ((text.data[i] == '.' || text.data[i] == '\'') &&
			 (!i || text.data[i - 1] == '\n'))
			printf("\\&%c", text.data[i]);
		else if (text.data[i] == ' ' && i && text.data[i - 1] == '.')
			putchar('\n'); /* a sentence begins a line */
		else
			putchar(text.data[i]);
	}
	putchar('\n');
}

static void print_mdoc_rule(const struct rule *rule, enum message_language language)
{
	printf(".It Sy ");
	print_mdoc(str_of(rule->id));
	printf("(%s) ", diag_level_name(rule->level, language));
	print_mdoc(str_of(rule->title[language]));
	puts(".Pp");
	print_mdoc(str_of(rule->explanation[language]));
	print_mdoc(str_of(rule->mend[language]));
	puts(".Bd -literal -offset indent");
	print_mdoc(str_of(rule->example));
	puts(".Ed");
	print_mdoc(str_of(rule->source));
}

/* The manual page datamo-rules(7). */
static void print_manual(enum message_language language)
{
	const struct rule *rule;

	puts(".\\\" SPDX-License-Identifier: MIT\n.Dd November 21, 2026\n.Dt DATAMO-RULES 7\n.Os\n"
	     ".Sh NAME\n.Nm datamo-rules\n.Nd what datamo finds, and how to mend it\n"
	     ".Sh DESCRIPTION");
	puts(language == MESSAGES_VI
		 ? "Mỗi quy tắc có tên cố định, mức độ, cách sửa, ví dụ và nguồn."
		 : "Each rule has a stable name, a level, a way to mend what breaks it, an example "
		   "and a source.");
	puts(".Bl -tag -width Ds");
	for (size_t i = 0; (rule = rule_at(i)); i++)
		print_mdoc_rule(rule, language);
	puts(".El\n.Sh SEE ALSO\n.Xr datamo 1 ,\n.Xr datamo-portal 5");
}

static int run(const struct invocation *invocation)
{
	enum message_language language = invocation->language;
	const struct rule *rule;

	if (invocation_value(invocation, "manual")) {
		print_manual(language);
		return CLI_OK;
	}
	for (size_t i = 0; (rule = rule_at(i)); i++)
		printf("%-32s %s: %s\n", rule->id, diag_level_name(rule->level, language),
		    rule->title[language]);
	return CLI_OK;
}

static const struct option options[] = {
	{ "manual", '\0', NULL,
	    { "in trang hướng dẫn datamo-rules(7), dạng mdoc",
		"print the manual page datamo-rules(7), as mdoc" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ .name = NULL },
};

const struct command command_rules = {
	.name = "rules",
	.usage = "[--manual] [--lang vi|en]",
	.summary = { "liệt kê các quy tắc kiểm tra", "list the rules that are checked" },
	.options = options,
	.arguments_max = 0,
	.run = run,
};
