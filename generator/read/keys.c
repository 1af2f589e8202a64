/* SPDX-License-Identifier: MIT */
#include "read/keys.h"

#include <string.h>

static const struct diag_kind unknown_key = { "metadata.unknown-key", DIAG_ERROR,
	{ "Không có khóa “{name}” trong {expected}.", "There is no key “{name}” in {expected}." },
	{ "datamo-portal(5) liệt kê các khóa.", "datamo-portal(5) lists the keys." } };

static const struct diag_kind unknown_key_near = { "metadata.unknown-key", DIAG_ERROR,
	{ "Không có khóa “{name}”; có phải là “{expected}”?",
	    "There is no key “{name}”; is “{expected}” meant?" },
	{ "datamo-portal(5) liệt kê các khóa.", "datamo-portal(5) lists the keys." } };

static const struct diag_kind unknown_value = { "metadata.unknown-value", DIAG_ERROR,
	{ "{name} không thể là “{found}”.", "{name} cannot be “{found}”." },
	{ "datamo-portal(5) liệt kê các giá trị.", "datamo-portal(5) lists the values." } };

static const struct diag_kind unknown_value_near = { "metadata.unknown-value", DIAG_ERROR,
	{ "{name} không thể là “{found}”; có phải là “{expected}”?",
	    "{name} cannot be “{found}”; is “{expected}” meant?" },
	{ "datamo-portal(5) liệt kê các giá trị.", "datamo-portal(5) lists the values." } };

struct nearest nearest_to(struct str wanted)
{
	return (struct nearest){ wanted, STR(""), wanted.len / 3 + 2 };
}

void nearest_try(struct nearest *nearest, struct str candidate)
{
	size_t distance;

	if (!nearest->distance)
		return;
	distance = str_distance(nearest->wanted, candidate, nearest->distance - 1);
	if (distance < nearest->distance && distance < candidate.len) {
		nearest->best = candidate;
		nearest->distance = distance;
	}
}

void report_unknown_value(
    struct key_reader *reader, const struct node *node, struct str name, struct str nearest)
{
	DIAG(reader->diags, nearest.len ? &unknown_value_near : &unknown_value,
	    node_at(node, reader->path), .name = name, .found = node->text, .expected = nearest);
}

static void report_unknown_key(
    struct key_reader *reader, const struct key_table *table, const struct node *node)
{
	struct nearest nearest = nearest_to(node->key);

	if (reader->allows_more)
		return;
	for (size_t i = 0; i < table->count; i++)
		nearest_try(&nearest, str_of(table->keys[i].name));
	DIAG(reader->diags, nearest.best.len ? &unknown_key_near : &unknown_key,
	    node_key_at(node, reader->path), .name = node->key,
	    .expected = nearest.best.len ? nearest.best : str_of(table->name));
}

static void read_list_of_maps(
    struct key_reader *reader, const struct key *key, const struct node *node, char *target)
{
	char *items;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_LIST, node);
		return;
	}
	items = arena_alloc(reader->arena, node->count * key->item_size);
	for (size_t i = 0; i < node->count; i++)
		keys_read(reader, key->nested, &node->items[i], items + i * key->item_size);
	memcpy(target + key->offset, &items, sizeof(items));
	memcpy(target + key->count_offset, &node->count, sizeof(node->count));
}

static void read_choice(
    struct key_reader *reader, const struct key *key, const struct node *node, struct str *value)
{
	struct str found = { NULL, 0 };
	struct nearest nearest;

	if (!key_read_value(reader, KEY_STRING, node, &found))
		return;
	nearest = nearest_to(found);
	for (const char *const *choice = key->choices; *choice; choice++) {
		if (str_eq(found, str_of(*choice))) {
			*value = found;
			return;
		}
		nearest_try(&nearest, str_of(*choice));
	}
	report_unknown_value(reader, node, str_of(key->name), nearest.best);
}

/* {vi: [a, b], en: [c, d]}: a and c are one text, b and d another. */
static void read_texts_by_language(
    struct key_reader *reader, const struct node *node, struct text **texts, size_t *count)
{
	for (size_t i = 0; i < node->count; i++) {
		const struct node *list = &node->items[i];

		if (list->kind != NODE_SEQUENCE || !language_tag_is_valid(list->key)) {
			key_report_type(reader, KEY_TEXTS, list);
			return;
		}
		for (size_t k = 0; k < list->count; k++) {
			struct node language = list->items[k], text = { .kind = NODE_MAPPING };

			language.key = list->key;
			text.key = node->key;
			text.items = &language;
			text.count = 1;
			if (k == *count)
				ARENA_ADD(reader->arena, *texts, *count);
			key_read_value(reader, KEY_TEXT, &text, &(*texts)[k]);
		}
	}
}

static void read_list(
    struct key_reader *reader, const struct key *key, const struct node *node, char *target)
{
	void *items = NULL;
	size_t count = 0;
	enum key_type type = key->type == KEY_STRINGS     ? KEY_STRING
			     : key->type == KEY_IDS       ? KEY_ID
			     : key->type == KEY_LANGUAGES ? KEY_LANGUAGE
							  : KEY_TEXT;

	if (key->type == KEY_TEXTS && node->kind == NODE_MAPPING) {
		struct text *texts = NULL;

		read_texts_by_language(reader, node, &texts, &count);
		items = texts;
	} else {
		key_read_list(reader, type, node, &items, &count);
	}
	memcpy(target + key->offset, &items, sizeof(items));
	memcpy(target + key->count_offset, &count, sizeof(count));
}

static void read_key(
    struct key_reader *reader, const struct key *key, const struct node *node, char *target)
{
	if (key->given_offset)
		*(bool *)(target + key->given_offset) = true;
	switch (key->type) {
	case KEY_MAP:
		keys_read(reader, key->nested, node, target + key->offset);
		break;
	case KEY_LIST:
		read_list_of_maps(reader, key, node, target);
		break;
	case KEY_CUSTOM:
		key->parse(reader, node, target + key->offset);
		break;
	case KEY_CHOICE:
		read_choice(reader, key, node, (struct str *)(void *)(target + key->offset));
		break;
	case KEY_STRINGS:
	case KEY_IDS:
	case KEY_LANGUAGES:
	case KEY_TEXTS:
		read_list(reader, key, node, target);
		break;
	default:
		key_read_value(reader, key->type, node, target + key->offset);
	}
}

static const struct key *find_key(const struct key_table *table, struct str name)
{
	for (size_t i = 0; i < table->count; i++) {
		if (str_eq(name, str_of(table->keys[i].name)))
			return &table->keys[i];
	}
	return NULL;
}

/* "title@en", as data packages have it: false when it is no such thing. */
static bool read_translation(
    struct key_reader *reader, const struct key_table *table, const struct node *node, char *target)
{
	size_t at = str_find(node->key, '@');
	const struct key *key = find_key(table, str_slice(node->key, 0, at));
	struct node inner = *node, outer = *node;

	if (!reader->allows_more || at == node->key.len || node->kind != NODE_SCALAR || !key ||
	    (key->type != KEY_TITLE && key->type != KEY_TEXT))
		return false;
	inner.key = str_from(node->key, at + 1);
	outer.kind = NODE_MAPPING;
	outer.key = str_of(key->name);
	outer.items = &inner;
	outer.count = 1;
	if (language_tag_is_valid(inner.key))
		key_read_value(reader, key->type, &outer, target + key->offset);
	return true;
}

void keys_read(struct key_reader *reader, const struct key_table *table, const struct node *mapping,
    void *target)
{
	if (mapping->kind != NODE_MAPPING) {
		key_report_type(reader, KEY_MAP, mapping);
		return;
	}
	for (size_t k = 0; k < table->count; k++) {
		const struct node *node = node_find(mapping, table->keys[k].name);

		if (node && !node_is_null(node))
			read_key(reader, &table->keys[k], node, target);
	}
	for (size_t i = 0; i < mapping->count; i++) {
		const struct node *node = &mapping->items[i];

		if (!find_key(table, node->key) && !read_translation(reader, table, node, target))
			report_unknown_key(reader, table, node);
	}
}
