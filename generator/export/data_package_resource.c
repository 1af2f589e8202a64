/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "export/data_package_checks.h"
#include "export/data_package_parts.h"
#include "export/data_package_schema.h"
#include "export/describe.h"
#include "model/site_path.h"

void data_package_add_address(struct package *package, struct str url)
{
	if (data_package_is_web_address(url))
		json_key_string(package->json, STR("path"), url);
}

void data_package_add_licence(struct package *package, const struct licence *licence)
{
	struct json_writer *json = package->json;

	if (!licence || (!data_package_is_licence_name(licence->id) &&
			    !data_package_is_web_address(licence->url)))
		return;
	json_key(json, STR("licenses"));
	json_begin_array(json);
	json_begin_object(json);
	if (data_package_is_licence_name(licence->id))
		json_key_string(json, STR("name"), licence->id);
	data_package_add_address(package, licence->url);
	data_package_add_text(json, package->portal, "title", &licence->title);
	json_end_object(json);
	json_end_array(json);
}

static void add_words(struct package *package, const struct resource *resource)
{
	data_package_add_text(package->json, package->portal, "title", &resource->title);
	data_package_add_text(
	    package->json, package->portal, "description", &resource->description);
}

/* The clean CSV as csv.c writes it. */
static void add_dialect(struct json_writer *json)
{
	json_key(json, STR("dialect"));
	json_begin_object(json);
	json_key_string(json, STR("delimiter"), STR(","));
	json_key_string(json, STR("lineTerminator"), STR("\r\n"));
	json_key_string(json, STR("quoteChar"), STR("\""));
	json_key_bool(json, STR("doubleQuote"), true);
	json_key_bool(json, STR("header"), true);
	json_end_object(json);
}

static bool is_clean_csv(const struct resource *resource, const struct distribution *distribution)
{
	return resource->kind == RESOURCE_TABLE && str_eq(distribution->format, STR("csv"));
}

/* "name" for what stands for the resource itself, "name.json" for further forms of a table. */
static void add_name(struct package *package, const struct resource *resource,
    const struct distribution *distribution)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_add(&name, resource->name);
	if (resource->kind == RESOURCE_TABLE && !is_clean_csv(resource, distribution)) {
		strbuf_add_char(&name, '.');
		strbuf_add(&name, distribution->format);
	}
	json_key_string(package->json, STR("name"), strbuf_str(&name));
	strbuf_release(&name);
}

/* Made of another resource, or what that was made of: who reads the package makes its own. */
static void add_form_of(struct json_writer *json, struct str name)
{
	json_key(json, STR("datamo"));
	json_begin_object(json);
	json_key_string(json, STR("form_of"), name);
	json_end_object(json);
}

/* What the standard has no place for. */
static void add_own(struct package *package, const struct resource *resource)
{
	if (!resource->standards.count && !resource->documents.count && !resource->status.len &&
	    !resource->availability.len)
		return;
	json_key(package->json, STR("datamo"));
	json_begin_object(package->json);
	data_package_add_references(package, "conforms_to", &resource->standards);
	data_package_add_references(package, "documentation", &resource->documents);
	describe_key(package->json, "status", resource->status);
	describe_key(package->json, "availability", resource->availability);
	json_end_object(package->json);
}

static void add_file(struct package *package, const struct distribution *distribution)
{
	struct json_writer *json = package->json;
	struct strbuf hash = STRBUF_INIT, folder = STRBUF_INIT;

	site_path_dataset_file(&folder, package->dataset->id, STR(""));
	json_key_string(json, STR("path"), str_from(distribution->path, folder.len));
	describe_key(package->json, "mediatype", distribution->media_type);
	json_key_integer(json, STR("bytes"), (int64_t)distribution->bytes);
	strbuf_add_format(&hash, "sha256:%s", distribution->sha256.text);
	json_key_string(json, STR("hash"), strbuf_str(&hash));
	strbuf_release(&hash);
	strbuf_release(&folder);
}

static void add_distribution(struct package *package, const struct resource *resource,
    const struct distribution *distribution)
{
	struct json_writer *json = package->json;
	bool is_table = is_clean_csv(resource, distribution);
	bool is_original = str_eq(distribution->format, STR("original"));

	json_begin_object(json);
	add_name(package, resource, distribution);
	if (resource->kind == RESOURCE_TABLE && !is_table)
		add_form_of(json, resource->name);
	else
		add_own(package, resource);
	if (is_table)
		json_key_string(json, STR("type"), STR("table"));
	add_words(package, resource);
	describe_key(package->json, "format",
	    is_original ? resource_original_format(resource) : distribution->format);
	add_file(package, distribution);
	if (resource->licence)
		data_package_add_licence(package, resource->licence);
	if (is_table) {
		json_key_string(json, STR("encoding"), STR("utf-8"));
		add_dialect(json);
		data_package_add_schema(json, package->portal, &resource->schema);
	}
	json_end_object(json);
}

static void add_link(struct package *package, const struct resource *resource)
{
	struct json_writer *json = package->json;

	json_begin_object(json);
	json_key_string(json, STR("name"), resource->name);
	add_words(package, resource);
	describe_key(package->json, "format", resource_original_format(resource));
	describe_key(package->json, "mediatype", resource->media_type);
	json_key_string(json, STR("path"), resource->url);
	add_own(package, resource);
	if (resource->licence)
		data_package_add_licence(package, resource->licence);
	json_end_object(json);
}

/* The clean CSV comes first: many readers take the first resource alone. */
void data_package_add_resource(struct package *package, const struct resource *resource)
{
	if (resource->kind == RESOURCE_LINK && data_package_is_web_address(resource->url))
		add_link(package, resource);
	for (int want_csv = 1; want_csv >= 0; want_csv--) {
		for (size_t i = 0; i < resource->distribution_count; i++) {
			const struct distribution *distribution = &resource->distributions[i];
			bool is_csv = is_clean_csv(resource, distribution);

			if (package->is_bundled && !is_csv &&
			    !str_eq(distribution->format, STR("original")))
				continue;
			if (is_csv == (want_csv == 1))
				add_distribution(package, resource, distribution);
		}
	}
}
