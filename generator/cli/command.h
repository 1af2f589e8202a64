/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_COMMAND_H
#define DATAMO_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/version.h"

/* One option of a command. The table drives parsing, --help and the check of the manual. */
struct option {
	const char *name;     /* "output": --output */
	char letter;          /* 'o': -o; '\0': none */
	const char *argument; /* "DIR"; NULL: a switch */
	const char *help[MESSAGES_COUNT];
};

enum { OPTIONS_MAX = 24, OPTION_USES_MAX = 256 };

#define ARGUMENTS_ANY SIZE_MAX

/* A command line, parsed. values[i] belongs to the command's options[i]: NULL when not given, ""
 * for a switch; of an option given several times, the last. */
struct invocation {
	const struct command *command;
	const char *values[OPTIONS_MAX];
	struct option_use {
		size_t option;
		const char *value;
	} uses[OPTION_USES_MAX]; /* in their order */
	size_t use_count;
	char **arguments; /* the words of the command line, those of options left out */
	size_t argument_count;
	enum message_language language;
};

/* One file command_*.c, one line in commands.c. */
struct command {
	const char *name;
	const char *usage; /* what follows the name: "[PORTAL] [-o DIR]" */
	const char *summary[MESSAGES_COUNT];
	const struct option *options; /* ends with a NULL name */
	size_t arguments_max;         /* or ARGUMENTS_ANY */
	int (*run)(const struct invocation *invocation);
};

const struct command *command_at(size_t index); /* NULL past the end */
const struct command *command_find(const char *name);

/* The option's value, NULL when not given. The command must have it. */
const char *invocation_value(const struct invocation *invocation, const char *option);

/* The value of each use of an option in turn, NULL behind the last; *position begins at 0. */
const char *invocation_next(
    const struct invocation *invocation, const char *option, size_t *position);

/* The option's value as a whole number from `least` to `most` into *number, which stays as it is
 * without the option; CLI_USAGE after a message. */
int invocation_number(const struct invocation *invocation, const char *option, unsigned least,
    unsigned most, unsigned *number);

/* --jobs, or as many as there are processors; CLI_USAGE after a message. */
int invocation_workers(const struct invocation *invocation, size_t *workers);

/* --today into *today, which stays as it is without the option; CLI_USAGE after a message. */
int invocation_today(const struct invocation *invocation, struct date *today);

/* Fills the invocation from the words after the command's name; CLI_USAGE after a message. */
int invocation_parse(struct invocation *invocation, int argc, char **argv);

/* "usage: datamo build …", with the options explained when `is_long`. */
void command_print_usage(
    const struct command *command, enum message_language language, bool is_long, FILE *stream);

/* A complaint about the command line on standard error, then the usage; returns CLI_USAGE. */
int usage_error(const struct invocation *invocation, const char *complaint_vi,
    const char *complaint_en, const char *word);

/* vi when LC_MESSAGES begins with "vi", else en. */
enum message_language message_language_default(void);

#endif
