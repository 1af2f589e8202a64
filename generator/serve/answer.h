/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_ANSWER_H
#define DATAMO_SERVE_ANSWER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/web_area.h"

enum { ANSWER_HEADERS_MAX = 24 };

/* An answer before it is sent; its texts live in its arena. */
struct answer {
	struct arena *arena;
	unsigned status;
	struct answer_header {
		const char *name, *value;
	} headers[ANSWER_HEADERS_MAX];
	size_t header_count;
	int fd;                  /* the body is a part of this file; -1: it is the text */
	uint64_t offset, length; /* of the file */
	struct str text;
};

/* With what every answer says; the caller adds the headers of an area. */
void answer_init(struct answer *answer, unsigned status);
/* Those that a web host sends with such a path, but for what opens the preview to other sites, or
 * lets a browser keep what may be built anew any moment. */
void answer_add_area(struct answer *answer, enum web_area area);
/* Closes the file too, unless it was taken out of it (fd = -1). */
void answer_release(struct answer *answer);

/* The value is copied; the name is a constant. */
void answer_add_header(struct answer *answer, const char *name, struct str value);

/* The body is this text, copied, of a media type with its parameters. */
void answer_set_text(struct answer *answer, const char *media_type, struct str text);

#endif
