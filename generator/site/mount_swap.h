/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_MOUNT_SWAP_H
#define DATAMO_SITE_MOUNT_SWAP_H

#include <stdbool.h>

/*
 * An output that is a mount point can neither be renamed nor exchanged. Its site is staged in
 * ".datamo/" within it, and takes the old one's place entry by entry, pages last: each entry is old
 * or new, the whole is mixed for a moment. A journal lets the next build complete a switch that was
 * cut short.
 */

/* Where staging, old entries and journal live within such an output. */
#define MOUNT_HOME ".datamo"

/* The folder is the root of a mount (Linux 5.8 tells; older kernels: false). */
bool mount_swap_is_mount(int folder);

/* The folder MOUNT_HOME of `site`, made when it is missing; -1 with errno. */
int mount_swap_open_home(int site);

/* Puts the entries of home/`staging` in the place of those of `site`, which go to home/`old`. false
 * with errno. */
bool mount_swap(int site, int home, const char *staging, const char *old);

/* Completes a switch that a journal tells of; true also when there is none. false with errno. */
bool mount_swap_recover(int site, int home, const char *staging, const char *old);

#endif
