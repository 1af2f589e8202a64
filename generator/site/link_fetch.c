/* SPDX-License-Identifier: MIT */
#include "site/link_fetch.h"

#include <stdlib.h>
#include <time.h>

#include "base/host_lookup.h"
#include "base/program.h"
#include "base/url.h"

enum {
	REDIRECTS_MAX = 5,
	URL_BYTES_MAX = 2000,
	OUTPUT_BYTES_MAX = 16 * 1024,
	SECONDS_TO_END = 5, /* more than curl gives itself */
};

/* What came of one request; `reason` LINK_REASON_COUNT: HTTP's status tells. */
struct answer {
	int reason;
	unsigned status;
	struct str redirect; /* in the arena, or empty */
};

/* curl(1), EXIT CODES */
static int reason_of_exit(int status)
{
	switch (status) {
	case 6:
		return LINK_REASON_NO_HOST;
	case 7:
		return LINK_REASON_NO_CONNECTION;
	case 28:
		return LINK_REASON_TIMEOUT;
	case 35:
	case 51:
	case 58:
	case 60:
	case 83:
	case 91:
		return LINK_REASON_CERTIFICATE;
	default:
		return LINK_REASON_NO_ANSWER;
	}
}

/* "301 https://example.org/new": the status, and where it leads. */
static void read_output(struct arena *arena, struct str output, struct answer *answer)
{
	struct str redirect = str_trim(str_from(output, str_find(output, ' ')));

	answer->status = 0;
	for (size_t i = 0; i < output.len && ascii_is_digit(output.data[i]) && i < 3; i++)
		answer->status = answer->status * 10 + (unsigned)(output.data[i] - '0');
	answer->redirect = arena_str(arena, redirect);
}

enum { ENVIRONMENT_MAX = 3 };

/* What curl may know of this process: where certificates are, and nothing else. */
static void fill_environment(struct arena *arena, const char **environment)
{
	static const char *const names[ENVIRONMENT_MAX] = { "SSL_CERT_FILE", "SSL_CERT_DIR",
		"CURL_CA_BUNDLE" };

	for (size_t i = 0; i < ENVIRONMENT_MAX; i++) {
		const char *value = getenv(names[i]);

		if (value)
			*environment++ = arena_format(arena, "%s=%s", names[i], value).data;
	}
	*environment = NULL;
}

/* To that address, whatever the name leads to by then. */
static struct answer run_curl(const struct link_fetcher *fetcher, struct arena *arena,
    struct str url, struct str address, bool is_head)
{
	struct strbuf sent = STRBUF_INIT, output = STRBUF_INIT;
	const char *environment[ENVIRONMENT_MAX + 1];
	struct str seconds = arena_format(arena, "%u", fetcher->seconds_max);
	struct str place = arena_format(
	    arena, "::%.*s:%u", STR_ARG(address), url_place_of(url).port);
	struct answer answer = { .reason = LINK_REASON_NO_ANSWER };
	enum program_outcome outcome;
	int status = 0;

	url_add_for_request(&sent, url);
	fill_environment(arena, environment);
	outcome = program_run(
	    &(struct program){ .path = fetcher->curl,
		.arguments = (const char *const[]){ "curl", "-q", "--silent", "--globoff",
		    "--noproxy", "*", "--proto", "=http,https", "--max-time", seconds.data,
		    "--max-filesize", "1048576", "--user-agent", fetcher->user_agent, "--output",
		    "/dev/null", "--write-out", "%{http_code} %{redirect_url}", "--connect-to",
		    place.data, "--url", sent.data, is_head ? "--head" : "--range",
		    is_head ? NULL : "0-1023", NULL },
		.environment = environment,
		.seconds_max = fetcher->seconds_max + SECONDS_TO_END,
		.output_bytes_max = OUTPUT_BYTES_MAX },
	    &output, &status);
	if (outcome == PROGRAM_KILLED)
		answer.reason = LINK_REASON_TIMEOUT;
	if (outcome == PROGRAM_EXITED) {
		read_output(arena, strbuf_str(&output), &answer);
		answer.reason = answer.status ? LINK_REASON_COUNT : reason_of_exit(status);
	}
	strbuf_release(&sent);
	strbuf_release(&output);
	return answer;
}

static bool is_good(const struct answer *answer)
{
	return answer->status >= 200 && answer->status < 300;
}

/* Some servers know HEAD not, or answer it wrongly. */
static struct answer ask_once(
    const struct link_fetcher *fetcher, struct arena *arena, struct str url)
{
	struct str host = url_place_of(url).host;
	struct strbuf address = STRBUF_INIT;
	enum host_answer found = host_lookup(arena_cstr(arena, host), &address);
	struct answer answer = { .reason = LINK_REASON_COUNT };

	if (found == HOST_UNKNOWN)
		answer.reason = LINK_REASON_NO_HOST;
	else if (found == HOST_NO_ANSWER)
		answer.reason = LINK_REASON_NO_ANSWER;
	else if (found == HOST_PRIVATE && !fetcher->allows_private)
		answer.reason = LINK_REASON_PRIVATE;
	for (int i = 0; answer.reason == LINK_REASON_COUNT && i < 2; i++) {
		fetcher->wait(fetcher->context, host);
		answer = run_curl(fetcher, arena, url, strbuf_str(&address), i == 0);
		if (is_good(&answer) || answer.redirect.len)
			break;
		/* an empty answer to HEAD says no more than a refusal */
		if (i == 0 && answer.reason == LINK_REASON_NO_ANSWER)
			answer.reason = LINK_REASON_COUNT;
	}
	strbuf_release(&address);
	return answer;
}

static bool may_change(const struct answer *answer)
{
	if (answer->reason == LINK_REASON_COUNT)
		return answer->status == 429 || answer->status >= 500;
	return answer->reason == LINK_REASON_TIMEOUT || answer->reason == LINK_REASON_NO_ANSWER ||
	       answer->reason == LINK_REASON_NO_CONNECTION;
}

static struct answer ask(const struct link_fetcher *fetcher, struct arena *arena, struct str url)
{
	struct answer answer = ask_once(fetcher, arena, url);

	for (unsigned i = 0; i < fetcher->retries && may_change(&answer); i++) {
		uint64_t pause_ms = (uint64_t)fetcher->delay_ms << (i < 8 ? i + 1 : 8);
		struct timespec pause = { (time_t)(pause_ms / 1000),
			(long)(pause_ms % 1000) * 1000000 };

		nanosleep(&pause, NULL);
		answer = ask_once(fetcher, arena, url);
	}
	return answer;
}

static int reason_of_status(unsigned status)
{
	if (status == 404 || status == 410)
		return LINK_REASON_NOT_FOUND;
	return status >= 500 ? LINK_REASON_SERVER_ERROR : LINK_REASON_REFUSED;
}

static void conclude(struct arena *arena, const struct answer *answer, struct link_result *result)
{
	int reason = answer->reason;

	if (answer->status)
		result->status = arena_format(arena, "%u", answer->status);
	if (reason == LINK_REASON_COUNT && is_good(answer)) {
		result->state = link_state_id(LINK_ANSWERS);
		return;
	}
	if (reason == LINK_REASON_COUNT)
		reason = reason_of_status(answer->status);
	result->state = link_state_id(link_reasons[reason].state);
	result->reason = str_of(link_reasons[reason].id);
	result->moved_to = STR("");
}

void link_fetch(const struct link_fetcher *fetcher, struct arena *arena, struct str url,
    struct link_result *result)
{
	struct answer answer = { .reason = LINK_REASON_REDIRECTS };
	bool is_for_good = true;

	for (size_t hop = 0; hop <= REDIRECTS_MAX; hop++) {
		struct answer next;

		if (url.len > URL_BYTES_MAX) {
			answer = (struct answer){ .reason = LINK_REASON_TOO_LONG };
			break;
		}
		next = ask(fetcher, arena, url);
		if (!next.redirect.len) {
			answer = next;
			break;
		}
		if (url_kind_of(next.redirect) != URL_WEB) {
			answer = (struct answer){ .reason = LINK_REASON_BAD_REDIRECT };
			break;
		}
		is_for_good = is_for_good && (next.status == 301 || next.status == 308);
		url = next.redirect;
		if (is_for_good)
			result->moved_to = url;
	}
	conclude(arena, &answer, result);
}
