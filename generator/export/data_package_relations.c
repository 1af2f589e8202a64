/* SPDX-License-Identifier: MIT */
#include "export/data_package_parts.h"
#include "export/data_package_schema.h"
#include "export/describe.h"
#include "model/dataset_type.h"

/* The part of "datamo" that model/relations.h holds, by the keys of dataset.md. */

/* An array, if there are so many. */
static bool begin_list(struct package *package, const char *key, size_t count)
{
	if (!count)
		return false;
	json_key(package->json, str_of(key));
	json_begin_array(package->json);
	return true;
}

void data_package_add_references(
    struct package *package, const char *key, const struct references *references)
{
	if (!begin_list(package, key, references->count))
		return;
	for (size_t i = 0; i < references->count; i++) {
		json_begin_object(package->json);
		data_package_add_words(package, "title", &references->items[i].title);
		describe_key(package->json, "url", references->items[i].url);
		json_end_object(package->json);
	}
	json_end_array(package->json);
}

struct str data_package_link_text(const struct package *package, const struct dataset_link *link)
{
	const struct dataset *dataset = portal_find_dataset(package->portal, link->id);

	if (link->id.len && (!dataset || !portal_publishes(package->portal, dataset)))
		return STR("");
	return link->id.len ? link->id : link->url;
}

static void add_links(struct package *package, const struct relations *relations)
{
	struct json_writer *json = package->json;

	describe_key(
	    json, "is_version_of", data_package_link_text(package, &relations->version_of));
	if (begin_list(package, "related", relations->related_count)) {
		for (size_t i = 0; i < relations->related_count; i++) {
			struct str link = data_package_link_text(package, &relations->related[i]);

			if (link.len)
				json_string(json, link);
		}
		json_end_array(json);
	}
	if (!begin_list(package, "relationships", relations->relationship_count))
		return;
	for (size_t i = 0; i < relations->relationship_count; i++) {
		struct str link = data_package_link_text(
		    package, &relations->relationships[i].target);

		if (!link.len)
			continue;
		json_begin_object(json);
		describe_key(json, "role", relations->relationships[i].role);
		json_key_string(json, STR("dataset"), link);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_identifiers(struct package *package, const struct relations *relations)
{
	if (!begin_list(package, "other_identifiers", relations->identifier_count))
		return;
	for (size_t i = 0; i < relations->identifier_count; i++) {
		json_begin_object(package->json);
		describe_key(package->json, "id", relations->identifiers[i].id);
		data_package_add_words(package, "scheme", &relations->identifiers[i].scheme);
		json_end_object(package->json);
	}
	json_end_array(package->json);
}

static void add_provenance(struct package *package, const struct relations *relations)
{
	struct json_writer *json = package->json;

	data_package_add_words(package, "provenance", &relations->provenance);
	if (begin_list(package, "generated_by", relations->activity_count)) {
		for (size_t i = 0; i < relations->activity_count; i++) {
			const struct activity *activity = &relations->activities[i];

			json_begin_object(json);
			data_package_add_words(package, "title", &activity->title);
			data_package_add_words(package, "description", &activity->description);
			describe_key(json, "organization", activity->organization);
			json_end_object(json);
		}
		json_end_array(json);
	}
	if (!begin_list(package, "attributions", relations->attribution_count))
		return;
	for (size_t i = 0; i < relations->attribution_count; i++) {
		json_begin_object(json);
		describe_key(json, "organization", relations->attributions[i].organization);
		describe_key(json, "role", relations->attributions[i].role);
		json_end_object(json);
	}
	json_end_array(json);
}

void data_package_add_relations(struct package *package)
{
	const struct relations *relations = &package->dataset->relations;
	struct json_writer *json = package->json;

	data_package_add_references(package, "applicable_legislation", &relations->legislation);
	describe_key_strings(
	    json, "hvd_categories", relations->hvd_categories, relations->hvd_category_count);
	if (relations->type)
		json_key_string(json, STR("type"), str_of(relations->type->id));
	data_package_add_references(package, "conforms_to", &relations->standards);
	data_package_add_references(package, "documentation", &relations->documents);
	data_package_add_references(package, "referenced_by", &relations->referenced_by);
	add_links(package, relations);
	describe_key_strings(json, "in_series", relations->in_series, relations->in_series_count);
	add_identifiers(package, relations);
	add_provenance(package, relations);
	describe_key(json, "spatial_resolution", relations->spatial_resolution);
	describe_key(json, "temporal_resolution", relations->temporal_resolution);
	describe_key_strings(json, "samples", relations->samples, relations->sample_count);
	describe_key(json, "policy", relations->policy);
}
