/* SPDX-License-Identifier: MIT */
#include "export/data_package.h"

#include "base/json_writer.h"
#include "base/strbuf.h"
#include "base/url.h"
#include "export/data_package_schema.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/site_path.h"

/*
 * Data Package 2.0 (datapackage.org), within the stricter rules of 1.0 too. The resources are the
 * distributions: a table's clean CSV under the resource's own name and with its schema, its other
 * forms as plain files ("name.json"); attachments and links. Text is in the portal's first
 * language, its translations beside it as "title@en".
 */
struct package {
	struct json_writer json;
	const struct portal *portal;
	const struct dataset *dataset;
	bool is_bundled; /* only what a bundle holds */
};

static void add_text(struct package *package, const char *key, const struct text *text)
{
	data_package_add_text(&package->json, package->portal, key, text);
}

static void add_optional(struct package *package, const char *key, struct str value)
{
	if (value.len)
		json_key_string(&package->json, str_of(key), value);
}

/* What version 1.0 takes for a path: no "..", and no ".", "/" or "~" in front. */
static bool is_path(struct str path)
{
	return path.len && path.data[0] != '.' && path.data[0] != '/' && path.data[0] != '~' &&
	       !str_contains(path, STR("..")) && !str_contains(path, STR("\\"));
}

static bool is_web_address(struct str url)
{
	return url_kind_of(url) == URL_WEB && is_path(url);
}

static void add_address(struct package *package, struct str url)
{
	if (is_web_address(url))
		json_key_string(&package->json, STR("path"), url);
}

/* Words of such characters, joined by single dots. */
static bool is_dotted(struct str text, struct str others, size_t least_words)
{
	struct str word;
	size_t words = 0;

	for (; str_split(&text, '.', &word); words++) {
		if (!word.len)
			return false;
		for (size_t i = 0; i < word.len; i++) {
			if (!ascii_is_alpha(word.data[i]) && !ascii_is_digit(word.data[i]) &&
			    str_find(others, word.data[i]) == others.len)
				return false;
		}
	}
	return words >= least_words;
}

/* What JSON Schema calls an email: a dot-atom of RFC 5322 and a host name. */
static void add_mail_address(struct package *package, struct str address)
{
	size_t at = str_find(address, '@');

	if (at < address.len &&
	    is_dotted(str_slice(address, 0, at), STR("!#$%&'*+/=?^_`{|}~-"), 1) &&
	    is_dotted(str_from(address, at + 1), STR("-"), 2))
		json_key_string(&package->json, STR("email"), address);
}

static void add_date(struct package *package, const char *key, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (!date.year)
		return;
	date_add_iso(&text, date);
	json_key_string(&package->json, str_of(key), strbuf_str(&text));
	strbuf_release(&text);
}

static void add_addresses(struct package *package)
{
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;

	if (!package->portal->base_url.len)
		return;
	site_path_dataset_file(&path, package->dataset->id, STR("index.html"));
	site_path_url(&url, package->portal->base_url, strbuf_str(&path));
	json_key_string(&package->json, STR("id"), strbuf_str(&url));
	json_key_string(&package->json, STR("homepage"), strbuf_str(&url));
	strbuf_release(&path);
	strbuf_release(&url);
}

static void add_languages(struct package *package)
{
	json_key(&package->json, STR("languages"));
	json_begin_array(&package->json);
	for (size_t i = 0; i < package->portal->language_count; i++)
		json_string(&package->json, package->portal->languages[i]);
	json_end_array(&package->json);
}

static void add_keywords(struct package *package)
{
	const struct dataset *dataset = package->dataset;

	if (!dataset->keyword_count)
		return;
	json_key(&package->json, STR("keywords"));
	json_begin_array(&package->json);
	for (size_t i = 0; i < dataset->keyword_count; i++) {
		struct str keyword = data_package_first_text(
		    package->portal, &dataset->keywords[i]);

		if (keyword.len)
			json_string(&package->json, keyword);
	}
	json_end_array(&package->json);
}

/* A contributor of version 1.0 has one role, of 2.0 several; both need the title. */
static void add_contributor(struct package *package, const struct text *title, struct str address,
    struct str email, struct str role)
{
	struct json_writer *json = &package->json;
	struct str name = data_package_first_text(package->portal, title);

	json_begin_object(json);
	json_key_string(json, STR("title"), name.len ? name : email.len ? email : address);
	add_address(package, address);
	add_mail_address(package, email);
	json_key_string(json, STR("role"), role);
	json_key(json, STR("roles"));
	json_begin_array(json);
	json_string(json, role);
	json_end_array(json);
	json_end_object(json);
}

static void add_organization(
    struct package *package, const struct organization *organization, struct str role)
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
	json_key(&package->json, STR("contributors"));
	json_begin_array(&package->json);
	add_organization(package, publisher, STR("publisher"));
	if (creator != publisher)
		add_organization(package, creator, STR("creator"));
	if (has_contact)
		add_contributor(
		    package, &contact->name, contact->url, contact->email, STR("contact"));
	json_end_array(&package->json);
}

static bool is_licence_name(struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (!ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-' && c != '.' && c != '_')
			return false;
	}
	return name.len;
}

/* It must have a name or an address; a mere title stays out. */
static void add_licence(struct package *package, const struct licence *licence)
{
	struct json_writer *json = &package->json;

	if (!licence || (!is_licence_name(licence->id) && !is_web_address(licence->url)))
		return;
	json_key(json, STR("licenses"));
	json_begin_array(json);
	json_begin_object(json);
	if (is_licence_name(licence->id))
		json_key_string(json, STR("name"), licence->id);
	add_address(package, licence->url);
	add_text(package, "title", &licence->title);
	json_end_object(json);
	json_end_array(json);
}

static void add_sources(struct package *package)
{
	struct json_writer *json = &package->json;

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
		add_address(package, source->url);
		add_optional(package, "publisher", source->publisher);
		add_optional(package, "date", source->date);
		json_end_object(json);
	}
	json_end_array(json);
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
	json_key_string(&package->json, STR("name"), strbuf_str(&name));
	strbuf_release(&name);
}

static void add_file(struct package *package, const struct distribution *distribution)
{
	struct json_writer *json = &package->json;
	struct strbuf hash = STRBUF_INIT, folder = STRBUF_INIT;

	site_path_dataset_file(&folder, package->dataset->id, STR(""));
	json_key_string(json, STR("path"), str_from(distribution->path, folder.len));
	add_optional(package, "mediatype", distribution->media_type);
	json_key_integer(json, STR("bytes"), (int64_t)distribution->bytes);
	strbuf_add_format(&hash, "sha256:%s", distribution->sha256.text);
	json_key_string(json, STR("hash"), strbuf_str(&hash));
	strbuf_release(&hash);
	strbuf_release(&folder);
}

static void add_distribution(struct package *package, const struct resource *resource,
    const struct distribution *distribution)
{
	struct json_writer *json = &package->json;
	bool is_table = is_clean_csv(resource, distribution);
	bool is_original = str_eq(distribution->format, STR("original"));

	json_begin_object(json);
	add_name(package, resource, distribution);
	if (is_table)
		json_key_string(json, STR("type"), STR("table"));
	add_text(package, "title", &resource->title);
	add_text(package, "description", &resource->description);
	add_optional(package, "format",
	    is_original ? resource_original_format(resource) : distribution->format);
	add_file(package, distribution);
	if (resource->licence)
		add_licence(package, resource->licence);
	if (is_table) {
		json_key_string(json, STR("encoding"), STR("utf-8"));
		add_dialect(json);
		data_package_add_schema(json, package->portal, &resource->schema);
	}
	json_end_object(json);
}

static void add_link(struct package *package, const struct resource *resource)
{
	struct json_writer *json = &package->json;

	json_begin_object(json);
	json_key_string(json, STR("name"), resource->name);
	add_text(package, "title", &resource->title);
	add_text(package, "description", &resource->description);
	add_optional(package, "format", resource_original_format(resource));
	add_optional(package, "mediatype", resource->media_type);
	json_key_string(json, STR("path"), resource->url);
	if (resource->licence)
		add_licence(package, resource->licence);
	json_end_object(json);
}

/* The clean CSV comes first: many readers take the first resource alone. */
static void add_resource(struct package *package, const struct resource *resource)
{
	if (resource->kind == RESOURCE_LINK && is_web_address(resource->url))
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

/* A package without resources is none. */
static bool data_package_accepts(const struct export_context *context)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (!resource->is_withheld &&
		    (resource->kind != RESOURCE_LINK || is_web_address(resource->url)))
			return true;
	}
	return false;
}

static void write_package(
    const struct export_context *context, struct output *output, bool is_bundled)
{
	struct package package = {
		.portal = context->portal, .dataset = context->dataset, .is_bundled = is_bundled
	};
	const struct dataset *dataset = context->dataset;
	struct json_writer *json = &package.json;

	json_writer_init(json, output, JSON_INDENTED);
	json_begin_object(json);
	json_key_string(
	    json, STR("$schema"), STR("https://datapackage.org/profiles/2.0/datapackage.json"));
	json_key_string(json, STR("name"), dataset->id);
	add_addresses(&package);
	add_languages(&package);
	add_text(&package, "title", &dataset->title);
	add_text(&package, "description", &dataset->description);
	add_optional(&package, "version", dataset->version);
	add_date(&package, "issued", dataset->issued);
	add_date(&package, "modified", dataset->modified);
	add_keywords(&package);
	add_contributors(&package);
	add_licence(&package, portal_licence_of(package.portal, dataset, NULL));
	add_sources(&package);
	json_key(json, STR("resources"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		if (!dataset->resources[i].is_withheld)
			add_resource(&package, &dataset->resources[i]);
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
