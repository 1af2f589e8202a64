/* SPDX-License-Identifier: MIT */
#include "export/ckan_package.h"

#include "base/strbuf.h"
#include "export/ckan_extras.h"

void ckan_begin(
    struct json_writer *json, struct output *output, const struct portal *portal, struct str action)
{
	struct strbuf help = STRBUF_INIT;

	strbuf_add(&help, portal->base_url);
	strbuf_add_format(&help, "api/3/action/%.*s", STR_ARG(action));
	json_writer_init(json, output, JSON_INDENTED);
	json_begin_object(json);
	json_key_string(json, STR("help"), strbuf_str(&help));
	json_key_bool(json, STR("success"), true);
	json_key(json, STR("result"));
	strbuf_release(&help);
}

void ckan_end(struct json_writer *json)
{
	json_end_object(json);
	json_writer_end(json);
}

static void add_null(struct json_writer *json, const char *key)
{
	json_key(json, str_of(key));
	json_null(json);
}

static void add_empty_list(struct json_writer *json, const char *key)
{
	json_key(json, str_of(key));
	json_begin_array(json);
	json_end_array(json);
}

/* CKAN's times have no zone. */
static void add_time(struct json_writer *json, const char *key, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year) {
		date_add_iso(&text, date);
		strbuf_add_cstr(&text, "T00:00:00.000000");
		json_key_string(json, str_of(key), strbuf_str(&text));
	} else {
		add_null(json, key);
	}
	strbuf_release(&text);
}

void ckan_add_group(struct json_writer *json, const struct portal *portal, struct str id,
    const struct text *name, bool is_organization)
{
	struct str title = describe_text(portal, name);

	json_key_string(json, STR("id"), id);
	json_key_string(json, STR("name"), id);
	json_key_string(json, STR("title"), title.len ? title : id);
	json_key_string(json, STR("display_name"), title.len ? title : id);
	json_key_string(json, STR("description"), STR(""));
	json_key_string(json, STR("image_url"), STR(""));
	json_key_string(json, STR("type"), is_organization ? STR("organization") : STR("group"));
	json_key_bool(json, STR("is_organization"), is_organization);
	json_key_string(json, STR("approval_status"), STR("approved"));
	json_key_string(json, STR("state"), STR("active"));
}

void ckan_add_group_more(struct json_writer *json, const struct organization *organization)
{
	add_null(json, "created");
	json_key_string(json, STR("image_display_url"), STR(""));
	add_empty_list(json, "users");
	add_empty_list(json, "groups");
	add_empty_list(json, "tags");
	json_key(json, STR("extras"));
	json_begin_array(json);
	if (organization) {
		ckan_add_extra(json, "homepage", organization->homepage);
		ckan_add_extra(json, "email", organization->email);
		ckan_add_extra(json, "parent", organization->parent);
	}
	json_end_array(json);
}

static void add_organization(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset)
{
	const struct organization *publisher = describe_publisher(portal, dataset);

	if (!publisher) {
		add_null(json, "owner_org");
		add_null(json, "organization");
		return;
	}
	json_key_string(json, STR("owner_org"), publisher->id);
	json_key(json, STR("organization"));
	json_begin_object(json);
	ckan_add_group(json, portal, publisher->id, &publisher->name, true);
	json_end_object(json);
}

static void add_groups(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset)
{
	json_key(json, STR("groups"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(portal, dataset->themes[i]);

		if (!theme)
			continue;
		json_begin_object(json);
		ckan_add_group(json, portal, theme->id, &theme->name, false);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_tags(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset)
{
	int64_t count = 0;

	json_key(json, STR("tags"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->keyword_count; i++) {
		struct str keyword = describe_text(portal, &dataset->keywords[i]);

		if (!keyword.len)
			continue;
		count++;
		json_begin_object(json);
		json_key_string(json, STR("id"), keyword);
		json_key_string(json, STR("name"), keyword);
		json_key_string(json, STR("display_name"), keyword);
		json_key_string(json, STR("state"), STR("active"));
		add_null(json, "vocabulary_id");
		json_end_object(json);
	}
	json_end_array(json);
	json_key_integer(json, STR("num_tags"), count);
}

struct ckan_resources {
	struct json_writer *json;
	const struct portal *portal;
	const struct dataset *dataset;
	struct arena *arena;
	int64_t count;
};

/* Begins what files and links have in common. */
static void begin_resource(struct ckan_resources *self, struct str id, struct str name,
    const struct text *description, struct str url)
{
	struct json_writer *json = self->json;

	json_begin_object(json);
	json_key_string(json, STR("id"),
	    arena_format(self->arena, "%.*s.%.*s", STR_ARG(self->dataset->id), STR_ARG(id)));
	json_key_string(json, STR("package_id"), self->dataset->id);
	json_key_string(json, STR("name"), name);
	json_key_string(json, STR("description"),
	    description ? describe_text(self->portal, description) : STR(""));
	json_key_string(json, STR("url"), url);
	add_time(json, "created", self->dataset->issued);
	add_time(json, "last_modified", dataset_updated(self->dataset));
	json_key_integer(json, STR("position"), self->count++);
	json_key_string(json, STR("state"), STR("active"));
	json_key_bool(json, STR("datastore_active"), false);
	add_null(json, "url_type");
	add_null(json, "resource_type");
	add_null(json, "cache_url");
	add_null(json, "mimetype_inner");
}

static void add_file(
    struct ckan_resources *self, const struct resource *resource, const struct distribution *file)
{
	struct json_writer *json = self->json;
	struct str stem = resource ? resource->name : STR("");
	struct strbuf form = STRBUF_INIT;

	describe_form(&form, self->portal, resource, file);
	begin_resource(self,
	    arena_format(self->arena, "%.*s.%.*s", STR_ARG(stem), STR_ARG(file->format)),
	    arena_format(self->arena, "%.*s (%.*s)",
		STR_ARG(resource ? describe_resource(self->portal, self->dataset, resource)
				 : describe_title(self->portal, self->dataset)),
		STR_ARG(strbuf_str(&form))),
	    resource ? &resource->description : NULL,
	    describe_file(self->arena, self->portal, file->path));
	json_key_string(
	    json, STR("format"), file->eu_file_type.len ? file->eu_file_type : file->name);
	json_key_string(json, STR("mimetype"), describe_media_type(file->media_type));
	json_key_integer(json, STR("size"), (int64_t)file->bytes);
	json_key_string(json, STR("hash"), str_of(file->sha256.text));
	json_end_object(json);
	strbuf_release(&form);
}

static void add_link(struct ckan_resources *self, const struct resource *resource)
{
	struct str url = describe_uri(self->arena, resource->url);

	if (!url.len)
		return;
	begin_resource(self, resource->name,
	    describe_resource(self->portal, self->dataset, resource), &resource->description, url);
	json_key_string(self->json, STR("format"),
	    file_format_name(self->arena, resource_original_format(resource)));
	json_key_string(self->json, STR("mimetype"), describe_link_media_type(resource));
	json_end_object(self->json);
}

static void add_resources(struct ckan_resources *self)
{
	const struct dataset *dataset = self->dataset;

	json_key(self->json, STR("resources"));
	json_begin_array(self->json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->is_withheld)
			continue;
		if (resource->kind == RESOURCE_LINK)
			add_link(self, resource);
		for (size_t j = 0; j < resource->distribution_count; j++)
			add_file(self, resource, &resource->distributions[j]);
	}
	for (size_t i = 0; i < dataset->distribution_count; i++)
		add_file(self, NULL, &dataset->distributions[i]);
	json_end_array(self->json);
	json_key_integer(self->json, STR("num_resources"), self->count);
}

static void add_people(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset)
{
	const struct contact *contact = portal_contact_of(portal, dataset);
	const struct licence *licence = portal_licence_of(portal, dataset, NULL);

	json_key_string(json, STR("author"), describe_publisher_name(portal, dataset));
	add_null(json, "author_email");
	json_key_string(
	    json, STR("maintainer"), contact ? describe_text(portal, &contact->name) : STR(""));
	json_key_string(json, STR("maintainer_email"), contact ? contact->email : STR(""));
	json_key_string(json, STR("license_id"), licence ? licence->id : STR("notspecified"));
	json_key_string(
	    json, STR("license_title"), licence ? describe_text(portal, &licence->title) : STR(""));
	json_key_string(json, STR("license_url"), licence ? licence->url : STR(""));
	json_key_bool(json, STR("isopen"), licence && licence->is_open);
}

void ckan_add_package(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset)
{
	struct ckan_resources resources = {
		.json = json, .portal = portal, .dataset = dataset, .arena = arena_new()
	};

	json_begin_object(json);
	json_key_string(json, STR("id"), dataset->id);
	json_key_string(json, STR("name"), dataset->id);
	json_key_string(json, STR("title"), describe_title(portal, dataset));
	json_key_string(json, STR("notes"), describe_summary(portal, dataset));
	json_key_string(json, STR("url"), describe_page(resources.arena, portal, dataset));
	json_key_string(json, STR("version"), dataset->version);
	add_people(json, portal, dataset);
	json_key_bool(json, STR("private"), false);
	json_key_string(json, STR("state"), STR("active"));
	json_key_string(json, STR("type"), STR("dataset"));
	add_time(json, "metadata_created", dataset->issued);
	add_time(json, "metadata_modified", dataset_updated(dataset));
	add_null(json, "creator_user_id");
	add_organization(json, portal, dataset);
	add_groups(json, portal, dataset);
	add_tags(json, portal, dataset);
	ckan_add_extras(json, portal, dataset);
	add_resources(&resources);
	add_empty_list(json, "relationships_as_subject");
	add_empty_list(json, "relationships_as_object");
	json_end_object(json);
	arena_free(resources.arena);
}
