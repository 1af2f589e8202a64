/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "export/bundle.h"
#include "export/exporters.h"
#include "model/catalog.h"

/* The bundle of a dataset. */
static bool zip_accepts(const struct export_context *context)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (!resource->is_withheld && resource->distribution_count)
			return true;
	}
	return false;
}

static void zip_write(const struct export_context *context, struct output *output)
{
	struct zip_writer *zip = zip_writer_new(output, context->deflater);

	bundle_add_dataset(zip, context, STR(""), BUNDLE_CLEAN);
	zip_finish(zip);
	zip_writer_free(zip);
}

const struct exporter zip_exporter = {
	.id = "zip",
	.name = "ZIP",
	.extension = "zip",
	.media_type = "application/zip",
	.eu_file_type = "ZIP",
	.purpose = { [MESSAGES_VI] = "Tệp gốc, bảng CSV, giấy phép và mô tả của tập dữ liệu",
	    [MESSAGES_EN] = "A dataset's original files, CSV tables, licence and description" },
	.scope = EXPORT_DATASET,
	.is_default = true,
	.is_download = true,
	.accepts = zip_accepts,
	.write = zip_write,
};

/* Every dataset in all its formats, a folder each. */
static void archive_write(const struct export_context *context, struct output *output)
{
	struct zip_writer *zip = zip_writer_new(output, context->deflater);
	const struct portal *portal = context->portal;
	struct strbuf prefix = STRBUF_INIT;

	for (size_t i = 0; i < portal->dataset_count; i++) {
		struct export_context one = *context;

		one.dataset = &portal->datasets[i];
		if (!portal_shows(portal, one.dataset) ||
		    one.dataset->status != DATASET_PUBLISHED || !zip_accepts(&one))
			continue;
		strbuf_clear(&prefix);
		strbuf_add(&prefix, one.dataset->id);
		strbuf_add_char(&prefix, '/');
		bundle_add_dataset(zip, &one, strbuf_str(&prefix), BUNDLE_ALL);
	}
	strbuf_release(&prefix);
	zip_finish(zip);
	zip_writer_free(zip);
}

const struct exporter archive_exporter = {
	.id = "archive",
	.name = "ZIP",
	.file_name = "archive.zip",
	.media_type = "application/zip",
	.eu_file_type = "ZIP",
	.purpose = { [MESSAGES_VI] = "Tất cả các tập dữ liệu của cổng trong một tệp nén",
	    [MESSAGES_EN] = "All datasets of the portal in one archive" },
	.scope = EXPORT_CATALOG,
	.is_download = true,
	.write = archive_write,
};
