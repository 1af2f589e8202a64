/* SPDX-License-Identifier: MIT */
#include "render/view.h"

#include <cjson/cJSON.h>

#include "render/note_target.h"
#include "render/view_cell.h"
#include "render_fixture.h"

static struct view view_in(struct fixture *fixture, const char *language)
{
	struct page_context context = { .renderer = fixture->renderer,
		.dataset = &fixture->portal->datasets[0],
		.language = str_of(language),
		.scratch = fixture->arena,
		.diags = fixture->diags };
	struct view view;

	view_init(&view, &context);
	return view;
}

static struct str text_at(const struct cJSON *object, const char *key)
{
	const struct cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);

	return cJSON_IsString(item) ? str_of(item->valuestring) : STR("(none)");
}

static void test_figures(struct fixture *fixture)
{
	struct view vi = view_in(fixture, "vi"), en = view_in(fixture, "en");

	is_str(view_count(&vi, 1928311), STR("1.928.311"), "groups by dots in Vietnamese");
	is_str(view_count(&en, 1928311), STR("1,928,311"), "groups by commas in English");
	is_str(view_bytes(&vi, 12595), STR("12,3\u00a0KB"), "gives kilobytes one decimal");
	is_str(view_bytes(&vi, 0), STR("0\u00a0B"), "gives bytes none");
	is_str(view_bytes(&en, 1048576), STR("1\u00a0MB"), "leaves a zero decimal out");
	is_str(view_bytes(&en, 130000), STR("127\u00a0KB"), "gives three figures none");
	is_str(view_percent(&vi, 0.1234), STR("12,3\u00a0%"), "sets % apart in Vietnamese");
	is_str(view_percent(&en, 0.1234), STR("12.3%"), "and not in English");
	is_str(view_percent(&en, 0.00012), STR("0.012%"), "does not round a share to nothing");
	is_str(view_measure(&vi, 70123.4567), STR("70.123"), "rounds large measures");
	is_str(view_measure(&vi, 0.000123456), STR("0,0001235"), "keeps figures of small ones");
	is_str(view_measure(&vi, -0.0), STR("0"), "has no minus zero");
	is_str(view_measure(&vi, 1.0 / 0.0), STR(""), "has no infinite measure");
	is_str(view_date(&vi, (struct date){ 2024, 7, 10 }), STR("10/07/2024"),
	    "writes days as Vietnamese do");
	view_release(&vi);
	view_release(&en);
}

static void test_words(struct fixture *fixture)
{
	struct view vi = view_in(fixture, "vi"), en = view_in(fixture, "en");

	is_str(view_counted(&en, STR("count.datasets"), 1), STR("1 dataset"), "counts one");
	is_str(
	    view_counted(&en, STR("count.datasets"), 1200), STR("1,200 datasets"), "counts many");
	is_str(view_words(&vi, STR("no.such")), STR("no.such"), "an unknown text is its key");
	is_str(view_sentence(&vi, STR("list.page_of"),
		   (struct view_word[]){
		       { "n", STR("{count}") }, { "count", STR("9") }, { NULL, STR("") } }),
	    STR("Trang {count} trên 9"), "does not fill in what was filled in");
	view_release(&vi);
	view_release(&en);
}

static void test_text(struct fixture *fixture)
{
	struct view en = view_in(fixture, "en");
	struct cJSON *object = view_object(&en), *item;
	struct text vietnamese = fixture_text(fixture, "Tỉnh", NULL), none = { NULL, 0 };

	view_add_text(&en, object, "name", &vietnamese);
	view_add_text(&en, object, "none", &none);
	item = cJSON_GetObjectItemCaseSensitive(object, "name");
	is_str(text_at(item, "text"), STR("Tỉnh"), "falls back to another language");
	is_str(text_at(item, "lang"), STR("vi"), "and says which");
	ok(cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, "is_fallback")), "and that it did");
	ok(cJSON_IsNull(cJSON_GetObjectItemCaseSensitive(object, "none")), "no text is null");
	view_add_url(&en, object, "good", STR("https://example.org/?a=1"));
	view_add_url(&en, object, "bad", STR("javascript:alert(1)"));
	is_str(text_at(object, "good"), STR("https://example.org/?a=1"), "keeps a web address");
	ok(cJSON_IsNull(cJSON_GetObjectItemCaseSensitive(object, "bad")), "refuses a script's");
	view_release(&en);
}

static void test_freshness(struct fixture *fixture)
{
	static const struct {
		struct date today;
		const char *state, *words;
	} cases[] = {
		{ { 2024, 9, 1 }, "fresh", "Cần cập nhật trước 10/10/2024" },
		{ { 2024, 11, 21 }, "due", "Đã đến hạn cập nhật ngày 10/10/2024" },
		{ { 2025, 10, 11 }, "overdue", "Chậm 366 ngày so với tần suất hằng quý" },
	};
	struct date today = fixture->portal->today;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct view vi = view_in(fixture, "vi");
		struct cJSON *object = view_object(&vi), *item;

		fixture->portal->today = cases[i].today;
		view_add_freshness(&vi, object, "freshness", vi.dataset);
		item = cJSON_GetObjectItemCaseSensitive(object, "freshness");
		is_str(text_at(item, "state"), str_of(cases[i].state), "tells the state");
		is_str(text_at(item, "words"), str_of(cases[i].words), "in a sentence");
		view_release(&vi);
	}
	fixture->portal->today = today;
}

static struct str shown(struct view *view, const struct field *field, const char *cell)
{
	struct table_schema schema = { 0 };
	struct column_style style = column_style_of(&schema, field, NULL);
	struct strbuf scratch = STRBUF_INIT;
	struct cJSON *item = view_cell(view, &style, str_of(cell), &scratch);

	strbuf_release(&scratch);
	if (cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, "is_missing")))
		return STR("(missing)");
	return text_at(item, "text");
}

static void test_cells(struct fixture *fixture)
{
	struct view vi = view_in(fixture, "vi"), en = view_in(fixture, "en");
	struct field number = { .type = TYPE_NUMBER,
		.decimal_char = STR(","),
		.group_char = STR("."),
		.bare_number = true };
	struct field date = { .type = TYPE_DATE }, year = { .type = TYPE_YEAR };
	struct field text = { .type = TYPE_STRING };

	is_str(shown(&en, &number, "1.928.311,50"), STR("1,928,311.50"),
	    "shows a number in the page's language, with the digits that it has");
	is_str(shown(&vi, &number, "1.928.311,50"), STR("1.928.311,50"), "also in Vietnamese");
	is_str(shown(&vi, &number, "khoảng 5"), STR("khoảng 5"), "leaves what is no number");
	is_str(shown(&vi, &date, "2024-07-10"), STR("10/07/2024"), "shows a day");
	is_str(shown(&en, &date, "2024-07-10"), STR("10\u00a0July\u00a02024"), "on one line");
	is_str(shown(&vi, &year, "2024"), STR("2024"), "does not group a year");
	is_str(shown(&vi, &text, " 007 "), STR(" 007 "), "leaves a text as it is");
	is_str(shown(&vi, &text, ""), STR("(missing)"), "knows an empty cell");
	view_release(&vi);
	view_release(&en);
}

static void test_note_targets(struct fixture *fixture)
{
	static struct str images[] = { STR_INIT("hinh/a.png") };
	struct note_home home = { .page = STR("datasets/ho-so-khac/index.html"),
		.folder = STR("ho-so-khac"),
		.image_owner = STR("ho-so-khac"),
		.images = images,
		.image_count = 1 };
	struct note_target target = { fixture->portal, &home, STR("en") };
	static const struct {
		const char *path;
		bool is_image;
		const char *link; /* NULL: none */
	} cases[] = {
		{ "../ho-so-truc-tuyen/dataset.md", false, "../ho-so-truc-tuyen/index.html" },
		{ "../ho-so-truc-tuyen", false, "../ho-so-truc-tuyen/index.html" },
		{ "../datasets/ho-so-truc-tuyen/index.html", false,
		    "../ho-so-truc-tuyen/index.html" },
		{ "ho-so.csv", false, "../../../datasets/ho-so-khac/original/ho-so.csv" },
		{ "./x/../ho-so.csv", false, "../../../datasets/ho-so-khac/original/ho-so.csv" },
		{ "/pages/about.en.md", false, "../../about/index.html" },
		{ "../pages/about", false, "../../about/index.html" },
		{ "hinh/a.png", true, "../../../datasets/ho-so-khac/images/hinh/a.png" },
		{ "hinh/b.png", true, NULL },
		{ "ho-so.csv", true, NULL },
		{ "khac.csv", false, NULL },
		{ "../../etc/passwd", false, NULL },
		{ "../portal.yml", false, NULL },
		{ "..", false, NULL },
		{ "/", false, NULL },
		{ "../ho-so-khac-nua", false, NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct strbuf link = STRBUF_INIT;
		bool is_found = note_target_add(
		    &target, str_of(cases[i].path), cases[i].is_image, &link);

		ok(is_found == (cases[i].link != NULL), cases[i].path);
		if (cases[i].link)
			is_str(strbuf_str(&link), str_of(cases[i].link), "leads there");
		strbuf_release(&link);
	}
}

int main(void)
{
	struct fixture fixture;

	fixture_open(&fixture, STR(""));
	test_figures(&fixture);
	test_words(&fixture);
	test_text(&fixture);
	test_freshness(&fixture);
	test_cells(&fixture);
	test_note_targets(&fixture);
	fixture_close(&fixture);
	return tap_end();
}
