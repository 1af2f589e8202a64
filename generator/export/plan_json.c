/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/plan_file.h"

/* The plan for programs: counts as a whole and of each organization, then the entries. */

static void add_text(
    struct json_writer *json, const char *key, const struct portal *portal, const struct text *text)
{
	json_key(json, str_of(key));
	json_begin_object(json);
	for (size_t i = 0; i < portal->language_count; i++) {
		struct str value = text_in_language(text, portal, i);

		if (value.len)
			json_key_string(json, portal->languages[i], value);
	}
	json_end_object(json);
}

static void add_optional(struct json_writer *json, const char *key, struct str text)
{
	json_key(json, str_of(key));
	if (text.len)
		json_string(json, text);
	else
		json_null(json);
}

static void add_date(struct json_writer *json, const char *key, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year)
		date_add_iso(&text, date);
	add_optional(json, key, strbuf_str(&text));
	strbuf_release(&text);
}

static void add_count(struct json_writer *json, const struct plan_count *count)
{
	json_key(json, STR("count"));
	json_begin_object(json);
	json_key_integer(json, STR("total"), (int64_t)count->total);
	for (size_t i = 0; i < PLAN_STATE_COUNT; i++)
		json_key_integer(
		    json, plan_state_id((enum plan_state)i), (int64_t)count->states[i]);
	json_key_integer(json, STR("published-late"), (int64_t)count->published_late);
	json_end_object(json);
}

static void add_item(
    struct json_writer *json, const struct portal *portal, const struct plan_item *item)
{
	const struct plan_entry *entry = item->entry;

	json_begin_object(json);
	json_key_string(json, STR("id"), entry->id);
	add_text(json, "title", portal, &entry->title);
	add_optional(json, "organization", entry->organization);
	add_optional(json, "kind", entry->kind);
	add_optional(json, "due", entry->due_text);
	add_date(json, "due_date", entry->due);
	json_key_string(json, STR("state"), plan_state_id(item->state));
	add_date(json, "published", item->published);
	json_key(json, STR("days_late"));
	if (plan_item_is_dated(item))
		json_integer(json, plan_item_days_late(item));
	else
		json_null(json);
	add_optional(json, "dataset", item->dataset ? item->dataset->id : STR(""));
	add_text(json, "legal_basis", portal, &entry->legal_basis);
	add_text(json, "note", portal, &entry->note);
	json_end_object(json);
}

static void plan_json_write(const struct export_context *context, struct output *output)
{
	const struct plan *plan = context->catalog->plan;
	const struct portal *portal = context->portal;
	static const struct text none = { NULL, 0 };
	struct json_writer json;

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	add_date(&json, "as_of", portal->today);
	add_count(&json, &plan->count);
	json_key(&json, STR("organizations"));
	json_begin_array(&json);
	for (size_t i = 0; i < plan->organization_count; i++) {
		const struct plan_group *group = &plan->organizations[i];

		json_begin_object(&json);
		add_optional(&json, "id", group->id);
		add_text(&json, "name", portal,
		    group->organization ? &group->organization->name : &none);
		add_count(&json, &group->count);
		json_end_object(&json);
	}
	json_end_array(&json);
	json_key(&json, STR("entries"));
	json_begin_array(&json);
	for (size_t i = 0; i < plan->count.total; i++)
		add_item(&json, portal, &plan->items[i]);
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

const struct exporter plan_json_exporter = {
	.id = "plan-json",
	.name = "JSON",
	.file_name = "plan/plan.json",
	.media_type = "application/json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Kế hoạch dữ liệu mở, cho người viết phần mềm",
	    [MESSAGES_EN] = "The open-data plan, for programmers" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.accepts = export_has_plan,
	.write = plan_json_write,
};
