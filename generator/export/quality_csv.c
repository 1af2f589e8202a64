/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/quality.h"

/* How each dataset is kept and described, for whoever coordinates: 1 is there, 0 is missing. */

static void add_date(struct csv_writer *csv, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year)
		date_add_iso(&text, date);
	csv_writer_add(csv, strbuf_str(&text));
	strbuf_release(&text);
}

static void add_record(struct csv_writer *csv, const struct export_context *context,
    const struct quality_record *record)
{
	static const char *const freshness[FRESHNESS_COUNT] = { [FRESHNESS_NONE] = "",
		[FRESHNESS_FRESH] = "fresh",
		[FRESHNESS_DUE] = "due",
		[FRESHNESS_OVERDUE] = "overdue" };
	const struct portal *portal = context->portal;
	const struct dataset *dataset = record->dataset;
	const struct organization *publisher = portal_publisher_of(portal, dataset);
	struct strbuf present = STRBUF_INIT;

	csv_writer_add(csv, dataset->id);
	csv_writer_add(csv, text_in(&dataset->title, portal->languages, portal->language_count,
				portal->languages[0])
				.value);
	csv_writer_add(csv, publisher ? publisher->id : STR(""));
	csv_writer_add(csv, dataset->frequency ? str_of(dataset->frequency->id) : STR(""));
	add_date(csv, dataset_updated(dataset));
	add_date(csv, record->due);
	csv_writer_add(csv, str_of(freshness[record->freshness]));
	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		csv_writer_add(csv, record->has[i] ? STR("1") : STR("0"));
	strbuf_add_format(&present, "%zu", record->present);
	csv_writer_add(csv, strbuf_str(&present));
	add_date(csv, portal->today);
	csv_writer_end_row(csv);
	strbuf_release(&present);
}

static void quality_csv_write(const struct export_context *context, struct output *output)
{
	static const char *const names[] = { "id", "title", "publisher", "frequency", "updated",
		"update_due", "freshness" };
	const struct quality *quality = context->catalog->quality;
	struct csv_writer csv;

	csv_writer_init(&csv, output, CSV_CRLF);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		csv_writer_add(&csv, str_of(names[i]));
	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		csv_writer_add(&csv, quality_item_id((enum quality_item)i));
	csv_writer_add(&csv, STR("present"));
	csv_writer_add(&csv, STR("as_of"));
	csv_writer_end_row(&csv);
	for (size_t i = 0; i < quality->count.datasets; i++)
		add_record(&csv, context, &quality->records[i]);
}

const struct exporter quality_csv_exporter = {
	.id = "quality-csv",
	.name = "CSV",
	.file_name = "quality/quality.csv",
	.media_type = "text/csv",
	.eu_file_type = "CSV",
	.purpose = { [MESSAGES_VI] = "Chất lượng của từng tập dữ liệu, cho cơ quan điều phối",
	    [MESSAGES_EN] = "The quality of each dataset, for whoever coordinates" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.write = quality_csv_write,
};
