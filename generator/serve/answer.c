/* SPDX-License-Identifier: MIT */
#include "serve/answer.h"

#include <assert.h>
#include <unistd.h>

void answer_init(struct answer *answer, unsigned status)
{
	*answer = (struct answer){ .arena = arena_new(), .status = status, .fd = -1 };
	answer_add_header(answer, "Cross-Origin-Resource-Policy", STR("same-origin"));
	/* Always asked for again, so that what was built last is seen. */
	answer_add_header(answer, "Cache-Control", STR("no-cache"));
}

void answer_add_area(struct answer *answer, enum web_area area)
{
	const struct web_header *header;

	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, area) && !header->is_caching &&
		    !str_starts_with(str_of(header->name), STR("Access-Control-")))
			answer_add_header(answer, header->name, str_of(header->value));
	}
}

void answer_release(struct answer *answer)
{
	if (answer->fd >= 0)
		close(answer->fd);
	arena_free(answer->arena);
}

void answer_add_header(struct answer *answer, const char *name, struct str value)
{
	assert(answer->header_count < ANSWER_HEADERS_MAX);
	answer->headers[answer->header_count++] = (struct answer_header){ name,
		arena_cstr(answer->arena, value) };
}

void answer_set_text(struct answer *answer, const char *media_type, struct str text)
{
	answer->text = arena_str(answer->arena, text);
	answer_add_header(answer, "Content-Type", str_of(media_type));
}
