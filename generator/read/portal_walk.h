/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_PORTAL_WALK_H
#define DATAMO_READ_PORTAL_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/limits.h"

struct found_file {
	struct str path; /* below the dataset's folder */
	bool is_declared;
};

/* A folder that describes a dataset, with all files below it that no other dataset below holds. */
struct found_dataset {
	struct str folder;     /* below the portal; empty: the portal's own */
	struct str descriptor; /* "dataset.md", "datapackage.json", "datapackage.yml" … */
	struct found_file *files;
	size_t file_count;
};

struct portal_walk {
	struct found_dataset *datasets; /* in the order of a sorted walk */
	size_t count;
	struct str *top_files; /* those of the portal's own folder */
	size_t top_file_count;
};

/*
 * Walks the folders below the portal, sorted, at most 16 deep. Hidden ones, and `pages`, `theme`
 * and `theme_folder` at the top, are left out. Links, FIFOs and the like are errors wherever they
 * are. What is found lives in `arena`.
 */
void portal_walk(struct arena *arena, int folder, struct str theme_folder,
    const struct limits *limits, struct portal_walk *walk, struct diags *diags);

/* README, LICENSE and the like: they accompany data and are no data. */
bool file_is_companion(struct str name);

#endif
