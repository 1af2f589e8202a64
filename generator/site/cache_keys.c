/* SPDX-License-Identifier: MIT */
#include "site/cache_keys.h"

#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"

enum { BLOCK_BYTES = 64 * 1024 };

/* The files of one dataset: so many from `first` on in `order`. */
struct owner {
	size_t first, count;
	bool is_shown; /* elsewhere too: by keys across datasets, or in a note or page */
};

struct cache_keys {
	const struct portal *portal;
	const struct tree_state *files;
	struct owner *owners; /* one a dataset, then one for what is nobody's */
	size_t *order;        /* indexes of files, by owner */
	struct sha256_hex common;
};

static void add_number(struct sha256 *hash, uint64_t number)
{
	sha256_add(hash, &number, sizeof(number));
}

static void add_text(struct sha256 *hash, struct str text)
{
	add_number(hash, text.len);
	sha256_add(hash, text.data, text.len);
}

static bool add_file(struct sha256 *hash, int folder, struct str path)
{
	int fd = file_open_below(folder, path.data);
	char block[BLOCK_BYTES];
	uint64_t bytes = 0;
	ssize_t got = -1;

	add_text(hash, path);
	while (fd >= 0 && (got = file_read_full(fd, block, sizeof(block))) > 0) {
		sha256_add(hash, block, (size_t)got);
		bytes += (uint64_t)got;
	}
	add_number(hash, bytes);
	if (fd >= 0)
		close(fd);
	return got == 0;
}

static bool add_owned(const struct cache_keys *keys, size_t owner, struct sha256 *hash)
{
	const struct owner *files = &keys->owners[owner];

	add_number(hash, files->count);
	for (size_t i = 0; i < files->count; i++) {
		if (!add_file(hash, keys->portal->folder,
			keys->files->paths[keys->order[files->first + i]]))
			return false;
	}
	return true;
}

/* The dataset in whose folder, or in one below it, the file lies; none: the count of datasets. */
static size_t owner_of(const struct map *folders, struct str path, size_t none)
{
	size_t len = path.len;

	for (;;) {
		size_t slash = str_rfind(str_slice(path, 0, len), '/');
		const struct map_entry *found;

		if (slash == len)
			return none;
		found = map_find(folders, str_slice(path, 0, slash));
		if (found)
			return (size_t)found->value;
		len = slash;
	}
}

/* Sorts the files by owner; each owner's stay in their order. */
static void share_out(struct cache_keys *keys)
{
	const struct portal *portal = keys->portal;
	size_t none = portal->dataset_count, first = 0;
	size_t *owners = memory_alloc_zeroed(keys->files->count, sizeof(*owners));
	struct map folders = MAP_INIT;

	for (size_t i = 0; i < portal->dataset_count; i++) {
		if (portal->datasets[i].folder.len)
			map_put(&folders, portal->datasets[i].folder, i, NULL);
	}
	for (size_t i = 0; i < keys->files->count; i++) {
		owners[i] = owner_of(&folders, keys->files->paths[i], none);
		keys->owners[owners[i]].count++;
	}
	for (size_t i = 0; i <= none; i++) {
		keys->owners[i].first = first;
		first += keys->owners[i].count;
		keys->owners[i].count = 0;
	}
	for (size_t i = 0; i < keys->files->count; i++) {
		struct owner *owner = &keys->owners[owners[i]];

		keys->order[owner->first + owner->count++] = i;
	}
	map_release(&folders);
	memory_free(owners);
}

/* A table, another file that is published, an image of a note: not what describes the dataset. */
static bool is_data(const struct dataset *dataset, struct str path)
{
	for (size_t i = 0; i < dataset->resource_count; i++) {
		if (str_eq(dataset->resources[i].path, path))
			return true;
	}
	for (size_t i = 0; i < dataset->image_count; i++) {
		if (str_eq(dataset->images[i], path))
			return true;
	}
	return false;
}

/*
 * What pages of others may say of the dataset: that it is there, what it is called and about, which
 * files it has. All of that is in its description.
 */
static bool add_description(const struct cache_keys *keys, size_t index, struct sha256 *hash)
{
	const struct dataset *dataset = &keys->portal->datasets[index];
	const struct owner *files = &keys->owners[index];

	add_text(hash, dataset->id);
	add_text(hash, dataset->folder);
	add_number(hash, portal_shows(keys->portal, dataset));
	for (size_t i = 0; i < files->count; i++) {
		struct str path = keys->files->paths[keys->order[files->first + i]];

		if (is_data(dataset, str_from(path, dataset->folder.len + 1)))
			add_text(hash, path);
		else if (!add_file(hash, keys->portal->folder, path))
			return false;
	}
	return true;
}

static bool add_common(struct cache_keys *keys, struct sha256 *hash, int theme_folder,
    const struct tree_state *theme_files)
{
	const struct portal *portal = keys->portal;
	bool is_good = true;

	add_number(hash, (uint64_t)portal->today.year);
	add_number(hash, (uint64_t)portal->today.month);
	add_number(hash, (uint64_t)portal->today.day);
	for (size_t i = 0; i < theme_files->count && is_good; i++)
		is_good = add_file(hash, theme_folder, theme_files->paths[i]);
	is_good = is_good && add_owned(keys, portal->dataset_count, hash);
	for (size_t i = 0; i < portal->dataset_count && is_good; i++)
		is_good = add_description(keys, i, hash);
	return is_good;
}

static size_t index_of(const struct portal *portal, const struct dataset *dataset)
{
	return (size_t)(dataset - portal->datasets);
}

/* What others take from the tables of a dataset is at hand only when they are read. */
static void mark_shown(struct cache_keys *keys, const struct foreign_keys *links)
{
	const struct portal *portal = keys->portal;

	for (size_t i = 0; i < foreign_keys_count(links); i++) {
		const struct foreign_link *link = foreign_keys_at(links, i);

		if (link->dataset == link->referred_dataset)
			continue;
		keys->owners[index_of(portal, link->dataset)].is_shown = true;
		keys->owners[index_of(portal, link->referred_dataset)].is_shown = true;
	}
	for (size_t i = 0; i < portal->embed_count; i++) {
		if (portal->embeds[i].dataset)
			keys->owners[index_of(portal, portal->embeds[i].dataset)].is_shown = true;
	}
	for (size_t i = 0; i < portal->dataset_count; i++)
		keys->owners[i].is_shown |= portal->datasets[i].pick_count > 0;
}

struct cache_keys *cache_keys_new(const struct sha256_hex *given, const struct portal *portal,
    const struct foreign_keys *links, const struct tree_state *files, int theme_folder,
    const struct tree_state *theme_files)
{
	struct cache_keys *keys = memory_alloc_zeroed(1, sizeof(*keys));
	struct sha256 *hash = sha256_new();
	bool is_good;

	keys->portal = portal;
	keys->files = files;
	keys->owners = memory_alloc_zeroed(
	    size_add(portal->dataset_count, 1), sizeof(*keys->owners));
	keys->order = memory_alloc_zeroed(files->count, sizeof(*keys->order));
	share_out(keys);
	mark_shown(keys, links);
	sha256_add(hash, given->text, SHA256_HEX);
	is_good = add_common(keys, hash, theme_folder, theme_files);
	keys->common = sha256_end(hash);
	sha256_free(hash);
	if (is_good)
		return keys;
	cache_keys_free(keys);
	return NULL;
}

void cache_keys_free(struct cache_keys *keys)
{
	if (!keys)
		return;
	memory_free(keys->owners);
	memory_free(keys->order);
	memory_free(keys);
}

bool cache_keys_of(
    const struct cache_keys *keys, const struct dataset *dataset, struct sha256_hex *key)
{
	size_t index = index_of(keys->portal, dataset);
	struct sha256 *hash;
	bool is_good;

	if (keys->owners[index].is_shown)
		return false;
	hash = sha256_new();
	sha256_add(hash, keys->common.text, SHA256_HEX);
	add_text(hash, dataset->id);
	is_good = add_owned(keys, index, hash);
	*key = sha256_end(hash);
	sha256_free(hash);
	return is_good;
}
