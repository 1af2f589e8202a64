/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_NOTE_IMAGES_H
#define DATAMO_READ_NOTE_IMAGES_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/dataset.h"

/*
 * The raster images of the portal's own that a note shows: has() says whether there is such a file
 * (its path as the note has it, percent escapes undone); those are added to `images` once each,
 * others are warned of at their line.
 */
struct note_images {
	struct arena *arena;
	struct arena *scratch;
	uint64_t note_bytes; /* the portal's limit */
	bool (*has)(void *context, struct str path);
	void *context;
	struct str **images;
	size_t *image_count;
	struct diags *diags;
};

void note_images_read(const struct note_images *reading, const struct note *note);

#endif
