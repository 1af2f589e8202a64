/* SPDX-License-Identifier: MIT */
#include "read/outside_links.h"

#include "base/url.h"
#include "read/note_read.h"

static void add(
    struct portal *portal, struct str url, struct location at, const struct dataset *dataset)
{
	if (url_kind_of(url) != URL_WEB ||
	    (portal->base_url.len && str_starts_with(url, portal->base_url)))
		return;
	*ARENA_ADD(portal->arena, portal->outside_links,
	    portal->outside_link_count) = (struct outside_link){ url, at, dataset };
}

static void add_notes(struct portal *portal, struct arena *scratch, const struct note *notes,
    size_t count, const struct dataset *dataset)
{
	for (size_t i = 0; i < count; i++) {
		struct note_outline outline;

		/* most notes name no other site at all */
		if (!str_contains(notes[i].markdown, STR("://")))
			continue;
		outline = note_read_outline(scratch, notes[i].markdown, portal->limits.note_bytes);
		for (size_t j = 0; j < outline.count; j++) {
			const struct outline_entry *entry = &outline.entries[j];
			struct location at = notes[i].at;

			if (entry->kind != OUTLINE_LINK)
				continue;
			at.line = (at.line ? at.line : 1) + entry->line - 1;
			at.column = 0;
			add(portal, arena_str(portal->arena, entry->url), at, dataset);
		}
	}
}

static void add_dataset(struct portal *portal, struct arena *scratch, const struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->kind == RESOURCE_LINK)
			add(portal, resource->url, resource->at, dataset);
	}
	add(portal, dataset->landing_page, dataset->at, dataset);
	for (size_t i = 0; i < dataset->source_count; i++)
		add(portal, dataset->sources[i].url, dataset->at, dataset);
	add(portal, dataset->contact.url, dataset->at, dataset);
	add_notes(portal, scratch, dataset->notes, dataset->note_count, dataset);
}

void outside_links_read(struct portal *portal, struct arena *scratch)
{
	for (size_t i = 0; i < portal->dataset_count; i++)
		add_dataset(portal, scratch, &portal->datasets[i]);
	add(portal, portal->contact.url, portal->at, NULL);
	for (size_t i = 0; i < portal->organization_count; i++)
		add(portal, portal->organizations[i].homepage, portal->organizations[i].at, NULL);
	for (size_t i = 0; i < portal->page_count; i++)
		add_notes(
		    portal, scratch, portal->pages[i].notes, portal->pages[i].note_count, NULL);
}
