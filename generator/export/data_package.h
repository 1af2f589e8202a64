/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DATA_PACKAGE_H
#define DATAMO_EXPORT_DATA_PACKAGE_H

#include "export/exporter.h"

/* The description that lies in a bundle: of the files there, not of the other formats. Nothing when
 * the dataset makes no package. */
void data_package_write_bundled(const struct export_context *context, struct output *output);

#endif
