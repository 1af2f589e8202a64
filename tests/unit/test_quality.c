/* SPDX-License-Identifier: MIT */
#include "model/quality.h"

#include "tap.h"

#define TEXT(value)                                                           \
	{                                                                     \
		(struct text_entry[]){ { STR_INIT(""), STR_INIT(value) } }, 1 \
	}

static struct str languages[] = { STR_INIT("vi"), STR_INIT("en") };
static struct organization organizations[] = { { .id = STR_INIT("a") }, { .id = STR_INIT("b") },
	{ .id = STR_INIT("c") } };
static struct str themes[] = { STR_INIT("t") };
static struct text keywords[] = { TEXT("k") };
static const struct text place = TEXT("Here"), title = TEXT("Title");
static const struct text both = { (struct text_entry[]){ { STR_INIT("vi"), STR_INIT("A") },
				      { STR_INIT("en"), STR_INIT("A") } },
	2 };

/* a: full and fresh; b: bare, a draft beside it; c: late, with links; d: of nobody, withdrawn e. */
static void fill(struct dataset *datasets, const struct frequency *annual)
{
	static struct source sources[] = { { .url = STR_INIT("https://one.example/") } };
	static struct licence licence = { .url = STR_INIT("https://licence.example/") };

	for (size_t i = 0; i < 6; i++)
		datasets[i].title = title;
	datasets[0] = (struct dataset){
		.id = STR_INIT("a"),
		.title = both,
		.description = both,
		.publisher = STR_INIT("a"),
		.licence = &licence,
		.contact = { .email = STR_INIT("a@example.org") },
		.keywords = keywords,
		.keyword_count = 1,
		.themes = themes,
		.theme_count = 1,
		.frequency = annual,
		.modified = { 2024, 1, 1 },
		.temporal_start = { 2023, 1, 1 },
		.spatial = place,
		.sources = sources,
		.source_count = 1,
	};
	datasets[1].id = STR("b");
	datasets[1].publisher = STR("a");
	datasets[1].is_description_derived = true;
	datasets[2].id = STR("c");
	datasets[2].publisher = STR("c");
	datasets[2].frequency = annual;
	datasets[2].modified = (struct date){ 2021, 1, 1 };
	datasets[3].id = STR("d");
	datasets[4].id = STR("e");
	datasets[4].status = DATASET_WITHDRAWN;
	datasets[5].id = STR("f");
	datasets[5].is_draft = true;
}

static void check_links(const struct quality *quality)
{
	const struct link_count *links = &quality->records[2].links;

	is_number(links->states[LINK_BROKEN], 1, "a broken link counts once a dataset");
	is_number(links->states[LINK_ANSWERS], 1, "so does a good one");
	is_number(links->moved, 1, "which has moved");
	is_number(links->states[LINK_NOT_CHECKED], 1, "and what the report does not know");
	is_number(link_count_total(links), 3, "which are all");
	is_number(quality->records[0].links.states[LINK_BROKEN], 1, "each dataset by itself");
	is_number(quality->page_links.states[LINK_BROKEN], 1, "and the pages");
	is_number(quality->count.links.states[LINK_BROKEN], 2, "datasets are added up");
}

static void check_groups(const struct quality *quality)
{
	is_number(quality->group_count, 3, "who publishes nothing has no group");
	ok(quality->groups[0].organization == &organizations[0], "they stand as registered");
	is_number(quality->groups[0].count.datasets, 2, "with their datasets");
	ok(!quality->groups[2].organization, "those of nobody last");
	is_number(quality->records[2].group, 1, "each dataset knows its group");
	is_number(quality->groups[1].count.freshness[FRESHNESS_OVERDUE], 1, "and counts there");
	is_number(quality->groups[0].count.mqa_points + quality->groups[1].count.mqa_points +
		      quality->groups[2].count.mqa_points,
	    quality->count.mqa_points, "points add up");
}

int main(void)
{
	struct dataset datasets[6] = { 0 };
	struct link_result results[] = {
		{ .url = STR_INIT("https://four.example/"), .state = STR_INIT("broken") },
		{ .url = STR_INIT("https://two.example/"),
		    .state = STR_INIT("answers"),
		    .moved_to = STR_INIT("https://three.example/") },
	};
	struct outside_link links[] = {
		{ .url = STR_INIT("https://four.example/"), .dataset = &datasets[0] },
		{ .url = STR_INIT("https://four.example/"), .dataset = &datasets[2] },
		{ .url = STR_INIT("https://four.example/"), .dataset = &datasets[2] },
		{ .url = STR_INIT("https://two.example/"), .dataset = &datasets[2] },
		{ .url = STR_INIT("https://new.example/"), .dataset = &datasets[2] },
		{ .url = STR_INIT("https://four.example/") },
	};
	struct portal portal = {
		.languages = languages,
		.language_count = 2,
		.organizations = organizations,
		.organization_count = 3,
		.datasets = datasets,
		.dataset_count = 6,
		.outside_links = links,
		.outside_link_count = 6,
		.link_report = { results, 2 },
		.broken_page_links = 4,
		.today = { 2024, 6, 1 },
	};
	struct arena *arena = arena_new();
	const struct quality *quality;
	struct diags *diags = diags_new();
	static const struct diag_kind broken = { "note.broken-link", DIAG_WARNING, { "", "" },
		{ NULL, NULL } };

	fill(datasets, frequency_find(STR("annual")));
	datasets[1].diags = diags;
	for (size_t i = 0; i < 30; i++)
		DIAG(diags, &broken, ((struct location){ .path = STR("b/dataset.md") }),
		    .name = STR("x"));
	quality = quality_new(arena, &portal);
	is_number(quality->count.datasets, 4, "drafts and withdrawn datasets do not count");
	is_number(quality->count.complete, 1, "one is fully described");
	is_number(quality->records[0].present, QUALITY_ITEM_COUNT, "in all items");
	ok(!quality->records[1].has[QUALITY_DESCRIPTION], "a derived description is none");
	is_number(quality->count.freshness[FRESHNESS_FRESH], 1, "one is fresh");
	is_number(quality->count.freshness[FRESHNESS_OVERDUE], 1, "one is late by two periods");
	is_number(quality->count.freshness[FRESHNESS_NONE], 2, "the others promise nothing");
	is_number(quality->records[1].broken_links, 30, "broken links count beyond what is kept");
	is_number(quality->broken_page_links, 4, "those of pages too");
	check_links(quality);
	check_groups(quality);
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
