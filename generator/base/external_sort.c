/* SPDX-License-Identifier: MIT */
#include "base/external_sort.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { RECORDS_FIRST = 1024, RUN_BUFFER_RECORDS_MIN = 128, INSERTION_MAX = 24, BUCKETS = 1 << 15 };

/* A sorted part of the file, and what is in memory of it. */
struct run {
	uint64_t offset, left; /* of the records that are not in memory yet */
	struct sort_record *records;
	size_t next, count;
};

struct external_sort {
	struct spill_file *file;
	struct sort_record *records, *room; /* both of `capacity`; room is needed to sort */
	size_t count, capacity, capacity_max;
	uint64_t total;
	uint32_t *bucket_ends;
	struct run *runs;
	size_t run_count, runs_size;
	bool is_reading;
	size_t next;  /* when nothing was spilled */
	size_t *heap; /* indices of runs that have records; the smallest first */
	size_t heap_count;
	struct sort_record *buffers;
	int error;
};

static int compare(const struct sort_record *a, const struct sort_record *b)
{
	for (size_t i = 0; i < 3; i++)
		if (a->words[i] != b->words[i])
			return a->words[i] < b->words[i] ? -1 : 1;
	return 0;
}

static int compare_items(const void *a, const void *b)
{
	return compare(a, b);
}

static void sort_few(struct sort_record *records, size_t count)
{
	if (count > INSERTION_MAX) {
		qsort(records, count, sizeof(*records), compare_items);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct sort_record record = records[i];
		size_t j = i;

		for (; j && compare(&record, &records[j - 1]) < 0; j--)
			records[j] = records[j - 1];
		records[j] = record;
	}
}

/* Spread over buckets by the first word, which is a hash mostly; then bucket by bucket. */
static void sort_records(struct external_sort *sort)
{
	struct sort_record *records = sort->records;
	uint64_t low = UINT64_MAX, high = 0;
	uint32_t *ends = sort->bucket_ends;
	unsigned shift = 0;
	size_t from = 0;

	for (size_t i = 0; i < sort->count; i++) {
		low = records[i].words[0] < low ? records[i].words[0] : low;
		high = records[i].words[0] > high ? records[i].words[0] : high;
	}
	while ((high - low) >> shift >= BUCKETS)
		shift++;
	memset(ends, 0, BUCKETS * sizeof(*ends));
	for (size_t i = 0; i < sort->count; i++)
		ends[(records[i].words[0] - low) >> shift]++;
	for (size_t i = 1; i < BUCKETS; i++)
		ends[i] += ends[i - 1];
	for (size_t i = sort->count; i-- > 0;)
		sort->room[--ends[(records[i].words[0] - low) >> shift]] = records[i];
	/* Each end has moved to where its bucket begins. */
	for (size_t i = 0; i < BUCKETS; i++) {
		size_t to = i + 1 < BUCKETS ? ends[i + 1] : sort->count;

		sort_few(sort->room + from, to - from);
		from = to;
	}
	sort->records = sort->room;
	sort->room = records;
}

static void sort_buffer(struct external_sort *sort)
{
	if (sort->count < BUCKETS / 8) {
		sort_few(sort->records, sort->count);
		return;
	}
	if (!sort->bucket_ends)
		sort->bucket_ends = memory_alloc(BUCKETS * sizeof(*sort->bucket_ends));
	sort_records(sort);
}

static void spill(struct external_sort *sort)
{
	struct run *run;

	if (!sort->count || sort->error)
		return;
	sort_buffer(sort);
	if (sort->run_count == sort->runs_size) {
		sort->runs_size = size_add(size_mul(sort->runs_size, 2), 16);
		sort->runs = memory_realloc(
		    sort->runs, size_mul(sort->runs_size, sizeof(*sort->runs)));
	}
	run = &sort->runs[sort->run_count++];
	*run = (struct run){ .left = sort->count };
	if (!spill_file_add(
		sort->file, sort->records, sort->count * sizeof(*sort->records), &run->offset))
		sort->error = errno;
	sort->count = 0;
}

/* Twice as much as before, at most the budget. */
static void grow(struct external_sort *sort)
{
	size_t capacity = sort->capacity ? size_mul(sort->capacity, 2) : RECORDS_FIRST;
	size_t bytes;

	if (capacity > sort->capacity_max)
		capacity = sort->capacity_max;
	bytes = size_mul(capacity, sizeof(*sort->records));
	sort->records = memory_realloc(sort->records, bytes);
	memory_free(sort->room);
	sort->room = memory_alloc(bytes);
	sort->capacity = capacity;
}

struct external_sort *external_sort_new(size_t budget_bytes, struct spill_file *file)
{
	struct external_sort *sort = memory_alloc_zeroed(1, sizeof(*sort));

	sort->file = file;
	sort->capacity_max = budget_bytes / 2 / sizeof(struct sort_record);
	if (sort->capacity_max < RUN_BUFFER_RECORDS_MIN)
		sort->capacity_max = RUN_BUFFER_RECORDS_MIN;
	return sort;
}

void external_sort_free(struct external_sort *sort)
{
	if (!sort)
		return;
	memory_free(sort->records);
	memory_free(sort->room);
	memory_free(sort->bucket_ends);
	memory_free(sort->runs);
	memory_free(sort->heap);
	memory_free(sort->buffers);
	memory_free(sort);
}

void external_sort_reset(struct external_sort *sort)
{
	memory_free(sort->heap);
	memory_free(sort->buffers);
	sort->heap = NULL;
	sort->buffers = NULL;
	sort->count = sort->run_count = sort->next = sort->heap_count = 0;
	sort->total = 0;
	sort->is_reading = false;
	sort->error = 0;
}

void external_sort_add(struct external_sort *sort, struct sort_record record)
{
	assert(!sort->is_reading);
	if (sort->count == sort->capacity) {
		if (sort->capacity < sort->capacity_max)
			grow(sort);
		else
			spill(sort);
	}
	sort->total++;
	if (!sort->error)
		sort->records[sort->count++] = record;
}

uint64_t external_sort_count(const struct external_sort *sort)
{
	return sort->total;
}

/* The next records of a run into its buffer; false when there are none. */
static bool run_fill(struct external_sort *sort, struct run *run, size_t room)
{
	size_t count = run->left < room ? (size_t)run->left : room;

	run->next = run->count = 0;
	if (!count || sort->error)
		return false;
	if (!spill_file_read(
		sort->file, run->offset, run->records, count * sizeof(*run->records))) {
		sort->error = errno;
		return false;
	}
	run->offset += count * sizeof(*run->records);
	run->left -= count;
	run->count = count;
	return true;
}

static const struct sort_record *run_first(const struct external_sort *sort, size_t index)
{
	const struct run *run = &sort->runs[index];

	return &run->records[run->next];
}

static void sift_down(struct external_sort *sort, size_t at)
{
	for (;;) {
		size_t least = at, left = 2 * at + 1, swapped;

		for (size_t child = left; child < left + 2 && child < sort->heap_count; child++)
			if (compare(run_first(sort, sort->heap[child]),
				run_first(sort, sort->heap[least])) < 0)
				least = child;
		if (least == at)
			return;
		swapped = sort->heap[at];
		sort->heap[at] = sort->heap[least];
		sort->heap[least] = swapped;
		at = least;
	}
}

/* Records that a run has in memory while runs are merged: all of them share the budget. */
static size_t run_room(const struct external_sort *sort)
{
	size_t room = sort->capacity / sort->run_count;

	return room > RUN_BUFFER_RECORDS_MIN ? room : RUN_BUFFER_RECORDS_MIN;
}

static void start_merge(struct external_sort *sort)
{
	size_t room;

	spill(sort);
	room = run_room(sort);
	sort->buffers = memory_alloc(
	    size_mul(size_mul(sort->run_count, room), sizeof(*sort->buffers)));
	sort->heap = memory_alloc(size_mul(sort->run_count, sizeof(*sort->heap)));
	for (size_t i = 0; i < sort->run_count; i++) {
		sort->runs[i].records = sort->buffers + i * room;
		if (run_fill(sort, &sort->runs[i], room))
			sort->heap[sort->heap_count++] = i;
	}
	for (size_t i = sort->heap_count / 2; i-- > 0;)
		sift_down(sort, i);
}

static void start_reading(struct external_sort *sort)
{
	sort->is_reading = true;
	if (sort->run_count)
		start_merge(sort);
	else
		sort_buffer(sort);
}

bool external_sort_next(struct external_sort *sort, struct sort_record *record)
{
	struct run *run;

	if (!sort->is_reading)
		start_reading(sort);
	if (sort->error)
		return false;
	if (!sort->run_count) {
		if (sort->next == sort->count)
			return false;
		*record = sort->records[sort->next++];
		return true;
	}
	if (!sort->heap_count)
		return false;
	run = &sort->runs[sort->heap[0]];
	*record = run->records[run->next++];
	if (run->next == run->count && !run_fill(sort, run, run_room(sort)))
		sort->heap[0] = sort->heap[--sort->heap_count];
	sift_down(sort, 0);
	return true;
}

int external_sort_error(const struct external_sort *sort)
{
	return sort->error;
}
