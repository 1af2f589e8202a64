/* SPDX-License-Identifier: MIT */
#include "render/view.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/url.h"
#include "model/site_path.h"
#include "render/html_value.h"
#include "render/renderer_parts.h"

static const struct locale *find_locale(const struct theme *theme, struct str language)
{
	for (size_t i = 0; i < theme->locale_count; i++) {
		if (str_eq(theme->locales[i].language, language))
			return &theme->locales[i];
	}
	return theme->locale_count ? &theme->locales[0] : NULL;
}

void view_init(struct view *view, const struct page_context *context)
{
	const struct renderer *renderer = context->renderer;
	struct str language = context->language;
	bool is_vietnamese = str_eq(str_slice(language, 0, 2), STR("vi"));

	*view = (struct view){
		.renderer = renderer,
		.portal = renderer->portal,
		.catalog = renderer->catalog,
		.dataset = context->dataset,
		.locale = find_locale(renderer->theme, language),
		.language = language,
		.arena = context->scratch,
		.diags = context->diags,
		.style = number_style_of_language(language),
		.messages = is_vietnamese ? MESSAGES_VI : MESSAGES_EN,
	};
}

void view_release(struct view *view)
{
	strbuf_release(&view->text);
	strbuf_release(&view->path);
}

static struct cJSON *node(struct view *view, int type)
{
	struct cJSON *item = arena_alloc(view->arena, sizeof(*item));

	item->type = type;
	return item;
}

struct cJSON *view_object(struct view *view)
{
	return node(view, cJSON_Object);
}

struct cJSON *view_array(struct view *view)
{
	return node(view, cJSON_Array);
}

struct cJSON *view_string(struct view *view, struct str text)
{
	struct cJSON *item = node(view, cJSON_String);

	item->valuestring = arena_cstr(view->arena, text);
	return item;
}

struct cJSON *view_html(struct view *view, struct str html)
{
	struct cJSON *item = view_string(view, html);

	html_value_mark(item);
	return item;
}

void view_add(struct cJSON *object, const char *key, struct cJSON *item)
{
	cJSON_AddItemToObjectCS(object, key, item);
}

struct cJSON *view_add_object(struct view *view, struct cJSON *parent, const char *key)
{
	struct cJSON *item = view_object(view);

	view_add(parent, key, item);
	return item;
}

struct cJSON *view_add_array(struct view *view, struct cJSON *parent, const char *key)
{
	struct cJSON *item = view_array(view);

	view_add(parent, key, item);
	return item;
}

struct cJSON *view_append_object(struct view *view, struct cJSON *array)
{
	struct cJSON *item = view_object(view);

	cJSON_AddItemToArray(array, item);
	return item;
}

void view_add_null(struct view *view, struct cJSON *object, const char *key)
{
	view_add(object, key, node(view, cJSON_NULL));
}

void view_add_bool(struct view *view, struct cJSON *object, const char *key, bool value)
{
	view_add(object, key, node(view, value ? cJSON_True : cJSON_False));
}

void view_add_number(struct view *view, struct cJSON *object, const char *key, double value)
{
	struct cJSON *item = node(view, cJSON_Number);

	cJSON_SetNumberHelper(item, value);
	view_add(object, key, item);
}

void view_add_str(struct view *view, struct cJSON *object, const char *key, struct str text)
{
	view_add(object, key, text.len ? view_string(view, text) : node(view, cJSON_NULL));
}

struct text_choice view_text(const struct view *view, const struct text *text)
{
	const struct portal *portal = view->portal;

	return text_in(text, portal->languages, portal->language_count, view->language);
}

void view_add_text(
    struct view *view, struct cJSON *object, const char *key, const struct text *text)
{
	struct text_choice choice = view_text(view, text);
	struct cJSON *item;

	if (!choice.value.len) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_str(view, item, "text", choice.value);
	view_add_str(view, item, "lang", choice.language);
	view_add_bool(view, item, "is_fallback", choice.is_fallback);
}

void view_add_count(
    struct view *view, struct cJSON *object, const char *key, const char *text_key, uint64_t count)
{
	view_add_number(view, object, key, (double)count);
	view_add_str(view, object, text_key, view_count(view, count));
}

void view_add_bytes(
    struct view *view, struct cJSON *object, const char *key, const char *text_key, uint64_t bytes)
{
	view_add_number(view, object, key, (double)bytes);
	view_add_str(view, object, text_key, view_bytes(view, bytes));
}

void view_add_date(struct view *view, struct cJSON *object, const char *key, const char *text_key,
    struct date date)
{
	if (!date.year) {
		view_add_null(view, object, key);
		view_add_null(view, object, text_key);
		return;
	}
	strbuf_clear(&view->text);
	date_add_iso(&view->text, date);
	view_add_str(view, object, key, strbuf_str(&view->text));
	view_add_str(view, object, text_key, view_date(view, date));
}

void view_add_url(struct view *view, struct cJSON *object, const char *key, struct str url)
{
	view_add_str(view, object, key, url_kind_of(url) == URL_WEB ? url : STR(""));
}

/* --- paths --- */

void view_path_begin_page(struct view *view, struct str language)
{
	strbuf_clear(&view->path);
	site_path_language(&view->path, language, view->portal->languages[0]);
}

void view_path_begin(struct view *view)
{
	view_path_begin_page(view, view->language);
}

void view_add_path(struct view *view, struct cJSON *object, const char *key)
{
	strbuf_clear(&view->text);
	site_path_link(&view->text, STR("index.html"), strbuf_str(&view->path));
	view_add_str(view, object, key, strbuf_str(&view->text));
}

void view_add_folder_path(
    struct view *view, struct cJSON *object, const char *key, struct str folder, struct str id)
{
	view_path_begin(view);
	strbuf_add(&view->path, folder);
	strbuf_add_char(&view->path, '/');
	strbuf_add(&view->path, id);
	strbuf_add_cstr(&view->path, "/index.html");
	view_add_path(view, object, key);
}

struct cJSON *view_add_page(
    struct view *view, struct cJSON *object, struct str title, struct str description)
{
	struct cJSON *page = view_add_object(view, object, "page");

	view_add_str(view, page, "title", title);
	view_add_str(view, page, "description", description);
	view_add_array(view, page, "crumbs");
	view_path_begin(view);
	strbuf_add_cstr(&view->path, "index.html");
	view_add_crumb(view, page, view_words(view, STR("site.home")), false);
	return page;
}

void view_add_crumb(struct view *view, struct cJSON *page, struct str name, bool is_here)
{
	struct cJSON *crumb = view_append_object(
	    view, cJSON_GetObjectItemCaseSensitive(page, "crumbs"));

	view_add_str(view, crumb, "name", name);
	if (is_here)
		view_add_null(view, crumb, "path");
	else
		view_add_path(view, crumb, "path");
}

/* --- JSON text --- */

static void write_number(struct json_writer *json, double value)
{
	int64_t integer = value > -9e15 && value < 9e15 ? (int64_t)value : 0;

	if ((double)integer >= value && (double)integer <= value)
		json_integer(json, integer);
	else
		json_double(json, value);
}

static void write_members(struct json_writer *json, const struct cJSON *parent, bool has_keys)
{
	const struct cJSON *child;

	cJSON_ArrayForEach(child, parent)
	{
		if (has_keys)
			json_key(json, str_of(child->string));
		view_write(json, child);
	}
}

void view_write(struct json_writer *json, const struct cJSON *value)
{
	if (cJSON_IsObject(value)) {
		json_begin_object(json);
		write_members(json, value, true);
		json_end_object(json);
	} else if (cJSON_IsArray(value)) {
		json_begin_array(json);
		write_members(json, value, false);
		json_end_array(json);
	} else if (cJSON_IsString(value)) {
		json_string(json, str_of(value->valuestring));
	} else if (cJSON_IsNumber(value)) {
		write_number(json, value->valuedouble);
	} else if (cJSON_IsBool(value)) {
		json_bool(json, cJSON_IsTrue(value));
	} else {
		json_null(json);
	}
}
