/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_SITE_PATH_H
#define DATAMO_MODEL_SITE_PATH_H

#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/*
 * Where everything lies in the site: paths below its root, with "/" and without a leading one.
 * Pages are "…/index.html"; those of the portal's first language lie at the root, the others' below
 * "<language>/". Downloads and metadata are the same for all languages and lie at the root.
 */

/* "" or "en/" */
void site_path_language(struct strbuf *path, struct str language, struct str first_language);

/* "datasets/<id>/original/<file>"; `file` may hold folders. */
void site_path_original(struct strbuf *path, struct str dataset_id, struct str file);
/* "datasets/<id>/<resource>.<extension>" */
void site_path_download(
    struct strbuf *path, struct str dataset_id, struct str resource, struct str extension);
/* An image of a note: "datasets/<id>/images/<file>"; of a page (id empty): "images/<file>". */
void site_path_image(struct strbuf *path, struct str dataset_id, struct str file);
/* "datasets/<id>/<file name>" */
void site_path_dataset_file(struct strbuf *path, struct str dataset_id, struct str file_name);

/* Page `number` (from 1) of a list at `folder`: "datasets/index.html",
 * "datasets/page/2/index.html". */
void site_path_list(struct strbuf *path, struct str folder, size_t number);

/* The relative, percent-encoded link from one path to another: "../../datasets/x/index.html". A
 * fragment may be added to it. */
void site_path_link(struct strbuf *link, struct str from, struct str to);

/* base_url + the path, percent-encoded, a final "index.html" left out. */
void site_path_url(struct strbuf *url, struct str base_url, struct str path);

/* The path of base_url, "/data/"; "/" without one. Borrowed. */
struct str site_path_base(struct str base_url);

/* One path segment percent-encoded (RFC 3986: all but unreserved). */
void percent_encode_add(struct strbuf *out, struct str segment);

#endif
