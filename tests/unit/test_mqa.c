/* SPDX-License-Identifier: MIT */
#include "model/mqa.h"

#include "tap.h"

#define PLAIN(value)                                                          \
	{                                                                     \
		(struct text_entry[]){ { STR_INIT(""), STR_INIT(value) } }, 1 \
	}

static struct data_theme themes[] = { { .id = STR_INIT("t"), .dcat_theme = STR_INIT("GOVE") } };
static struct organization organizations[] = { { .id = STR_INIT("o"), .name = PLAIN("O") } };
static struct licence licence = { .id = STR_INIT("CC-BY-4.0"), .eu_code = STR_INIT("CC_BY_4_0") };
static struct str theme_ids[] = { STR_INIT("t") };
static struct text keywords[] = { PLAIN("k") };

static const struct text title = PLAIN("D"), rights = PLAIN("free"), place = PLAIN("Viet Nam");

static struct resource full_resource(void)
{
	return (struct resource){
		.name = STR_INIT("r"), .kind = RESOURCE_TABLE, .path = STR_INIT("r.csv")
	};
}

static struct dataset full_dataset(struct resource *resources)
{
	return (struct dataset){
		.id = STR_INIT("d"),
		.title = title,
		.licence = &licence,
		.rights = rights,
		.keywords = keywords,
		.keyword_count = 1,
		.themes = theme_ids,
		.theme_count = 1,
		.publisher = STR_INIT("o"),
		.issued = { 2024, 1, 1 },
		.modified = { 2024, 2, 1 },
		.temporal_start = { 2023, 1, 1 },
		.spatial = place,
		.contact = { .email = STR_INIT("a@example.org") },
		.resources = resources,
		.resource_count = 1,
	};
}

static struct portal full_portal(struct dataset *datasets)
{
	return (struct portal){
		.base_url = STR_INIT("https://example.org/"),
		.organizations = organizations,
		.organization_count = 1,
		.data_themes = themes,
		.data_theme_count = 1,
		.datasets = datasets,
		.dataset_count = 1,
		.today = { 2024, 7, 1 },
	};
}

/* What is taken away, and what that costs. */
struct loss {
	const char *name;
	void (*take)(struct dataset *dataset, struct resource *resource);
	unsigned points;
	enum mqa_metric metric;
};

static void take_keywords(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->keyword_count = 0;
}

static void take_theme(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	theme_ids[0] = STR("unknown");
	(void)dataset;
}

static void take_place(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->spatial.count = 0;
}

static void take_period(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->temporal_start.year = 0;
}

static void take_licence(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->licence = NULL;
}

static void take_contact(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->contact.email = STR("");
}

static void take_publisher(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->publisher = STR("");
}

static void take_dates(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->issued.year = dataset->modified.year = 0;
}

static void make_xlsx(struct dataset *dataset, struct resource *resource)
{
	(void)dataset;
	resource->kind = RESOURCE_ATTACHMENT;
	resource->path = STR("r.xlsx");
}

static void make_pdf(struct dataset *dataset, struct resource *resource)
{
	(void)dataset;
	resource->kind = RESOURCE_ATTACHMENT;
	resource->path = STR("r.pdf");
}

static void make_link(struct dataset *dataset, struct resource *resource)
{
	(void)dataset;
	resource->kind = RESOURCE_LINK;
	resource->url = STR("https://example.org/x.csv");
}

static void make_page(struct dataset *dataset, struct resource *resource)
{
	(void)dataset;
	resource->kind = RESOURCE_LINK;
	resource->url = STR("https://example.org/x.html");
}

static void take_resources(struct dataset *dataset, struct resource *resource)
{
	(void)resource;
	dataset->resource_count = 0;
}

static const struct loss losses[] = {
	{ "no keywords", take_keywords, 30, MQA_KEYWORD },
	{ "a theme of no list", take_theme, 30, MQA_THEME },
	{ "no place", take_place, 20, MQA_SPATIAL },
	{ "no period", take_period, 20, MQA_TEMPORAL },
	{ "no licence", take_licence, 30, MQA_LICENCE },
	{ "no contact", take_contact, 20, MQA_CONTACT },
	{ "no publisher", take_publisher, 10, MQA_PUBLISHER },
	{ "no dates", take_dates, 10, MQA_ISSUED },
	{ "XLSX is not open", make_xlsx, 20, MQA_NON_PROPRIETARY },
	{ "PDF is neither open nor for machines", make_pdf, 40, MQA_MACHINE_READABLE },
	{ "a link to a file: nobody looked, no size", make_link, 85, MQA_ACCESS_URL_ANSWERS },
	{ "a link to a page", make_page, 125, MQA_DOWNLOAD_URL },
	{ "no distribution", take_resources, 220, MQA_FORMAT },
};

int main(void)
{
	struct resource resource = full_resource();
	struct dataset dataset = full_dataset(&resource);
	struct portal portal = full_portal(&dataset);
	struct mqa_score score = mqa_score_of(&portal, &dataset);
	unsigned most = 0;

	is_number(score.points, MQA_POINTS_MAX, "what is fully described has all points");
	is_number(mqa_portal_points(&portal), MQA_POINTS_MAX, "and so has its portal");
	for (int i = 0; i < MQA_DIMENSION_COUNT; i++) {
		ok(mqa_dimension_points(&score, (enum mqa_dimension)i) ==
			mqa_dimension_points_max((enum mqa_dimension)i),
		    mqa_dimension_id((enum mqa_dimension)i));
		most += mqa_dimension_points_max((enum mqa_dimension)i);
	}
	is_number(most, MQA_POINTS_MAX, "the dimensions add up");
	for (size_t i = 0; i < sizeof(losses) / sizeof(losses[0]); i++) {
		resource = full_resource();
		dataset = full_dataset(&resource);
		losses[i].take(&dataset, &resource);
		score = mqa_score_of(&portal, &dataset);
		is_number(MQA_POINTS_MAX - score.points, losses[i].points, losses[i].name);
		ok(!score.has[losses[i].metric], "and is told");
		theme_ids[0] = STR("t");
	}
	resource = full_resource();
	dataset = full_dataset(&resource);
	portal.base_url = STR("");
	is_number(mqa_score_of(&portal, &dataset).points, MQA_POINTS_MAX - 30, "without addresses");
	dataset.is_draft = true;
	is_number(mqa_portal_points(&portal), 0, "drafts do not count");
	ok(!strcmp(mqa_rating_id(351), "excellent") && !strcmp(mqa_rating_id(350), "good") &&
		!strcmp(mqa_rating_id(221), "good") && !strcmp(mqa_rating_id(220), "sufficient") &&
		!strcmp(mqa_rating_id(120), "bad"),
	    "ratings");
	return tap_end();
}
