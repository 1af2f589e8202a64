/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_EXPORTERS_H
#define DATAMO_EXPORT_EXPORTERS_H

/* What the table in exporters.c lists; all others find exporters through exporter.h. */
struct exporter;

extern const struct exporter csv_exporter, csv_excel_exporter, tsv_exporter, xlsx_exporter;
extern const struct exporter json_exporter, ndjson_exporter, geojson_exporter;
extern const struct exporter sqlite_exporter, zip_exporter, archive_exporter;
extern const struct exporter data_package_exporter;
extern const struct exporter dataset_jsonld_exporter, dataset_turtle_exporter;
extern const struct exporter dataset_rdfxml_exporter, dataset_ntriples_exporter;
extern const struct exporter dcat_turtle_exporter, dcat_jsonld_exporter;
extern const struct exporter dcat_rdfxml_exporter, dcat_ntriples_exporter, sitemap_exporter;
extern const struct exporter data_map_turtle_exporter, data_map_jsonld_exporter;
extern const struct exporter data_map_rdfxml_exporter, data_map_ntriples_exporter;
extern const struct exporter data_json_exporter, feed_exporter, dataset_feed_exporter;
extern const struct exporter opensearch_exporter, robots_exporter;
extern const struct exporter csvw_exporter, croissant_exporter, markdown_exporter;
extern const struct exporter ckan_exporter, llms_exporter, openapi_exporter;
extern const struct exporter quality_csv_exporter, plan_csv_exporter, plan_json_exporter,
    plan_calendar_exporter;

#endif
