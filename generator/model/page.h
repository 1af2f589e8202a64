/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_PAGE_H
#define DATAMO_MODEL_PAGE_H

#include "model/dataset.h"
#include "model/text.h"

/* A Markdown page: pages/about.md with pages/about.en.md, at about/ and en/about/. */
struct page {
	struct str id; /* path below pages/ without language and ending: "about", "guide/start" */
	struct text title, description;
	int order; /* in the navigation; 0: not there */
	struct note *notes;
	size_t note_count;
	struct str *images; /* raster files below pages/ that the notes show; each once */
	size_t image_count;
};

#endif
