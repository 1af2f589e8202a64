/* SPDX-License-Identifier: MIT */
#include "site/tree_state.h"

#include <stdint.h>
#include <sys/stat.h>
#include <time.h>

#include "site/tree.h"

/* The clock of a file system ticks at least a hundred times a second; two ticks are waited for. */
enum { TICKS_NS = 20 * 1000 * 1000, SECOND_NS = 1000 * 1000 * 1000 };

struct reading {
	struct tree_state *state;
	struct arena *arena;
	struct sha256 *hash;
	int64_t newest_ns;
};

static int64_t nanoseconds(struct timespec time)
{
	return (int64_t)time.tv_sec * SECOND_NS + time.tv_nsec;
}

static bool is_hidden(struct str path)
{
	struct str part;

	while (str_split(&path, '/', &part)) {
		if (str_starts_with(part, STR(".")))
			return true;
	}
	return false;
}

static bool add_file(void *context, struct str path, const struct stat *status)
{
	struct reading *reading = context;
	const uint64_t known[] = { status->st_dev, status->st_ino, status->st_mode,
		(uint64_t)status->st_size, (uint64_t)nanoseconds(status->st_mtim),
		(uint64_t)nanoseconds(status->st_ctim), path.len };
	struct tree_state *state = reading->state;

	if (is_hidden(path))
		return true;
	sha256_add(reading->hash, known, sizeof(known));
	sha256_add(reading->hash, path.data, path.len);
	if (nanoseconds(status->st_ctim) > reading->newest_ns)
		reading->newest_ns = nanoseconds(status->st_ctim);
	state->is_exact |= status->st_ctim.tv_nsec != 0;
	if (reading->arena)
		*ARENA_ADD(reading->arena, state->paths, state->count) = arena_str(
		    reading->arena, path);
	return true;
}

void tree_state_settle(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = TICKS_NS }, NULL);
}

static bool is_recent(int64_t time_ns)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return nanoseconds(now) - time_ns < TICKS_NS;
}

bool tree_state_read(struct tree_state *state, int folder, struct arena *arena)
{
	struct reading reading = { .state = state, .arena = arena, .hash = sha256_new() };
	bool is_read;

	*state = (struct tree_state){ .is_exact = false };
	is_read = tree_each(folder, &(struct tree_visitor){ add_file, &reading });
	state->stamp = sha256_end(reading.hash);
	sha256_free(reading.hash);
	if (is_read && is_recent(reading.newest_ns))
		tree_state_settle();
	return is_read;
}
