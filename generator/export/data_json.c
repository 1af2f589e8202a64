/* SPDX-License-Identifier: MIT */
#include "export/base_url.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * DCAT-US 1.1, https://resources.data.gov/resources/dcat-us/ , by its schema for those who are no
 * US agency: what CKAN's and DKAN's harvesters read.
 */
struct data_json {
	struct json_writer json;
	const struct portal *portal;
	struct arena *arena; /* of one dataset */
};

/* What the schema takes for an address: ASCII, with a dot in the host. */
static bool is_mail(struct str address)
{
	static const struct str marks = STR_INIT("_~!$&'()*+,;=:.-");
	size_t at = str_find(address, '@');

	for (size_t i = 0; i < address.len; i++) {
		char c = address.data[i];
		bool is_word = ascii_is_alpha(c) || ascii_is_digit(c);

		if (!is_word && i != at &&
		    (i < at ? str_find(marks, c) == marks.len : c != '-' && c != '.'))
			return false;
	}
	return at && at < address.len && str_contains(str_from(address, at), STR(".")) &&
	       !str_ends_with(address, STR("."));
}

/* Of contact, publisher and portal the first who has an address. The schema wants one; where nobody
 * has any, none is made up. */
static void add_contact(struct data_json *data, const struct dataset *dataset)
{
	const struct portal *portal = data->portal;
	const struct contact *contact = portal_contact_of(portal, dataset);
	const struct organization *publisher = describe_publisher(portal, dataset);
	struct str mails[] = { contact ? contact->email : STR(""),
		publisher ? publisher->email : STR(""), portal->contact.email };
	struct str name = contact ? describe_text(portal, &contact->name) : STR("");

	json_key(&data->json, STR("contactPoint"));
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("vcard:Contact"));
	json_key_string(
	    &data->json, STR("fn"), name.len ? name : describe_publisher_name(portal, dataset));
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++) {
		if (is_mail(mails[i])) {
			json_key_string(&data->json, STR("hasEmail"),
			    arena_format(data->arena, "mailto:%.*s", STR_ARG(mails[i])));
			break;
		}
	}
	json_end_object(&data->json);
}

/* One at least: without keywords, what it is about, else its title. */
static void add_keywords(struct data_json *data, const struct dataset *dataset)
{
	bool has_any = false;

	json_key(&data->json, STR("keyword"));
	json_begin_array(&data->json);
	for (size_t i = 0; i < dataset->keyword_count; i++) {
		struct str keyword = describe_text(data->portal, &dataset->keywords[i]);

		if (keyword.len) {
			json_string(&data->json, keyword);
			has_any = true;
		}
	}
	if (!has_any)
		json_string(&data->json, describe_title(data->portal, dataset));
	json_end_array(&data->json);
}

static void add_themes(struct data_json *data, const struct dataset *dataset)
{
	bool has_any = false;

	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    data->portal, dataset->themes[i]);
		struct str name = theme ? describe_text(data->portal, &theme->name) : STR("");

		if (!name.len)
			continue;
		if (!has_any) {
			json_key(&data->json, STR("theme"));
			json_begin_array(&data->json);
		}
		has_any = true;
		json_string(&data->json, name);
	}
	if (has_any)
		json_end_array(&data->json);
}

static void add_period(struct data_json *data, const struct dataset *dataset)
{
	struct strbuf period = STRBUF_INIT;

	if (dataset->temporal_start.year && dataset->temporal_end.year) {
		date_add_iso(&period, dataset->temporal_start);
		strbuf_add_char(&period, '/');
		date_add_iso(&period, dataset->temporal_end);
		json_key_string(&data->json, STR("temporal"), strbuf_str(&period));
	}
	strbuf_release(&period);
}

static void add_frequency(struct data_json *data, const struct dataset *dataset)
{
	struct str code = str_of(dataset->frequency ? dataset->frequency->iso8601 : NULL);

	if (str_starts_with(code, STR("R/P")) || str_eq(code, STR("irregular")))
		json_key_string(&data->json, STR("accrualPeriodicity"), code);
}

static void add_access(struct data_json *data, const struct dataset *dataset)
{
	const struct licence *licence = portal_licence_of(data->portal, dataset, NULL);
	const struct text *rights = text_is_empty(&dataset->rights) ? &data->portal->rights
								    : &dataset->rights;
	struct str right = dataset->access_right, words = describe_text(data->portal, rights);

	if (str_eq(right, STR("restricted")))
		right = STR("restricted public");
	json_key_string(&data->json, STR("accessLevel"), right.len ? right : STR("public"));
	if (licence)
		describe_key(&data->json, "license", describe_uri(data->arena, licence->url));
	if (words.len <= 255) /* the schema counts characters; fewer bytes are fewer of those */
		describe_key(&data->json, "rights", words);
}

static void add_file(struct data_json *data, const struct dataset *dataset,
    const struct resource *resource, const struct distribution *distribution)
{
	struct json_writer *json = &data->json;
	struct strbuf form = STRBUF_INIT;

	describe_form(&form, data->portal, resource, distribution);
	json_begin_object(json);
	json_key_string(json, STR("@type"), STR("dcat:Distribution"));
	json_key_string(json, STR("title"),
	    arena_format(data->arena, "%.*s (%.*s)",
		STR_ARG(resource ? describe_resource(data->portal, dataset, resource)
				 : describe_title(data->portal, dataset)),
		STR_ARG(strbuf_str(&form))));
	if (resource)
		describe_key_text(json, data->portal, "description", &resource->description);
	json_key_string(json, STR("format"), strbuf_str(&form));
	json_key_string(
	    json, STR("downloadURL"), describe_file(data->arena, data->portal, distribution->path));
	json_key_string(json, STR("mediaType"),
	    distribution->media_type.len ? describe_media_type(distribution->media_type)
					 : STR("application/octet-stream"));
	json_end_object(json);
	strbuf_release(&form);
}

static void add_link(
    struct data_json *data, const struct dataset *dataset, const struct resource *resource)
{
	struct str url = describe_uri(data->arena, resource->url);

	if (!url.len)
		return;
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("dcat:Distribution"));
	json_key_string(
	    &data->json, STR("title"), describe_resource(data->portal, dataset, resource));
	describe_key_text(&data->json, data->portal, "description", &resource->description);
	describe_key(&data->json, "format",
	    file_format_name(data->arena, resource_original_format(resource)));
	json_key_string(&data->json, STR("accessURL"), url);
	json_end_object(&data->json);
}

static void add_distributions(struct data_json *data, const struct dataset *dataset)
{
	json_key(&data->json, STR("distribution"));
	json_begin_array(&data->json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->is_withheld)
			continue;
		if (resource->kind == RESOURCE_LINK)
			add_link(data, dataset, resource);
		for (size_t j = 0; j < resource->distribution_count; j++)
			add_file(data, dataset, resource, &resource->distributions[j]);
	}
	for (size_t i = 0; i < dataset->distribution_count; i++)
		add_file(data, dataset, NULL, &dataset->distributions[i]);
	json_end_array(&data->json);
}

static void add_dataset(struct data_json *data, const struct dataset *dataset)
{
	struct json_writer *json = &data->json;
	const struct portal *portal = data->portal;
	struct date updated = dataset_updated(dataset);

	json_begin_object(json);
	json_key_string(json, STR("@type"), STR("dcat:Dataset"));
	json_key_string(json, STR("identifier"), describe_page(data->arena, portal, dataset));
	json_key_string(json, STR("title"), describe_title(portal, dataset));
	json_key_string(json, STR("description"), describe_summary(portal, dataset));
	add_keywords(data, dataset);
	describe_key_date(json, "issued", dataset->issued);
	describe_key_date(
	    json, "modified", updated.year ? updated : describe_portal_updated(portal));
	json_key(json, STR("publisher"));
	json_begin_object(json);
	json_key_string(json, STR("@type"), STR("org:Organization"));
	json_key_string(json, STR("name"), describe_publisher_name(portal, dataset));
	json_end_object(json);
	add_contact(data, dataset);
	add_access(data, dataset);
	describe_key_strings(json, "language", dataset->languages, dataset->language_count);
	add_themes(data, dataset);
	describe_key_text(json, portal, "spatial",
	    text_is_empty(&dataset->spatial) ? &portal->spatial : &dataset->spatial);
	add_period(data, dataset);
	add_frequency(data, dataset);
	json_key_string(json, STR("landingPage"), describe_page(data->arena, portal, dataset));
	add_distributions(data, dataset);
	json_end_object(json);
}

static void data_json_write(const struct export_context *context, struct output *output)
{
	struct data_json data = { .portal = context->portal, .arena = arena_new() };
	struct json_writer *json = &data.json;

	json_writer_init(json, output, JSON_INDENTED);
	json_begin_object(json);
	json_key_string(json, STR("@context"),
	    STR("https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld"));
	json_key_string(json, STR("@id"), describe_file(data.arena, data.portal, STR("data.json")));
	json_key_string(json, STR("@type"), STR("dcat:Catalog"));
	json_key_string(
	    json, STR("conformsTo"), STR("https://project-open-data.cio.gov/v1.1/schema"));
	json_key_string(json, STR("describedBy"),
	    STR("https://project-open-data.cio.gov/v1.1/schema/catalog.json"));
	json_key(json, STR("dataset"));
	json_begin_array(json);
	for (size_t i = 0; i < context->catalog->count; i++) {
		add_dataset(&data, context->catalog->datasets[i]);
		arena_reset(data.arena);
	}
	json_end_array(json);
	json_end_object(json);
	json_writer_end(json);
	arena_free(data.arena);
}

const struct exporter data_json_exporter = {
	.id = "data-json",
	.name = "DCAT-US (data.json)",
	.file_name = "data.json",
	.media_type = "application/json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Danh mục theo DCAT-US 1.1, cho CKAN và DKAN thu thập",
	    [MESSAGES_EN] = "The catalogue by DCAT-US 1.1, for CKAN and DKAN to harvest" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "alternate",
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = data_json_write,
};
