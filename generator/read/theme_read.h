/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_THEME_READ_H
#define DATAMO_READ_THEME_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/portal.h"
#include "model/theme.h"

/*
 * The theme in `default_folder` (an open descriptor), with the portal's own theme folder laid over
 * it file by file: templates/NAME.mustache, assets/…, locales/LANG.yml (nested keys are joined by
 * "."). A folder of assets that is called like a file, site.css/ or page.js/, becomes that file:
 * what lies in it, joined in the order of the names. NULL after reporting.
 */
struct theme *theme_read(
    struct arena *arena, int default_folder, const struct portal *portal, struct diags *diags);

#endif
