/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_HOST_HOST_H
#define DATAMO_HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/output.h"
#include "model/portal.h"

/*
 * Files that tell a web host how to serve the site: media types, headers, compressed twins, the
 * page for what is not there, where datasets have gone to. A kind of host is one file that ends in
 * one constant, and one line in host_kinds.c. What they say comes from model/media_type.h and
 * model/web_area.h, so that all hosts, and the preview, say the same.
 */

/* Paths below the site's root; a folder ("datasets/old/") leads to a folder, with all in it. */
struct host_redirect {
	struct str from, to;
};

struct host_context {
	const struct portal *portal;
	struct str base; /* the path of base_url: "/", "/city/"; only plain characters */
	const struct host_redirect *redirects;
	size_t redirect_count;
	bool has_ckan; /* the files of CKAN's API are there */
};

struct host_file {
	const char *path; /* below the site's root */
	void (*write)(const struct host_context *context, struct output *output);
};

enum { HOST_FILES_MAX = 2 };

struct host_kind {
	const char *id; /* in portal.yml: "nginx" */
	const char *purpose[MESSAGES_COUNT];
	struct host_file files[HOST_FILES_MAX];
};

const struct host_kind *host_kind_at(size_t index); /* NULL past the end */
const struct host_kind *host_kind_find(struct str id);

/* What is said to the host about this portal. false: base_url has a path that no file for hosts
 * takes; the lists live in the arena. */
bool host_context_init(
    struct host_context *context, struct arena *arena, const struct portal *portal);

#endif
