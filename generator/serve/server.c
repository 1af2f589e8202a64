/* SPDX-License-Identifier: MIT */
#include "serve/server.h"

#include <errno.h>
#include <limits.h>
#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "serve/connections.h"
#include "serve/listen.h"

enum {
	CONNECTIONS_MAX = 128, /* an address */
	WAITING_MAX = 32,
	MEMORY_BYTES = 32 * 1024, /* a connection: its request's headers must fit */
	IDLE_SECONDS = 30,
	REQUEST_MS = 10 * 1000, /* for a request's headers, however slowly they drip */
	WAIT_MS = 25 * 1000     /* a page that waits for news asks again after that */
};

struct exchange {
	struct exchange *next, **place; /* of those that wait; place NULL: it does not */
	struct MHD_Connection *connection;
	char *target;
	int64_t deadline_ms;
	bool is_begun, has_waited;
};

struct server {
	struct server_handler handler;
	struct MHD_Daemon *daemons[SERVER_DESCRIPTORS];
	int descriptors[SERVER_DESCRIPTORS], count;
	uint16_t port;
	struct connections connections;
	struct exchange *waiting;
	int waiting_count;
};

static void connection_changed(void *context, struct MHD_Connection *library, void **socket_context,
    enum MHD_ConnectionNotificationCode code)
{
	struct server *server = context;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		    library, MHD_CONNECTION_INFO_CONNECTION_FD);

		*socket_context = connections_add(
		    &server->connections, info ? info->connect_fd : -1, clock_ms() + REQUEST_MS);
	} else if (*socket_context) {
		connections_remove(&server->connections, *socket_context);
		*socket_context = NULL;
	}
}

static void set_deadline(struct MHD_Connection *library, int64_t deadline_ms)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    library, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct connection *connection = info ? info->socket_context : NULL;

	if (connection)
		connection->deadline_ms = deadline_ms;
}

/* The first that is heard of a request; what is returned accompanies it. */
static void *target_came(void *context, const char *uri, struct MHD_Connection *library)
{
	struct exchange *exchange = memory_alloc_zeroed(1, sizeof(*exchange));
	size_t size = strlen(uri) + 1;

	(void)context;
	exchange->connection = library;
	exchange->target = memory_alloc(size);
	memcpy(exchange->target, uri, size);
	return exchange;
}

static void stop_waiting(struct server *server, struct exchange *exchange)
{
	if (!exchange->place)
		return;
	*exchange->place = exchange->next;
	if (exchange->next)
		exchange->next->place = exchange->place;
	exchange->place = NULL;
	server->waiting_count--;
}

static void wait_for_news(struct server *server, struct exchange *exchange)
{
	exchange->next = server->waiting;
	exchange->place = &server->waiting;
	if (exchange->next)
		exchange->next->place = &exchange->next;
	server->waiting = exchange;
	server->waiting_count++;
	if (!exchange->has_waited)
		exchange->deadline_ms = clock_ms() + WAIT_MS;
	exchange->has_waited = true;
	MHD_suspend_connection(exchange->connection);
}

static void exchange_done(void *context, struct MHD_Connection *library, void **request_context,
    enum MHD_RequestTerminationCode code)
{
	struct exchange *exchange = *request_context;

	(void)code;
	if (exchange) {
		stop_waiting(context, exchange);
		memory_free(exchange->target);
		memory_free(exchange);
	}
	*request_context = NULL;
	/* The next request on it, if one comes. */
	set_deadline(library, clock_ms() + IDLE_SECONDS * 1000);
}

struct header_walk {
	struct request *request;
	size_t bytes; /* what the headers take at least, as they are usually written */
};

static enum MHD_Result take_header(
    void *context, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct header_walk *walk = context;

	(void)kind;
	walk->bytes += strlen(name) + strlen(": \r\n") + (value ? strlen(value) : 0);
	for (int i = 0; i < HEADER_COUNT; i++) {
		struct str *header = &walk->request->headers[i];

		if (!str_eq_ignoring_case(
			str_of(name), str_of(request_header_name((enum request_header)i))))
			continue;
		walk->request->has_twice = walk->request->has_twice || header->data;
		*header = str_of(value ? value : "");
	}
	return MHD_YES;
}

/* The library joins folded lines to other names and cuts values at a NUL: more came in then than it
 * tells of. */
static void read_request(const struct server *server, const struct exchange *exchange,
    const char *method, const char *version, struct request *request)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    exchange->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	struct header_walk walk = { .request = request };

	*request = (struct request){ .method = str_of(method),
		.version = str_of(version),
		.target = str_of(exchange->target),
		.port = server->port };
	walk.bytes = request->method.len + request->target.len + request->version.len +
		     strlen("  \r\n\r\n");
	MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, take_header, &walk);
	request->is_malformed = !info || info->header_size > walk.bytes;
}

/* The library copies the text, and takes it by a pointer that is not to constant bytes. */
static struct MHD_Response *text_response(struct str text)
{
	union {
		const char *constant;
		void *plain;
	} data = { text.data };

	return MHD_create_response_from_buffer(text.len, data.plain, MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_answer(struct MHD_Connection *library, struct answer *answer)
{
	struct MHD_Response *response;
	enum MHD_Result result;

	if (answer->fd >= 0 && answer->length) {
		response = MHD_create_response_from_fd_at_offset64(
		    answer->length, answer->fd, answer->offset);
		if (response)
			answer->fd = -1;
	} else {
		response = text_response(answer->text);
	}
	if (!response)
		return MHD_NO;
	for (size_t i = 0; i < answer->header_count; i++)
		MHD_add_response_header(
		    response, answer->headers[i].name, answer->headers[i].value);
	result = MHD_queue_response(library, answer->status, response);
	MHD_destroy_response(response);
	return result;
}

/* Called when a request's headers are there, and again when all of it is. A request that has a body
 * is answered the first time: the library reads none of it, and closes. */
static enum MHD_Result handle(void *context, struct MHD_Connection *library, const char *url,
    const char *method, const char *version, const char *body, size_t *body_size,
    void **request_context)
{
	struct server *server = context;
	struct exchange *exchange = *request_context;
	bool is_first = !exchange->is_begun, may_wait;
	enum MHD_Result result;
	struct request request;
	struct answer answer;

	(void)url;
	(void)body;
	(void)body_size;
	exchange->is_begun = true;
	set_deadline(library, 0);
	read_request(server, exchange, method, version, &request);
	if (is_first && !request_refusal(&request))
		return MHD_YES;
	may_wait = server->waiting_count < WAITING_MAX &&
		   !(exchange->has_waited && clock_ms() >= exchange->deadline_ms);
	if (!server->handler.answer(server->handler.context, &request, may_wait, &answer)) {
		wait_for_news(server, exchange);
		return MHD_YES;
	}
	result = send_answer(library, &answer);
	answer_release(&answer);
	return result;
}

/* Percent escapes are the target's own affair. */
static size_t leave_as_is(void *context, struct MHD_Connection *library, char *text)
{
	(void)context;
	(void)library;
	return strlen(text);
}

static struct MHD_Daemon *start(struct server *server, int socket)
{
	return MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, server->port, NULL, NULL,
	    handle, server, MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
	    (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_BYTES,
	    MHD_OPTION_URI_LOG_CALLBACK, target_came, server, MHD_OPTION_UNESCAPE_CALLBACK,
	    leave_as_is, NULL, MHD_OPTION_NOTIFY_CONNECTION, connection_changed, server,
	    MHD_OPTION_NOTIFY_COMPLETED, exchange_done, server, MHD_OPTION_END);
}

struct server *server_open(uint16_t port, const struct server_handler *handler)
{
	struct server *server = memory_alloc_zeroed(1, sizeof(*server));
	int sockets[LISTEN_SOCKETS];
	int count = listen_on_loopback(&port, sockets), error = errno;

	server->handler = *handler;
	server->port = port;
	for (int i = 0; i < count; i++) {
		struct MHD_Daemon *daemon = start(server, sockets[i]);

		if (!daemon) {
			error = errno;
			close(sockets[i]);
			continue;
		}
		server->daemons[server->count] = daemon;
		server->descriptors[server->count++] =
		    MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
	}
	if (!server->count) {
		memory_free(server);
		errno = error;
		return NULL;
	}
	return server;
}

uint16_t server_port(const struct server *server)
{
	return server->port;
}

int server_descriptors(const struct server *server, struct pollfd fds[SERVER_DESCRIPTORS])
{
	for (int i = 0; i < server->count; i++)
		fds[i] = (struct pollfd){ .fd = server->descriptors[i], .events = POLLIN };
	return server->count;
}

static int earlier(int timeout, int64_t deadline_ms, int64_t now)
{
	int64_t left = deadline_ms > now ? deadline_ms - now : 0;

	return timeout < 0 || left < timeout ? (int)left : timeout;
}

int server_timeout_ms(struct server *server)
{
	int64_t now = clock_ms(), deadline_ms = connections_deadline_ms(&server->connections);
	int timeout = deadline_ms < INT64_MAX ? earlier(-1, deadline_ms, now) : -1;

	for (int i = 0; i < server->count; i++) {
		MHD_UNSIGNED_LONG_LONG wanted;

		if (MHD_get_timeout(server->daemons[i], &wanted) == MHD_YES)
			timeout = earlier(
			    timeout, now + (int64_t)(wanted < INT_MAX ? wanted : INT_MAX), now);
	}
	for (const struct exchange *at = server->waiting; at; at = at->next)
		timeout = earlier(timeout, at->deadline_ms, now);
	return timeout;
}

static void wake(struct server *server, bool is_all)
{
	int64_t now = clock_ms();

	for (struct exchange *at = server->waiting, *next; at; at = next) {
		next = at->next;
		if (!is_all && at->deadline_ms > now)
			continue;
		stop_waiting(server, at);
		MHD_resume_connection(at->connection);
	}
}

void server_wake(struct server *server)
{
	wake(server, true);
}

void server_run(struct server *server)
{
	wake(server, false);
	connections_close_late(&server->connections, clock_ms());
	for (int i = 0; i < server->count; i++)
		MHD_run(server->daemons[i]);
}

void server_close(struct server *server)
{
	if (!server)
		return;
	wake(server, true);
	for (int i = 0; i < server->count; i++)
		MHD_stop_daemon(server->daemons[i]);
	memory_free(server);
}
