/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_SITE_ANSWER_H
#define DATAMO_SERVE_SITE_ANSWER_H

#include "serve/answer.h"
#include "serve/request.h"
#include "serve/served_site.h"

/* How the site is shown. */
struct site_view {
	struct served_site *site;
	struct str base_path; /* "/data/": may stand before each path */
	struct str script;    /* markup put into each page, before its end */
	struct str version;   /* of that markup: changes when the script's does */
};

/* The answer to a request that was not refused; `answer` is not yet initialised. false: there is no
 * site yet, and no answer. */
bool site_answer(
    const struct site_view *view, const struct request *request, struct answer *answer);

#endif
