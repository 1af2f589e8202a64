/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/sandbox.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "cli/command.h"

/* Standard output that was lost (a full disk, a closed pipe) is an error of its own. */
static int finish(int status)
{
	bool is_lost = fflush(stdout) != 0 || ferror(stdout);

	return is_lost && status == CLI_OK ? CLI_ENVIRONMENT : status;
}

static void print_version(void)
{
	struct sandbox sandbox = sandbox_probe();

	puts("datamo " DATAMO_VERSION);
	if (sandbox.landlock_version)
		printf("Landlock: version %d\n", sandbox.landlock_version);
	else
		puts("Landlock: none");
	puts(sandbox.has_seccomp ? "seccomp: yes" : "seccomp: none");
}

static const struct command *nearest_command(const char *name)
{
	const struct command *command, *best = NULL;
	size_t best_distance = 3;

	for (size_t i = 0; (command = command_at(i)); i++) {
		size_t distance = str_distance(str_of(name), str_of(command->name), 2);

		if (distance < best_distance) {
			best = command;
			best_distance = distance;
		}
	}
	return best;
}

static int unknown_command(const char *name, enum message_language language)
{
	const struct command *nearest = nearest_command(name);
	struct strbuf shown = STRBUF_INIT;

	harmless_add(&shown, str_of(name), 80);
	if (language == MESSAGES_VI)
		fprintf(stderr, "datamo: không có lệnh '%s'", shown.data ? shown.data : "");
	else
		fprintf(stderr, "datamo: no such command: '%s'", shown.data ? shown.data : "");
	if (nearest)
		fprintf(stderr,
		    language == MESSAGES_VI ? "; có phải là '%s'?" : "; did you mean '%s'?",
		    nearest->name);
	fprintf(stderr, "\n%s\n",
	    language == MESSAGES_VI ? "Gõ 'datamo help' để xem các lệnh."
				    : "'datamo help' lists the commands.");
	strbuf_release(&shown);
	return CLI_USAGE;
}

int cli_run(int argc, char **argv)
{
	struct invocation invocation = { .language = message_language_default() };
	const char *name = argc > 1 ? argv[1] : "help";
	int status;

	/* Written files get the modes that they are given; a closed pipe is an error, not a death.
	 */
	umask(022);
	memory_keep();
	signal(SIGPIPE, SIG_IGN);
	if (!strcmp(name, "--version") || !strcmp(name, "-V")) {
		print_version();
		return finish(CLI_OK);
	}
	if (!strcmp(name, "--help") || !strcmp(name, "-h"))
		name = "help";
	invocation.command = command_find(name);
	if (!invocation.command)
		return unknown_command(name, invocation.language);
	for (int i = 2; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
			command_print_usage(invocation.command, invocation.language, true, stdout);
			return finish(CLI_OK);
		}
	}
	status = argc > 2 ? invocation_parse(&invocation, argc - 2, argv + 2) : CLI_OK;
	return finish(status ? status : invocation.command->run(&invocation));
}
