/* SPDX-License-Identifier: MIT */
#include "serve/request.h"

#include "base/strbuf.h"

const char *request_header_name(enum request_header header)
{
	static const char *const names[HEADER_COUNT] = {
		[HEADER_HOST] = "Host",
		[HEADER_ORIGIN] = "Origin",
		[HEADER_FETCH_SITE] = "Sec-Fetch-Site",
		[HEADER_FETCH_MODE] = "Sec-Fetch-Mode",
		[HEADER_FETCH_DEST] = "Sec-Fetch-Dest",
		[HEADER_ACCEPT_ENCODING] = "Accept-Encoding",
		[HEADER_RANGE] = "Range",
		[HEADER_IF_RANGE] = "If-Range",
		[HEADER_IF_MATCH] = "If-Match",
		[HEADER_IF_NONE_MATCH] = "If-None-Match",
		[HEADER_IF_MODIFIED_SINCE] = "If-Modified-Since",
		[HEADER_IF_UNMODIFIED_SINCE] = "If-Unmodified-Since",
		[HEADER_CONTENT_LENGTH] = "Content-Length",
		[HEADER_TRANSFER_ENCODING] = "Transfer-Encoding",
	};

	return names[header];
}

/* "localhost:8000"; the port may be left out where it is HTTP's own. */
static bool is_own_host(struct str host, uint16_t port)
{
	static const struct str names[] = { STR_INIT("localhost"), STR_INIT("127.0.0.1"),
		STR_INIT("[::1]") };
	struct strbuf with_port = STRBUF_INIT;
	bool is_own = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !is_own; i++) {
		strbuf_clear(&with_port);
		strbuf_add_format(&with_port, "%.*s:%u", STR_ARG(names[i]), port);
		is_own = str_eq_ignoring_case(host, strbuf_str(&with_port)) ||
			 (port == 80 && str_eq_ignoring_case(host, names[i]));
	}
	strbuf_release(&with_port);
	return is_own;
}

/* Of another site, but for someone who follows a link to us. */
static bool is_foreign(const struct request *request)
{
	struct str site = request->headers[HEADER_FETCH_SITE];
	struct str origin = request->headers[HEADER_ORIGIN];

	if (origin.data && (!str_starts_with(origin, STR("http://")) ||
			       !is_own_host(str_from(origin, 7), request->port)))
		return true;
	if (!site.data || str_eq(site, STR("same-origin")) || str_eq(site, STR("none")))
		return false;
	return !str_eq(request->headers[HEADER_FETCH_MODE], STR("navigate")) ||
	       !str_eq(request->headers[HEADER_FETCH_DEST], STR("document"));
}

static bool has_body(const struct request *request)
{
	struct str length = request->headers[HEADER_CONTENT_LENGTH];

	return request->headers[HEADER_TRANSFER_ENCODING].data ||
	       (length.data && !str_eq(length, STR("0")));
}

unsigned request_refusal(const struct request *request)
{
	if (!str_eq(request->version, STR("HTTP/1.1")) &&
	    !str_eq(request->version, STR("HTTP/1.0")))
		return 505;
	if (request->has_twice || request->is_malformed || !request->headers[HEADER_HOST].data)
		return 400;
	if (!is_own_host(request->headers[HEADER_HOST], request->port) || is_foreign(request))
		return 403;
	if (!str_eq(request->method, STR("GET")) && !str_eq(request->method, STR("HEAD")))
		return 405;
	if (has_body(request))
		return 413;
	return str_starts_with(request->target, STR("/")) ? 0 : 400;
}

/* "gzip;q=0.5": the name, and whether its weight is above 0. */
static bool weighs(struct str item, struct str *name)
{
	size_t semicolon = str_find(item, ';');
	struct str weight = str_trim(str_from(item, semicolon + 1));

	*name = str_trim(str_slice(item, 0, semicolon));
	if (!str_starts_with(weight, STR("q=")) && !str_starts_with(weight, STR("Q=")))
		return true;
	for (size_t i = 2; i < weight.len; i++) {
		if (weight.data[i] >= '1' && weight.data[i] <= '9')
			return true;
	}
	return false;
}

bool request_accepts_gzip(const struct request *request)
{
	struct str rest = request->headers[HEADER_ACCEPT_ENCODING], item, name;
	bool takes_all = false;

	while (str_split(&rest, ',', &item)) {
		bool is_taken = weighs(item, &name);

		if (str_eq_ignoring_case(name, STR("gzip")) ||
		    str_eq_ignoring_case(name, STR("x-gzip")))
			return is_taken;
		if (str_eq(name, STR("*")))
			takes_all = is_taken;
	}
	return takes_all;
}
