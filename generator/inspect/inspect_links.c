/* SPDX-License-Identifier: MIT */
#include "inspect/inspect_links.h"

#include <unistd.h>

#include "base/memory.h"
#include "check/key_kinds.h"
#include "check/key_look.h"
#include "inspect/inspect.h"
#include "read/table_read.h"

enum { MISSING_BUDGET_BYTES = 4 << 20 };

struct link_check {
	const struct portal *portal;
	const struct foreign_keys *links;
	const struct table_opener *opener;
	struct spill_file *file;
	struct external_sort *missing; /* row, link */
	struct key_findings *findings;
	struct key_look *look;
	struct arena *arena;
};

static bool is_wanted(const struct foreign_link *link, const struct dataset *dataset)
{
	return dataset ? link->dataset == dataset && link->referred_dataset == dataset
		       : link->dataset != link->referred_dataset;
}

/* The table once more, to find the cells. */
static void look(struct link_check *check, const struct foreign_link *first)
{
	struct table_source source = {
		.fd = check->opener->open(check->opener->context, first->dataset, first->table),
		.path = inspect_path(check->arena, first->dataset, first->table),
		.limits = &check->portal->limits,
	};
	const struct key_look_task task = {
		.schema = &first->table->schema,
		.links = check->links,
		.table = first->table,
		.findings = check->findings,
		.diags = first->dataset->diags,
	};
	struct row_sink *sink = key_look_begin(check->look, &task);
	struct diags *known = diags_new(); /* told at the first reading */

	if (source.fd < 0)
		return;
	table_read(&source, &first->table->dialect, &sink, 1, known);
	close(source.fd);
	diags_free(known);
}

static void read_missing(struct link_check *check)
{
	struct sort_record record;

	key_findings_clear(check->findings);
	while (external_sort_next(check->missing, &record))
		key_findings_add(check->findings, KEY_FOREIGN,
		    (struct key_finding){ .row = record.words[0], .key = (size_t)record.words[1] });
}

/* All wanted links of the table that link number `from` is the first of. */
static void check_table(struct link_check *check, size_t from, const struct dataset *dataset)
{
	const struct foreign_link *first = foreign_keys_at(check->links, from);
	int error = 0;

	external_sort_reset(check->missing);
	spill_file_reset(check->file);
	for (size_t i = from; i < foreign_keys_count(check->links); i++) {
		const struct foreign_link *link = foreign_keys_at(check->links, i);

		if (link->table != first->table)
			break;
		if (!error && is_wanted(link, dataset) && foreign_keys_has_both(check->links, i))
			error = foreign_keys_compare(check->links, i, check->missing);
	}
	read_missing(check);
	error = error ? error : external_sort_error(check->missing);
	if (error)
		DIAG(first->dataset->diags, &key_not_checked, first->table->at,
		    .found = diags_errno(first->dataset->diags, error));
	if (check->findings->count)
		look(check, first);
	if (error || check->findings->count)
		dataset_find_resource(first->dataset, first->table->name)->is_withheld = true;
}

void inspect_links(const struct portal *portal, const struct foreign_keys *links,
    const struct dataset *dataset, const struct table_opener *opener)
{
	struct link_check check = {
		.portal = portal, .links = links, .opener = opener, .file = NULL
	};
	const struct resource *last = NULL;

	for (size_t i = 0; i < foreign_keys_count(links); i++) {
		const struct foreign_link *link = foreign_keys_at(links, i);

		if (link->table == last || !is_wanted(link, dataset))
			continue;
		if (!check.file) {
			check.file = spill_file_new();
			check.missing = external_sort_new(MISSING_BUDGET_BYTES, check.file);
			check.findings = memory_alloc(sizeof(*check.findings));
			check.look = key_look_new();
			check.arena = arena_new();
		}
		check_table(&check, i, dataset);
		last = link->table;
	}
	if (!check.file)
		return;
	external_sort_free(check.missing);
	spill_file_free(check.file);
	memory_free(check.findings);
	key_look_free(check.look);
	arena_free(check.arena);
}
