/* SPDX-License-Identifier: MIT */
#include "check/metadata_check.h"

#include "check/metadata_rule.h"

static const struct metadata_rules *const of_datasets[] = { &metadata_presence_rules,
	&metadata_text_rules, &metadata_date_rules };
static const struct metadata_rules *const of_portals[] = { &metadata_portal_rules,
	&metadata_plan_rules };

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static void check(
    const struct metadata_context *context, const struct metadata_rules *const *lists, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < lists[i]->count; j++)
			lists[i]->rules[j].check(context, &lists[i]->rules[j]);
}

void metadata_check_portal(const struct portal *portal, struct diags *diags)
{
	struct metadata_context context = {
		.portal = portal, .arena = arena_new(), .diags = diags
	};

	check(&context, of_portals, COUNT_OF(of_portals));
	arena_free(context.arena);
}

void metadata_check_dataset(
    const struct portal *portal, const struct dataset *dataset, struct diags *diags)
{
	struct mqa_score score;
	struct metadata_context context = {
		.portal = portal, .dataset = dataset, .score = &score, .diags = diags
	};

	if (dataset->status != DATASET_PUBLISHED || dataset->is_draft)
		return;
	score = mqa_score_of(portal, dataset);
	context.arena = arena_new();
	check(&context, of_datasets, COUNT_OF(of_datasets));
	arena_free(context.arena);
}
