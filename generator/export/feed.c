/* SPDX-License-Identifier: MIT */
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

static void add_author(struct feed *feed, const struct dataset *dataset)
{
	xml_begin(feed->xml, "author");
	xml_element(feed->xml, "name", describe_publisher_name(feed->portal, dataset));
	xml_end(feed->xml);
}

/* Its id stays what it is; what changed is told by "updated". */
static void add_entry(struct feed *feed, const struct dataset *dataset)
{
	struct str page = describe_page(feed->arena, feed->portal, dataset);
	struct date updated = dataset_updated(dataset);

	xml_begin(feed->xml, "entry");
	xml_element(feed->xml, "id", page);
	xml_element(feed->xml, "title", describe_title(feed->portal, dataset));
	add_time(feed, "updated", updated.year ? updated : describe_portal_updated(feed->portal));
	add_time(feed, "published", dataset->issued);
	add_author(feed, dataset);
	add_link(feed, "alternate", "text/html", page);
	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    feed->portal, dataset->themes[i]);

		if (theme)
			xml_empty_element(feed->xml, "category", "term", theme->id);
	}
	xml_element(feed->xml, "summary", describe_summary(feed->portal, dataset));
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
	    count && dataset_updated(datasets[0]).year ? dataset_updated(datasets[0])
						       : describe_portal_updated(feed.portal));
	add_author(&feed, NULL);
	add_link(&feed, "self", "application/atom+xml", self);
	add_link(&feed, "alternate", "text/html", describe_file(arena, feed.portal, page));
	for (size_t i = 0; i < count && i < FEED_ENTRIES_MAX; i++)
		add_entry(&feed, datasets[i]);
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
	strbuf_add_format(&path, "%.*s/feed.xml", STR_ARG(strbuf_str(&folder)));
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

/* A feed of one entry, which changes when the dataset does. */
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
	.accepts = export_has_address,
	.write = dataset_feed_write,
};
