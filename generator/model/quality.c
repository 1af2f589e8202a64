/* SPDX-License-Identifier: MIT */
#include "model/quality.h"

#include "base/map.h"
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

unsigned quality_mqa_points(const struct quality_count *count)
{
	return count->datasets
		   ? (unsigned)((count->mqa_points + count->datasets / 2) / count->datasets)
		   : 0;
}

uint64_t quality_broken_links(const struct diags *diags)
{
	return diags ? diags_count_of(diags, "note.broken-link") +
			   diags_count_of(diags, "note.missing-image")
		     : 0;
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
	record.mqa = mqa_score_of(portal, dataset);
	record.broken_links = quality_broken_links(dataset->diags);
	return record;
}

static void add_links(struct link_count *to, const struct link_count *from)
{
	for (size_t i = 0; i < LINK_STATE_COUNT; i++)
		to->states[i] += from->states[i];
	to->moved += from->moved;
}

static void count_record(struct quality_count *count, const struct quality_record *record)
{
	count->datasets++;
	count->complete += record->present == QUALITY_ITEM_COUNT;
	count->freshness[record->freshness]++;
	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		count->present[i] += record->has[i];
	count->mqa_points += record->mqa.points;
	for (size_t i = 0; i < MQA_METRIC_COUNT; i++)
		count->mqa_has[i] += record->mqa.has[i];
	add_links(&count->links, &record->links);
	count->broken_links += record->broken_links;
}

static void count_link(struct link_count *count, const struct link_report *report, struct str url)
{
	const struct link_result *result = link_result_find(report, url);

	count->states[result ? link_state_of(result->state) : LINK_NOT_CHECKED]++;
	count->moved += result && result->moved_to.len > 0;
}

/* The links of a dataset stand together; each URL of it counts once. */
static void count_links(
    const struct portal *portal, struct link_count *of_datasets, struct link_count *of_pages)
{
	struct map seen = MAP_INIT;

	for (size_t i = 0; i < portal->outside_link_count; i++) {
		const struct outside_link *link = &portal->outside_links[i];
		struct link_count *count = link->dataset
					       ? &of_datasets[link->dataset - portal->datasets]
					       : of_pages;
		bool is_new;

		if (i && link->dataset != portal->outside_links[i - 1].dataset)
			map_clear(&seen);
		map_put(&seen, link->url, 0, &is_new);
		if (is_new)
			count_link(count, &portal->link_report, link->url);
	}
	map_release(&seen);
}

static void add_records(struct arena *arena, const struct portal *portal, struct quality *quality)
{
	struct link_count *links = arena_alloc(
	    arena, size_mul(portal->dataset_count, sizeof(*links)));

	count_links(portal, links, &quality->page_links);
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];
		struct quality_record *record;
		size_t count = quality->count.datasets;

		if (!portal_publishes(portal, dataset))
			continue;
		record = ARENA_ADD(arena, quality->records, count);
		*record = record_of(portal, dataset);
		record->links = links[i];
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

	quality->broken_page_links = portal->broken_page_links;
	add_records(arena, portal, quality);
	add_groups(arena, portal, quality);
	return quality;
}
