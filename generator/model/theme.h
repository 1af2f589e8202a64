/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_THEME_H
#define DATAMO_MODEL_THEME_H

#include <stddef.h>

#include "base/map.h"
#include "base/str.h"
#include "model/palette.h"

/* A theme as read: the default one, with the files of the portal's own laid over it. */
struct theme_file {
	struct str name; /* templates: without folder and ".mustache"; assets: path below assets/ */
	struct str path; /* for diagnostics */
	struct str content;
};

struct locale_text {
	struct str key; /* "dataset.downloads" */
	struct str value;
};

struct locale {
	struct str language;
	struct locale_text *texts; /* sorted by key */
	size_t count;
};

struct theme {
	struct theme_file *templates, *assets; /* sorted by name */
	size_t template_count, asset_count;
	struct palette palette; /* with the portal's own colours */
	struct locale *locales; /* one a language of the portal, gaps filled from English */
	size_t locale_count;
};

#endif
