/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/language.h"
#include "base/strbuf.h"
#include "base/xml_writer.h"
#include "export/base_url.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/site_path.h"

/*
 * Atom, RFC 4287: what is new, for people who follow the portal, an organization or a theme. A
 * feed holds the newest; all of them together are no more files than there are groups.
 */
enum { FEED_ENTRIES_MAX = 50 };

struct feed {
	struct xml_writer *xml;
	const struct portal *portal;
	struct arena *arena;
};

/* The metadata knows days; Atom wants a time. */
static void add_time(struct feed *feed, const char *name, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year) {
		date_add_iso(&text, date);
		strbuf_add_cstr(&text, "T00:00:00Z");
		xml_element(feed->xml, name, strbuf_str(&text));
	}
	strbuf_release(&text);
}

static void add_link(struct feed *feed, const char *rel, const char *type, struct str url)
{
	xml_begin(feed->xml, "link");
	xml_attribute(feed->xml, "rel", str_of(rel));
	if (type)
		xml_attribute(feed->xml, "type", str_of(type));
	xml_attribute(feed->xml, "href", url);
	xml_end(feed->xml);
}

/* RFC 4946, and the words of RFC 4287. */
static void add_licence(struct feed *feed, const struct licence *licence)
{
	struct str url = licence ? describe_uri(feed->arena, licence->url) : STR("");
	struct str title = licence ? describe_text(feed->portal, &licence->title) : STR("");

	if (url.len)
		add_link(feed, "license", NULL, url);
	if (title.len)
		xml_element(feed->xml, "rights", title);
}

static void add_author(struct feed *feed, const struct dataset *dataset)
{
	xml_begin(feed->xml, "author");
	xml_element(feed->xml, "name", describe_publisher_name(feed->portal, dataset));
	xml_end(feed->xml);
}

/* What a feed tells: a dataset, or a correction of it. */
struct news {
	const struct dataset *dataset;
	const struct erratum *erratum; /* NULL: the dataset itself */
	struct date date;
};

static int compare_news(const void *left, const void *right)
{
	const struct news *a = left, *b = right;
	int order = date_cmp(b->date, a->date);

	if (!order)
		order = str_cmp(a->dataset->id, b->dataset->id);
	return order ? order : (a->erratum > b->erratum) - (a->erratum < b->erratum);
}

/* Of all corrections and of as many of the newest datasets as there is room for, the newest. */
static size_t find_news(
    struct arena *arena, const struct dataset *const *datasets, size_t count, struct news **news)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const struct dataset *dataset = datasets[i];

		if (i < FEED_ENTRIES_MAX)
			*ARENA_ADD(arena, *news, found) = (struct news){ dataset, NULL,
				dataset_updated(dataset) };
		for (size_t j = 0; j < dataset->erratum_count; j++)
			*ARENA_ADD(arena, *news, found) = (struct news){ dataset,
				&dataset->errata[j], dataset->errata[j].date };
	}
	if (found)
		qsort(*news, found, sizeof(**news), compare_news);
	return found < FEED_ENTRIES_MAX ? found : FEED_ENTRIES_MAX;
}

/* The newest correction is the last that was added: it has the highest number. */
static struct str erratum_id(struct feed *feed, const struct news *news, struct str page)
{
	size_t number = news->dataset->erratum_count -
			(size_t)(news->erratum - news->dataset->errata);

	return arena_format(feed->arena, "%.*s#erratum-%zu", STR_ARG(page), number);
}

/* "Đính chính: " or "Correction: ", before the title. */
static struct str erratum_title(struct feed *feed, struct str title)
{
	bool is_vietnamese = language_is(feed->portal->languages[0], STR("vi"));

	return arena_format(
	    feed->arena, "%s: %.*s", is_vietnamese ? "Đính chính" : "Correction", STR_ARG(title));
}

/* Its id stays what it is; what changed is told by "updated". */
static void add_entry(struct feed *feed, const struct news *news)
{
	const struct dataset *dataset = news->dataset;
	struct str page = describe_page(feed->arena, feed->portal, dataset);
	struct str title = describe_title(feed->portal, dataset), id = page;

	if (news->erratum) {
		id = erratum_id(feed, news, page);
		title = erratum_title(feed, title);
	}
	xml_begin(feed->xml, "entry");
	xml_element(feed->xml, "id", id);
	xml_element(feed->xml, "title", title);
	add_time(
	    feed, "updated", news->date.year ? news->date : describe_portal_updated(feed->portal));
	add_time(feed, "published", news->erratum ? news->date : dataset->issued);
	add_author(feed, dataset);
	add_link(feed, "alternate", "text/html", id);
	add_licence(feed, portal_licence_of(feed->portal, dataset, NULL));
	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    feed->portal, dataset->themes[i]);

		if (theme)
			xml_empty_element(feed->xml, "category", "term", theme->id);
	}
	xml_element(feed->xml, "summary",
	    news->erratum ? describe_text(feed->portal, &news->erratum->text)
			  : describe_summary(feed->portal, dataset));
	xml_end(feed->xml);
	arena_reset(feed->arena);
}

/* `title`: of the group, or empty; `path`: of the feed's file; `page`: what it is about. */
static void write_feed(const struct export_context *context, struct str title, struct str path,
    struct str page, const struct dataset *const *datasets, size_t count, struct output *output)
{
	struct arena *arena = arena_new();
	struct feed feed = { xml_writer_new(output), context->portal, arena_new() };
	struct str site = describe_text(feed.portal, &feed.portal->title);
	struct str self = describe_file(arena, feed.portal, path);
	struct news *news = NULL;
	size_t news_count = find_news(arena, datasets, count, &news);

	if (title.len)
		title = arena_format(arena, "%.*s – %.*s", STR_ARG(title), STR_ARG(site));
	xml_begin(feed.xml, "feed");
	xml_attribute(feed.xml, "xmlns", STR("http://www.w3.org/2005/Atom"));
	xml_attribute(feed.xml, "xml:lang", feed.portal->languages[0]);
	xml_element(feed.xml, "id", self);
	xml_element(feed.xml, "title", title.len ? title : site);
	if (!title.len && !text_is_empty(&feed.portal->description))
		xml_element(
		    feed.xml, "subtitle", describe_text(feed.portal, &feed.portal->description));
	add_time(&feed, "updated",
	    news_count && news[0].date.year ? news[0].date : describe_portal_updated(feed.portal));
	add_author(&feed, NULL);
	add_link(&feed, "self", "application/atom+xml", self);
	add_link(&feed, "alternate", "text/html", describe_file(arena, feed.portal, page));
	add_licence(&feed, feed.portal->licence);
	for (size_t i = 0; i < news_count; i++)
		add_entry(&feed, &news[i]);
	xml_end(feed.xml);
	xml_writer_free(feed.xml);
	arena_free(feed.arena);
	arena_free(arena);
}

static void write_group(
    const struct export_context *context, enum facet_kind kind, const struct facet_group *group)
{
	struct strbuf folder = STRBUF_INIT, path = STRBUF_INIT, page = STRBUF_INIT;
	struct str title = describe_text(context->portal, &group->name);
	struct output *output;

	strbuf_add_format(&folder, "%.*s/%.*s", STR_ARG(facet_folder(kind)), STR_ARG(group->id));
	strbuf_add_format(
	    &path, "%.*s/%s", STR_ARG(strbuf_str(&folder)), feed_exporter.facet_file_name);
	site_path_list(&page, strbuf_str(&folder), 1);
	output = context->files->open(context->files, strbuf_str(&path));
	if (output) {
		write_feed(context, title.len ? title : group->id, strbuf_str(&path),
		    strbuf_str(&page), group->datasets, group->count, output);
		context->files->close(context->files);
	}
	strbuf_release(&folder);
	strbuf_release(&path);
	strbuf_release(&page);
}

static void feed_write(const struct export_context *context, struct output *output)
{
	static const enum facet_kind kinds[] = { FACET_ORGANIZATION, FACET_THEME };
	const struct catalog *catalog = context->catalog;

	write_feed(context, STR(""), STR("feed.xml"), STR("index.html"), catalog->datasets,
	    catalog->count, output);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct facet *facet = &catalog->facets[kinds[i]];

		for (size_t j = 0; j < facet->count; j++)
			write_group(context, kinds[i], &facet->groups[j]);
	}
}

/* A feed of the dataset, which changes when it does, and of its corrections. */
static void dataset_feed_write(const struct export_context *context, struct output *output)
{
	struct strbuf path = STRBUF_INIT, page = STRBUF_INIT;

	site_path_dataset_file(&path, context->dataset->id, STR("feed.xml"));
	site_path_dataset_file(&page, context->dataset->id, STR("index.html"));
	write_feed(context, describe_title(context->portal, context->dataset), strbuf_str(&path),
	    strbuf_str(&page), &context->dataset, 1, output);
	strbuf_release(&path);
	strbuf_release(&page);
}

const struct exporter feed_exporter = {
	.id = "feed",
	.name = "Atom",
	.file_name = "feed.xml",
	.media_type = "application/atom+xml",
	.eu_file_type = "ATOM",
	.purpose = { [MESSAGES_VI] = "Tin về dữ liệu mới: của cả cổng, từng cơ quan và chủ đề",
	    [MESSAGES_EN] = "News of the data: of the portal, each organization and theme" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "alternate",
	.facet_file_name = "feed.xml",
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = feed_write,
};

const struct exporter dataset_feed_exporter = {
	.id = "dataset-feed",
	.name = "Atom",
	.file_name = "feed.xml",
	.media_type = "application/atom+xml",
	.eu_file_type = "ATOM",
	.purpose = { [MESSAGES_VI] = "Tin về từng tập dữ liệu",
	    [MESSAGES_EN] = "News of each dataset" },
	.scope = EXPORT_DATASET,
	.link_rel = "alternate",
	.needs_base_url = true,
	.accepts = export_has_address,
	.write = dataset_feed_write,
};
