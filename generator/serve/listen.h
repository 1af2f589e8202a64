/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_LISTEN_H
#define DATAMO_SERVE_LISTEN_H

#include <stdint.h>

enum { LISTEN_SOCKETS = 2 };

/*
 * Sockets that listen on 127.0.0.1 and, where there is IPv6, on ::1, on one port; *port 0: one that
 * is free on both, which is told. How many; 0 with errno (EADDRINUSE: either is taken).
 */
int listen_on_loopback(uint16_t *port, int sockets[LISTEN_SOCKETS]);

#endif
