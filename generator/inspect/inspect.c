/* SPDX-License-Identifier: MIT */
#include "inspect/inspect.h"

#include <unistd.h>

#include "base/memory.h"
#include "check/acknowledgement_check.h"
#include "check/chart_check.h"
#include "check/personal_data.h"
#include "check/schema_check.h"
#include "check/spreadsheet_traps.h"
#include "inspect/pick_sink.h"
#include "inspect/preview_sink.h"
#include "profile/table_profiler.h"
#include "read/table_read.h"

enum { PROGRESS_ROWS = 4096 };

/* Tells how the reading goes. */
struct progress_sink {
	struct row_sink sink;
	struct inspect_progress progress;
	uint64_t untold;
};

struct inspector {
	const struct portal *portal;
	struct foreign_keys *links;
	struct table_profiler *profiler;
	struct schema_check *schema_check;
	struct personal_data_check *personal_data_check;
	struct spreadsheet_traps *traps;
	struct progress_sink progress;
};

static void progress_row(struct row_sink *sink, const struct row *row)
{
	struct progress_sink *self = (struct progress_sink *)sink;

	(void)row;
	if (++self->untold == PROGRESS_ROWS && self->progress.rows) {
		self->progress.rows(self->progress.context, self->untold);
		self->untold = 0;
	}
}

static void progress_end(struct row_sink *sink, bool is_complete)
{
	struct progress_sink *self = (struct progress_sink *)sink;

	(void)is_complete;
	if (self->untold && self->progress.rows)
		self->progress.rows(self->progress.context, self->untold);
	self->untold = 0;
}

struct inspector *inspector_new(
    const struct portal *portal, struct foreign_keys *links, struct inspect_progress progress)
{
	struct inspector *inspector = memory_alloc_zeroed(1, sizeof(*inspector));

	inspector->portal = portal;
	inspector->links = links;
	inspector->profiler = table_profiler_new();
	inspector->schema_check = schema_check_new();
	inspector->personal_data_check = personal_data_check_new();
	inspector->traps = spreadsheet_traps_new();
	inspector->progress = (struct progress_sink){
		.sink = { .row = progress_row, .end = progress_end },
		.progress = progress,
	};
	return inspector;
}

void inspector_free(struct inspector *inspector)
{
	if (!inspector)
		return;
	table_profiler_free(inspector->profiler);
	schema_check_free(inspector->schema_check);
	personal_data_check_free(inspector->personal_data_check);
	spreadsheet_traps_free(inspector->traps);
	memory_free(inspector);
}

struct str inspect_path(
    struct arena *arena, const struct dataset *dataset, const struct resource *resource)
{
	if (!dataset->folder.len)
		return arena_str(arena, resource->path);
	return arena_format(arena, "%.*s/%.*s", STR_ARG(dataset->folder), STR_ARG(resource->path));
}

/* Whose column it is, for the publisher's word on personal data. */
struct table_owner {
	const struct portal *portal;
	const struct dataset *dataset;
	const struct resource *resource;
};

static bool is_acknowledged(const void *publisher, struct str column)
{
	const struct table_owner *owner = publisher;

	return portal_acknowledges(owner->portal, owner->dataset, owner->resource, column);
}

/* Where the same keys are, when there are any. */
static void look_again(
    struct inspector *inspector, const struct table_source *source, const struct dialect *dialect)
{
	struct row_sink *sink = schema_check_look_again(inspector->schema_check);
	struct diags *known = diags_new(); /* told at the first reading */

	if (sink && lseek(source->fd, 0, SEEK_SET) == 0)
		table_read(source, dialect, &sink, 1, known);
	diags_free(known);
}

bool inspect_table(struct inspector *inspector, struct dataset *dataset, struct resource *resource,
    int fd, struct arena *work)
{
	struct diags *diags = dataset->diags;
	size_t errors = diags_count(diags, DIAG_ERROR);
	struct table_source source = {
		.fd = fd,
		.path = inspect_path(work, dataset, resource),
		.limits = &inspector->portal->limits,
	};
	const struct table_owner owner = { inspector->portal, dataset, resource };
	const struct text *const about[] = { &dataset->title, &dataset->description,
		&resource->title, &resource->description };
	const struct personal_data_context personal = {
		.today = inspector->portal->today,
		.schema = &resource->schema,
		.about = about,
		.about_count = sizeof(about) / sizeof(about[0]),
		.is_acknowledged = is_acknowledged,
		.publisher = &owner,
	};
	struct preview_sink preview;
	struct pick_sink picks;
	struct row_sink *sinks[7];

	resource->is_withheld = true;
	if (!table_detect(&source, &resource->dialect, diags))
		return false;
	preview_sink_init(&preview, work, inspector->portal->limits.preview_rows);
	sinks[0] = table_profiler_begin(inspector->profiler, &resource->schema, source.path, diags);
	sinks[1] = schema_check_begin(inspector->schema_check, &resource->schema, diags);
	schema_check_link(inspector->schema_check, inspector->links, resource);
	sinks[2] = personal_data_check_begin(inspector->personal_data_check, &personal, diags);
	sinks[3] = spreadsheet_traps_begin(inspector->traps, &resource->schema, diags);
	sinks[4] = &preview.sink;
	pick_sink_init(&picks, work, dataset, resource);
	sinks[5] = &picks.sink;
	sinks[6] = &inspector->progress.sink;
	if (!table_read(
		&source, &resource->dialect, sinks, sizeof(sinks) / sizeof(sinks[0]), diags))
		return false;
	look_again(inspector, &source, &resource->dialect);
	table_profiler_end(inspector->profiler, work, resource);
	resource->preview = preview.preview;
	chart_check(dataset, resource);
	acknowledgements_check_table(inspector->portal, dataset, resource, diags);
	resource->is_withheld = diags_count(diags, DIAG_ERROR) > errors;
	if (!resource->is_withheld)
		pick_sink_end(&picks);
	return !resource->is_withheld;
}
