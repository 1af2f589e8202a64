/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/atomic_file.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "site/check_links.h"
#include "site/validate_run.h"

/* How many days a result is good for, the pause between requests, what one may take. */
enum { DAYS = 7, DELAY_SECONDS = 1, TIMEOUT_SECONDS = 20, RETRIES = 2 };

static bool save(const char *path, struct str text)
{
	return atomic_file_write(path, text, 0644);
}

static void show_progress(void *context, size_t done, size_t count)
{
	const enum message_language *language = context;

	fprintf(stderr,
	    *language == MESSAGES_VI ? "\r\033[K%zu/%zu liên kết" : "\r\033[K%zu/%zu links", done,
	    count);
}

static int parse_options(const struct invocation *invocation, struct check_links_options *options)
{
	unsigned delay = DELAY_SECONDS, most = UINT_MAX;
	const struct {
		const char *option;
		unsigned least, most, *value;
	} numbers[] = {
		{ "days", 0, 3650, &options->days_fresh },
		{ "delay", 0, 3600, &delay },
		{ "timeout", 1, 600, &options->seconds_max },
		{ "retries", 0, 10, &options->retries },
		{ "most", 1, UINT_MAX, &most },
	};
	int status = CLI_OK;

	*options = (struct check_links_options){
		.portal_path = invocation->argument_count ? invocation->arguments[0] : "datasets",
		.report_path = invocation_value(invocation, "report"),
		.today = validate_today(&(struct validate_options){ .workers = 1 }),
		.days_fresh = DAYS,
		.seconds_max = TIMEOUT_SECONDS,
		.retries = RETRIES,
		.allows_private = invocation_value(invocation, "allow-private") != NULL,
		.save = save,
	};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]) && !status; i++)
		status = invocation_number(invocation, numbers[i].option, numbers[i].least,
		    numbers[i].most, numbers[i].value);
	options->delay_ms = delay * 1000;
	options->links_max = most;
	return status;
}

static void print_summary(const struct check_links_summary *summary, enum message_language language)
{
	printf(language == MESSAGES_VI
		   ? "%zu liên kết ra ngoài: %zu tốt, %zu hỏng, %zu chưa rõ; lần này hỏi %zu\n"
		   : "%zu outside links: %zu answer, %zu broken, %zu unknown; %zu asked now\n",
	    summary->links, summary->answers, summary->broken, summary->unknown, summary->asked);
	if (summary->left)
		printf(language == MESSAGES_VI ? "còn %zu liên kết chưa hỏi; chạy lại để hỏi tiếp\n"
					       : "%zu not asked yet; the next run goes on\n",
		    summary->left);
}

static int conclude(const struct invocation *invocation, const char *portal_path,
    const struct diags *diags, enum check_links_outcome outcome,
    const struct check_links_summary *summary)
{
	const char *format = invocation_value(invocation, "format");
	bool is_quiet = invocation_value(invocation, "quiet") != NULL;
	struct cli_report report;

	if (outcome == CHECK_LINKS_NO_CURL) {
		fputs(invocation->language == MESSAGES_VI
			  ? "datamo: cần chương trình curl (apt install curl)\n"
			  : "datamo: the program curl is needed (apt install curl)\n",
		    stderr);
		return CLI_ENVIRONMENT;
	}
	cli_report_init(&report, diags, portal_path, invocation->language);
	report.report.at_least = is_quiet ? DIAG_ERROR : DIAG_NOTE;
	cli_report_print(&report, reporter_find(format ? str_of(format) : STR("text")), stdout);
	cli_report_release(&report);
	if (outcome == CHECK_LINKS_FAILED)
		return CLI_ENVIRONMENT;
	if (!is_quiet && !format)
		print_summary(summary, invocation->language);
	return summary->broken ? CLI_DATA_ERRORS : CLI_OK;
}

static int run(const struct invocation *invocation)
{
	const char *format = invocation_value(invocation, "format");
	enum message_language language = invocation->language;
	struct check_links_summary summary;
	enum check_links_outcome outcome;
	struct check_links_options options;
	struct diags *diags;
	int status = parse_options(invocation, &options);

	if (!status && format && !reporter_find(str_of(format)))
		status = usage_error(invocation, "không có dạng báo cáo này",
		    "there is no such form of report", format);
	if (status)
		return status;
	if (isatty(STDERR_FILENO) && !invocation_value(invocation, "quiet")) {
		options.progress = show_progress;
		options.progress_context = &language;
	}
	diags = diags_new();
	outcome = check_links(&options, diags, &summary);
	if (options.progress)
		fputs("\r\033[K", stderr);
	status = conclude(invocation, options.portal_path, diags, outcome, &summary);
	diags_free(diags);
	return status;
}

static const struct option options[] = {
	{ "report", '\0', "FILE",
	    { "tệp báo cáo (mặc định: links.csv trong cổng)",
		"the report (default: links.csv in the portal)" } },
	{ "days", '\0', "N",
	    { "không hỏi lại kết quả mới hơn N ngày (mặc định 7)",
		"keep results younger than N days (default 7)" } },
	{ "most", '\0', "N", { "lần này hỏi nhiều nhất N liên kết", "ask at most N links now" } },
	{ "delay", '\0', "SECONDS",
	    { "nghỉ giữa hai lần hỏi một máy chủ (mặc định 1)",
		"pause between two requests to a host (default 1)" } },
	{ "timeout", '\0', "SECONDS",
	    { "thời gian tối đa của một lần hỏi (mặc định 20)",
		"what one request may take (default 20)" } },
	{ "retries", '\0', "N",
	    { "số lần thử lại khi máy chủ lỗi hoặc chậm (mặc định 2)",
		"further tries when a server fails or is slow (default 2)" } },
	{ "allow-private", '\0', NULL,
	    { "hỏi cả địa chỉ trong mạng nội bộ", "ask addresses of private networks too" } },
	{ "format", 'f', "FORMAT",
	    { "dạng in: text, json, sarif, junit, github, markdown, csv",
		"print as text, json, sarif, junit, github, markdown, csv" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in lỗi", "print errors only" } },
	{ .name = NULL },
};

const struct command command_check_links = {
	.name = "check-links",
	.usage = "[PORTAL] [--report FILE] [--days N] [--most N] [--delay SECONDS] "
		 "[--timeout SECONDS]\n       [--retries N] [--allow-private] [--format FORMAT] "
		 "[--lang vi|en] [--quiet]",
	.summary = { "hỏi các trang ngoài mà cổng liên kết tới xem còn không",
	    "ask the sites that a portal links to whether they are there" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
