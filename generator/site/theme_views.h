/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_THEME_VIEWS_H
#define DATAMO_SITE_THEME_VIEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/output.h"
#include "base/str.h"
#include "render/view_shape.h"

/* What templates get, for those who write them: found by making sites that nobody keeps. */

/* One view as JSON: the first page of a kind ("dataset"), or the page at a path; without the words
 * of the theme. `name` empty: none is written. false after reporting, or without such a page. */
bool theme_view_write(
    const char *portal_path, struct str name, struct output *output, struct diags *diags);

/* The shapes of all views of these portals. false after reporting. */
bool theme_views_learn(
    char *const *portal_paths, size_t count, struct view_shapes *shapes, struct diags *diags);

/* Those that the default theme knows (its views.json). false after reporting. */
bool theme_views_read(struct view_shapes *shapes, struct diags *diags);

/* Looks at the theme of a folder, laid over the default one: render/theme_check.h, and words that
 * one of its languages lacks. Paths of findings are below it. false: it cannot be read. */
bool theme_folder_check(const char *path, struct diags *diags);

#endif
