/* SPDX-License-Identifier: MIT */
#include "read/link_report_read.h"

#include <stdlib.h>

#include "read/register_rows.h"

static const char *const states[] = { "answers", "broken", "unknown", NULL };

#define LINK(member) offsetof(struct link_result, member)

static const struct key link_list[] = {
	{ .name = "url", .type = KEY_STRING, .offset = LINK(url) },
	{ .name = "state", .type = KEY_CHOICE, .offset = LINK(state), .choices = states },
	{ .name = "status", .type = KEY_STRING, .offset = LINK(status) },
	{ .name = "reason", .type = KEY_STRING, .offset = LINK(reason) },
	{ .name = "moved_to", .type = KEY_STRING, .offset = LINK(moved_to) },
	{ .name = "checked", .type = KEY_DATE, .offset = LINK(checked) },
};
const struct key_table link_keys = { "links.csv", link_list,
	sizeof(link_list) / sizeof(link_list[0]) };

static void take_result(struct portal *portal, struct key_reader *reader, const struct node *row)
{
	struct link_report *report = &portal->link_report;
	struct link_result result = { .at = node_at(row, reader->path) };

	keys_read(reader, &link_keys, row, &result);
	if (result.url.len && result.state.len)
		*ARENA_ADD(portal->arena, report->results, report->count) = result;
}

void link_report_read(struct portal *portal, int fd, struct str name)
{
	struct link_report *report = &portal->link_report;
	struct arena *scratch = arena_new();

	*report = (struct link_report){ NULL, 0 };
	register_rows_read_fd(portal, scratch, fd, name, &link_keys, take_result);
	arena_free(scratch);
	if (report->count)
		qsort(
		    report->results, report->count, sizeof(*report->results), link_result_compare);
}
