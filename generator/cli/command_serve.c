/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "cli/build_run.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "serve/serve.h"

enum { PORT_DEFAULT = 8000 };

static void print_outcome(const struct build_run *run, enum build_outcome outcome,
    const struct build_summary *summary, int64_t elapsed_ms)
{
	bool is_vi = run->language == MESSAGES_VI;
	unsigned long long ms = (unsigned long long)elapsed_ms;

	if (outcome == BUILD_PUBLISHED && !run->is_quiet)
		printf(is_vi ? "datamo: dựng xong trong %llu ms, %llu tệp thay đổi\n"
			     : "datamo: built in %llu ms, %llu files changed\n",
		    ms, (unsigned long long)summary->files_changed);
	else if (outcome == BUILD_UNCHANGED && !run->is_quiet)
		printf(is_vi ? "datamo: không có gì thay đổi (%llu ms)\n"
			     : "datamo: nothing has changed (%llu ms)\n",
		    ms);
	else if (outcome == BUILD_REFUSED)
		fputs(is_vi
			  ? "datamo: chưa dựng được; hãy sửa các lỗi trên rồi lưu, hoặc chạy lại "
			    "với --draft\n"
			  : "datamo: not built; mend the errors above and save, or run again with "
			    "--draft\n",
		    stderr);
}

/* In the child process that builds. */
static enum build_end build(void *context, const char *site_path, struct build_words *words)
{
	static const enum build_end ends[] = {
		[BUILD_PUBLISHED] = BUILD_END_NEW,
		[BUILD_UNCHANGED] = BUILD_END_SAME,
		[BUILD_REFUSED] = BUILD_END_REFUSED,
		[BUILD_FAILED] = BUILD_END_FAILED,
		[BUILD_LOCKED] = BUILD_END_FAILED,
	};
	struct build_run *run = context;
	struct build_summary summary;
	enum build_outcome outcome;
	int64_t begun_ms = clock_ms();

	run->options.site_path = site_path;
	run->options.is_temporary = true;
	run->told = words->former_report;
	outcome = build_run_site(run, &summary, &words->report);
	strbuf_add_cstr(&words->base_path, summary.base_path);
	print_outcome(run, outcome, &summary, clock_ms() - begun_ms);
	return ends[outcome];
}

static int parse_port(const struct invocation *invocation, uint16_t *port)
{
	unsigned number = PORT_DEFAULT;
	int status = invocation_number(invocation, "port", 0, UINT16_MAX, &number);

	*port = (uint16_t)number;
	return status;
}

static int run(const struct invocation *invocation)
{
	struct build_run build_run;
	struct serve_options options = {
		.opens_browser = invocation_value(invocation, "open") != NULL,
		.language = invocation->language,
		.build = build,
		.context = &build_run,
	};
	int status = build_run_init(&build_run, invocation);

	if (!status)
		status = parse_port(invocation, &options.port);
	if (status)
		return status;
	options.portal_path = build_run.options.portal_path;
	return serve_portal(&options) ? CLI_OK : CLI_ENVIRONMENT;
}

static const struct option options[] = {
	{ "port", 'p', "N",
	    { "cổng (mặc định 8000; 0: một cổng còn trống)",
		"the port (default 8000; 0: a free one)" } },
	{ "open", '\0', NULL, { "mở trình duyệt", "open a browser" } },
	{ "jobs", 'j', "N",
	    { "số luồng làm việc (mặc định: số bộ xử lý)", "threads (default: the processors)" } },
	{ "draft", '\0', NULL,
	    { "hiện trang cả khi có lỗi; bảng có lỗi được giữ lại, không hiện số liệu",
		"show the site despite errors; tables with errors are withheld" } },
	{ "today", '\0', "DATE",
	    { "ngày dùng để tính độ mới (mặc định: ngày mới nhất trong siêu dữ liệu)",
		"the day that freshness is counted from (default: the newest date in the "
		"metadata)" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in địa chỉ và lỗi", "print the address and errors only" } },
	{ .name = NULL },
};

const struct command command_serve = {
	.name = "serve",
	.usage = "[PORTAL] [--port N] [--open] [-j N] [--draft] [--today DATE] [--lang vi|en] "
		 "[--quiet]",
	.summary = { "xem thử trang trên máy này, tự dựng lại khi dữ liệu thay đổi",
	    "look at the site on this machine; it is built again when the data change" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
