/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_HOST_HOST_TEXT_H
#define DATAMO_HOST_HOST_TEXT_H

#include "host/host.h"
#include "model/web_area.h"

/*
 * What goes into files for hosts, safe in each of their languages and whatever it came from: none
 * of these ends a line, a word or a quoted string, and none begins a variable, placeholder or
 * back-reference.
 */

/* The text itself within a regular expression (those of nginx, Apache and Caddy). */
void host_add_literal(struct output *output, struct str text);

/* As a URL's path: all but letters, digits and "/-._~" percent-encoded. */
void host_add_url(struct output *output, struct str path);

/* The value of a header, between double quotes; what is more than plain is left out. */
void host_add_quoted(struct output *output, struct str value);

/* "^/city/(assets/.*)", to be ended by "$": all paths of an area; with a language those below its
 * folder. */
void host_add_area(struct output *output, const struct host_context *context, struct str language,
    enum web_area area);

/* Text of a curator, in whatever encoding it was given: no charset can be told. */
struct media_type;
bool host_is_given_text(const struct media_type *type);

/* The portal's other languages, of which pages lie in folders of their own; NULL past the end. */
const struct str *host_other_language(const struct host_context *context, size_t index);

#endif
