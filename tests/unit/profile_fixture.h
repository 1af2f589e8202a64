/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_TESTS_PROFILE_FIXTURE_H
#define DATAMO_TESTS_PROFILE_FIXTURE_H

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "profile/table_profiler.h"
#include "read/table_read.h"

/* A profiler and what it found of the last table. */
struct fixture {
	struct table_profiler *profiler;
	struct arena *arena;
	struct diags *diags;
	struct resource resource;
};

static inline struct fixture fixture_new(void)
{
	return (struct fixture){ table_profiler_new(), arena_new(), diags_new(), { .kind = 0 } };
}

static inline void fixture_free(struct fixture *fixture)
{
	table_profiler_free(fixture->profiler);
	arena_free(fixture->arena);
	diags_free(fixture->diags);
}

static inline void profile_file(struct fixture *fixture, int fd, struct dialect dialect)
{
	struct table_source source = { fd, STR("t.csv"), &limits_default };
	struct row_sink *sink;

	arena_reset(fixture->arena);
	diags_free(fixture->diags);
	fixture->diags = diags_new();
	sink = table_profiler_begin(
	    fixture->profiler, &fixture->resource.schema, source.path, fixture->diags);
	if (table_detect(&source, &dialect, fixture->diags))
		table_read(&source, &dialect, &sink, 1, fixture->diags);
	table_profiler_end(fixture->profiler, fixture->arena, &fixture->resource);
}

static inline void profile_text(struct fixture *fixture, struct str csv)
{
	int fd = memfd_create("table", 0);
	struct dialect dialect = {
		.delimiter = ';', .has_delimiter = true, .quote = '"', .header = true
	};

	if (fd < 0 || write(fd, csv.data, csv.len) != (ssize_t)csv.len)
		abort();
	lseek(fd, 0, SEEK_SET);
	profile_file(fixture, fd, dialect);
	close(fd);
}

/* A table of one column "x" (and a second one, so that no line is blank). */
static inline const struct field *profile_cells(
    struct fixture *fixture, const char *name, const char *cells)
{
	struct strbuf csv = STRBUF_INIT;
	struct str rest = str_of(cells), cell;

	strbuf_add_format(&csv, "%s;y\n", name);
	while (str_split(&rest, '|', &cell))
		strbuf_add_format(&csv, "%.*s;k\n", STR_ARG(cell));
	fixture->resource.schema = (struct table_schema){ .fields = NULL };
	profile_text(fixture, strbuf_str(&csv));
	strbuf_release(&csv);
	return &fixture->resource.schema.fields[0];
}

#endif
