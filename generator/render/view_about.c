/* SPDX-License-Identifier: MIT */
#include "render/view_about.h"

#include <cjson/cJSON.h>

#include "base/period.h"
#include "model/frequency.h"
#include "model/site_path.h"
#include "render/view_resource.h"

static bool same_day(struct date a, struct date b)
{
	return date_cmp(a, b) == 0;
}

static bool is_whole_years(struct date start, struct date end)
{
	return start.month == 1 && start.day == 1 && end.month == 12 && end.day == 31;
}

/* "Năm 2024", "2019–2024", "Quý 1/2024", or both days. */
static struct str period_words(struct view *view, struct date start, struct date end)
{
	struct str from, to;

	for (int kind = 0; start.year && end.year && kind < PERIOD_KIND_COUNT; kind++) {
		struct period period = period_around(start, (enum period_kind)kind);

		if (!same_day(period.first, start) || !same_day(period_last(period), end))
			continue;
		strbuf_clear(&view->text);
		period_add_long(&view->text, period, view->language);
		/* alone, not within a sentence: "First half of 2024" */
		if (view->text.data[0] >= 'a' && view->text.data[0] <= 'z')
			view->text.data[0] = (char)(view->text.data[0] - 'a' + 'A');
		return arena_str(view->arena, strbuf_str(&view->text));
	}
	if (start.year && end.year && is_whole_years(start, end))
		return arena_format(view->arena, "%d–%d", start.year, end.year);
	if (!end.year)
		return view_sentence(view, STR("dataset.period_since"),
		    (struct view_word[]){ { "date", view_date(view, start) }, { NULL, STR("") } });
	if (!start.year)
		return view_sentence(view, STR("dataset.period_until"),
		    (struct view_word[]){ { "date", view_date(view, end) }, { NULL, STR("") } });
	from = view_date(view, start);
	to = view_date(view, end);
	return arena_format(view->arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

struct str view_dataset_url(struct view *view)
{
	struct strbuf url = STRBUF_INIT;
	struct str kept = STR("");

	if (view->portal->base_url.len) {
		view_path_begin(view);
		strbuf_add_format(
		    &view->path, "datasets/%.*s/index.html", STR_ARG(view->dataset->id));
		site_path_url(&url, view->portal->base_url, strbuf_str(&view->path));
		kept = arena_str(view->arena, strbuf_str(&url));
	}
	strbuf_release(&url);
	return kept;
}

void view_add_period(struct view *view, struct cJSON *object)
{
	struct date start = view->dataset->temporal_start, end = view->dataset->temporal_end;
	struct cJSON *period;

	if (!start.year && !end.year) {
		view_add_null(view, object, "period");
		return;
	}
	period = view_add_object(view, object, "period");
	view_add_date(view, period, "start", "start_text", start);
	view_add_date(view, period, "end", "end_text", end);
	view_add_str(view, period, "words", period_words(view, start, end));
}

/* Of all its tables: the size of the only one, or their number. */
static void add_size(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	const struct resource *table = NULL;
	uint64_t tables = 0;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->kind != RESOURCE_TABLE || resource->is_withheld)
			continue;
		table = resource;
		tables++;
	}
	if (tables == 1)
		view_add_str(view, object, "size_words",
		    view_table_size(view, table->row_count, table->column_count));
	else
		view_add_str(view, object, "size_words",
		    tables ? view_counted(view, STR("count.tables"), tables) : STR(""));
}

void view_add_facts(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	const struct portal *portal = view->portal;
	const struct frequency *frequency = dataset->frequency;
	bool has_place = !text_is_empty(&dataset->spatial);
	struct cJSON *item;

	view_add_text(view, object, "place", has_place ? &dataset->spatial : &portal->spatial);
	if (frequency) {
		item = view_add_object(view, object, "frequency");
		view_add_str(view, item, "id", str_of(frequency->id));
		view_add_str(view, item, "name",
		    str_of(
			view->messages == MESSAGES_VI ? frequency->name_vi : frequency->name_en));
	} else {
		view_add_null(view, object, "frequency");
	}
	add_size(view, object);
	view_add_str(view, object, "identifier", dataset->identifier);
	view_add_str(view, object, "version", dataset->version);
	view_add_text(view, object, "version_notes", &dataset->version_notes);
	view_add_str(view, object, "access_right", dataset->access_right);
	view_add_url(view, object, "landing_page", dataset->landing_page);
	view_add_text(view, object, "legal_basis", &dataset->legal_basis);
	view_add_text(view, object, "rights",
	    text_is_empty(&dataset->rights) ? &portal->rights : &dataset->rights);
}

void view_add_subjects(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *keywords = view_add_array(view, object, "keywords"), *themes;

	for (size_t i = 0; i < dataset->keyword_count; i++) {
		struct cJSON *item;

		if (text_is_empty(&dataset->keywords[i]))
			continue;
		item = view_append_object(view, keywords);
		view_add_text(view, item, "name", &dataset->keywords[i]);
		view_add_folder_path(view, item, "path", facet_folder(FACET_KEYWORD),
		    catalog_keyword_id(view->arena, view->portal, &dataset->keywords[i]));
	}
	view_add_bool(view, object, "has_keywords", keywords->child != NULL);
	themes = view_add_array(view, object, "themes");
	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    view->portal, dataset->themes[i]);
		struct cJSON *item;

		if (!theme)
			continue;
		item = view_append_object(view, themes);
		view_add_str(view, item, "id", theme->id);
		view_add_text(view, item, "name", &theme->name);
		view_add_folder_path(view, item, "path", facet_folder(FACET_THEME), theme->id);
	}
	view_add_bool(view, object, "has_themes", themes->child != NULL);
}

/* Of a source that is a dataset of this portal; null: it is none, or is not shown. */
static void add_source_path(
    struct view *view, struct cJSON *object, const struct dataset_link *link)
{
	const struct dataset *dataset = portal_find_dataset(view->portal, link->id);

	if (dataset && portal_publishes(view->portal, dataset))
		view_add_folder_path(view, object, "path", STR("datasets"), dataset->id);
	else
		view_add_null(view, object, "path");
}

void view_add_sources(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *sources = view_add_array(view, object, "sources");

	for (size_t i = 0; i < dataset->source_count; i++) {
		const struct source *source = &dataset->sources[i];
		struct cJSON *item = view_append_object(view, sources);
		struct period period;

		view_add_text(view, item, "title", &source->title);
		view_add_url(
		    view, item, "url", source->url.len ? source->url : source->dataset.url);
		add_source_path(view, item, &source->dataset);
		view_add_str(view, item, "publisher", source->publisher);
		view_add_str(view, item, "date", source->date);
		strbuf_clear(&view->text);
		if (period_parse(source->date, &period))
			period_add_long(&view->text, period, view->language);
		else
			strbuf_add(&view->text, source->date);
		view_add_str(view, item, "date_text", strbuf_str(&view->text));
	}
	view_add_bool(view, object, "has_sources", sources->child != NULL);
}

static void add_erratum(struct view *view, struct cJSON *item, size_t index)
{
	const struct erratum *erratum = &view->dataset->errata[index];

	/* counted from the oldest, so that a link to it stays good */
	view_add_number(view, item, "number", (double)(view->dataset->erratum_count - index));
	view_add_date(view, item, "date", "date_text", erratum->date);
	view_add_text(view, item, "text", &erratum->text);
}

void view_add_errata(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *errata = view_add_array(view, object, "errata");

	for (size_t i = 0; i < dataset->erratum_count; i++)
		add_erratum(view, view_append_object(view, errata), i);
	view_add_bool(view, object, "has_errata", dataset->erratum_count > 0);
	if (dataset->erratum_count)
		add_erratum(view, view_add_object(view, object, "last_erratum"), 0);
	else
		view_add_null(view, object, "last_erratum");
}

/* --- telling a problem --- */

static struct str report_title(struct view *view)
{
	struct str title = view_text(view, &view->dataset->title).value;

	return view_sentence(view, STR("report.subject"),
	    (struct view_word[]){
		{ "title", title.len ? title : view->dataset->id }, { NULL, STR("") } });
}

static struct str report_address(struct view *view)
{
	struct str rest = view->portal->issues_url, kept;
	struct strbuf url = STRBUF_INIT;

	while (rest.len) {
		const struct str *place = issues_url_place(rest);

		if (!place)
			strbuf_add_char(&url, rest.data[0]);
		else if (str_eq(*place, STR("{title}")))
			percent_encode_add(&url, report_title(view));
		else if (str_eq(*place, STR("{id}")))
			percent_encode_add(&url, view->dataset->id);
		else
			percent_encode_add(&url, view_dataset_url(view));
		rest = str_from(rest, place ? place->len : 1);
	}
	kept = arena_str(view->arena, strbuf_str(&url));
	strbuf_release(&url);
	return kept;
}

/* RFC 6068 */
static struct str report_letter(struct view *view, struct str email)
{
	struct strbuf url = STRBUF_INIT;
	struct str kept;

	strbuf_add_format(&url, "mailto:%.*s?subject=", STR_ARG(email));
	percent_encode_add(&url, report_title(view));
	strbuf_add_cstr(&url, "&body=");
	percent_encode_add(&url, view_dataset_url(view));
	strbuf_add_cstr(&url, "%0D%0A%0D%0A");
	kept = arena_str(view->arena, strbuf_str(&url));
	strbuf_release(&url);
	return kept;
}

void view_add_report(struct view *view, struct cJSON *object)
{
	const struct contact *contact = portal_contact_of(view->portal, view->dataset);

	if (view->portal->issues_url.len)
		view_add_str(view, object, "report", report_address(view));
	else if (contact && view_is_email(contact->email))
		view_add_str(view, object, "report", report_letter(view, contact->email));
	else
		view_add_null(view, object, "report");
}
