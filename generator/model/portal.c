/* SPDX-License-Identifier: MIT */
#include "model/portal.h"

const struct organization *portal_find_organization(const struct portal *portal, struct str id)
{
	for (size_t i = 0; id.len && i < portal->organization_count; i++) {
		if (str_eq(portal->organizations[i].id, id))
			return &portal->organizations[i];
	}
	return NULL;
}

const struct data_theme *portal_find_data_theme(const struct portal *portal, struct str id)
{
	for (size_t i = 0; id.len && i < portal->data_theme_count; i++) {
		if (str_eq(portal->data_themes[i].id, id))
			return &portal->data_themes[i];
	}
	return NULL;
}

/* They are sorted by id. */
const struct dataset_series *portal_find_dataset_series(const struct portal *portal, struct str id)
{
	for (size_t i = 0; i < portal->dataset_series_count; i++) {
		if (str_eq(portal->dataset_series[i].id, id))
			return &portal->dataset_series[i];
	}
	return NULL;
}

const struct dataset *portal_find_dataset(const struct portal *portal, struct str id)
{
	size_t low = 0, high = portal->dataset_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(id, portal->datasets[middle].id);

		if (order == 0)
			return &portal->datasets[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct organization *portal_publisher_of(
    const struct portal *portal, const struct dataset *dataset)
{
	struct str id = dataset->publisher.len ? dataset->publisher : portal->publisher;

	return portal_find_organization(portal, id);
}

const struct licence *portal_licence_of(
    const struct portal *portal, const struct dataset *dataset, const struct resource *resource)
{
	if (resource && resource->licence)
		return resource->licence;
	return dataset->licence ? dataset->licence : portal->licence;
}

const struct contact *portal_contact_of(const struct portal *portal, const struct dataset *dataset)
{
	const struct contact *contact = &dataset->contact;

	if (!text_is_empty(&contact->name) || contact->email.len || contact->url.len)
		return contact;
	return &portal->contact;
}

bool portal_acknowledges(const struct portal *portal, const struct dataset *dataset,
    const struct resource *resource, struct str column)
{
	for (size_t i = 0; i < portal->personal_data_count; i++) {
		const struct acknowledged_column *known = &portal->personal_data[i];

		if (str_eq(known->dataset, dataset->id) &&
		    (!known->resource.len || str_eq(known->resource, resource->name)) &&
		    known->column.len && str_eq(known->column, str_trim(column)) &&
		    !text_is_empty(&known->reason))
			return true;
	}
	return false;
}

const struct str *issues_url_place(struct str text)
{
	static const struct str places[] = { STR_INIT("{title}"), STR_INIT("{id}"),
		STR_INIT("{url}") };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (str_starts_with(text, places[i]))
			return &places[i];
	}
	return NULL;
}

bool portal_shows(const struct portal *portal, const struct dataset *dataset)
{
	return !dataset->is_draft &&
	       (!dataset->publish_from.year || date_cmp(dataset->publish_from, portal->today) <= 0);
}

bool portal_publishes(const struct portal *portal, const struct dataset *dataset)
{
	return dataset->status == DATASET_PUBLISHED && portal_shows(portal, dataset);
}

static void keep_newest(struct date *newest, struct date date)
{
	if (date.year && (!newest->year || date_cmp(date, *newest) > 0))
		*newest = date;
}

struct date portal_newest_date(const struct portal *portal)
{
	struct date newest = { 0, 0, 0 };

	keep_newest(&newest, portal->issued);
	keep_newest(&newest, portal->modified);
	for (size_t i = 0; i < portal->dataset_count; i++) {
		keep_newest(&newest, portal->datasets[i].issued);
		keep_newest(&newest, portal->datasets[i].modified);
		if (portal->datasets[i].erratum_count)
			keep_newest(&newest, portal->datasets[i].errata[0].date);
	}
	return newest;
}
