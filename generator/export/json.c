/* SPDX-License-Identifier: MIT */
#include "base/memory.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/json_object.h"

/* An array of one object a row, each on its line. */
struct table_export {
	struct output *output;
	struct json_object *object;
	bool has_rows;
};

static struct table_export *json_begin(const struct export_context *context, struct output *output)
{
	struct table_export *state = memory_alloc_zeroed(1, sizeof(*state));

	state->output = output;
	state->object = json_object_new(&context->resource->schema);
	output_add(output, STR("["));
	return state;
}

static void json_row(struct table_export *state, const struct typed_row *row)
{
	output_add(state->output, state->has_rows ? STR(",\n  ") : STR("\n  "));
	state->has_rows = true;
	json_object_write(state->object, row, state->output);
}

static const struct diag_kind *json_end(struct table_export *state)
{
	output_add(state->output, state->has_rows ? STR("\n]\n") : STR("]\n"));
	json_object_free(state->object);
	memory_free(state);
	return NULL;
}

const struct exporter json_exporter = {
	.id = "json",
	.name = "JSON",
	.extension = "json",
	.media_type = "application/json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Mỗi dòng là một đối tượng, cho người viết phần mềm",
	    [MESSAGES_EN] = "One object a row, for programmers" },
	.scope = EXPORT_TABLE,
	.is_default = true,
	.begin = json_begin,
	.row = json_row,
	.end = json_end,
};
