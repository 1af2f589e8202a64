/* SPDX-License-Identifier: MIT */
#include "site/exporter_check.h"

#include "export/exporter.h"
#include "model/catalog.h"

void exporters_check(const struct portal *portal, struct diags *diags)
{
	struct arena *arena = arena_new();
	const struct export_context context = {
		.portal = portal, .catalog = catalog_new(arena, portal), .diags = diags
	};
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		if (exporter->scope == EXPORT_CATALOG && exporter_is_wanted(exporter, portal) &&
		    exporter->accepts)
			exporter->accepts(&context);
	}
	arena_free(arena);
}

void exporters_check_table(const struct portal *portal, const struct dataset *dataset,
    const struct resource *table, const struct diag_kind **told)
{
	const struct export_context context = {
		.portal = portal, .dataset = dataset, .resource = table, .diags = dataset->diags
	};
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		bool is_shared = exporter->scope == EXPORT_DATASET_ROWS;
		const struct diag_kind *why;

		if (!exporter->refuses || !exporter_is_wanted(exporter, portal) ||
		    (exporter->accepts && !exporter->accepts(&context)))
			continue;
		why = exporter->refuses(&context);
		if (!why || (is_shared && why == *told))
			continue;
		if (is_shared)
			*told = why;
		DIAG(dataset->diags, why, is_shared ? dataset->at : table->at,
		    .name = str_of(exporter->name));
	}
}
