/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "cli/baseline_file.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/rule_choice.h"
#include "cli/table_files.h"
#include "model/mqa.h"
#include "read/portal_read.h"
#include "site/validate.h"

/* What is to be validated, by what the arguments are. */
enum subject { SUBJECT_PORTAL, SUBJECT_PACKAGE, SUBJECT_FILES };

struct task {
	const struct invocation *invocation;
	enum message_language language;
	enum subject subject;
	char *path;   /* of the portal's folder, or of the package's description */
	char *folder; /* that findings' paths are below; NULL: they are whole */
	char *const *files;
	size_t file_count;
	const struct reporter *reporter;
	struct validate_options options;
	struct validate_summary summary;
	struct arena *arena;
};

static int fail(const struct task *task, const char *path, int error_number)
{
	struct strbuf shown = STRBUF_INIT;

	(void)task;
	harmless_add(&shown, str_of(path), 300);
	fprintf(stderr, "datamo: %s: %s\n", shown.data ? shown.data : "", strerror(error_number));
	strbuf_release(&shown);
	return CLI_ENVIRONMENT;
}

/* --- the command line --- */

/* "sarif:build/x.sarif" */
static const struct reporter *split_report(const char *value, const char **path)
{
	struct str word = str_of(value);
	size_t colon = str_find(word, ':');

	*path = value + colon + (colon < word.len);
	return **path ? reporter_find(str_slice(word, 0, colon)) : NULL;
}

static int parse_reports(struct task *task)
{
	const struct invocation *invocation = task->invocation;
	const char *format = invocation_value(invocation, "format"), *value, *path;
	size_t position = 0;

	task->reporter = reporter_find(format ? str_of(format) : STR("text"));
	if (!task->reporter)
		return usage_error(invocation,
		    "--format phải là text, json, sarif, junit, github, markdown hoặc csv",
		    "--format must be text, json, sarif, junit, github, markdown or csv", format);
	while ((value = invocation_next(invocation, "report", &position))) {
		if (!split_report(value, &path))
			return usage_error(invocation,
			    "--report cần ĐỊNH_DẠNG:TỆP, ví dụ sarif:datamo.sarif",
			    "--report takes FORMAT:FILE, such as sarif:datamo.sarif", value);
	}
	return CLI_OK;
}

/* A folder: a portal, one dataset, or tables. */
static int choose_folder(struct task *task, const char *path)
{
	struct str descriptor = folder_descriptor(task->arena, path);
	struct strbuf settings = STRBUF_INIT;
	struct stat status;
	bool has_settings;

	strbuf_add_format(&settings, "%s/portal.yml", path);
	has_settings = lstat(settings.data, &status) == 0;
	strbuf_release(&settings);
	task->path = arena_cstr(task->arena, str_of(path));
	task->folder = task->path;
	if (descriptor.len && !has_settings) {
		task->subject = SUBJECT_PACKAGE;
		task->path = arena_cstr(
		    task->arena, arena_format(task->arena, "%s/%.*s", path, STR_ARG(descriptor)));
		return CLI_OK;
	}
	task->subject = SUBJECT_PORTAL;
	if (folder_is_portal(path))
		return CLI_OK;
	task->files = table_files_below(task->arena, path, &task->file_count);
	if (task->file_count) {
		task->subject = SUBJECT_FILES;
		task->folder = NULL;
	}
	return CLI_OK;
}

static bool is_description(const char *path)
{
	static const char *const endings[] = { ".json", ".yml", ".yaml", ".md" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (str_ends_with(str_of(path), str_of(endings[i])))
			return true;
	}
	return false;
}

static void choose_package(struct task *task, const char *path)
{
	struct str whole = str_of(path);
	size_t slash = str_rfind(whole, '/');

	task->subject = SUBJECT_PACKAGE;
	task->path = arena_cstr(task->arena, whole);
	task->folder = arena_cstr(
	    task->arena, slash < whole.len ? str_slice(whole, 0, slash + 1) : STR("."));
}

static int choose_subject(struct task *task)
{
	const struct invocation *invocation = task->invocation;
	bool is_single = invocation->argument_count == 1;

	if (!invocation->argument_count)
		return choose_folder(task, "datasets");
	for (size_t i = 0; i < invocation->argument_count; i++) {
		const char *path = invocation->arguments[i];
		struct stat status;

		if (!strcmp(path, "-"))
			continue;
		if (stat(path, &status) != 0)
			return fail(task, path, errno);
		if (S_ISDIR(status.st_mode) && is_single)
			return choose_folder(task, path);
		if (is_description(path) && is_single) {
			choose_package(task, path);
			return CLI_OK;
		}
		if (S_ISDIR(status.st_mode))
			return usage_error(invocation,
			    "chỉ kiểm tra được một thư mục, hoặc nhiều tệp bảng",
			    "one folder, or any number of tables", path);
	}
	task->subject = SUBJECT_FILES;
	task->files = invocation->arguments;
	task->file_count = invocation->argument_count;
	return CLI_OK;
}

/* The trusted side: a folder, or the portal.yml in it. */
static int choose_base(struct task *task)
{
	const char *path = invocation_value(task->invocation, "base");
	struct str whole = str_of(path ? path : ""), folder;
	struct stat status;
	size_t slash;

	task->options.base = path;
	if (!path || stat(path, &status) != 0 || S_ISDIR(status.st_mode))
		return CLI_OK;
	slash = str_rfind(whole, '/');
	folder = slash < whole.len ? str_slice(whole, 0, slash + 1) : STR(".");
	if (!str_eq(str_from(whole, slash < whole.len ? slash + 1 : 0), STR("portal.yml")))
		return usage_error(task->invocation,
		    "--base phải là một thư mục, hoặc tệp portal.yml trong đó",
		    "--base must be a folder, or the portal.yml in it", path);
	task->options.base = arena_cstr(task->arena, folder);
	return CLI_OK;
}

static int parse(struct task *task)
{
	const struct invocation *invocation = task->invocation;
	int status = invocation_workers(invocation, &task->options.workers);

	if (!status)
		status = invocation_today(invocation, &task->options.today);
	if (!status)
		status = parse_reports(task);
	if (!status)
		status = rule_choice_check(invocation);
	if (!status)
		status = choose_subject(task);
	task->options.schema_path = invocation_value(invocation, "schema");
	if (!status && task->options.schema_path && task->subject != SUBJECT_FILES)
		status = usage_error(invocation, "--schema chỉ dùng cho các tệp bảng",
		    "--schema is for tables given alone", NULL);
	if (!status)
		status = choose_base(task);
	if (!status && task->options.base && task->subject != SUBJECT_PORTAL)
		status = usage_error(
		    invocation, "--base chỉ dùng cho một cổng", "--base is for a portal", NULL);
	return status;
}

/* --- the answer --- */

static bool validate(struct task *task, struct diags *diags)
{
	switch (task->subject) {
	case SUBJECT_PORTAL:
		return validate_portal(task->path, &task->options, diags, &task->summary);
	case SUBJECT_PACKAGE:
		return validate_package(task->path, &task->options, diags, &task->summary);
	case SUBJECT_FILES:
		break;
	}
	return validate_files(task->files, task->file_count, &task->options, diags, &task->summary);
}

static void print_summary(const struct task *task)
{
	const struct validate_summary *summary = &task->summary;

	printf(task->language == MESSAGES_VI
		   ? "datamo: đã kiểm tra %llu tập dữ liệu, %llu bảng, %llu dòng\n"
		   : "datamo: checked datasets: %llu, tables: %llu, rows: %llu\n",
	    (unsigned long long)summary->datasets, (unsigned long long)summary->tables,
	    (unsigned long long)summary->rows);
	if (summary->has_score)
		printf(task->language == MESSAGES_VI
			   ? "datamo: chất lượng mô tả dữ liệu (MQA): %u/%d điểm, %s\n"
			   : "datamo: quality of the metadata (MQA): %u of %d points, %s\n",
		    summary->score_points, MQA_POINTS_MAX,
		    mqa_rating_words(summary->score_points, task->language));
}

static int report(struct task *task, const struct diags *diags)
{
	bool is_quiet = invocation_value(task->invocation, "quiet") != NULL;
	struct cli_report report;
	const char *value, *path;
	size_t position = 0;
	int status = CLI_OK;

	cli_report_init(&report, diags, task->folder, task->language);
	report.report.at_least = is_quiet ? DIAG_ERROR : DIAG_NOTE;
	cli_report_print(&report, task->reporter, stdout);
	if (!is_quiet && task->reporter == reporter_find(STR("text")))
		print_summary(task);
	while ((value = invocation_next(task->invocation, "report", &position))) {
		const struct reporter *reporter = split_report(value, &path);

		if (!cli_report_write(&report, reporter, path))
			status = fail(task, path, errno);
	}
	cli_report_release(&report);
	return status;
}

/* Leaves the findings that the baseline does not know; or writes one, of all of them. */
static int use_baseline(const struct task *task, struct diags **diags)
{
	const char *known = invocation_value(task->invocation, "baseline");
	const char *written = invocation_value(task->invocation, "write-baseline");
	struct cli_report report;
	bool is_done = true;

	cli_report_init(&report, *diags, task->folder, task->language);
	if (written)
		is_done = baseline_file_write(written, &report, diags);
	else if (known)
		is_done = baseline_file_use(known, &report, diags);
	cli_report_release(&report);
	return is_done ? CLI_OK : fail(task, written ? written : known, errno);
}

static int run(const struct invocation *invocation)
{
	struct task task = {
		.invocation = invocation, .language = invocation->language, .arena = arena_new()
	};
	struct diag_policy policy = { rule_choice_admits, &invocation, DIAGS_KEPT_PER_KIND };
	struct diags *diags = diags_new();
	int status = parse(&task);

	if (invocation_value(invocation, "baseline") ||
	    invocation_value(invocation, "write-baseline"))
		policy.kept_per_kind = BASELINE_KEPT_PER_KIND;
	diags_set_policy(diags, &policy);
	if (!status) {
		bool is_read = validate(&task, diags);

		status = use_baseline(&task, &diags);
		if (!status)
			status = report(&task, diags);
		if (!status && !is_read)
			status = CLI_ENVIRONMENT;
		if (!status && diags_count(diags, DIAG_ERROR))
			status = CLI_DATA_ERRORS;
	}
	diags_free(diags);
	arena_free(task.arena);
	return status;
}

static const struct option options[] = {
	{ "schema", '\0', "FILE",
	    { "Table Schema (JSON hoặc YAML) cho các tệp bảng",
		"a Table Schema (JSON or YAML) for tables given alone" } },
	{ "format", 'f', "FORMAT",
	    { "text, json, sarif, junit, github, markdown hoặc csv",
		"text, json, sarif, junit, github, markdown or csv" } },
	{ "report", '\0', "FORMAT:FILE",
	    { "ghi thêm báo cáo vào tệp; dùng được nhiều lần",
		"also write a report to a file; may be repeated" } },
	{ "only", '\0', "RULE",
	    { "chỉ quy tắc này, hoặc một nhóm như table.*; dùng được nhiều lần",
		"only this rule, or a family such as table.*; may be repeated" } },
	{ "ignore", '\0', "RULE",
	    { "bỏ qua quy tắc này, hoặc một nhóm; dùng được nhiều lần",
		"leave out this rule, or a family; may be repeated" } },
	{ "base", '\0', "PATH",
	    { "chỉ lấy portal.yml và giao diện từ thư mục (hay tệp portal.yml) tin cậy này",
		"take portal.yml and theme from this trusted folder or portal.yml alone" } },
	{ "baseline", '\0', "FILE",
	    { "bỏ qua những gì tệp này ghi là đã biết",
		"leave out what this file knows already" } },
	{ "write-baseline", '\0', "FILE",
	    { "ghi mọi phát hiện vào tệp này là đã biết",
		"write all findings to this file as known" } },
	{ "strict", '\0', NULL, { "coi cảnh báo là lỗi", "warnings are errors" } },
	{ "jobs", 'j', "N",
	    { "số luồng làm việc (mặc định: số bộ xử lý)", "threads (default: the processors)" } },
	{ "today", '\0', "DATE",
	    { "ngày dùng để tính độ mới (mặc định: hôm nay)",
		"the day that freshness is counted from (default: today)" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "chỉ in lỗi", "print errors only" } },
	{ .name = NULL },
};

const struct command command_validate = {
	.name = "validate",
	.usage = "[PORTAL | FILE.csv... | datapackage.json | FOLDER | -] [--schema FILE]\n"
		 "       [--format FORMAT] [--report FORMAT:FILE]... [--only RULE]... "
		 "[--ignore RULE]...\n"
		 "       [--base PATH] [--baseline FILE] [--write-baseline FILE]\n"
		 "       [--strict] [-j N] [--today DATE] [--lang vi|en] [--quiet]",
	.summary = { "kiểm tra cổng, gói dữ liệu hoặc tệp bảng (mặc định: datasets)",
	    "check a portal, a data package or tables (default: datasets)" },
	.options = options,
	.arguments_max = ARGUMENTS_ANY,
	.run = run,
};
