/* SPDX-License-Identifier: MIT */
#include "base/worker_pool.h"

#include <stdatomic.h>

#include "tap.h"

enum { COUNT = 10000, WORKERS = 4 };

struct tally {
	atomic_uint done[COUNT];
	unsigned by_worker[WORKERS]; /* each worker writes its own */
};

static void work(void *context, size_t index, size_t worker)
{
	struct tally *tally = context;

	atomic_fetch_add(&tally->done[index], 1);
	tally->by_worker[worker]++;
}

int main(void)
{
	static struct tally tally;
	bool each_once = true;
	unsigned sum = 0;

	worker_pool_run(COUNT, WORKERS, work, &tally);
	for (size_t i = 0; i < COUNT; i++)
		each_once = each_once && tally.done[i] == 1;
	for (size_t i = 0; i < WORKERS; i++)
		sum += tally.by_worker[i];
	ok(each_once, "each index is worked on once");
	is_number(sum, COUNT, "each by one of the workers");
	worker_pool_run(0, WORKERS, work, &tally);
	ok(worker_pool_processors() >= 1, "there is at least one processor");
	return tap_end();
}
