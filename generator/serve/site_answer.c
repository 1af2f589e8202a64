/* SPDX-License-Identifier: MIT */
#include "serve/site_answer.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "model/media_type.h"
#include "serve/http_date.h"
#include "serve/precondition.h"
#include "serve/range.h"
#include "serve/target.h"

enum { ATTEMPTS = 4, PAGE_BYTES_MAX = 16 << 20, ETAG_DIGITS = 32 };

/* A file on its way to being an answer. */
struct representation {
	const struct site_view *view;
	const struct request *request;
	struct answer *answer;
	const struct manifest_file *file; /* what was asked for */
	const struct manifest_file *sent; /* that, or its compressed twin */
	const struct media_type *type;
	struct stat status;
	uint64_t bytes;
	struct validators validators;
};

static bool is_html(const struct representation *self)
{
	return self->type && str_eq(str_of(self->type->name), STR("text/html"));
}

/* Where the page's end tag begins, or its length. */
static size_t find_end(struct str page)
{
	static const struct str end = STR_INIT("</body>");

	for (size_t i = page.len; i >= end.len; i--) {
		if (str_eq(str_slice(page, i - end.len, i), end))
			return i - end.len;
	}
	return page.len;
}

/* The page with the script before its end. */
static bool read_page(struct representation *self)
{
	struct answer *answer = self->answer;
	size_t size = (size_t)self->status.st_size, at;
	struct strbuf page = STRBUF_INIT, shown = STRBUF_INIT;
	bool is_read;

	strbuf_reserve(&page, size);
	is_read = file_read_full(answer->fd, page.data, size) == (ssize_t)size;
	if (is_read) {
		struct str text = { page.data, size };

		at = find_end(text);
		strbuf_add(&shown, str_slice(text, 0, at));
		strbuf_add(&shown, self->view->script);
		strbuf_add(&shown, str_from(text, at));
		answer->text = arena_str(answer->arena, strbuf_str(&shown));
		self->bytes = answer->text.len;
	}
	strbuf_release(&page);
	strbuf_release(&shown);
	close(answer->fd);
	answer->fd = -1;
	return is_read;
}

static void add_content_type(struct representation *self)
{
	struct answer *answer = self->answer;
	enum web_area area = answer->status == 404 ? WEB_HIDDEN
						   : web_area_of_path(self->file->path);
	const char *name = self->type ? self->type->name : "application/octet-stream";
	/* The curators' files are in the encoding that they came in. */
	bool is_utf8 = self->type && media_type_has_charset(self->type) && area != WEB_ORIGINAL;

	answer_add_area(answer, area);
	answer_add_header(answer, "Content-Type",
	    arena_format(answer->arena, "%s%s", name, is_utf8 ? "; charset=utf-8" : ""));
}

static void set_validators(struct representation *self, bool has_script)
{
	struct arena *arena = self->answer->arena;
	struct str digits = str_slice(self->sent->sha256, 0, ETAG_DIGITS);
	struct str version = self->view->version;

	/* What a page says of time is not only its file's. */
	self->validators.has_modified = !has_script;
	self->validators.modified = self->status.st_mtim.tv_sec;
	self->validators.etag = has_script ? arena_format(arena, "\"%.*s-%.*s\"", STR_ARG(digits),
						 STR_ARG(version))
					   : arena_format(arena, "\"%.*s\"", STR_ARG(digits));
}

static void add_validators(struct representation *self)
{
	struct strbuf date = STRBUF_INIT;

	answer_add_header(self->answer, "ETag", self->validators.etag);
	if (self->validators.has_modified) {
		http_date_add(&date, self->validators.modified);
		answer_add_header(self->answer, "Last-Modified", strbuf_str(&date));
	}
	strbuf_release(&date);
}

static void drop_body(struct answer *answer, unsigned status)
{
	answer->status = status;
	answer->text = STR("");
	if (answer->fd >= 0)
		close(answer->fd);
	answer->fd = -1;
}

static void choose_part(struct representation *self)
{
	struct answer *answer = self->answer;
	struct str header = self->request->headers[HEADER_RANGE];
	struct range range = { 0, self->bytes };
	enum range_state state = RANGE_WHOLE;

	if (header.data && precondition_allows_range(self->request, &self->validators))
		state = range_parse(header, self->bytes, &range);
	if (state == RANGE_BEYOND) {
		drop_body(answer, 416);
		answer_add_header(answer, "Content-Range",
		    arena_format(answer->arena, "bytes */%llu", (unsigned long long)self->bytes));
		return;
	}
	if (state == RANGE_PART) {
		answer->status = 206;
		answer_add_header(answer, "Content-Range",
		    arena_format(answer->arena, "bytes %llu-%llu/%llu",
			(unsigned long long)range.offset,
			(unsigned long long)(range.offset + range.length - 1),
			(unsigned long long)self->bytes));
	}
	if (answer->fd < 0)
		answer->text = str_slice(
		    answer->text, (size_t)range.offset, (size_t)(range.offset + range.length));
	answer->offset = range.offset;
	answer->length = range.length;
}

/* The compressed twin is sent in the file's place where there is one and it may be. A part of a
 * file is a part of the file itself, and a page is not sent as it lies there. */
static void choose_twin(struct representation *self, const struct manifest_files *files)
{
	struct answer *answer = self->answer;
	const struct manifest_file *twin = manifest_find(
	    files, arena_format(answer->arena, "%.*s.gz", STR_ARG(self->file->path)));

	if (!twin || answer->status != 200 || is_html(self))
		return;
	answer_add_header(answer, "Vary", STR("Accept-Encoding"));
	if (self->request->headers[HEADER_RANGE].data || !request_accepts_gzip(self->request))
		return;
	answer_add_header(answer, "Content-Encoding", STR("gzip"));
	self->sent = twin;
}

/* The file is there and open: what of it is sent, and what is said of it. */
static bool answer_file(struct representation *self)
{
	struct answer *answer = self->answer;
	bool has_script = is_html(self) && self->status.st_size <= PAGE_BYTES_MAX;
	unsigned status;

	self->bytes = (uint64_t)self->status.st_size;
	if (has_script && !read_page(self))
		return false;
	add_content_type(self);
	answer->length = self->bytes;
	if (answer->status != 200)
		return true;
	set_validators(self, has_script);
	add_validators(self);
	answer_add_header(answer, "Accept-Ranges", STR("bytes"));
	status = precondition_status(self->request, &self->validators);
	if (status)
		drop_body(answer, status);
	else
		choose_part(self);
	return true;
}

/* false: the site has gone in between, or its file cannot be read. */
static bool answer_with(struct representation *self, const struct manifest_files *files)
{
	self->sent = self->file;
	self->type = media_type_of_path(self->file->path);
	choose_twin(self, files);
	self->answer->fd = served_site_open(self->view->site, self->sent, &self->status);
	return self->answer->fd >= 0 && answer_file(self);
}

/* Words for programs; whoever has a page to look at gets the site's. */
static bool answer_plainly(struct answer *answer, unsigned status, struct str text)
{
	answer->status = status;
	answer_add_area(answer, WEB_HIDDEN);
	answer_set_text(answer, "text/plain; charset=utf-8", text);
	return true;
}

static bool answer_missing(struct representation *self, const struct manifest_files *files)
{
	self->answer->status = 404;
	self->file = manifest_find(files, STR("404.html"));
	if (self->file)
		return answer_with(self, files);
	return answer_plainly(self->answer, 404, STR("404 Not Found\n"));
}

static bool answer_target(struct representation *self, const struct manifest_files *files)
{
	struct answer *answer = self->answer;
	struct target target = target_resolve(
	    answer->arena, files, self->view->base_path, self->request->target);

	switch (target.kind) {
	case TARGET_FILE:
		self->file = target.file;
		return answer_with(self, files);
	case TARGET_MOVED:
		answer_add_header(answer, "Location", target.location);
		return answer_plainly(answer, 301, STR("301 Moved Permanently\n"));
	case TARGET_NONE:
		return answer_missing(self, files);
	case TARGET_MALFORMED:
		break;
	}
	return answer_plainly(answer, 400, STR("400 Bad Request\n"));
}

bool site_answer(const struct site_view *view, const struct request *request, struct answer *answer)
{
	for (int attempt = 0;; attempt++) {
		const struct manifest_files *files = served_site_files(view->site);
		struct representation self = { .view = view, .request = request, .answer = answer };

		if (!files)
			return false;
		answer_init(answer, 200);
		if (answer_target(&self, files))
			return true;
		answer_release(answer);
		/* Another site has taken the place of this one: its files are gone. */
		if (attempt == ATTEMPTS)
			return false;
	}
}
