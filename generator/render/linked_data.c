/* SPDX-License-Identifier: MIT */
#include "render/linked_data.h"

#include <cjson/cJSON.h>

#include "base/url.h"
#include "base/utf8.h"
#include "model/site_path.h"
#include "render/linked_data_parts.h"

/* Google takes descriptions of 50 to 5,000 characters. */
enum { DESCRIPTION_MIN = 50, DESCRIPTION_MAX = 5000 };

static void begin(struct linked_data *data, struct view *view)
{
	*data = (struct linked_data){ .view = view, .output = output_new_memory() };
	json_writer_init(&data->json, data->output, JSON_COMPACT | JSON_HTML_SAFE);
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@context"), STR("https://schema.org/"));
}

static void end(struct linked_data *data, struct cJSON *page)
{
	json_end_object(&data->json);
	json_writer_end(&data->json);
	view_add(page, "linked_data", view_html(data->view, output_memory(data->output)));
	output_free(data->output);
}

void linked_add_optional(struct linked_data *data, const char *key, struct str value)
{
	if (value.len)
		json_key_string(&data->json, str_of(key), value);
}

void linked_add_text(struct linked_data *data, const char *key, const struct text *text)
{
	linked_add_optional(data, key, view_text(data->view, text).value);
}

static void add_date(struct linked_data *data, const char *key, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year) {
		date_add_iso(&text, date);
		json_key_string(&data->json, str_of(key), strbuf_str(&text));
	}
	strbuf_release(&text);
}

/* The address of a file of the site; without base_url, from the page to it. */
void linked_add_address(struct linked_data *data, const char *key, struct str path)
{
	struct view *view = data->view;
	struct str first = view->portal->languages[0], page;
	struct strbuf url = STRBUF_INIT, here = STRBUF_INIT;

	if (view->portal->base_url.len) {
		site_path_url(&url, view->portal->base_url, path);
	} else {
		site_path_language(&here, view->language, first);
		page = view->dataset ? arena_format(view->arena, "datasets/%.*s/index.html",
					   STR_ARG(view->dataset->id))
				     : STR("index.html");
		strbuf_add(&here, page);
		site_path_link(&url, strbuf_str(&here), path);
	}
	json_key_string(&data->json, str_of(key), strbuf_str(&url));
	strbuf_release(&here);
	strbuf_release(&url);
}

/* The page of this dataset, or the home page, in the view's language. */
static struct str page_path(struct view *view, const struct dataset *dataset)
{
	struct strbuf path = STRBUF_INIT;
	struct str result;

	site_path_language(&path, view->language, view->portal->languages[0]);
	if (dataset)
		strbuf_add_format(&path, "datasets/%.*s/", STR_ARG(dataset->id));
	strbuf_add_cstr(&path, "index.html");
	result = arena_str(view->arena, strbuf_str(&path));
	strbuf_release(&path);
	return result;
}

static size_t count_characters(struct str text)
{
	size_t count = 0;

	for (; text.len; count++)
		utf8_next(&text);
	return count;
}

static struct str cut(struct str text, size_t most)
{
	struct str rest = text;

	for (size_t i = 0; i < most && rest.len; i++)
		utf8_next(&rest);
	return str_slice(text, 0, text.len - rest.len);
}

/* A short one is followed by what else the page says at its top. */
static void add_description(struct linked_data *data, struct str description,
    const struct text *title, const struct organization *publisher)
{
	struct view *view = data->view;
	struct str more[] = { view_text(view, title).value,
		publisher ? view_text(view, &publisher->name).value : STR(""),
		view_text(view, &view->portal->title).value,
		view_text(view, &view->portal->description).value };
	struct strbuf text = STRBUF_INIT;

	strbuf_add(&text, description);
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
		if (count_characters(strbuf_str(&text)) >= DESCRIPTION_MIN)
			break;
		if (!more[i].len || str_contains(strbuf_str(&text), more[i]))
			continue;
		if (text.len)
			strbuf_add_cstr(&text, " – ");
		strbuf_add(&text, more[i]);
	}
	json_key_string(&data->json, STR("description"), cut(strbuf_str(&text), DESCRIPTION_MAX));
	strbuf_release(&text);
}

static void add_organization(
    struct linked_data *data, const char *key, const struct organization *organization)
{
	struct str name;

	if (!organization)
		return;
	name = view_text(data->view, &organization->name).value;
	json_key(&data->json, str_of(key));
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("Organization"));
	json_key_string(&data->json, STR("name"), name.len ? name : organization->id);
	if (url_kind_of(organization->homepage) == URL_WEB)
		json_key_string(&data->json, STR("url"), organization->homepage);
	json_end_object(&data->json);
}

static void add_licence(struct linked_data *data, const struct licence *licence)
{
	if (!licence)
		return;
	if (url_kind_of(licence->url) == URL_WEB) {
		json_key_string(&data->json, STR("license"), licence->url);
		return;
	}
	json_key(&data->json, STR("license"));
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("CreativeWork"));
	json_key_string(&data->json, STR("name"), licence->id);
	json_end_object(&data->json);
}

static void add_keywords(struct linked_data *data, const struct dataset *dataset)
{
	if (!dataset->keyword_count)
		return;
	json_key(&data->json, STR("keywords"));
	json_begin_array(&data->json);
	for (size_t i = 0; i < dataset->keyword_count; i++) {
		struct str keyword = view_text(data->view, &dataset->keywords[i]).value;

		if (keyword.len)
			json_string(&data->json, keyword);
	}
	json_end_array(&data->json);
}

/* "2023-01-01/2023-12-31", ".." where it is open. */
static void add_period(struct linked_data *data, const struct dataset *dataset)
{
	struct strbuf period = STRBUF_INIT;

	if (dataset->temporal_start.year || dataset->temporal_end.year) {
		if (dataset->temporal_start.year)
			date_add_iso(&period, dataset->temporal_start);
		else
			strbuf_add_cstr(&period, "..");
		strbuf_add_char(&period, '/');
		if (dataset->temporal_end.year)
			date_add_iso(&period, dataset->temporal_end);
		else
			strbuf_add_cstr(&period, "..");
		json_key_string(&data->json, STR("temporalCoverage"), strbuf_str(&period));
	}
	strbuf_release(&period);
}

static void add_place(struct linked_data *data, const struct dataset *dataset)
{
	const struct portal *portal = data->view->portal;
	bool is_own = !text_is_empty(&dataset->spatial) || dataset->spatial_uri.len;
	const struct text *name = is_own ? &dataset->spatial : &portal->spatial;
	struct str uri = is_own ? dataset->spatial_uri : portal->spatial_uri;

	if (text_is_empty(name))
		return;
	json_key(&data->json, STR("spatialCoverage"));
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("Place"));
	linked_add_text(data, "name", name);
	if (url_kind_of(uri) == URL_WEB)
		json_key_string(&data->json, STR("sameAs"), uri);
	json_end_object(&data->json);
}

static void add_sources(struct linked_data *data, const struct dataset *dataset)
{
	if (!dataset->source_count)
		return;
	json_key(&data->json, STR("isBasedOn"));
	json_begin_array(&data->json);
	for (size_t i = 0; i < dataset->source_count; i++) {
		const struct source *source = &dataset->sources[i];
		struct str name = view_text(data->view, &source->title).value;

		json_begin_object(&data->json);
		json_key_string(&data->json, STR("@type"), STR("CreativeWork"));
		json_key_string(&data->json, STR("name"), name.len ? name : source->url);
		if (url_kind_of(source->url) == URL_WEB)
			json_key_string(&data->json, STR("url"), source->url);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void add_languages(struct linked_data *data, const struct str *languages, size_t count)
{
	if (!count)
		return;
	json_key(&data->json, STR("inLanguage"));
	json_strings(&data->json, languages, count);
}

/* Who it is by, since when, under what terms. */
static void add_origin(struct linked_data *data, const struct dataset *dataset)
{
	const struct portal *portal = data->view->portal;
	const struct organization *publisher = portal_publisher_of(portal, dataset);
	const struct organization *creator = portal_find_organization(portal, dataset->creator);
	struct str right = dataset->access_right;

	add_organization(data, "creator", creator ? creator : publisher);
	add_organization(data, "publisher", publisher);
	add_licence(data, portal_licence_of(portal, dataset, NULL));
	json_key_bool(
	    &data->json, STR("isAccessibleForFree"), !right.len || str_eq(right, STR("public")));
	add_date(data, "datePublished", dataset->issued);
	add_date(data, "dateModified", dataset->modified);
	linked_add_optional(data, "version", dataset->version);
}

void view_add_linked_dataset(struct view *view, struct cJSON *page)
{
	const struct dataset *dataset = view->dataset;
	struct str title = view_text(view, &dataset->title).value;
	struct linked_data data;

	if (dataset->status != DATASET_PUBLISHED) {
		view_add_null(view, page, "linked_data");
		return;
	}
	begin(&data, view);
	json_key_string(&data.json, STR("@type"), STR("Dataset"));
	json_key_string(&data.json, STR("name"), title.len ? title : dataset->id);
	add_description(&data, view_text(view, &dataset->description).value, &dataset->title,
	    portal_publisher_of(view->portal, dataset));
	linked_add_address(&data, "url", page_path(view, dataset));
	json_key_string(&data.json, STR("identifier"),
	    dataset->identifier.len ? dataset->identifier : dataset->id);
	if (url_kind_of(dataset->landing_page) == URL_WEB)
		json_key_string(&data.json, STR("sameAs"), dataset->landing_page);
	add_keywords(&data, dataset);
	add_origin(&data, dataset);
	add_languages(&data, dataset->languages, dataset->language_count);
	add_period(&data, dataset);
	add_place(&data, dataset);
	add_sources(&data, dataset);
	linked_add_variables(&data, dataset);
	json_key(&data.json, STR("includedInDataCatalog"));
	json_begin_object(&data.json);
	json_key_string(&data.json, STR("@type"), STR("DataCatalog"));
	linked_add_text(&data, "name", &view->portal->title);
	linked_add_address(&data, "url", page_path(view, NULL));
	json_end_object(&data.json);
	linked_add_files(&data, dataset);
	end(&data, page);
}

void view_add_linked_catalog(struct view *view, struct cJSON *page)
{
	const struct portal *portal = view->portal;
	struct linked_data data;

	begin(&data, view);
	json_key_string(&data.json, STR("@type"), STR("DataCatalog"));
	linked_add_text(&data, "name", &portal->title);
	linked_add_text(&data, "description", &portal->description);
	linked_add_address(&data, "url", page_path(view, NULL));
	add_organization(&data, "publisher", portal_find_organization(portal, portal->publisher));
	add_licence(&data, portal->licence);
	add_date(&data, "datePublished", portal->issued);
	add_date(&data, "dateModified",
	    portal->modified.year ? portal->modified : portal_newest_date(portal));
	add_languages(&data, portal->languages, portal->language_count);
	end(&data, page);
}
