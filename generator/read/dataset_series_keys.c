/* SPDX-License-Identifier: MIT */
#include "read/dataset_read.h"
#include "read/place_read.h"
#include "read/relation_keys.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind series_untitled = { "metadata.title-missing", DIAG_ERROR,
	{ "Một mục của dataset_series thiếu {expected}.",
	    "An entry of dataset_series has no {expected}." },
	{ "Mỗi loạt cần id và title.", "A series needs an id and a title." } };

static const struct diag_kind series_twice = { "register.duplicate-id", DIAG_ERROR,
	{ "Mã “{name}” của dataset_series đã có ở dòng {expected}.",
	    "The id “{name}” of dataset_series is on line {expected} already." },
	{ NULL, NULL } };

static void read_spatial(struct key_reader *reader, const struct node *node, void *value)
{
	struct dataset_series *series = value;
	struct spatial_parts parts;

	spatial_read(reader, node, &parts);
	series->spatial = parts.name;
	series->spatial_uri = parts.uri;
	series->spatial_shape = parts.shape;
}

static void read_hvd_categories(struct key_reader *reader, const struct node *node, void *value)
{
	struct dataset_series *series = value;
	struct relations relations = { .type = NULL };

	hvd_categories_read(reader, node, &relations);
	series->hvd_categories = relations.hvd_categories;
	series->hvd_category_count = relations.hvd_category_count;
}

#define SERIES(member) offsetof(struct dataset_series, member)

static const struct key period_list[] = {
	{ .name = "start", .type = KEY_PERIOD_START, .offset = SERIES(temporal_start) },
	{ .name = "end", .type = KEY_PERIOD_END, .offset = SERIES(temporal_end) },
};
static const struct key_table period_keys = { "temporal", period_list, COUNT(period_list) };

static const struct key series_list[] = {
	{ .name = "id", .type = KEY_ID, .offset = SERIES(id) },
	{ .name = "title", .type = KEY_TITLE, .offset = SERIES(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = SERIES(description) },
	{ .name = "publisher", .type = KEY_ID, .offset = SERIES(publisher) },
	{ .name = "contact", .type = KEY_MAP, .offset = SERIES(contact), .nested = &contact_keys },
	{ .name = "frequency",
	    .type = KEY_CUSTOM,
	    .offset = SERIES(frequency),
	    .parse = frequency_read },
	{ .name = "issued", .type = KEY_DATE, .offset = SERIES(issued) },
	{ .name = "modified", .type = KEY_DATE, .offset = SERIES(modified) },
	{ .name = "temporal", .type = KEY_MAP, .nested = &period_keys },
	{ .name = "spatial", .type = KEY_CUSTOM, .parse = read_spatial },
	{ .name = "legal_basis", .type = KEY_TEXT, .offset = SERIES(legal_basis) },
	{ .name = "applicable_legislation",
	    .type = KEY_CUSTOM,
	    .offset = SERIES(legislation),
	    .parse = references_read },
	{ .name = "hvd_categories", .type = KEY_CUSTOM, .parse = read_hvd_categories },
};
const struct key_table dataset_series_keys = { "dataset_series", series_list, COUNT(series_list) };

static void check_id(struct portal *portal, const struct node *list, size_t index)
{
	struct location at = node_at(&list->items[index], STR("portal.yml"));
	struct str id = portal->dataset_series[index].id;

	if (!id.len || text_is_empty(&portal->dataset_series[index].title))
		DIAG(portal->diags, &series_untitled, at,
		    .expected = id.len ? STR("title") : STR("id"));
	for (size_t i = 0; id.len && i < index; i++) {
		if (str_eq(portal->dataset_series[i].id, id))
			DIAG(portal->diags, &series_twice, at, .name = id,
			    .expected = diags_number(portal->diags, list->items[i].line));
	}
}

void dataset_series_check(
    struct key_reader *reader, struct portal *portal, const struct node *settings)
{
	const struct node *list = node_find(settings, "dataset_series");

	for (size_t i = 0; i < portal->dataset_series_count; i++) {
		const struct node *publisher = node_find(&list->items[i], "publisher");

		check_id(portal, list, i);
		if (publisher && portal->dataset_series[i].publisher.len)
			organization_reference_check(reader, portal, publisher);
	}
}
