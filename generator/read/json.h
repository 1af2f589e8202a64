/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_JSON_H
#define DATAMO_READ_JSON_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/node.h"

/*
 * One JSON text, strictly by RFC 8259: well-formed UTF-8, no raw control characters, no NUL, no
 * lone surrogate, no key twice, at most NODE_DEPTH_MAX levels. Numbers keep their text. NULL after
 * reporting; the tree lives in the arena and borrows nothing of `text`.
 */
struct node *json_parse(struct arena *arena, struct str text, struct str path, struct diags *diags);

#endif
