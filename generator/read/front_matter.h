/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_FRONT_MATTER_H
#define DATAMO_READ_FRONT_MATTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* A Markdown file with YAML in front, between two lines of "---". All borrowed from the text. */
struct front_matter {
	bool is_given;
	struct str yaml, body;
	uint64_t yaml_line, body_line; /* on which they begin */
};

/* false after reporting: the second "---" is missing. */
bool front_matter_split(
    struct str text, struct str path, struct front_matter *result, struct diags *diags);

#endif
