/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_MUSTACHE_H
#define DATAMO_RENDER_MUSTACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/output.h"
#include "base/str.h"

struct cJSON;

/*
 * Mustache templates (mustache.github.io, specification 1.4 with inheritance and dynamic names,
 * without lambdas) over cJSON values. A set holds the compiled templates of one theme by name; once
 * all are added it is read-only, and any number of threads may render from it.
 *
 * What the specification leaves open: false, null, the empty list, the empty string and an absent
 * key are false; numbers, 0 too, are true. An interpolated key that is nowhere in the context is
 * an error of the template; a section over it is how a template asks whether it is there.
 */
struct mustache_set;

enum {
	MUSTACHE_DEPTH_MAX = 64, /* of sections in a template, and of templates in each other */
	MUSTACHE_STEPS_MAX = 5 * 1000 * 1000,  /* tags and lines of one page */
	MUSTACHE_BYTES_MAX = 16 * 1024 * 1024, /* of one page */
};

struct mustache_set *mustache_set_new(void);
void mustache_set_free(struct mustache_set *set); /* NULL is fine */

/*
 * Compiles a template; a former one of that name is replaced. All is copied. `path` is for
 * diagnostics. false after reporting; the name is then unknown to the set.
 */
bool mustache_set_add(struct mustache_set *set, struct str name, struct str path, struct str source,
    struct diags *diags);
bool mustache_set_has(const struct mustache_set *set, struct str name);

/* {{{x}}} writes any value as it is: for the specification's own tests. */
enum mustache_flags { MUSTACHE_ALLOW_RAW = 1 };

/* The context: several values, the last searched first, so that what all pages share is not copied
 * for each. Only read. */
struct mustache_context {
	const struct cJSON *const *values;
	size_t count;
	unsigned flags;
};

/*
 * Writes the template with the context to `out`. Values are escaped for HTML; {{{x}}} is left as it
 * is only where x is an html_value, else reported and escaped. false: something was reported, all
 * errors of the theme; the output is then not to be published.
 */
bool mustache_render(const struct mustache_set *set, struct str name,
    const struct mustache_context *context, struct output *out, struct diags *diags);

#endif
