/* SPDX-License-Identifier: MIT */
#include "serve/listen.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 64, ATTEMPTS = 16 };

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static union address loopback(bool is_v6, uint16_t port)
{
	union address address = { .v4 = { .sin_family = AF_INET,
				      .sin_port = htons(port),
				      .sin_addr.s_addr = htonl(INADDR_LOOPBACK) } };

	if (is_v6)
		address.v6 = (struct sockaddr_in6){ .sin6_family = AF_INET6,
			.sin6_port = htons(port),
			.sin6_addr = IN6ADDR_LOOPBACK_INIT };
	return address;
}

/* -1 with errno */
static int listen_on(bool is_v6, uint16_t port)
{
	const int yes = 1;
	union address address = loopback(is_v6, port);
	int fd = socket(is_v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	/* A server that was just stopped leaves connections behind; they do not take the port. */
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (is_v6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof(yes));
	if (bind(fd, &address.any, is_v6 ? sizeof(address.v6) : sizeof(address.v4)) < 0 ||
	    listen(fd, BACKLOG) < 0) {
		int error = errno;

		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

static uint16_t port_of(int fd)
{
	union address address = { 0 };
	socklen_t size = sizeof(address);

	return getsockname(fd, &address.any, &size) < 0 ? 0 : ntohs(address.v4.sin_port);
}

int listen_on_loopback(uint16_t *port, int sockets[LISTEN_SOCKETS])
{
	for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
		uint16_t chosen;

		sockets[0] = listen_on(false, *port);
		if (sockets[0] < 0)
			return 0;
		chosen = port_of(sockets[0]);
		sockets[1] = listen_on(true, chosen);
		if (sockets[1] >= 0 || errno != EADDRINUSE) {
			/* Without IPv6 the one address does. */
			*port = chosen;
			return sockets[1] < 0 ? 1 : 2;
		}
		close(sockets[0]);
		if (*port)
			break;
	}
	errno = EADDRINUSE;
	return 0;
}
