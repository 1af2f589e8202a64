/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_THEME_PATH_H
#define DATAMO_SITE_THEME_PATH_H

#include "base/diag.h"

/*
 * The default theme's folder, opened: beside the program when it runs from its source tree
 * (../themes/default), else where it was installed. -1 after a diagnostic.
 */
int theme_default_open(struct diags *diags);

/* Likewise the files that a new portal begins with (../generator/start). -1 with errno. */
int start_files_open(void);

/* Likewise what the preview server puts beside the site (../generator/serve/web). */
int serve_files_open(void);

#endif
