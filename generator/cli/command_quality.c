/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/report.h"
#include "model/mqa.h"
#include "read/portal_read.h"
#include "site/validate_run.h"

static const char *const whole[MESSAGES_COUNT] = { "cả cổng", "the portal" };
static const char *const not_checked[MESSAGES_COUNT] = { "chưa kiểm tra", "not checked" };

/* "350  kinh-te-so  temporal -20, rights -5" */
static void print_score(
    const struct dataset *dataset, const struct mqa_score *score, enum message_language language)
{
	struct strbuf line = STRBUF_INIT;
	const char *separator = "  ";

	strbuf_add_format(&line, "%3u  ", score->points);
	harmless_add(&line, dataset->id, 80);
	for (size_t i = 0; i < MQA_METRIC_COUNT; i++) {
		if (score->has[i])
			continue;
		strbuf_add_format(
		    &line, "%s%s -%u", separator, mqa_metrics[i].id, mqa_metrics[i].points);
		if (score->is_not_checked[i])
			strbuf_add_format(&line, " (%s)", not_checked[language]);
		separator = ", ";
	}
	puts(line.data);
	strbuf_release(&line);
}

/* The datasets that are shown, then the mean of all. false: the portal could not be read. */
static bool print_scores(const char *path, struct diags *diags, enum message_language language)
{
	struct portal *portal = portal_read(path, 1, diags);
	unsigned mean;

	if (!portal)
		return false;
	portal->today = validate_today(&(struct validate_options){ .workers = 1 });
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];
		struct mqa_score score = mqa_score_of(portal, dataset);

		if (portal_publishes(portal, dataset))
			print_score(dataset, &score, language);
	}
	mean = mqa_portal_points(portal);
	printf("%3u  (%s)  / %d, %s\n", mean, whole[language], MQA_POINTS_MAX, mqa_rating_id(mean));
	portal_free(portal);
	return true;
}

static int run(const struct invocation *invocation)
{
	const char *path = invocation->argument_count ? invocation->arguments[0] : "datasets";
	struct diags *diags = diags_new();
	bool is_read = print_scores(path, diags, invocation->language);
	struct cli_report report;

	cli_report_init(&report, diags, path, invocation->language);
	cli_report_print(&report, reporter_find(STR("text")), stderr);
	cli_report_release(&report);
	diags_free(diags);
	return is_read ? CLI_OK : CLI_ENVIRONMENT;
}

static const struct option options[] = {
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ .name = NULL },
};

const struct command command_quality = {
	.name = "quality",
	.usage = "[PORTAL] [--lang vi|en]",
	.summary = { "chấm điểm siêu dữ liệu (MQA, 405 điểm) và nêu điểm còn thiếu",
	    "score the metadata (MQA, 405 points) and say what is missing" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
