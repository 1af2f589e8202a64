/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "model/frequency.h"
#include "model/licence.h"
#include "model/site_path.h"
#include "render/view.h"

enum { CARD_DESCRIPTION_CHARACTERS = 240 };

static const char *const freshness_ids[FRESHNESS_COUNT] = {
	[FRESHNESS_NONE] = "none",
	[FRESHNESS_FRESH] = "fresh",
	[FRESHNESS_DUE] = "due",
	[FRESHNESS_OVERDUE] = "overdue",
};

/* Within a sentence: "hằng quý". */
static struct str frequency_name(const struct view *view, const struct frequency *frequency)
{
	const char *name = view->messages == MESSAGES_VI ? frequency->name_vi : frequency->name_en;

	return arena_format(view->arena, "%c%s", ascii_lower(name[0]), name[0] ? name + 1 : "");
}

void view_add_freshness(
    struct view *view, struct cJSON *object, const char *key, const struct dataset *dataset)
{
	struct date due = { 0, 0, 0 }, overdue, today = view->portal->today;
	enum freshness state = FRESHNESS_NONE;
	struct cJSON *item;
	int64_t late;

	if (dataset->frequency && dataset->status == DATASET_PUBLISHED)
		state = freshness_of(dataset->frequency, dataset_updated(dataset), today, &due);
	if (state == FRESHNESS_NONE) {
		view_add_null(view, object, key);
		return;
	}
	late = date_days(today) - date_days(due);
	item = view_add_object(view, object, key);
	view_add_str(view, item, "state", str_of(freshness_ids[state]));
	view_add_date(view, item, "due", "due_text", due);
	overdue = dataset_updated(dataset);
	frequency_add(&overdue, dataset->frequency, 2);
	view_add_date(view, item, "overdue", "overdue_text", overdue);
	view_add_str(view, item, "frequency_words", frequency_name(view, dataset->frequency));
	view_add_str(view, item, "words",
	    view_sentence(view, arena_format(view->arena, "freshness.%s", freshness_ids[state]),
		(struct view_word[]){ { "days", view_count(view, late > 0 ? (uint64_t)late : 0) },
		    { "due", view_date(view, due) },
		    { "frequency", frequency_name(view, dataset->frequency) },
		    { NULL, STR("") } }));
	view_add_str(view, item, "short",
	    view_words(
		view, arena_format(view->arena, "freshness.%s_short", freshness_ids[state])));
}

void view_add_untranslated(struct view *view, struct cJSON *object)
{
	static const char *const keys[] = { "title", "description", "note" };
	const struct cJSON *item = NULL;
	struct str language;

	for (size_t i = 0; !item && i < sizeof(keys) / sizeof(keys[0]); i++) {
		item = cJSON_GetObjectItemCaseSensitive(object, keys[i]);
		if (!cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, "is_fallback")))
			item = NULL;
	}
	if (!item) {
		view_add_null(view, object, "untranslated");
		return;
	}
	language = str_of(cJSON_GetObjectItemCaseSensitive(item, "lang")->valuestring);
	object = view_add_object(view, object, "untranslated");
	view_add_str(view, object, "lang", language);
	view_add_str(view, object, "words",
	    view_sentence(view, STR("site.untranslated"),
		(struct view_word[]){
		    { "language", view_language_name(view, language) }, { NULL, STR("") } }));
}

void view_add_organization(struct view *view, struct cJSON *object, const char *key,
    const struct organization *organization)
{
	struct cJSON *item;

	if (!organization) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_str(view, item, "id", organization->id);
	view_add_text(view, item, "name", &organization->name);
	view_add_url(view, item, "homepage", organization->homepage);
	view_add_folder_path(
	    view, item, "path", facet_folder(FACET_ORGANIZATION), organization->id);
}

void view_add_licence(
    struct view *view, struct cJSON *object, const char *key, const struct licence *licence)
{
	struct cJSON *item;

	if (!licence) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_str(view, item, "id", licence->id);
	view_add_text(view, item, "title", &licence->title);
	view_add_url(view, item, "url", licence->url);
	view_add_bool(view, item, "is_open", licence->is_open);
}

bool view_is_email(struct str text)
{
	static const struct str marks = STR_INIT(".-_+@");
	size_t at = str_find(text, '@');

	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_alpha(text.data[i]) && !ascii_is_digit(text.data[i]) &&
		    str_find(marks, text.data[i]) == marks.len)
			return false;
	}
	return at > 0 && at + 1 < text.len && at == str_rfind(text, '@');
}

void view_add_contact(
    struct view *view, struct cJSON *object, const char *key, const struct contact *contact)
{
	struct cJSON *item;

	if (!contact ||
	    (text_is_empty(&contact->name) && !contact->email.len && !contact->url.len)) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_text(view, item, "name", &contact->name);
	view_add_str(view, item, "email", view_is_email(contact->email) ? contact->email : STR(""));
	view_add_url(view, item, "url", contact->url);
}

struct str format_name(const struct view *view, struct str format)
{
	return format.len ? file_format_name(view->arena, format) : format;
}

static void add_format_once(struct view *view, struct cJSON *formats, struct str name)
{
	bool is_known = !name.len;

	for (const struct cJSON *seen = formats->child; seen; seen = seen->next)
		is_known |= str_eq(str_of(seen->valuestring), name);
	if (!is_known)
		cJSON_AddItemToArray(formats, view_string(view, name));
}

/* Each format once, in the order of the first download that has it. */
static void add_formats(struct view *view, struct cJSON *card, const struct dataset *dataset)
{
	struct cJSON *formats = view_add_array(view, card, "formats");

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		for (size_t j = 0; j < resource->distribution_count; j++) {
			struct str format = resource->distributions[j].format;

			if (str_eq(format, STR("original"))) {
				if (resource->kind == RESOURCE_TABLE &&
				    resource->distribution_count > 1)
					continue;
				format = resource_original_format(resource);
			}
			add_format_once(view, formats, format_name(view, format));
		}
	}
	for (size_t i = 0; i < dataset->distribution_count; i++)
		add_format_once(view, formats, format_name(view, dataset->distributions[i].format));
	view_add_bool(view, card, "has_formats", formats->child != NULL);
}

static void add_cut_text(
    struct view *view, struct cJSON *object, const char *key, const struct text *text)
{
	struct text_choice choice = view_text(view, text);
	struct str cut = utf8_cut(choice.value, CARD_DESCRIPTION_CHARACTERS);
	struct text_entry entry = { choice.language, cut };

	if (cut.len < choice.value.len) {
		/* at a word's end where there is one near */
		size_t blank = str_rfind(cut, ' ');

		if (blank > cut.len / 2 && blank < cut.len)
			cut.len = blank;
		entry.value = arena_format(view->arena, "%.*s…", STR_ARG(cut));
	}
	view_add_text(view, object, key, &(struct text){ &entry, choice.value.len ? 1 : 0 });
}

struct cJSON *view_dataset_card(struct view *view, const struct dataset *dataset)
{
	struct cJSON *card = view_object(view);

	view_add_str(view, card, "id", dataset->id);
	view_add_folder_path(view, card, "path", STR("datasets"), dataset->id);
	view_add_text(view, card, "title", &dataset->title);
	add_cut_text(view, card, "description", &dataset->description);
	view_add_organization(view, card, "publisher", portal_publisher_of(view->portal, dataset));
	view_add_date(view, card, "issued", "issued_text", dataset->issued);
	view_add_date(view, card, "modified", "modified_text", dataset->modified);
	view_add_date(view, card, "updated", "updated_text", dataset_updated(dataset));
	view_add_freshness(view, card, "freshness", dataset);
	add_formats(view, card, dataset);
	return card;
}

void view_add_cards(struct view *view, struct cJSON *object, const char *key,
    const struct dataset *const *datasets, size_t count)
{
	struct cJSON *cards = view_add_array(view, object, key);

	for (size_t i = 0; i < count; i++)
		cJSON_AddItemToArray(cards, view_dataset_card(view, datasets[i]));
}

size_t pages_of(const struct view *view, size_t dataset_count)
{
	size_t size = (size_t)view->portal->limits.page_datasets;

	return dataset_count <= size ? 1 : (dataset_count + size - 1) / size;
}

static void add_page_path(
    struct view *view, struct cJSON *object, const char *key, struct str folder, size_t number)
{
	view_path_begin(view);
	site_path_list(&view->path, folder, number);
	view_add_path(view, object, key);
}

void view_add_paging(
    struct view *view, struct cJSON *object, struct str folder, size_t number, size_t count)
{
	struct cJSON *pages;

	if (count <= 1) {
		view_add_null(view, object, "pages");
		return;
	}
	pages = view_add_object(view, object, "pages");
	view_add_number(view, pages, "number", (double)number);
	view_add_number(view, pages, "count", (double)count);
	view_add_str(view, pages, "words",
	    view_sentence(view, STR("list.page_of"),
		(struct view_word[]){ { "n", view_count(view, number) },
		    { "count", view_count(view, count) }, { NULL, STR("") } }));
	if (number > 1)
		add_page_path(view, pages, "previous", folder, number - 1);
	else
		view_add_null(view, pages, "previous");
	if (number < count)
		add_page_path(view, pages, "next", folder, number + 1);
	else
		view_add_null(view, pages, "next");
	add_page_path(view, pages, "first", folder, 1);
	add_page_path(view, pages, "last", folder, count);
}
