/* SPDX-License-Identifier: MIT */
#include "serve/serve.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "serve/browser.h"
#include "serve/preview.h"
#include "serve/server.h"
#include "serve/temporary_site.h"
#include "serve/watch.h"
#include "site/theme_path.h"

enum {
	QUIET_MS = 40,     /* a build begins when nothing has changed for so long … */
	PATIENCE_MS = 400, /* … or so long after the first change */
	LOOK_MS = 1000,    /* where changes are not told of */
	PLACES = 3         /* signals, watch, build: before the server's */
};

struct serving {
	const struct serve_options *options;
	struct temporary_site temporary;
	struct preview preview;
	struct server *server;
	struct watch *watch;
	struct builder builder;
	struct strbuf report; /* what the last build found */
	int signals;
	int64_t changed_first_ms, changed_last_ms; /* 0: nothing to build */
	int64_t looked_ms;
	bool is_watch_told, is_ended;
};

static void say(const struct serving *self, FILE *stream, const char *vi, const char *en)
{
	fprintf(stream, "datamo: %s\n", self->options->language == MESSAGES_VI ? vi : en);
	fflush(stream);
}

/* false, for the caller to return */
static bool fail(const struct serving *self, const char *vi, const char *en, int error)
{
	fprintf(stderr, "datamo: %s: %s\n", self->options->language == MESSAGES_VI ? vi : en,
	    strerror(error));
	return false;
}

static bool fail_port(const struct serving *self, int error)
{
	unsigned port = self->options->port;
	unsigned other = port < UINT16_MAX ? port + 1 : 8000;

	if (error != EADDRINUSE)
		return fail(self, "không mở được cổng để phục vụ trang",
		    "cannot open a port to serve the site", error);
	fprintf(stderr,
	    self->options->language == MESSAGES_VI
		? "datamo: cổng %u đang có chương trình khác dùng; hãy tắt chương trình đó, hoặc "
		  "chạy lại với --port %u\n"
		: "datamo: another program uses port %u; stop it, or run again with --port %u\n",
	    port, other);
	return false;
}

static bool answer(
    void *context, const struct request *request, bool may_wait, struct answer *answer)
{
	struct serving *self = context;

	return preview_answer(&self->preview, request, may_wait, answer);
}

static enum build_end build(void *context, struct build_words *words)
{
	struct serving *self = context;

	return self->options->build(self->options->context, self->temporary.path.data, words);
}

static void start_build(struct serving *self)
{
	const struct build_job job = { build, self, strbuf_str(&self->report) };

	self->changed_first_ms = self->changed_last_ms = 0;
	if (!builder_start(&self->builder, &job)) {
		live_update(&self->preview.live, BUILD_END_FAILED, STR(""));
		server_wake(self->server);
		fail(self, "không chạy được tiến trình dựng trang", "cannot start a build", errno);
	}
}

static void end_build(struct serving *self)
{
	struct build_words words = { .former_report = STR("") };
	enum build_end end = builder_end(&self->builder, &words);

	if (end == BUILD_END_CRASHED)
		say(self, stderr,
		    "chương trình dựng trang đã dừng đột ngột; trang cũ vẫn được phục vụ",
		    "the build came to a sudden end; the former site is still served");
	if (words.base_path.len) {
		strbuf_clear(&self->preview.base_path);
		strbuf_add(&self->preview.base_path, strbuf_str(&words.base_path));
	}
	live_update(&self->preview.live, end, strbuf_str(&words.report));
	server_wake(self->server);
	strbuf_release(&words.base_path);
	strbuf_release(&self->report);
	self->report = words.report;
}

static void note_change(struct serving *self)
{
	self->changed_last_ms = clock_ms();
	if (!self->changed_first_ms)
		self->changed_first_ms = self->changed_last_ms;
}

/* Says once that not all is watched, and how to mend it. */
static void tell_watch(struct serving *self)
{
	int error = watch_error(self->watch);

	if (self->is_watch_told || !error)
		return;
	self->is_watch_told = true;
	if (error == ENOSPC || error == EMFILE)
		say(self, stderr,
		    "hệ thống không theo dõi thêm được thư mục; thay đổi ở đó sẽ không tự hiện. "
		    "Tăng "
		    "giới hạn: sysctl fs.inotify.max_user_watches=524288",
		    "the system watches no more folders; changes there are not noticed. Raise the "
		    "limit: sysctl fs.inotify.max_user_watches=524288");
	else
		fail(self, "không theo dõi được một thư mục", "cannot watch a folder", error);
}

/* When a build is to begin; -1: none is. */
static int build_timeout_ms(const struct serving *self)
{
	int64_t due = self->changed_last_ms + QUIET_MS, now = clock_ms();

	if (!self->changed_first_ms || self->builder.life >= 0)
		return -1;
	if (due > self->changed_first_ms + PATIENCE_MS)
		due = self->changed_first_ms + PATIENCE_MS;
	return due > now ? (int)(due - now) : 0;
}

static int lesser(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static void take_signal(struct serving *self)
{
	struct signalfd_siginfo info;

	if (read(self->signals, &info, sizeof(info)) == sizeof(info))
		self->is_ended = true;
}

static void look(struct serving *self)
{
	if (!watch_wants_look(self->watch) || clock_ms() - self->looked_ms < LOOK_MS)
		return;
	if (watch_look(self->watch))
		note_change(self);
	self->looked_ms = clock_ms();
}

/* One round: waits for whatever comes first, and does it. */
static void serve_round(struct serving *self)
{
	struct pollfd fds[PLACES + SERVER_DESCRIPTORS] = {
		{ .fd = self->signals, .events = POLLIN },
		{ .fd = watch_fd(self->watch), .events = POLLIN },
		{ .fd = self->builder.life, .events = POLLIN },
	};
	int count = PLACES + server_descriptors(self->server, fds + PLACES);
	int timeout = lesser(server_timeout_ms(self->server), build_timeout_ms(self));

	if (watch_wants_look(self->watch))
		timeout = lesser(timeout, LOOK_MS);
	if (poll(fds, (nfds_t)count, timeout) < 0 && errno != EINTR)
		return;
	if (fds[0].revents)
		take_signal(self);
	if (fds[1].revents && watch_read(self->watch))
		note_change(self);
	look(self);
	tell_watch(self);
	if (self->builder.life >= 0 && fds[2].revents)
		end_build(self);
	server_run(self->server);
	if (!build_timeout_ms(self))
		start_build(self);
}

static bool open_signals(struct serving *self, sigset_t *former)
{
	sigset_t ours;

	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGHUP);
	if (sigprocmask(SIG_BLOCK, &ours, former) == 0)
		self->signals = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
	return self->signals >= 0;
}

static bool open_all(struct serving *self)
{
	const struct server_handler handler = { answer, self };
	const char *const roots[] = { self->options->portal_path };

	live_init(&self->preview.live, self->options->language);
	self->preview.own_files = serve_files_open();
	self->server = server_open(self->options->port, &handler);
	if (!self->server)
		return fail_port(self, errno);
	if (!temporary_site_make(&self->temporary))
		return fail(self, "không tạo được thư mục tạm (xem biến TMPDIR)",
		    "cannot make a temporary folder (see TMPDIR)", errno);
	self->preview.site = served_site_new(self->temporary.fd, TEMPORARY_SITE_NAME);
	self->watch = watch_new(roots, 1);
	return self->watch || fail(self, "không theo dõi được thay đổi (inotify)",
				  "cannot watch for changes (inotify)", errno);
}

static void close_all(struct serving *self)
{
	builder_stop(&self->builder);
	server_close(self->server);
	watch_free(self->watch);
	served_site_free(self->preview.site);
	temporary_site_remove(&self->temporary);
	live_release(&self->preview.live);
	strbuf_release(&self->preview.base_path);
	strbuf_release(&self->report);
	if (self->preview.own_files >= 0)
		close(self->preview.own_files);
	if (self->signals >= 0)
		close(self->signals);
}

static void greet(const struct serving *self)
{
	const struct serve_options *options = self->options;
	struct strbuf url = STRBUF_INIT;

	strbuf_add_format(&url, "http://127.0.0.1:%u/", server_port(self->server));
	printf(options->language == MESSAGES_VI
		   ? "datamo: xem trang ở %s (chỉ máy này vào được; Ctrl+C để dừng)\n"
		   : "datamo: the site is at %s (for this machine alone; Ctrl+C ends it)\n",
	    url.data);
	fflush(stdout);
	if (options->opens_browser && !browser_open(url.data))
		say(self, stderr, "máy này không có xdg-open; hãy tự mở địa chỉ trên",
		    "there is no xdg-open on this machine; open the address yourself");
	strbuf_release(&url);
}

bool serve_portal(const struct serve_options *options)
{
	struct serving self = { .options = options,
		.builder = BUILDER_INIT,
		.signals = -1,
		.temporary = { .fd = -1, .lock = -1 },
		.preview = { .own_files = -1 } };
	sigset_t former;
	bool is_open = open_signals(&self, &former) && open_all(&self);

	if (is_open) {
		greet(&self);
		start_build(&self);
		while (!self.is_ended)
			serve_round(&self);
	}
	close_all(&self);
	sigprocmask(SIG_SETMASK, &former, NULL);
	return is_open;
}
