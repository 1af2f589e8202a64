/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_NOTE_TARGET_H
#define DATAMO_RENDER_NOTE_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/portal.h"

/* The page that a note is on, and where in the portal's folder the note lies. */
struct note_home {
	struct str page;        /* path in the site, without language: "datasets/air/index.html" */
	struct str folder;      /* in the portal, without final "/": "air", "pages" */
	struct str image_owner; /* id of the dataset whose images they are; empty: a page's */
	const struct str *images; /* below the dataset's folder, below pages/ */
	size_t image_count;
	int heading_shift;
};

struct note_target {
	const struct portal *portal;
	const struct note_home *home;
	struct str language;
};

/*
 * Where a note's relative link leads: to the folder or description of a dataset (its page), to a
 * file of one (the download), to a Markdown page, to one of the note's own images. A leading "/" is
 * the portal's folder. Adds the link from the page; false when nothing of that name is published.
 */
bool note_target_add(
    const struct note_target *target, struct str path, bool is_image, struct strbuf *link);

#endif
