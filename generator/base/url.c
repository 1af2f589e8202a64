/* SPDX-License-Identifier: MIT */
#include "base/url.h"

#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"

static bool has_control(struct str text)
{
	while (text.len) {
		if (code_point_is_control(utf8_next(&text)))
			return true;
	}
	return false;
}

static bool has_any(struct str text, const char *bytes)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (strchr(bytes, text.data[i]))
			return true;
	}
	return false;
}

/* Where the first of these bytes is, or the length. */
static size_t find_any(struct str text, const char *bytes)
{
	size_t i = 0;

	while (i < text.len && !strchr(bytes, text.data[i]))
		i++;
	return i;
}

/* A number of up to three digits that is at most 255 and has no leading zero; else -1. */
static int octet(struct str part)
{
	int value = 0;
	size_t i;

	if (!part.len || part.len > 3 || (part.len > 1 && part.data[0] == '0'))
		return -1;
	for (i = 0; i < part.len; i++) {
		if (!ascii_is_digit(part.data[i]))
			return -1;
		value = value * 10 + (part.data[i] - '0');
	}
	return value <= 255 ? value : -1;
}

/* Blocks that lead to the reader's own machine or network (RFC 6890). */
static bool is_public_address(struct str host)
{
	int octets[4] = { 0 };
	size_t count = 0;
	struct str part;

	while (str_split(&host, '.', &part)) {
		if (count == 4 || (octets[count++] = octet(part)) < 0)
			return false;
	}
	if (count != 4)
		return false;
	return octets[0] != 0 && octets[0] != 10 && octets[0] != 127 && octets[0] < 224 &&
	       !(octets[0] == 100 && octets[1] >= 64 && octets[1] < 128) &&
	       !(octets[0] == 169 && octets[1] == 254) &&
	       !(octets[0] == 172 && octets[1] >= 16 && octets[1] < 32) &&
	       !(octets[0] == 192 && octets[1] == 168);
}

/* Letters of any script, digits, dashes. Full stops and full-width letters of other scripts turn
 * into ASCII in a browser. */
static bool is_host_label(struct str label)
{
	if (!label.len || label.len > 63 || label.data[0] == '-' || str_ends_with(label, STR("-")))
		return false;
	while (label.len) {
		uint32_t c = utf8_next(&label);

		if (c < 0x80 ? !(ascii_is_alpha((char)c) || ascii_is_digit((char)c) || c == '-' ||
				   c == '_')
			     : c == UTF8_REPLACEMENT || (c >= 0x2000 && c < 0x2c00) ||
				   (c >= 0x3000 && c < 0x3008) || c >= 0xe000)
			return false;
	}
	return true;
}

static bool is_host(struct str host)
{
	struct str rest, label = { NULL, 0 };

	if (str_ends_with(host, STR(".")))
		host = str_slice(host, 0, host.len - 1);
	if (!host.len || host.len > 253)
		return false;
	rest = host;
	while (str_split(&rest, '.', &label)) {
		if (!is_host_label(label))
			return false;
	}
	/* A last label that begins with a digit makes browsers read all of it as numbers. */
	return ascii_is_digit(label.data[0]) ? is_public_address(host) : true;
}

static bool is_port(struct str port)
{
	unsigned value = 0;
	size_t i;

	for (i = 0; i < port.len && i < 6; i++) {
		if (!ascii_is_digit(port.data[i]))
			return false;
		value = value * 10 + (unsigned)(port.data[i] - '0');
	}
	return port.len && port.len < 6 && value && value <= 65535;
}

/* Only characters that a URL may hold, other scripts aside, and whole escapes. */
static bool is_encoded(struct str url)
{
	size_t i;

	for (i = 0; i < url.len; i++) {
		if (url.data[i] == '%' &&
		    (i + 2 >= url.len || !strchr("0123456789abcdefABCDEF", url.data[i + 1]) ||
			!strchr("0123456789abcdefABCDEF", url.data[i + 2])))
			return false;
	}
	return !has_any(url, " \"<>^`{|}");
}

static enum url_kind web_kind(struct str rest)
{
	struct str authority, host;
	size_t colon;

	if (!str_starts_with(rest, STR("//")) || !is_encoded(rest))
		return URL_REFUSED;
	rest = str_from(rest, 2);
	authority = str_slice(rest, 0, find_any(rest, "/?#"));
	if (has_any(authority, "@[]%"))
		return URL_REFUSED;
	colon = str_find(authority, ':');
	host = str_slice(authority, 0, colon);
	if (colon < authority.len && !is_port(str_from(authority, colon + 1)))
		return URL_REFUSED;
	return is_host(host) ? URL_WEB : URL_REFUSED;
}

static enum url_kind mail_kind(struct str rest)
{
	struct strbuf decoded = STRBUF_INIT;
	struct str address = str_slice(rest, 0, str_find(rest, '?'));
	size_t at = str_find(address, '@');
	bool good = is_encoded(rest) && at && !has_any(str_from(address, at + 1), "@,;%") &&
		    is_host(str_from(address, at + 1)) && url_decode(rest, &decoded);

	strbuf_release(&decoded);
	return good ? URL_MAIL : URL_REFUSED;
}

enum url_kind url_kind_of(struct str url)
{
	size_t colon = find_any(url, ":/?#");
	struct str scheme, rest;

	if (!url.len || !text_is_utf8(url, NULL) || has_control(url) || has_any(url, "\\") ||
	    text_find_hidden(url, NULL, NULL) || ascii_is_space(url.data[0]))
		return URL_REFUSED;
	if (url.data[0] == '#')
		return URL_FRAGMENT;
	if (colon == url.len || url.data[colon] != ':')
		return str_starts_with(url, STR("//")) ? URL_REFUSED : URL_RELATIVE;
	scheme = str_slice(url, 0, colon);
	rest = str_from(url, colon + 1);
	if (str_eq_ignoring_case(scheme, STR("http")) || str_eq_ignoring_case(scheme, STR("https")))
		return web_kind(rest);
	return str_eq_ignoring_case(scheme, STR("mailto")) ? mail_kind(rest) : URL_REFUSED;
}

/* Where the authority ends; before it stands "http://" or "https://". */
static size_t authority_end(struct str url, struct str *authority)
{
	size_t from = str_find(url, '/') + 2, len = find_any(str_from(url, from), "/?#");

	*authority = str_slice(url, from, from + len);
	return from + len;
}

struct url_place url_place_of(struct str url)
{
	struct url_place place = { .port = ascii_lower(url.data[4]) == 's' ? 443 : 80 };
	struct str authority, port;

	authority_end(url, &authority);
	place.host = str_slice(authority, 0, str_find(authority, ':'));
	port = str_from(authority, place.host.len + 1);
	for (size_t i = 0; i < port.len; i++)
		place.port = (i ? place.port * 10 : 0) + (unsigned)(port.data[i] - '0');
	return place;
}

void url_add_for_request(struct strbuf *out, struct str url)
{
	struct str authority;
	size_t end = authority_end(url, &authority);

	strbuf_add(out, str_slice(url, 0, end));
	for (size_t i = end; i < url.len && url.data[i] != '#'; i++) {
		unsigned char byte = (unsigned char)url.data[i];

		if (byte < 0x80)
			strbuf_add_char(out, url.data[i]);
		else
			strbuf_add_format(out, "%%%02X", byte);
	}
}

static int hex_value(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = c ? strchr(digits, ascii_lower(c)) : NULL;

	return found ? (int)(found - digits) : -1;
}

bool url_decode(struct str url, struct strbuf *out)
{
	size_t i, start = out->len;
	struct str decoded;

	for (i = 0; i < url.len; i++) {
		int high = i + 2 < url.len ? hex_value(url.data[i + 1]) : -1;
		int low = i + 2 < url.len ? hex_value(url.data[i + 2]) : -1;

		if (url.data[i] != '%') {
			strbuf_add_char(out, url.data[i]);
			continue;
		}
		if (high < 0 || low < 0)
			return false;
		strbuf_add_char(out, (char)(high * 16 + low));
		i += 2;
	}
	decoded = str_from(strbuf_str(out), start);
	return text_is_utf8(decoded, NULL) && !has_control(decoded);
}
