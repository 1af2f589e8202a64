/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_SHAPES_H
#define DATAMO_PROFILE_SHAPES_H

#include <stdbool.h>

#include "profile/cell_shape.h"

/* The parts of cell_shape.c. Longer cells are text. false: it is none. */
enum { SHAPE_BYTES_MAX = 64 };

bool number_shape(struct str cell, struct cell_shape *shape);
bool time_shape(struct str cell, struct cell_shape *shape);

#endif
