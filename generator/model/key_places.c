/* SPDX-License-Identifier: MIT */
#include "model/key_places.h"

static struct location place_at(
    const struct key_places *places, size_t index, struct location otherwise)
{
	const struct key_place *place = &places->places[index];

	if (index == places->count)
		return otherwise;
	return (struct location){ places->path, place->line, place->column };
}

struct location key_place(
    const struct key_places *places, const char *key, struct location otherwise)
{
	return key_item_place(places, key, SIZE_MAX, otherwise);
}

struct location key_item_place(
    const struct key_places *places, const char *key, size_t index, struct location otherwise)
{
	size_t i = 0;

	while (i < places->count &&
	       (places->places[i].index != index || !str_eq(places->places[i].key, str_of(key))))
		i++;
	return place_at(places, i, otherwise);
}

struct location key_value_place(
    const struct key_places *places, const char *key, struct str item, struct location otherwise)
{
	size_t i = 0;

	while (i < places->count &&
	       (places->places[i].index == SIZE_MAX || !str_eq(places->places[i].item, item) ||
		   !str_eq(places->places[i].key, str_of(key))))
		i++;
	return place_at(places, i, key_place(places, key, otherwise));
}
