/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_TESTS_RENDER_FIXTURE_H
#define DATAMO_TESTS_RENDER_FIXTURE_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/catalog.h"
#include "model/frequency.h"
#include "model/licence.h"
#include "model/portal.h"
#include "model/theme.h"
#include "render/renderer.h"
#include "tap.h"

/*
 * A portal made by hand, without readers, and the default theme as it lies in the repository (its
 * locales in the plain YAML that they are written in: nested keys, one a line).
 */
struct fixture {
	struct arena *arena;
	struct diags *diags;
	struct portal *portal;
	struct theme *theme;
	struct catalog *catalog;
	struct renderer *renderer;
	struct str hostile; /* added to every text when not empty */
};

static inline struct str fixture_file(struct arena *arena, const char *path)
{
	struct strbuf text = STRBUF_INIT;
	FILE *file = fopen(path, "rb");
	char block[4096];
	size_t len;
	struct str content;

	while (file && (len = fread(block, 1, sizeof(block), file)) > 0)
		strbuf_add_bytes(&text, block, len);
	if (file)
		fclose(file);
	content = arena_str(arena, strbuf_str(&text));
	strbuf_release(&text);
	return content;
}

static inline int fixture_compare_texts(const void *a, const void *b)
{
	return str_cmp(((const struct locale_text *)a)->key, ((const struct locale_text *)b)->key);
}

static inline struct locale fixture_locale(struct arena *arena, const char *language)
{
	struct locale locale = { .language = arena_str(arena, str_of(language)) };
	char path[80];
	struct str rest, line, group = STR("");

	snprintf(path, sizeof(path), "themes/default/locales/%s.yml", language);
	rest = fixture_file(arena, path);
	while (str_split(&rest, '\n', &line)) {
		size_t colon = str_find(line, ':');
		struct str key = str_trim(str_slice(line, 0, colon));
		struct str value = str_trim(str_from(line, colon + 1));
		struct locale_text *text;

		if (!key.len || key.data[0] == '#')
			continue;
		if (line.data[0] != ' ') {
			group = key;
			continue;
		}
		if (value.len > 1 && value.data[0] == '"')
			value = str_slice(value, 1, value.len - 1);
		text = ARENA_ADD(arena, locale.texts, locale.count);
		text->key = arena_format(arena, "%.*s.%.*s", STR_ARG(group), STR_ARG(key));
		text->value = value;
	}
	qsort(locale.texts, locale.count, sizeof(locale.texts[0]), fixture_compare_texts);
	return locale;
}

static inline struct theme *fixture_theme(struct arena *arena)
{
	static const char folder[] = "themes/default/templates";
	struct theme *theme = arena_alloc(arena, sizeof(*theme));
	DIR *templates = opendir(folder);
	struct dirent *entry;

	while (templates && (entry = readdir(templates))) {
		struct str name = str_of(entry->d_name), ending = STR(".mustache");
		struct theme_file *file;
		char path[512];

		if (!str_ends_with(name, ending))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		file = ARENA_ADD(arena, theme->templates, theme->template_count);
		file->name = arena_str(arena, str_slice(name, 0, name.len - ending.len));
		file->path = arena_str(arena, str_of(path));
		file->content = fixture_file(arena, path);
	}
	if (templates)
		closedir(templates);
	*ARENA_ADD(arena, theme->locales, theme->locale_count) = fixture_locale(arena, "vi");
	*ARENA_ADD(arena, theme->locales, theme->locale_count) = fixture_locale(arena, "en");
	return theme;
}

/* Input text, with what is hostile behind it. */
static inline struct str fixture_str(struct fixture *fixture, const char *text)
{
	return arena_format(fixture->arena, "%s%.*s", text, STR_ARG(fixture->hostile));
}

static inline struct text fixture_text(struct fixture *fixture, const char *vi, const char *en)
{
	struct text text = { NULL, 0 };
	struct text_entry *entry = ARENA_ADD(fixture->arena, text.entries, text.count);

	*entry = (struct text_entry){ STR("vi"), fixture_str(fixture, vi) };
	if (en) {
		entry = ARENA_ADD(fixture->arena, text.entries, text.count);
		*entry = (struct text_entry){ STR("en"), fixture_str(fixture, en) };
	}
	return text;
}

static inline struct str *fixture_list(struct arena *arena, const char *text)
{
	struct str *list = arena_alloc(arena, sizeof(*list));

	*list = str_of(text);
	return list;
}

static inline void fixture_columns(struct fixture *fixture, struct resource *table)
{
	static const struct {
		const char *name, *title;
		enum field_type type;
	} columns[] = {
		{ "tinh", "Tỉnh, thành phố", TYPE_STRING },
		{ "nam", "Năm", TYPE_INTEGER },
		{ "ho_so", "Số hồ sơ", TYPE_INTEGER },
		{ "ty_le", "Tỷ lệ trực tuyến", TYPE_NUMBER },
		{ "ngay", "Ngày ghi nhận", TYPE_DATE },
		{ "thang", "Tháng", TYPE_YEARMONTH },
		{ "dat", "Đạt", TYPE_BOOLEAN },
		{ "ghi_chu", "Ghi chú", TYPE_STRING },
	};
	struct table_schema *schema = &table->schema;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct field *field = ARENA_ADD(
		    fixture->arena, schema->fields, schema->field_count);

		field->name = fixture_str(fixture, columns[i].name);
		field->title = fixture_text(fixture, columns[i].title, NULL);
		field->description = fixture_text(fixture, "Nghĩa của cột", "What it means");
		field->type = columns[i].type;
		field->bare_number = true;
		if (i == 3) {
			field->unit = fixture_str(fixture, "%");
			field->decimal_char = STR(",");
		}
	}
	table->column_count = schema->field_count;
}

enum { FIXTURE_ROWS = 20 };

static inline void fixture_rows(struct fixture *fixture, struct resource *table)
{
	static const char *const first[] = { "Lào Cai", "2024", "1928311", "11,27", "2024-07-10",
		"2024-06", "true", "-" };
	struct table_preview *preview = arena_alloc(fixture->arena, sizeof(*preview));

	preview->row_count = FIXTURE_ROWS;
	preview->column_count = table->column_count;
	preview->cells = arena_alloc(
	    fixture->arena, sizeof(*preview->cells) * preview->row_count * preview->column_count);
	for (size_t i = 0; i < preview->row_count * preview->column_count; i++) {
		size_t column = i % preview->column_count;

		if (i / preview->column_count == 1 && column > 0)
			continue; /* a row of missing values */
		preview->cells[i] = i / preview->column_count == 2
					? fixture_str(fixture, first[column])
					: str_of(first[column]);
	}
	preview->cells[preview->column_count * 3 - 1] = fixture_str(fixture,
	    "Một ghi chú rất dài, dài hơn hẳn những gì một ô của bảng nên chứa, để xem trang có "
	    "cắt "
	    "bớt và vẫn cho đọc hết hay không, vì có những bảng mà người lập ghi cả đoạn văn vào "
	    "ô");
	table->preview = preview;
	table->row_count = 1234;
}

static inline void fixture_profile(struct fixture *fixture, struct resource *table)
{
	struct table_profile *profile = arena_alloc(fixture->arena, sizeof(*profile));

	profile->row_count = table->row_count;
	profile->column_count = table->column_count;
	profile->columns = arena_alloc(
	    fixture->arena, sizeof(*profile->columns) * profile->column_count);
	for (size_t i = 0; i < profile->column_count; i++) {
		struct column_profile *column = &profile->columns[i];

		column->count = table->row_count;
		column->missing = i;
		column->distinct = 63 + i * 1000;
		column->is_distinct_exact = i < 4;
		column->top_count = 2;
		column->top[0] = (struct value_count){ fixture_str(fixture, "Lào Cai"), 100 };
		column->top[1] = (struct value_count){ fixture_str(fixture, "Đà Nẵng"), 50 };
		if (i < 1 || i > 4)
			continue;
		column->has_numbers = true;
		column->minimum = i == 4 ? STR("2022-01-01") : i == 1 ? STR("2019") : STR("12");
		column->maximum = i == 4   ? STR("2024-07-10")
				  : i == 1 ? STR("2024")
					   : STR("1928311");
		column->number_minimum = i == 1 ? 2019 : i == 4 ? 18993 : 12;
		column->number_maximum = i == 1 ? 2024 : i == 4 ? 19914 : 1928311;
		column->mean = 70123.4567;
		column->quantiles[2] = 812.5;
		column->bin_start = column->number_minimum;
		column->bin_width = (column->number_maximum - column->number_minimum) / 20;
		column->bin_count = 20;
		for (size_t j = 0; j < 20; j++)
			column->bins[j] = (j * 7 + 3) % 20;
	}
	table->profile = profile;
}

static inline void fixture_table(struct fixture *fixture, struct dataset *dataset)
{
	static const char *const formats[] = { "original", "csv", "json" };
	struct resource *table = ARENA_ADD(
	    fixture->arena, dataset->resources, dataset->resource_count);

	table->name = STR("ho-so");
	table->title = fixture_text(fixture, "Hồ sơ theo tỉnh", "Dossiers by province");
	table->description = fixture_text(fixture, "Một dòng là một tỉnh.", NULL);
	table->kind = RESOURCE_TABLE;
	table->path = STR("ho-so.csv");
	fixture_columns(fixture, table);
	fixture_rows(fixture, table);
	fixture_profile(fixture, table);
	for (size_t i = 0; i < 3; i++) {
		struct distribution *file = ARENA_ADD(
		    fixture->arena, table->distributions, table->distribution_count);

		file->format = str_of(formats[i]);
		file->path = arena_format(fixture->arena, "datasets/%.*s/%s", STR_ARG(dataset->id),
		    i ? (i == 1 ? "ho-so.csv" : "ho-so.json") : "original/ho-so.csv");
		file->media_type = i == 2 ? STR("application/json") : STR("text/csv");
		file->bytes = 12595;
		memset(file->sha256.text, 'a', SHA256_HEX);
	}
}

static inline void fixture_dataset(struct fixture *fixture, const char *id)
{
	struct portal *portal = fixture->portal;
	struct dataset *dataset = ARENA_ADD(
	    fixture->arena, portal->datasets, portal->dataset_count);

	dataset->arena = fixture->arena;
	dataset->id = str_of(id);
	dataset->folder = str_of(id);
	dataset->at = (struct location){ .path = STR("dataset.md"), .line = 2 };
	dataset->title = fixture_text(fixture, "Hồ sơ trực tuyến", "Online dossiers");
	dataset->description = fixture_text(fixture, "Tỷ lệ hồ sơ làm hoàn toàn trên mạng.", NULL);
	dataset->frequency = frequency_find(STR("quarterly"));
	dataset->issued = (struct date){ 2023, 1, 5 };
	dataset->modified = (struct date){ 2024, 7, 10 };
	dataset->temporal_start = (struct date){ 2019, 1, 1 };
	dataset->temporal_end = (struct date){ 2024, 12, 31 };
	dataset->publisher = STR("mic");
	dataset->keywords = arena_alloc(fixture->arena, sizeof(struct text));
	dataset->keywords[0] = fixture_text(fixture, "Dịch vụ công", "Public services");
	dataset->keyword_count = 1;
	dataset->themes = fixture_list(fixture->arena, "government");
	dataset->theme_count = 1;
	dataset->version = fixture_str(fixture, "1.2");
	dataset->version_notes = fixture_text(fixture, "Thêm quý 2", NULL);
	dataset->legal_basis = fixture_text(fixture, "Quyết định 06", NULL);
	dataset->identifier = fixture_str(fixture, "VN-1");
	dataset->spatial = fixture_text(fixture, "Việt Nam", "Viet Nam");
	dataset->landing_page = fixture_str(fixture, "https://example.org/x");
	dataset->contact = (struct contact){ .name = fixture_text(fixture, "Văn thư", NULL),
		.email = fixture_str(fixture, "vanthu@example.org"),
		.url = fixture_str(fixture, "javascript:alert(1)") };
	dataset->sources = arena_alloc(fixture->arena, sizeof(struct source));
	dataset->sources[0] = (struct source){ .title = fixture_text(fixture, "Báo cáo", NULL),
		.url = fixture_str(fixture, "https://example.org/bao-cao"),
		.publisher = fixture_str(fixture, "Báo"),
		.date = fixture_str(fixture, "2024-07") };
	dataset->source_count = 1;
	dataset->former_ids = fixture_list(fixture->arena, "ten-cu");
	dataset->former_id_count = 1;
	dataset->diags = fixture->diags;
	dataset->notes = arena_alloc(fixture->arena, sizeof(struct note));
	dataset->notes[0] = (struct note){ .language = STR("vi"),
		.markdown = fixture_str(fixture,
		    "# Cách làm\n\nXem [tập khác](../ho-so-khac/dataset.md), "
		    "[giới thiệu](/pages/about.md), [tệp](ho-so.csv).\n\n"
		    "| Năm | Số |\n|---|---|\n| 2024 | 1 |\n\nCuối bài: "),
		.at = { .path = STR("dataset.md"), .line = 20 } };
	dataset->note_count = 1;
	fixture_table(fixture, dataset);
}

static inline void fixture_registers(struct fixture *fixture)
{
	struct portal *portal = fixture->portal;
	struct arena *arena = fixture->arena;

	portal->organizations = arena_alloc(arena, 2 * sizeof(*portal->organizations));
	portal->organization_count = 2;
	portal->organizations[0] = (struct organization){ .id = STR("mic"),
		.name = fixture_text(fixture, "Bộ Thông tin", "Ministry of Information"),
		.type = fixture_str(fixture, "national-authority"),
		.homepage = fixture_str(fixture, "https://example.org/"),
		.email = fixture_str(fixture, "a@example.org") };
	portal->organizations[1] = (struct organization){ .id = STR("cuc"),
		.name = fixture_text(fixture, "Cục Chuyển đổi số", NULL),
		.parent = STR("mic") };
	portal->data_themes = arena_alloc(arena, sizeof(*portal->data_themes));
	portal->data_theme_count = 1;
	portal->data_themes[0] = (struct data_theme){ .id = STR("government"),
		.name = fixture_text(fixture, "Chính phủ số", "Digital government"),
		.dcat_theme = STR("GOVE") };
	portal->pages = arena_alloc(arena, sizeof(*portal->pages));
	portal->page_count = 1;
	portal->pages[0] = (struct page){ .id = STR("about"),
		.title = fixture_text(fixture, "Giới thiệu", "About"),
		.description = fixture_text(fixture, "Về cổng này", NULL),
		.order = 1 };
}

static inline void fixture_open(struct fixture *fixture, struct str hostile)
{
	static struct str languages[] = { STR_INIT("vi"), STR_INIT("en") };
	struct portal *portal;

	fixture->arena = arena_new();
	fixture->diags = diags_new();
	fixture->hostile = hostile;
	fixture->portal = portal = arena_alloc(fixture->arena, sizeof(*portal));
	portal->arena = fixture->arena;
	portal->title = fixture_text(fixture, "Dữ liệu mở", "Open data");
	portal->description = fixture_text(fixture, "Dữ liệu của tỉnh", NULL);
	portal->base_url = STR("https://data.example.org/portal/");
	portal->languages = languages;
	portal->language_count = 2;
	portal->publisher = STR("mic");
	portal->licence = arena_alloc(fixture->arena, sizeof(*portal->licence));
	*portal->licence = *licence_find(STR("CC-BY-4.0"));
	portal->rights = fixture_text(fixture, "Ghi nguồn khi dùng", NULL);
	portal->limits = limits_default;
	portal->today = (struct date){ 2024, 11, 21 };
	portal->diags = fixture->diags;
	portal->at = (struct location){ .path = STR("portal.yml"), .line = 1 };
	fixture_registers(fixture);
	fixture_dataset(fixture, "ho-so-khac");
	fixture_dataset(fixture, "ho-so-truc-tuyen");
	portal->datasets[0].former_id_count = 0;
	fixture->theme = fixture_theme(fixture->arena);
	fixture->renderer = renderer_new(portal, fixture->theme, fixture->diags);
	fixture->catalog = catalog_new(fixture->arena, portal);
	if (fixture->renderer)
		renderer_set_catalog(fixture->renderer, fixture->catalog);
}

static inline void fixture_close(struct fixture *fixture)
{
	renderer_free(fixture->renderer);
	diags_free(fixture->diags);
	arena_free(fixture->arena);
}

static inline void fixture_print_diags(const struct fixture *fixture)
{
	struct strbuf words = STRBUF_INIT;

	for (size_t i = 0; i < diags_kept(fixture->diags); i++)
		diag_format(diags_at(fixture->diags, i), MESSAGES_EN, &words);
	if (words.len)
		printf("# %s\n", words.data);
	strbuf_release(&words);
}

/* Every page of every kind in a language, given to `see`. */
struct fixture_page {
	const struct page_kind *kind;
	struct str language, path, html, api;
	bool is_good;
};

static inline void fixture_see(struct fixture *fixture, const struct page_kind *kind,
    const struct page_context *context, void (*see)(const struct fixture_page *page, void *data),
    void *data)
{
	for (size_t i = 0; i < kind->count(context); i++) {
		struct output *html = output_new_memory(), *api = output_new_memory();
		struct strbuf path = STRBUF_INIT;
		struct fixture_page page = { .kind = kind, .language = context->language };

		kind->path(context, i, &path);
		page.is_good = page_render(kind, context, i, html, kind->has_api ? api : NULL);
		page.path = strbuf_str(&path);
		page.html = output_memory(html);
		page.api = output_memory(api);
		see(&page, data);
		output_free(html);
		output_free(api);
		strbuf_release(&path);
		(void)fixture;
	}
}

static inline void fixture_each_page(
    struct fixture *fixture, void (*see)(const struct fixture_page *page, void *data), void *data)
{
	for (size_t i = 0; page_kind_at(i); i++) {
		const struct page_kind *kind = page_kind_at(i);

		for (size_t j = 0; j < fixture->portal->language_count; j++) {
			size_t count = kind->is_of_dataset ? fixture->portal->dataset_count : 1;

			for (size_t k = 0; k < count; k++) {
				struct page_context context = { .renderer = fixture->renderer,
					.dataset = kind->is_of_dataset
						       ? &fixture->portal->datasets[k]
						       : NULL,
					.language = fixture->portal->languages[j],
					.scratch = arena_new(),
					.diags = fixture->diags };

				fixture_see(fixture, kind, &context, see, data);
				arena_free(context.scratch);
			}
		}
	}
}

#endif
