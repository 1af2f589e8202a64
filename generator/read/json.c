/* SPDX-License-Identifier: MIT */
#include "read/json.h"

#include <cjson/cJSON.h>
#include <pthread.h>

#include "read/json_scan.h"

/* What json_scan() lets pass and cJSON does not: there should be nothing. */
static const struct diag_kind json_refused = { "json.syntax", DIAG_ERROR,
	{ "Không đọc được JSON này.", "This JSON cannot be read." }, { NULL, NULL } };

struct join {
	struct arena *arena;
	const struct json_place *next; /* of the values in their order */
	struct str path;
	struct diags *diags;
	bool is_fine;
};

/* Every parse of cJSON writes a variable of its own that all threads share. */
static pthread_mutex_t cjson_parse_lock = PTHREAD_MUTEX_INITIALIZER;

static cJSON *parse_alone(struct str text)
{
	cJSON *value;

	pthread_mutex_lock(&cjson_parse_lock);
	value = cJSON_ParseWithLength(text.data, text.len);
	pthread_mutex_unlock(&cjson_parse_lock);
	return value;
}

static void check_keys(struct join *join, const struct node *mapping)
{
	const struct node *twice = node_find_duplicate(mapping), *first = mapping->items;

	if (!twice)
		return;
	while (!str_eq(first->key, twice->key))
		first++;
	DIAG(join->diags, &metadata_duplicate_key, node_key_at(twice, join->path),
	    .name = twice->key, .expected = diags_number(join->diags, first->key_line));
	join->is_fine = false;
}

/* Both trees have the same values in the same order; the scan limited the depth. */
static struct node join_value(struct join *join, const cJSON *value)
{
	const struct json_place *place = join->next++;
	struct node node = { .line = place->line,
		.column = place->column,
		.key_line = place->key_line,
		.key_column = place->key_column };
	size_t index = 0;

	if (value->string)
		node.key = arena_str(join->arena, str_of(value->string));
	if (cJSON_IsString(value)) {
		node.is_quoted = true;
		node.text = arena_str(join->arena, str_of(value->valuestring));
		return node;
	}
	if (!cJSON_IsObject(value) && !cJSON_IsArray(value)) {
		node.text = arena_str(join->arena, place->text);
		return node;
	}
	node.kind = cJSON_IsObject(value) ? NODE_MAPPING : NODE_SEQUENCE;
	for (const cJSON *item = value->child; item; item = item->next)
		node.count++;
	node.items = arena_alloc(join->arena, node.count * sizeof(*node.items));
	for (const cJSON *item = value->child; item; item = item->next)
		node.items[index++] = join_value(join, item);
	if (node.kind == NODE_MAPPING)
		check_keys(join, &node);
	return node;
}

struct node *json_parse(struct arena *arena, struct str text, struct str path, struct diags *diags)
{
	struct arena *scratch = arena_new();
	struct join join = { .arena = arena, .path = path, .diags = diags, .is_fine = true };
	struct json_places places;
	struct node *root = NULL;
	cJSON *value = NULL;

	if (!node_check_text(&text, path, 1, diags) ||
	    !json_scan(scratch, text, path, &places, diags))
		goto out;
	value = parse_alone(text);
	if (!value) {
		diags_add(
		    diags, &json_refused, (struct location){ path, 1, 1 }, (struct diag_args){ 0 });
		goto out;
	}
	join.next = places.places;
	root = arena_alloc(arena, sizeof(*root));
	*root = join_value(&join, value);
	if (!join.is_fine)
		root = NULL;
out:
	cJSON_Delete(value);
	arena_free(scratch);
	return root;
}
