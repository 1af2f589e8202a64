/* SPDX-License-Identifier: MIT */
#include "check/metadata_rule.h"

/* Properties that DCAT-AP recommends for a dataset or a file of it, and what the lack of each costs
 * by MQA. */
static const struct diag_kind no_keyword = { "metadata.keyword-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu từ khóa (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset has no keywords ({found} of MQA's 405 points are lost)." },
	{ "Thêm “keywords:” với vài từ mà người tìm dữ liệu sẽ gõ.",
	    "Add `keywords:` with a few words that people would search for." } };

static const struct diag_kind no_theme = { "metadata.theme-missing", DIAG_NOTE,
	{ "Tập dữ liệu không có chủ đề thuộc danh mục của EU (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset has no theme of the EU's list ({found} of MQA's 405 points are lost)." },
	{ "Thêm “themes:” với mã trong themes.csv.", "Add `themes:` with ids of themes.csv." } };

static const struct diag_kind no_place = { "metadata.spatial-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu phạm vi địa lý (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset does not say which place it is about ({found} of MQA's 405 points are "
	    "lost)." },
	{ "Thêm “spatial:” ở đây hoặc trong portal.yml.",
	    "Add `spatial:` here or in portal.yml." } };

static const struct diag_kind no_period = { "metadata.temporal-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu khoảng thời gian (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset does not say which period it is about ({found} of MQA's 405 points are "
	    "lost)." },
	{ "Thêm “temporal: {start: …, end: …}”.", "Add `temporal: {start: …, end: …}`." } };

static const struct diag_kind no_contact = { "metadata.contact-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu đầu mối liên hệ (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset does not say whom to ask ({found} of MQA's 405 points are lost)." },
	{ "Thêm “contact:” ở đây hoặc trong portal.yml.",
	    "Add `contact:` here or in portal.yml." } };

static const struct diag_kind no_publisher = { "metadata.publisher-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu cơ quan công bố (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset does not say who publishes it ({found} of MQA's 405 points are lost)." },
	{ "Thêm “publisher:” ở đây hoặc trong portal.yml, với mã trong organizations.csv.",
	    "Add `publisher:` here or in portal.yml, an id of organizations.csv." } };

static const struct diag_kind no_rights = { "metadata.rights-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu điều khoản sử dụng (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset has no terms of use ({found} of MQA's 405 points are lost)." },
	{ "Thêm “rights:” ở đây hoặc trong portal.yml.", "Add `rights:` here or in portal.yml." } };

static const struct diag_kind no_issued = { "metadata.issued-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu ngày công bố lần đầu (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset does not say when it was issued ({found} of MQA's 405 points are lost)." },
	{ "Thêm “issued: YYYY-MM-DD”.", "Add `issued: YYYY-MM-DD`." } };

static const struct diag_kind no_modified = { "metadata.modified-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu ngày cập nhật (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset does not say when it was last changed ({found} of MQA's 405 points are "
	    "lost)." },
	{ "Thêm “modified: YYYY-MM-DD”.", "Add `modified: YYYY-MM-DD`." } };

static const struct diag_kind no_open_format = { "metadata.no-open-format", DIAG_NOTE,
	{ "Tập dữ liệu không có dữ liệu ở định dạng mở (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset has no data in an open format ({found} of MQA's 405 points are "
	    "lost)." },
	{ "Thêm tệp CSV, JSON hoặc ODS.", "Add a CSV, JSON or ODS file." } };

static const struct diag_kind no_machine_format = { "metadata.no-machine-readable-format",
	DIAG_NOTE,
	{ "Tập dữ liệu không có dữ liệu ở định dạng máy đọc được (bị trừ {found} trong 405 điểm "
	  "MQA).",
	    "The dataset has no data in a format that machines read ({found} of MQA's "
	    "405 points are lost)." },
	{ "Thêm tệp CSV bên cạnh tài liệu.", "Add a CSV file beside the document." } };

static const struct diag_kind no_listed_licence = { "metadata.licence-unlisted", DIAG_NOTE,
	{ "Tập dữ liệu không có giấy phép thuộc danh mục của EU (bị trừ {found} trong 405 điểm "
	  "MQA).",
	    "The dataset has no licence of the EU's list ({found} of MQA's 405 "
	    "points are lost)." },
	{ "Chọn giấy phép thông dụng, ví dụ CC-BY-4.0 hoặc CC0-1.0.",
	    "Choose a common licence such as CC-BY-4.0 or CC0-1.0." } };

static const struct diag_kind no_download = { "metadata.download-missing", DIAG_NOTE,
	{ "Tập dữ liệu không có tệp để tải về (bị trừ {found} trong 405 điểm MQA).",
	    "The dataset has no file to download ({found} of MQA's 405 points are "
	    "lost)." },
	{ "Thêm tệp dữ liệu vào thư mục, hoặc “url:” của một tệp.",
	    "Put a data file into the folder, or give the `url:` of a file." } };

static const struct diag_kind no_frequency = { "metadata.frequency-missing", DIAG_NOTE,
	{ "Tập dữ liệu không nêu tần suất cập nhật.",
	    "The dataset does not say how often it is updated." },
	{ "Thêm “frequency:”, ví dụ monthly, annual hoặc never.",
	    "Add `frequency:` such as monthly, annual or never." } };

static const struct diag_kind licence_not_open = { "metadata.licence-not-open", DIAG_NOTE,
	{ "Giấy phép {found} không phải giấy phép mở.", "The licence {found} is not an open one." },
	{ "Dùng giấy phép mở nếu được, ví dụ CC-BY-4.0.",
	    "Use an open licence if you can, such as CC-BY-4.0." } };

/* The key's line when the dataset has it, else the file's first. */
static struct location place_of(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	return rule->key ? key_place(&dataset->keys, rule->key, dataset->at) : dataset->at;
}

static void check_metric(const struct metadata_context *context, const struct metadata_rule *rule)
{
	if (!context->score->has[rule->metric])
		DIAG(context->diags, rule->kind, place_of(context, rule),
		    .found = diags_number(context->diags, mqa_metrics[rule->metric].points));
}

/* Of what no file can have when there is none. */
static void check_metric_of_files(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	if (context->dataset->resource_count)
		check_metric(context, rule);
}

static void check_listed_licence(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	if (context->score->has[MQA_LICENCE])
		check_metric(context, rule);
}

static void check_frequency(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	if (!context->dataset->frequency)
		DIAG(context->diags, rule->kind, context->dataset->at, .name = STR(""));
}

static void check_open_licence(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct licence *licence = portal_licence_of(context->portal, context->dataset, NULL);

	if (licence && licence->eu_code.len && !licence->is_open)
		DIAG(context->diags, rule->kind, place_of(context, rule), .found = licence->id);
}

static const struct metadata_rule rules[] = {
	{ &no_keyword, check_metric, MQA_KEYWORD, "keywords" },
	{ &no_theme, check_metric, MQA_THEME, "themes" },
	{ &no_place, check_metric, MQA_SPATIAL, "spatial" },
	{ &no_period, check_metric, MQA_TEMPORAL, "temporal" },
	{ &no_contact, check_metric, MQA_CONTACT, "contact" },
	{ &no_publisher, check_metric, MQA_PUBLISHER, "publisher" },
	{ &no_rights, check_metric_of_files, MQA_RIGHTS, "rights" },
	{ &no_issued, check_metric, MQA_ISSUED, "issued" },
	{ &no_modified, check_metric, MQA_MODIFIED, "modified" },
	{ &no_open_format, check_metric_of_files, MQA_NON_PROPRIETARY, "resources" },
	{ &no_machine_format, check_metric_of_files, MQA_MACHINE_READABLE, "resources" },
	{ &no_listed_licence, check_listed_licence, MQA_LICENCE_VOCABULARY, "licence" },
	{ &no_download, check_metric, MQA_DOWNLOAD_URL, "resources" },
	{ .kind = &no_frequency, .check = check_frequency },
	{ .kind = &licence_not_open, .check = check_open_licence, .key = "licence" },
};

const struct metadata_rules metadata_presence_rules = METADATA_RULES(rules);
