/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_PAGE_LIST_H
#define DATAMO_SITE_PAGE_LIST_H

#include "export/exporter.h"
#include "site/build_context.h"

/* The pages that a visitor may want to find, of all kinds and languages, in the order of the
 * tables; in the arena. */
struct page_list {
	struct export_page *pages;
	size_t count;
};

void page_list_fill(struct page_list *list, struct arena *arena, struct build_context *build,
    const struct catalog *catalog);

#endif
