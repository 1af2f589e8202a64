/* SPDX-License-Identifier: MIT */
#include "read/portal_read.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/worker_pool.h"
#include "read/dataset_read.h"
#include "read/embed_read.h"
#include "read/link_report_read.h"
#include "read/outside_links.h"
#include "read/pages.h"
#include "read/portal_walk.h"
#include "read/registers.h"
#include "read/relation_keys.h"
#include "read/settings.h"
#include "read/settings_base.h"

static const struct diag_kind portal_unreadable = { "portal.unreadable", DIAG_ERROR,
	{ "Không mở được thư mục “{name}”: {found}.", "Cannot open the folder “{name}”: {found}." },
	{ NULL, NULL } };

static const struct diag_kind id_collision = { "metadata.id-collision", DIAG_ERROR,
	{ "Thư mục “{found}” và “{expected}” cho cùng một mã “{name}”.",
	    "The folders “{found}” and “{expected}” make the same id “{name}”." },
	{ "Đổi tên một trong hai.", "Rename one of the two." } };

static const struct diag_kind former_id_taken = { "metadata.former-id-taken", DIAG_ERROR,
	{ "Mã cũ “{name}” đang thuộc về tập dữ liệu “{expected}”.",
	    "The former id “{name}” belongs to the dataset “{expected}”." },
	{ "Bỏ mã đó khỏi former_ids.", "Remove it from former_ids." } };

static const struct diag_kind top_file_unknown = { "metadata.undeclared-file", DIAG_WARNING,
	{ "Tệp này không có vai trò gì ở đây.", "The file means nothing here." },
	{ "Các tệp ở đây: portal.yml, organizations.csv, themes.csv, plan.csv, links.csv.",
	    "Files that belong here: portal.yml, organizations.csv, themes.csv, plan.csv, "
	    "links.csv." } };

static const char *const portal_files[] = { "portal.yml", "organizations.csv", "themes.csv",
	"plan.csv", LINK_REPORT_FILE };

struct reading {
	struct portal *portal;
	struct portal_walk walk;
	struct str own_name;
	struct arena **scratch; /* one a worker */
};

/* The last part of the folder's path, also when it was called ".". */
static struct str folder_name(struct arena *arena, int folder)
{
	char path[4096];
	struct str target;
	ssize_t length;
	struct str name = arena_format(arena, "/proc/self/fd/%d", folder);

	length = readlink(name.data, path, sizeof(path));
	if (length <= 0)
		return STR("portal");
	target = (struct str){ path, (size_t)length };
	if (str_rfind(target, '/') < target.len)
		target = str_from(target, str_rfind(target, '/') + 1);
	return target.len ? arena_str(arena, target) : STR("portal");
}

static bool is_portal_file(const struct portal *portal, struct str name)
{
	for (size_t i = 0; i < sizeof(portal_files) / sizeof(portal_files[0]); i++) {
		if (str_eq(name, str_of(portal_files[i])))
			return true;
	}
	return str_eq(name, portal->emblem) || file_is_companion(name);
}

/* The portal's own files belong to no dataset; others at the top, to the one that lies there. */
static void sort_out_top_files(struct reading *reading)
{
	struct portal *portal = reading->portal;
	struct portal_walk *walk = &reading->walk;
	bool is_dataset = walk->count && !walk->datasets[0].folder.len;

	for (size_t i = 0; is_dataset && i < walk->datasets[0].file_count; i++) {
		struct found_file *file = &walk->datasets[0].files[i];

		if (is_portal_file(portal, file->path))
			file->is_declared = true;
	}
	for (size_t i = 0; !is_dataset && i < walk->top_file_count; i++) {
		if (!is_portal_file(portal, walk->top_files[i]))
			diags_add(portal->diags, &top_file_unknown,
			    (struct location){ .path = walk->top_files[i] },
			    (struct diag_args){ 0 });
	}
}

static void read_one(void *context, size_t index, size_t worker)
{
	struct reading *reading = context;
	struct dataset *dataset = &reading->portal->datasets[index];

	dataset->arena = arena_new();
	dataset->diags = diags_new_like(reading->portal->diags);
	dataset_read(reading->portal, reading->own_name, &reading->walk.datasets[index], dataset,
	    reading->scratch[worker]);
	arena_reset(reading->scratch[worker]);
}

static void read_datasets(struct reading *reading, size_t workers)
{
	struct portal *portal = reading->portal;

	portal->dataset_count = reading->walk.count;
	portal->datasets = arena_alloc(
	    portal->arena, size_mul(portal->dataset_count, sizeof(struct dataset)));
	reading->scratch = arena_alloc(portal->arena, size_mul(workers, sizeof(struct arena *)));
	for (size_t i = 0; i < workers; i++)
		reading->scratch[i] = arena_new();
	worker_pool_run(portal->dataset_count, workers, read_one, reading);
	for (size_t i = 0; i < workers; i++)
		arena_free(reading->scratch[i]);
}

static int compare_datasets(const void *left, const void *right)
{
	const struct dataset *a = left, *b = right;
	int order = str_cmp(a->id, b->id);

	return order ? order : str_cmp(a->folder, b->folder);
}

/* Ids are ASCII in lower case already; folders that differ in case or normal form alone meet
 * here. */
static void check_ids(struct portal *portal)
{
	struct map former = MAP_INIT;

	for (size_t i = 1; i < portal->dataset_count; i++) {
		const struct dataset *a = &portal->datasets[i - 1], *b = &portal->datasets[i];

		if (str_eq(a->id, b->id))
			DIAG(b->diags, &id_collision, b->at, .name = b->id, .found = a->folder,
			    .expected = b->folder);
	}
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		for (size_t k = 0; k < dataset->former_id_count; k++) {
			struct str id = dataset->former_ids[k];
			const struct dataset *other = portal_find_dataset(portal, id);
			bool is_new = false;
			struct map_entry *entry = map_put(&former, id, i, &is_new);

			if (!other && !is_new)
				other = &portal->datasets[entry->value];
			if (other)
				DIAG(dataset->diags, &former_id_taken,
				    key_value_place(&dataset->keys, "former_ids", id, dataset->at),
				    .name = id, .expected = other->id);
		}
	}
	map_release(&former);
}

static void read_own_link_report(struct portal *portal)
{
	int fd = file_open_below(portal->folder, LINK_REPORT_FILE);

	if (fd < 0)
		return;
	link_report_read(portal, fd, STR(LINK_REPORT_FILE));
	close(fd);
}

static struct portal *portal_new(int folder, const struct diags *like)
{
	struct arena *arena = arena_new();
	struct portal *portal = arena_alloc(arena, sizeof(*portal));

	portal->arena = arena;
	portal->folder = portal->settings_folder = folder;
	portal->diags = diags_new_like(like);
	return portal;
}

static int open_portal(const char *path, struct diags *diags)
{
	int folder = folder_open(path);

	if (folder < 0)
		DIAG(diags, &portal_unreadable, (struct location){ 0 }, .name = str_of(path),
		    .found = diags_errno(diags, errno));
	return folder;
}

struct portal *portal_read(const char *path, size_t workers, struct diags *diags)
{
	return portal_read_trusting(path, NULL, workers, diags);
}

struct portal *portal_read_trusting(
    const char *path, const char *base, size_t workers, struct diags *diags)
{
	struct reading reading = { NULL, { NULL, 0, NULL, 0 }, { NULL, 0 }, NULL };
	struct arena *arena, *scratch;
	struct portal *portal;
	const struct node *settings;
	int folder = open_portal(path, diags), trusted = folder;

	if (folder >= 0 && base)
		trusted = open_portal(base, diags);
	if (folder < 0 || trusted < 0) {
		if (folder >= 0)
			close(folder);
		return NULL;
	}
	portal = portal_new(folder, diags);
	portal->settings_folder = trusted;
	arena = portal->arena;
	scratch = arena_new();
	reading.portal = portal;
	reading.own_name = folder_name(arena, folder);
	settings = settings_read(portal, reading.own_name, scratch);
	registers_read(portal, scratch);
	settings_check(portal, settings);
	settings_base_check(portal);
	portal_walk(arena, folder, portal->theme, &portal->limits, &reading.walk, portal->diags);
	sort_out_top_files(&reading);
	read_datasets(&reading, workers ? workers : 1);
	if (portal->dataset_count)
		qsort(portal->datasets, portal->dataset_count, sizeof(struct dataset),
		    compare_datasets);
	check_ids(portal);
	relations_check(portal);
	relations_join(portal);
	featured_check(portal);
	plan_read(portal, scratch);
	pages_read(portal, scratch);
	embeds_read(portal, scratch);
	outside_links_read(portal, scratch);
	read_own_link_report(portal);
	portal->today = portal_newest_date(portal);
	arena_free(scratch);
	return portal;
}

/* What the walk tells of one dataset: its folder's files, without those of datasets below. */
static void choose_dataset(struct reading *reading, struct str descriptor)
{
	struct portal_walk *walk = &reading->walk;
	struct arena *arena = reading->portal->arena;
	struct found_dataset *found = arena_alloc(arena, sizeof(*found));

	if (walk->count && !walk->datasets[0].folder.len) {
		*found = walk->datasets[0];
	} else {
		found->folder = STR("");
		for (size_t i = 0; i < walk->top_file_count; i++)
			ARENA_ADD(arena, found->files, found->file_count)->path =
			    walk->top_files[i];
	}
	found->descriptor = arena_str(arena, descriptor);
	walk->datasets = found;
	walk->count = 1;
}

struct portal *portal_read_dataset(const char *path, struct diags *diags)
{
	struct reading reading = { NULL, { NULL, 0, NULL, 0 }, { NULL, 0 }, NULL };
	struct str whole = str_of(path);
	size_t slash = str_rfind(whole, '/');
	struct arena *scratch = arena_new();
	int folder = folder_open(
	    slash < whole.len ? arena_cstr(scratch, str_slice(whole, 0, slash + 1)) : ".");
	struct portal *portal = NULL;

	if (folder < 0) {
		DIAG(diags, &portal_unreadable, (struct location){ 0 }, .name = whole,
		    .found = diags_errno(diags, errno));
	} else {
		struct diags *heard;

		portal = reading.portal = portal_new(folder, diags);
		heard = portal->diags;
		portal->diags = diags_new();
		reading.own_name = folder_name(portal->arena, folder);
		settings_read(portal, reading.own_name, scratch);
		registers_read(portal, scratch);
		portal_walk(portal->arena, folder, portal->theme, &portal->limits, &reading.walk,
		    portal->diags);
		diags_free(portal->diags);
		portal->diags = heard;
		choose_dataset(&reading, slash < whole.len ? str_from(whole, slash + 1) : whole);
		sort_out_top_files(&reading);
		read_datasets(&reading, 1);
		embeds_read(portal, scratch);
	}
	arena_free(scratch);
	return portal;
}

struct portal *portal_new_empty(const struct diags *like)
{
	struct portal *portal = portal_new(-1, like);

	portal->limits = limits_default;
	portal->languages = arena_alloc(portal->arena, sizeof(struct str));
	portal->languages[0] = STR("en");
	portal->language_count = 1;
	portal->theme = STR("default");
	return portal;
}

/* A look at a folder before it is read. */
static void look(struct arena *arena, const char *path, struct portal_walk *walk)
{
	struct diags *unheard = diags_new();
	int folder = folder_open(path);

	*walk = (struct portal_walk){ NULL, 0, NULL, 0 };
	if (folder >= 0) {
		portal_walk(arena, folder, STR("theme"), &limits_default, walk, unheard);
		close(folder);
	}
	diags_free(unheard);
}

bool folder_is_portal(const char *path)
{
	struct arena *arena = arena_new();
	struct portal_walk walk;
	bool is_portal;

	look(arena, path, &walk);
	is_portal = walk.count > 0;
	for (size_t i = 0; !is_portal && i < walk.top_file_count; i++)
		is_portal = str_eq(walk.top_files[i], STR("portal.yml"));
	arena_free(arena);
	return is_portal;
}

struct str folder_descriptor(struct arena *arena, const char *path)
{
	struct portal_walk walk;

	look(arena, path, &walk);
	if (!walk.count || walk.datasets[0].folder.len)
		return STR("");
	return walk.datasets[0].descriptor;
}

void portal_free(struct portal *portal)
{
	if (!portal)
		return;
	for (size_t i = 0; i < portal->dataset_count; i++) {
		diags_free(portal->datasets[i].diags);
		arena_free(portal->datasets[i].arena);
	}
	diags_free(portal->diags);
	if (portal->settings_folder >= 0 && portal->settings_folder != portal->folder)
		close(portal->settings_folder);
	if (portal->folder >= 0)
		close(portal->folder);
	arena_free(portal->arena);
}
