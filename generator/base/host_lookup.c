/* SPDX-License-Identifier: MIT */
#include "base/host_lookup.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "base/strbuf.h"

struct block_4 {
	uint32_t address;
	int bits;
};

/* https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast */
static const struct block_4 special_4[] = {
	{ 0x00000000, 8 },  /* this network */
	{ 0x0a000000, 8 },  /* private */
	{ 0x64400000, 10 }, /* shared by carriers */
	{ 0x7f000000, 8 },  /* this machine */
	{ 0xa9fe0000, 16 }, /* this link; of clouds, their metadata */
	{ 0xac100000, 12 }, /* private */
	{ 0xc0000000, 24 }, /* protocols */
	{ 0xc0000200, 24 }, /* documents */
	{ 0xc0586300, 24 }, /* relays of old */
	{ 0xc0a80000, 16 }, /* private */
	{ 0xc6120000, 15 }, /* benchmarks */
	{ 0xc6336400, 24 }, /* documents */
	{ 0xcb007100, 24 }, /* documents */
	{ 0xe0000000, 3 },  /* multicast, reserved, broadcast */
};

struct block_6 {
	uint8_t address[16];
	int bits;
};

/* https://www.iana.org/assignments/iana-ipv6-special-registry, and what is not global unicast */
static const struct block_6 special_6[] = {
	{ { 0x00 }, 8 },                    /* unspecified, this machine */
	{ { 0x01 }, 8 },                    /* discard */
	{ { 0x20, 0x01, 0x00 }, 23 },       /* protocols, Teredo */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documents */
	{ { 0x3f, 0xff, 0x00 }, 20 },       /* documents */
	{ { 0x5f, 0x00 }, 16 },             /* segment routing */
	{ { 0xfc }, 7 },                    /* private */
	{ { 0xfe, 0x80 }, 10 },             /* this link */
	{ { 0xfe, 0xc0 }, 10 },             /* this site */
	{ { 0xff }, 8 },                    /* multicast */
};

/* Those that hold an IPv4 address, and where. */
static const struct holder {
	uint8_t prefix[12];
	int prefix_bits;
	size_t at;
} holders[] = {
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96, 12 }, /* mapped */
	{ { 0x00, 0x64, 0xff, 0x9b }, 96, 12 },                   /* NAT64 */
	{ { 0x20, 0x02 }, 16, 2 },                                /* 6to4 */
};

static bool is_in(const uint8_t *address, const uint8_t *block, int bits)
{
	size_t bytes = (size_t)bits / 8;
	int rest = bits % 8;

	if (memcmp(address, block, bytes) != 0)
		return false;
	return !rest || ((address[bytes] ^ block[bytes]) >> (8 - rest)) == 0;
}

static bool is_public_4(uint32_t address)
{
	for (size_t i = 0; i < sizeof(special_4) / sizeof(special_4[0]); i++) {
		if ((address ^ special_4[i].address) >> (32 - special_4[i].bits) == 0)
			return false;
	}
	return true;
}

static bool is_public_6(const uint8_t *address)
{
	for (size_t i = 0; i < sizeof(holders) / sizeof(holders[0]); i++) {
		const uint8_t *held = address + holders[i].at;

		if (is_in(address, holders[i].prefix, holders[i].prefix_bits))
			return is_public_4((uint32_t)held[0] << 24 | (uint32_t)held[1] << 16 |
					   (uint32_t)held[2] << 8 | held[3]);
	}
	for (size_t i = 0; i < sizeof(special_6) / sizeof(special_6[0]); i++) {
		if (is_in(address, special_6[i].address, special_6[i].bits))
			return false;
	}
	return true;
}

bool address_is_public(const struct sockaddr *address)
{
	struct sockaddr_in version_4;
	struct sockaddr_in6 version_6;

	if (address->sa_family == AF_INET) {
		memcpy(&version_4, address, sizeof(version_4));
		return is_public_4(ntohl(version_4.sin_addr.s_addr));
	}
	if (address->sa_family != AF_INET6)
		return false;
	memcpy(&version_6, address, sizeof(version_6));
	return is_public_6(version_6.sin6_addr.s6_addr);
}

enum host_answer host_lookup(const char *host, struct strbuf *address)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_IDN }, *found, *each;
	enum host_answer answer = HOST_FOUND;
	char text[INET6_ADDRSTRLEN] = "";
	int error = getaddrinfo(host, NULL, &hints, &found);

	if (error)
		return error == EAI_NONAME || error == EAI_NODATA || error == EAI_IDN_ENCODE
			   ? HOST_UNKNOWN
			   : HOST_NO_ANSWER;
	for (each = found; each; each = each->ai_next) {
		if (!address_is_public(each->ai_addr))
			answer = HOST_PRIVATE;
	}
	getnameinfo(found->ai_addr, found->ai_addrlen, text, sizeof(text), NULL, 0, NI_NUMERICHOST);
	strbuf_add_format(address, found->ai_family == AF_INET6 ? "[%s]" : "%s", text);
	freeaddrinfo(found);
	return answer;
}
