/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_CROISSANT_CONTEXT_H
#define DATAMO_EXPORT_CROISSANT_CONTEXT_H

#include "base/json_writer.h"

/* The member "@context" that every Croissant 1.0 file repeats, for text of this language. */
void croissant_add_context(struct json_writer *json, struct str language);

#endif
