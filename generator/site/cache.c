/* SPDX-License-Identifier: MIT */
#include "site/cache.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/program_id.h"
#include "site/cache_file.h"
#include "site/cache_keys.h"
#include "site/cache_record.h"
#include "site/today.h"
#include "site/tree_state.h"

/* No ids of datasets. */
#define SITE_NAME ""
#define STATE_NAME ".state"

enum { BLOCK_BYTES = 64 * 1024 };

struct cache {
	struct arena *arena;
	const struct build_options *options;
	struct cache_file *file;
	int portal_folder, theme_folder;
	struct sha256_hex given;
	struct tree_state portal, theme, site;
	bool is_site_known; /* nobody wrote to the published site since the build before */
	struct cache_keys *keys;
	const struct portal *read;
	pthread_mutex_t mutex; /* guards the rest */
	struct str *found;     /* one a dataset: the findings of a restored one, packed */
	struct map claimants;  /* names that the staging may keep */
};

static bool read_site(struct cache *cache, const struct publication *publication)
{
	int folder = publication_open_site(publication);
	bool is_read = folder >= 0 && tree_state_read(&cache->site, folder, NULL);

	if (folder >= 0)
		close(folder);
	return is_read && cache->site.is_exact;
}

static bool add_link_report(struct sha256 *hash, int report)
{
	char block[BLOCK_BYTES];
	ssize_t got;

	if (report < 0)
		return true;
	while ((got = file_read_full(report, block, sizeof(block))) > 0)
		sha256_add(hash, block, (size_t)got);
	return got == 0 && lseek(report, 0, SEEK_SET) == 0;
}

/* What is not in a folder: the program, the day that was asked for (none: the newest of the
 * metadata), the report of links. */
static bool read_given(struct cache *cache, int link_report)
{
	const char *path = cache->options->link_report_path;
	struct date today = cache->options->today;
	struct sha256 *hash = sha256_new();
	bool is_good;

	if (!today.year && !today_of_environment(&today))
		today = (struct date){ 0 };
	sha256_add(hash, &today, sizeof(today));
	if (path)
		sha256_add(hash, path, strlen(path));
	is_good = program_id_add(hash) && add_link_report(hash, link_report);
	cache->given = sha256_end(hash);
	sha256_free(hash);
	return is_good;
}

static struct sha256_hex site_key(const struct cache *cache)
{
	const struct sha256_hex *const parts[] = { &cache->given, &cache->portal.stamp,
		&cache->theme.stamp, &cache->site.stamp };
	struct sha256 *hash = sha256_new();
	struct sha256_hex key;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		sha256_add(hash, parts[i]->text, SHA256_HEX);
	key = sha256_end(hash);
	sha256_free(hash);
	return key;
}

struct cache *cache_open(const struct build_options *options, const struct publication *publication,
    int theme_folder, int link_report)
{
	const char *name = publication_cache_name(publication);
	struct cache *cache;

	if (options->is_without_cache || options->is_draft || options->observer || !name)
		return NULL;
	cache = memory_alloc_zeroed(1, sizeof(*cache));
	cache->arena = arena_new();
	cache->options = options;
	cache->theme_folder = theme_folder;
	cache->portal_folder = folder_open(options->portal_path);
	pthread_mutex_init(&cache->mutex, NULL);
	if (cache->portal_folder < 0 || !read_given(cache, link_report) ||
	    !tree_state_read(&cache->portal, cache->portal_folder, cache->arena) ||
	    !tree_state_read(&cache->theme, theme_folder, cache->arena) ||
	    !cache->portal.is_exact) {
		cache_close(cache);
		return NULL;
	}
	cache->file = cache_file_open(publication_folder(publication), name);
	return cache;
}

void cache_close(struct cache *cache)
{
	if (!cache)
		return;
	cache_keys_free(cache->keys);
	cache_file_close(cache->file);
	map_release(&cache->claimants);
	if (cache->portal_folder >= 0)
		close(cache->portal_folder);
	pthread_mutex_destroy(&cache->mutex);
	arena_free(cache->arena);
	memory_free(cache);
}

/* --- the site --- */

static void pack_summary(struct strbuf *packed, const struct build_summary *summary)
{
	packed_add_number(packed, summary->progress.dataset_count);
	packed_add_number(packed, summary->progress.rows);
	packed_add_number(packed, summary->progress.bytes);
	packed_add_number(packed, summary->files);
	packed_add_text(packed, str_of(summary->base_path));
}

static void unpack_summary(struct packed_reader *reader, struct build_summary *summary)
{
	struct str base_path;

	summary->progress.datasets_done = summary->progress.dataset_count = packed_number(reader);
	summary->progress.rows = packed_number(reader);
	summary->progress.bytes = packed_number(reader);
	summary->files = packed_number(reader);
	base_path = packed_text(reader);
	if (base_path.len < sizeof(summary->base_path))
		memcpy(summary->base_path, base_path.data, base_path.len);
}

bool cache_has_site(struct cache *cache, const struct publication *publication,
    struct build_summary *summary, struct diags *diags)
{
	struct packed_reader reader = { STR(""), false };
	struct sha256_hex key;

	if (!cache || !read_site(cache, publication))
		return false;
	key = site_key(cache);
	cache->is_site_known = cache_file_find(
	    cache->file, STR(STATE_NAME), &cache->site.stamp, cache->arena, &reader.rest);
	if (!cache_file_find(cache->file, STR(SITE_NAME), &key, cache->arena, &reader.rest))
		return false;
	unpack_summary(&reader, summary);
	return diags_unpack(&reader, diags);
}

/* What changed while it was read is not what the site was made of. */
static bool is_portal_same(const struct cache *cache)
{
	struct tree_state now, theme;

	return tree_state_read(&now, cache->portal_folder, NULL) &&
	       tree_state_read(&theme, cache->theme_folder, NULL) &&
	       !memcmp(now.stamp.text, cache->portal.stamp.text, SHA256_HEX) &&
	       !memcmp(theme.stamp.text, cache->theme.stamp.text, SHA256_HEX);
}

void cache_save(struct cache *cache, const struct publication *publication,
    const struct build_summary *summary, struct diags *diags)
{
	struct strbuf packed = STRBUF_INIT;

	if (!cache || !is_portal_same(cache))
		return;
	tree_state_settle();
	if (read_site(cache, publication)) {
		const struct sha256_hex key = site_key(cache);

		pack_summary(&packed, summary);
		diags_pack(&packed, diags);
		cache_file_keep(cache->file, STR(SITE_NAME), &key, strbuf_str(&packed));
		cache_file_keep(cache->file, STR(STATE_NAME), &cache->site.stamp, STR(""));
	}
	strbuf_release(&packed);
	cache_file_save(cache->file);
}

/* --- datasets --- */

void cache_know_portal(struct cache *cache, const struct build_context *build)
{
	if (!cache)
		return;
	cache->read = build->portal;
	cache->found = arena_alloc(
	    cache->arena, size_mul(build->portal->dataset_count, sizeof(*cache->found)));
	cache->keys = cache_keys_new(&cache->given, build->portal, build->links, &cache->portal,
	    cache->theme_folder, &cache->theme);
}

static bool find_key(
    const struct cache *cache, struct build_worker *worker, const struct dataset *dataset)
{
	worker->has_cache_key = cache && cache->keys && dataset->status == DATASET_PUBLISHED &&
				cache_keys_of(cache->keys, dataset, &worker->cache_key);
	return worker->has_cache_key;
}

static bool could_adopt(
    const struct cache *cache, const struct staging *staging, const struct dataset_record *record)
{
	for (size_t i = 0; i < record->file_count; i++) {
		if (!staging_could_adopt(staging, &record->files[i], cache->is_site_known))
			return false;
	}
	return true;
}

/* The name, as long as the cache. */
static const char *keep_name(struct cache *cache, const char *name)
{
	struct map_entry *entry = map_find(&cache->claimants, str_of(name));

	if (!entry)
		entry = map_put(&cache->claimants, arena_str(cache->arena, str_of(name)), 0, NULL);
	return entry->key.data;
}

static void adopt(struct cache *cache, struct build_worker *worker, struct dataset *dataset,
    struct dataset_record *record)
{
	pthread_mutex_lock(&cache->mutex);
	cache->found[dataset - cache->read->datasets] = arena_str(cache->arena, record->diags);
	for (size_t i = 0; i < record->file_count; i++)
		record->files[i].claimant = keep_name(cache, record->files[i].claimant);
	pthread_mutex_unlock(&cache->mutex);
	for (size_t i = 0; i < record->file_count; i++)
		staging_adopt(worker->staging, &record->files[i], dataset->diags);
}

bool cache_restore(struct cache *cache, struct build_worker *worker, struct dataset *dataset)
{
	struct dataset_record record;
	struct str packed;

	if (!find_key(cache, worker, dataset) ||
	    !cache_file_find(cache->file, dataset->id, &worker->cache_key, worker->work, &packed) ||
	    !dataset_record_unpack(packed, worker->work, dataset, &record) ||
	    !could_adopt(cache, worker->staging, &record))
		return false;
	adopt(cache, worker, dataset, &record);
	dataset_record_apply(packed, dataset);
	cache_file_keep(cache->file, dataset->id, &worker->cache_key, packed);
	return true;
}

static bool is_whole(const struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->resource_count; i++) {
		if (dataset->resources[i].is_withheld || dataset->resources[i].refusal_count)
			return false;
	}
	return true;
}

void cache_keep(struct cache *cache, const struct build_worker *worker,
    const struct dataset *dataset, struct diags *found)
{
	struct strbuf packed = STRBUF_INIT;
	const struct staged_entry *files;
	size_t count;

	if (!cache || !worker->has_cache_key || !is_whole(dataset))
		return;
	files = staging_made(worker->staging, &count);
	dataset_record_pack(&packed, dataset, files, count, found);
	cache_file_keep(cache->file, dataset->id, &worker->cache_key, strbuf_str(&packed));
	strbuf_release(&packed);
}

void cache_tell_found(struct cache *cache, struct diags *diags)
{
	for (size_t i = 0; cache && cache->read && i < cache->read->dataset_count; i++) {
		if (cache->found[i].len)
			diags_unpack(&(struct packed_reader){ cache->found[i], false }, diags);
	}
}
