/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/data_map.h"
#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"
#include "render/view_plan.h"

/* Of a large portal each cell names a few, and says how many more there are. */
enum { ITEMS_SHOWN = 2000, CELL_ITEMS_MAX = 20, MATRIX_CELLS_MAX = 4000 };

static const struct data_map *map_of(const struct view *view)
{
	return view->catalog->data_map;
}

static size_t data_map_count(const struct page_context *context)
{
	/* of one organization alone its own page says it */
	return context->renderer->portal->organization_count > 1;
}

static void data_map_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, STR("data-map"), index + 1);
}

static void data_map_api_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "api/v1/data-map.json");
}

static void add_counts(struct view *view, struct cJSON *object, const size_t *states)
{
	view_add_count(view, object, "open", "open_text", states[DATA_OPEN]);
	view_add_count(view, object, "planned", "planned_text", states[DATA_PLANNED]);
	view_add_count(view, object, "closed", "closed_text", states[DATA_CLOSED]);
	view_add_bool(view, object, "has_open", states[DATA_OPEN] > 0);
	view_add_bool(view, object, "has_planned", states[DATA_PLANNED] > 0);
	view_add_bool(view, object, "has_closed", states[DATA_CLOSED] > 0);
}

static struct cJSON *item_view(struct view *view, const struct map_item *item)
{
	struct cJSON *object = view_object(view);
	struct str id = data_state_id(item->state);
	const struct plan_entry *entry = item->entry ? item->entry->entry : NULL;
	bool is_passed;

	view_add_str(view, object, "state", id);
	view_add_str(view, object, "state_text",
	    view_words(view, arena_format(view->arena, "data_state.%.*s", STR_ARG(id))));
	view_add_str(view, object, "id", item->dataset ? item->dataset->id : entry->id);
	view_add_text(view, object, "title", item->dataset ? &item->dataset->title : &entry->title);
	if (item->dataset)
		view_add_folder_path(view, object, "path", STR("datasets"), item->dataset->id);
	else
		view_add_null(view, object, "path");
	/* why it is closed */
	if (entry && item->state == DATA_CLOSED)
		view_add_text(view, object, "reason", &entry->note);
	else
		view_add_null(view, object, "reason");
	if (entry && item->state == DATA_PLANNED)
		view_add_date(view, object, "due", "due_text", entry->due);
	else
		view_add_date(view, object, "due", "due_text", (struct date){ 0, 0, 0 });
	/* its date has come or gone: nobody should read of it as a promise still ahead */
	is_passed = item->entry &&
		    (item->entry->state == PLAN_OVERDUE || item->entry->state == PLAN_PAST);
	view_add_str(view, object, "passed_text",
	    is_passed ? view_plan_state(view, item->entry->state) : STR(""));
	return object;
}

static void add_theme(struct view *view, struct cJSON *object, const struct data_theme *theme)
{
	view_add_str(view, object, "id", theme ? theme->id : STR(""));
	if (theme) {
		view_add_text(view, object, "name", &theme->name);
		view_add_folder_path(view, object, "path", facet_folder(FACET_THEME), theme->id);
	} else {
		view_add_null(view, object, "name");
		view_add_null(view, object, "path");
	}
}

static void add_cell(
    struct view *view, struct cJSON *themes, const struct map_cell *cell, size_t theme, size_t most)
{
	struct cJSON *object = view_append_object(view, themes), *items;
	size_t shown = cell->count < most ? cell->count : most;

	add_theme(view, object, map_of(view)->themes[theme]);
	add_counts(view, object, cell->states);
	items = view_add_array(view, object, "items");
	for (size_t i = 0; i < shown; i++)
		cJSON_AddItemToArray(items, item_view(view, &cell->items[i]));
	view_add_str(view, object, "more_words",
	    cell->count > shown ? view_counted(view, STR("count.more"), cell->count - shown)
				: STR(""));
}

/* Every theme that holds anything is a column. */
static bool is_used(const struct data_map *map, size_t theme)
{
	for (size_t i = 0; i < map->organization_count; i++) {
		if (map->cells[i * map->theme_count + theme].count)
			return true;
	}
	return false;
}

static size_t cells_in_use(const struct data_map *map)
{
	size_t count = 0;

	for (size_t i = 0; i < map->organization_count * map->theme_count; i++)
		count += map->cells[i].count > 0;
	return count;
}

static bool add_organization(struct view *view, struct cJSON *list, size_t index, size_t most)
{
	const struct data_map *map = map_of(view);
	const struct map_cell *cells = &map->cells[index * map->theme_count];
	size_t states[DATA_STATE_COUNT] = { 0 }, total = 0;
	struct cJSON *object, *themes, *columns;

	for (size_t i = 0; i < map->theme_count; i++) {
		total += cells[i].count;
		for (size_t j = 0; j < DATA_STATE_COUNT; j++)
			states[j] += cells[i].states[j];
	}
	if (!total)
		return false;
	object = view_append_object(view, list);
	view_add_organization(view, object, "organization", map->organizations[index]);
	view_add_number(view, object, "number", (double)(index + 1));
	add_counts(view, object, states);
	themes = view_add_array(view, object, "themes");
	columns = view_add_array(view, object, "columns");
	for (size_t i = 0; i < map->theme_count; i++) {
		if (cells[i].count)
			add_cell(view, themes, &cells[i], i, most);
		if (is_used(map, i))
			add_counts(view, view_append_object(view, columns), cells[i].states);
	}
	return true;
}

/* As a catalogue of DCAT where that is made: with an address and a plan. */
static void add_files(struct view *view, struct cJSON *object)
{
	static const struct {
		const char *key, *path;
	} files[] = { { "turtle", "data-map/catalog.ttl" },
		{ "jsonld", "data-map/catalog.jsonld" } };
	bool is_catalog = view->portal->plan_count && view->portal->base_url.len;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (!is_catalog) {
			view_add_null(view, object, files[i].key);
			continue;
		}
		view_path_begin_page(view, view->portal->languages[0]);
		strbuf_add_cstr(&view->path, files[i].path);
		view_add_path(view, object, files[i].key);
	}
	view_path_begin_page(view, view->language);
	strbuf_add_cstr(&view->path, "api/v1/data-map.json");
	view_add_path(view, object, "json");
}

static struct cJSON *data_map_view(struct view *view, size_t index)
{
	const struct data_map *map = map_of(view);
	struct cJSON *object = view_object(view), *page, *list, *themes;
	struct str title = view_words(view, STR("map.title"));
	size_t used = cells_in_use(map), most = used ? ITEMS_SHOWN / used : 0, organizations = 0;

	(void)index;
	most = most > CELL_ITEMS_MAX ? CELL_ITEMS_MAX : most;
	page = view_add_page(view, object, title, view_words(view, STR("map.lead")));
	view_add_crumb(view, page, title, true);
	add_files(view, object);
	themes = view_add_array(view, object, "theme_columns");
	for (size_t i = 0; i < map->theme_count; i++) {
		if (is_used(map, i))
			add_theme(view, view_append_object(view, themes), map->themes[i]);
	}
	list = view_add_array(view, object, "organizations");
	for (size_t i = 0; i < map->organization_count; i++)
		organizations += add_organization(view, list, i, most);
	view_add_bool(
	    view, object, "has_matrix", organizations * map->theme_count <= MATRIX_CELLS_MAX);
	return object;
}

const struct page_kind data_map_page = {
	.id = "data_map",
	.is_listed = true,
	.has_api = true,
	.count = data_map_count,
	.path = data_map_path,
	.api_path = data_map_api_path,
	.view = data_map_view,
};
