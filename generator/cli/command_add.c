/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "read/portal_read.h"
#include "site/add.h"
#include "site/today.h"

/* The portal: the folder itself, or the `datasets` in it, whichever holds portal.yml. NULL: none.
 */
static const char *find_portal(const char *folder, struct strbuf *path)
{
	static const char *const below[] = { "", "/datasets" };

	for (size_t i = 0; i < sizeof(below) / sizeof(below[0]); i++) {
		strbuf_clear(path);
		strbuf_add_format(path, "%s%s/portal.yml", folder, below[i]);
		if (access(path->data, R_OK) != 0)
			continue;
		path->len -= sizeof("/portal.yml") - 1;
		path->data[path->len] = '\0';
		return path->data;
	}
	return NULL;
}

static const char *outcome_text(enum add_outcome outcome, enum message_language language)
{
	static const char *const texts[][MESSAGES_COUNT] = {
		[ADD_NO_TABLE] = { "không đọc được thành bảng; cần tệp .csv hoặc .tsv",
		    "cannot be read as a table; a .csv or .tsv file is wanted" },
		[ADD_ID_TAKEN] = { "đã có thư mục tên như vậy; không có gì bị ghi đè",
		    "a folder of that name is there; nothing was written over" },
	};

	return outcome == ADD_FAILED ? strerror(errno) : texts[outcome][language];
}

static void say_outcome(const char *path, const char *portal, struct str id,
    enum add_outcome outcome, enum message_language language)
{
	const char *text = outcome == ADD_DONE ? NULL : outcome_text(outcome, language);
	struct strbuf shown = STRBUF_INIT;

	harmless_add(&shown, str_of(path), 300);
	if (outcome == ADD_DONE)
		printf("%s -> %s/%s/dataset.md\n", shown.data, portal, id.data);
	else if (outcome == ADD_ID_TAKEN)
		fprintf(stderr, "datamo: %s: %s: %s/%s\n", shown.data, text, portal, id.data);
	else
		fprintf(stderr, "datamo: %s: %s\n", shown.data, text);
	strbuf_release(&shown);
}

static int add_one(const struct invocation *invocation, struct portal *portal, const char *folder,
    const char *path)
{
	static const int statuses[] = { [ADD_DONE] = CLI_OK,
		[ADD_NO_TABLE] = CLI_DATA_ERRORS,
		[ADD_ID_TAKEN] = CLI_DATA_ERRORS,
		[ADD_FAILED] = CLI_ENVIRONMENT };
	struct diags *diags = diags_new();
	struct cli_report report;
	struct str id;
	enum add_outcome outcome = add_table(portal, path, diags, &id);

	say_outcome(path, folder, id, outcome, invocation->language);
	cli_report_init(&report, diags, NULL, invocation->language);
	report.report.at_least = invocation_value(invocation, "quiet") ? DIAG_ERROR : DIAG_NOTE;
	if (diags_kept(diags))
		cli_report_print(&report, reporter_find(STR("text")), stderr);
	cli_report_release(&report);
	diags_free(diags);
	return statuses[outcome];
}

static void print_next(const char *folder, enum message_language language)
{
	printf(language == MESSAGES_VI
		   ? "Hãy viết vào chỗ có dấu ??, rồi kiểm tra: datamo validate %s\n"
		   : "Write where ?? stands, then check: datamo validate %s\n",
	    folder);
}

static int add_all(const struct invocation *invocation, const char *folder)
{
	struct diags *diags = diags_new();
	struct portal *portal = portal_read(folder, 1, diags);
	int status = portal ? CLI_OK : CLI_ENVIRONMENT;
	bool is_added = false;

	for (size_t i = 0; portal && i < invocation->argument_count; i++) {
		int one;

		portal->today = today_of_clock();
		one = add_one(invocation, portal, folder, invocation->arguments[i]);
		is_added |= one == CLI_OK;
		status = one > status ? one : status;
	}
	if (is_added && !invocation_value(invocation, "quiet"))
		print_next(folder, invocation->language);
	portal_free(portal);
	diags_free(diags);
	return status;
}

static int run(const struct invocation *invocation)
{
	const char *to = invocation_value(invocation, "to");
	struct strbuf path = STRBUF_INIT;
	const char *folder;
	int status;

	if (!invocation->argument_count)
		return usage_error(
		    invocation, "cần tên các tệp bảng", "the names of tables are wanted", NULL);
	folder = find_portal(to ? to : ".", &path);
	if (folder)
		status = add_all(
		    invocation, str_starts_with(str_of(folder), STR("./")) ? folder + 2 : folder);
	else
		status = usage_error(invocation, "không thấy cổng dữ liệu (portal.yml) ở",
		    "there is no portal (portal.yml) in", to ? to : ".");
	strbuf_release(&path);
	return status;
}

static const struct option options[] = {
	{ "to", '\0', "DIR",
	    { "cổng dữ liệu, hoặc thư mục chứa datasets (mặc định: thư mục hiện tại)",
		"the portal, or the folder that holds datasets (default: this one)" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in lỗi", "print errors only" } },
	{ .name = NULL },
};

const struct command command_add = {
	.name = "add",
	.usage = "FILE.csv... [--to DIR] [--lang vi|en] [--quiet]",
	.summary = { "thêm bảng vào cổng dữ liệu, mỗi bảng một tập dữ liệu",
	    "add tables to a portal, each as a dataset" },
	.options = options,
	.arguments_max = ARGUMENTS_ANY,
	.run = run,
};
