/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_WATCH_H
#define DATAMO_SERVE_WATCH_H

#include <stdbool.h>

/*
 * Notices changes in folders and all that lies below them (inotify): written, renamed, removed,
 * come anew, also in folders that came after the start. Hidden names and editors' copies ("x~") do
 * not count. Links are not followed.
 */
struct watch;

enum { WATCH_ROOTS_MAX = 4 };

/* Paths stay the caller's; they need not exist yet. NULL with errno. */
struct watch *watch_new(const char *const *roots, int count);
void watch_free(struct watch *watch);

/* Readable when there is something for watch_read(); another one after each call of it. */
int watch_fd(const struct watch *watch);

/* Takes what happened; true: something changed. */
bool watch_read(struct watch *watch);

/* A root is not there, or the system watches no more folders (errno then): look again later. */
bool watch_is_partial(const struct watch *watch, int *error);
/* Looks again at all folders; true: there is something to watch that was not before. */
bool watch_renew(struct watch *watch);

#endif
