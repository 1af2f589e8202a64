/* SPDX-License-Identifier: MIT */
#include "check/metadata_check.h"

#include "check/acknowledgement_check.h"
#include "check/metadata_rule.h"

static const struct metadata_rules *const for_catalogues[] = { &metadata_presence_rules };
static const struct metadata_rules *const of_datasets[] = { &metadata_text_rules,
	&metadata_date_rules };
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
	acknowledgements_check(portal, diags);
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
	/* Without portal.yml there is no catalogue to be complete for: a package, a folder of them.
	 */
	if (portal->at.path.len)
		check(&context, for_catalogues, COUNT_OF(for_catalogues));
	check(&context, of_datasets, COUNT_OF(of_datasets));
	arena_free(context.arena);
}
