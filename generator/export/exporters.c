/* SPDX-License-Identifier: MIT */
#include "export/exporters.h"

#include "export/exporter.h"

/* In the order in which downloads are offered. */
static const struct exporter *const exporters[] = {
	&csv_exporter,
	&xlsx_exporter,
	&csv_excel_exporter,
	&json_exporter,
	&ndjson_exporter,
	&geojson_exporter,
	&tsv_exporter,
	&sqlite_exporter,
	&data_package_exporter,
	&zip_exporter,
	&archive_exporter,
	&dataset_jsonld_exporter,
	&dataset_turtle_exporter,
	&dataset_rdfxml_exporter,
	&dataset_ntriples_exporter,
	&dataset_feed_exporter,
	&csvw_exporter,
	&croissant_exporter,
	&markdown_exporter,
	&dcat_turtle_exporter,
	&dcat_jsonld_exporter,
	&dcat_rdfxml_exporter,
	&dcat_ntriples_exporter,
	&data_map_turtle_exporter,
	&data_map_jsonld_exporter,
	&data_map_rdfxml_exporter,
	&data_map_ntriples_exporter,
	&data_json_exporter,
	&feed_exporter,
	&opensearch_exporter,
	&openapi_exporter,
	&ckan_exporter,
	&quality_csv_exporter,
	&plan_csv_exporter,
	&plan_json_exporter,
	&plan_calendar_exporter,
	&sitemap_exporter,
	&robots_exporter,
	&llms_exporter,
};

const struct exporter *exporter_at(size_t index)
{
	return index < sizeof(exporters) / sizeof(exporters[0]) ? exporters[index] : NULL;
}

const struct exporter *exporter_find(struct str id)
{
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		if (str_eq(str_of(exporter->id), id))
			return exporter;
	}
	return NULL;
}

static bool is_metadata(const struct exporter *exporter)
{
	return (exporter->scope == EXPORT_DATASET || exporter->scope == EXPORT_CATALOG) &&
	       !exporter->is_download;
}

bool exporter_is_wanted(const struct exporter *exporter, const struct portal *portal)
{
	bool has_chosen = false; /* a download; metadata comes beside those */

	for (size_t i = 0; i < portal->format_count; i++) {
		const struct exporter *chosen = exporter_find(portal->formats[i]);

		if (chosen == exporter)
			return true;
		has_chosen = has_chosen || !chosen || !is_metadata(chosen);
	}
	return exporter->is_default && (is_metadata(exporter) || !has_chosen);
}
