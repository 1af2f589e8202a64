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

static void add_number(struct csv_writer *csv, uint64_t number)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_add_format(&text, "%llu", (unsigned long long)number);
	csv_writer_add(csv, strbuf_str(&text));
	strbuf_release(&text);
}

/* "temporal -20; rights -5" */
static void add_mqa_missing(struct csv_writer *csv, const struct mqa_score *score)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++) {
		if (!score->has[i])
			strbuf_add_format(&text, "%s%s -%u", text.len ? "; " : "",
			    mqa_metrics[i].id, mqa_metrics[i].points);
	}
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
	add_number(csv, record->present);
	add_number(csv, record->mqa.points);
	add_mqa_missing(csv, &record->mqa);
	for (size_t i = 0; i < LINK_STATE_COUNT; i++)
		add_number(csv, record->links.states[i]);
	add_number(csv, record->broken_links);
	add_date(csv, portal->today);
	csv_writer_end_row(csv);
}

static void quality_csv_write(const struct export_context *context, struct output *output)
{
	static const char *const names[] = { "id", "title", "publisher", "frequency", "updated",
		"update_due", "freshness" };
	static const char *const behind[] = { "present", "mqa_points", "mqa_missing",
		"links_not_checked", "links_answer", "links_broken", "links_unknown",
		"broken_within", "as_of" };
	const struct quality *quality = context->catalog->quality;
	struct csv_writer csv;

	csv_writer_init(&csv, output, CSV_CRLF);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		csv_writer_add(&csv, str_of(names[i]));
	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++)
		csv_writer_add(&csv, quality_item_id((enum quality_item)i));
	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
		csv_writer_add(&csv, str_of(behind[i]));
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
