/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_TESTS_PORTAL_FIXTURE_H
#define DATAMO_TESTS_PORTAL_FIXTURE_H

#include "model/catalog.h"

/*
 * A portal in which all that metadata can say is said, once tamely and once with text that would
 * break out of every syntax. The second dataset says as little as it may.
 */
#define TEXT_VI_EN(vi, en)                                               \
	{                                                                \
		(struct text_entry[]){ { STR_INIT("vi"), STR_INIT(vi) }, \
			{ STR_INIT("en"), STR_INIT(en) } },              \
		    2                                                    \
	}
#define TEXT_PLAIN(value)                                                     \
	{                                                                     \
		(struct text_entry[]){ { STR_INIT(""), STR_INIT(value) } }, 1 \
	}

#define FIXTURE_HOSTILE "Tệp \"một\" \\ <b>&</b>\n'''\r\t\x7f\x01 @vi . <http://evil.example/> \xff"

static struct str fixture_languages[] = { STR_INIT("vi"), STR_INIT("en") };
static struct str fixture_data_languages[] = { STR_INIT("vi-VN"), STR_INIT("tlh") };
static struct str fixture_themes[] = { STR_INIT("chinh-quyen"), STR_INIT("khong-co"),
	STR_INIT("kinh-te") };
static struct str fixture_missing[] = { STR_INIT(""), STR_INIT("-") };
static struct str fixture_key[] = { STR_INIT("mã") };
static struct str fixture_codes[] = { STR_INIT("01"), STR_INIT("04") };
static struct str fixture_bounds[] = { STR_INIT("1.000,5"), STR_INIT("2.000"), STR_INIT("x") };

static struct text fixture_keywords[] = { TEXT_VI_EN("hộ gia đình", "households"),
	TEXT_VI_EN("cáp quang", "fibre"), TEXT_PLAIN("Internet") };

static struct source fixture_sources[] = {
	{ .title = TEXT_VI_EN("Báo cáo năm 2023", "Report of 2023"),
	    .url = STR_INIT("https://example.vn/báo-cáo?năm=2023"),
	    .publisher = STR_INIT("Cục Viễn thông"),
	    .date = STR_INIT("2024-01") },
	{ .url = STR_INIT("https://example.vn/b") },
	{ .title = TEXT_PLAIN("Sổ giấy"), .url = STR_INIT("javascript:alert(1)") },
};

static struct organization fixture_organizations[] = {
	{ .id = STR_INIT("bo-tttt"),
	    .name = TEXT_VI_EN(
		"Bộ Thông tin và Truyền thông", "Ministry of Information and Communications"),
	    .type = STR_INIT("national-authority"),
	    .homepage = STR_INIT("https://mic.example.vn"),
	    .email = STR_INIT("van-thu@mic.example.vn") },
	{ .id = STR_INIT("ca-nhan"),
	    .name = TEXT_PLAIN(FIXTURE_HOSTILE),
	    .type = STR_INIT("private-individual"),
	    .homepage = STR_INIT("not a url"),
	    .email = STR_INIT("a b@c> <x") },
};

static struct data_theme fixture_data_themes[] = {
	{ .id = STR_INIT("chinh-quyen"),
	    .name = TEXT_VI_EN("Chính quyền", "Government"),
	    .dcat_theme = STR_INIT("GOVE") },
	{ .id = STR_INIT("kinh-te"),
	    .name = TEXT_VI_EN("Kinh tế", "Economy"),
	    .dcat_theme = STR_INIT("ECON") },
};

static struct foreign_key fixture_foreign_keys[] = {
	{ .fields = fixture_key, .reference_fields = fixture_key, .field_count = 1 },
	{ .fields = fixture_key,
	    .reference_fields = fixture_key,
	    .field_count = 1,
	    .dataset = STR_INIT("khac"),
	    .resource = STR_INIT("bang") },
};

static struct unique_key fixture_unique_keys[] = { { .fields = fixture_key, .field_count = 1 } };

static struct field fixture_fields[] = {
	{ .name = STR_INIT("mã"),
	    .title = TEXT_VI_EN("Mã tỉnh", "Province code"),
	    .description = TEXT_VI_EN("Theo Quyết định 19/2025/QĐ-TTg", "By decision 19/2025"),
	    .type = TYPE_STRING,
	    .format = STR_INIT("default"),
	    .example = STR_INIT("01"),
	    .rdf_type = STR_INIT("https://schema.org/identifier"),
	    .categories = fixture_codes,
	    .category_count = 2,
	    .constraints = { .required = true,
		.unique = true,
		.has_min_length = true,
		.has_max_length = true,
		.min_length = 2,
		.max_length = 2,
		.pattern = STR_INIT("[0-9]{2}"),
		.enumeration = fixture_codes,
		.enumeration_count = 2 } },
	{ .name = STR_INIT("tỷ lệ"),
	    .type = TYPE_NUMBER,
	    .decimal_char = STR_INIT(","),
	    .group_char = STR_INIT("."),
	    .bare_number = true,
	    .unit = STR_INIT("%"),
	    .example = STR_INIT("1.234,50"),
	    .constraints = { .minimum = STR_INIT("1.000,5"),
		.maximum = STR_INIT("rất nhiều"),
		.enumeration = fixture_bounds,
		.enumeration_count = 3 } },
	{ .name = STR_INIT("ngày"),
	    .type = TYPE_DATE,
	    .format = STR_INIT("%d/%m/%Y"),
	    .unit_text = TEXT_VI_EN("ngày", "day"),
	    .example = STR_INIT("20/07/2024"),
	    .constraints = { .minimum = STR_INIT("01/01/2020") } },
	{ .name = STR_INIT("danh sách"), .type = TYPE_LIST, .delimiter = STR_INIT(";") },
};

static struct distribution fixture_table_files[] = {
	{ .format = STR_INIT("original"),
	    .path = STR_INIT("datasets/vien-thong/original/Số liệu.tsv"),
	    .media_type = STR_INIT("text/tab-separated-values; charset=utf-8"),
	    .eu_file_type = STR_INIT("TSV"),
	    .bytes = 0,
	    .sha256 = { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } },
	{ .format = STR_INIT("csv"),
	    .path = STR_INIT("datasets/vien-thong/thue-bao.csv"),
	    .media_type = STR_INIT("text/csv"),
	    .eu_file_type = STR_INIT("CSV"),
	    .bytes = 5000000000,
	    .sha256 = { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } },
	{ .format = STR_INIT("json"),
	    .path = STR_INIT("datasets/vien-thong/thue-bao.json"),
	    .media_type = STR_INIT("application/json"),
	    .eu_file_type = STR_INIT("JSON"),
	    .bytes = 12,
	    .sha256 = { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } },
};

static struct distribution fixture_map_files[] = {
	{ .format = STR_INIT("original"),
	    .path = STR_INIT("datasets/vien-thong/original/ban-do.geojson"),
	    .media_type = STR_INIT("application/geo+json"),
	    .eu_file_type = STR_INIT("GEOJSON"),
	    .bytes = 7,
	    .sha256 = { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } },
};

static struct licence fixture_own_licence = { .id = STR_INIT("Giấy phép của Sở"),
	.title = TEXT_VI_EN("Giấy phép của Sở", "The department's licence") };
static struct licence fixture_licence = { .id = STR_INIT("CC-BY-4.0"),
	.title = TEXT_VI_EN("Creative Commons Ghi công 4.0 Quốc tế",
	    "Creative Commons Attribution 4.0 International"),
	.url = STR_INIT("https://creativecommons.org/licenses/by/4.0/"),
	.eu_code = STR_INIT("CC_BY_4_0"),
	.is_open = true };
static struct licence fixture_foreign_licence = { .id = STR_INIT("CDLA-Sharing-1.0"),
	.title = TEXT_PLAIN("CDLA"),
	.url = STR_INIT("https://cdla.dev/sharing-1-0/") };

static struct resource fixture_resources[] = {
	{ .name = STR_INIT("thue-bao"),
	    .title = TEXT_VI_EN("Thuê bao theo tỉnh", "Subscriptions by province"),
	    .description = TEXT_VI_EN("Mỗi dòng một tỉnh", "One row a province"),
	    .kind = RESOURCE_TABLE,
	    .path = STR_INIT("Số liệu.tsv"),
	    .schema = { .fields = fixture_fields,
		.field_count = 4,
		.missing_values = fixture_missing,
		.missing_value_count = 2,
		.primary_key = fixture_key,
		.primary_key_count = 1,
		.unique_keys = fixture_unique_keys,
		.unique_key_count = 1,
		.foreign_keys = fixture_foreign_keys,
		.foreign_key_count = 2 },
	    .distributions = fixture_table_files,
	    .distribution_count = 3 },
	{ .name = STR_INIT("ban-do"),
	    .kind = RESOURCE_ATTACHMENT,
	    .path = STR_INIT("ban-do.geojson"),
	    .licence = &fixture_own_licence,
	    .distributions = fixture_map_files,
	    .distribution_count = 1 },
	{ .name = STR_INIT("lien-ket"),
	    .title = TEXT_PLAIN(FIXTURE_HOSTILE),
	    .kind = RESOURCE_LINK,
	    .url = STR_INIT("https://example.vn/dữ-liệu/b%E1%BA%A3ng.xlsx?a=1&b=';,()"),
	    .licence = &fixture_foreign_licence },
	{ .name = STR_INIT("trang"),
	    .title = TEXT_PLAIN("Trang tra cứu"),
	    .kind = RESOURCE_LINK,
	    .format = STR_INIT("html"),
	    .url = STR_INIT("https://example.vn/tra-cuu") },
	{ .name = STR_INIT("ngoac"),
	    .kind = RESOURCE_LINK,
	    .url = STR_INIT("https://example.vn/> . <x") },
	{ .name = STR_INIT("hong"), .kind = RESOURCE_LINK, .url = STR_INIT("javascript:alert(1)") },
	{ .name = STR_INIT("giu-lai"),
	    .kind = RESOURCE_TABLE,
	    .path = STR_INIT("giu-lai.csv"),
	    .is_withheld = true },
};

/* "full" is the whole of it; fixture_portal() sets what constants cannot. */
static struct dataset fixture_datasets[] = {
	{ .id = STR_INIT("toi-thieu"), .title = TEXT_PLAIN("Tối thiểu") },
	{ .id = STR_INIT("vien-thong"),
	    .title = TEXT_VI_EN("Viễn thông 2023", "Telecommunications 2023"),
	    .description = TEXT_VI_EN(FIXTURE_HOSTILE, "Fibre: \"households\" and subscriptions"),
	    .publisher = STR_INIT("bo-tttt"),
	    .creator = STR_INIT("ca-nhan"),
	    .rights = TEXT_VI_EN("Ghi rõ nguồn khi dùng lại", "Name the source"),
	    .keywords = fixture_keywords,
	    .keyword_count = 3,
	    .themes = fixture_themes,
	    .theme_count = 3,
	    .issued = { 2024, 1, 15 },
	    .modified = { 2024, 7, 10 },
	    .temporal_start = { 2023, 1, 1 },
	    .temporal_end = { 2023, 12, 31 },
	    .spatial = TEXT_VI_EN("Việt Nam", "Viet Nam"),
	    .spatial_uri = STR_INIT("http://publications.europa.eu/resource/authority/country/VNM"),
	    .languages = fixture_data_languages,
	    .language_count = 2,
	    .contact = { .name = TEXT_VI_EN("Trung tâm Thông tin", "Information Centre"),
		.email = STR_INIT("tt+dữ_liệu@example.vn"),
		.url = STR_INIT("https://example.vn/lien-he") },
	    .landing_page = STR_INIT("https://example.vn/goc"),
	    .identifier = STR_INIT("VT-2023"),
	    .version = STR_INIT("1.2.0"),
	    .access_right = STR_INIT("public"),
	    .version_notes = TEXT_VI_EN("Sửa lỗi", "Mended"),
	    .sources = fixture_sources,
	    .source_count = 3,
	    .legal_basis = TEXT_VI_EN("Nghị định 194/2025/NĐ-CP", "Decree 194/2025"),
	    .resources = fixture_resources,
	    .resource_count = 7 },
	{ .id = STR_INIT("x-rut-lai"), .title = TEXT_PLAIN("Đã rút"), .status = DATASET_WITHDRAWN },
};

static const struct portal fixture_portal_words = {
	.title = TEXT_VI_EN("Cổng dữ liệu mở", "Open data portal"),
	.description = TEXT_VI_EN("Dữ liệu mở của Bộ", "The ministry's open data"),
	.base_url = STR_INIT("https://du-lieu.example.vn/mo/"),
	.languages = fixture_languages,
	.language_count = 2,
	.publisher = STR_INIT("bo-tttt"),
	.licence = &fixture_licence,
	.rights = TEXT_PLAIN("Miễn phí"),
	.spatial = TEXT_VI_EN("Toàn quốc", "The whole country"),
	.contact = { .email = STR_INIT("hoi@example.vn") },
	.issued = { 2024, 1, 1 },
	.organizations = fixture_organizations,
	.organization_count = 2,
	.data_themes = fixture_data_themes,
	.data_theme_count = 2,
	.datasets = fixture_datasets,
	.dataset_count = 3,
	.today = { 2024, 8, 1 },
};

static inline struct portal fixture_portal(void)
{
	fixture_datasets[1].frequency = frequency_find(STR("annual"));
	return fixture_portal_words;
}

#endif
