/* SPDX-License-Identifier: MIT */
#include "check/key_look.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "check/header_check.h"
#include "check/key_kinds.h"
#include "check/personal_data_cell.h"
#include "check/table_key.h"

/* A row that others are said to repeat. */
struct first_row {
	uint64_t row, line;
	size_t key;
	bool is_seen;
	struct sha256_hex digest;
};

struct key_look {
	struct row_sink sink;
	const struct key_look_task *task;
	struct arena *arena;
	struct sha256 *sha256;
	const struct field *const *fields;
	struct table_keys keys;
	struct value *values;
	struct first_row *firsts; /* by row, then key */
	size_t first_count, next_first, next_finding;
	struct strbuf scratch, text, shown;
	struct personal_scan personal; /* what a message must not show in full */
	struct str path;
};

static int compare_firsts(const void *a, const void *b)
{
	const struct first_row *one = a, *other = b;

	if (one->row != other->row)
		return one->row < other->row ? -1 : 1;
	return (one->key > other->key) - (one->key < other->key);
}

static void list_firsts(struct key_look *look)
{
	const struct key_findings *findings = look->task->findings;
	size_t count = 0;

	look->firsts = arena_alloc(
	    look->arena, size_mul(size_add(findings->count, 1), sizeof(*look->firsts)));
	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].first_row)
			look->firsts[count++] = (struct first_row){
				.row = findings->items[i].first_row, .key = findings->items[i].key
			};
	}
	qsort(look->firsts, count, sizeof(*look->firsts), compare_firsts);
	look->first_count = 0;
	for (size_t i = 0; i < count; i++)
		if (!i || compare_firsts(&look->firsts[i], &look->firsts[look->first_count - 1]))
			look->firsts[look->first_count++] = look->firsts[i];
}

static void look_at_header(struct row_sink *sink, const struct row *header)
{
	struct key_look *look = (struct key_look *)sink;
	const struct key_look_task *task = look->task;
	struct diags *known = diags_new(); /* all of it was told after the first look */

	look->fields = header_check(header, task->schema, look->arena, known);
	look->keys = table_keys_find(&(struct table_key_source){ task->schema, header, look->fields,
					 task->links, task->table },
	    look->arena, known);
	look->path = arena_str(look->arena, header->path);
	look->values = arena_alloc(
	    look->arena, size_mul(size_add(header->count, 1), sizeof(*look->values)));
	diags_free(known);
	list_firsts(look);
}

static const struct table_key *find_key(
    const struct key_look *look, const struct key_finding *finding)
{
	if (finding->first_row)
		return finding->key < look->keys.count ? &look->keys.keys[finding->key] : NULL;
	for (size_t i = 0; i < look->keys.count; i++)
		if (look->keys.keys[i].kind == KEY_FOREIGN &&
		    look->keys.keys[i].link == finding->key)
			return &look->keys.keys[i];
	return NULL;
}

/* Of the row's key text; false: it has no value, or there is no such key. */
static bool digest_row(struct key_look *look, const struct table_key *key, const struct row *row,
    struct sha256_hex *digest)
{
	struct str text;
	size_t bytes = row->raw.len;

	if (!key)
		return false;
	strbuf_clear(&look->scratch);
	for (size_t i = 0; i < key->field_count; i++)
		bytes = size_add(bytes,
		    4 * VALUE_TEXT_EXTRA +
			(key->columns[i] < row->count ? row->cells[key->columns[i]].len : 0));
	strbuf_reserve(&look->scratch, size_mul(bytes, 2));
	for (size_t i = 0; i < key->field_count; i++) {
		size_t column = key->columns[i];

		look->values[column] = table_key_value(
		    column < row->count ? row->cells[column] : STR(""), look->task->schema,
		    look->fields[column], &look->scratch);
	}
	if (!table_key_text(key, look->values, &look->scratch, &text))
		return false;
	sha256_reset(look->sha256);
	sha256_add(look->sha256, text.data, text.len);
	*digest = sha256_end(look->sha256);
	return true;
}

/* "TP01, 2024", with what is somebody's hidden. */
static void add_cells(struct key_look *look, const struct table_key *key, const struct row *row)
{
	for (size_t i = 0; i < key->field_count; i++) {
		if (i)
			strbuf_add_cstr(&look->text, ", ");
		if (key->columns[i] < row->count)
			strbuf_add(&look->text, personal_cell_shown(&look->personal,
						    row->cells[key->columns[i]], &look->shown));
	}
}

static void report(
    struct key_look *look, const struct table_key *key, const struct row *row, struct str expected)
{
	struct strbuf *text = &look->text;
	struct str names;
	size_t end;

	strbuf_clear(text);
	table_key_names(key, text);
	end = text->len;
	add_cells(look, key, row);
	names = str_slice(strbuf_str(text), 0, end);
	DIAG(look->task->diags, key_kind_of(key->kind), row_locate(row, key->columns[0]),
	    .name = names, .found = str_from(strbuf_str(text), end), .expected = expected);
}

/* "provinces (code)", or with the dataset before it when that is another. */
static struct str referred_name(struct key_look *look, size_t link_number)
{
	const struct foreign_link *link = foreign_keys_at(look->task->links, link_number);
	struct strbuf text = STRBUF_INIT;
	struct str name;

	if (link->key->dataset.len)
		strbuf_add_format(&text, "%.*s/", STR_ARG(link->key->dataset));
	strbuf_add_format(&text, "%.*s (", STR_ARG(link->referred_table->name));
	for (size_t i = 0; i < link->key->field_count; i++)
		strbuf_add_format(
		    &text, i ? ", %.*s" : "%.*s", STR_ARG(link->key->reference_fields[i]));
	strbuf_add_char(&text, ')');
	name = arena_str(look->arena, strbuf_str(&text));
	strbuf_release(&text);
	return name;
}

static void look_at_finding(
    struct key_look *look, const struct key_finding *finding, const struct row *row)
{
	const struct table_key *key = find_key(look, finding);
	const struct first_row wanted = { .row = finding->first_row, .key = finding->key };
	const struct first_row *first;
	struct sha256_hex digest;

	if (!key)
		return;
	if (!finding->first_row) {
		report(look, key, row, referred_name(look, finding->key));
		return;
	}
	first = bsearch(
	    &wanted, look->firsts, look->first_count, sizeof(*look->firsts), compare_firsts);
	if (first && first->is_seen && digest_row(look, key, row, &digest) &&
	    str_eq(str_of(digest.text), str_of(first->digest.text)))
		report(look, key, row, diags_number(look->task->diags, first->line));
}

static void look_at_row(struct row_sink *sink, const struct row *row)
{
	struct key_look *look = (struct key_look *)sink;
	const struct key_findings *findings = look->task->findings;

	while (look->next_first < look->first_count &&
	       look->firsts[look->next_first].row == row->number) {
		struct first_row *first = &look->firsts[look->next_first++];

		first->line = row->line;
		first->is_seen = first->key < look->keys.count &&
				 digest_row(
				     look, &look->keys.keys[first->key], row, &first->digest);
	}
	while (look->next_finding < findings->count &&
	       findings->items[look->next_finding].row == row->number)
		look_at_finding(look, &findings->items[look->next_finding++], row);
}

/* The report says how many more there are. */
static void count_others(struct row_sink *sink, bool is_complete)
{
	struct key_look *look = (struct key_look *)sink;

	(void)is_complete;
	for (unsigned kind = 0; kind < KEY_KIND_COUNT; kind++)
		for (uint64_t i = KEY_FINDINGS_MAX; i < look->task->findings->of_kind[kind]; i++)
			DIAG(look->task->diags, key_kind_of((enum table_key_kind)kind),
			    ((struct location){ .path = look->path }), .name = STR(""));
}

void key_findings_clear(struct key_findings *findings)
{
	findings->count = 0;
	memset(findings->of_kind, 0, sizeof(findings->of_kind));
}

void key_findings_add(
    struct key_findings *findings, enum table_key_kind kind, struct key_finding finding)
{
	if (findings->of_kind[kind]++ < KEY_FINDINGS_MAX)
		findings->items[findings->count++] = finding;
}

struct key_look *key_look_new(void)
{
	struct key_look *look = memory_alloc_zeroed(1, sizeof(*look));

	look->arena = arena_new();
	look->sha256 = sha256_new();
	return look;
}

void key_look_free(struct key_look *look)
{
	if (!look)
		return;
	arena_free(look->arena);
	sha256_free(look->sha256);
	strbuf_release(&look->scratch);
	strbuf_release(&look->text);
	strbuf_release(&look->shown);
	personal_scan_release(&look->personal);
	memory_free(look);
}

struct row_sink *key_look_begin(struct key_look *look, const struct key_look_task *task)
{
	arena_reset(look->arena);
	look->sink = (struct row_sink){ look_at_header, look_at_row, count_others };
	look->task = task;
	look->next_first = look->next_finding = look->first_count = 0;
	return &look->sink;
}
