/* SPDX-License-Identifier: MIT */
#include "check/table_key.h"

#include <stdint.h>

#include "base/map.h"
#include "base/memory.h"
#include "check/value_key.h"

static const struct diag_kind unknown_field = {
	"schema.unknown-key-field",
	DIAG_ERROR,
	{ "{name} nêu trường “{found}” không có trong lược đồ.",
	    "{name} names a field “{found}” that the schema does not have." },
	{ "Sửa tên trường; chữ hoa và chữ thường là khác nhau.",
	    "Mend the field's name; capitals count." },
};

static const struct diag_kind too_many_keys = {
	"schema.too-many-keys",
	DIAG_ERROR,
	{ "Bảng có {found} khóa, chỉ kiểm tra được {expected}.",
	    "The table has {found} keys; {expected} can be checked." },
	{ NULL, NULL },
};

static const char *const kind_names[] = {
	[KEY_UNIQUE] = "constraints.unique",
	[KEY_PRIMARY] = "primaryKey",
	[KEY_UNIQUE_TOGETHER] = "uniqueKeys",
	[KEY_FOREIGN] = "foreignKeys",
	[KEY_REFERRED] = "foreignKeys.reference",
};

struct key_finding_state {
	const struct table_key_source *source;
	struct map columns; /* by name of field, or of the column itself */
	struct arena *arena;
	struct diags *diags;
	struct table_keys found;
	size_t wanted;
};

/* false: the file has no such column; when the schema has none either, that is reported. */
static bool find_column(
    struct key_finding_state *state, const struct table_key *key, struct str name, size_t *column)
{
	const struct map_entry *entry = map_find(&state->columns, name);
	const struct table_schema *schema = state->source->schema;

	if (entry)
		*column = (size_t)entry->value;
	else if (table_schema_find(schema, name) == schema->field_count &&
		 key->kind != KEY_REFERRED && key->kind != KEY_FOREIGN)
		DIAG(state->diags, &unknown_field, key->at, .name = str_of(kind_names[key->kind]),
		    .found = name);
	return entry != NULL;
}

static void add_key(struct key_finding_state *state, struct table_key key)
{
	if (!key.field_count || state->wanted++ >= TABLE_KEYS_MAX)
		return;
	key.columns = arena_alloc(state->arena, size_mul(key.field_count, sizeof(*key.columns)));
	for (size_t i = 0; i < key.field_count; i++)
		if (!find_column(state, &key, key.fields[i], &key.columns[i]))
			return;
	*ARENA_ADD(state->arena, state->found.keys, state->found.count) = key;
}

static void add_keys_of_schema(struct key_finding_state *state)
{
	const struct table_schema *schema = state->source->schema;

	for (size_t i = 0; i < schema->field_count; i++) {
		const struct field *field = &schema->fields[i];
		bool is_primary = schema->primary_key_count == 1 &&
				  str_eq(schema->primary_key[0], field->name);

		if (field->constraints.unique && !is_primary)
			add_key(state, (struct table_key){ .kind = KEY_UNIQUE,
					   .fields = &field->name,
					   .field_count = 1,
					   .at = field->at });
	}
	add_key(state, (struct table_key){ .kind = KEY_PRIMARY,
			   .fields = schema->primary_key,
			   .field_count = schema->primary_key_count,
			   .at = schema->primary_key_at });
	for (size_t i = 0; i < schema->unique_key_count; i++)
		add_key(state, (struct table_key){ .kind = KEY_UNIQUE_TOGETHER,
				   .fields = schema->unique_keys[i].fields,
				   .field_count = schema->unique_keys[i].field_count,
				   .at = schema->unique_keys[i].at });
}

/* Also of those whose other table is not at hand. */
static void check_fields_of_foreign_keys(const struct key_finding_state *state)
{
	const struct table_schema *schema = state->source->schema;

	for (size_t i = 0; i < schema->foreign_key_count; i++)
		for (size_t j = 0; j < schema->foreign_keys[i].field_count; j++) {
			struct str name = schema->foreign_keys[i].fields[j];

			if (table_schema_find(schema, name) == schema->field_count &&
			    !map_find(&state->columns, name))
				DIAG(state->diags, &unknown_field, schema->foreign_keys[i].at,
				    .name = str_of(kind_names[KEY_FOREIGN]), .found = name);
		}
}

static void add_keys_between_tables(struct key_finding_state *state)
{
	const struct foreign_keys *links = state->source->links;
	size_t count = links ? foreign_keys_count(links) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct foreign_link *link = foreign_keys_at(links, i);

		if (link->table == state->source->table)
			add_key(state, (struct table_key){ .kind = KEY_FOREIGN,
					   .fields = link->key->fields,
					   .field_count = link->key->field_count,
					   .link = i });
		if (link->referred_table == state->source->table)
			add_key(state, (struct table_key){ .kind = KEY_REFERRED,
					   .fields = link->key->reference_fields,
					   .field_count = link->key->field_count,
					   .link = i });
	}
}

struct table_keys table_keys_find(
    const struct table_key_source *source, struct arena *arena, struct diags *diags)
{
	struct key_finding_state state = {
		.source = source, .columns = MAP_INIT, .arena = arena, .diags = diags
	};

	for (size_t i = 0; i < source->header->count; i++)
		map_put(&state.columns,
		    source->fields[i] ? source->fields[i]->name : source->header->cells[i], i,
		    NULL);
	add_keys_of_schema(&state);
	check_fields_of_foreign_keys(&state);
	add_keys_between_tables(&state);
	if (state.wanted > TABLE_KEYS_MAX)
		DIAG(diags, &too_many_keys, source->schema->at,
		    .found = diags_number(diags, state.wanted),
		    .expected = diags_number(diags, TABLE_KEYS_MAX));
	map_release(&state.columns);
	return state.found;
}

bool table_key_text(const struct table_key *key, const struct value *values, struct strbuf *scratch,
    struct str *text)
{
	size_t start = scratch->len;

	if (key->field_count == 1) {
		*text = value_key(&values[key->columns[0]], scratch);
		return values[key->columns[0]].state != VALUE_MISSING;
	}
	for (size_t i = 0; i < key->field_count; i++) {
		const struct value *value = &values[key->columns[i]];
		size_t before = scratch->len;
		struct str part;
		uint64_t len;

		if (value->state == VALUE_MISSING)
			return false;
		/* Each part with its length, so that "a", "bc" is another key than "ab", "c". */
		part = value_key(value, scratch);
		if (scratch->len == before)
			strbuf_add(scratch, part);
		len = scratch->len - before;
		strbuf_add(scratch, (struct str){ (const char *)&len, sizeof(len) });
	}
	*text = str_from(strbuf_str(scratch), start);
	return true;
}

struct str table_key_names(const struct table_key *key, struct strbuf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < key->field_count; i++) {
		if (i)
			strbuf_add_cstr(out, ", ");
		strbuf_add(out, key->fields[i]);
	}
	return str_from(strbuf_str(out), start);
}

struct value table_key_value(struct str cell, const struct table_schema *schema,
    const struct field *field, struct strbuf *scratch)
{
	static const struct field any = { .type = TYPE_ANY, .bare_number = true };

	return value_parse(cell, schema, field ? field : &any, scratch);
}
