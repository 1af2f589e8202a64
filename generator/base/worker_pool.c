/* SPDX-License-Identifier: MIT */
#include "base/worker_pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/memory.h"

struct pool {
	atomic_size_t next;
	size_t count;
	void (*work)(void *context, size_t index, size_t worker);
	void *context;
};

struct worker {
	struct pool *pool;
	size_t number;
	pthread_t thread;
	int is_started;
};

static void *worker_run(void *argument)
{
	struct worker *worker = argument;
	struct pool *pool = worker->pool;
	size_t index;

	while ((index = atomic_fetch_add(&pool->next, 1)) < pool->count)
		pool->work(pool->context, index, worker->number);
	return NULL;
}

void worker_pool_run(size_t count, size_t workers,
    void (*work)(void *context, size_t index, size_t worker), void *context)
{
	struct pool pool = { .count = count, .work = work, .context = context };
	struct worker *all;

	if (workers > count)
		workers = count;
	if (!workers)
		return;
	all = memory_alloc_zeroed(workers, sizeof(*all));
	for (size_t i = 0; i < workers; i++)
		all[i] = (struct worker){ .pool = &pool, .number = i };
	/* The caller is worker 0; where a thread cannot be started the others do its part. */
	for (size_t i = 1; i < workers; i++)
		all[i].is_started = !pthread_create(&all[i].thread, NULL, worker_run, &all[i]);
	worker_run(&all[0]);
	for (size_t i = 1; i < workers; i++) {
		if (all[i].is_started)
			pthread_join(all[i].thread, NULL);
	}
	memory_free(all);
}

size_t worker_pool_processors(void)
{
	cpu_set_t set;
	int count;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	count = CPU_COUNT(&set);
	return count > 0 ? (size_t)count : 1;
}
