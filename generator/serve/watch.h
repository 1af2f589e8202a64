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

/* Not all is told: a root is not there, the system watches no more folders (ENOSPC), or lies where
 * changes come unannounced. Then watch_look() now and then. */
bool watch_wants_look(const struct watch *watch);
/* Compares all files with what they were; true: something changed. */
bool watch_look(struct watch *watch);

/* Why a folder is not watched, an errno; 0: all is well. */
int watch_error(const struct watch *watch);

#endif
