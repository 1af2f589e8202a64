/* SPDX-License-Identifier: MIT */
#include "base/url.h"
#include "export/base_url.h"
#include "export/croissant_context.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * Croissant 1.0, https://docs.mlcommons.org/croissant/docs/croissant-spec.html : schema.org's
 * Dataset with its files by hash and its tables as record sets, for machine learning.
 */
struct croissant {
	struct json_writer json;
	const struct portal *portal;
	const struct dataset *dataset;
	struct arena *arena;
};

static const char *data_type(enum field_type type)
{
	static const char *const names[TYPE_COUNT] = { [TYPE_NUMBER] = "sc:Float",
		[TYPE_INTEGER] = "sc:Integer",
		[TYPE_BOOLEAN] = "sc:Boolean",
		[TYPE_DATETIME] = "sc:DateTime",
		[TYPE_DATE] = "sc:Date",
		[TYPE_YEAR] = "sc:Integer" };

	return names[type] ? names[type] : "sc:Text";
}

static struct str file_id(
    struct croissant *self, const struct resource *resource, const struct distribution *file)
{
	return arena_format(
	    self->arena, "%.*s.%.*s", STR_ARG(resource->name), STR_ARG(file->format));
}

static bool is_table_file(const struct resource *resource, const struct distribution *file)
{
	return resource->kind == RESOURCE_TABLE && str_eq(file->format, STR("csv"));
}

static void add_file(
    struct croissant *self, const struct resource *resource, const struct distribution *file)
{
	struct json_writer *json = &self->json;

	json_begin_object(json);
	json_key_string(json, STR("@type"), STR("cr:FileObject"));
	json_key_string(json, STR("@id"), file_id(self, resource, file));
	json_key_string(json, STR("name"), file_id(self, resource, file));
	json_key_string(
	    json, STR("description"), describe_resource(self->portal, self->dataset, resource));
	json_key_string(
	    json, STR("contentUrl"), describe_file(self->arena, self->portal, file->path));
	json_key_string(
	    json, STR("contentSize"), arena_format(self->arena, "%ju B", (uintmax_t)file->bytes));
	json_key_string(json, STR("encodingFormat"),
	    file->media_type.len ? describe_media_type(file->media_type)
				 : STR("application/octet-stream"));
	json_key_string(json, STR("sha256"), str_of(file->sha256.text));
	json_end_object(json);
}

static void add_files(struct croissant *self)
{
	json_key(&self->json, STR("distribution"));
	json_begin_array(&self->json);
	for (size_t i = 0; i < self->dataset->resource_count; i++) {
		const struct resource *resource = &self->dataset->resources[i];

		for (size_t j = 0; !resource->is_withheld && j < resource->distribution_count;
		     j++) {
			const struct distribution *file = &resource->distributions[j];

			if (is_table_file(resource, file) || resource->kind == RESOURCE_ATTACHMENT)
				add_file(self, resource, file);
		}
	}
	json_end_array(&self->json);
}

static void add_id(struct croissant *self, const char *key, struct str id)
{
	json_key(&self->json, str_of(key));
	json_begin_object(&self->json);
	json_key_string(&self->json, STR("@id"), id);
	json_end_object(&self->json);
}

static struct str field_id(
    struct croissant *self, const struct resource *resource, const struct field *field)
{
	return arena_format(
	    self->arena, "%.*s/%.*s", STR_ARG(resource->name), STR_ARG(field->name));
}

/* Where a column of this table leads, if to a column of another one of the dataset. */
static struct str reference_of(
    struct croissant *self, const struct resource *resource, const struct field *field)
{
	for (size_t i = 0; i < resource->schema.foreign_key_count; i++) {
		const struct foreign_key *key = &resource->schema.foreign_keys[i];
		const struct resource *target = dataset_find_resource(self->dataset, key->resource);
		size_t index;

		if (key->dataset.len || !target || target == resource || target->is_withheld ||
		    key->field_count != 1 || !str_eq(key->fields[0], field->name))
			continue;
		index = table_schema_find(&target->schema, key->reference_fields[0]);
		if (index < target->schema.field_count)
			return field_id(self, target, &target->schema.fields[index]);
	}
	return STR("");
}

static void add_field(struct croissant *self, const struct resource *resource,
    const struct distribution *file, const struct field *field)
{
	struct json_writer *json = &self->json;
	struct str description = describe_text(self->portal, &field->description);
	struct str title = describe_text(self->portal, &field->title);
	struct str reference = reference_of(self, resource, field);

	json_begin_object(json);
	json_key_string(json, STR("@type"), STR("cr:Field"));
	json_key_string(json, STR("@id"), field_id(self, resource, field));
	json_key_string(json, STR("name"), field_id(self, resource, field));
	describe_key(json, "description", description.len ? description : title);
	json_key_string(json, STR("dataType"), str_of(data_type(field->type)));
	json_key(json, STR("source"));
	json_begin_object(json);
	add_id(self, "fileObject", file_id(self, resource, file));
	json_key(json, STR("extract"));
	json_begin_object(json);
	json_key_string(json, STR("column"), field->name);
	json_end_object(json);
	json_end_object(json);
	if (reference.len) {
		json_key(json, STR("references"));
		json_begin_object(json);
		add_id(self, "field", reference);
		json_end_object(json);
	}
	json_end_object(json);
}

/* Names that are empty or come twice cannot be told apart by column. */
static bool is_first_of_name(const struct table_schema *schema, size_t index)
{
	return schema->fields[index].name.len &&
	       table_schema_find(schema, schema->fields[index].name) == index;
}

static void add_key(struct croissant *self, const struct resource *resource)
{
	const struct table_schema *schema = &resource->schema;
	bool is_known = schema->primary_key_count > 0;

	for (size_t i = 0; i < schema->primary_key_count; i++)
		is_known = is_known &&
			   table_schema_find(schema, schema->primary_key[i]) < schema->field_count;
	if (!is_known)
		return;
	json_key(&self->json, STR("key"));
	json_begin_array(&self->json);
	for (size_t i = 0; i < schema->primary_key_count; i++) {
		size_t index = table_schema_find(schema, schema->primary_key[i]);

		json_begin_object(&self->json);
		json_key_string(
		    &self->json, STR("@id"), field_id(self, resource, &schema->fields[index]));
		json_end_object(&self->json);
	}
	json_end_array(&self->json);
}

static void add_record_set(
    struct croissant *self, const struct resource *resource, const struct distribution *file)
{
	struct json_writer *json = &self->json;

	json_begin_object(json);
	json_key_string(json, STR("@type"), STR("cr:RecordSet"));
	json_key_string(json, STR("@id"), resource->name);
	json_key_string(json, STR("name"), resource->name);
	json_key_string(
	    json, STR("description"), describe_resource(self->portal, self->dataset, resource));
	add_key(self, resource);
	json_key(json, STR("field"));
	json_begin_array(json);
	for (size_t i = 0; i < resource->schema.field_count; i++) {
		if (is_first_of_name(&resource->schema, i))
			add_field(self, resource, file, &resource->schema.fields[i]);
	}
	json_end_array(json);
	json_end_object(json);
}

static void add_record_sets(struct croissant *self)
{
	json_key(&self->json, STR("recordSet"));
	json_begin_array(&self->json);
	for (size_t i = 0; i < self->dataset->resource_count; i++) {
		const struct resource *resource = &self->dataset->resources[i];

		for (size_t j = 0; !resource->is_withheld && j < resource->distribution_count;
		     j++) {
			if (is_table_file(resource, &resource->distributions[j]))
				add_record_set(self, resource, &resource->distributions[j]);
		}
	}
	json_end_array(&self->json);
}

static void add_organization(struct croissant *self, const char *key, struct str name)
{
	json_key(&self->json, str_of(key));
	json_begin_object(&self->json);
	json_key_string(&self->json, STR("@type"), STR("sc:Organization"));
	json_key_string(&self->json, STR("name"), name);
	json_end_object(&self->json);
}

/* The licence is mandatory: its address, else its name, else that none is stated. */
static void add_licence(struct croissant *self)
{
	const struct licence *licence = portal_licence_of(self->portal, self->dataset, NULL);
	struct str url = licence ? describe_uri(self->arena, licence->url) : STR("");

	json_key_string(&self->json, STR("license"),
	    url.len   ? url
	    : licence ? licence->id
		      : STR("not stated"));
}

static void add_words(struct croissant *self)
{
	const struct dataset *dataset = self->dataset;
	const struct portal *portal = self->portal;
	struct json_writer *json = &self->json;
	const struct organization *creator = portal_find_organization(portal, dataset->creator);
	struct str name = creator ? describe_text(portal, &creator->name) : STR("");
	struct date issued = dataset->issued.year ? dataset->issued : dataset_updated(dataset);

	json_key_string(json, STR("name"), describe_title(portal, dataset));
	json_key_string(json, STR("description"), describe_summary(portal, dataset));
	json_key_string(json, STR("url"), describe_page(self->arena, portal, dataset));
	add_licence(self);
	add_organization(
	    self, "creator", name.len ? name : describe_publisher_name(portal, dataset));
	add_organization(self, "publisher", describe_publisher_name(portal, dataset));
	describe_key_date(
	    json, "datePublished", issued.year ? issued : describe_portal_updated(portal));
	describe_key_date(json, "dateModified", dataset->modified);
	describe_key(json, "version", dataset->version);
	json_key_bool(json, STR("isLiveDataset"), dataset->frequency != NULL);
	describe_key_strings(json, "inLanguage", dataset->languages, dataset->language_count);
	if (url_kind_of(dataset->landing_page) == URL_WEB)
		json_key_string(json, STR("sameAs"), dataset->landing_page);
	describe_key_keywords(json, portal, "keywords", dataset);
}

static bool croissant_accepts(const struct export_context *context)
{
	return export_has_address(context) && context->dataset->resource_count;
}

static void croissant_write(const struct export_context *context, struct output *output)
{
	struct croissant self = {
		.portal = context->portal, .dataset = context->dataset, .arena = arena_new()
	};

	json_writer_init(&self.json, output, JSON_INDENTED);
	json_begin_object(&self.json);
	croissant_add_context(&self.json, self.portal->languages[0]);
	json_key_string(&self.json, STR("@type"), STR("sc:Dataset"));
	json_key_string(&self.json, STR("conformsTo"), STR("http://mlcommons.org/croissant/1.0"));
	add_words(&self);
	add_files(&self);
	add_record_sets(&self);
	json_end_object(&self.json);
	json_writer_end(&self.json);
	arena_free(self.arena);
}

const struct exporter croissant_exporter = {
	.id = "croissant",
	.name = "Croissant",
	.file_name = "croissant.json",
	.media_type = "application/ld+json",
	.eu_file_type = "JSON_LD",
	.purpose = { [MESSAGES_VI] = "Tệp, bảng và cột của bộ dữ liệu, cho học máy",
	    [MESSAGES_EN] = "Files, tables and columns of the dataset, for machine learning" },
	.scope = EXPORT_DATASET,
	.needs_base_url = true,
	.accepts = croissant_accepts,
	.write = croissant_write,
};
