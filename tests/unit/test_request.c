/* SPDX-License-Identifier: MIT */
#include "serve/request.h"

#include "serve/precondition.h"
#include "tap.h"

static struct request good(void)
{
	struct request request = {
		.method = STR("GET"), .version = STR("HTTP/1.1"), .target = STR("/"), .port = 8000
	};

	request.headers[HEADER_HOST] = STR("127.0.0.1:8000");
	return request;
}

static unsigned status_with(enum request_header header, const char *value)
{
	struct request request = good();

	request.headers[header] = str_of(value);
	return request_refusal(&request);
}

static unsigned status_from(const char *site, const char *mode, const char *destination)
{
	struct request request = good();

	request.headers[HEADER_FETCH_SITE] = str_of(site);
	request.headers[HEADER_FETCH_MODE] = str_of(mode);
	request.headers[HEADER_FETCH_DEST] = str_of(destination);
	return request_refusal(&request);
}

static void test_hosts(void)
{
	static const char *const own[] = { "127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000",
		"[::1]:8000" };
	static const char *const others[] = { "", "localhost", "127.0.0.1", "127.0.0.1:80",
		"127.0.0.1:08000", "localhost.:8000", "evil.example:8000", "evil.localhost:8000",
		"127.0.0.2:8000", "0.0.0.0:8000", "::1:8000", "[::1]", "localhost:8000 ",
		"localhost:8000,evil.example", "localhost@evil.example:8000" };
	bool is_right = true;
	struct request request = good();

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		is_right = !status_with(HEADER_HOST, own[i]) && is_right;
	ok(is_right, "our own names are answered");
	is_right = true;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		is_right = status_with(HEADER_HOST, others[i]) == 403 && is_right;
	ok(is_right, "no other name is");
	request.port = 80;
	request.headers[HEADER_HOST] = STR("localhost");
	ok(!request_refusal(&request), "HTTP's own port may be left out");
	request.headers[HEADER_HOST] = (struct str){ 0 };
	ok(request_refusal(&request) == 400, "a request must have a host");
}

static void test_origins(void)
{
	ok(status_with(HEADER_ORIGIN, "https://evil.example") == 403 &&
		status_with(HEADER_ORIGIN, "null") == 403 &&
		status_with(HEADER_ORIGIN, "") == 403 &&
		status_with(HEADER_ORIGIN, "http://localhost:3000") == 403 &&
		status_with(HEADER_ORIGIN, "https://localhost:8000") == 403,
	    "scripts of others are refused");
	ok(!status_with(HEADER_ORIGIN, "http://localhost:8000"), "ours are not");
	ok(status_from("cross-site", "no-cors", "image") == 403 &&
		status_from("cross-site", "navigate", "iframe") == 403 &&
		status_from("same-site", "cors", "empty") == 403 &&
		status_from("", "cors", "empty") == 403,
	    "nothing is loaded into other sites");
	ok(!status_from("cross-site", "navigate", "document") &&
		!status_from("none", "navigate", "document") &&
		!status_from("same-origin", "cors", "empty"),
	    "a link leads here from anywhere");
}

static void test_forms(void)
{
	struct request request = good();

	request.version = STR("HTTP/2.0");
	ok(request_refusal(&request) == 505, "another version");
	request = good();
	request.method = STR("get");
	ok(request_refusal(&request) == 405, "methods are in capitals");
	request = good();
	request.target = STR("http://127.0.0.1:8000/");
	ok(request_refusal(&request) == 400, "a target is a path");
	request = good();
	request.has_twice = true;
	ok(request_refusal(&request) == 400, "a header may come once");
	ok(status_with(HEADER_CONTENT_LENGTH, "5") == 413 &&
		status_with(HEADER_TRANSFER_ENCODING, "chunked") == 413 &&
		!status_with(HEADER_CONTENT_LENGTH, "0"),
	    "there is no body");
}

static void test_gzip(void)
{
	static const struct {
		const char *header;
		bool is_taken;
	} cases[] = {
		{ NULL, false },
		{ "", false },
		{ "gzip", true },
		{ "br, gzip", true },
		{ "x-gzip", true },
		{ "GZip;Q=1", true },
		{ "gzip;q=0.001", true },
		{ "gzip;q=0", false },
		{ "gzip ; q=0.000", false },
		{ "*", true },
		{ "*;q=0", false },
		{ "gzip;q=0, *", false },
		{ "*;q=0, gzip", true },
		{ "identity", false },
		{ "gzipped", false },
		{ ",,,", false },
	};
	bool is_right = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct request request = good();

		if (cases[i].header)
			request.headers[HEADER_ACCEPT_ENCODING] = str_of(cases[i].header);
		if (request_accepts_gzip(&request) != cases[i].is_taken) {
			printf("# %s\n", cases[i].header);
			is_right = false;
		}
	}
	ok(is_right, "Accept-Encoding is read with its weights");
}

static unsigned precondition(enum request_header header, const char *value)
{
	const struct validators validators = {
		.etag = STR("\"abc\""), .modified = 784111777, .has_modified = true
	};
	struct request request = good();

	request.headers[header] = str_of(value);
	return precondition_status(&request, &validators);
}

static void test_tags(void)
{
	ok(precondition(HEADER_IF_NONE_MATCH, "\"abc\"") == 304 &&
		precondition(HEADER_IF_NONE_MATCH, "W/\"abc\"") == 304 &&
		precondition(HEADER_IF_NONE_MATCH, "\"x\" ,\t\"abc\"") == 304 &&
		precondition(HEADER_IF_NONE_MATCH, "\"a,b\", \"abc\"") == 304 &&
		precondition(HEADER_IF_NONE_MATCH, " * ") == 304,
	    "If-None-Match finds the tag");
	ok(!precondition(HEADER_IF_NONE_MATCH, "\"x\"") &&
		!precondition(HEADER_IF_NONE_MATCH, "abc") &&
		!precondition(HEADER_IF_NONE_MATCH, "\"abc") &&
		!precondition(HEADER_IF_NONE_MATCH, "") &&
		!precondition(HEADER_IF_NONE_MATCH, "W/"),
	    "and nothing else");
	ok(!precondition(HEADER_IF_MATCH, "\"abc\"") &&
		precondition(HEADER_IF_MATCH, "W/\"abc\"") == 412 &&
		precondition(HEADER_IF_MATCH, "\"x\"") == 412 &&
		!precondition(HEADER_IF_MATCH, "*"),
	    "If-Match wants the same bytes");
}

static void test_times(void)
{
	ok(precondition(HEADER_IF_MODIFIED_SINCE, "Sun, 06 Nov 1994 08:49:37 GMT") == 304 &&
		!precondition(HEADER_IF_MODIFIED_SINCE, "Sun, 06 Nov 1994 08:49:36 GMT") &&
		!precondition(HEADER_IF_MODIFIED_SINCE, "then"),
	    "If-Modified-Since");
	ok(!precondition(HEADER_IF_UNMODIFIED_SINCE, "Sun, 06 Nov 1994 08:49:37 GMT") &&
		precondition(HEADER_IF_UNMODIFIED_SINCE, "Sun, 06 Nov 1994 08:49:36 GMT") == 412 &&
		!precondition(HEADER_IF_UNMODIFIED_SINCE, "then"),
	    "If-Unmodified-Since");
}

static bool allows_range(const char *if_range)
{
	const struct validators validators = {
		.etag = STR("\"abc\""), .modified = 784111777, .has_modified = true
	};
	struct request request = good();

	if (if_range)
		request.headers[HEADER_IF_RANGE] = str_of(if_range);
	return precondition_allows_range(&request, &validators);
}

int main(void)
{
	test_hosts();
	test_origins();
	test_forms();
	test_gzip();
	test_tags();
	test_times();
	ok(allows_range(NULL) && allows_range("\"abc\"") &&
		allows_range("Sun, 06 Nov 1994 08:49:37 GMT") && !allows_range("W/\"abc\"") &&
		!allows_range("Sun, 06 Nov 1994 08:49:38 GMT") && !allows_range(""),
	    "If-Range wants exactly this content");
	return tap_end();
}
