/* SPDX-License-Identifier: MIT */
#include "export/data_package.h"

#include "base/strbuf.h"
#include "export/data_package_checks.h"
#include "export/data_package_parts.h"
#include "export/data_package_schema.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/site_path.h"

/*
 * Data Package 2.0 (datapackage.org), within the stricter rules of 1.0 too. The resources are the
 * distributions: a table's clean CSV under the resource's own name and with its schema, its other
 * forms as plain files ("name.json"); attachments and links. Text is in the portal's first
 * language, its translations beside it as "title@en". What neither version has a place for is in
 * the object "datamo".
 */

static void add_text(struct package *package, const char *key, const struct text *text)
{
	data_package_add_text(package->json, package->portal, key, text);
}

static void add_addresses(struct package *package)
{
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;

	if (!package->portal->base_url.len)
		return;
	site_path_dataset_file(&path, package->dataset->id, STR("index.html"));
	site_path_url(&url, package->portal->base_url, strbuf_str(&path));
	json_key_string(package->json, STR("id"), strbuf_str(&url));
	json_key_string(package->json, STR("homepage"), strbuf_str(&url));
	strbuf_release(&path);
	strbuf_release(&url);
}

/* What a contributor is: to version 1.0 one of its list, to 2.0 what it really is. */
struct role {
	const char *old, *name;
};
static const struct role role_publisher = { "publisher", "publisher" };
static const struct role role_creator = { "author", "creator" };
static const struct role role_contact = { "maintainer", "contact" };

/* Both versions need the title. */
static void add_contributor(struct package *package, const struct text *title, struct str address,
    struct str email, const struct role *role)
{
	struct json_writer *json = package->json;
	struct str name = describe_text(package->portal, title);

	json_begin_object(json);
	if (name.len)
		add_text(package, "title", title);
	else
		json_key_string(json, STR("title"), email.len ? email : address);
	data_package_add_address(package, address);
	if (data_package_is_mail_address(email))
		json_key_string(json, STR("email"), email);
	json_key_string(json, STR("role"), str_of(role->old));
	json_key(json, STR("roles"));
	json_begin_array(json);
	json_string(json, str_of(role->name));
	json_end_array(json);
	json_end_object(json);
}

static void add_organization(
    struct package *package, const struct organization *organization, const struct role *role)
{
	if (organization)
		add_contributor(package, &organization->name, organization->homepage,
		    organization->email, role);
}

static void add_contributors(struct package *package)
{
	const struct portal *portal = package->portal;
	const struct organization *publisher = portal_publisher_of(portal, package->dataset);
	const struct organization *creator = portal_find_organization(
	    portal, package->dataset->creator);
	const struct contact *contact = portal_contact_of(portal, package->dataset);
	bool has_contact = contact && (!text_is_empty(&contact->name) || contact->email.len ||
					  contact->url.len);

	if (!publisher && !creator && !has_contact)
		return;
	json_key(package->json, STR("contributors"));
	json_begin_array(package->json);
	add_organization(package, publisher, &role_publisher);
	if (creator != publisher)
		add_organization(package, creator, &role_creator);
	if (has_contact)
		add_contributor(
		    package, &contact->name, contact->url, contact->email, &role_contact);
	json_end_array(package->json);
}

static void add_sources(struct package *package)
{
	struct json_writer *json = package->json;

	if (!package->dataset->source_count)
		return;
	json_key(json, STR("sources"));
	json_begin_array(json);
	for (size_t i = 0; i < package->dataset->source_count; i++) {
		const struct source *source = &package->dataset->sources[i];

		json_begin_object(json);
		if (text_is_empty(&source->title))
			json_key_string(json, STR("title"), source->url);
		else
			add_text(package, "title", &source->title);
		data_package_add_address(package, source->url);
		describe_key(package->json, "publisher", source->publisher);
		describe_key(package->json, "date", source->date);
		describe_key(
		    package->json, "dataset", data_package_link_text(package, &source->dataset));
		json_end_object(json);
	}
	json_end_array(json);
}

/* A package without resources is none. */
static bool data_package_accepts(const struct export_context *context)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (!resource->is_withheld &&
		    (resource->kind != RESOURCE_LINK || data_package_is_web_address(resource->url)))
			return true;
	}
	return false;
}

static void write_package(
    const struct export_context *context, struct output *output, bool is_bundled)
{
	struct json_writer writer, *json = &writer;
	struct package package = { json, context->portal, context->dataset, is_bundled };
	const struct dataset *dataset = context->dataset;

	json_writer_init(json, output, JSON_INDENTED);
	json_begin_object(json);
	json_key_string(
	    json, STR("$schema"), STR("https://datapackage.org/profiles/2.0/datapackage.json"));
	json_key_string(json, STR("name"), dataset->id);
	add_addresses(&package);
	describe_key_strings(
	    json, "languages", package.portal->languages, package.portal->language_count);
	add_text(&package, "title", &dataset->title);
	add_text(&package, "description", &dataset->description);
	describe_key(json, "version", dataset->version);
	describe_key_date(json, "issued", dataset->issued);
	describe_key_date(json, "modified", dataset->modified);
	describe_key_keywords(json, package.portal, "keywords", dataset);
	add_contributors(&package);
	data_package_add_licence(&package, portal_licence_of(package.portal, dataset, NULL));
	add_sources(&package);
	data_package_add_own(&package);
	json_key(json, STR("resources"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		if (!dataset->resources[i].is_withheld)
			data_package_add_resource(&package, &dataset->resources[i]);
	}
	json_end_array(json);
	json_end_object(json);
	json_writer_end(json);
}

static void data_package_write(const struct export_context *context, struct output *output)
{
	write_package(context, output, false);
}

void data_package_write_bundled(const struct export_context *context, struct output *output)
{
	if (data_package_accepts(context))
		write_package(context, output, true);
}

const struct exporter data_package_exporter = {
	.id = "data-package",
	.name = "Data Package",
	.file_name = "datapackage.json",
	.media_type = "application/json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Mô tả tập dữ liệu và từng cột, cho các thư viện Frictionless",
	    [MESSAGES_EN] = "The dataset and its columns described, for Frictionless libraries" },
	.scope = EXPORT_DATASET,
	.is_default = true,
	.accepts = data_package_accepts,
	.write = data_package_write,
};
