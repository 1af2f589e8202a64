/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_HTML_VALUE_H
#define DATAMO_RENDER_HTML_VALUE_H

#include <stdbool.h>

#include "base/str.h"

struct cJSON;

/*
 * A JSON string that holds HTML which we wrote ourselves: the only values that a template's {{{…}}}
 * writes as they are. In the API it is a string like any other. The mark is in the node, not in its
 * text or name, so that no input can forge it; what is parsed from JSON never has it.
 */
struct cJSON *html_value_new(struct str html); /* without NUL; the caller's to add or delete */
void html_value_mark(struct cJSON *string);    /* for strings that are not made with malloc */
bool html_value_is(const struct cJSON *value);

#endif
