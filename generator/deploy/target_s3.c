/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "deploy/pending.h"
#include "deploy/target_kinds.h"
#include "deploy/tool.h"
#include "model/media_type.h"
#include "model/web_area.h"

/*
 * A bucket, by rclone: ordered, but not at once. A bucket tells the types and headers that its
 * files were sent with, so those that share them go together. Keys come from rclone's own settings,
 * or from where the tools of AWS find them.
 */
enum { NOT_FOUND_FOLDER = 3, NOT_FOUND_FILE = 4, HEADERS_MAX = 3, ARGUMENTS_MAX = 24 };

struct bucket {
	struct deployment *deployment;
	const char *place; /* "remote:bucket/path" */
	const char *environment[8];
};

static void open_bucket(struct bucket *bucket, struct deployment *deployment)
{
	const struct target *target = deployment->target;
	struct arena *arena = deployment->arena;
	size_t count = 0;

	*bucket = (struct bucket){ .deployment = deployment };
	bucket->place = arena_format(arena, "%s%.*s:%.*s%s%.*s", target->remote.len ? "" : ":",
	    STR_ARG(target->remote.len ? target->remote : STR("s3")), STR_ARG(target->bucket),
	    target->path.len ? "/" : "", STR_ARG(target->path))
			    .data;
	bucket->environment[count++] = "RCLONE_S3_NO_CHECK_BUCKET=true";
	/* By itself it would try for some minutes what is not there. */
	bucket->environment[count++] = "RCLONE_LOW_LEVEL_RETRIES=3";
	bucket->environment[count++] = "RCLONE_RETRIES=2";
	if (target->remote.len)
		return;
	bucket->environment[count++] = "RCLONE_S3_ENV_AUTH=true";
	bucket->environment[count++] = target->endpoint.len ? "RCLONE_S3_PROVIDER=Other"
							    : "RCLONE_S3_PROVIDER=AWS";
	if (target->endpoint.len)
		bucket->environment[count++] =
		    arena_format(arena, "RCLONE_S3_ENDPOINT=%.*s", STR_ARG(target->endpoint)).data;
	if (target->region.len)
		bucket->environment[count++] =
		    arena_format(arena, "RCLONE_S3_REGION=%.*s", STR_ARG(target->region)).data;
}

static const char *place_of(const struct bucket *bucket, const char *name)
{
	return arena_format(bucket->deployment->arena, "%s/%s", bucket->place, name).data;
}

/* Empty when there is no such file. */
static bool fetch(const struct bucket *bucket, const char *name, struct strbuf *text)
{
	const char *const arguments[] = { "rclone", "cat", "--", place_of(bucket, name), NULL };
	const struct tool tool = { .arguments = arguments, .environment = bucket->environment };
	int status = tool_run(bucket->deployment, &tool, text);

	if (status == NOT_FOUND_FOLDER || status == NOT_FOUND_FILE) {
		strbuf_clear(text);
		return true;
	}
	strbuf_clear(text);
	return status >= 0 && tool_do(bucket->deployment, &tool, text);
}

static bool s3_look(struct deployment *deployment)
{
	struct strbuf manifest = STRBUF_INIT, pending = STRBUF_INIT;
	struct bucket bucket;
	bool is_read;

	open_bucket(&bucket, deployment);
	is_read = fetch(&bucket, "manifest.json", &manifest) &&
		  fetch(&bucket, PENDING_FILE, &pending) &&
		  pending_read(deployment, strbuf_str(&manifest), strbuf_str(&pending));
	strbuf_release(&manifest);
	strbuf_release(&pending);
	return is_read;
}

/* What a bucket keeps of the headers that all hosts send. */
static bool is_kept(const struct web_header *header)
{
	struct str name = str_of(header->name);

	return str_eq(name, STR("Cache-Control")) || str_eq(name, STR("Content-Disposition"));
}

/* "Content-Type: text/csv; charset=utf-8" and so on, a line each. */
static struct str headers_of(struct arena *arena, struct str path)
{
	const struct media_type *type = media_type_of_path(path);
	enum web_area area = web_area_of_path(path);
	bool has_charset = type && area != WEB_ORIGINAL && media_type_has_charset(type);
	const struct web_header *header;
	struct strbuf headers = STRBUF_INIT;
	struct str result;

	strbuf_add_format(&headers, "Content-Type: %s%s",
	    type ? type->name : "application/octet-stream", has_charset ? "; charset=utf-8" : "");
	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, area) && is_kept(header))
			strbuf_add_format(&headers, "\n%s: %s", header->name, header->value);
	}
	result = arena_str(arena, strbuf_str(&headers));
	strbuf_release(&headers);
	return result;
}

/* Files by the headers that they share; those of a phase. */
struct group {
	struct str headers;
	struct strbuf paths; /* a line each */
};

static bool send_group(const struct bucket *bucket, const struct group *group)
{
	struct arena *arena = bucket->deployment->arena;
	const char *arguments[ARGUMENTS_MAX] = { "rclone", "copy", "--no-traverse",
		"--no-check-dest", "--files-from-raw", "-" };
	struct str rest = group->headers, header;
	size_t count = 6;

	for (size_t i = 0; i < HEADERS_MAX && str_split(&rest, '\n', &header); i++) {
		arguments[count++] = "--header-upload";
		arguments[count++] = arena_cstr(arena, header);
	}
	arguments[count++] = "--";
	arguments[count++] = ".";
	arguments[count++] = bucket->place;
	return tool_do(bucket->deployment,
	    &(struct tool){ .arguments = arguments,
		.environment = bucket->environment,
		.input = strbuf_str(&group->paths) },
	    NULL);
}

static bool send_phase(const struct bucket *bucket, size_t from, size_t to)
{
	struct arena *arena = bucket->deployment->arena;
	const struct plan *plan = bucket->deployment->plan;
	struct map groups_of = MAP_INIT;
	struct group *groups = NULL;
	size_t count = 0;
	bool is_sent = true;

	for (size_t i = from; i < to; i++) {
		struct str path = plan->send[i]->path, headers = headers_of(arena, path);
		struct map_entry *entry = map_put(&groups_of, headers, count, NULL);

		if (entry->value == count)
			ARENA_ADD(arena, groups, count)->headers = headers;
		strbuf_add(&groups[entry->value].paths, path);
		strbuf_add_char(&groups[entry->value].paths, '\n');
	}
	for (size_t i = 0; i < count; i++) {
		is_sent = is_sent && send_group(bucket, &groups[i]);
		strbuf_release(&groups[i].paths);
	}
	map_release(&groups_of);
	return is_sent;
}

static bool put(const struct bucket *bucket, const char *from, const char *name)
{
	const char *const arguments[] = { "rclone", "copyto", "--no-check-dest", "--header-upload",
		"Content-Type: application/json", "--header-upload", "Cache-Control: max-age=300",
		"--", from, place_of(bucket, name), NULL };

	return tool_do(bucket->deployment,
	    &(struct tool){ .arguments = arguments, .environment = bucket->environment }, NULL);
}

static bool remove_files(const struct bucket *bucket)
{
	const struct plan *plan = bucket->deployment->plan;
	const char *const arguments[] = { "rclone", "delete", "--no-traverse", "--files-from-raw",
		"-", "--", bucket->place, NULL };
	struct strbuf paths = STRBUF_INIT;
	bool is_done;

	for (size_t i = 0; i < plan->removed_count; i++) {
		strbuf_add(&paths, plan->removed[i]);
		strbuf_add_char(&paths, '\n');
	}
	is_done = !paths.len || tool_do(bucket->deployment,
				    &(struct tool){ .arguments = arguments,
					.environment = bucket->environment,
					.input = strbuf_str(&paths) },
				    NULL);
	strbuf_release(&paths);
	return is_done;
}

static bool forget_pending(const struct bucket *bucket)
{
	const char *const arguments[] = { "rclone", "deletefile", "--",
		place_of(bucket, PENDING_FILE), NULL };

	return tool_do(bucket->deployment,
	    &(struct tool){ .arguments = arguments, .environment = bucket->environment }, NULL);
}

static bool s3_send(struct deployment *deployment)
{
	const char *pending = tool_file(deployment, PENDING_FILE, pending_text(deployment));
	struct bucket bucket;
	size_t from = 0;

	open_bucket(&bucket, deployment);
	if (!pending || !put(&bucket, pending, PENDING_FILE))
		return false;
	for (size_t i = 0; i < PLAN_PHASE_COUNT; i++) {
		if (!send_phase(&bucket, from, deployment->plan->phase_ends[i]))
			return false;
		from = deployment->plan->phase_ends[i];
	}
	return remove_files(&bucket) && put(&bucket, "manifest.json", "manifest.json") &&
	       forget_pending(&bucket);
}

const struct target_kind s3_target = {
	.id = "s3",
	.programs = { "rclone" },
	.look = s3_look,
	.send = s3_send,
};
