/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_H
#define DATAMO_RENDER_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "model/catalog.h"
#include "model/portal.h"
#include "model/theme.h"
#include "render/renderer.h"

struct cJSON;
struct json_writer;

/*
 * The making of one view: the model, in one language, as the JSON that a template gets and that
 * /api/v1 serves. Raw values and their display forms stand side by side: "rows", "rows_text". Text
 * for people is {"text", "lang", "is_fallback"}, or null when there is none. A "path" is below the
 * site's root and percent-encoded; templates put {{root}} before it. All keys are always there, so
 * that a template's lookup never falls through to an outer object's key of the same name. All nodes
 * and strings live in `arena`, nothing is freed singly.
 */
struct view {
	const struct renderer *renderer;
	const struct portal *portal;
	const struct catalog *catalog; /* NULL before all datasets are done */
	const struct dataset *dataset; /* of a dataset's page, else NULL */
	const struct locale *locale;
	struct str language;
	struct arena *arena;
	struct diags *diags;
	enum number_style style;
	enum message_language messages;
	struct strbuf text, path; /* for building; what is kept is copied into the arena */
};

void view_init(struct view *view, const struct page_context *context);
void view_release(struct view *view);

/* --- nodes; keys are literals and stay where they are --- */
struct cJSON *view_object(struct view *view);
struct cJSON *view_array(struct view *view);
struct cJSON *view_string(struct view *view, struct str text); /* up to a NUL byte */
struct cJSON *view_html(struct view *view, struct str html);   /* HTML that we wrote ourselves */

/* Adds an object or list and returns it. */
struct cJSON *view_add_object(struct view *view, struct cJSON *parent, const char *key);
struct cJSON *view_add_array(struct view *view, struct cJSON *parent, const char *key);
struct cJSON *view_append_object(struct view *view, struct cJSON *array);

void view_add(struct cJSON *object, const char *key, struct cJSON *item);
void view_add_null(struct view *view, struct cJSON *object, const char *key);
void view_add_bool(struct view *view, struct cJSON *object, const char *key, bool value);
void view_add_number(struct view *view, struct cJSON *object, const char *key, double value);
/* null when empty */
void view_add_str(struct view *view, struct cJSON *object, const char *key, struct str text);
void view_add_text(
    struct view *view, struct cJSON *object, const char *key, const struct text *text);
/* "key": 1234 and "key_text": "1.234" (`text_key` is the second key) */
void view_add_count(
    struct view *view, struct cJSON *object, const char *key, const char *text_key, uint64_t count);
void view_add_bytes(
    struct view *view, struct cJSON *object, const char *key, const char *text_key, uint64_t bytes);
/* "key": "2024-07-10" and "key_text": "10/07/2024"; null both without a date */
void view_add_date(struct view *view, struct cJSON *object, const char *key, const char *text_key,
    struct date date);
/* The URL when its scheme is one that a page may link to, else null. */
void view_add_url(struct view *view, struct cJSON *object, const char *key, struct str url);

/* --- words and figures in the view's language --- */
/* The theme's text of this key; the key itself when it is unknown. */
struct str view_words(const struct view *view, struct str key);
struct view_word {
	const char *name; /* replaces {name} */
	struct str value;
};
/* The theme's text with what is in braces replaced; `words` ends with a NULL name. */
struct str view_sentence(struct view *view, struct str key, const struct view_word *words);
/* "1.234 tập dữ liệu": the text "<key>_one" or "<key>_other" with {n}. */
struct str view_counted(struct view *view, struct str key, uint64_t count);
/* "2,6 điểm phần trăm", of the number as people read it. */
struct str view_points(struct view *view, struct str number);
/* A token (digits with a dot) as people read it. */
struct str view_number(struct view *view, struct str token);
struct str view_count(struct view *view, uint64_t count);
/* A measured value, to about four figures. */
struct str view_measure(struct view *view, double value);
struct str view_bytes(struct view *view, uint64_t bytes);
struct str view_percent(struct view *view, double share); /* 0.123: "12,3 %" */
struct str view_date(struct view *view, struct date date);

/* What a language calls itself: "Tiếng Việt"; its tag when the theme has no texts of it. */
struct str view_language_name(const struct view *view, struct str language);

struct text_choice view_text(const struct view *view, const struct text *text);

/* --- paths: begin, add to view->path, then add it to an object --- */
void view_path_begin_page(struct view *view, struct str language); /* "" or "en/" */
void view_path_begin(struct view *view);
void view_add_path(struct view *view, struct cJSON *object, const char *key);
/* The page of a folder, first of its list: "organizations/mic" */
void view_add_folder_path(
    struct view *view, struct cJSON *object, const char *key, struct str folder, struct str id);

/* What a page's head and breadcrumbs say, for the template only: "page". `description` may be
 * empty. */
struct cJSON *view_add_page(
    struct view *view, struct cJSON *object, struct str title, struct str description);
/* A step of the breadcrumbs with what is in view->path; without a path when `is_here`. */
void view_add_crumb(struct view *view, struct cJSON *page, struct str name, bool is_here);

/* --- pieces that several pages show --- */
/* A dataset as lists show it. */
struct cJSON *view_dataset_card(struct view *view, const struct dataset *dataset);
void view_add_cards(struct view *view, struct cJSON *object, const char *key,
    const struct dataset *const *datasets, size_t count);
/* How fresh it is, in words: {"state", "is_due", …, "words"}; null when nothing can be said. */
void view_add_freshness(
    struct view *view, struct cJSON *object, const char *key, const struct dataset *dataset);
/* "untranslated": {"lang", "words"}, when the object's title, description or note is there in
 * another language only; else null. */
void view_add_untranslated(struct view *view, struct cJSON *object);
/* {"id", "name", "path", "homepage"}; null for none */
void view_add_organization(struct view *view, struct cJSON *object, const char *key,
    const struct organization *organization);
void view_add_licence(
    struct view *view, struct cJSON *object, const char *key, const struct licence *licence);
/* Only what a plain address holds: it is shown as text and as a mailto: link. */
bool view_is_email(struct str text);
void view_add_contact(
    struct view *view, struct cJSON *object, const char *key, const struct contact *contact);
/* The name that people know a download's format by: "CSV". */
struct str format_name(const struct view *view, struct str format);
/* "pages": where this one stands in its list, with the neighbours. */
void view_add_paging(
    struct view *view, struct cJSON *object, struct str folder, size_t number, size_t count);
size_t pages_of(const struct view *view, size_t dataset_count);

/* The bottom of the stack: what all pages of a language share. */
struct cJSON *site_view(struct view *view);

/* A view as JSON text. */
void view_write(struct json_writer *json, const struct cJSON *value);

#endif
