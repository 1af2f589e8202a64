/* SPDX-License-Identifier: MIT */
#include "deploy/plan.h"

#include <stdlib.h>

#include "base/memory.h"
#include "model/web_area.h"

enum { REMOVED_PART = 10 }; /* one of so many */

static const char no_hash[] = "0000000000000000000000000000000000000000000000000000000000000000";

/* "en/datasets/" without the language's folder. */
static struct str without_language(struct str path, const struct str *languages, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (str_starts_with(path, languages[i]) && path.len > languages[i].len &&
		    path.data[languages[i].len] == '/')
			return str_from(path, languages[i].len + 1);
	}
	return path;
}

enum plan_phase plan_phase_of(struct str path, const struct str *languages, size_t count)
{
	struct str folder;

	/* A compressed twin goes with its file. */
	if (str_ends_with(path, STR(".gz")))
		path.len -= 3;
	path = without_language(path, languages, count);
	folder = str_slice(path, 0, str_find(path, '/'));
	/* The root's files, the home page among them, lead to all others; so does the search. */
	if (folder.len == path.len || str_eq(folder, STR("search")) ||
	    str_eq(path, STR("datasets/index.html")) ||
	    str_starts_with(path, STR("datasets/page/")))
		return PLAN_ENTRIES;
	return web_area_of_path(path) == WEB_PAGE ? PLAN_PAGES : PLAN_DATA;
}

static bool is_dataset_page(struct str path)
{
	struct str part;

	return str_split(&path, '/', &part) && str_eq(part, STR("datasets")) &&
	       str_split(&path, '/', &part) && !str_eq(part, STR("page")) &&
	       str_eq(path, STR("index.html"));
}

static bool is_same(const struct manifest_file *a, const struct manifest_file *b)
{
	return a->bytes == b->bytes && str_eq(a->sha256, b->sha256);
}

static bool is_there(const struct plan_input *input, const struct manifest_file *file)
{
	const struct manifest_file *published = manifest_find(input->published, file->path);
	const struct manifest_file *pending = manifest_find(input->pending, file->path);

	return published && is_same(published, file) && (!pending || is_same(pending, file));
}

static void choose_sent(struct plan *plan, const struct plan_input *input)
{
	const struct manifest_files *files = input->files;

	for (enum plan_phase phase = 0; phase < PLAN_PHASE_COUNT; phase++) {
		for (size_t i = 0; i < files->count; i++) {
			const struct manifest_file *file = &files->files[i];

			if (plan_phase_of(file->path, input->languages, input->language_count) !=
			    phase)
				continue;
			if (is_there(input, file)) {
				plan->unchanged_count++;
				continue;
			}
			plan->send[plan->send_count++] = file;
			plan->send_bytes += file->bytes;
		}
		plan->phase_ends[phase] = plan->send_count;
	}
}

static void choose_removed(struct plan *plan, const struct plan_input *input,
    const struct manifest_files *before, bool is_published)
{
	for (size_t i = 0; i < before->count; i++) {
		struct str path = before->files[i].path;
		bool is_lost = !manifest_find(input->files, path);
		bool is_dataset = is_published && is_dataset_page(path);

		plan->datasets_before += is_dataset;
		plan->datasets_lost += is_dataset && is_lost;
		if (is_lost && (is_published || !manifest_find(input->published, path)))
			plan->removed[plan->removed_count++] = path;
	}
}

static int compare_paths(const void *left, const void *right)
{
	return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

void plan_make(struct plan *plan, struct arena *arena, const struct plan_input *input)
{
	*plan = (struct plan){ .files_before = input->published->count };
	plan->send = arena_alloc(
	    arena, size_mul(input->files->count, sizeof(struct manifest_file *)));
	plan->removed = arena_alloc(arena,
	    size_mul(size_add(input->published->count, input->pending->count), sizeof(struct str)));
	choose_sent(plan, input);
	choose_removed(plan, input, input->published, true);
	plan->files_lost = plan->removed_count;
	choose_removed(plan, input, input->pending, false);
	if (plan->removed_count)
		qsort(plan->removed, plan->removed_count, sizeof(struct str), compare_paths);
}

bool plan_removes_too_much(const struct plan *plan, uint64_t allowed_files)
{
	return plan->files_lost > allowed_files &&
	       (plan->files_lost > plan->files_before / REMOVED_PART ||
		   plan->datasets_lost > plan->datasets_before / REMOVED_PART);
}

static int compare_files(const void *left, const void *right)
{
	return str_cmp(((const struct manifest_file *)left)->path,
	    ((const struct manifest_file *)right)->path);
}

struct manifest_files plan_pending(struct arena *arena, const struct plan_input *input)
{
	struct manifest_files pending = { 0 };

	for (size_t i = 0; i < input->files->count; i++)
		*ARENA_ADD(arena, pending.files, pending.count) = input->files->files[i];
	for (size_t i = 0; i < input->pending->count; i++) {
		const struct manifest_file *former = &input->pending->files[i];
		const struct manifest_file *file = manifest_find(input->files, former->path);

		if (!file)
			*ARENA_ADD(arena, pending.files, pending.count) = *former;
		else if (!is_same(file, former))
			pending.files[file - input->files->files].sha256 = STR(no_hash);
	}
	if (pending.count)
		qsort(pending.files, pending.count, sizeof(*pending.files), compare_files);
	return pending;
}
