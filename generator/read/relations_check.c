/* SPDX-License-Identifier: MIT */
#include "read/dataset_read.h"
#include "read/relation_keys.h"

static void report(const struct dataset *dataset, struct str id, struct location at,
    const char *where, struct str nearest, bool is_foreign)
{
	const struct diag_kind *kind = nearest.len ? &metadata_unknown_reference_near
						   : &metadata_unknown_reference;

	diags_add_at_level(dataset->diags, kind, is_foreign ? DIAG_WARNING : kind->level, at,
	    (struct diag_args){ .name = str_of(where), .found = id, .expected = nearest });
}

static void check_link(
    const struct portal *portal, const struct dataset *dataset, const struct dataset_link *link)
{
	struct nearest nearest = nearest_to(link->id);

	if (!link->id.len || portal_find_dataset(portal, link->id))
		return;
	for (size_t i = 0; i < portal->dataset_count; i++)
		nearest_try(&nearest, portal->datasets[i].id);
	report(dataset, link->id, link->at, "datasets", nearest.best, link->is_foreign);
}

static void check_samples(const struct dataset *dataset)
{
	const struct relations *relations = &dataset->relations;

	for (size_t i = 0; i < relations->sample_count; i++) {
		struct nearest nearest = nearest_to(relations->samples[i]);

		if (dataset_find_resource(dataset, relations->samples[i]))
			continue;
		for (size_t k = 0; k < dataset->resource_count; k++)
			nearest_try(&nearest, dataset->resources[k].name);
		report(dataset, relations->samples[i], relations->samples_at, "resources",
		    nearest.best, false);
	}
}

void relations_check(struct portal *portal)
{
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];
		const struct relations *relations = &dataset->relations;

		for (size_t k = 0; k < relations->related_count; k++)
			check_link(portal, dataset, &relations->related[k]);
		for (size_t k = 0; k < relations->relationship_count; k++)
			check_link(portal, dataset, &relations->relationships[k].target);
		for (size_t k = 0; k < dataset->source_count; k++)
			check_link(portal, dataset, &dataset->sources[k].dataset);
		check_link(portal, dataset, &relations->version_of);
		check_samples(dataset);
	}
}
