/* SPDX-License-Identifier: MIT */
#include "site/rows_index.h"

#include "base/json_writer.h"

/* A block is a screenful or more; a table has so few that their lengths load at once. */
enum {
	BLOCK_BYTES = 16 * 1024,
	BLOCKS_MAX = 5000,
	BLOCK_ROWS_MIN = 20,
	CSV_BYTES_MIN = 1024 * 1024
};

static uint64_t rows_of_block(const struct resource *resource)
{
	uint64_t rows = resource->row_count ? resource->row_count : 1;
	uint64_t bytes = resource->distribution_count ? resource->distributions[0].bytes : 0;
	uint64_t row_bytes = bytes / rows + 1, every = BLOCK_BYTES / row_bytes;

	if (every < rows / BLOCKS_MAX)
		every = rows / BLOCKS_MAX;
	return every < BLOCK_ROWS_MIN ? BLOCK_ROWS_MIN : every;
}

static void end_block(struct rows_index *index)
{
	uint64_t at = output_bytes(index->csv);

	*ARENA_ADD(index->arena, index->lengths, index->count) = at - index->block_start;
	index->block_start = at;
}

static void count_row(struct row_sink *sink, const struct row *row)
{
	struct rows_index *index = (struct rows_index *)sink;

	(void)row;
	if (++index->rows % index->every == 0)
		end_block(index);
}

static void end_rows(struct row_sink *sink, bool is_complete)
{
	struct rows_index *index = (struct rows_index *)sink;

	(void)is_complete;
	if (index->rows % index->every)
		end_block(index);
}

void rows_index_init(struct rows_index *index, struct arena *arena, const struct output *csv,
    const struct resource *resource)
{
	*index = (struct rows_index){ .sink = { .row = count_row, .end = end_rows },
		.arena = arena,
		.csv = csv,
		.every = rows_of_block(resource),
		.start = output_bytes(csv),
		.block_start = output_bytes(csv) };
}

bool rows_index_is_useful(const struct rows_index *index)
{
	return index->block_start >= CSV_BYTES_MIN;
}

void rows_index_write(const struct rows_index *index, struct output *output)
{
	struct json_writer json;
	uint64_t bytes = index->block_start;

	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_object(&json);
	json_key_integer(&json, STR("rows"), (int64_t)index->rows);
	json_key_integer(&json, STR("every"), (int64_t)index->every);
	json_key_integer(&json, STR("start"), (int64_t)index->start);
	json_key(&json, STR("lengths"));
	json_begin_array(&json);
	for (size_t i = 0; i < index->count; i++)
		json_integer(&json, (int64_t)index->lengths[i]);
	json_end_array(&json);
	json_key_integer(&json, STR("bytes"), (int64_t)bytes);
	json_end_object(&json);
	json_writer_end(&json);
}
