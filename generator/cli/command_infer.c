/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "site/infer.h"

static int run(const struct invocation *invocation)
{
	bool is_quiet = invocation_value(invocation, "quiet") != NULL;
	struct output *output;
	struct diags *diags;
	struct cli_report report;
	bool is_read;

	if (!invocation->argument_count)
		return usage_error(
		    invocation, "cần tên một tệp bảng", "the name of a table is wanted", NULL);
	output = output_new_memory();
	diags = diags_new();
	is_read = infer_schema(invocation->arguments[0], diags, output);
	fwrite(output_memory(output).data, 1, output_memory(output).len, stdout);
	cli_report_init(&report, diags, NULL, invocation->language);
	report.report.at_least = is_quiet ? DIAG_ERROR : DIAG_NOTE;
	cli_report_print(&report, reporter_find(STR("text")), stderr);
	cli_report_release(&report);
	diags_free(diags);
	output_free(output);
	return is_read ? CLI_OK : CLI_DATA_ERRORS;
}

static const struct option options[] = {
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in lỗi", "print errors only" } },
	{ .name = NULL },
};

const struct command command_infer = {
	.name = "infer",
	.usage = "FILE.csv | - [--lang vi|en] [--quiet]",
	.summary = { "in lược đồ (Table Schema) của một bảng",
	    "print the Table Schema of a table" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
