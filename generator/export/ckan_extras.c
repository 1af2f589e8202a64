/* SPDX-License-Identifier: MIT */
#include "export/ckan_extras.h"

#include "base/strbuf.h"
#include "export/dcat_vocabulary.h"
#include "export/describe.h"

void ckan_add_extra(struct json_writer *json, const char *key, struct str value)
{
	if (!value.len)
		return;
	json_begin_object(json);
	json_key_string(json, STR("key"), str_of(key));
	json_key_string(json, STR("value"), value);
	json_end_object(json);
}

static void add_extra_date(struct json_writer *json, const char *key, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year)
		date_add_iso(&text, date);
	ckan_add_extra(json, key, strbuf_str(&text));
	strbuf_release(&text);
}

/* CKAN keeps a list as its JSON; these values need no escaping. */
static void add_list(
    struct json_writer *json, const char *key, const struct str *values, size_t count)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < count; i++)
		strbuf_add_format(&list, "%s\"%.*s\"", i ? ", " : "[", STR_ARG(values[i]));
	if (count)
		strbuf_add_char(&list, ']');
	ckan_add_extra(json, key, strbuf_str(&list));
	strbuf_release(&list);
}

static void add_themes(struct json_writer *json, struct arena *arena, const struct portal *portal,
    const struct dataset *dataset)
{
	struct str *iris = arena_alloc(arena, (dataset->theme_count + 1) * sizeof(*iris));
	size_t count = 0;

	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(portal, dataset->themes[i]);

		if (theme && theme->dcat_theme.len)
			iris[count++] = eu_iri(arena, "data-theme", theme->dcat_theme);
	}
	add_list(json, "theme", iris, count);
}

/* Under the names that ckanext-dcat reads, and in its forms. */
void ckan_add_extras(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset)
{
	const struct contact *contact = portal_contact_of(portal, dataset);
	const struct organization *publisher = describe_publisher(portal, dataset);
	bool has_place = !text_is_empty(&dataset->spatial) || dataset->spatial_uri.len;
	struct arena *arena = arena_new();

	json_key(json, STR("extras"));
	json_begin_array(json);
	ckan_add_extra(
	    json, "identifier", dataset->identifier.len ? dataset->identifier : dataset->id);
	add_extra_date(json, "issued", dataset->issued);
	add_extra_date(json, "modified", dataset->modified);
	if (dataset->frequency)
		ckan_add_extra(json, "frequency",
		    eu_iri(arena, "frequency", str_of(dataset->frequency->eu_code)));
	add_list(json, "language", dataset->languages, dataset->language_count);
	add_themes(json, arena, portal, dataset);
	ckan_add_extra(json, "publisher_name", describe_publisher_name(portal, dataset));
	if (publisher) {
		ckan_add_extra(json, "publisher_email", publisher->email);
		ckan_add_extra(json, "publisher_url", publisher->homepage);
	}
	if (contact) {
		ckan_add_extra(json, "contact_name", describe_text(portal, &contact->name));
		ckan_add_extra(json, "contact_email", contact->email);
	}
	add_extra_date(json, "temporal_start", dataset->temporal_start);
	add_extra_date(json, "temporal_end", dataset->temporal_end);
	ckan_add_extra(json, "spatial_uri", has_place ? dataset->spatial_uri : portal->spatial_uri);
	ckan_add_extra(json, "access_rights",
	    eu_iri(arena, "access-right", eu_access_right(dataset->access_right)));
	json_end_array(json);
	arena_free(arena);
}
