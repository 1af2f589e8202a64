/* SPDX-License-Identifier: MIT */
#include "render/view_cite.h"

#include <cjson/cJSON.h>

#include "base/json_writer.h"
#include "base/output.h"
#include "render/view_about.h"

/* What every form of a citation is made of; empty: not known. */
struct citation {
	struct view *view;
	struct str id, who, title, portal, version, edition, url;
	struct date updated;
};

/* "3.1", or the day of the last update. */
static struct str edition(struct view *view)
{
	const struct dataset *dataset = view->dataset;

	if (dataset->version.len)
		return view_sentence(view, STR("cite.version"),
		    (struct view_word[]){ { "version", dataset->version }, { NULL, STR("") } });
	if (dataset_updated(dataset).year)
		return view_sentence(view, STR("cite.updated"),
		    (struct view_word[]){
			{ "date", view_date(view, dataset_updated(dataset)) }, { NULL, STR("") } });
	return STR("");
}

static struct citation citation_of(struct view *view)
{
	const struct dataset *dataset = view->dataset;
	const struct organization *publisher = portal_publisher_of(view->portal, dataset);

	return (struct citation){
		.view = view,
		.id = dataset->id,
		.who = publisher ? view_text(view, &publisher->name).value : STR(""),
		.title = view_text(view, &dataset->title).value,
		.portal = view_text(view, &view->portal->title).value,
		.version = dataset->version,
		.edition = edition(view),
		.url = view_dataset_url(view),
		.updated = dataset_updated(dataset),
	};
}

/* --- for people --- */

static void add_sentence(struct strbuf *text, struct str part)
{
	if (!part.len)
		return;
	if (text->len)
		strbuf_add_char(text, ' ');
	strbuf_add(text, part);
	if (part.data[part.len - 1] != '.')
		strbuf_add_char(text, '.');
}

/* Publisher (year). Title. Edition. Portal. The page's address follows in the template. */
static struct str plain_text(const struct citation *citation)
{
	struct arena *arena = citation->view->arena;
	struct strbuf text = STRBUF_INIT;
	struct str who = citation->who, kept;

	if (who.len && citation->updated.year)
		who = arena_format(arena, "%.*s (%d)", STR_ARG(who), citation->updated.year);
	add_sentence(&text, who);
	add_sentence(&text, citation->title);
	add_sentence(&text, citation->edition);
	add_sentence(&text, citation->portal);
	kept = arena_str(arena, strbuf_str(&text));
	strbuf_release(&text);
	return kept;
}

/* --- BibTeX --- */

/* What TeX reads as a command becomes the character itself. */
static void add_tex(struct strbuf *tex, struct str text)
{
	static const struct {
		char character;
		const char *written;
	} marks[] = { { '\\', "\\textbackslash{}" }, { '~', "\\textasciitilde{}" },
		{ '^', "\\textasciicircum{}" }, { '{', "\\{" }, { '}', "\\}" }, { '$', "\\$" },
		{ '%', "\\%" }, { '&', "\\&" }, { '#', "\\#" }, { '_', "\\_" } };
	enum { MARK_COUNT = sizeof(marks) / sizeof(marks[0]) };

	for (size_t i = 0; i < text.len; i++) {
		size_t mark = 0;

		while (mark < MARK_COUNT && marks[mark].character != text.data[i])
			mark++;
		if (mark < MARK_COUNT)
			strbuf_add_cstr(tex, marks[mark].written);
		else
			strbuf_add_char(
			    tex, (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i]);
	}
}

/* Two pairs of braces keep names whole and capitals as they are. */
static void add_field(struct strbuf *bibtex, const char *name, struct str text)
{
	if (!text.len)
		return;
	strbuf_add_format(bibtex, ",\n  %s = {{", name);
	add_tex(bibtex, text);
	strbuf_add_cstr(bibtex, "}}");
}

static struct str bibtex(const struct citation *citation)
{
	struct strbuf text = STRBUF_INIT;
	struct date updated = citation->updated;
	struct str kept;

	strbuf_add_format(&text, "@misc{%.*s", STR_ARG(citation->id));
	if (updated.year)
		strbuf_add_format(&text, "-%d", updated.year);
	add_field(&text, "author", citation->who);
	add_field(&text, "title", citation->title);
	if (updated.year)
		strbuf_add_format(
		    &text, ",\n  year = {%d},\n  month = {%d}", updated.year, updated.month);
	add_field(&text, "howpublished", citation->portal);
	add_field(&text, "note", citation->edition);
	if (citation->url.len) /* percent-encoded: no braces in it */
		strbuf_add_format(&text, ",\n  url = {%.*s}", STR_ARG(citation->url));
	strbuf_add_cstr(&text, "\n}\n");
	kept = arena_str(citation->view->arena, strbuf_str(&text));
	strbuf_release(&text);
	return kept;
}

/* --- CSL-JSON --- */

static void add_value(struct json_writer *json, const char *key, struct str text)
{
	if (text.len)
		json_key_string(json, str_of(key), text);
}

static void add_issued(struct json_writer *json, struct date date)
{
	if (!date.year)
		return;
	json_key(json, STR("issued"));
	json_begin_object(json);
	json_key(json, STR("date-parts"));
	json_begin_array(json);
	json_begin_array(json);
	json_integer(json, date.year);
	json_integer(json, date.month);
	json_integer(json, date.day);
	json_end_array(json);
	json_end_array(json);
	json_end_object(json);
}

static void add_author(struct json_writer *json, struct str name)
{
	if (!name.len)
		return;
	json_key(json, STR("author"));
	json_begin_array(json);
	json_begin_object(json);
	json_key_string(json, STR("literal"), name);
	json_end_object(json);
	json_end_array(json);
}

static struct str csl_json(const struct citation *citation)
{
	struct output *output = output_new_memory();
	struct json_writer json;
	struct str kept;

	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_array(&json);
	json_begin_object(&json);
	add_value(&json, "id", citation->id);
	add_value(&json, "type", STR("dataset"));
	add_author(&json, citation->who);
	add_value(&json, "title", citation->title);
	add_issued(&json, citation->updated);
	add_value(&json, "version", citation->version);
	add_value(&json, "publisher", citation->portal);
	add_value(&json, "URL", citation->url);
	add_value(&json, "language", citation->view->language);
	json_end_object(&json);
	json_end_array(&json);
	json_writer_end(&json);
	kept = arena_str(citation->view->arena, output_memory(output));
	output_free(output);
	return kept;
}

void view_add_citation(struct view *view, struct cJSON *object)
{
	struct citation citation = citation_of(view);

	object = view_add_object(view, object, "citation");
	view_add_str(view, object, "text", plain_text(&citation));
	view_add_str(view, object, "url", citation.url);
	view_add_date(view, object, "accessed", "accessed_text", view->portal->today);
	view_add_str(view, object, "bibtex", bibtex(&citation));
	view_add_str(view, object, "csl_json", csl_json(&citation));
}
