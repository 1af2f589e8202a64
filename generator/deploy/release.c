/* SPDX-License-Identifier: MIT */
#include "deploy/release.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_DIGITS = 6, NUMBER_DIGITS_MAX = 15, HASH_DIGITS = 12 };

/* "000012-0f3a5b6c7d8e" */
static bool parse_name(struct str name, uint64_t *number)
{
	size_t dash = str_find(name, '-');

	if (dash < NUMBER_DIGITS || dash > NUMBER_DIGITS_MAX || name.len != dash + 1 + HASH_DIGITS)
		return false;
	*number = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (i == dash)
			continue;
		if (!ascii_is_digit(c) && (i < dash || c < 'a' || c > 'f'))
			return false;
		if (i < dash)
			*number = *number * 10 + (uint64_t)(c - '0');
	}
	return true;
}

static int compare(const void *left, const void *right)
{
	const struct release *a = left, *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return str_cmp(a->name, b->name);
}

void release_list_make(
    struct release_list *list, struct arena *arena, const struct str *names, size_t count)
{
	*list = (struct release_list){ 0 };
	for (size_t i = 0; i < count; i++) {
		struct str stem = names[i];
		uint64_t number;

		if (str_ends_with(stem, STR(RELEASE_PART))) {
			stem.len -= strlen(RELEASE_PART);
			if (parse_name(stem, &number))
				*ARENA_ADD(arena, list->parts, list->part_count) = arena_str(
				    arena, names[i]);
		} else if (parse_name(stem, &number)) {
			*ARENA_ADD(arena, list->releases, list->count) = (struct release){
				.name = arena_str(arena, stem), .number = number
			};
		}
	}
	if (list->count)
		qsort(list->releases, list->count, sizeof(*list->releases), compare);
}

bool release_folder_is_ours(const struct str *names, size_t count, struct str *other)
{
	*other = STR("");
	for (size_t i = 0; i < count; i++) {
		if (str_eq(names[i], STR(RELEASES_FOLDER)))
			return true;
		if (!str_eq(names[i], STR(RELEASE_LOCK)))
			*other = names[i];
	}
	return !other->len;
}

const struct release *release_of_link(const struct release_list *list, struct str link)
{
	struct str folder = STR(RELEASES_FOLDER "/");

	for (size_t i = 0; i < list->count && str_starts_with(link, folder); i++) {
		if (str_eq(str_from(link, folder.len), list->releases[i].name))
			return &list->releases[i];
	}
	return NULL;
}

struct str release_name_next(
    struct arena *arena, const struct release_list *list, struct str manifest_sha256)
{
	uint64_t last = list->count ? list->releases[list->count - 1].number : 0;

	return arena_format(arena, "%0*llu-%.*s", NUMBER_DIGITS, (unsigned long long)last + 1,
	    HASH_DIGITS, manifest_sha256.data);
}

const struct release *release_before(const struct release_list *list, const struct release *current)
{
	return current && current > list->releases ? current - 1 : NULL;
}

size_t release_count_to_remove(
    const struct release_list *list, const struct release *current, uint64_t kept)
{
	size_t most = current ? (size_t)(current - list->releases) : list->count;
	size_t surplus = list->count > kept ? list->count - (size_t)kept : 0;

	return surplus < most ? surplus : most;
}
