/* SPDX-License-Identifier: MIT */
#include "site/validate.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check/embed_check.h"
#include "check/metadata_check.h"
#include "check/series_check.h"
#include "model/mqa.h"
#include "read/input.h"
#include "read/portal_read.h"
#include "read/theme_read.h"
#include "render/note_check.h"
#include "render/renderer.h"
#include "site/build.h"
#include "site/chosen.h"
#include "site/exporter_check.h"
#include "site/theme_path.h"
#include "site/validate_run.h"

static int open_below(
    const struct portal *portal, struct dataset *dataset, const struct resource *resource)
{
	struct strbuf path = STRBUF_INIT;
	int fd;

	if (dataset->folder.len) {
		strbuf_add(&path, dataset->folder);
		strbuf_add_char(&path, '/');
	}
	strbuf_add(&path, resource->path);
	fd = file_open_below(portal->folder, path.data);
	if (fd < 0)
		input_report(dataset->diags, resource->at, strbuf_str(&path), errno);
	strbuf_release(&path);
	return fd;
}

/* The theme's templates and words, as a build would take them. */
static void check_theme(const struct portal *portal, struct diags *diags)
{
	struct arena *arena = arena_new();
	int folder = theme_default_open(diags);

	if (folder >= 0) {
		const struct theme *theme = theme_read(arena, folder, portal, diags);

		if (theme)
			renderer_free(renderer_new(portal, theme, diags));
		close(folder);
	}
	arena_free(arena);
}

static void check_datasets(struct portal *portal)
{
	for (size_t i = 0; i < portal->dataset_count; i++)
		metadata_check_dataset(portal, &portal->datasets[i], portal->datasets[i].diags);
}

static void finish(struct portal *portal, struct diags *diags)
{
	diags_merge(diags, portal->diags);
	for (size_t i = 0; i < portal->dataset_count; i++)
		diags_merge(diags, portal->datasets[i].diags);
	portal_free(portal);
	diags_sort(diags);
}

bool validate_portal(const char *path, const struct validate_options *options, struct diags *diags,
    struct validate_summary *summary)
{
	struct portal *portal = portal_read_trusting(path, options->base, options->workers, diags);

	*summary = (struct validate_summary){ 0 };
	if (!portal) {
		diags_sort(diags);
		return false;
	}
	portal->today = validate_today(options);
	if (!portal->dataset_count)
		build_report_no_datasets(path, portal->diags);
	chosen_check(portal, portal->diags);
	check_datasets(portal);
	validate_run(portal, open_below, options, summary);
	embeds_check(portal, NULL, portal->diags);
	highlights_check(portal, scoreboard_new(portal->arena, portal), portal->diags);
	for (size_t i = 0; i < portal->page_count; i++)
		note_check_page(portal, &portal->pages[i], portal->diags);
	metadata_check_portal(portal, portal->diags);
	check_theme(portal, portal->diags);
	exporters_check(portal, portal->diags);
	summary->score_points = mqa_portal_points(portal);
	summary->has_score = summary->score_points > 0;
	finish(portal, diags);
	return true;
}

bool validate_package(const char *path, const struct validate_options *options, struct diags *diags,
    struct validate_summary *summary)
{
	struct portal *portal = portal_read_dataset(path, diags);

	*summary = (struct validate_summary){ 0 };
	if (!portal) {
		diags_sort(diags);
		return false;
	}
	portal->today = validate_today(options);
	check_datasets(portal);
	validate_run(portal, open_below, options, summary);
	finish(portal, diags);
	return true;
}
