/* SPDX-License-Identifier: MIT */
#include "base/host_lookup.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

#include "base/strbuf.h"
#include "tap.h"

static bool is_public(const char *text)
{
	struct sockaddr_in version_4 = { .sin_family = AF_INET };
	struct sockaddr_in6 version_6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &version_4.sin_addr) == 1)
		return address_is_public((const struct sockaddr *)(void *)&version_4);
	ok(inet_pton(AF_INET6, text, &version_6.sin6_addr) == 1, text);
	return address_is_public((const struct sockaddr *)(void *)&version_6);
}

int main(void)
{
	static const char *const open_ones[] = { "8.8.8.8", "1.1.1.1", "100.63.255.255",
		"100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "198.17.255.255",
		"198.20.0.0", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888",
		"2002:808:808::1", "64:ff9b::808:808", "::ffff:8.8.8.8", "2400:cb00::1" };
	static const char *const closed_ones[] = { "0.0.0.0", "10.0.0.1", "100.64.0.1",
		"100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1",
		"172.31.255.255", "192.0.0.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
		"203.0.113.5", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1",
		"fe80::1", "febf::1", "fec0::1", "fc00::1", "fdff::1", "ff02::1", "2001:db8::1",
		"2001::1", "2002:7f00:1::1", "2002:a00:1::1", "64:ff9b::7f00:1",
		"64:ff9b::a9fe:a9fe", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "100::1" };
	struct strbuf address = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(open_ones) / sizeof(open_ones[0]); i++)
		ok(is_public(open_ones[i]), open_ones[i]);
	for (size_t i = 0; i < sizeof(closed_ones) / sizeof(closed_ones[0]); i++)
		ok(!is_public(closed_ones[i]), closed_ones[i]);
	ok(host_lookup("localhost", &address) == HOST_PRIVATE, "localhost is this machine");
	ok(address.len > 0, "its address is told");
	strbuf_clear(&address);
	ok(host_lookup("2130706433", &address) == HOST_PRIVATE, "a number is an address too");
	strbuf_clear(&address);
	ok(host_lookup("0x7f.1", &address) == HOST_PRIVATE, "in whatever way it is written");
	strbuf_release(&address);
	return tap_end();
}
