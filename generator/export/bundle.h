/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_BUNDLE_H
#define DATAMO_EXPORT_BUNDLE_H

#include "base/zip_writer.h"
#include "export/exporter.h"

enum bundle_extent {
	BUNDLE_CLEAN, /* the tables as clean CSV, the curator's files, a description of these */
	BUNDLE_ALL    /* every format that is published, with the published description */
};

/*
 * The files of a dataset, sorted by name, below `prefix` ("" or "air/"), with README.txt and
 * LICENSE.txt in the portal's languages. All is read from context->site. BUNDLE_CLEAN needs the
 * schemas as they are while the dataset is built; BUNDLE_ALL does not.
 */
void bundle_add_dataset(struct zip_writer *zip, const struct export_context *context,
    struct str prefix, enum bundle_extent extent);

#endif
