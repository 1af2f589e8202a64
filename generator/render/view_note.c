/* SPDX-License-Identifier: MIT */
#include "render/view_note.h"

#include <cjson/cJSON.h>

void view_add_note(struct view *view, struct cJSON *object, const char *key,
    const struct note *notes, size_t count)
{
	(void)notes, (void)count;
	view_add_null(view, object, key);
}
