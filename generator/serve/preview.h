/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_PREVIEW_H
#define DATAMO_SERVE_PREVIEW_H

#include <stdbool.h>

#include "serve/answer.h"
#include "serve/live.h"
#include "serve/request.h"
#include "serve/served_site.h"

/* What the server shows: a site as it is built again and again, and how that goes. */
struct preview {
	struct live live;
	struct served_site *site;
	struct strbuf base_path; /* "/data/" */
	int own_files;           /* the folder of web/ */
};

/*
 * Initialises and fills the answer. false: there is nothing to answer yet, as the page that asks
 * knows how the last build went; it is to be asked again after the next one, or soon. With
 * `may_wait` false there is always an answer.
 */
bool preview_answer(
    struct preview *preview, const struct request *request, bool may_wait, struct answer *answer);

#endif
