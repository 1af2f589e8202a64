/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_NOTE_CHECK_H
#define DATAMO_RENDER_NOTE_CHECK_H

#include "base/diag.h"
#include "model/portal.h"

/* What showing the notes of a dataset or a page would report (links that lead nowhere, raw HTML …);
 * the HTML is thrown away. */
void note_check_dataset(
    const struct portal *portal, const struct dataset *dataset, struct diags *diags);
void note_check_page(const struct portal *portal, const struct page *page, struct diags *diags);

#endif
