/* SPDX-License-Identifier: MIT */
#include "export/table_writer.h"

#include "base/memory.h"
#include "base/strbuf.h"

/* All that grows is kept from table to table. */
struct table_writer {
	struct row_sink sink; /* first: the sink's address is the writer's */
	struct export_context context;
	struct value *values;
	struct strbuf *scratch; /* one a column: a value's text stays while its row is written */
	size_t column_size;
	struct open_export {
		struct table_target *target;
		struct table_export *state;
	} * exports;
	size_t export_count, export_size;
};

struct table_writer *table_writer_new(void)
{
	return memory_alloc_zeroed(1, sizeof(struct table_writer));
}

static void end_exports(struct table_writer *writer)
{
	for (size_t i = 0; i < writer->export_count; i++) {
		struct open_export *export = &writer->exports[i];

		export->target->refusal = export->target->exporter->end(export->state);
	}
	writer->export_count = 0;
}

void table_writer_free(struct table_writer *writer)
{
	if (!writer)
		return;
	end_exports(writer);
	for (size_t i = 0; i < writer->column_size; i++)
		strbuf_release(&writer->scratch[i]);
	memory_free(writer->scratch);
	memory_free(writer->values);
	memory_free(writer->exports);
	memory_free(writer);
}

static void write_row(struct row_sink *sink, const struct row *row)
{
	struct table_writer *writer = (struct table_writer *)sink;
	const struct table_schema *schema = &writer->context.resource->schema;
	struct typed_row typed = { row, writer->values, schema->field_count };

	for (size_t i = 0; i < schema->field_count; i++) {
		struct value *value = &writer->values[i];

		*value = (struct value){ .state = VALUE_MISSING, .type = schema->fields[i].type };
		if (i >= row->count)
			continue;
		strbuf_clear(&writer->scratch[i]);
		*value = value_parse(
		    row->cells[i], schema, &schema->fields[i], &writer->scratch[i]);
		if (value->state == VALUE_BAD)
			value->state = VALUE_MISSING;
	}
	for (size_t i = 0; i < writer->export_count; i++)
		writer->exports[i].target->exporter->row(writer->exports[i].state, &typed);
}

static void end_table(struct row_sink *sink, bool is_complete)
{
	(void)is_complete; /* the reader has reported why; what is half is not published */
	end_exports((struct table_writer *)sink);
}

static void reserve_columns(struct table_writer *writer, size_t count)
{
	if (count <= writer->column_size)
		return;
	writer->values = memory_realloc(writer->values, size_mul(count, sizeof(*writer->values)));
	writer->scratch = memory_realloc(
	    writer->scratch, size_mul(count, sizeof(*writer->scratch)));
	for (; writer->column_size < count; writer->column_size++)
		writer->scratch[writer->column_size] = (struct strbuf)STRBUF_INIT;
}

struct row_sink *table_writer_begin(struct table_writer *writer,
    const struct export_context *context, struct table_target *targets, size_t count)
{
	end_exports(writer);
	writer->sink = (struct row_sink){ .row = write_row, .end = end_table };
	writer->context = *context;
	reserve_columns(writer, context->resource->schema.field_count);
	if (count > writer->export_size) {
		writer->exports = memory_realloc(
		    writer->exports, size_mul(count, sizeof(*writer->exports)));
		writer->export_size = count;
	}
	for (; writer->export_count < count; writer->export_count++) {
		struct table_target *target = &targets[writer->export_count];

		writer->context.shared = target->shared;
		writer->exports[writer->export_count] = (struct open_export){ target,
			target->exporter->begin(&writer->context, target->output) };
	}
	return &writer->sink;
}
