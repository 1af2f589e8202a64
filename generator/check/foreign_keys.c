/* SPDX-License-Identifier: MIT */
#include "check/foreign_keys.h"

#include <errno.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

static const struct diag_kind unknown_table = {
	"schema.unknown-reference",
	DIAG_ERROR,
	{ "Khóa ngoại dẫn tới {name} “{found}”, là thứ không có.",
	    "A foreign key refers to a {name} “{found}” that is not there." },
	{ "Sửa reference.resource, reference.dataset hoặc reference.fields; resource phải là một "
	  "bảng.",
	    "Mend reference.resource, reference.dataset or reference.fields; the resource has to "
	    "be "
	    "a table." },
};

static const struct diag_kind not_at_hand = {
	"schema.reference-not-checked",
	DIAG_NOTE,
	{ "Khóa ngoại dẫn tới {name} “{found}”, không có khi kiểm tra riêng một bảng.",
	    "A foreign key refers to a {name} “{found}”, which is not there when one table is "
	    "checked alone." },
	{ "Kiểm tra cả gói hoặc cả cổng.", "Check the whole package or portal." },
};

enum { BLOCK_RECORDS = 1024 };

/* A part of the file for each block that was written. */
struct side {
	uint64_t *offsets;
	size_t block_count, blocks_size;
	uint64_t count;
	bool is_complete;
};

struct link {
	struct foreign_link public;
	struct side sides[SIDE_COUNT];
};

struct foreign_keys {
	struct link *links;
	size_t count, size;
	struct spill_file *file;
};

static void report(
    struct dataset *dataset, const struct resource *resource, const char *what, struct str found)
{
	/* Only a table that was given alone has a dataset without a name. */
	DIAG(dataset->diags, dataset->id.len ? &unknown_table : &not_at_hand,
	    resource->schema.at.path.len ? resource->schema.at : resource->at, .name = str_of(what),
	    .found = found);
}

static const struct dataset *find_dataset(
    const struct portal *portal, const struct map *ids, const struct foreign_key *key)
{
	const struct map_entry *entry = map_find(ids, key->dataset);

	return entry ? &portal->datasets[entry->value] : NULL;
}

static bool has_fields(
    const struct resource *table, const struct foreign_key *key, struct str *lack)
{
	const struct table_schema *schema = &table->schema;

	for (size_t i = 0; schema->field_count && i < key->field_count; i++) {
		*lack = key->reference_fields[i];
		/* Without a full list of fields, the file's header tells. */
		if (table_schema_find(schema, *lack) == schema->field_count &&
		    schema->fields_match != MATCH_SUBSET && schema->fields_match != MATCH_PARTIAL)
			return false;
	}
	return true;
}

static void add_link(struct foreign_keys *keys, struct foreign_link link)
{
	if (keys->count == keys->size) {
		keys->size = size_add(size_mul(keys->size, 2), 8);
		keys->links = memory_realloc(
		    keys->links, size_mul(keys->size, sizeof(*keys->links)));
	}
	keys->links[keys->count++] = (struct link){ .public = link };
}

static void add_key(struct foreign_keys *keys, const struct portal *portal, const struct map *ids,
    struct foreign_link link)
{
	const struct resource *table = link.table;
	struct str lack;

	link.referred_dataset = link.key->dataset.len ? find_dataset(portal, ids, link.key)
						      : link.dataset;
	if (!link.referred_dataset) {
		report(link.dataset, table, "dataset", link.key->dataset);
		return;
	}
	link.referred_table = link.key->resource.len
				  ? dataset_find_resource(link.referred_dataset, link.key->resource)
				  : table;
	if (!link.referred_table || link.referred_table->kind != RESOURCE_TABLE)
		report(link.dataset, table, "resource", link.key->resource);
	else if (!has_fields(link.referred_table, link.key, &lack))
		report(link.dataset, table, "field", lack);
	else
		add_link(keys, link);
}

struct foreign_keys *foreign_keys_new(const struct portal *portal)
{
	struct foreign_keys *keys = memory_alloc_zeroed(1, sizeof(*keys));
	struct map ids = MAP_INIT;

	keys->file = spill_file_new();
	for (size_t i = 0; i < portal->dataset_count; i++)
		map_put(&ids, portal->datasets[i].id, i, NULL);
	for (size_t i = 0; i < portal->dataset_count; i++) {
		struct dataset *dataset = &portal->datasets[i];

		for (size_t j = 0; j < dataset->resource_count; j++) {
			const struct resource *table = &dataset->resources[j];

			for (size_t k = 0; k < table->schema.foreign_key_count; k++)
				add_key(keys, portal, &ids,
				    (struct foreign_link){ .dataset = dataset,
					.table = table,
					.key = &table->schema.foreign_keys[k] });
		}
	}
	map_release(&ids);
	return keys;
}

void foreign_keys_free(struct foreign_keys *keys)
{
	if (!keys)
		return;
	for (size_t i = 0; i < keys->count; i++)
		for (size_t side = 0; side < SIDE_COUNT; side++)
			memory_free(keys->links[i].sides[side].offsets);
	memory_free(keys->links);
	spill_file_free(keys->file);
	memory_free(keys);
}

size_t foreign_keys_count(const struct foreign_keys *keys)
{
	return keys->count;
}

const struct foreign_link *foreign_keys_at(const struct foreign_keys *keys, size_t link)
{
	return &keys->links[link].public;
}

void foreign_writer_begin(
    struct foreign_writer *writer, struct foreign_keys *keys, size_t link, enum foreign_side side)
{
	*writer = (struct foreign_writer){
		.keys = keys,
		.link = link,
		.side = side,
		.records = memory_alloc(BLOCK_RECORDS * sizeof(*writer->records)),
	};
}

static void flush(struct foreign_writer *writer)
{
	struct side *side = &writer->keys->links[writer->link].sides[writer->side];

	if (!writer->count || writer->error)
		return;
	if (side->block_count == side->blocks_size) {
		side->blocks_size = size_add(size_mul(side->blocks_size, 2), 4);
		side->offsets = memory_realloc(
		    side->offsets, size_mul(side->blocks_size, sizeof(*side->offsets)));
	}
	if (!spill_file_add(writer->keys->file, writer->records,
		writer->count * sizeof(*writer->records), &side->offsets[side->block_count]))
		writer->error = errno;
	side->block_count++;
	side->count += writer->count;
	writer->count = 0;
}

void foreign_writer_add(struct foreign_writer *writer, struct sort_record record)
{
	if (writer->count == BLOCK_RECORDS)
		flush(writer);
	if (!writer->error)
		writer->records[writer->count++] = record;
}

bool foreign_writer_end(struct foreign_writer *writer)
{
	flush(writer);
	memory_free(writer->records);
	writer->keys->links[writer->link].sides[writer->side].is_complete = !writer->error;
	errno = writer->error;
	return !writer->error;
}

bool foreign_keys_has_both(const struct foreign_keys *keys, size_t link)
{
	return keys->links[link].sides[SIDE_FOREIGN].is_complete &&
	       keys->links[link].sides[SIDE_REFERRED].is_complete;
}

/* A walk through what was written of a side. */
struct cursor {
	const struct foreign_keys *keys;
	const struct side *side;
	struct sort_record *records;
	uint64_t taken;
	int error;
};

static bool cursor_next(struct cursor *cursor, struct sort_record *record)
{
	size_t at = (size_t)(cursor->taken % BLOCK_RECORDS);
	uint64_t left = cursor->side->count - cursor->taken;

	if (!left || cursor->error)
		return false;
	if (at == 0 &&
	    !spill_file_read(cursor->keys->file,
		cursor->side->offsets[cursor->taken / BLOCK_RECORDS], cursor->records,
		(left < BLOCK_RECORDS ? (size_t)left : BLOCK_RECORDS) * sizeof(*record))) {
		cursor->error = errno;
		return false;
	}
	*record = cursor->records[at];
	cursor->taken++;
	return true;
}

static int compare_hashes(const struct sort_record *a, const struct sort_record *b)
{
	for (size_t i = 0; i < 2; i++)
		if (a->words[i] != b->words[i])
			return a->words[i] < b->words[i] ? -1 : 1;
	return 0;
}

int foreign_keys_compare(
    const struct foreign_keys *keys, size_t link, struct external_sort *missing)
{
	struct sort_record *records = memory_alloc(
	    (size_t)SIDE_COUNT * BLOCK_RECORDS * sizeof(*records));
	const struct side *sides = keys->links[link].sides;
	struct cursor own = { keys, &sides[SIDE_FOREIGN], records, 0, 0 };
	struct cursor other = { keys, &sides[SIDE_REFERRED], records + BLOCK_RECORDS, 0, 0 };
	struct sort_record record, referred;
	bool has_referred = cursor_next(&other, &referred);

	while (cursor_next(&own, &record) && !other.error) {
		while (has_referred && compare_hashes(&referred, &record) < 0)
			has_referred = cursor_next(&other, &referred);
		if (!other.error && (!has_referred || compare_hashes(&referred, &record) != 0))
			external_sort_add(
			    missing, (struct sort_record){ { record.words[2], link, 0 } });
	}
	memory_free(records);
	return own.error ? own.error : other.error;
}
