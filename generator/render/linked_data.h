/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_LINKED_DATA_H
#define DATAMO_RENDER_LINKED_DATA_H

struct cJSON;
struct view;

/*
 * "linked_data" of a page, for <script type="application/ld+json">: schema.org's Dataset and
 * DataCatalog, as Google's dataset search reads them
 * (https://developers.google.com/search/docs/appearance/structured-data/dataset). It says what the
 * page says, in the page's language, and is escaped for HTML.
 */
void view_add_linked_dataset(struct view *view, struct cJSON *page);
void view_add_linked_catalog(struct view *view, struct cJSON *page);

#endif
