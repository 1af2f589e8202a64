/* SPDX-License-Identifier: MIT */
#include "render/mustache.h"

#include "base/memory.h"
#include "render/mustache_program.h"

struct mustache_set *mustache_set_new(void)
{
	struct mustache_set *set = memory_alloc_zeroed(1, sizeof(*set));

	set->arena = arena_new();
	return set;
}

void mustache_set_free(struct mustache_set *set)
{
	if (!set)
		return;
	map_release(&set->by_name);
	arena_free(set->arena);
	memory_free(set);
}

bool mustache_set_add(struct mustache_set *set, struct str name, struct str path, struct str source,
    struct diags *diags)
{
	struct mustache_template *template;
	struct map_entry *entry;
	bool is_new;

	name = arena_str(set->arena, name);
	entry = map_put(&set->by_name, name, set->count, &is_new);
	template = is_new ? ARENA_ADD(set->arena, set->templates, set->count)
			  : &set->templates[entry->value];
	*template = (struct mustache_template){ .name = name, .path = arena_str(set->arena, path) };
	return mustache_compile(set->arena, template, arena_str(set->arena, source), diags);
}

bool mustache_set_has(const struct mustache_set *set, struct str name)
{
	struct map_entry *entry = map_find(&set->by_name, name);

	return entry && set->templates[entry->value].usable;
}
