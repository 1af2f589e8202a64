/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/command.h"

/* Words that a shell may offer, made from the tables of commands and options. */
struct shell {
	const char *name;
	void (*print)(enum message_language language);
};

/* What an option takes is a choice, "vi|en"; else a name or a path. */
static bool is_choice(const struct option *option)
{
	return option->argument && strchr(option->argument, '|');
}

static void print_choice(const struct option *option)
{
	for (const char *at = option->argument; *at; at++)
		putchar(*at == '|' ? ' ' : *at);
}

static void print_commands(void)
{
	const struct command *command;

	for (size_t i = 0; (command = command_at(i)); i++)
		printf("%s%s", i ? " " : "", command->name);
}

/* What stands for each command's arguments other than files. */
static const struct {
	const char *command, *words;
} argument_words[] = {
	{ "completion", "bash zsh fish" },
	{ "explain", "$(datamo rules 2>/dev/null | sed 's/ .*//')" },
	{ "help", NULL }, /* the commands */
	{ "theme", "check view keys learn" },
};

enum { ARGUMENT_WORDS = sizeof(argument_words) / sizeof(argument_words[0]) };

static void print_argument_words(size_t i)
{
	if (argument_words[i].words)
		fputs(argument_words[i].words, stdout);
	else
		print_commands();
}

static void print_bash_options(const struct command *command)
{
	printf("\t%s) options=\"", command->name);
	for (const struct option *option = command->options; option->name; option++) {
		if (option->letter)
			printf("-%c ", option->letter);
		printf("--%s ", option->name);
	}
	puts("--help\" ;;");
}

static void print_bash(enum message_language language)
{
	const struct command *command;

	(void)language;
	puts("# bash completion for datamo: datamo completion bash\n_datamo()\n{\n"
	     "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= "
	     "options=\n"
	     "\tCOMPREPLY=()\n\tif [ \"$COMP_CWORD\" -eq 1 ]; then");
	fputs("\t\twords=\"", stdout);
	print_commands();
	puts(" --help --version\"\n\telse\n\tcase ${COMP_WORDS[1]}:$before in");
	for (size_t i = 0; (command = command_at(i)); i++) {
		for (const struct option *option = command->options; option->name; option++) {
			if (!option->argument)
				continue;
			printf("\t%s:--%s", command->name, option->name);
			if (option->letter)
				printf(" | %s:-%c", command->name, option->letter);
			fputs(") words=\"", stdout);
			if (is_choice(option))
				print_choice(option);
			puts("\" options=none ;;");
		}
	}
	puts("\tesac\n\t[ -n \"$options\" ] || case ${COMP_WORDS[1]} in");
	for (size_t i = 0; (command = command_at(i)); i++)
		print_bash_options(command);
	puts("\tesac\n\tcase $options:$word in\n\tnone:*) ;;\n\t*:-*) words=$options ;;\n"
	     "\t*) case ${COMP_WORDS[1]} in");
	for (size_t i = 0; i < ARGUMENT_WORDS; i++) {
		printf("\t\t%s) words=\"", argument_words[i].command);
		print_argument_words(i);
		puts("\" ;;");
	}
	puts("\t\tesac ;;\n\tesac\n\tfi\n"
	     "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
	     "complete -o default -F _datamo datamo");
}

/* Inside single quotes; `special` characters get a backslash. */
static void print_quoted(const char *text, const char *special, const char *quote)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs(quote, stdout);
		else if (strchr(special, *text))
			printf("\\%c", *text);
		else
			putchar(*text);
	}
}

static void print_zsh_option(const struct option *option, bool is_letter, const char *help)
{
	if (is_letter)
		printf(" \\\n\t\t'-%c%s[", option->letter, option->argument ? "+" : "");
	else
		printf(" \\\n\t\t'--%s%s[", option->name, option->argument ? "=" : "");
	print_quoted(help, "[]:\\", "'\\''");
	putchar(']');
	if (is_choice(option)) {
		fputs(": :(", stdout);
		print_choice(option);
		putchar(')');
	} else if (option->argument) {
		printf(":%s:_files", option->argument);
	}
	putchar('\'');
}

static void print_zsh_command(const struct command *command, enum message_language language)
{
	const char *arguments = "_files";

	printf("\t%s)\n\t\t_arguments", command->name);
	for (const struct option *option = command->options; option->name; option++) {
		if (option->letter)
			print_zsh_option(option, true, option->help[language]);
		print_zsh_option(option, false, option->help[language]);
	}
	for (size_t i = 0; i < ARGUMENT_WORDS; i++) {
		if (strcmp(argument_words[i].command, command->name))
			continue;
		fputs(" \"*: :(", stdout);
		print_argument_words(i);
		puts(")\" ;;");
		return;
	}
	printf(" '*:file:%s' ;;\n", arguments);
}

static void print_zsh(enum message_language language)
{
	const struct command *command;

	puts("#compdef datamo\n# zsh completion for datamo: datamo completion zsh\n_datamo()\n{\n"
	     "\tlocal -a commands=(");
	for (size_t i = 0; (command = command_at(i)); i++) {
		printf("\t\t'%s:", command->name);
		print_quoted(command->summary[language], "\\", "'\\''");
		puts("'");
	}
	puts(
	    "\t)\n\tif (( CURRENT == 2 )); then\n\t\t_describe command commands\n\t\treturn\n\tfi\n"
	    "\tshift words\n\t(( CURRENT-- ))\n\tcase $words[1] in");
	for (size_t i = 0; (command = command_at(i)); i++)
		print_zsh_command(command, language);
	puts("\tesac\n}\nif [ \"$funcstack[1]\" = _datamo ]; then\n\t_datamo \"$@\"\nelse\n"
	     "\tcompdef _datamo datamo\nfi");
}

static void print_fish_option(
    const char *command, const struct option *option, enum message_language language)
{
	printf(
	    "complete -c datamo -n '__fish_seen_subcommand_from %s' -l %s", command, option->name);
	if (option->letter)
		printf(" -s %c", option->letter);
	if (is_choice(option)) {
		fputs(" -x -a '", stdout);
		print_choice(option);
		putchar('\'');
	} else if (option->argument) {
		fputs(" -r", stdout);
	}
	fputs(" -d '", stdout);
	print_quoted(option->help[language], "\\", "\\'");
	puts("'");
}

static void print_fish(enum message_language language)
{
	const struct command *command;

	puts("# fish completion for datamo: datamo completion fish");
	for (size_t i = 0; (command = command_at(i)); i++) {
		printf("complete -c datamo -f -n __fish_use_subcommand -a %s -d '", command->name);
		print_quoted(command->summary[language], "\\", "\\'");
		puts("'");
		for (const struct option *option = command->options; option->name; option++)
			print_fish_option(command->name, option, language);
	}
	puts("complete -c datamo -f -n '__fish_seen_subcommand_from explain' -a "
	     "\"(datamo rules 2>/dev/null | string replace -r ' .*' '')\"");
	fputs("complete -c datamo -f -n '__fish_seen_subcommand_from help' -a '", stdout);
	print_commands();
	puts("'\ncomplete -c datamo -f -n '__fish_seen_subcommand_from completion' -a 'bash zsh "
	     "fish'");
}

static const struct shell shells[] = {
	{ "bash", print_bash },
	{ "zsh", print_zsh },
	{ "fish", print_fish },
};

static int run(const struct invocation *invocation)
{
	const char *wanted = invocation->argument_count ? invocation->arguments[0] : NULL;

	for (size_t i = 0; wanted && i < sizeof(shells) / sizeof(shells[0]); i++) {
		if (strcmp(shells[i].name, wanted))
			continue;
		shells[i].print(invocation->language);
		return CLI_OK;
	}
	return usage_error(invocation, "cần tên vỏ lệnh: bash, zsh hoặc fish",
	    "the name of a shell is wanted: bash, zsh or fish", wanted);
}

static const struct option options[] = {
	{ "lang", '\0', "vi|en",
	    { "ngôn ngữ của lời giải thích", "the language of explanations" } },
	{ .name = NULL },
};

const struct command command_completion = {
	.name = "completion",
	.usage = "bash|zsh|fish [--lang vi|en]",
	.summary = { "in phần gợi ý lệnh cho bash, zsh hoặc fish",
	    "print what bash, zsh or fish needs to complete commands" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
