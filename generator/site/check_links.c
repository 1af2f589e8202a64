/* SPDX-License-Identifier: MIT */
#include "site/check_links.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/csv_writer.h"
#include "base/map.h"
#include "base/output.h"
#include "base/program.h"
#include "base/url.h"
#include "base/version.h"
#include "base/worker_pool.h"
#include "read/link_report_read.h"
#include "read/portal_read.h"
#include "site/given_file.h"
#include "site/link_fetch.h"

enum { HOSTS_AT_ONCE = 8, SAVE_SECONDS = 5 };

static const struct diag_kind link_broken = { "link.broken", DIAG_ERROR,
	{ "Liên kết {name} bị hỏng: {expected}.", "The link {name} is broken: {expected}." },
	{ "Sửa hoặc bỏ liên kết này.", "Mend the link, or leave it out." } };
static const struct diag_kind link_unknown = { "link.unknown", DIAG_NOTE,
	{ "Chưa biết liên kết {name} còn dùng được không: {expected}.",
	    "Nobody can tell whether the link {name} is good: {expected}." },
	{ "Mở thử bằng trình duyệt.", "Open it in a browser." } };
static const struct diag_kind link_moved = { "link.moved", DIAG_WARNING,
	{ "Trang {name} đã chuyển hẳn sang {found}.",
	    "The page {name} has moved for good to {found}." },
	{ "Thay bằng địa chỉ mới.", "Give the new address." } };
static const struct diag_kind report_failed = { "link.report-failed", DIAG_ERROR,
	{ "Không ghi được báo cáo {name}: {found}.",
	    "The report {name} cannot be written: {found}." },
	{ "Kiểm tra quyền ghi và chỗ trống, hoặc chọn tệp khác bằng --report.",
	    "See that it may be written and has room, or choose another file with --report." } };

/* The links of one host, in the order of their URLs. */
struct host_task {
	size_t first, count;
};

struct checking {
	const struct check_links_options *options;
	struct link_fetcher fetcher;
	const char *report_path;
	struct link_result *results; /* all URLs of the portal, each once, by host and URL */
	size_t count;
	struct host_task *tasks;
	size_t task_count;
	struct arena *arena; /* of the tasks and of what is found: guarded, as all below */
	pthread_mutex_t mutex;
	struct map hosts; /* when each may be asked again, in ms */
	int64_t saved_ms;
	size_t asked, done, to_ask;
	int save_error;
};

/* The turns of a host are handed out one delay apart, to whoever asks. */
static void wait_turn(void *context, struct str host)
{
	struct checking *checking = context;
	struct map_entry *entry;
	struct timespec pause;
	int64_t now, turn;

	pthread_mutex_lock(&checking->mutex);
	now = clock_ms();
	entry = map_find(&checking->hosts, host);
	if (!entry)
		entry = map_put(
		    &checking->hosts, arena_str(checking->arena, host), (uint64_t)now, NULL);
	turn = (int64_t)entry->value > now ? (int64_t)entry->value : now;
	entry->value = (uint64_t)(turn + checking->options->delay_ms);
	pthread_mutex_unlock(&checking->mutex);
	pause.tv_sec = (time_t)((turn - now) / 1000);
	pause.tv_nsec = (long)((turn - now) % 1000) * 1000000;
	nanosleep(&pause, NULL);
}

static bool is_fresh(const struct checking *checking, const struct link_result *result)
{
	int64_t age;

	if (!result->state.len || !result->checked.year)
		return false;
	age = date_days(checking->options->today) - date_days(result->checked);
	return age < (int64_t)checking->options->days_fresh;
}

static void add_row(struct csv_writer *csv, const struct link_result *result)
{
	struct strbuf day = STRBUF_INIT;

	date_add_iso(&day, result->checked);
	csv_writer_add(csv, result->url);
	csv_writer_add(csv, result->state);
	csv_writer_add(csv, result->status);
	csv_writer_add(csv, result->reason);
	csv_writer_add(csv, result->moved_to);
	csv_writer_add(csv, strbuf_str(&day));
	csv_writer_end_row(csv);
	strbuf_release(&day);
}

/* With the mutex, or when nobody else is at work. */
static void save(struct checking *checking)
{
	struct output *output = output_new_memory();
	struct csv_writer csv;

	csv_writer_init(&csv, output, CSV_LF);
	for (size_t i = 0; i < link_keys.count; i++)
		csv_writer_add(&csv, str_of(link_keys.keys[i].name));
	csv_writer_end_row(&csv);
	for (size_t i = 0; i < checking->count; i++) {
		if (checking->results[i].state.len)
			add_row(&csv, &checking->results[i]);
	}
	if (!checking->options->save(checking->report_path, output_memory(output)))
		checking->save_error = errno;
	output_free(output);
	checking->saved_ms = clock_ms();
}

static void keep(struct checking *checking, struct link_result *place, struct link_result found)
{
	const struct check_links_options *options = checking->options;

	pthread_mutex_lock(&checking->mutex);
	place->state = found.state;
	place->status = arena_str(checking->arena, found.status);
	place->reason = found.reason;
	place->moved_to = arena_str(checking->arena, found.moved_to);
	place->checked = options->today;
	checking->done++;
	if (options->progress)
		options->progress(options->progress_context, checking->done, checking->to_ask);
	if (clock_ms() - checking->saved_ms >= SAVE_SECONDS * 1000)
		save(checking);
	pthread_mutex_unlock(&checking->mutex);
}

static bool take_one(struct checking *checking)
{
	bool is_taken;

	pthread_mutex_lock(&checking->mutex);
	is_taken = checking->asked < checking->to_ask;
	checking->asked += is_taken;
	pthread_mutex_unlock(&checking->mutex);
	return is_taken;
}

static void check_host(void *context, size_t index, size_t worker)
{
	struct checking *checking = context;
	const struct host_task *task = &checking->tasks[index];
	struct arena *scratch = arena_new();

	(void)worker;
	for (size_t i = task->first; i < task->first + task->count; i++) {
		struct link_result *place = &checking->results[i], found = { 0 };

		if (is_fresh(checking, place))
			continue;
		if (!take_one(checking))
			break;
		link_fetch(&checking->fetcher, scratch, place->url, &found);
		keep(checking, place, found);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

static int compare_by_host(const void *a, const void *b)
{
	const struct link_result *left = a, *right = b;
	int order = str_cmp(url_place_of(left->url).host, url_place_of(right->url).host);

	return order ? order : str_cmp(left->url, right->url);
}

/* Each URL once, with what the report says of it, and the tasks. */
static void gather(struct checking *checking, const struct portal *portal)
{
	struct map urls = MAP_INIT;

	for (size_t i = 0; i < portal->outside_link_count; i++) {
		struct str url = portal->outside_links[i].url;
		const struct link_result *known;
		bool is_new;

		map_put(&urls, url, 0, &is_new);
		if (!is_new)
			continue;
		known = link_result_find(&portal->link_report, url);
		*ARENA_ADD(checking->arena, checking->results,
		    checking->count) = known ? *known : (struct link_result){ .url = url };
	}
	map_release(&urls);
	if (checking->count)
		qsort(checking->results, checking->count, sizeof(*checking->results),
		    compare_by_host);
	for (size_t i = 0; i < checking->count; i++) {
		struct str host = url_place_of(checking->results[i].url).host;
		struct host_task *task;

		if (!i || !str_eq(host, url_place_of(checking->results[i - 1].url).host))
			ARENA_ADD(checking->arena, checking->tasks, checking->task_count)->first =
			    i;
		task = &checking->tasks[checking->task_count - 1];
		task->count++;
		checking->to_ask += !is_fresh(checking, &checking->results[i]);
	}
}

static void report_link(
    const struct outside_link *link, const struct link_result *result, struct diags *diags)
{
	const struct link_reason *reason = link_reason_find(result->reason);
	enum link_state state = link_state_of(result->state);
	struct diag_args args = { .name = link->url };

	if (reason)
		for (size_t i = 0; i < MESSAGES_COUNT; i++)
			args.expected_in[i] = reason->words[i];
	else
		args.expected = result->reason;
	if (state == LINK_BROKEN || state == LINK_UNKNOWN)
		diags_add(
		    diags, state == LINK_BROKEN ? &link_broken : &link_unknown, link->at, args);
	else if (result->moved_to.len)
		DIAG(diags, &link_moved, link->at, .name = link->url, .found = result->moved_to);
}

static void conclude(struct checking *checking, const struct portal *portal, struct diags *diags,
    struct check_links_summary *summary)
{
	struct link_report report = { checking->results, checking->count };
	size_t states[LINK_STATE_COUNT] = { 0 };

	if (report.count)
		qsort(report.results, report.count, sizeof(*report.results), link_result_compare);
	save(checking);
	if (checking->save_error)
		DIAG(diags, &report_failed, (struct location){ 0 },
		    .name = str_of(checking->report_path),
		    .found = diags_errno(diags, checking->save_error));
	for (size_t i = 0; i < portal->outside_link_count; i++) {
		const struct link_result *result = link_result_find(
		    &report, portal->outside_links[i].url);

		report_link(&portal->outside_links[i], result, diags);
	}
	for (size_t i = 0; i < report.count; i++)
		states[link_state_of(report.results[i].state)]++;
	summary->links = checking->count;
	summary->asked = checking->done;
	summary->left = states[LINK_NOT_CHECKED];
	summary->answers = states[LINK_ANSWERS];
	summary->broken = states[LINK_BROKEN];
	summary->unknown = states[LINK_UNKNOWN];
}

/* A report elsewhere than in the portal; that one was read with it. */
static void read_report(struct portal *portal, const char *path)
{
	int fd = given_file_open(path);

	portal->link_report = (struct link_report){ NULL, 0 };
	if (fd < 0)
		return;
	link_report_read(portal, fd, str_of(path));
	close(fd);
}

static void run(struct checking *checking, struct portal *portal, struct diags *diags,
    struct check_links_summary *summary)
{
	const struct check_links_options *options = checking->options;

	if (options->report_path)
		read_report(portal, options->report_path);
	checking->arena = portal->arena;
	checking->report_path =
	    options->report_path
		? options->report_path
		: arena_format(portal->arena, "%s/" LINK_REPORT_FILE, options->portal_path).data;
	checking->fetcher.user_agent = arena_format(portal->arena,
	    "datamo/" DATAMO_VERSION " (check-links%s%.*s)", portal->base_url.len ? "; +" : "",
	    STR_ARG(portal->base_url))
					   .data;
	gather(checking, portal);
	if (checking->to_ask > options->links_max)
		checking->to_ask = options->links_max;
	checking->saved_ms = clock_ms();
	pthread_mutex_init(&checking->mutex, NULL);
	worker_pool_run(checking->task_count,
	    checking->task_count < HOSTS_AT_ONCE ? checking->task_count : HOSTS_AT_ONCE, check_host,
	    checking);
	pthread_mutex_destroy(&checking->mutex);
	map_release(&checking->hosts);
	conclude(checking, portal, diags, summary);
}

enum check_links_outcome check_links(const struct check_links_options *options, struct diags *diags,
    struct check_links_summary *summary)
{
	struct strbuf curl = STRBUF_INIT;
	struct checking checking = {
		.options = options,
		.fetcher = { .seconds_max = options->seconds_max,
		    .retries = options->retries,
		    .delay_ms = options->delay_ms,
		    .allows_private = options->allows_private,
		    .wait = wait_turn },
		.hosts = MAP_INIT,
	};
	enum check_links_outcome outcome = CHECK_LINKS_NO_CURL;
	struct portal *portal;

	*summary = (struct check_links_summary){ 0 };
	checking.fetcher.context = &checking;
	if (program_find("curl", &curl)) {
		checking.fetcher.curl = curl.data;
		outcome = CHECK_LINKS_FAILED;
		portal = portal_read(options->portal_path, 1, diags);
		if (portal) {
			run(&checking, portal, diags, summary);
			outcome = checking.save_error ? CHECK_LINKS_FAILED : CHECK_LINKS_DONE;
		}
		portal_free(portal);
	}
	strbuf_release(&curl);
	diags_sort(diags);
	return outcome;
}
