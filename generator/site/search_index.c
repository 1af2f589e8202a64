/* SPDX-License-Identifier: MIT */
#include "site/search_index.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/site_path.h"
#include "site/search_parts.h"

/* Small enough that a few of them, compressed, cost less than a picture. */
enum { TERM_FILE_BYTES = 4 * 1024, DOCUMENTS_A_FILE = 12, DESCRIPTION_CHARACTERS = 140 };

/* One language's index on its way to the site. */
struct search_build {
	struct build_context *build;
	struct diags *diags;
	struct arena *arena;
	struct search_documents documents;
	struct search_terms terms;
	struct str *first_terms; /* one a file of terms */
	size_t file_count;
	struct sha256 *sha256; /* of all files but index.json */
};

struct str search_text(const struct search_documents *documents, const struct text *text)
{
	const struct portal *portal = documents->portal;

	return text_in(text, portal->languages, portal->language_count, documents->language).value;
}

/* "en/search/terms-3.json"; without a number when it is SIZE_MAX. */
static struct str path_of(const struct search_build *search, const char *name, size_t number)
{
	struct strbuf path = STRBUF_INIT;
	struct str kept;

	site_path_language(
	    &path, search->documents.language, search->documents.portal->languages[0]);
	strbuf_add_format(&path, "search/%s", name);
	if (number != SIZE_MAX)
		strbuf_add_format(&path, "-%zu", number);
	strbuf_add_cstr(&path, ".json");
	kept = arena_str(search->arena, strbuf_str(&path));
	strbuf_release(&path);
	return kept;
}

static void write_file(struct search_build *search, struct str path, struct output *content)
{
	struct staged_file file;
	struct str text = output_memory(content);

	sha256_add(search->sha256, text.data, text.len);
	if (!staged_file_begin(
		&file, search->build->staging, path, "search index", STAGED_SMALL, search->diags))
		return;
	output_add(file.output, text);
	staged_file_end(&file);
}

/* Terms from `first` on until the file is full; the one after the last. */
static size_t write_terms_file(struct search_build *search, size_t first)
{
	const struct search_terms *terms = &search->terms;
	struct output *output = output_new_memory();
	struct json_writer json;
	size_t i = first;

	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_array(&json);
	while (i < terms->count && output_bytes(output) < TERM_FILE_BYTES)
		search_term_write(&json, &terms->terms[i++]);
	json_end_array(&json);
	json_writer_end(&json);
	write_file(search, path_of(search, "terms", search->file_count), output);
	*ARENA_ADD(
	    search->arena, search->first_terms, search->file_count) = terms->terms[first].word;
	output_free(output);
	return i;
}

static void write_words(struct search_build *search)
{
	struct output *output = output_new_memory();
	struct json_writer json;

	json_writer_init(&json, output, JSON_COMPACT);
	search_words_write(&json, &search->terms);
	json_writer_end(&json);
	write_file(search, path_of(search, "words", SIZE_MAX), output);
	output_free(output);
}

/* A text and its language, which is empty when it is the page's. */
static void write_text(struct json_writer *json, const struct search_documents *documents,
    const struct text *text, size_t characters)
{
	const struct portal *portal = documents->portal;
	struct text_choice choice = text_in(
	    text, portal->languages, portal->language_count, documents->language);
	struct str cut = utf8_cut(choice.value, characters);
	struct strbuf shown = STRBUF_INIT;

	strbuf_add(&shown, cut);
	if (cut.len < choice.value.len)
		strbuf_add_cstr(&shown, "…");
	json_string(json, strbuf_str(&shown));
	json_string(json, choice.is_fallback && choice.value.len ? choice.language : STR(""));
	strbuf_release(&shown);
}

static void write_document(struct json_writer *json, const struct search_documents *documents,
    const struct dataset *dataset)
{
	struct date date = dataset_updated(dataset);
	struct strbuf text = STRBUF_INIT;

	json_begin_array(json);
	json_string(json, dataset->id);
	write_text(json, documents, &dataset->title, SIZE_MAX);
	write_text(json, documents, &dataset->description, DESCRIPTION_CHARACTERS);
	if (date.year) {
		date_add_iso(&text, date);
		json_string(json, strbuf_str(&text));
		strbuf_clear(&text);
		date_add_long(&text, date, documents->language);
		json_string(json, strbuf_str(&text));
	}
	json_end_array(json);
	strbuf_release(&text);
}

static void write_documents_file(struct search_build *search, size_t number)
{
	const struct search_documents *documents = &search->documents;
	struct output *output = output_new_memory();
	size_t first = number * DOCUMENTS_A_FILE;
	struct json_writer json;

	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_array(&json);
	for (size_t i = first; i < documents->count && i < first + DOCUMENTS_A_FILE; i++)
		write_document(&json, documents, documents->items[i]);
	json_end_array(&json);
	json_writer_end(&json);
	write_file(search, path_of(search, "documents", number), output);
	output_free(output);
}

static void write_head(struct search_build *search)
{
	const struct search_documents *documents = &search->documents;
	struct sha256_hex version = sha256_end(search->sha256);
	struct output *output = output_new_memory();
	struct json_writer json;

	sha256_reset(search->sha256);
	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_object(&json);
	json_key_string(&json, STR("version"), (struct str){ version.text, 16 });
	json_key_integer(&json, STR("documents"), (int64_t)documents->count);
	json_key_integer(&json, STR("per_file"), DOCUMENTS_A_FILE);
	json_key(&json, STR("terms"));
	json_begin_array(&json);
	for (size_t i = 0; i < search->file_count; i++)
		json_string(&json, search->first_terms[i]);
	json_end_array(&json);
	json_key(&json, STR("lengths"));
	json_begin_array(&json);
	for (size_t i = 0; i < documents->count; i++)
		json_integer(&json, search->terms.lengths[i]);
	json_end_array(&json);
	json_key(&json, STR("facets"));
	search_facets_write(&json, search->arena, documents);
	json_end_object(&json);
	json_writer_end(&json);
	write_file(search, path_of(search, "index", SIZE_MAX), output);
	output_free(output);
}

static void collect_documents(struct search_build *search, const struct catalog *catalog)
{
	struct search_documents *documents = &search->documents;

	for (size_t i = 0; i < catalog->count; i++)
		*ARENA_ADD(
		    search->arena, documents->items, documents->count) = catalog->datasets[i];
	for (size_t i = 0; i < catalog->withdrawn_count; i++)
		*ARENA_ADD(
		    search->arena, documents->items, documents->count) = catalog->withdrawn[i];
}

static void write_language(struct search_build *search, const struct catalog *catalog)
{
	collect_documents(search, catalog);
	search_terms_init(&search->terms, search->arena, &search->documents);
	for (size_t i = 0; i < search->terms.count;)
		i = write_terms_file(search, i);
	write_words(search);
	for (size_t i = 0; i * DOCUMENTS_A_FILE < search->documents.count; i++)
		write_documents_file(search, i);
	write_head(search);
	search_terms_release(&search->terms);
}

void search_index_write(
    struct build_context *build, const struct catalog *catalog, struct diags *diags)
{
	struct sha256 *sha256 = sha256_new();

	for (size_t i = 0; i < build->portal->language_count; i++) {
		struct search_build search = { .build = build,
			.diags = diags,
			.arena = arena_new(),
			.documents = { .portal = build->portal,
			    .language = build->portal->languages[i] },
			.sha256 = sha256 };

		sha256_reset(sha256);
		write_language(&search, catalog);
		arena_free(search.arena);
	}
	sha256_free(sha256);
}
