/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cli/build_run.h"
#include "cli/cli.h"
#include "cli/command.h"

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
	const char *output = invocation_value(invocation, "output");
	struct build_run build;
	struct build_summary summary;
	enum build_outcome outcome;
	int status = build_run_init(&build, invocation);

	if (status)
		return status;
	build.options.site_path = output ? output : "output/site";
	build.options.link_report_path = invocation_value(invocation, "links");
	build.options.is_without_cache = invocation_value(invocation, "no-cache") != NULL;
	outcome = build_run_site(&build, &summary, NULL);
	if (outcome == BUILD_REFUSED)
		print_refusal(invocation->language);
	else if (!build.is_quiet && (outcome == BUILD_PUBLISHED || outcome == BUILD_UNCHANGED))
		print_summary(&build.options, &summary, outcome, invocation->language);
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
	{ "no-cache", '\0', NULL,
	    { "làm lại tất cả, không dùng những gì lần dựng trước để lại",
		"make everything anew, whatever the build before left" } },
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
	.usage = "[PORTAL] [-o DIR] [-j N] [--draft] [--links FILE] [--no-cache]\n       "
		 "[--today DATE] [--lang vi|en] [--quiet]",
	.summary = { "dựng trang từ thư mục dữ liệu (mặc định: datasets)",
	    "make the site of a portal's folder (default: datasets)" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
