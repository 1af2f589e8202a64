/* SPDX-License-Identifier: MIT */
#include "render/renderer.h"

#include <cjson/cJSON.h>
#include <sys/stat.h>

#include "render_fixture.h"

static void write_page(const struct fixture_page *page, void *data)
{
	const char *root = data;
	char path[600], *slash;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s%.*s", root,
	    str_eq(page->language, STR("vi")) ? "" : "en/", STR_ARG(page->path));
	for (slash = path + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path, 0755);
		*slash = '/';
	}
	file = fopen(path, "w");
	if (file) {
		fwrite(page->html.data, 1, page->html.len, file);
		fclose(file);
	}
}

static void see_good(const struct fixture_page *page, void *data)
{
	char name[600];

	(void)data;
	snprintf(
	    name, sizeof(name), "renders %.*s %.*s", STR_ARG(page->language), STR_ARG(page->path));
	ok(page->is_good && page->html.len > 0, name);
}

/* One page of the first dataset, in English, kept in the fixture's arena. */
static struct str render_dataset(struct fixture *fixture, const char *kind_id, struct str *api)
{
	struct page_context context = { .renderer = fixture->renderer,
		.dataset = &fixture->portal->datasets[0],
		.language = STR("en"),
		.scratch = fixture->arena,
		.diags = fixture->diags };
	struct output *page = output_new_memory(), *json = output_new_memory();
	struct str html = STR("");

	for (size_t i = 0; page_kind_at(i); i++) {
		const struct page_kind *kind = page_kind_at(i);

		if (!str_eq(str_of(kind->id), str_of(kind_id)))
			continue;
		if (page_render(kind, &context, 0, page, kind->has_api ? json : NULL))
			html = arena_str(fixture->arena, output_memory(page));
	}
	if (api)
		*api = arena_str(fixture->arena, output_memory(json));
	output_free(page);
	output_free(json);
	return html;
}

static void test_withdrawn(void)
{
	struct fixture fixture;
	struct str html;

	fixture_open(&fixture, STR(""));
	fixture.portal->datasets[0].status = DATASET_WITHDRAWN;
	fixture.portal->datasets[0].withdrawn_reason = fixture_text(&fixture, "Sai", "Wrong");
	html = render_dataset(&fixture, "dataset", NULL);
	ok(str_contains(html, STR("has been withdrawn")), "a withdrawn dataset's page says so");
	ok(str_contains(html, STR("Wrong")), "and why");
	ok(!str_contains(html, STR(".csv")), "and offers no file");
	fixture_close(&fixture);
}

static const struct diag_kind ragged = {
	.id = "table.ragged-row",
	.level = DIAG_ERROR,
	.message = { "dòng có {found} ô", "row has {found} cells" },
};

static void test_withheld(void)
{
	struct fixture fixture;
	struct location at = { STR("ho-so-khac/ho-so.csv"), 118, 1 };
	struct str html;

	fixture_open(&fixture, STR(""));
	DIAG(fixture.portal->datasets[0].diags, &ragged, at, .found = STR("<b>7"));
	fixture.portal->datasets[0].resources[0].is_withheld = true;
	html = render_dataset(&fixture, "dataset", NULL);
	ok(str_contains(html, STR("row has &lt;b&gt;7 cells")), "a draft shows what is wrong");
	ok(str_contains(html, STR("Line 118")), "and where");
	ok(str_contains(html, STR("table.ragged-row")), "and by which rule");
	ok(!str_contains(html, STR("class=\"download\"")) &&
		!str_contains(html, STR("table-scroll")),
	    "nothing of a withheld table is shown");
	fixture_close(&fixture);
}

static void test_link(void)
{
	struct fixture fixture;
	struct resource *link;
	struct str html;

	fixture_open(&fixture, STR(""));
	link = &fixture.portal->datasets[0].resources[0];
	*link = (struct resource){ .name = STR("wms"),
		.kind = RESOURCE_LINK,
		.url = STR("https://example.org/wms?a=1&b=2") };
	html = render_dataset(&fixture, "dataset", NULL);
	ok(str_contains(html, STR("href=\"https://example.org/wms?a=1&amp;b=2\"")),
	    "a link is shown as a link");
	ok(!str_contains(html, STR("table-scroll")), "without rows");
	fixture_close(&fixture);
}

static void test_wide_table(void)
{
	struct fixture fixture;
	struct resource *table;
	struct table_preview *preview;
	struct str html;

	fixture_open(&fixture, STR(""));
	table = &fixture.portal->datasets[0].resources[0];
	table->schema.fields = NULL;
	table->schema.field_count = 0;
	for (size_t i = 0; i < 250; i++) {
		struct field *field = ARENA_ADD(
		    fixture.arena, table->schema.fields, table->schema.field_count);

		field->name = arena_format(fixture.arena, "c%zu", i);
	}
	preview = arena_alloc(fixture.arena, sizeof(*preview));
	*preview = (struct table_preview){ arena_alloc(fixture.arena, 250 * sizeof(struct str)), 1,
		250 };
	table->preview = preview;
	table->profile = NULL;
	html = render_dataset(&fixture, "dataset", NULL);
	ok(str_contains(html, STR("Showing 100 of 250 columns")), "a wide table is cut");
	ok(str_contains(html, STR(">c99<")) && !str_contains(html, STR(">c100<")),
	    "at 100 columns");
	fixture_close(&fixture);
}

static void test_page_limit(void)
{
	struct fixture fixture;
	struct str html;
	size_t limit;

	fixture_open(&fixture, STR(""));
	limit = fixture.portal->limits.page_bytes = render_dataset(&fixture, "dataset", NULL).len -
						    1;
	html = render_dataset(&fixture, "dataset", NULL);
	ok(html.len > 0 && html.len <= limit, "too large a page goes without its rows");
	ok(!str_contains(html, STR("<tbody>\n<tr>\n<td")), "and shows no preview");
	is_number(diags_count(fixture.diags, DIAG_WARNING), 1, "a warning says so");
	fixture.portal->limits.page_bytes = 4000;
	html = render_dataset(&fixture, "dataset", NULL);
	is_number(html.len, 0, "a page that stays too large is not made");
	is_number(diags_count(fixture.diags, DIAG_ERROR), 1, "which is an error");
	fixture_close(&fixture);
}

static void test_api(void)
{
	struct fixture fixture;
	struct str api;
	cJSON *json, *table, *cell;

	fixture_open(&fixture, STR(""));
	render_dataset(&fixture, "dataset", &api);
	json = cJSON_ParseWithLength(api.data, api.len);
	ok(json != NULL, "the API is JSON");
	ok(!cJSON_HasObjectItem(json, "page"), "without what is for templates only");
	is_str(str_of(cJSON_GetObjectItem(json, "modified")->valuestring), STR("2024-07-10"),
	    "with raw values");
	is_str(str_of(cJSON_GetObjectItem(json, "modified_text")->valuestring), STR("10 July 2024"),
	    "and their display forms");
	table = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "resources"), 0);
	is_number(
	    cJSON_GetObjectItem(table, "row_count")->valuedouble, 1234, "numbers are numbers");
	cell = cJSON_GetObjectItem(cJSON_GetObjectItem(table, "preview"), "rows");
	is_number(cJSON_GetArraySize(cell), FIXTURE_ROWS, "the first rows are there");
	cJSON_Delete(json);
	fixture_close(&fixture);
}

static void see_catalog(const struct fixture_page *page, void *data)
{
	cJSON *json;

	if (!str_eq(page->path, STR("api/v1/catalog.json")))
		return;
	json = cJSON_ParseWithLength(page->html.data, page->html.len);
	ok(json && cJSON_GetArraySize(cJSON_GetObjectItem(json, "datasets")) == 2,
	    "catalog.json lists the datasets");
	cJSON_Delete(json);
	(*(int *)data)++;
}

static void test_catalog(void)
{
	struct fixture fixture;
	int seen = 0;

	fixture_open(&fixture, STR(""));
	fixture_each_page(&fixture, see_catalog, &seen);
	is_number(seen, 2, "in each language");
	fixture_close(&fixture);
}

/* --- words --- */

static bool locale_has(const struct locale *locale, struct str key)
{
	for (size_t i = 0; i < locale->count; i++) {
		if (str_eq(locale->texts[i].key, key) && locale->texts[i].value.len)
			return true;
	}
	return false;
}

static void test_locales(void)
{
	struct arena *arena = arena_new();
	struct theme *theme = fixture_theme(arena);
	bool is_complete = true;

	for (size_t i = 0; i < theme->locales[0].count; i++) {
		struct str key = theme->locales[0].texts[i].key;

		if (!locale_has(&theme->locales[1], key)) {
			printf("# en.yml lacks %.*s\n", STR_ARG(key));
			is_complete = false;
		}
	}
	ok(theme->locales[0].count > 100, "the theme has its words");
	ok(is_complete && theme->locales[0].count == theme->locales[1].count,
	    "both languages have the same");
	for (size_t i = 0; i < TYPE_COUNT; i++) {
		struct str type = field_type_name((enum field_type)i);

		is_complete &= locale_has(
		    &theme->locales[1], arena_format(arena, "type.%.*s", STR_ARG(type)));
	}
	ok(is_complete, "each type has a word");
	arena_free(arena);
}

static void test_all_pages(const char *root)
{
	struct fixture fixture;

	fixture_open(&fixture, STR(""));
	if (ok(fixture.renderer != NULL, "compiles the default theme"))
		fixture_each_page(&fixture, root ? write_page : see_good, (void *)(uintptr_t)root);
	is_number(diags_kept(fixture.diags), 0, "has nothing to report");
	fixture_print_diags(&fixture);
	fixture_close(&fixture);
}

static void test_missing_template(void)
{
	struct fixture fixture;
	struct renderer *renderer;

	fixture_open(&fixture, STR(""));
	for (size_t i = 0; i < fixture.theme->template_count; i++) {
		if (str_eq(fixture.theme->templates[i].name, STR("moved")))
			fixture.theme->templates[i].name = STR("other");
	}
	renderer = renderer_new(fixture.portal, fixture.theme, fixture.diags);
	ok(!renderer, "a theme without a page's template is refused");
	is_number(diags_count(fixture.diags, DIAG_ERROR), 1, "with an error");
	renderer_free(renderer);
	fixture_close(&fixture);
}

/* A folder of nothing: no title, no address, one language, no datasets. */
static void test_bare_portal(void)
{
	struct fixture fixture;
	struct portal *bare;
	int kept;

	fixture_open(&fixture, STR(""));
	renderer_free(fixture.renderer);
	bare = arena_alloc(fixture.arena, sizeof(*bare));
	bare->arena = fixture.arena;
	bare->languages = fixture.portal->languages;
	bare->language_count = 1;
	bare->limits = limits_default;
	bare->diags = fixture.diags;
	fixture.portal = bare;
	fixture.renderer = renderer_new(bare, fixture.theme, fixture.diags);
	renderer_set_catalog(fixture.renderer, catalog_new(fixture.arena, bare));
	fixture_each_page(&fixture, see_good, NULL);
	kept = (int)diags_kept(fixture.diags);
	is_number(kept, 0, "an empty portal has pages too");
	fixture_print_diags(&fixture);
	fixture_close(&fixture);
}

/* Only what must be there: a title. */
static void test_bare_dataset(void)
{
	struct fixture fixture;
	struct dataset *dataset;
	struct str html;

	fixture_open(&fixture, STR(""));
	dataset = &fixture.portal->datasets[0];
	*dataset = (struct dataset){ .arena = fixture.arena,
		.id = STR("ho-so-khac"),
		.folder = STR("ho-so-khac"),
		.title = dataset->title,
		.diags = fixture.diags };
	html = render_dataset(&fixture, "dataset", NULL);
	ok(str_contains(html, STR("There is no data file yet")), "a bare dataset has a page");
	is_number(diags_kept(fixture.diags), 0, "with nothing to report");
	fixture_print_diags(&fixture);
	fixture_close(&fixture);
}

int main(void)
{
	/* RENDER_TO=folder writes the pages there, to be looked at. */
	test_all_pages(getenv("RENDER_TO"));
	test_bare_portal();
	test_bare_dataset();
	test_withdrawn();
	test_withheld();
	test_link();
	test_wide_table();
	test_page_limit();
	test_api();
	test_catalog();
	test_locales();
	test_missing_template();
	return tap_end();
}
