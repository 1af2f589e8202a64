/* SPDX-License-Identifier: MIT */
#include "site/cache_record.h"

#include <string.h>

#include "base/memory.h"

/* --- findings --- */

/* NULL is kept apart from an empty text. */
static void pack_words(struct strbuf *packed, const char *const words[MESSAGES_COUNT])
{
	for (size_t i = 0; i < MESSAGES_COUNT; i++) {
		packed_add_number(packed, words[i] != NULL);
		packed_add_text(packed, str_of(words[i]));
	}
}

static void unpack_words(
    struct packed_reader *reader, struct arena *arena, const char *words[MESSAGES_COUNT])
{
	for (size_t i = 0; i < MESSAGES_COUNT; i++) {
		bool is_there = packed_number(reader);
		struct str text = packed_text(reader);

		words[i] = is_there ? arena_cstr(arena, text) : NULL;
	}
}

/* The kinds that were met, each of which is written once. */
struct kinds {
	struct arena *arena;
	const struct diag_kind **items;
	size_t count;
};

static void pack_kind(struct strbuf *packed, struct kinds *kinds, const struct diag_kind *kind)
{
	size_t index = 0;

	while (index < kinds->count && kinds->items[index] != kind)
		index++;
	packed_add_number(packed, index);
	if (index < kinds->count)
		return;
	*ARENA_ADD(kinds->arena, kinds->items, kinds->count) = kind;
	packed_add_text(packed, str_of(kind->id));
	packed_add_number(packed, kind->level);
	pack_words(packed, kind->message);
	pack_words(packed, kind->mend);
}

void diags_pack(struct strbuf *packed, struct diags *diags)
{
	struct kinds kinds = { .arena = arena_new() };

	diags_sort(diags);
	packed_add_number(packed, diags_kept(diags));
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);

		pack_kind(packed, &kinds, diag->kind);
		packed_add_number(packed, diag->level);
		packed_add_text(packed, diag->at.path);
		packed_add_number(packed, diag->at.line);
		packed_add_number(packed, diag->at.column);
		packed_add_text(packed, diag->args.name);
		packed_add_text(packed, diag->args.found);
		packed_add_text(packed, diag->args.expected);
		pack_words(packed, diag->args.expected_in);
		packed_add_number(packed, diags_more_after(diags, i));
	}
	arena_free(kinds.arena);
}

static enum diag_level unpack_level(struct packed_reader *reader)
{
	uint64_t level = packed_number(reader);

	reader->is_broken |= level >= DIAG_LEVEL_COUNT;
	return level < DIAG_LEVEL_COUNT ? (enum diag_level)level : DIAG_ERROR;
}

static const struct diag_kind *unpack_kind(struct packed_reader *reader, struct kinds *kinds)
{
	static const struct diag_kind nothing = { .id = "" };
	uint64_t index = packed_number(reader);
	struct diag_kind *kind;

	reader->is_broken |= index > kinds->count;
	if (reader->is_broken)
		return &nothing;
	if (index < kinds->count)
		return kinds->items[index];
	kind = arena_alloc(kinds->arena, sizeof(*kind));
	kind->id = arena_cstr(kinds->arena, packed_text(reader));
	kind->level = unpack_level(reader);
	unpack_words(reader, kinds->arena, kind->message);
	unpack_words(reader, kinds->arena, kind->mend);
	*ARENA_ADD(kinds->arena, kinds->items, kinds->count) = kind;
	return kind;
}

static struct diag unpack_diag(struct packed_reader *reader, struct kinds *kinds)
{
	struct diag diag = { .kind = unpack_kind(reader, kinds) };

	diag.level = unpack_level(reader);
	diag.at.path = packed_text(reader);
	diag.at.line = packed_number(reader);
	diag.at.column = packed_number(reader);
	diag.args.name = packed_text(reader);
	diag.args.found = packed_text(reader);
	diag.args.expected = packed_text(reader);
	unpack_words(reader, kinds->arena, diag.args.expected_in);
	return diag;
}

bool diags_unpack(struct packed_reader *reader, struct diags *diags)
{
	struct kinds kinds = { .arena = arena_new() };
	size_t count = packed_count(reader);

	for (size_t i = 0; i < count; i++) {
		struct diag diag = unpack_diag(reader, &kinds);
		uint64_t more = packed_number(reader);

		if (reader->is_broken)
			break;
		diags_add_remembered(diags, &diag, more);
	}
	arena_free(kinds.arena);
	return !reader->is_broken;
}

/* --- datasets --- */

static void pack_hash(struct strbuf *packed, const struct sha256_hex *hash)
{
	packed_add_text(packed, str_of(hash->text));
}

static struct sha256_hex unpack_hash(struct packed_reader *reader)
{
	struct str text = packed_text(reader);
	struct sha256_hex hash = { { 0 } };

	if (text.len == SHA256_HEX)
		memcpy(hash.text, text.data, SHA256_HEX);
	else
		reader->is_broken = true;
	return hash;
}

static void pack_distributions(
    struct strbuf *packed, const struct distribution *distributions, size_t count)
{
	packed_add_number(packed, count);
	for (size_t i = 0; i < count; i++) {
		const struct distribution *distribution = &distributions[i];

		packed_add_text(packed, distribution->format);
		packed_add_text(packed, distribution->name);
		packed_add_text(packed, distribution->path);
		packed_add_text(packed, distribution->media_type);
		packed_add_text(packed, distribution->eu_file_type);
		packed_add_number(packed, distribution->bytes);
		pack_hash(packed, &distribution->sha256);
	}
}

/* Texts are copied to `arena`; NULL: only looked at. */
static struct str text_in_arena(struct packed_reader *reader, struct arena *arena)
{
	struct str text = packed_text(reader);

	return arena ? arena_str(arena, text) : text;
}

static struct distribution *unpack_distributions(
    struct packed_reader *reader, struct arena *arena, size_t *count)
{
	struct distribution *distributions;
	size_t wanted = packed_count(reader);

	distributions = arena ? arena_alloc(arena, size_mul(wanted, sizeof(*distributions))) : NULL;
	for (size_t i = 0; i < wanted && !reader->is_broken; i++) {
		struct distribution distribution = { .format = text_in_arena(reader, arena) };

		distribution.name = text_in_arena(reader, arena);
		distribution.path = text_in_arena(reader, arena);
		distribution.media_type = text_in_arena(reader, arena);
		distribution.eu_file_type = text_in_arena(reader, arena);
		distribution.bytes = packed_number(reader);
		distribution.sha256 = unpack_hash(reader);
		if (distributions)
			distributions[i] = distribution;
	}
	*count = wanted;
	return distributions;
}

static void pack_facts(struct strbuf *packed, const struct dataset *dataset)
{
	packed_add_number(packed, dataset->resource_count);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		packed_add_number(packed, resource->row_count);
		packed_add_number(packed, resource->column_count);
		packed_add_text(packed, resource->rows_path);
		pack_distributions(packed, resource->distributions, resource->distribution_count);
	}
	pack_distributions(packed, dataset->distributions, dataset->distribution_count);
	packed_add_number(packed, dataset->document_count);
	for (size_t i = 0; i < dataset->document_count; i++) {
		packed_add_text(packed, dataset->documents[i].name);
		packed_add_text(packed, dataset->documents[i].path);
		packed_add_text(packed, dataset->documents[i].media_type);
	}
}

/* Walks over the facts; tells them to `told` unless that is NULL. */
static void unpack_facts(
    struct packed_reader *reader, const struct dataset *dataset, struct dataset *told)
{
	struct arena *arena = told ? told->arena : NULL;
	size_t count = packed_count(reader);
	struct resource ignored;
	struct dataset nobody = { .arena = NULL };

	if (count != dataset->resource_count)
		reader->is_broken = true;
	for (size_t i = 0; i < count && !reader->is_broken; i++) {
		struct resource *resource = told ? &told->resources[i] : &ignored;

		resource->row_count = packed_number(reader);
		resource->column_count = packed_number(reader);
		resource->rows_path = text_in_arena(reader, arena);
		resource->distributions = unpack_distributions(
		    reader, arena, &resource->distribution_count);
	}
	if (!told)
		told = &nobody;
	told->distributions = unpack_distributions(reader, arena, &told->distribution_count);
	count = packed_count(reader);
	for (size_t i = 0; i < count && !reader->is_broken; i++) {
		struct document document = { .name = text_in_arena(reader, arena) };

		document.path = text_in_arena(reader, arena);
		document.media_type = text_in_arena(reader, arena);
		if (arena)
			*ARENA_ADD(arena, told->documents, told->document_count) = document;
	}
}

void dataset_record_pack(struct strbuf *packed, const struct dataset *dataset,
    const struct staged_entry *files, size_t file_count, struct diags *diags)
{
	pack_facts(packed, dataset);
	packed_add_number(packed, file_count);
	for (size_t i = 0; i < file_count; i++) {
		packed_add_text(packed, files[i].path);
		packed_add_text(packed, str_of(files[i].claimant));
		packed_add_number(packed, files[i].bytes);
		pack_hash(packed, &files[i].sha256);
	}
	diags_pack(packed, diags);
}

bool dataset_record_unpack(struct str packed, struct arena *arena, const struct dataset *dataset,
    struct dataset_record *record)
{
	struct packed_reader reader = { packed, false };
	size_t count;

	*record = (struct dataset_record){ .files = NULL };
	unpack_facts(&reader, dataset, NULL);
	count = packed_count(&reader);
	record->files = arena_alloc(arena, size_mul(count, sizeof(*record->files)));
	for (size_t i = 0; i < count && !reader.is_broken; i++) {
		struct staged_entry *file = &record->files[record->file_count++];

		file->path = arena_str(arena, packed_text(&reader));
		file->claimant = arena_cstr(arena, packed_text(&reader));
		file->bytes = packed_number(&reader);
		file->sha256 = unpack_hash(&reader);
	}
	record->diags = reader.rest;
	return !reader.is_broken;
}

void dataset_record_apply(struct str packed, struct dataset *dataset)
{
	unpack_facts(&(struct packed_reader){ packed, false }, dataset, dataset);
}
