/* SPDX-License-Identifier: MIT */
#include "export/base_url.h"
#include "export/ckan_package.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/provenance.h"

/*
 * CKAN's action API, https://docs.ckan.org/en/latest/api/ , version 3, as files: what a client asks
 * for by GET without parameters is there as it is; "?id=" and "?start=" need the rewrite rules that
 * datamo-portal(5) gives. A harvester asks for 100 datasets at a time.
 */
enum { SEARCH_ROWS = 100 };

struct ckan_files {
	const struct export_context *context;
	struct arena *arena;
};

/* Opens "api/3/action/<path>" and begins its envelope up to the result. */
static struct output *begin(struct ckan_files *self, struct json_writer *json, struct str path)
{
	struct export_files *files = self->context->files;
	struct output *output = files->open(
	    files, arena_format(self->arena, "api/3/action/%.*s", STR_ARG(path)));

	if (output)
		ckan_begin(json, output, self->context->portal, path);
	return output;
}

static void end(struct ckan_files *self, struct json_writer *json)
{
	ckan_end(json);
	self->context->files->close(self->context->files);
}

static void write_packages(struct ckan_files *self)
{
	const struct catalog *catalog = self->context->catalog;
	struct json_writer json;

	for (size_t i = 0; i < catalog->count; i++) {
		struct str id = catalog->datasets[i]->id;

		if (begin(
			self, &json, arena_format(self->arena, "package_show/%.*s", STR_ARG(id)))) {
			ckan_add_package(&json, self->context->portal, catalog->datasets[i]);
			end(self, &json);
		}
		arena_reset(self->arena);
	}
}

struct ckan_facet {
	enum facet_kind kind;
	const char *name, *title[MESSAGES_COUNT];
};

static const struct ckan_facet ckan_facets[] = {
	{ FACET_ORGANIZATION, "organization", { "Cơ quan", "Organizations" } },
	{ FACET_THEME, "groups", { "Chủ đề", "Themes" } },
	{ FACET_KEYWORD, "tags", { "Từ khóa", "Keywords" } },
	{ FACET_FORMAT, "res_format", { "Định dạng", "Formats" } },
};

/* What clients of CKAN know a group by: a keyword by its words, the others by their id. */
static struct str facet_value(
    const struct ckan_files *self, enum facet_kind kind, const struct facet_group *group)
{
	struct str name = describe_text(self->context->portal, &group->name);

	return kind == FACET_KEYWORD && name.len ? name : group->id;
}

/* "facets": {"organization": {"mic": 3}, …} */
static void add_facets(const struct ckan_files *self, struct json_writer *json)
{
	json_key(json, STR("facets"));
	json_begin_object(json);
	for (size_t i = 0; i < sizeof(ckan_facets) / sizeof(ckan_facets[0]); i++) {
		enum facet_kind kind = ckan_facets[i].kind;
		const struct facet *facet = &self->context->catalog->facets[kind];

		json_key(json, str_of(ckan_facets[i].name));
		json_begin_object(json);
		for (size_t j = 0; j < facet->count; j++) {
			if (facet->groups[j].count)
				json_key_integer(json, facet_value(self, kind, &facet->groups[j]),
				    (int64_t)facet->groups[j].count);
		}
		json_end_object(json);
	}
	json_end_object(json);
}

static void add_facet_item(const struct ckan_files *self, struct json_writer *json,
    enum facet_kind kind, const struct facet_group *group)
{
	struct str name = describe_text(self->context->portal, &group->name);

	if (!group->count)
		return;
	json_begin_object(json);
	json_key_string(json, STR("name"), facet_value(self, kind, group));
	json_key_string(json, STR("display_name"), name.len ? name : group->id);
	json_key_integer(json, STR("count"), (int64_t)group->count);
	json_end_object(json);
}

/* The same with titles, as pages show it. */
static void add_search_facets(const struct ckan_files *self, struct json_writer *json)
{
	enum message_language language = export_words_in(export_language(self->context));

	json_key(json, STR("search_facets"));
	json_begin_object(json);
	for (size_t i = 0; i < sizeof(ckan_facets) / sizeof(ckan_facets[0]); i++) {
		const struct facet *facet = &self->context->catalog->facets[ckan_facets[i].kind];

		json_key(json, str_of(ckan_facets[i].name));
		json_begin_object(json);
		json_key_string(json, STR("title"), str_of(ckan_facets[i].title[language]));
		json_key(json, STR("items"));
		json_begin_array(json);
		for (size_t j = 0; j < facet->count; j++)
			add_facet_item(self, json, ckan_facets[i].kind, &facet->groups[j]);
		json_end_array(json);
		json_end_object(json);
	}
	json_end_object(json);
}

/* So many datasets from `first` on; none past the end. */
static void write_search(struct ckan_files *self, struct str path, size_t first)
{
	const struct catalog *catalog = self->context->catalog;
	struct json_writer json;

	if (!begin(self, &json, path))
		return;
	json_begin_object(&json);
	json_key_integer(&json, STR("count"), (int64_t)catalog->count);
	json_key_string(&json, STR("sort"), STR("metadata_modified desc"));
	add_facets(self, &json);
	add_search_facets(self, &json);
	json_key(&json, STR("results"));
	json_begin_array(&json);
	for (size_t i = first; i < catalog->count && i < first + SEARCH_ROWS; i++)
		ckan_add_package(&json, self->context->portal, catalog->datasets[i]);
	json_end_array(&json);
	json_end_object(&json);
	end(self, &json);
	arena_reset(self->arena);
}

static void write_searches(struct ckan_files *self)
{
	size_t count = self->context->catalog->count;

	write_search(self, STR("package_search"), 0);
	for (size_t first = SEARCH_ROWS; first < count; first += SEARCH_ROWS)
		write_search(
		    self, arena_format(self->arena, "package_search_start/%zu", first), first);
	write_search(self, STR("package_search_start/none"), count);
}

/* "organization_list" and "organization_show/<id>"; CKAN's groups are our themes. */
static void write_groups(struct ckan_files *self, enum facet_kind kind, const char *name)
{
	const struct facet *facet = &self->context->catalog->facets[kind];
	bool is_organization = kind == FACET_ORGANIZATION;
	struct json_writer json;

	if (begin(self, &json, arena_format(self->arena, "%s_list", name))) {
		json_begin_array(&json);
		for (size_t i = 0; i < facet->count; i++)
			json_string(&json, facet->groups[i].id);
		json_end_array(&json);
		end(self, &json);
	}
	for (size_t i = 0; i < facet->count; i++) {
		const struct facet_group *group = &facet->groups[i];

		if (begin(self, &json,
			arena_format(self->arena, "%s_show/%.*s", name, STR_ARG(group->id)))) {
			json_begin_object(&json);
			ckan_add_group(
			    &json, self->context->portal, group->id, &group->name, is_organization);
			json_key_integer(&json, STR("package_count"), (int64_t)group->count);
			ckan_add_group_more(
			    &json, is_organization
				       ? portal_find_organization(self->context->portal, group->id)
				       : NULL);
			json_end_object(&json);
			end(self, &json);
		}
		arena_reset(self->arena);
	}
}

static void write_tags(struct ckan_files *self)
{
	const struct facet *facet = &self->context->catalog->facets[FACET_KEYWORD];
	struct json_writer json;

	if (!begin(self, &json, STR("tag_list")))
		return;
	json_begin_array(&json);
	for (size_t i = 0; i < facet->count; i++)
		json_string(&json, describe_text(self->context->portal, &facet->groups[i].name));
	json_end_array(&json);
	end(self, &json);
}

static void write_licences(struct ckan_files *self)
{
	const struct licence *licence;
	struct json_writer json;

	if (!begin(self, &json, STR("license_list")))
		return;
	json_begin_array(&json);
	for (size_t i = 0; (licence = licence_at(i)); i++) {
		json_begin_object(&json);
		json_key_string(&json, STR("id"), licence->id);
		json_key_string(
		    &json, STR("title"), describe_text(self->context->portal, &licence->title));
		json_key_string(&json, STR("url"), licence->url);
		json_key_bool(&json, STR("is_okd_compliant"), licence->is_open);
		json_key_bool(&json, STR("is_osi_compliant"), false);
		json_key_string(&json, STR("od_conformance"),
		    licence->is_open ? STR("approved") : STR("not reviewed"));
		json_key_bool(&json, STR("domain_data"), true);
		json_key_string(&json, STR("status"), STR("active"));
		json_end_object(&json);
	}
	json_end_array(&json);
	end(self, &json);
}

static void write_status(struct ckan_files *self)
{
	const struct portal *portal = self->context->portal;
	struct json_writer json;

	if (!begin(self, &json, STR("status_show")))
		return;
	json_begin_object(&json);
	json_key_string(&json, STR("site_title"), describe_text(portal, &portal->title));
	json_key_string(
	    &json, STR("site_description"), describe_text(portal, &portal->description));
	json_key_string(&json, STR("site_url"), portal->base_url);
	json_key(&json, STR("ckan_version")); /* it is none */
	json_null(&json);
	json_key_string(&json, STR("error_emails_to"), portal->contact.email);
	json_key_string(&json, STR("locale_default"), portal->languages[0]);
	json_key(&json, STR("extensions"));
	json_begin_array(&json);
	json_end_array(&json);
	json_end_object(&json);
	end(self, &json);
}

static void ckan_write(const struct export_context *context, struct output *output)
{
	struct ckan_files self = { context, arena_new() };
	struct json_writer json;

	ckan_begin(&json, output, context->portal, STR("package_list"));
	json_begin_array(&json);
	for (size_t i = 0; i < context->portal->dataset_count; i++) {
		const struct dataset *dataset = &context->portal->datasets[i];

		if (portal_publishes(context->portal, dataset))
			json_string(&json, dataset->id);
	}
	json_end_array(&json);
	ckan_end(&json);
	write_packages(&self);
	write_searches(&self);
	write_groups(&self, FACET_ORGANIZATION, "organization");
	write_groups(&self, FACET_THEME, "group");
	write_tags(&self);
	write_licences(&self);
	write_status(&self);
	arena_free(self.arena);
}

const struct exporter ckan_exporter = {
	.id = "ckan",
	.name = "CKAN API",
	.file_name = "api/3/action/package_list",
	.media_type = "application/json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Các tệp có dạng API của CKAN, cho phần mềm đọc CKAN",
	    [MESSAGES_EN] = "Files in the shape of CKAN's API, for clients of CKAN" },
	.scope = EXPORT_CATALOG,
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = ckan_write,
};
