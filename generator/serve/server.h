/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_SERVER_H
#define DATAMO_SERVE_SERVER_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "serve/answer.h"
#include "serve/request.h"

/*
 * HTTP on this machine's own addresses, 127.0.0.1 and ::1, without threads: its owner waits for the
 * descriptors, then lets it run. Connections are few and end when nothing moves; a request must be
 * whole within seconds.
 */
struct server;

/* As preview_answer(): false, never with `may_wait` false: ask again after server_wake(). */
struct server_handler {
	bool (*answer)(
	    void *context, const struct request *request, bool may_wait, struct answer *answer);
	void *context;
};

/* port 0: any that is free. NULL with errno: EADDRINUSE … */
struct server *server_open(uint16_t port, const struct server_handler *handler);
void server_close(struct server *server);
uint16_t server_port(const struct server *server);

enum { SERVER_DESCRIPTORS = 2 };
int server_descriptors(const struct server *server, struct pollfd fds[SERVER_DESCRIPTORS]);
/* How long to wait for them at most; -1: for ever. */
int server_timeout_ms(struct server *server);
void server_run(struct server *server);

/* What waits for news is asked again by the next server_run(). */
void server_wake(struct server *server);

#endif
