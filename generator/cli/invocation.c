/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/worker_pool.h"
#include "cli/cli.h"
#include "cli/command.h"

enum { WORKERS_MAX = 256 };

enum message_language message_language_default(void)
{
	const char *locale = getenv("LC_MESSAGES");

	return locale && !strncmp(locale, "vi", 2) ? MESSAGES_VI : MESSAGES_EN;
}

static const struct option *find_long(const struct command *command, struct str name, size_t *index)
{
	for (*index = 0; command->options[*index].name; ++*index) {
		if (str_eq(str_of(command->options[*index].name), name))
			return &command->options[*index];
	}
	return NULL;
}

static const struct option *find_letter(const struct command *command, char letter, size_t *index)
{
	for (*index = 0; command->options[*index].name; ++*index) {
		if (command->options[*index].letter == letter)
			return &command->options[*index];
	}
	return NULL;
}

const char *invocation_value(const struct invocation *invocation, const char *option)
{
	size_t index;
	const struct option *found = find_long(invocation->command, str_of(option), &index);

	assert(found);
	return found ? invocation->values[index] : NULL;
}

const char *invocation_next(
    const struct invocation *invocation, const char *option, size_t *position)
{
	size_t index;
	const struct option *found = find_long(invocation->command, str_of(option), &index);

	assert(found);
	while (found && *position < invocation->use_count) {
		const struct option_use *use = &invocation->uses[(*position)++];

		if (use->option == index)
			return use->value;
	}
	return NULL;
}

int usage_error(const struct invocation *invocation, const char *complaint_vi,
    const char *complaint_en, const char *word)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_add_cstr(&out, "datamo: ");
	strbuf_add_cstr(&out, invocation->language == MESSAGES_VI ? complaint_vi : complaint_en);
	if (word) {
		strbuf_add_cstr(&out, ": ");
		harmless_add(&out, str_of(word), 80);
	}
	fprintf(stderr, "%s\n", out.data);
	strbuf_release(&out);
	command_print_usage(invocation->command, invocation->language, false, stderr);
	return CLI_USAGE;
}

static int take(struct invocation *invocation, size_t option, const char *value)
{
	if (invocation->use_count == OPTION_USES_MAX)
		return usage_error(invocation, "quá nhiều tùy chọn", "too many options", NULL);
	invocation->values[option] = value;
	invocation->uses[invocation->use_count++] = (struct option_use){ option, value };
	return CLI_OK;
}

/* "--name", "--name=value", "--name value"; moves *at over what it takes. */
static int parse_long(struct invocation *invocation, int argc, char **argv, int *at)
{
	struct str word = str_of(argv[*at] + 2);
	struct str name = str_slice(word, 0, str_find(word, '='));
	size_t index;
	const struct option *option = find_long(invocation->command, name, &index);

	if (!option)
		return usage_error(
		    invocation, "không có tùy chọn này", "no such option", argv[*at]);
	if (!option->argument) {
		if (name.len != word.len)
			return usage_error(invocation, "tùy chọn này không nhận giá trị",
			    "this option takes no value", argv[*at]);
		return take(invocation, index, "");
	}
	if (name.len != word.len)
		return take(invocation, index, word.data + name.len + 1);
	if (*at + 1 < argc)
		return take(invocation, index, argv[++*at]);
	return usage_error(
	    invocation, "tùy chọn này cần một giá trị", "this option needs a value", argv[*at]);
}

/* "-o DIR", "-oDIR", "-q" */
static int parse_letter(struct invocation *invocation, int argc, char **argv, int *at)
{
	size_t index;
	const struct option *option = find_letter(invocation->command, argv[*at][1], &index);

	if (!option)
		return usage_error(
		    invocation, "không có tùy chọn này", "no such option", argv[*at]);
	if (!option->argument && argv[*at][2])
		return usage_error(invocation, "tùy chọn này không nhận giá trị",
		    "this option takes no value", argv[*at]);
	if (!option->argument)
		return take(invocation, index, "");
	if (argv[*at][2])
		return take(invocation, index, argv[*at] + 2);
	if (*at + 1 < argc)
		return take(invocation, index, argv[++*at]);
	return usage_error(
	    invocation, "tùy chọn này cần một giá trị", "this option needs a value", argv[*at]);
}

/* --lang vi|en, where the command has it, decides in what language the rest is said. */
static int choose_language(struct invocation *invocation)
{
	size_t index;
	const struct option *lang = find_long(invocation->command, STR("lang"), &index);
	const char *value = lang ? invocation->values[index] : NULL;

	if (!value || strcmp(lang->argument, "vi|en"))
		return CLI_OK;
	if (strcmp(value, "vi") && strcmp(value, "en"))
		return usage_error(
		    invocation, "--lang phải là vi hoặc en", "--lang must be vi or en", value);
	invocation->language = value[0] == 'v' ? MESSAGES_VI : MESSAGES_EN;
	return CLI_OK;
}

int invocation_number(const struct invocation *invocation, const char *option, unsigned least,
    unsigned most, unsigned *number)
{
	const char *value = invocation_value(invocation, option);
	char vi[100], en[100], *end;
	unsigned long read;

	if (!value)
		return CLI_OK;
	read = strtoul(value, &end, 10);
	if (ascii_is_digit(*value) && !*end && read >= least && read <= most) {
		*number = (unsigned)read;
		return CLI_OK;
	}
	snprintf(vi, sizeof(vi), "--%s phải là một số từ %u đến %u", option, least, most);
	snprintf(en, sizeof(en), "--%s must be a number from %u to %u", option, least, most);
	return usage_error(invocation, vi, en, value);
}

int invocation_workers(const struct invocation *invocation, size_t *workers)
{
	unsigned count = (unsigned)worker_pool_processors();
	int status = invocation_number(invocation, "jobs", 1, WORKERS_MAX, &count);

	*workers = count;
	return status;
}

int invocation_today(const struct invocation *invocation, struct date *today)
{
	const char *value = invocation_value(invocation, "today");

	if (!value || date_parse(str_of(value), DATE_ISO, today))
		return CLI_OK;
	return usage_error(invocation, "--today phải là một ngày như 2024-07-10",
	    "--today must be a date such as 2024-07-10", value);
}

int invocation_parse(struct invocation *invocation, int argc, char **argv)
{
	bool has_options = true;
	int status = CLI_OK;

	invocation->arguments = argv; /* they move to its front as they come */
	for (int at = 0; at < argc && !status; at++) {
		const char *word = argv[at];

		if (has_options && !strcmp(word, "--"))
			has_options = false;
		else if (has_options && word[0] == '-' && word[1] == '-')
			status = parse_long(invocation, argc, argv, &at);
		else if (has_options && word[0] == '-' && word[1])
			status = parse_letter(invocation, argc, argv, &at);
		else if (invocation->argument_count < invocation->command->arguments_max)
			argv[invocation->argument_count++] = argv[at];
		else
			status = usage_error(
			    invocation, "thừa đối số", "one argument too many", word);
	}
	return status ? status : choose_language(invocation);
}

void command_print_usage(
    const struct command *command, enum message_language language, bool is_long, FILE *stream)
{
	fprintf(stream, "%s: datamo %s %s\n", language == MESSAGES_VI ? "cách dùng" : "usage",
	    command->name, command->usage);
	if (!is_long)
		return;
	fprintf(stream, "\n%s\n", command->summary[language]);
	if (command->options[0].name)
		fputc('\n', stream);
	for (size_t i = 0; command->options[i].name; i++) {
		const struct option *option = &command->options[i];
		struct strbuf left = STRBUF_INIT;

		if (option->letter)
			strbuf_add_format(&left, "-%c, ", option->letter);
		strbuf_add_format(&left, "--%s", option->name);
		if (option->argument)
			strbuf_add_format(&left, " %s", option->argument);
		fprintf(stream, "  %-22s  %s\n", left.data, option->help[language]);
		strbuf_release(&left);
	}
}
