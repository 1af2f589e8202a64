/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_CONNECTIONS_H
#define DATAMO_SERVE_CONNECTIONS_H

#include <stdint.h>

/*
 * The open connections, and until when each must have said all of a request: the library counts
 * from the last byte that came, and bytes may come slowly. Whoever is late is shut down, and the
 * library then closes it.
 */
struct connection {
	struct connection *next, **place;
	int fd;
	int64_t deadline_ms; /* of clock_ms(); 0: its request is being answered */
};

struct connections {
	struct connection *first;
	int count;
};

enum { CONNECTIONS_KEPT = 96 };

/* Of more than CONNECTIONS_KEPT, the one that has had the most time gives way: whoever opens
 * connections and says nothing holds nobody else up. */
struct connection *connections_add(struct connections *all, int fd, int64_t deadline_ms);
void connections_remove(struct connections *all, struct connection *connection);

/* The first deadline; INT64_MAX: there is none. */
int64_t connections_deadline_ms(const struct connections *all);
void connections_close_late(struct connections *all, int64_t now_ms);

#endif
