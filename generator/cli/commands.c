/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cli/command.h"

extern const struct command command_init, command_add, command_build, command_serve,
    command_publish, command_validate, command_infer, command_fix, command_formats, command_quality,
    command_check_links, command_theme, command_rules, command_explain, command_completion,
    command_help;

static const struct command *const commands[] = {
	&command_init,
	&command_add,
	&command_build,
	&command_serve,
	&command_publish,
	&command_validate,
	&command_infer,
	&command_fix,
	&command_formats,
	&command_quality,
	&command_check_links,
	&command_theme,
	&command_rules,
	&command_explain,
	&command_completion,
	&command_help,
};

const struct command *command_at(size_t index)
{
	return index < sizeof(commands) / sizeof(commands[0]) ? commands[index] : NULL;
}

const struct command *command_find(const char *name)
{
	const struct command *command;

	for (size_t i = 0; (command = command_at(i)); i++) {
		if (!strcmp(command->name, name))
			return command;
	}
	return NULL;
}
