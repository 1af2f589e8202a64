/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "deploy/plan.h"
#include "deploy/publish.h"
#include "read/portal_read.h"

enum { PATH_CHARACTERS = 300, COMPLAINT_CHARACTERS = 300, COMPLAINT_LINES = 20 };

struct task {
	const struct invocation *invocation;
	struct publish_options options;
	struct plan plan; /* once it is shown */
};

static void print_path(const char *what, struct str path)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_add_cstr(&line, what);
	harmless_add(&line, path, PATH_CHARACTERS);
	puts(line.data);
	strbuf_release(&line);
}

static void show_plan(void *context, const struct plan *plan)
{
	struct task *task = context;

	task->plan = *plan;
	if (!task->options.is_dry_run)
		return;
	for (size_t i = 0; i < plan->send_count; i++)
		print_path("+ ", plan->send[i]->path);
	for (size_t i = 0; i < plan->removed_count; i++)
		print_path("- ", plan->removed[i]);
}

static void print_outcome(const struct task *task, enum publish_outcome outcome)
{
	bool is_vi = task->invocation->language == MESSAGES_VI,
	     is_plan = outcome == PUBLISH_PLANNED;
	const struct plan *plan = &task->plan;
	struct str name = task->options.target;

	if (task->options.rolls_back)
		printf(is_vi ? "%.*s: %s bản trước\n" : "%.*s: %s the release before\n",
		    STR_ARG(name),
		    is_vi ? (is_plan ? "sẽ quay lại" : "đã quay lại")
			  : (is_plan ? "would go back to" : "went back to"));
	else if (outcome == PUBLISH_UNCHANGED)
		printf(is_vi ? "%.*s: không có gì thay đổi (%zu tệp)\n"
			     : "%.*s: nothing has changed (%zu files)\n",
		    STR_ARG(name), plan->unchanged_count);
	else
		printf(is_vi ? "%.*s: %s %zu tệp (%llu byte), giữ nguyên %zu, bỏ %zu\n"
			     : "%.*s: %s %zu files (%llu bytes); %zu as they were, %zu removed\n",
		    STR_ARG(name),
		    is_vi ? (is_plan ? "sẽ gửi" : "đã gửi") : (is_plan ? "would send" : "sent"),
		    plan->send_count, (unsigned long long)plan->send_bytes, plan->unchanged_count,
		    plan->removed_count);
}

/* What a program said when it failed: its last lines, harmless to a terminal. */
static void print_complaints(struct str text)
{
	struct str rest = str_trim(text), line;
	size_t lines = 0, skipped;

	if (!rest.len)
		return;
	while (str_split(&rest, '\n', &line))
		lines++;
	skipped = lines > COMPLAINT_LINES ? lines - COMPLAINT_LINES : 0;
	for (rest = str_trim(text); str_split(&rest, '\n', &line);) {
		struct strbuf shown = STRBUF_INIT;

		if (skipped && skipped--)
			continue;
		strbuf_add_cstr(&shown, "    | ");
		harmless_add(&shown, str_trim(line), COMPLAINT_CHARACTERS);
		fprintf(stderr, "%s\n", shown.data);
		strbuf_release(&shown);
	}
}

/* What is wrong with portal.yml; of the rest of the portal the build has judged. */
static void take_findings(struct diags *diags, const struct portal *portal)
{
	for (size_t i = 0; i < diags_kept(portal->diags); i++) {
		const struct diag *diag = diags_at(portal->diags, i);

		if (str_eq(diag->at.path, STR("portal.yml")) && diag->level == DIAG_ERROR)
			diags_add_at_level(diags, diag->kind, diag->level, diag->at, diag->args);
	}
}

static enum publish_outcome publish_portal(
    struct task *task, const char *path, struct diags *diags, struct strbuf *complaints)
{
	const char *base = invocation_value(task->invocation, "base");
	struct portal *portal = portal_read_trusting(path, base, 1, diags);
	enum publish_outcome outcome = PUBLISH_REFUSED;

	if (!portal)
		return PUBLISH_FAILED;
	take_findings(diags, portal);
	task->options.portal = portal;
	if (!diags_count(diags, DIAG_ERROR))
		outcome = publish(&task->options, diags, complaints);
	portal_free(portal);
	return outcome;
}

static int parse_options(struct task *task)
{
	const struct invocation *invocation = task->invocation;
	const char *output = invocation_value(invocation, "output");
	unsigned allowed = 0;
	int status = invocation_number(invocation, "allow-removals", 0, UINT_MAX, &allowed);

	if (status)
		return status;
	if (!invocation->argument_count)
		return usage_error(invocation, "hãy nêu tên nơi công bố", "name the target", NULL);
	task->options = (struct publish_options){
		.target = str_of(invocation->arguments[0]),
		.site_path = output ? output : "output/site",
		.is_dry_run = invocation_value(invocation, "dry-run") != NULL,
		.rolls_back = invocation_value(invocation, "rollback") != NULL,
		.allowed_removals = allowed,
		.show = show_plan,
		.show_context = task,
	};
	return CLI_OK;
}

static int run(const struct invocation *invocation)
{
	static const int statuses[] = {
		[PUBLISH_DONE] = CLI_OK,
		[PUBLISH_UNCHANGED] = CLI_OK,
		[PUBLISH_PLANNED] = CLI_OK,
		[PUBLISH_REFUSED] = CLI_DATA_ERRORS,
		[PUBLISH_FAILED] = CLI_ENVIRONMENT,
		[PUBLISH_LOCKED] = CLI_LOCKED,
	};
	struct task task = { .invocation = invocation };
	struct strbuf complaints = STRBUF_INIT;
	enum publish_outcome outcome;
	struct cli_report report;
	struct diags *diags;
	const char *path;
	int status = parse_options(&task);

	if (status)
		return status;
	path = invocation->argument_count > 1 ? invocation->arguments[1] : "datasets";
	diags = diags_new();
	outcome = publish_portal(&task, path, diags, &complaints);
	diags_sort(diags);
	cli_report_init(&report, diags, path, invocation->language);
	cli_report_print(&report, reporter_find(STR("text")), stderr);
	cli_report_release(&report);
	diags_free(diags);
	print_complaints(strbuf_str(&complaints));
	strbuf_release(&complaints);
	if (outcome == PUBLISH_LOCKED)
		fputs(invocation->language == MESSAGES_VI
			  ? "datamo: đang có lần dựng hoặc lần công bố khác\n"
			  : "datamo: another build or publish is at work\n",
		    stderr);
	if (statuses[outcome] == CLI_OK && !invocation_value(invocation, "quiet"))
		print_outcome(&task, outcome);
	return statuses[outcome];
}

static const struct option options[] = {
	{ "output", 'o', "DIR",
	    { "thư mục của trang (mặc định output/site)",
		"the site's folder (default output/site)" } },
	{ "dry-run", 'n', NULL,
	    { "chỉ in những gì sẽ gửi và sẽ bỏ", "only print what would be sent and removed" } },
	{ "rollback", '\0', NULL,
	    { "quay lại bản trước bản đang công bố", "go back to the release before this one" } },
	{ "allow-removals", '\0', "N",
	    { "cho phép tới N địa chỉ không còn nữa", "let up to N addresses be gone" } },
	{ "base", '\0', "DIR",
	    { "lấy portal.yml từ thư mục DIR đáng tin, không từ PORTAL",
		"take portal.yml from the trusted folder DIR, not from PORTAL" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in lỗi", "print errors only" } },
	{ .name = NULL },
};

const struct command command_publish = {
	.name = "publish",
	.usage = "TARGET [PORTAL] [-o DIR] [--dry-run] [--rollback] [--allow-removals N] "
		 "[--base DIR] [--lang vi|en] [--quiet]",
	.summary = { "đưa trang lên nơi công bố mà portal.yml nêu",
	    "put the site where portal.yml says" },
	.options = options,
	.arguments_max = 2,
	.run = run,
};
