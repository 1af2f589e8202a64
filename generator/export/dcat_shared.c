/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/language.h"
#include "model/site_path.h"

struct str dcat_url(struct dcat *dcat, struct str path)
{
	struct strbuf url = STRBUF_INIT;
	struct str result;

	site_path_url(&url, dcat->base_url, path);
	result = arena_str(dcat->graph.arena, strbuf_str(&url));
	strbuf_release(&url);
	return result;
}

struct str dcat_fragment(struct dcat *dcat, struct str page, const char *format, ...)
{
	struct strbuf iri = STRBUF_INIT;
	char fragment[512];
	struct str result;
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(fragment, sizeof(fragment), format, arguments);
	va_end(arguments);
	strbuf_add(&iri, page);
	strbuf_add_char(&iri, '#');
	percent_encode_add(&iri, str_of(fragment));
	result = arena_str(dcat->graph.arena, strbuf_str(&iri));
	strbuf_release(&iri);
	return result;
}

struct str dcat_catalog_iri(struct dcat *dcat)
{
	return dcat_fragment(dcat, dcat->base_url, "catalog");
}

struct str dcat_dataset_page(struct dcat *dcat, struct str id)
{
	struct strbuf path = STRBUF_INIT;
	struct str page;

	site_path_dataset_file(&path, id, STR("index.html"));
	page = dcat_url(dcat, strbuf_str(&path));
	strbuf_release(&path);
	return page;
}

struct str dcat_dataset_iri(struct dcat *dcat, struct str id)
{
	return dcat_fragment(dcat, dcat_dataset_page(dcat, id), "dataset");
}

/* What is named on a dataset's page belongs to the part of that dataset, and to no other: so that
 * what is remembered does not grow with the datasets. */
bool dcat_is_new(struct dcat *dcat, struct str iri)
{
	if (str_starts_with(iri, dcat->dataset_pages))
		return !rdf_graph_has(&dcat->graph, iri);
	if (map_find(&dcat->described, iri))
		return false;
	map_put(&dcat->described, arena_str(dcat->arena, iri), 0, NULL);
	return true;
}

struct rdf_node *dcat_node(struct dcat *dcat, struct str iri, const char *type)
{
	struct rdf_node *node = rdf_graph_node(&dcat->graph, iri);

	rdf_add_type(&dcat->graph, node, type);
	return node;
}

void dcat_add(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct str value)
{
	rdf_add(&dcat->graph, node, &dcat_predicates[property], value);
}

void dcat_add_text(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, const struct text *text)
{
	rdf_add_text(&dcat->graph, node, &dcat_predicates[property], text, dcat->first_language);
}

static bool speaks(const struct portal *portal, struct str language)
{
	for (size_t i = 0; i < portal->language_count; i++) {
		if (language_is(portal->languages[i], language))
			return true;
	}
	return false;
}

void dcat_add_words(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const char *vi, const char *en)
{
	const struct rdf_predicate *predicate = &dcat_predicates[property];
	bool is_vietnamese = speaks(dcat->portal, STR("vi"));

	if (is_vietnamese)
		rdf_add_text_in(&dcat->graph, node, predicate, str_of(vi), STR("vi"));
	if (!is_vietnamese || speaks(dcat->portal, STR("en")))
		rdf_add_text_in(&dcat->graph, node, predicate, str_of(en), STR("en"));
}

void dcat_add_date(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct date date)
{
	rdf_add_date(&dcat->graph, node, &dcat_predicates[property], date);
}

void dcat_add_eu(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const char *scheme, struct str code)
{
	dcat_add(dcat, node, property, eu_iri(dcat->graph.arena, scheme, code));
}

void dcat_add_document(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct str iri)
{
	if (!iri.len)
		return;
	dcat_add(dcat, node, property, iri);
	dcat_node(dcat, iri, "foaf:Document");
}

void dcat_add_languages(
    struct dcat *dcat, struct rdf_node *node, const struct str *languages, size_t count)
{
	for (size_t i = 0; i < count; i++)
		dcat_add_eu(dcat, node, DCT_LANGUAGE, "language", eu_language(languages[i]));
}

void dcat_add_names(struct dcat *dcat, struct rdf_node *node, const struct text *title,
    const struct text *description)
{
	dcat_add_text(dcat, node, DCT_TITLE, title);
	dcat_add_text(
	    dcat, node, DCT_DESCRIPTION, text_is_empty(description) ? title : description);
}
