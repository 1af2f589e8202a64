/* SPDX-License-Identifier: MIT */
#include <inttypes.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "model/frequency.h"
#include "model/licence.h"
#include "site/search_parts.h"

enum { YEARS_MAX = 60 }; /* of one dataset; beyond, only the first and the last */

struct facet_value {
	struct str id, name;
};

/* One facet: its values in the order of their first document, and which of them each has. */
struct search_facet {
	struct arena *arena;
	struct map ids; /* → index of the value */
	struct facet_value *values;
	size_t value_count;
	struct search_numbers *of; /* one a document */
};

static void add_value(struct search_facet *facet, size_t document, struct str id, struct str name)
{
	struct search_numbers *of = &facet->of[document];
	const struct map_entry *entry = map_find(&facet->ids, id);
	uint32_t index = (uint32_t)facet->value_count;

	if (entry) {
		index = (uint32_t)entry->value;
	} else {
		id = arena_str(facet->arena, id);
		map_put(&facet->ids, id, index, NULL);
		*ARENA_ADD(facet->arena, facet->values, facet->value_count) = (struct facet_value){
			id, arena_str(facet->arena, name.len ? name : id)
		};
	}
	for (size_t i = 0; i < of->count; i++) {
		if (of->items[i] == index)
			return;
	}
	*ARENA_ADD(facet->arena, of->items, of->count) = index;
}

static void add_organization(struct search_facet *facet, const struct search_documents *documents,
    size_t document, const struct organization *organization)
{
	if (organization)
		add_value(
		    facet, document, organization->id, search_text(documents, &organization->name));
}

static void add_organizations(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	const struct dataset *dataset = documents->items[i];
	const struct portal *portal = documents->portal;

	add_organization(facet, documents, i, portal_publisher_of(portal, dataset));
	add_organization(facet, documents, i, portal_find_organization(portal, dataset->creator));
}

static void add_themes(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	const struct dataset *dataset = documents->items[i];

	for (size_t j = 0; j < dataset->theme_count; j++) {
		const struct data_theme *theme = portal_find_data_theme(
		    documents->portal, dataset->themes[j]);

		if (theme)
			add_value(facet, i, theme->id, search_text(documents, &theme->name));
	}
}

static void add_format(struct search_facet *facet, size_t document, struct str format)
{
	if (format.len)
		add_value(facet, document, format, file_format_name(facet->arena, format));
}

static void add_formats(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	const struct dataset *dataset = documents->items[i];

	for (size_t j = 0; j < dataset->resource_count; j++) {
		const struct resource *resource = &dataset->resources[j];

		if (resource->is_withheld)
			continue;
		add_format(facet, i, resource_original_format(resource));
		for (size_t k = 0; k < resource->distribution_count; k++) {
			if (!str_eq(resource->distributions[k].format, STR("original")))
				add_format(facet, i, resource->distributions[k].format);
		}
	}
}

static void add_licence(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	const struct licence *licence = portal_licence_of(
	    documents->portal, documents->items[i], NULL);

	if (licence)
		add_value(facet, i, licence->id, search_text(documents, &licence->title));
}

static void add_year(struct search_facet *facet, size_t document, int year)
{
	struct str name = arena_format(facet->arena, "%d", year);

	add_value(facet, document, name, name);
}

/* The years that the data is about. */
static void add_years(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	const struct dataset *dataset = documents->items[i];
	int first = dataset->temporal_start.year, last = dataset->temporal_end.year;

	if (!first || !last) {
		if (first || last)
			add_year(facet, i, first ? first : last);
		return;
	}
	add_year(facet, i, first);
	for (int year = first + 1; year < last && last - first < YEARS_MAX; year++)
		add_year(facet, i, year);
	add_year(facet, i, last);
}

static void add_frequency(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	const struct frequency *frequency = documents->items[i]->frequency;
	bool is_vietnamese = str_eq(documents->language, STR("vi"));

	if (frequency)
		add_value(facet, i, str_of(frequency->id),
		    str_of(is_vietnamese ? frequency->name_vi : frequency->name_en));
}

/* The page has the words. */
static void add_status(
    struct search_facet *facet, const struct search_documents *documents, size_t i)
{
	static const char *const ids[FRESHNESS_COUNT] = {
		[FRESHNESS_FRESH] = "fresh",
		[FRESHNESS_DUE] = "due",
		[FRESHNESS_OVERDUE] = "overdue",
	};
	const struct dataset *dataset = documents->items[i];
	enum freshness state = FRESHNESS_NONE;

	if (dataset->status == DATASET_WITHDRAWN) {
		add_value(facet, i, STR("withdrawn"), STR(""));
		return;
	}
	if (dataset->frequency)
		state = freshness_of(
		    dataset->frequency, dataset_updated(dataset), documents->portal->today, NULL);
	if (state != FRESHNESS_NONE)
		add_value(facet, i, str_of(ids[state]), STR(""));
}

static const struct {
	struct str id;
	void (*add)(struct search_facet *facet, const struct search_documents *documents, size_t i);
} facets[] = {
	{ STR_INIT("org"), add_organizations },
	{ STR_INIT("theme"), add_themes },
	{ STR_INIT("format"), add_formats },
	{ STR_INIT("year"), add_years },
	{ STR_INIT("frequency"), add_frequency },
	{ STR_INIT("licence"), add_licence },
	{ STR_INIT("status"), add_status },
};

static void write_values(struct json_writer *json, const struct search_facet *facet)
{
	json_key(json, STR("values"));
	json_begin_array(json);
	for (size_t i = 0; i < facet->value_count; i++) {
		json_begin_array(json);
		json_string(json, facet->values[i].id);
		json_string(json, facet->values[i].name);
		json_end_array(json);
	}
	json_end_array(json);
}

/* Few documents have a set of values of their own: the number of a set is short. */
static void write_sets(struct json_writer *json, const struct search_facet *facet, size_t count)
{
	struct map sets = MAP_INIT;
	uint32_t *of = arena_alloc(facet->arena, size_mul(count, sizeof(*of)));

	json_key(json, STR("sets"));
	json_begin_array(json);
	for (size_t i = 0; i < count; i++) {
		const struct search_numbers *values = &facet->of[i];
		struct str key = arena_str(
		    facet->arena, (struct str){ values->count ? (const char *)values->items : "",
				      values->count * sizeof(*values->items) });
		bool is_new;

		of[i] = (uint32_t)map_put(&sets, key, sets.count, &is_new)->value;
		if (!is_new)
			continue;
		json_begin_array(json);
		for (size_t j = 0; j < values->count; j++)
			json_integer(json, values->items[j]);
		json_end_array(json);
	}
	json_end_array(json);
	json_key(json, STR("of"));
	json_begin_array(json);
	for (size_t i = 0; i < count; i++)
		json_integer(json, of[i]);
	json_end_array(json);
	map_release(&sets);
}

void search_facets_write(
    struct json_writer *json, struct arena *arena, const struct search_documents *documents)
{
	json_begin_array(json);
	for (size_t i = 0; i < sizeof(facets) / sizeof(facets[0]); i++) {
		struct search_facet facet = { .arena = arena, .ids = MAP_INIT };

		facet.of = arena_alloc(arena, size_mul(documents->count, sizeof(*facet.of)));
		for (size_t j = 0; j < documents->count; j++)
			facets[i].add(&facet, documents, j);
		json_begin_object(json);
		json_key_string(json, STR("id"), facets[i].id);
		write_values(json, &facet);
		write_sets(json, &facet, documents->count);
		json_end_object(json);
		map_release(&facet.ids);
	}
	json_end_array(json);
}
