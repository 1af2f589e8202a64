/* SPDX-License-Identifier: MIT */
#include "inspect/inspect.h"

#include "base/memory.h"
#include "check/schema_check.h"
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
	struct table_profiler *profiler;
	struct schema_check *schema_check;
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

struct inspector *inspector_new(const struct portal *portal, struct inspect_progress progress)
{
	struct inspector *inspector = memory_alloc_zeroed(1, sizeof(*inspector));

	inspector->portal = portal;
	inspector->profiler = table_profiler_new();
	inspector->schema_check = schema_check_new();
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
	memory_free(inspector);
}

struct str inspect_path(
    struct arena *arena, const struct dataset *dataset, const struct resource *resource)
{
	if (!dataset->folder.len)
		return arena_str(arena, resource->path);
	return arena_format(arena, "%.*s/%.*s", STR_ARG(dataset->folder), STR_ARG(resource->path));
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
	struct preview_sink preview;
	struct row_sink *sinks[4];

	resource->is_withheld = true;
	if (!table_detect(&source, &resource->dialect, diags))
		return false;
	preview_sink_init(&preview, work, inspector->portal->limits.preview_rows);
	sinks[0] = table_profiler_begin(inspector->profiler, &resource->schema, source.path, diags);
	sinks[1] = schema_check_begin(inspector->schema_check, &resource->schema, diags);
	sinks[2] = &preview.sink;
	sinks[3] = &inspector->progress.sink;
	if (!table_read(&source, &resource->dialect, sinks, 4, diags))
		return false;
	table_profiler_end(inspector->profiler, work, resource);
	resource->preview = preview.preview;
	resource->is_withheld = diags_count(diags, DIAG_ERROR) > errors;
	return !resource->is_withheld;
}
