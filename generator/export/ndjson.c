/* SPDX-License-Identifier: MIT */
#include "base/memory.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/json_object.h"

/* One JSON object a line and nothing else: what is read line by line. */
struct table_export {
	struct output *output;
	struct json_object *object;
};

static struct table_export *ndjson_begin(
    const struct export_context *context, struct output *output)
{
	struct table_export *state = memory_alloc(sizeof(*state));

	*state = (struct table_export){ output, json_object_new(&context->resource->schema) };
	return state;
}

static void ndjson_row(struct table_export *state, const struct typed_row *row)
{
	json_object_write(state->object, row, state->output);
	output_add_char(state->output, '\n');
}

static const struct diag_kind *ndjson_end(struct table_export *state)
{
	json_object_free(state->object);
	memory_free(state);
	return NULL;
}

const struct exporter ndjson_exporter = {
	.id = "ndjson",
	.name = "NDJSON",
	.extension = "ndjson",
	.media_type = "application/x-ndjson",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Mỗi dòng một đối tượng JSON, để nạp dần tệp lớn",
	    [MESSAGES_EN] = "A JSON object a line, to load large files bit by bit" },
	.scope = EXPORT_TABLE,
	.begin = ndjson_begin,
	.row = ndjson_row,
	.end = ndjson_end,
};
