/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_TEMPORARY_SITE_H
#define DATAMO_SERVE_TEMPORARY_SITE_H

#include <stdbool.h>

#include "base/strbuf.h"

/* A folder of our own below $TMPDIR, else /var/tmp or /tmp, for the site that is served; others may
 * not look into it. */
struct temporary_site {
	struct strbuf folder; /* "/var/tmp/datamo-serve.x7Kp2Q" */
	struct strbuf path;   /* of the site in it */
	int fd;               /* the folder, open */
	int lock;             /* held as long as somebody serves it */
};

#define TEMPORARY_SITE_NAME "site"

/* Removes first what servers left that were killed. false with errno. */
bool temporary_site_make(struct temporary_site *site);
/* With all that is in it. */
void temporary_site_remove(struct temporary_site *site);

#endif
