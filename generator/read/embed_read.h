/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_EMBED_READ_H
#define DATAMO_READ_EMBED_READ_H

#include "base/arena.h"
#include "model/portal.h"

/*
 * Finds the blocks that show data in the notes and pages of a portal, and asks their datasets for
 * the rows. Reports what is wrong by itself; whether the data has it, only its table tells.
 */
void embeds_read(struct portal *portal, struct arena *scratch);

#endif
