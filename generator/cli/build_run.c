/* SPDX-License-Identifier: MIT */
#include "cli/build_run.h"

#include <stdlib.h>

#include "cli/cli.h"
#include "cli/progress_bar.h"
#include "cli/report.h"

int build_run_init(struct build_run *run, const struct invocation *invocation)
{
	int status;

	*run = (struct build_run){
		.options = { .portal_path = invocation->argument_count ? invocation->arguments[0]
								       : "datasets",
		    .is_confined = true,
		    .is_draft = invocation_value(invocation, "draft") != NULL },
		.language = invocation->language,
		.is_quiet = invocation_value(invocation, "quiet") != NULL,
	};
	status = invocation_workers(invocation, &run->options.workers);
	return status ? status : invocation_today(invocation, &run->options.today);
}

static void add_json(struct cli_report *report, struct strbuf *json)
{
	struct output *output = output_new_memory();

	reporter_find(STR("json"))->write(&report->report, output);
	strbuf_add(json, output_memory(output));
	output_free(output);
}

static void print_as_before(const struct build_run *run, const struct cli_report *report)
{
	struct strbuf counts = STRBUF_INIT;

	if (!diags_kept(report->report.diags))
		return;
	report_add_counts(&report->report, &counts);
	fprintf(stderr,
	    run->language == MESSAGES_VI ? "datamo: %s, như lần trước\n"
					 : "datamo: %s, as before\n",
	    counts.data);
	strbuf_release(&counts);
}

enum build_outcome build_run_site(
    struct build_run *run, struct build_summary *summary, struct strbuf *json)
{
	struct diags *diags = diags_new();
	struct progress_bar bar;
	struct cli_report report;
	enum build_outcome outcome;

	progress_bar_init(&bar, run->language, run->is_quiet);
	run->options.progress = progress_bar_update;
	run->options.progress_context = &bar;
	outcome = site_build(&run->options, diags, summary);
	progress_bar_end(&bar);
	cli_report_init(&report, diags, run->options.portal_path, run->language);
	report.report.at_least = run->is_quiet ? DIAG_ERROR : DIAG_WARNING;
	if (json)
		add_json(&report, json);
	if (json && run->told.len && str_eq(run->told, strbuf_str(json)))
		print_as_before(run, &report);
	else
		cli_report_print(&report, reporter_find(STR("text")), stderr);
	cli_report_release(&report);
	diags_free(diags);
	return outcome;
}
