/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_ADD_H
#define DATAMO_SITE_ADD_H

#include "base/diag.h"
#include "model/portal.h"

enum add_outcome {
	ADD_DONE,
	ADD_NO_TABLE, /* not a delimited file, or it cannot be read as one: see the findings */
	ADD_ID_TAKEN, /* a dataset, or a folder, of that id is there: nothing was touched */
	ADD_FAILED,   /* errno; what was begun is removed again */
};

/*
 * Makes a dataset of a table that whoever runs the program named: a folder of the portal, after
 * the file's name, with the file's bytes and a dataset.md in which all that the table shows is
 * filled in, and the rest marked (read/marks.h). The portal is as portal_read() gave it. What is
 * wrong with the table goes to `diags`, sorted. `id`, in the portal's arena, is set for every
 * outcome.
 */
enum add_outcome add_table(
    struct portal *portal, const char *path, struct diags *diags, struct str *id);

#endif
