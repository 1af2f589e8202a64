/* SPDX-License-Identifier: MIT */
#include "base/url.h"
#include "render/html_escape.h"
#include "render/note_writer.h"

static const struct diag_kind link_refused = { "note.link-refused", DIAG_WARNING,
	{ "Liên kết {found} không được phép; chỉ còn chữ của nó.",
	    "The link {found} is not allowed; only its text is shown." },
	{ "Được phép: https, http, mailto, tệp của tập dữ liệu, #đề-mục.",
	    "Allowed are https, http, mailto, files of the dataset, and #headings." } };
static const struct diag_kind broken_link = { "note.broken-link", DIAG_WARNING,
	{ "Liên kết {found} không dẫn tới đâu; chỉ còn chữ của nó.",
	    "The link {found} leads nowhere; only its text is shown." },
	{ "Liên kết tới tệp được công bố của tập dữ liệu, hoặc tới một đề mục của ghi chú.",
	    "Link to a published file of the dataset, or to a heading of the note." } };
static const struct diag_kind remote_image = { "note.remote-image", DIAG_WARNING,
	{ "Ảnh {found} nằm ở trang khác nên chỉ được hiện như liên kết.",
	    "The image {found} lies on another site and is shown as a link." },
	{ "Đặt ảnh vào thư mục của tập dữ liệu.", "Put it into the dataset's folder." } };
static const struct diag_kind image_refused = { "note.image-refused", DIAG_WARNING,
	{ "{found} không phải ảnh được phép; chỉ còn chữ của nó.",
	    "{found} is not an image that may be shown; only its text is." },
	{ "Được phép: {expected}.", "Allowed are {expected}." } };

static void report(struct note_writer *writer, cmark_node *node, const struct diag_kind *kind)
{
	DIAG(writer->diags, kind, note_location(writer, node),
	    .found = str_of(cmark_node_get_url(node)),
	    .expected = STR("png, jpg, jpeg, webp, gif"));
}

/* "#Phương-pháp" or "#phuong-phap" means the heading whose id is "h-phuong-phap". */
static bool find_heading(struct note_writer *writer, struct str fragment, struct strbuf *out)
{
	struct strbuf id = STRBUF_INIT;
	bool found;

	strbuf_add_cstr(&id, "h-");
	strbuf_add(&id, fragment);
	found = map_find(&writer->heading_ids, fragment) != NULL;
	if (!found && map_find(&writer->heading_ids, strbuf_str(&id))) {
		fragment = strbuf_str(&id);
		found = true;
	}
	strbuf_add_char(out, '#');
	strbuf_add(out, fragment);
	strbuf_release(&id);
	return found;
}

/* Where a relative link leads: the path as published, then the query and fragment as written. */
static bool resolve(
    struct note_writer *writer, struct str url, enum note_use use, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;
	size_t end = str_find(url, '#');
	bool found;

	if (str_find(url, '?') < end)
		end = str_find(url, '?');
	found = writer->options->resolve && url_decode(str_slice(url, 0, end), &path) &&
		writer->options->resolve(writer->options->context, strbuf_str(&path), use, out);
	if (found)
		strbuf_add(out, str_from(url, end));
	strbuf_release(&path);
	return found;
}

static void add_attribute(struct note_writer *writer, const char *name, struct str value)
{
	strbuf_add_format(writer->html, " %s=\"", name);
	html_add_text(writer->html, value);
	strbuf_add_char(writer->html, '"');
}

static void add_url(struct note_writer *writer, const char *name, struct str url)
{
	strbuf_add_format(writer->html, " %s=\"", name);
	html_add_url(writer->html, url);
	strbuf_add_char(writer->html, '"');
}

/* `kind` is what the URL was before it was resolved. */
static void open_anchor(
    struct note_writer *writer, struct str url, enum url_kind kind, struct str title)
{
	strbuf_add_cstr(writer->html, "<a");
	add_url(writer, "href", url);
	if (kind == URL_WEB)
		strbuf_add_cstr(writer->html, " rel=\"noopener nofollow ugc\"");
	if (title.len)
		add_attribute(writer, "title", title);
	strbuf_add_char(writer->html, '>');
}

static bool find_target(
    struct note_writer *writer, struct str url, enum url_kind kind, struct strbuf *target)
{
	switch (kind) {
	case URL_WEB:
	case URL_MAIL:
		strbuf_add(target, url);
		return true;
	case URL_FRAGMENT:
		return find_heading(writer, str_from(url, 1), target);
	case URL_RELATIVE:
		return resolve(writer, url, NOTE_LINK, target);
	case URL_REFUSED:
		break;
	}
	return false;
}

bool note_open_link(struct note_writer *writer, cmark_node *link)
{
	struct str url = str_of(cmark_node_get_url(link));
	enum url_kind kind = url_kind_of(url);
	struct strbuf target = STRBUF_INIT;
	bool found = find_target(writer, url, kind, &target);

	if (found)
		open_anchor(writer, strbuf_str(&target), kind, str_of(cmark_node_get_title(link)));
	else
		report(writer, link, kind == URL_REFUSED ? &link_refused : &broken_link);
	strbuf_release(&target);
	return found;
}

/* Raster images only: an SVG can hold scripts. */
static bool is_raster(struct str url)
{
	static const struct str endings[] = { STR_INIT(".png"), STR_INIT(".jpg"), STR_INIT(".jpeg"),
		STR_INIT(".webp"), STR_INIT(".gif") };
	struct str path = str_slice(url, 0, str_find(url, '#'));
	size_t i;

	path = str_slice(path, 0, str_find(path, '?'));
	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (path.len > endings[i].len &&
		    str_eq_ignoring_case(str_from(path, path.len - endings[i].len), endings[i]))
			return true;
	}
	return false;
}

/* Loading an image from another site would tell that site who reads the page. */
static void write_remote_image(
    struct note_writer *writer, cmark_node *image, struct str url, struct str text)
{
	report(writer, image, &remote_image);
	if (!writer->link)
		open_anchor(writer, url, URL_WEB, STR(""));
	html_add_text(writer->html, text.len ? text : url);
	if (!writer->link)
		strbuf_add_cstr(writer->html, "</a>");
}

void note_write_image(struct note_writer *writer, cmark_node *image)
{
	struct str url = str_of(cmark_node_get_url(image)), title;
	enum url_kind kind = url_kind_of(url);
	struct strbuf text = STRBUF_INIT, target = STRBUF_INIT;

	title = str_of(cmark_node_get_title(image));
	note_add_plain(image, &text);
	if (kind == URL_WEB) {
		write_remote_image(writer, image, url, strbuf_str(&text));
	} else if (kind != URL_RELATIVE || !is_raster(url)) {
		report(writer, image, kind == URL_REFUSED ? &link_refused : &image_refused);
		html_add_text(writer->html, strbuf_str(&text));
	} else if (!resolve(writer, url, NOTE_IMAGE, &target)) {
		report(writer, image, &broken_link);
		html_add_text(writer->html, strbuf_str(&text));
	} else {
		strbuf_add_cstr(writer->html, "<img");
		add_url(writer, "src", strbuf_str(&target));
		add_attribute(writer, "alt", strbuf_str(&text));
		if (title.len)
			add_attribute(writer, "title", title);
		strbuf_add_cstr(writer->html, " loading=\"lazy\">");
	}
	strbuf_release(&text);
	strbuf_release(&target);
}
