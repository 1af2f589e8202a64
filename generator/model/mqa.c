/* SPDX-License-Identifier: MIT */
#include "model/mqa.h"

#include "model/file_type.h"
#include "model/link_type.h"

const struct mqa_metric_words mqa_metrics[MQA_METRIC_COUNT] = {
	[MQA_KEYWORD] = { "keyword", MQA_FINDABILITY, 30, "dcat:keyword",
	    { "từ khóa", "keywords" } },
	[MQA_THEME] = { "theme", MQA_FINDABILITY, 30, "dcat:theme", { "chủ đề", "themes" } },
	[MQA_SPATIAL] = { "spatial", MQA_FINDABILITY, 20, "dct:spatial",
	    { "phạm vi địa lý", "the place it is about" } },
	[MQA_TEMPORAL] = { "temporal", MQA_FINDABILITY, 20, "dct:temporal",
	    { "khoảng thời gian", "the period it is about" } },
	[MQA_ACCESS_URL_ANSWERS] = { "access-url-answers", MQA_ACCESSIBILITY, 50, "dcat:accessURL",
	    { "địa chỉ truy cập trả lời", "an access URL that answers" } },
	[MQA_DOWNLOAD_URL] = { "download-url", MQA_ACCESSIBILITY, 20, "dcat:downloadURL",
	    { "địa chỉ tải về", "a download URL" } },
	[MQA_DOWNLOAD_URL_ANSWERS] = { "download-url-answers", MQA_ACCESSIBILITY, 30,
	    "dcat:downloadURL", { "địa chỉ tải về trả lời", "a download URL that answers" } },
	[MQA_FORMAT] = { "format", MQA_INTEROPERABILITY, 20, "dct:format",
	    { "định dạng", "a format" } },
	[MQA_MEDIA_TYPE] = { "media-type", MQA_INTEROPERABILITY, 10, "dcat:mediaType",
	    { "kiểu nội dung", "a media type" } },
	[MQA_VOCABULARY] = { "format-vocabulary", MQA_INTEROPERABILITY, 10, "dct:format",
	    { "định dạng thuộc danh mục chung", "a format of the common lists" } },
	[MQA_NON_PROPRIETARY] = { "non-proprietary", MQA_INTEROPERABILITY, 20, "dct:format",
	    { "định dạng mở", "an open format" } },
	[MQA_MACHINE_READABLE] = { "machine-readable", MQA_INTEROPERABILITY, 20, "dct:format",
	    { "định dạng máy đọc được", "a format that machines read" } },
	[MQA_DCAT_AP] = { "dcat-ap", MQA_INTEROPERABILITY, 30, "dcat:Dataset",
	    { "mô tả đúng DCAT-AP", "a description that keeps to DCAT-AP" } },
	[MQA_LICENCE] = { "licence", MQA_REUSABILITY, 20, "dct:license",
	    { "giấy phép", "a licence" } },
	[MQA_LICENCE_VOCABULARY] = { "licence-vocabulary", MQA_REUSABILITY, 10, "dct:license",
	    { "giấy phép thuộc danh mục chung", "a licence of the common list" } },
	[MQA_ACCESS_RIGHTS] = { "access-rights", MQA_REUSABILITY, 10, "dct:accessRights",
	    { "quyền truy cập", "access rights" } },
	[MQA_ACCESS_RIGHTS_VOCABULARY] = { "access-rights-vocabulary", MQA_REUSABILITY, 5,
	    "dct:accessRights",
	    { "quyền truy cập thuộc danh mục chung", "access rights of the common list" } },
	[MQA_CONTACT] = { "contact", MQA_REUSABILITY, 20, "dcat:contactPoint",
	    { "đầu mối liên hệ", "a contact" } },
	[MQA_PUBLISHER] = { "publisher", MQA_REUSABILITY, 10, "dct:publisher",
	    { "cơ quan công bố", "a publisher" } },
	[MQA_RIGHTS] = { "rights", MQA_CONTEXTUALITY, 5, "dct:rights",
	    { "điều khoản sử dụng", "a statement of rights" } },
	[MQA_BYTE_SIZE] = { "byte-size", MQA_CONTEXTUALITY, 5, "dcat:byteSize",
	    { "dung lượng", "a size in bytes" } },
	[MQA_ISSUED] = { "issued", MQA_CONTEXTUALITY, 5, "dct:issued",
	    { "ngày ban hành", "the day of issue" } },
	[MQA_MODIFIED] = { "modified", MQA_CONTEXTUALITY, 5, "dct:modified",
	    { "ngày cập nhật", "the day of the last change" } },
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* data.europa.eu's list of open formats. */
static const char *const open_formats[] = { "BMP", "CSV", "DBF", "ETSI_XML", "GEOJSON", "GPKG",
	"GZIP", "HTML", "ICS", "JPEG2000", "JSON", "JSON_LD", "KML", "KMZ", "NETCDF", "ODS", "PNG",
	"RDF_N_QUADS", "RDF_N_TRIPLES", "RDF_TRIG", "RDF_TURTLE", "RDF_XML", "RSS", "RTF", "TAR",
	"TIFF", "TSV", "TXT", "WMS_SRVC", "XML", "ZIP" };

/* Its list of these is of no use, for it has all formats; these have rows or members. */
static const char *const machine_formats[] = { "ATOM", "CSV", "GEOJSON", "GML", "GPKG", "ICS",
	"JSON", "JSON_LD", "KML", "NETCDF", "ODS", "RDF_N_QUADS", "RDF_N_TRIPLES", "RDF_TRIG",
	"RDF_TURTLE", "RDF_XML", "RSS", "SHP", "TSV", "WFS_SRVC", "XLS", "XLSX", "XML", "YAML" };

static bool is_among(struct str code, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(code, str_of(list[i])))
			return true;
	return false;
}

static void set_format(struct mqa_score *score, struct str eu_file_type, struct str media_type)
{
	score->has[MQA_FORMAT] = eu_file_type.len > 0;
	score->has[MQA_MEDIA_TYPE] = media_type.len > 0;
	score->has[MQA_VOCABULARY] = eu_file_type.len > 0 || media_type.len > 0;
	score->has[MQA_NON_PROPRIETARY] = is_among(
	    eu_file_type, open_formats, COUNT_OF(open_formats));
	score->has[MQA_MACHINE_READABLE] = is_among(
	    eu_file_type, machine_formats, COUNT_OF(machine_formats));
}

static void set_licence(struct mqa_score *score, const struct portal *portal,
    const struct dataset *dataset, const struct resource *resource)
{
	const struct licence *licence = portal_licence_of(portal, dataset, resource);

	score->has[MQA_LICENCE] = licence != NULL;
	score->has[MQA_LICENCE_VOCABULARY] = licence && licence->eu_code.len;
	score->has[MQA_RIGHTS] = !text_is_empty(&dataset->rights) ||
				 !text_is_empty(&portal->rights);
}

/* A file of the site. */
static struct mqa_score score_file(struct str eu_file_type, struct str media_type)
{
	struct mqa_score score = { .points = 0 };

	score.has[MQA_ACCESS_URL_ANSWERS] = true;
	score.has[MQA_DOWNLOAD_URL] = true;
	score.has[MQA_DOWNLOAD_URL_ANSWERS] = true;
	score.has[MQA_BYTE_SIZE] = true;
	set_format(&score, eu_file_type, media_type);
	return score;
}

static struct mqa_score score_link(const struct portal *portal, const struct resource *link)
{
	struct mqa_score score = { .points = 0 };
	struct str code = link_eu_file_type(link);
	enum link_state state = link_state_in(&portal->link_report, link->url);
	bool is_known = state == LINK_ANSWERS || state == LINK_BROKEN;

	set_format(&score, code, link_media_type(link));
	score.has[MQA_DOWNLOAD_URL] = code.len && !str_eq(code, STR("HTML")) &&
				      !str_eq(code, STR("REST"));
	score.has[MQA_ACCESS_URL_ANSWERS] = state == LINK_ANSWERS;
	score.has[MQA_DOWNLOAD_URL_ANSWERS] = score.has[MQA_DOWNLOAD_URL] && state == LINK_ANSWERS;
	score.is_not_checked[MQA_ACCESS_URL_ANSWERS] = !is_known;
	score.is_not_checked[MQA_DOWNLOAD_URL_ANSWERS] = !is_known && score.has[MQA_DOWNLOAD_URL];
	return score;
}

static unsigned sum(const struct mqa_score *score)
{
	unsigned points = 0;

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++)
		points += score->has[i] ? mqa_metrics[i].points : 0;
	return points;
}

static void keep_better(struct mqa_score *best, struct mqa_score score)
{
	score.points = sum(&score);
	if (score.points > best->points || !best->points)
		*best = score;
}

static struct str media_type_of(const struct resource *resource, const struct file_type *type)
{
	return resource->media_type.len ? resource->media_type
					: str_of(type ? type->media_type : "");
}

/* The best of a resource's forms; before a build, the original, which every build publishes. */
static void score_resource(struct mqa_score *best, const struct portal *portal,
    const struct dataset *dataset, const struct resource *resource)
{
	const struct file_type *type = file_type_find(resource_original_format(resource));
	struct mqa_score score;

	for (size_t i = 0; i < resource->distribution_count; i++) {
		score = score_file(
		    resource->distributions[i].eu_file_type, resource->distributions[i].media_type);
		set_licence(&score, portal, dataset, resource);
		keep_better(best, score);
	}
	if (resource->distribution_count || resource->is_withheld)
		return;
	score = resource->kind == RESOURCE_LINK
		    ? score_link(portal, resource)
		    : score_file(str_of(type ? type->eu_code : ""), media_type_of(resource, type));
	set_licence(&score, portal, dataset, resource);
	keep_better(best, score);
}

static bool has_theme(const struct portal *portal, const struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(portal, dataset->themes[i]);

		if (theme && theme->dcat_theme.len)
			return true;
	}
	return false;
}

static bool has_contact(const struct portal *portal, const struct dataset *dataset)
{
	const struct contact *contact = portal_contact_of(portal, dataset);
	const struct organization *publisher = portal_publisher_of(portal, dataset);

	if (contact && (contact->email.len || contact->url.len || !text_is_empty(&contact->name)))
		return true;
	return publisher && (publisher->email.len || publisher->homepage.len);
}

static bool has_keyword(const struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->keyword_count; i++)
		if (!text_is_empty(&dataset->keywords[i]))
			return true;
	return false;
}

struct mqa_score mqa_score_of(const struct portal *portal, const struct dataset *dataset)
{
	struct mqa_score score = { .points = 0 };

	for (size_t i = 0; i < dataset->resource_count; i++)
		score_resource(&score, portal, dataset, &dataset->resources[i]);
	score.has[MQA_KEYWORD] = has_keyword(dataset);
	score.has[MQA_THEME] = has_theme(portal, dataset);
	score.has[MQA_SPATIAL] = dataset->spatial_uri.len || !text_is_empty(&dataset->spatial) ||
				 portal->spatial_uri.len || !text_is_empty(&portal->spatial);
	score.has[MQA_TEMPORAL] = dataset->temporal_start.year || dataset->temporal_end.year;
	/* The catalogue is made so; it cannot be made without the portal's address. */
	score.has[MQA_DCAT_AP] = portal->base_url.len && !text_is_empty(&dataset->title);
	/* Who says nothing says "public", in the list's own words. */
	score.has[MQA_ACCESS_RIGHTS] = score.has[MQA_ACCESS_RIGHTS_VOCABULARY] = true;
	score.has[MQA_CONTACT] = has_contact(portal, dataset);
	score.has[MQA_PUBLISHER] = portal_publisher_of(portal, dataset) != NULL;
	score.has[MQA_ISSUED] = dataset->issued.year > 0;
	score.has[MQA_MODIFIED] = dataset->modified.year > 0;
	score.points = sum(&score);
	return score;
}

unsigned mqa_dimension_points(const struct mqa_score *score, enum mqa_dimension dimension)
{
	unsigned points = 0;

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++)
		if (mqa_metrics[i].dimension == dimension && score->has[i])
			points += mqa_metrics[i].points;
	return points;
}

unsigned mqa_dimension_points_max(enum mqa_dimension dimension)
{
	unsigned points = 0;

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++)
		points += mqa_metrics[i].dimension == dimension ? mqa_metrics[i].points : 0;
	return points;
}

const char *mqa_dimension_id(enum mqa_dimension dimension)
{
	static const char *const ids[MQA_DIMENSION_COUNT] = { "findability", "accessibility",
		"interoperability", "reusability", "contextuality" };

	return ids[dimension];
}

struct rating {
	unsigned above; /* so many points */
	const char *id, *words[MESSAGES_COUNT];
};

static const struct rating *rating_of(unsigned points)
{
	static const struct rating ratings[] = { { 350, "excellent", { "rất tốt", "excellent" } },
		{ 220, "good", { "tốt", "good" } }, { 120, "sufficient", { "đạt", "sufficient" } },
		{ 0, "bad", { "chưa đạt", "bad" } } };
	size_t i = 0;

	while (i + 1 < COUNT_OF(ratings) && points <= ratings[i].above)
		i++;
	return &ratings[i];
}

const char *mqa_rating_id(unsigned points)
{
	return rating_of(points)->id;
}

const char *mqa_rating_words(unsigned points, enum message_language language)
{
	return rating_of(points)->words[language];
}

unsigned mqa_portal_points(const struct portal *portal)
{
	uint64_t points = 0, count = 0;

	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		if (!portal_publishes(portal, dataset))
			continue;
		points += mqa_score_of(portal, dataset).points;
		count++;
	}
	return count ? (unsigned)((points + count / 2) / count) : 0;
}
