/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_HOST_LOOKUP_H
#define DATAMO_BASE_HOST_LOOKUP_H

#include <stdbool.h>

#include "base/str.h"

struct sockaddr;
struct strbuf;

/*
 * Where a host's name leads. A name of the input may lead anywhere, also to this machine or into
 * the office's own network, which nobody outside could ask; such addresses are told apart.
 */
enum host_answer {
	HOST_FOUND,
	HOST_PRIVATE,   /* at least one of its addresses is not of the public internet */
	HOST_UNKNOWN,   /* there is no such name */
	HOST_NO_ANSWER, /* nobody could tell for now */
};

/* Of the public internet, by the registries of RFC 6890; addresses that hold another one (mapped,
 * 6to4, NAT64) are judged by that. */
bool address_is_public(const struct sockaddr *address);

/* Adds the first address to `address`, IPv6 in brackets, when it is found, or private. */
enum host_answer host_lookup(const char *host, struct strbuf *address);

#endif
