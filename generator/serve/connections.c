/* SPDX-License-Identifier: MIT */
#include "serve/connections.h"

#include <sys/socket.h>

#include "base/memory.h"

static void shut(struct connection *connection)
{
	shutdown(connection->fd, SHUT_RDWR);
	connection->deadline_ms = 0;
}

static struct connection *find_latest(const struct connections *all)
{
	struct connection *late = NULL;

	for (struct connection *at = all->first; at; at = at->next) {
		if (at->deadline_ms && (!late || at->deadline_ms < late->deadline_ms))
			late = at;
	}
	return late;
}

struct connection *connections_add(struct connections *all, int fd, int64_t deadline_ms)
{
	struct connection *connection = memory_alloc_zeroed(1, sizeof(*connection)), *late;

	if (all->count >= CONNECTIONS_KEPT && (late = find_latest(all)))
		shut(late);
	connection->fd = fd;
	connection->deadline_ms = deadline_ms;
	connection->next = all->first;
	connection->place = &all->first;
	if (connection->next)
		connection->next->place = &connection->next;
	all->first = connection;
	all->count++;
	return connection;
}

void connections_remove(struct connections *all, struct connection *connection)
{
	*connection->place = connection->next;
	if (connection->next)
		connection->next->place = connection->place;
	all->count--;
	memory_free(connection);
}

int64_t connections_deadline_ms(const struct connections *all)
{
	const struct connection *late = find_latest(all);

	return late ? late->deadline_ms : INT64_MAX;
}

void connections_close_late(struct connections *all, int64_t now_ms)
{
	for (struct connection *at = all->first; at; at = at->next) {
		if (at->deadline_ms && at->deadline_ms <= now_ms)
			shut(at);
	}
}
