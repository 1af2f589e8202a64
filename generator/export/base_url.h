/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_BASE_URL_H
#define DATAMO_EXPORT_BASE_URL_H

#include "export/exporter.h"

/* The portal has a base_url, without which no absolute address can be written. Else a warning says
 * so, once in the context's diags. */
bool export_has_base_url(const struct export_context *context);
/* The same without a word, for what is about one dataset; withdrawn ones are not described. */
bool export_has_address(const struct export_context *context);

#endif
