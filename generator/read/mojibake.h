/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_MOJIBAKE_H
#define DATAMO_READ_MOJIBAKE_H

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/*
 * Text that was UTF-8, was taken for Windows-1252 or Latin-1 and was encoded again ("Há»™i"): is it
 * so in most places? Then what its first such line should read is added to `meant`.
 */
bool mojibake_find(struct str text, struct strbuf *meant);

#endif
