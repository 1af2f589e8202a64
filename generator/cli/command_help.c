/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/command.h"

static int run(const struct invocation *invocation)
{
	enum message_language language = invocation->language;
	const struct command *command;

	if (invocation->argument_count) {
		command = command_find(invocation->arguments[0]);
		if (!command)
			return usage_error(invocation, "không có lệnh này", "no such command",
			    invocation->arguments[0]);
		command_print_usage(command, language, true, stdout);
		return CLI_OK;
	}
	puts(
	    language == MESSAGES_VI
		? "datamo: biến một thư mục CSV và ghi chú Markdown thành cổng dữ liệu mở tĩnh.\n\n"
		  "cách dùng: datamo LỆNH [đối số]\n"
		: "datamo: turn a folder of CSV files and Markdown notes into a static open-data "
		  "portal.\n\n"
		  "usage: datamo COMMAND [arguments]\n");
	for (size_t i = 0; (command = command_at(i)); i++)
		printf("  %-10s  %s\n", command->name, command->summary[language]);
	puts(language == MESSAGES_VI
		 ? "\nGõ 'datamo help LỆNH' hoặc xem datamo(1), datamo-portal(5)."
		 : "\nSee 'datamo help COMMAND', datamo(1) and datamo-portal(5).");
	return CLI_OK;
}

static const struct option options[] = {
	{ .name = NULL },
};

const struct command command_help = {
	.name = "help",
	.usage = "[COMMAND]",
	.summary = { "giải thích các lệnh", "explain the commands" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
