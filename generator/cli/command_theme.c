/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "site/theme_views.h"

/* What the first word asks for. */
struct theme_task {
	const char *name;
	size_t arguments_least;
	/* Standard output goes through `output`. */
	int (*run)(const struct invocation *invocation, struct output *output, struct diags *diags);
};

static int check(const struct invocation *invocation, struct output *output, struct diags *diags)
{
	const char *format = invocation_value(invocation, "format");
	const char *path = invocation->arguments[1];
	bool is_read = theme_folder_check(path, diags);
	struct cli_report report;

	(void)output;
	cli_report_init(&report, diags, path, invocation->language);
	cli_report_print(&report, reporter_find(format ? str_of(format) : STR("text")), stdout);
	cli_report_release(&report);
	if (!is_read)
		return CLI_ENVIRONMENT;
	return diags_count(diags, DIAG_ERROR) ? CLI_DATA_ERRORS : CLI_OK;
}

static int view(const struct invocation *invocation, struct output *output, struct diags *diags)
{
	const char *portal = invocation->argument_count > 2 ? invocation->arguments[2] : "datasets";

	return theme_view_write(portal, str_of(invocation->arguments[1]), output, diags)
		   ? CLI_OK
		   : CLI_DATA_ERRORS;
}

static int keys(const struct invocation *invocation, struct output *output, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct view_shapes shapes = view_shapes_new(arena);
	bool is_read = theme_views_read(&shapes, diags);

	if (is_read)
		view_shapes_explain(&shapes,
		    str_of(invocation->argument_count > 1 ? invocation->arguments[1] : NULL),
		    output);
	arena_free(arena);
	return is_read ? CLI_OK : CLI_ENVIRONMENT;
}

static int learn(const struct invocation *invocation, struct output *output, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct view_shapes shapes = view_shapes_new(arena);
	struct diags *unheard = diags_new();
	bool is_learnt = theme_views_learn(
	    invocation->arguments + 1, invocation->argument_count - 1, &shapes, unheard);

	if (is_learnt)
		view_shapes_write(&shapes, output);
	else
		diags_merge(diags, unheard);
	diags_free(unheard);
	arena_free(arena);
	return is_learnt ? CLI_OK : CLI_DATA_ERRORS;
}

static const struct theme_task tasks[] = {
	{ "check", 1, check },
	{ "view", 1, view },
	{ "keys", 0, keys },
	{ "learn", 1, learn },
};

static const struct theme_task *find_task(const struct invocation *invocation)
{
	for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
		if (invocation->argument_count > tasks[i].arguments_least &&
		    !strcmp(invocation->arguments[0], tasks[i].name))
			return &tasks[i];
	}
	return NULL;
}

static int run(const struct invocation *invocation)
{
	const char *format = invocation_value(invocation, "format");
	const struct theme_task *task = find_task(invocation);
	struct cli_report report;
	struct output *output;
	struct diags *diags;
	int status;

	if (!task)
		return usage_error(invocation, "cần check, view, keys hoặc learn, và đối số của nó",
		    "check, view, keys or learn is needed, and what it is about",
		    invocation->argument_count ? invocation->arguments[0] : "");
	if (format && !reporter_find(str_of(format)))
		return usage_error(invocation, "không có dạng báo cáo này",
		    "there is no such form of report", format);
	diags = diags_new();
	output = output_new_memory();
	status = task->run(invocation, output, diags);
	fwrite(output_memory(output).data, 1, output_memory(output).len, stdout);
	if (task->run != check) {
		cli_report_init(&report, diags, NULL, invocation->language);
		report.report.at_least = DIAG_ERROR;
		cli_report_print(&report, reporter_find(STR("text")), stderr);
		cli_report_release(&report);
	}
	output_free(output);
	diags_free(diags);
	return status;
}

static const struct option options[] = {
	{ "format", 'f', "FORMAT",
	    { "dạng in của check: text, json, sarif, junit, github, markdown, csv",
		"how check prints: text, json, sarif, junit, github, markdown, csv" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ .name = NULL },
};

const struct command command_theme = {
	.name = "theme",
	.usage = "check DIR | view KIND|PAGE [PORTAL] | keys [KIND] | learn PORTAL... "
		 "[--format FORMAT]\n       [--lang vi|en]",
	.summary = { "soát một giao diện; cho xem dữ liệu mà khuôn mẫu nhận được",
	    "check a theme; show what its templates get" },
	.options = options,
	.arguments_max = ARGUMENTS_ANY,
	.run = run,
};
