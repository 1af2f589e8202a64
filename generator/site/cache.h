/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_CACHE_H
#define DATAMO_SITE_CACHE_H

#include "site/build_context.h"
#include "site/publish.h"

/*
 * What a build remembers of the one before, in one file beside the site ("x/.site.cache"), so that
 * it need not make again what cannot have changed. The bytes of a site never come from there: they
 * are those of the published site, each file of which must be what the build before made.
 *
 * - Of the site: in which state the portal, the theme and the published site were. As long as all
 *   three are in the same state, there is nothing to do.
 * - Of a dataset: a key of all that its files depend on, which files these are, what the catalogue
 *   needs to know of them, and what was found.
 *
 * All functions take NULL for a build without a cache.
 */
struct cache;

/* Before anything is read: a change during the build is seen at its end. NULL: the cache is not
 * wanted, or cannot serve here. `link_report` is open, or -1. */
struct cache *cache_open(const struct build_options *options, const struct publication *publication,
    int theme_folder, int link_report);
void cache_close(struct cache *cache);

/* The published site is what this build would make; tells what the build before told. */
bool cache_has_site(struct cache *cache, const struct publication *publication,
    struct build_summary *summary, struct diags *diags);

/* Once the portal is read, and `build->links` made. */
void cache_know_portal(struct cache *cache, const struct build_context *build);

/* Takes all files of the dataset from the published site. false: make them. */
bool cache_restore(struct cache *cache, struct build_worker *worker, struct dataset *dataset);

/* The dataset was made without an error, with these findings. */
void cache_keep(struct cache *cache, const struct build_worker *worker,
    const struct dataset *dataset, struct diags *found);

/* What was found in the restored datasets. */
void cache_tell_found(struct cache *cache, struct diags *diags);

/* The site is published. `diags` are all findings. */
void cache_save(struct cache *cache, const struct publication *publication,
    const struct build_summary *summary, struct diags *diags);

#endif
