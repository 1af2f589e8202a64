/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"

/* The findings of one kind in one file. */
struct group {
	uint64_t count, kept;
};

struct item {
	struct diag diag;
	size_t group;
	uint64_t more; /* set by sorting */
};

struct diags {
	struct arena *arena;
	struct item *items;
	size_t item_count, item_size;
	struct map group_of; /* "id\0path" → index of a group */
	struct group *groups;
	size_t group_count, group_size;
	uint64_t level_count[DIAG_LEVEL_COUNT];
	const struct diag_policy *policy;
	struct diag_kind **kinds; /* of remembered findings */
	size_t kind_count;
};

static const struct diag_policy policy_default = { .kept_per_kind = DIAGS_KEPT_PER_KIND };

struct diags *diags_new(void)
{
	struct diags *diags = memory_alloc_zeroed(1, sizeof(*diags));

	diags->arena = arena_new();
	diags->policy = &policy_default;
	return diags;
}

struct diags *diags_new_like(const struct diags *other)
{
	struct diags *diags = diags_new();

	diags->policy = other->policy;
	return diags;
}

void diags_set_policy(struct diags *diags, const struct diag_policy *policy)
{
	diags->policy = policy;
}

void diags_free(struct diags *diags)
{
	if (!diags)
		return;
	map_release(&diags->group_of);
	memory_free(diags->items);
	memory_free(diags->groups);
	arena_free(diags->arena);
	memory_free(diags);
}

static size_t find_group(struct diags *diags, const struct diag_kind *kind, struct str path)
{
	struct strbuf key = STRBUF_INIT;
	struct map_entry *entry;

	strbuf_add_cstr(&key, kind->id);
	strbuf_add_char(&key, '\0');
	strbuf_add(&key, path);
	entry = map_find(&diags->group_of, strbuf_str(&key));
	if (!entry) {
		if (diags->group_count == diags->group_size) {
			diags->group_size = diags->group_size ? size_mul(diags->group_size, 2) : 4;
			diags->groups = memory_realloc(
			    diags->groups, size_mul(diags->group_size, sizeof(*diags->groups)));
		}
		diags->groups[diags->group_count] = (struct group){ 0, 0 };
		entry = map_put(&diags->group_of, arena_str(diags->arena, strbuf_str(&key)),
		    diags->group_count++, NULL);
	}
	strbuf_release(&key);
	return (size_t)entry->value;
}

static void keep(struct diags *diags, const struct diag *diag, size_t group)
{
	struct arena *arena = diags->arena;
	struct item *item;

	if (diags->item_count == diags->item_size) {
		diags->item_size = diags->item_size ? size_mul(diags->item_size, 2) : 4;
		diags->items = memory_realloc(
		    diags->items, size_mul(diags->item_size, sizeof(*diags->items)));
	}
	item = &diags->items[diags->item_count++];
	*item = (struct item){ *diag, group, 0 };
	item->diag.at.path = arena_str(arena, diag->at.path);
	item->diag.args.name = arena_str(arena, utf8_cut(diag->args.name, 500));
	item->diag.args.found = arena_str(arena, utf8_cut(diag->args.found, 500));
	item->diag.args.expected = arena_str(arena, utf8_cut(diag->args.expected, 500));
	diags->groups[group].kept++;
}

void diags_add_at_level(struct diags *diags, const struct diag_kind *kind, enum diag_level level,
    struct location at, struct diag_args args)
{
	const struct diag_policy *policy = diags->policy;
	struct diag diag = { kind, level, at, args };
	size_t group;

	if (policy->admit && !policy->admit(policy->context, &diag))
		return;
	group = find_group(diags, kind, at.path);
	diags->groups[group].count++;
	diags->level_count[diag.level]++;
	if (diags->groups[group].kept < policy->kept_per_kind)
		keep(diags, &diag, group);
}

void diags_add(
    struct diags *diags, const struct diag_kind *kind, struct location at, struct diag_args args)
{
	diags_add_at_level(diags, kind, kind->level, at, args);
}

struct str diags_number(struct diags *diags, uint64_t number)
{
	return arena_format(diags->arena, "%llu", (unsigned long long)number);
}

struct str diags_errno(struct diags *diags, int error_number)
{
	char text[256];

	return arena_str(diags->arena, str_of(strerror_r(error_number, text, sizeof(text))));
}

void diags_merge(struct diags *to, struct diags *from)
{
	for (size_t i = 0; i < from->item_count; i++) {
		const struct diag *diag = &from->items[i].diag;
		size_t group = find_group(to, diag->kind, diag->at.path);
		struct group *counted = &from->groups[from->items[i].group];

		to->groups[group].count += counted->count;
		counted->count = 0; /* once a group */
		if (to->groups[group].kept < to->policy->kept_per_kind)
			keep(to, diag, group);
	}
	for (size_t level = 0; level < DIAG_LEVEL_COUNT; level++) {
		to->level_count[level] += from->level_count[level];
		from->level_count[level] = 0;
	}
	from->item_count = 0;
	from->group_count = 0;
	from->kinds = NULL;
	from->kind_count = 0;
	map_clear(&from->group_of);
	arena_reset(from->arena);
}

static int compare(const void *left, const void *right)
{
	const struct diag *a = &((const struct item *)left)->diag;
	const struct diag *b = &((const struct item *)right)->diag;
	int order = str_cmp(a->at.path, b->at.path);

	if (!order)
		order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
	if (!order)
		order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
	if (!order)
		order = strcmp(a->kind->id, b->kind->id);
	if (!order)
		order = str_cmp(a->args.name, b->args.name);
	return order ? order : str_cmp(a->args.found, b->args.found);
}

void diags_sort(struct diags *diags)
{
	if (diags->item_count)
		qsort(diags->items, diags->item_count, sizeof(*diags->items), compare);
	for (size_t i = 0; i < diags->item_count; i++) {
		struct group *group = &diags->groups[diags->items[i].group];

		diags->items[i].more = 0;
		group->kept--;
		if (!group->kept)
			diags->items[i].more = group->count;
	}
	/* The last of each group carries the rest; the kept ones are counted again. */
	for (size_t i = 0; i < diags->item_count; i++)
		diags->groups[diags->items[i].group].kept++;
	for (size_t i = 0; i < diags->item_count; i++) {
		if (diags->items[i].more)
			diags->items[i].more -= diags->groups[diags->items[i].group].kept;
	}
}

size_t diags_count(const struct diags *diags, enum diag_level level)
{
	return (size_t)diags->level_count[level];
}

size_t diags_kept(const struct diags *diags)
{
	return diags->item_count;
}

const struct diag *diags_at(const struct diags *diags, size_t index)
{
	return &diags->items[index].diag;
}

uint64_t diags_count_of(const struct diags *diags, const char *id)
{
	uint64_t count = 0;

	for (size_t i = 0; i < diags->group_of.count; i++) {
		const struct map_entry *entry = &diags->group_of.entries[i];
		struct str key = str_slice(entry->key, 0, str_find(entry->key, '\0'));

		if (str_eq(key, str_of(id)))
			count += diags->groups[entry->value].count;
	}
	return count;
}

uint64_t diags_more_after(const struct diags *diags, size_t index)
{
	return diags->items[index].more;
}

static bool is_same_word(const char *one, const char *other)
{
	return one == other || (one && other && !strcmp(one, other));
}

static bool is_same_kind(const struct diag_kind *one, const struct diag_kind *other)
{
	bool is_same = !strcmp(one->id, other->id) && one->level == other->level;

	for (size_t i = 0; i < MESSAGES_COUNT; i++)
		is_same = is_same && is_same_word(one->message[i], other->message[i]) &&
			  is_same_word(one->mend[i], other->mend[i]);
	return is_same;
}

/* What the kind says, as long as the diags; each once. */
static const struct diag_kind *keep_kind(struct diags *diags, const struct diag_kind *kind)
{
	struct diag_kind *kept;

	for (size_t i = 0; i < diags->kind_count; i++) {
		if (is_same_kind(diags->kinds[i], kind))
			return diags->kinds[i];
	}
	kept = arena_alloc(diags->arena, sizeof(*kept));
	kept->id = arena_cstr(diags->arena, str_of(kind->id));
	kept->level = kind->level;
	for (size_t i = 0; i < MESSAGES_COUNT; i++) {
		kept->message[i] = arena_cstr(diags->arena, str_of(kind->message[i]));
		if (kind->mend[i])
			kept->mend[i] = arena_cstr(diags->arena, str_of(kind->mend[i]));
	}
	*ARENA_ADD(diags->arena, diags->kinds, diags->kind_count) = kept;
	return kept;
}

void diags_add_remembered(struct diags *diags, const struct diag *diag, uint64_t more)
{
	size_t group = find_group(diags, diag->kind, diag->at.path);
	struct diag own = *diag;

	for (size_t i = 0; i < MESSAGES_COUNT; i++) {
		if (diag->args.expected_in[i])
			own.args.expected_in[i] = arena_cstr(
			    diags->arena, str_of(diag->args.expected_in[i]));
	}
	diags->groups[group].count += 1 + more;
	diags->level_count[diag->level] += 1 + more;
	if (diags->groups[group].kept >= diags->policy->kept_per_kind)
		return;
	own.kind = keep_kind(diags, diag->kind);
	keep(diags, &own, group);
}
