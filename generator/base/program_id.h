/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_PROGRAM_ID_H
#define DATAMO_BASE_PROGRAM_ID_H

#include <stdbool.h>

struct sha256;

/*
 * Adds what tells this program, and the libraries that it runs with, from all others: the build id
 * that the linker made of each one's content. false: one of them has none.
 */
bool program_id_add(struct sha256 *hash);

#endif
