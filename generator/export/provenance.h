/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_PROVENANCE_H
#define DATAMO_EXPORT_PROVENANCE_H

#include "export/exporter.h"

/*
 * What a derived file says of itself where its format has a place for it: what it is, whose, under
 * which licence, of which day, and where it comes from.
 */
struct provenance_line {
	const char *key;  /* "licence": for machines */
	const char *name; /* "Giấy phép": in the language that was asked for */
	struct str value;
};

struct provenance {
	struct provenance_line *lines;
	size_t count;
};

/* In a language of the portal; all is the arena's. */
struct provenance provenance_of(
    struct arena *arena, const struct export_context *context, struct str language);

/* The value of a line, the first of its key; empty when there is none. */
struct str provenance_find(const struct provenance *provenance, const char *key);

/* The portal's first language, and the words that there are for it. */
struct str export_language(const struct export_context *context);
enum message_language export_words_in(struct str language);

#endif
