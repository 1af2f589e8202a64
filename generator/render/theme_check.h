/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_THEME_CHECK_H
#define DATAMO_RENDER_THEME_CHECK_H

#include "base/diag.h"
#include "model/theme.h"
#include "render/view_shape.h"

/*
 * Looks at a theme without making a page: what no portal that is at hand may show is looked at too.
 * Names of keys are held against the shapes of the views (to which the theme's own words are
 * added), names of templates against the theme; those that are not the default theme's must be of
 * some use. Code within pages, and addresses of other sites, are refused: pages work under a
 * strict Content-Security-Policy, and load nothing from elsewhere.
 */
void theme_check(const struct theme *theme, struct view_shapes *shapes, struct diags *diags);

/* Code and addresses in one template, or in a style sheet. */
void theme_check_markup(const struct theme_file *file, struct diags *diags);
void theme_check_style(const struct theme_file *file, struct diags *diags);

#endif
