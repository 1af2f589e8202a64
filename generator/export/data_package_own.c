/* SPDX-License-Identifier: MIT */
#include "export/data_package_parts.h"
#include "export/data_package_schema.h"
#include "export/describe.h"

/*
 * What a package has no place for lies in one object, "datamo", by the keys of dataset.md, so that
 * read/datapackage.c reads it as it reads those. A portal's own words stand for what the dataset
 * leaves to the portal: a package goes out into the world alone.
 */

void data_package_add_words(struct package *package, const char *key, const struct text *text)
{
	if (text_is_empty(text))
		return;
	json_key(package->json, str_of(key));
	data_package_add_languages(package->json, package->portal, text);
}

/* Translated keywords; the package's own are of one language. */
static void add_keywords(struct package *package)
{
	const struct dataset *dataset = package->dataset;
	struct json_writer *json = package->json;
	bool is_translated = false;

	for (size_t i = 0; i < dataset->keyword_count; i++)
		is_translated = is_translated || dataset->keywords[i].count > 1;
	if (!is_translated)
		return;
	json_key(json, STR("keywords"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->keyword_count; i++)
		data_package_add_languages(json, package->portal, &dataset->keywords[i]);
	json_end_array(json);
}

static void add_period(struct json_writer *json, struct date start, struct date end)
{
	if (!start.year && !end.year)
		return;
	json_key(json, STR("temporal"));
	json_begin_object(json);
	describe_key_date(json, "start", start);
	describe_key_date(json, "end", end);
	json_end_object(json);
}

static void add_place(struct package *package, const struct text *name, struct str uri,
    const struct place_shape *shape)
{
	struct json_writer *json = package->json;

	if (text_is_empty(name) && !uri.len && !shape->bbox.len && !shape->centroid.len &&
	    !shape->geometry.len)
		return;
	json_key(json, STR("spatial"));
	json_begin_object(json);
	data_package_add_words(package, "name", name);
	describe_key(json, "uri", uri);
	describe_key(json, "bbox", shape->bbox);
	describe_key(json, "centroid", shape->centroid);
	describe_key(json, "geometry", shape->geometry);
	json_end_object(json);
}

static void add_errata(struct package *package)
{
	const struct dataset *dataset = package->dataset;

	if (!dataset->erratum_count)
		return;
	json_key(package->json, STR("errata"));
	json_begin_array(package->json);
	for (size_t i = 0; i < dataset->erratum_count; i++) {
		json_begin_object(package->json);
		describe_key_date(package->json, "date", dataset->errata[i].date);
		data_package_add_words(package, "text", &dataset->errata[i].text);
		json_end_object(package->json);
	}
	json_end_array(package->json);
}

void data_package_add_own(struct package *package)
{
	const struct portal *portal = package->portal;
	const struct dataset *dataset = package->dataset;
	const struct organization *publisher = portal_publisher_of(portal, dataset);
	bool has_place = !text_is_empty(&dataset->spatial) || dataset->spatial_uri.len;
	struct json_writer *json = package->json;

	json_key(json, STR("datamo"));
	json_begin_object(json);
	if (publisher)
		json_key_string(json, STR("publisher"), publisher->id);
	describe_key(json, "creator", dataset->creator);
	add_keywords(package);
	describe_key_strings(json, "themes", dataset->themes, dataset->theme_count);
	if (dataset->frequency)
		json_key_string(json, STR("frequency"), str_of(dataset->frequency->id));
	add_period(json, dataset->temporal_start, dataset->temporal_end);
	add_place(package, has_place ? &dataset->spatial : &portal->spatial,
	    has_place ? dataset->spatial_uri : portal->spatial_uri,
	    has_place ? &dataset->spatial_shape : &portal->spatial_shape);
	describe_key_strings(json, "languages", dataset->languages, dataset->language_count);
	data_package_add_words(package, "rights",
	    text_is_empty(&dataset->rights) ? &portal->rights : &dataset->rights);
	describe_key(json, "landing_page", dataset->landing_page);
	describe_key(json, "identifier", dataset->identifier);
	data_package_add_words(package, "version_notes", &dataset->version_notes);
	describe_key(json, "access_right", dataset->access_right);
	data_package_add_words(package, "legal_basis", &dataset->legal_basis);
	add_errata(package);
	data_package_add_relations(package);
	describe_key_strings(json, "former_ids", dataset->former_ids, dataset->former_id_count);
	json_end_object(json);
}
