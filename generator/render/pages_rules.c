/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/html_escape.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"

static const struct rule_families *families_of(const struct page_context *context)
{
	return &context->renderer->rule_families;
}

static struct str family_words(struct view *view, struct str id)
{
	return view_words(view, arena_format(view->arena, "rule_family.%.*s", STR_ARG(id)));
}

/* The words of a rule are in the messages' languages, of which the page's need not be one. */
static void add_language(struct view *view, struct cJSON *object)
{
	view_add_str(view, object, "language_of_rules",
	    view->messages == MESSAGES_VI ? STR("vi") : STR("en"));
}

/* What stands in back-ticks is code; one without a partner is what it is. */
static void add_prose(struct view *view, struct cJSON *object, const char *key, const char *text)
{
	struct str rest = str_of(text);

	strbuf_clear(&view->text);
	while (rest.len) {
		size_t open = str_find(rest, '`');
		size_t len = str_find(str_from(rest, open + 1), '`');
		size_t close = open + 1 + len;

		if (close >= rest.len)
			open = rest.len;
		html_add_text(&view->text, str_slice(rest, 0, open));
		if (open < rest.len) {
			strbuf_add_cstr(&view->text, "<code>");
			html_add_text(&view->text, str_slice(rest, open + 1, close));
			strbuf_add_cstr(&view->text, "</code>");
		}
		rest = str_from(rest, open < rest.len ? close + 1 : rest.len);
	}
	view_add(object, key, view_html(view, strbuf_str(&view->text)));
}

/* The lines of an example that begin with "- " (before) or "+ ", without that; null: there are
 * none. */
static void add_example(
    struct view *view, struct cJSON *object, const char *key, const char *example, char mark)
{
	struct str rest = str_of(example), line;

	strbuf_clear(&view->text);
	while (str_split(&rest, '\n', &line)) {
		if (line.len < 2 || line.data[0] != mark)
			continue;
		if (view->text.len)
			strbuf_add_char(&view->text, '\n');
		strbuf_add(&view->text, str_from(line, 2));
	}
	view_add_str(view, object, key, strbuf_str(&view->text));
}

static void add_rule(struct view *view, struct cJSON *list, const struct rule *rule)
{
	struct cJSON *item = view_append_object(view, list);
	enum message_language language = view->messages;

	view_add_str(view, item, "id", str_of(rule->id));
	view_add_str(view, item, "level", str_of(diag_level_name(rule->level, MESSAGES_EN)));
	view_add_str(view, item, "level_text", str_of(diag_level_name(rule->level, language)));
	view_add_str(view, item, "title", str_of(rule->title[language]));
	add_prose(view, item, "explanation", rule->explanation[language]);
	add_prose(view, item, "mend", rule->mend[language]);
	add_example(view, item, "before", rule->example, '-');
	add_example(view, item, "after", rule->example, '+');
	view_add_str(view, item, "source", str_of(rule->source));
}

/* --- all families --- */

static size_t rules_count(const struct page_context *context)
{
	return families_of(context)->count > 0;
}

static void rules_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, STR("rules"), index + 1);
}

static void add_family(struct view *view, struct cJSON *list, struct str id)
{
	const struct rule_families *families = &view->renderer->rule_families;
	struct cJSON *item = view_append_object(view, list);
	size_t index = 0, count = 0;

	while (rule_family_next(families, id, &index))
		count++;
	view_add_str(view, item, "id", id);
	view_add_str(view, item, "name", family_words(view, id));
	view_add_folder_path(view, item, "path", STR("rules"), id);
	view_add_str(view, item, "count_words", view_counted(view, STR("rules.count"), count));
}

static struct cJSON *rules_view(struct view *view, size_t index)
{
	const struct rule_families *families = &view->renderer->rule_families;
	struct cJSON *object = view_object(view), *page, *list;
	struct str title = view_words(view, STR("rules.title"));

	(void)index;
	page = view_add_page(view, object, title, view_words(view, STR("rules.lead")));
	view_add_crumb(view, page, title, true);
	list = view_add_array(view, object, "families");
	for (size_t i = 0; i < families->count; i++)
		add_family(view, list, families->ids[i]);
	return object;
}

const struct page_kind rules_page = {
	.id = "rules",
	.is_listed = true,
	.count = rules_count,
	.path = rules_path,
	.view = rules_view,
};

/* --- one family, each rule with an anchor of its id --- */

static size_t family_count(const struct page_context *context)
{
	return families_of(context)->count;
}

static void family_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	strbuf_add_format(path, "rules/%.*s/index.html", STR_ARG(families_of(context)->ids[index]));
}

static struct cJSON *family_view(struct view *view, size_t index)
{
	const struct rule_families *families = &view->renderer->rule_families;
	struct str id = families->ids[index], name = family_words(view, id);
	struct cJSON *object = view_object(view), *page, *list;
	const struct rule *rule;

	page = view_add_page(view, object,
	    view_sentence(view, STR("rules.family_title"),
		(struct view_word[]){ { "family", name }, { NULL, STR("") } }),
	    STR(""));
	view_path_begin(view);
	site_path_list(&view->path, STR("rules"), 1);
	view_add_crumb(view, page, view_words(view, STR("rules.title")), false);
	view_add_crumb(view, page, name, true);
	view_add_str(view, object, "name", name);
	add_language(view, object);
	list = view_add_array(view, object, "rules");
	for (size_t i = 0; (rule = rule_family_next(families, id, &i));)
		add_rule(view, list, rule);
	return object;
}

const struct page_kind rule_family_page = {
	.id = "rule_family",
	.is_listed = true,
	.count = family_count,
	.path = family_path,
	.view = family_view,
};
