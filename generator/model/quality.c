/* SPDX-License-Identifier: MIT */
#include "model/quality.h"

#include "base/memory.h"

struct str quality_item_id(enum quality_item item)
{
	static const struct str ids[QUALITY_ITEM_COUNT] = {
		[QUALITY_DESCRIPTION] = STR_INIT("description"),
		[QUALITY_LICENCE] = STR_INIT("licence"),
		[QUALITY_CONTACT] = STR_INIT("contact"),
		[QUALITY_KEYWORDS] = STR_INIT("keywords"),
		[QUALITY_THEME] = STR_INIT("theme"),
		[QUALITY_FREQUENCY] = STR_INIT("frequency"),
		[QUALITY_PERIOD] = STR_INIT("period"),
		[QUALITY_PLACE] = STR_INIT("place"),
		[QUALITY_SOURCES] = STR_INIT("sources"),
		[QUALITY_COLUMNS] = STR_INIT("columns"),
		[QUALITY_TRANSLATIONS] = STR_INIT("translations"),
	};

	return ids[item];
}

double quality_share(const struct quality_count *count)
{
	size_t present = 0;

	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		present += count->present[i];
	return count->datasets ? (double)present / (double)(count->datasets * QUALITY_ITEM_COUNT)
			       : 1;
}

static bool has_contact(const struct portal *portal, const struct dataset *dataset)
{
	const struct contact *contact = portal_contact_of(portal, dataset);

	return contact->email.len || contact->url.len;
}

static bool explains_columns(const struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];
		const struct table_schema *schema = &resource->schema;

		if (resource->kind != RESOURCE_TABLE)
			continue;
		if (schema->field_count < resource->column_count)
			return false;
		for (size_t j = 0; j < schema->field_count; j++) {
			if (text_is_empty(&schema->fields[j].title) &&
			    text_is_empty(&schema->fields[j].description))
				return false;
		}
	}
	return true;
}

static bool is_in(const struct portal *portal, const struct text *text, struct str language)
{
	return !text_in(text, portal->languages, portal->language_count, language).is_fallback;
}

/* What is not said at all needs no translation. */
static bool is_translated(const struct portal *portal, const struct dataset *dataset)
{
	for (size_t i = 0; i < portal->language_count; i++) {
		struct str language = portal->languages[i];
		const struct note *note = dataset_note_in(
		    dataset, portal->languages, portal->language_count, language);

		if (!is_in(portal, &dataset->title, language) ||
		    (!dataset->is_description_derived &&
			!is_in(portal, &dataset->description, language)))
			return false;
		if (note &&
		    !str_eq(note->language.len ? note->language : portal->languages[0], language))
			return false;
	}
	return true;
}

static struct quality_record record_of(const struct portal *portal, const struct dataset *dataset)
{
	const struct licence *licence = portal_licence_of(portal, dataset, NULL);
	struct date updated = dataset_updated(dataset);
	struct quality_record record = { .dataset = dataset };
	bool *has = record.has;

	if (dataset->frequency)
		record.freshness = freshness_of(
		    dataset->frequency, updated, portal->today, &record.due);
	if (record.freshness == FRESHNESS_NONE)
		record.due = (struct date){ 0, 0, 0 };
	has[QUALITY_DESCRIPTION] = !dataset->is_description_derived;
	has[QUALITY_LICENCE] = licence && licence->url.len;
	has[QUALITY_CONTACT] = has_contact(portal, dataset);
	has[QUALITY_KEYWORDS] = dataset->keyword_count > 0;
	has[QUALITY_THEME] = dataset->theme_count > 0;
	has[QUALITY_FREQUENCY] = dataset->frequency != NULL;
	has[QUALITY_PERIOD] = dataset->temporal_start.year || dataset->temporal_end.year;
	has[QUALITY_PLACE] = !text_is_empty(&dataset->spatial) || dataset->spatial_uri.len ||
			     !text_is_empty(&portal->spatial);
	has[QUALITY_SOURCES] = dataset->source_count > 0;
	has[QUALITY_COLUMNS] = explains_columns(dataset);
	has[QUALITY_TRANSLATIONS] = is_translated(portal, dataset);
	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		record.present += has[i];
	return record;
}

static void count_record(struct quality_count *count, const struct quality_record *record)
{
	count->datasets++;
	count->complete += record->present == QUALITY_ITEM_COUNT;
	count->freshness[record->freshness]++;
	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		count->present[i] += record->has[i];
}

static void add_records(struct arena *arena, const struct portal *portal, struct quality *quality)
{
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];
		struct quality_record *record;
		size_t count = quality->count.datasets;

		if (dataset->status != DATASET_PUBLISHED || !portal_shows(portal, dataset))
			continue;
		record = ARENA_ADD(arena, quality->records, count);
		*record = record_of(portal, dataset);
		count_record(&quality->count, record);
	}
}

/* One place an organization, and one for none; then those without datasets go. */
static void add_groups(struct arena *arena, const struct portal *portal, struct quality *quality)
{
	size_t places = portal->organization_count + 1;
	struct quality_count *counts = arena_alloc(arena, size_mul(places, sizeof(*counts)));
	size_t *groups = arena_alloc(arena, size_mul(places, sizeof(*groups)));

	for (size_t i = 0; i < quality->count.datasets; i++) {
		struct quality_record *record = &quality->records[i];
		const struct organization *publisher = portal_publisher_of(portal, record->dataset);

		record->group = publisher ? (size_t)(publisher - portal->organizations)
					  : portal->organization_count;
		count_record(&counts[record->group], record);
	}
	for (size_t i = 0; i < places; i++) {
		struct quality_group *group;

		groups[i] = quality->group_count;
		if (!counts[i].datasets)
			continue;
		group = ARENA_ADD(arena, quality->groups, quality->group_count);
		group->count = counts[i];
		if (i < portal->organization_count)
			group->organization = &portal->organizations[i];
	}
	for (size_t i = 0; i < quality->count.datasets; i++)
		quality->records[i].group = groups[quality->records[i].group];
}

struct quality *quality_new(struct arena *arena, const struct portal *portal)
{
	struct quality *quality = arena_alloc(arena, sizeof(*quality));

	add_records(arena, portal, quality);
	add_groups(arena, portal, quality);
	return quality;
}
