/* SPDX-License-Identifier: MIT */
#include "render/mustache_lookup.h"

#include <cjson/cJSON.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/memory.h"
#include "render/mustache_program.h"

enum {
	WALKED_KEYS = 12, /* as many keys are compared before an index is worth its making */
	FIRST_SLOTS = 1024,
};

/* A child of an object by the hash of both; that the object is indexed, as a child of itself. */
struct mustache_index_slot {
	const cJSON *object, *child; /* NULL: free */
	uint64_t hash;
};

void mustache_index_release(struct mustache_index *index)
{
	memory_free(index->slots);
	*index = (struct mustache_index){ NULL, 0, 0 };
}

/* Exact, unlike cJSON_GetObjectItem, which ignores case. */
static bool has_key(const cJSON *child, struct str key)
{
	size_t i;

	/* Keys are short: a loop beats a call. */
	for (i = 0; i < key.len; i++) {
		if (child->string[i] != key.data[i] || !child->string[i])
			return false;
	}
	return !child->string[i];
}

static uint64_t hash_of(const cJSON *object, struct str key)
{
	return hash64(key.data, key.len) ^ ((uint64_t)(uintptr_t)object * 0x9e3779b97f4a7c15);
}

/* The slot of this key, or the free one where it belongs. An empty key is the object itself. */
static struct mustache_index_slot *find_slot(
    const struct mustache_index *index, const cJSON *object, struct str key, uint64_t hash)
{
	size_t mask = index->size - 1, i = (size_t)(hash ^ hash >> 32) & mask;

	for (;; i = (i + 1) & mask) {
		struct mustache_index_slot *slot = &index->slots[i];

		if (!slot->child)
			return slot;
		if (slot->hash != hash || slot->object != object)
			continue;
		if (key.len ? slot->child != object && has_key(slot->child, key)
			    : slot->child == object)
			return slot;
	}
}

static void grow(struct mustache_index *index)
{
	struct mustache_index old = *index;
	size_t i;

	index->size = old.size ? size_mul(old.size, 2) : FIRST_SLOTS;
	index->slots = memory_alloc_zeroed(index->size, sizeof(*index->slots));
	for (i = 0; i < old.size; i++) {
		const struct mustache_index_slot *slot = &old.slots[i];

		if (slot->child)
			*find_slot(index, slot->object,
			    slot->child == slot->object ? STR("") : str_of(slot->child->string),
			    slot->hash) = *slot;
	}
	memory_free(old.slots);
}

/* The first of two equal keys stays. */
static void add_slot(
    struct mustache_index *index, const cJSON *object, const cJSON *child, struct str key)
{
	uint64_t hash = hash_of(object, key);
	struct mustache_index_slot *slot;

	if (index->count * 2 >= index->size)
		grow(index);
	slot = find_slot(index, object, key, hash);
	if (slot->child)
		return;
	*slot = (struct mustache_index_slot){ object, child, hash };
	index->count++;
}

static const cJSON *find_indexed(struct mustache_index *index, const cJSON *object, struct str key)
{
	const cJSON *child;

	if (!index->size || !find_slot(index, object, STR(""), hash_of(object, STR("")))->child) {
		add_slot(index, object, object, STR(""));
		for (child = object->child; child; child = child->next) {
			if (child->string[0])
				add_slot(index, object, child, str_of(child->string));
		}
	}
	return find_slot(index, object, key, hash_of(object, key))->child;
}

/* Of two equal keys, the first. */
static const cJSON *find_key(struct mustache_index *index, const cJSON *object, struct str key)
{
	const cJSON *child;
	size_t walked = 0;

	if (!cJSON_IsObject(object))
		return NULL;
	for (child = object->child; child; child = child->next) {
		if (has_key(child, key))
			return child;
		if (++walked == WALKED_KEYS)
			return find_indexed(index, object, key);
	}
	return NULL;
}

const struct cJSON *mustache_find(struct mustache_index *index, const struct mustache_frame *frame,
    const struct str *parts, size_t count, bool *known)
{
	const cJSON *value = NULL, *outer;
	size_t i;

	*known = true;
	if (!count)
		return frame ? frame->value : NULL;
	for (; frame && !value; frame = frame->outer)
		value = find_key(index, frame->value, parts[0]);
	for (i = 1; value && i < count; i++) {
		outer = value;
		value = find_key(index, outer, parts[i]);
		if (!value && cJSON_IsNull(outer))
			return NULL;
	}
	*known = value != NULL;
	return value;
}

struct nearest {
	struct str name;
	size_t distance;
};

enum { FAR = 1000 };

static void consider(struct nearest *nearest, struct str name, struct str wanted)
{
	size_t distance = str_distance(wanted, name, nearest->distance);

	if (distance < nearest->distance)
		*nearest = (struct nearest){ name, distance };
}

static void consider_keys(struct nearest *nearest, const cJSON *object, struct str wanted)
{
	const cJSON *child;

	if (!cJSON_IsObject(object))
		return;
	for (child = object->child; child; child = child->next)
		consider(nearest, str_of(child->string), wanted);
}

struct str mustache_nearest(
    const struct mustache_frame *frame, const struct str *parts, size_t count)
{
	struct nearest nearest = { STR("–"), FAR };
	struct mustache_index index = { NULL, 0, 0 };
	const cJSON *value = NULL, *next;
	const struct mustache_frame *at;
	size_t i;

	for (at = frame; at && !value && count; at = at->outer)
		value = find_key(&index, at->value, parts[0]);
	for (i = 1; value && i < count; i++) {
		next = find_key(&index, value, parts[i]);
		if (!next)
			break;
		value = next;
	}
	if (value && i < count)
		consider_keys(&nearest, value, parts[i]);
	for (at = frame; at && count && !value; at = at->outer)
		consider_keys(&nearest, at->value, parts[0]);
	mustache_index_release(&index);
	return nearest.name;
}

struct str mustache_nearest_template(const struct mustache_set *set, struct str name)
{
	struct nearest nearest = { STR("–"), FAR };
	size_t i;

	for (i = 0; i < set->by_name.count; i++)
		consider(&nearest, set->by_name.entries[i].key, name);
	return nearest.name;
}
