/* SPDX-License-Identifier: MIT */
#include "check/personal_data.h"

#include "base/arena.h"
#include "base/memory.h"
#include "check/personal_data_cell.h"
#include "check/personal_data_column.h"
#include "check/personal_data_words.h"

struct personal_data_check {
	struct row_sink sink;
	const struct personal_data_context *context;
	struct diags *diags;
	struct arena *arena; /* of one table: columns, evidence, names */
	struct personal_scan scan;
	struct strbuf scratch;
	struct personal_column *columns;
	size_t column_count;
	struct str path;
};

static unsigned contexts_of_text(struct personal_data_check *self, const struct text *text)
{
	unsigned contexts = 0;

	for (size_t i = 0; i < text->count; i++)
		contexts |= personal_words_in_text(text->entries[i].value, &self->scratch);
	return contexts;
}

static unsigned contexts_of_column(struct personal_data_check *self, struct str name)
{
	const struct table_schema *schema = self->context->schema;
	unsigned contexts = personal_words_in_name(name, &self->scratch);
	size_t index = schema ? table_schema_find(schema, name) : 0;

	if (!schema || index == schema->field_count)
		return contexts;
	contexts |= contexts_of_text(self, &schema->fields[index].title);
	return contexts | contexts_of_text(self, &schema->fields[index].description);
}

static void begin_column(struct personal_data_check *self, const struct row *header, size_t index)
{
	struct personal_column *column = &self->columns[index];
	struct str name = header->cells[index];

	column->name = arena_str(self->arena, name);
	column->at = row_locate(header, index);
	column->at.path = self->path;
	column->contexts = contexts_of_column(self, name);
	column->is_acknowledged = self->context->is_acknowledged &&
				  self->context->is_acknowledged(self->context->publisher, name);
	/* Of a table without a header its first row may have been taken for one. */
	if (personal_scan_cell(&self->scan, name)) {
		column->name = arena_format(self->arena, "#%zu", index + 1);
		column->cells++;
		personal_column_add(column, &self->scan, self->arena, header, index);
	}
}

static void begin(struct row_sink *sink, const struct row *header)
{
	struct personal_data_check *self = (struct personal_data_check *)sink;

	self->path = arena_str(self->arena, header->path);
	self->column_count = header->count;
	self->columns = arena_alloc(self->arena, size_mul(header->count, sizeof(*self->columns)));
	for (size_t i = 0; i < header->count; i++)
		begin_column(self, header, i);
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_digit(text.data[i]))
			return true;
	}
	return false;
}

static void sample(
    struct personal_data_check *self, struct personal_column *column, struct str cell)
{
	column->sampled++;
	if (has_digit(cell)) {
		column->with_digit++;
		column->dates += date_forms(str_trim(cell)) != 0;
	} else {
		column->family_names += personal_name_is_likely(cell, &self->scratch);
	}
}

static void add_row(struct row_sink *sink, const struct row *row)
{
	struct personal_data_check *self = (struct personal_data_check *)sink;
	size_t count = row->count < self->column_count ? row->count : self->column_count;

	for (size_t i = 0; i < count; i++) {
		struct personal_column *column = &self->columns[i];

		if (!row->cells[i].len)
			continue;
		column->cells++;
		if (column->sampled < CELLS_SAMPLED)
			sample(self, column, row->cells[i]);
		if (personal_scan_cell(&self->scan, row->cells[i]))
			personal_column_add(column, &self->scan, self->arena, row, i);
	}
}

static void end(struct row_sink *sink, bool is_complete)
{
	struct personal_data_check *self = (struct personal_data_check *)sink;
	unsigned about = 0;

	(void)is_complete; /* what was read may leak, too */
	for (size_t i = 0; i < self->context->about_count; i++)
		about |= contexts_of_text(self, self->context->about[i]);
	personal_columns_report(self->columns, self->column_count, about, self->diags);
}

struct personal_data_check *personal_data_check_new(void)
{
	struct personal_data_check *check = memory_alloc_zeroed(1, sizeof(*check));

	check->arena = arena_new();
	return check;
}

void personal_data_check_free(struct personal_data_check *check)
{
	if (!check)
		return;
	personal_scan_release(&check->scan);
	strbuf_release(&check->scratch);
	arena_free(check->arena);
	memory_free(check);
}

struct row_sink *personal_data_check_begin(struct personal_data_check *check,
    const struct personal_data_context *context, struct diags *diags)
{
	check->sink = (struct row_sink){ begin, add_row, end };
	check->context = context;
	check->diags = diags;
	check->columns = NULL;
	check->column_count = 0;
	arena_reset(check->arena);
	personal_scan_init(&check->scan, context->today);
	return &check->sink;
}
