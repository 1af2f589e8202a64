/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "base/text_fold.h"
#include "base/text_words.h"
#include "site/search_parts.h"

enum { TYPO_LETTERS_MIN = 3, TYPO_WORDS_MAX = 20000 };

struct term_builder {
	struct search_terms *terms;
	struct strbuf folded;
	uint32_t document;
	bool is_title;
};

static void add_number(struct arena *arena, struct search_numbers *numbers, uint32_t number)
{
	*ARENA_ADD(arena, numbers->items, numbers->count) = number;
}

static bool ends_with(const struct search_numbers *numbers, uint32_t number)
{
	return numbers->count && numbers->items[numbers->count - 1] == number;
}

static void add_word(struct term_builder *builder, struct str word)
{
	struct search_terms *terms = builder->terms;
	const struct map_entry *found = map_find(&terms->words, word);
	struct search_term *term;

	if (found) {
		term = &terms->terms[found->value];
	} else {
		word = arena_str(terms->arena, word);
		map_put(&terms->words, word, terms->count, NULL);
		term = ARENA_ADD(terms->arena, terms->terms, terms->count);
		term->word = word;
	}
	/* the title and the keywords come first, so that what they have is not said twice */
	if (ends_with(&term->in_title, builder->document))
		return;
	if (builder->is_title)
		add_number(terms->arena, &term->in_title, builder->document);
	else if (!ends_with(&term->elsewhere, builder->document))
		add_number(terms->arena, &term->elsewhere, builder->document);
}

/* How many words it has. */
static uint32_t add_words(struct term_builder *builder, struct str text)
{
	struct str rest, word;
	uint32_t count = 0;

	strbuf_clear(&builder->folded);
	text_add_fold(&builder->folded, text);
	rest = strbuf_str(&builder->folded);
	for (; text_next_word(&rest, &word); count++)
		add_word(builder, word);
	return count;
}

/* What a column is called; its header's words only where the curator described the table. */
static void add_columns(struct term_builder *builder, const struct search_documents *documents,
    const struct resource *resource)
{
	for (size_t i = 0; i < resource->schema.field_count; i++) {
		const struct field *field = &resource->schema.fields[i];

		add_words(builder, field->name);
		add_words(builder, search_text(documents, &field->title));
	}
}

static void add_document(struct term_builder *builder, const struct search_documents *documents)
{
	const struct dataset *dataset = documents->items[builder->document];
	uint32_t length;

	builder->is_title = true;
	length = add_words(builder, search_text(documents, &dataset->title));
	builder->terms->lengths[builder->document] = length ? length : 1;
	for (size_t i = 0; i < dataset->keyword_count; i++)
		add_words(builder, search_text(documents, &dataset->keywords[i]));
	builder->is_title = false;
	add_words(builder, dataset->id);
	add_words(builder, search_text(documents, &dataset->description));
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->is_withheld)
			continue;
		add_words(builder, search_text(documents, &resource->title));
		add_columns(builder, documents, resource);
	}
}

static int compare_terms(const void *a, const void *b)
{
	const struct search_term *left = a, *right = b;

	return str_cmp(left->word, right->word);
}

void search_terms_init(
    struct search_terms *terms, struct arena *arena, const struct search_documents *documents)
{
	struct term_builder builder = { .terms = terms, .folded = STRBUF_INIT };

	*terms = (struct search_terms){ .arena = arena, .words = MAP_INIT };
	terms->lengths = arena_alloc(arena, size_mul(documents->count, sizeof(*terms->lengths)));
	for (size_t i = 0; i < documents->count; i++) {
		builder.document = (uint32_t)i;
		add_document(&builder, documents);
	}
	if (terms->count)
		qsort(terms->terms, terms->count, sizeof(terms->terms[0]), compare_terms);
	strbuf_release(&builder.folded);
}

void search_terms_release(struct search_terms *terms)
{
	map_release(&terms->words);
}

static void write_numbers(struct json_writer *json, const struct search_numbers *numbers)
{
	uint32_t before = 0;

	json_begin_array(json);
	for (size_t i = 0; i < numbers->count; i++) {
		json_integer(json, numbers->items[i] - before);
		before = numbers->items[i];
	}
	json_end_array(json);
}

void search_term_write(struct json_writer *json, const struct search_term *term)
{
	json_begin_array(json);
	json_string(json, term->word);
	write_numbers(json, &term->in_title);
	if (term->elsewhere.count)
		write_numbers(json, &term->elsewhere);
	json_end_array(json);
}

/* Numbers are not typos of each other. */
static bool is_for_typos(const struct search_term *term, size_t documents_min)
{
	for (size_t i = 0; i < term->word.len; i++) {
		if (ascii_is_digit(term->word.data[i]))
			return false;
	}
	return utf8_length(term->word) >= TYPO_LETTERS_MIN &&
	       term->in_title.count + term->elsewhere.count >= documents_min;
}

void search_words_write(struct json_writer *json, const struct search_terms *terms)
{
	size_t documents_min = terms->count > TYPO_WORDS_MAX ? 2 : 1;
	struct strbuf words = STRBUF_INIT;

	for (size_t i = 0; i < terms->count; i++) {
		if (!is_for_typos(&terms->terms[i], documents_min))
			continue;
		if (words.len)
			strbuf_add_char(&words, ' ');
		strbuf_add(&words, terms->terms[i].word);
	}
	json_string(json, strbuf_str(&words));
	strbuf_release(&words);
}
