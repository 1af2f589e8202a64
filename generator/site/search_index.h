/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_SEARCH_INDEX_H
#define DATAMO_SITE_SEARCH_INDEX_H

#include "model/catalog.h"
#include "site/build_context.h"

/*
 * What themes/default/assets/search.js/1-index.js reads: for each language, beside its search page,
 *
 *   search/index.json         {version, documents, per_file, terms, lengths, facets}; what every
 *                             search needs. `version` changes with any of the files, which are
 *                             asked for as "…?v=version", so that a browser never mixes two builds
 *   search/terms-N.json       [[term, [documents], [documents]], …]: sorted words (base/text_fold,
 *                             base/text_words), with the documents that have them in the title or
 *                             keywords, and elsewhere; each document as its distance from the one
 *                             before. `terms` holds the first term of each file
 *   search/words.json         "word word …": all of three letters and more, to forgive a typo
 *   search/documents-N.json   what a result shows, `per_file` a file: [id, title, language,
 *                             description, language, date, date for people]; a language is "" when
 *                             it is the page's
 *
 * Documents are numbered in the catalogue's order, newest first, the withdrawn last. `lengths` are
 * the words of their titles; a facet is {id, values: [[id, name]], sets: [[value]], of: [set]}.
 */
void search_index_write(
    struct build_context *build, const struct catalog *catalog, struct diags *diags);

#endif
