/* SPDX-License-Identifier: MIT */
#include "check/key_check.h"

#include "base/external_sort.h"
#include "base/hash.h"
#include "base/memory.h"
#include "check/key_kinds.h"

/* The first word of a record: the key's index above so many bits of the hash. */
enum { HASH_BITS = 48 };
#define HASH_MASK (((uint64_t)1 << HASH_BITS) - 1)

struct key_check {
	struct spill_file *file;
	struct external_sort *hashes;     /* key and hash, hash, row */
	struct external_sort *duplicates; /* row, key, first row */
	struct table_keys keys;
	bool *is_wanted; /* each column */
	size_t column_count;
	const struct table_key_source *source;
	struct foreign_keys *links;
	struct str path;
	struct diags *diags;
	struct strbuf scratch;
	struct key_findings *findings;
};

struct key_check *key_check_new(size_t budget_bytes)
{
	struct key_check *check = memory_alloc_zeroed(1, sizeof(*check));

	check->file = spill_file_new();
	check->hashes = external_sort_new(budget_bytes - budget_bytes / 4, check->file);
	check->duplicates = external_sort_new(budget_bytes / 4, check->file);
	check->findings = memory_alloc(sizeof(*check->findings));
	return check;
}

void key_check_free(struct key_check *check)
{
	if (!check)
		return;
	external_sort_free(check->hashes);
	external_sort_free(check->duplicates);
	spill_file_free(check->file);
	strbuf_release(&check->scratch);
	memory_free(check->findings);
	memory_free(check);
}

void key_check_begin(struct key_check *check, const struct table_key_source *source,
    struct foreign_keys *links, struct arena *arena, struct diags *diags)
{
	spill_file_reset(check->file);
	external_sort_reset(check->hashes);
	external_sort_reset(check->duplicates);
	key_findings_clear(check->findings);
	check->source = source;
	check->links = links;
	check->diags = diags;
	check->path = arena_str(arena, source->header->path);
	check->keys = table_keys_find(source, arena, diags);
	check->column_count = source->header->count;
	check->is_wanted = arena_alloc(arena, size_add(check->column_count, 1));
	for (size_t i = 0; i < check->keys.count; i++)
		for (size_t j = 0; j < check->keys.keys[i].field_count; j++)
			check->is_wanted[check->keys.keys[i].columns[j]] = true;
}

bool key_check_wants(const struct key_check *check, size_t column)
{
	return check->is_wanted[column];
}

bool key_check_is_idle(const struct key_check *check)
{
	return check->keys.count == 0;
}

/* A required column says so itself. */
static void report_missing(const struct key_check *check, const struct table_key *key,
    const struct row *row, const struct value *values)
{
	for (size_t i = 0; i < key->field_count; i++) {
		size_t column = key->columns[i];
		const struct field *field = check->source->fields[column];

		if (values[column].state == VALUE_MISSING &&
		    !(field && field->constraints.required))
			DIAG(check->diags, &key_part_missing, row_locate(row, column),
			    .name = key->fields[i]);
	}
}

static bool has_bad_value(const struct table_key *key, const struct value *values)
{
	for (size_t i = 0; i < key->field_count; i++)
		if (values[key->columns[i]].state == VALUE_BAD)
			return true;
	return false;
}

void key_check_row(struct key_check *check, const struct row *row, const struct value *values)
{
	for (size_t i = 0; i < check->keys.count; i++) {
		const struct table_key *key = &check->keys.keys[i];
		struct hash128 hash;
		struct str text;

		strbuf_clear(&check->scratch);
		if (!table_key_text(key, values, &check->scratch, &text)) {
			if (key->kind == KEY_PRIMARY)
				report_missing(check, key, row, values);
			continue;
		}
		/* A cell of the wrong type has been reported; it cannot refer to anything. */
		if (key->kind == KEY_FOREIGN && has_bad_value(key, values))
			continue;
		hash = hash128(text.data ? text.data : "", text.len);
		external_sort_add(check->hashes,
		    (struct sort_record){ { (uint64_t)i << HASH_BITS | (hash.high & HASH_MASK),
			hash.low, row->number } });
	}
}

static bool is_same_key(const struct sort_record *a, const struct sort_record *b)
{
	return a->words[0] == b->words[0] && a->words[1] == b->words[1];
}

/* What is being done with the sorted records of one key. */
struct key_reading {
	struct key_check *check;
	size_t key;
	bool is_open; /* the writer is */
	struct foreign_writer writer;
	struct sort_record first; /* of the last hash */
	bool has_first;
	int error;
};

static void end_key(struct key_reading *reading)
{
	if (reading->is_open && !foreign_writer_end(&reading->writer))
		reading->error = reading->writer.error;
	reading->is_open = false;
	reading->has_first = false;
}

static void begin_key(struct key_reading *reading, size_t index)
{
	const struct table_key *key = &reading->check->keys.keys[index];

	reading->key = index;
	if (key->kind != KEY_FOREIGN && key->kind != KEY_REFERRED)
		return;
	foreign_writer_begin(&reading->writer, reading->check->links, key->link,
	    key->kind == KEY_FOREIGN ? SIDE_FOREIGN : SIDE_REFERRED);
	reading->is_open = true;
}

static void take(struct key_reading *reading, struct sort_record record)
{
	bool is_repeated = reading->has_first && is_same_key(&record, &reading->first);
	enum table_key_kind kind = reading->check->keys.keys[reading->key].kind;

	if (!is_repeated) {
		reading->first = record;
		reading->has_first = true;
	}
	record.words[0] &= HASH_MASK;
	if (kind == KEY_FOREIGN || (kind == KEY_REFERRED && !is_repeated))
		foreign_writer_add(&reading->writer, record);
	else if (kind != KEY_REFERRED && is_repeated)
		external_sort_add(reading->check->duplicates,
		    (struct sort_record){
			{ record.words[2], reading->key, reading->first.words[2] } });
}

/* Key by key, also those without any record: an empty side is a side. */
static int read_hashes(struct key_check *check)
{
	struct key_reading reading = { .check = check };
	struct sort_record record;
	bool has_record = external_sort_next(check->hashes, &record);

	for (size_t i = 0; i < check->keys.count; i++) {
		begin_key(&reading, i);
		while (has_record && record.words[0] >> HASH_BITS == i) {
			take(&reading, record);
			has_record = external_sort_next(check->hashes, &record);
		}
		end_key(&reading);
	}
	return reading.error ? reading.error : external_sort_error(check->hashes);
}

static void read_duplicates(struct key_check *check)
{
	struct sort_record record;

	while (external_sort_next(check->duplicates, &record))
		key_findings_add(check->findings, check->keys.keys[record.words[1]].kind,
		    (struct key_finding){
			.row = record.words[0],
			.first_row = record.words[2],
			.key = (size_t)record.words[1],
		    });
}

void key_check_end(struct key_check *check, bool is_complete)
{
	int error;

	if (!is_complete || key_check_is_idle(check))
		return;
	error = read_hashes(check);
	read_duplicates(check);
	if (!error)
		error = external_sort_error(check->duplicates);
	if (error)
		DIAG(check->diags, &key_not_checked, ((struct location){ .path = check->path }),
		    .found = diags_errno(check->diags, error));
}

const struct key_findings *key_check_findings(const struct key_check *check)
{
	return check->findings;
}
