/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdlib.h>
#include <unistd.h>

static _Noreturn void exhausted(void)
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
		exhausted();
	return pointer;
}

void *memory_alloc_zeroed(size_t count, size_t size)
{
	void *pointer = calloc(count ? count : 1, size ? size : 1);

	if (!pointer)
		exhausted();
	return pointer;
}

void *memory_realloc(void *old, size_t size)
{
	void *pointer = realloc(old, size ? size : 1);

	if (!pointer)
		exhausted();
	return pointer;
}

void memory_free(void *pointer)
{
	free(pointer);
}

size_t size_mul(size_t a, size_t b)
{
	size_t product;

	if (__builtin_mul_overflow(a, b, &product))
		exhausted();
	return product;
}

size_t size_add(size_t a, size_t b)
{
	size_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		exhausted();
	return sum;
}
