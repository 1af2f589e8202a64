/* SPDX-License-Identifier: MIT */
#include "export/describe.h"

#include "base/language.h"
#include "base/url.h"
#include "export/dcat_vocabulary.h"
#include "model/link_type.h"
#include "model/site_path.h"

struct str describe_text(const struct portal *portal, const struct text *text)
{
	return text_in(text, portal->languages, portal->language_count, portal->languages[0]).value;
}

struct str describe_title(const struct portal *portal, const struct dataset *dataset)
{
	struct str title = describe_text(portal, &dataset->title);

	return title.len ? title : dataset->id;
}

struct str describe_summary(const struct portal *portal, const struct dataset *dataset)
{
	struct str summary = describe_text(portal, &dataset->description);

	return summary.len ? summary : describe_title(portal, dataset);
}

struct str describe_resource(
    const struct portal *portal, const struct dataset *dataset, const struct resource *resource)
{
	struct str title = describe_text(portal, &resource->title);

	return title.len ? title : describe_title(portal, dataset);
}

void describe_form(struct strbuf *name, const struct portal *portal,
    const struct resource *resource, const struct distribution *distribution)
{
	bool is_vi = language_is(portal->languages[0], STR("vi"));

	if (!str_eq(distribution->format, STR("original"))) {
		strbuf_add(
		    name, distribution->name.len ? distribution->name : distribution->format);
		return;
	}
	strbuf_add_cstr(name, is_vi ? "bản gốc" : "original");
	if (resource && resource_original_format(resource).len) {
		struct arena *arena = arena_new();

		strbuf_add_format(name, ", %.*s",
		    STR_ARG(file_format_name(arena, resource_original_format(resource))));
		arena_free(arena);
	}
}

struct date describe_portal_updated(const struct portal *portal)
{
	struct date date = portal->modified.year ? portal->modified : portal_newest_date(portal);

	return date.year ? date : portal->today;
}

struct str describe_file(struct arena *arena, const struct portal *portal, struct str path)
{
	struct strbuf url = STRBUF_INIT;
	struct str result;

	site_path_url(&url, portal->base_url, path);
	result = arena_str(arena, strbuf_str(&url));
	strbuf_release(&url);
	return result;
}

struct str describe_page(
    struct arena *arena, const struct portal *portal, const struct dataset *dataset)
{
	struct strbuf path = STRBUF_INIT;
	struct str result;

	site_path_dataset_file(&path, dataset->id, STR("index.html"));
	result = describe_file(arena, portal, strbuf_str(&path));
	strbuf_release(&path);
	return result;
}

void describe_key(struct json_writer *json, const char *key, struct str value)
{
	if (value.len)
		json_key_string(json, str_of(key), value);
}

void describe_key_text(
    struct json_writer *json, const struct portal *portal, const char *key, const struct text *text)
{
	describe_key(json, key, describe_text(portal, text));
}

void describe_key_strings(
    struct json_writer *json, const char *key, const struct str *strings, size_t count)
{
	if (!count)
		return;
	json_key(json, str_of(key));
	json_strings(json, strings, count);
}

void describe_key_keywords(struct json_writer *json, const struct portal *portal, const char *key,
    const struct dataset *dataset)
{
	if (!dataset->keyword_count)
		return;
	json_key(json, str_of(key));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->keyword_count; i++) {
		struct str keyword = describe_text(portal, &dataset->keywords[i]);

		if (keyword.len)
			json_string(json, keyword);
	}
	json_end_array(json);
}

void describe_key_date(struct json_writer *json, const char *key, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year) {
		date_add_iso(&text, date);
		json_key_string(json, str_of(key), strbuf_str(&text));
	}
	strbuf_release(&text);
}

struct str describe_uri(struct arena *arena, struct str url)
{
	static const struct str forbidden = STR_INIT("<>\"{}|^`\\");
	struct strbuf uri = STRBUF_INIT;
	struct str result = STR("");

	if (url_kind_of(url) == URL_WEB) {
		for (size_t i = 0; i < url.len; i++) {
			char c = url.data[i];

			if (c <= ' ' || c >= 0x7f || str_find(forbidden, c) < forbidden.len)
				percent_encode_add(&uri, str_slice(url, i, i + 1));
			else
				strbuf_add_char(&uri, c);
		}
		result = arena_str(arena, strbuf_str(&uri));
	}
	strbuf_release(&uri);
	return result;
}

struct str describe_media_type(struct str media_type)
{
	return str_trim(str_slice(media_type, 0, str_find(media_type, ';')));
}

struct str describe_link_media_type(const struct resource *link)
{
	return describe_media_type(link_media_type(link));
}

const struct organization *describe_publisher(
    const struct portal *portal, const struct dataset *dataset)
{
	return dataset ? portal_publisher_of(portal, dataset)
		       : portal_find_organization(portal, portal->publisher);
}

struct str describe_publisher_name(const struct portal *portal, const struct dataset *dataset)
{
	const struct organization *publisher = describe_publisher(portal, dataset);
	struct str name = publisher ? describe_text(portal, &publisher->name) : STR("");

	if (publisher && !name.len)
		name = publisher->id;
	if (!name.len)
		name = describe_text(portal, &portal->contact.name);
	return name.len ? name : describe_text(portal, &portal->title);
}
