/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_SEARCH_PARTS_H
#define DATAMO_SITE_SEARCH_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/json_writer.h"
#include "base/map.h"
#include "model/catalog.h"

/* The parts of a search index in one language, for the files of it. */
struct search_documents {
	const struct portal *portal;
	struct str language;
	const struct dataset **items;
	size_t count;
};

struct str search_text(const struct search_documents *documents, const struct text *text);

/* --- terms --- */
struct search_numbers {
	uint32_t *items; /* ascending */
	size_t count;
};

struct search_term {
	struct str word;
	struct search_numbers in_title, elsewhere;
};

struct search_terms {
	struct arena *arena;
	struct map words; /* → index of the term */
	struct search_term *terms;
	size_t count;
	uint32_t *lengths; /* words of each document's title */
};

/* Terms are sorted by their bytes. */
void search_terms_init(
    struct search_terms *terms, struct arena *arena, const struct search_documents *documents);
void search_terms_release(struct search_terms *terms);
void search_term_write(struct json_writer *json, const struct search_term *term);
/* "word word …" */
void search_words_write(struct json_writer *json, const struct search_terms *terms);

/* --- facets --- */
void search_facets_write(
    struct json_writer *json, struct arena *arena, const struct search_documents *documents);

#endif
