/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_START_H
#define DATAMO_SITE_START_H

#include "base/diag.h"
#include "base/strbuf.h"

/* Languages that a new portal can begin with: those of messages. */
struct start_options {
	enum message_language languages[MESSAGES_COUNT]; /* the first is the default one */
	size_t language_count;
	const char *version, *commit; /* of datamo; the commit may be empty */
};

/*
 * The files of generator/start into a folder, which is made when it is not there, as a repository
 * whose portal is its `datasets`. What lies in common/ goes into every portal, what lies in vi/ and
 * en/ into portals in that language: under its name in the first language's, else with the language
 * in it (README.en.md), and behind what common/ has for the same name. A line that begins with
 * "@vi " is for portals that have that language, with "@vi1 " for those where it is the first.
 * 0, or an errno, with `where` the path that it is about; ENOTEMPTY: the folder holds something.
 */
int start_portal(const char *folder, const struct start_options *options, struct strbuf *where);

#endif
