/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "base/worker_pool.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/progress_bar.h"
#include "cli/report.h"
#include "site/build.h"

enum { WORKERS_MAX = 256 };

static int parse_options(const struct invocation *invocation, struct build_options *options)
{
	const char *jobs = invocation_value(invocation, "jobs");
	const char *today = invocation_value(invocation, "today");
	const char *output = invocation_value(invocation, "output");

	*options = (struct build_options){
		.portal_path = invocation->argument_count ? invocation->arguments[0] : "datasets",
		.site_path = output ? output : "output/site",
		.workers = worker_pool_processors(),
		.is_confined = true,
		.is_draft = invocation_value(invocation, "draft") != NULL,
		.link_report_path = invocation_value(invocation, "links"),
	};
	if (jobs) {
		char *end;
		long count = strtol(jobs, &end, 10);

		if (*end || end == jobs || count < 1 || count > WORKERS_MAX)
			return usage_error(invocation, "--jobs phải là một số từ 1 đến 256",
			    "--jobs must be a number from 1 to 256", jobs);
		options->workers = (size_t)count;
	}
	if (today && !date_parse(str_of(today), DATE_ISO, &options->today))
		return usage_error(invocation, "--today phải là một ngày như 2024-07-10",
		    "--today must be a date such as 2024-07-10", today);
	return CLI_OK;
}

static void print_summary(const struct build_options *options, const struct build_summary *summary,
    enum build_outcome outcome, enum message_language language)
{
	bool is_vi = language == MESSAGES_VI;
	unsigned long long datasets = summary->progress.dataset_count,
			   rows = summary->progress.rows, files = summary->files,
			   changed = summary->files_changed;

	if (outcome == BUILD_PUBLISHED)
		printf(is_vi
			   ? "%s: đã công bố %llu tập dữ liệu, %llu dòng; %llu tệp, %llu thay đổi\n"
			   : "%s: published %llu datasets, %llu rows; %llu files, %llu changed\n",
		    options->site_path, datasets, rows, files, changed);
	else
		printf(is_vi ? "%s: không có gì thay đổi (%llu tập dữ liệu, %llu dòng, %llu tệp)\n"
			     : "%s: nothing has changed (%llu datasets, %llu rows, %llu files)\n",
		    options->site_path, datasets, rows, files);
}

static void print_refusal(enum message_language language)
{
	fputs(language == MESSAGES_VI
		  ? "datamo: không công bố gì; hãy sửa các lỗi trên, hoặc dùng --draft để xem thử\n"
		  : "datamo: nothing was published; mend the errors above, or look at a --draft\n",
	    stderr);
}

static int run(const struct invocation *invocation)
{
	static const int statuses[] = {
		[BUILD_PUBLISHED] = CLI_OK,
		[BUILD_UNCHANGED] = CLI_OK,
		[BUILD_REFUSED] = CLI_DATA_ERRORS,
		[BUILD_FAILED] = CLI_ENVIRONMENT,
		[BUILD_LOCKED] = CLI_LOCKED,
	};
	bool is_quiet = invocation_value(invocation, "quiet") != NULL;
	struct build_options options;
	struct build_summary summary;
	struct progress_bar bar;
	struct cli_report report;
	enum build_outcome outcome;
	struct diags *diags;
	int status = parse_options(invocation, &options);

	if (status)
		return status;
	progress_bar_init(&bar, invocation->language, is_quiet);
	options.progress = progress_bar_update;
	options.progress_context = &bar;
	diags = diags_new();
	outcome = site_build(&options, diags, &summary);
	progress_bar_end(&bar);
	cli_report_init(&report, diags, options.portal_path, invocation->language);
	report.report.at_least = is_quiet ? DIAG_ERROR : DIAG_WARNING;
	cli_report_print(&report, reporter_find(STR("text")), stderr);
	cli_report_release(&report);
	diags_free(diags);
	if (outcome == BUILD_REFUSED)
		print_refusal(invocation->language);
	else if (!is_quiet && (outcome == BUILD_PUBLISHED || outcome == BUILD_UNCHANGED))
		print_summary(&options, &summary, outcome, invocation->language);
	return statuses[outcome];
}

static const struct option options[] = {
	{ "output", 'o', "DIR",
	    { "thư mục của trang (mặc định output/site)",
		"the site's folder (default output/site)" } },
	{ "jobs", 'j', "N",
	    { "số luồng làm việc (mặc định: số bộ xử lý)", "threads (default: the processors)" } },
	{ "draft", '\0', NULL,
	    { "công bố cả khi có lỗi; bảng có lỗi được giữ lại, không hiện số liệu",
		"publish despite errors; tables with errors are withheld" } },
	{ "links", '\0', "FILE",
	    { "báo cáo của check-links (mặc định: links.csv trong cổng)",
		"the report of check-links (default: links.csv in the portal)" } },
	{ "today", '\0', "DATE",
	    { "ngày dùng để tính độ mới (mặc định: ngày mới nhất trong siêu dữ liệu)",
		"the day that freshness is counted from (default: the newest date in the "
		"metadata)" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in lỗi", "print errors only" } },
	{ .name = NULL },
};

const struct command command_build = {
	.name = "build",
	.usage = "[PORTAL] [-o DIR] [-j N] [--draft] [--links FILE] [--today DATE]\n       "
		 "[--lang vi|en] [--quiet]",
	.summary = { "dựng trang từ thư mục dữ liệu (mặc định: datasets)",
	    "make the site of a portal's folder (default: datasets)" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
