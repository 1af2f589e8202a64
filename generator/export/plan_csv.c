/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/plan_file.h"

/* The plan with its states: one row an entry, texts in one column a language. */

static void add_text_header(struct csv_writer *csv, const struct portal *portal, const char *name)
{
	struct strbuf header = STRBUF_INIT;

	for (size_t i = 0; i < portal->language_count; i++) {
		strbuf_clear(&header);
		strbuf_add_format(&header, "%s_%.*s", name, STR_ARG(portal->languages[i]));
		csv_writer_add(csv, strbuf_str(&header));
	}
	strbuf_release(&header);
}

static void add_text(struct csv_writer *csv, const struct portal *portal, const struct text *text)
{
	for (size_t i = 0; i < portal->language_count; i++)
		csv_writer_add(csv, text_in_language(text, portal, i));
}

static void add_date(struct csv_writer *csv, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year)
		date_add_iso(&text, date);
	csv_writer_add(csv, strbuf_str(&text));
	strbuf_release(&text);
}

static void add_header(struct csv_writer *csv, const struct portal *portal)
{
	static const char *const names[] = { "kind", "due", "due_date", "state", "published",
		"days_late", "dataset" };

	csv_writer_add(csv, STR("id"));
	add_text_header(csv, portal, "title");
	csv_writer_add(csv, STR("organization"));
	add_text_header(csv, portal, "organization");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		csv_writer_add(csv, str_of(names[i]));
	add_text_header(csv, portal, "legal_basis");
	add_text_header(csv, portal, "note");
	csv_writer_add(csv, STR("as_of"));
	csv_writer_end_row(csv);
}

static void add_item(
    struct csv_writer *csv, const struct export_context *context, const struct plan_item *item)
{
	const struct portal *portal = context->portal;
	const struct plan_entry *entry = item->entry;
	const struct organization *organization =
	    context->catalog->plan->organizations[item->organization].organization;
	static const struct text none = { NULL, 0 };
	struct strbuf days = STRBUF_INIT;

	csv_writer_add(csv, entry->id);
	add_text(csv, portal, &entry->title);
	csv_writer_add(csv, entry->organization);
	add_text(csv, portal, organization ? &organization->name : &none);
	csv_writer_add(csv, entry->kind);
	csv_writer_add(csv, entry->due_text);
	add_date(csv, entry->due);
	csv_writer_add(csv, plan_state_id(item->state));
	add_date(csv, item->published);
	if (plan_item_is_dated(item))
		strbuf_add_format(&days, "%lld", (long long)plan_item_days_late(item));
	csv_writer_add(csv, strbuf_str(&days));
	csv_writer_add(csv, item->dataset ? item->dataset->id : STR(""));
	add_text(csv, portal, &entry->legal_basis);
	add_text(csv, portal, &entry->note);
	add_date(csv, portal->today);
	csv_writer_end_row(csv);
	strbuf_release(&days);
}

static void plan_csv_write(const struct export_context *context, struct output *output)
{
	const struct plan *plan = context->catalog->plan;
	struct csv_writer csv;

	csv_writer_init(&csv, output, CSV_CRLF);
	add_header(&csv, context->portal);
	for (size_t i = 0; i < plan->count.total; i++)
		add_item(&csv, context, &plan->items[i]);
}

const struct exporter plan_csv_exporter = {
	.id = "plan-csv",
	.name = "CSV",
	.file_name = "plan/plan.csv",
	.media_type = "text/csv",
	.eu_file_type = "CSV",
	.purpose = { [MESSAGES_VI] = "Kế hoạch dữ liệu mở với trạng thái của từng mục",
	    [MESSAGES_EN] = "The open-data plan with the state of each entry" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.accepts = export_has_plan,
	.write = plan_csv_write,
};
