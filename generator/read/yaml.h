/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_YAML_H
#define DATAMO_READ_YAML_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/node.h"

/*
 * The part of YAML that descriptions need: mappings, sequences and scalars, of which all are text.
 * Aliases, anchors, tags, a second document, keys that are no scalars, keys twice, more than
 * NODE_DEPTH_MAX levels or NODE_EVENTS_MAX events are refused: a small file cannot grow large.
 * `first_line` is the line of `path` on which `text` begins. NULL after reporting; the tree lives
 * in the arena and borrows nothing of `text`.
 */
struct node *yaml_parse(struct arena *arena, struct str text, struct str path, uint64_t first_line,
    struct diags *diags);

#endif
