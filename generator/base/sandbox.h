/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_SANDBOX_H
#define DATAMO_BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A second line of defence, as good as the kernel offers: from here on this thread, and those it
 * starts, read and write nothing outside of the folders given and the system's libraries
 * (Landlock), start no program and open no socket (seccomp). There is no way back, and no failure:
 * what the kernel lacks is left out.
 */
struct sandbox_folder {
	int fd; /* open folder; -1 is passed over */
	bool is_writable;
};

struct sandbox {
	int landlock_version; /* 0: the kernel has none */
	bool has_seccomp;
};

struct sandbox sandbox_enter(const struct sandbox_folder *folders, size_t count);

/* What sandbox_enter() would find, without entering. */
struct sandbox sandbox_probe(void);

#endif
