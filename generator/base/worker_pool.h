/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_WORKER_POOL_H
#define DATAMO_BASE_WORKER_POOL_H

#include <stddef.h>

/*
 * Calls work(context, index, worker) once for each index below `count`, on `workers` threads (1: on
 * the caller's). The indexes are handed out in order; `worker` (0 … workers - 1) names the thread,
 * for memory that each keeps for itself.
 */
void worker_pool_run(size_t count, size_t workers,
    void (*work)(void *context, size_t index, size_t worker), void *context);

/* The processors that this process may use, at least 1. */
size_t worker_pool_processors(void);

#endif
