/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_LINK_TYPE_H
#define DATAMO_MODEL_LINK_TYPE_H

#include "base/str.h"
#include "model/resource.h"

/* What lies behind a link, by its format as declared or its ending: the code of the EU's file-type
 * list, IANA's media type. Empty when it is not known. */
struct str link_eu_file_type(const struct resource *link);
struct str link_media_type(const struct resource *link);

#endif
