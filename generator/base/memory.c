/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void memory_exhausted(void)
{
	static const char message[] = "datamo: error: out of memory; nothing was published\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)written; /* nothing is left to be done about it */
	_exit(EXIT_MEMORY);
}

void *memory_alloc(size_t size)
{
	void *pointer = malloc(size ? size : 1);

	if (!pointer)
		memory_exhausted();
	return pointer;
}

void *memory_alloc_zeroed(size_t count, size_t size)
{
	void *pointer = calloc(count ? count : 1, size ? size : 1);

	if (!pointer)
		memory_exhausted();
	return pointer;
}

void *memory_realloc(void *old, size_t size)
{
	void *pointer = realloc(old, size ? size : 1);

	if (!pointer)
		memory_exhausted();
	return pointer;
}

void memory_free(void *pointer)
{
	free(pointer);
}

enum { KEPT_BYTES = 8 << 20, MAPPED_BYTES = 1 << 20 };

void memory_keep(void)
{
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES);
}
