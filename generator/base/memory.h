/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_MEMORY_H
#define DATAMO_BASE_MEMORY_H

#include <stddef.h>

/* Exit status when memory runs out: one message, nothing is published. */
enum { EXIT_MEMORY = 71 };

/* None of these returns NULL: when memory is exhausted the process says so and ends with 71. */
void *memory_alloc(size_t size);
void *memory_alloc_zeroed(size_t count, size_t size);
void *memory_realloc(void *old, size_t size);
void memory_free(void *pointer);

/* Says that memory is exhausted, and ends the process. */
_Noreturn void memory_exhausted(void);

/* Freed memory stays with the process for the next task: the kernel would clear it anew each time.
 */
void memory_keep(void);

/* a * b and a + b of sizes; an overflow is treated as exhausted memory. */
static inline size_t size_mul(size_t a, size_t b)
{
	size_t product;

	if (__builtin_mul_overflow(a, b, &product))
		memory_exhausted();
	return product;
}

static inline size_t size_add(size_t a, size_t b)
{
	size_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		memory_exhausted();
	return sum;
}

#endif
