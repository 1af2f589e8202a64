/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "read/delimiter_detect.h"
#include "read/dialect_scan.h"
#include "read/foreign_file.h"
#include "read/mojibake.h"

enum { SAMPLE_BYTES = 256 * 1024, TITLE_ROWS_MAX = 20, MOJIBAKE_SAMPLE_BYTES = 4096 };

static const struct diag_kind encoding_by_nuls = {
	"table.encoding-detected",
	DIAG_NOTE,
	{ "Tệp không ghi bảng mã; các byte NUL cho thấy đó là {name}.",
	    "The file does not name its encoding; its NUL bytes show that it is {name}." },
	{ NULL, NULL },
};

static const struct diag_kind encoding_contradicted = {
	"table.encoding-contradicted",
	DIAG_WARNING,
	{ "Bảng mã khai báo là {name}, nhưng nội dung tệp là UTF-8 hợp lệ.",
	    "The declared encoding is {name}, but the file's text is well-formed UTF-8." },
	{ "Xóa `encoding:` khỏi phần dialect nếu chữ hiện ra bị sai.",
	    "Remove `encoding:` from the dialect if the letters come out wrong." },
};

static const struct diag_kind doubly_encoded = {
	"table.mojibake",
	DIAG_WARNING,
	{ "Chữ trong tệp có vẻ đã bị mã hóa UTF-8 hai lần; có lẽ phải đọc là: “{found}”.",
	    "The text seems to have been encoded as UTF-8 twice; it was probably meant to read: "
	    "“{found}”." },
	{ "Hãy xuất lại bảng từ nguồn dưới dạng “CSV UTF-8”.",
	    "Export the table from its source again as “CSV UTF-8”." },
};

static const struct diag_kind title_rows = {
	"table.title-rows",
	DIAG_WARNING,
	{ "Dòng {found} trong bảng là tiêu đề chung (“{name}”), được bỏ qua; tên cột lấy ở dòng "
	  "{expected}.",
	    "Row {found} is a title (“{name}”) and was passed over; the column names are those of "
	    "row {expected}." },
	{ "Xóa các dòng này khỏi bảng, hoặc khai báo `dialect: {header_row: {expected}}`.",
	    "Remove these rows from the table, or declare `dialect: {header_row: {expected}}`." },
};

/* Text in UTF-16, mostly of Latin letters, has a NUL in nearly every second byte. */
static struct str encoding_shown_by_nuls(struct str bytes)
{
	size_t nuls[2] = { 0, 0 }, units = bytes.len / 2;

	if (str_find(bytes, '\0') == bytes.len)
		return STR("");
	for (size_t i = 0; i < units * 2; i++)
		nuls[i % 2] += bytes.data[i] == '\0';
	if (units < 2 || bytes.len % 2 != 0)
		return STR("");
	if (nuls[1] * 2 > units && nuls[0] * 10 < nuls[1])
		return STR("utf-16le");
	if (nuls[0] * 2 > units && nuls[1] * 10 < nuls[0])
		return STR("utf-16be");
	return STR("");
}

static struct str encoding_of_mark(struct str bytes)
{
	if (str_starts_with(bytes, STR("\xff\xfe")))
		return STR("utf-16le");
	if (str_starts_with(bytes, STR("\xfe\xff")))
		return STR("utf-16be");
	return STR("");
}

static void detect_encoding(struct detection *detection, struct str bytes)
{
	struct dialect *dialect = detection->dialect;
	struct str marked = encoding_of_mark(bytes), shown = encoding_shown_by_nuls(bytes);
	bool is_open = dialect->encoding.len == 0 ||
		       str_eq_ignoring_case(dialect->encoding, STR("utf-16"));

	dialect->has_bom = marked.len > 0 || str_starts_with(bytes, STR("\xef\xbb\xbf"));
	if (!is_open)
		return;
	dialect->is_encoding_detected = dialect->encoding.len == 0;
	if (marked.len > 0) {
		dialect->encoding = marked;
	} else if (shown.len > 0) {
		if (dialect->is_encoding_detected)
			DIAG(detection->diags, &encoding_by_nuls, detection_line(detection, 1),
			    .name = shown);
		dialect->encoding = shown;
	} else if (dialect->encoding.len == 0) {
		dialect->encoding = STR("utf-8");
	}
}

/* The sample in UTF-8, or as it is where it is not. */
static void read_sample(struct detection *detection, const struct encoding *encoding)
{
	struct table_input *input = &detection->input;

	table_input_open(input, detection->source->fd, encoding);
	while (input->window.len < SAMPLE_BYTES && table_input_fill(input, 0))
		;
	detection->sample = strbuf_str(&input->window);
	detection->is_whole = input->is_at_end;
}

static void check_declared_encoding(
    struct detection *detection, const struct encoding *encoding, struct str bytes)
{
	struct str rest = bytes;
	size_t multibyte = 0;

	if (encoding_is_utf8(encoding) || detection->dialect->is_encoding_detected ||
	    str_starts_with(str_of(encoding->name), STR("utf")))
		return;
	while (rest.len > 4) {
		size_t length = utf8_sequence(rest, 0);

		if (length == 0)
			return;
		multibyte += length > 1;
		rest = str_from(rest, length);
	}
	if (multibyte > 2)
		DIAG(detection->diags, &encoding_contradicted, detection_line(detection, 1),
		    .name = str_of(encoding->name));
}

/*
 * A few cells, or one, above records that have many more: a title, a unit, a date. A header with a
 * blank cell is none.
 */
static bool is_title(const struct scanned_record *record, size_t width)
{
	if (record->filled == 0 || width < 2)
		return record->filled == 0;
	if (width == 2)
		return record->cells == 1;
	return record->filled * 2 <= width;
}

static struct str first_words(struct str record, char delimiter)
{
	struct str text = { record.data, 0 };

	while (record.len > 0 && text.len == 0)
		if (!str_split(&record, delimiter, &text))
			break;
	return str_trim(text);
}

/* `first`: the index of the record below a separator line. */
static void detect_header_row(
    struct detection *detection, const struct dialect_scan *scan, size_t first)
{
	size_t width = 0, header = first, title = SIZE_MAX;
	struct strbuf found = STRBUF_INIT;

	detection->dialect->header_row = first + 1;
	for (size_t i = first; i < scan->count; i++)
		if (scan->records[i].cells == scan->width && scan->records[i].filled > width)
			width = scan->records[i].filled;
	while (header < scan->count && is_title(&scan->records[header], width)) {
		if (scan->records[header].filled > 0 && title == SIZE_MAX)
			title = header;
		header++;
	}
	if (title == SIZE_MAX || header >= scan->count || header - first > TITLE_ROWS_MAX)
		return;
	detection->dialect->header_row = header + 1;
	if (header == first + 1)
		strbuf_add_format(&found, "%zu", header);
	else
		strbuf_add_format(&found, "%zu–%zu", first + 1, header);
	DIAG(detection->diags, &title_rows, detection_line(detection, scan->records[title].line),
	    .found = strbuf_str(&found), .expected = diags_number(detection->diags, header + 1),
	    .name = first_words(scan->records[title].text, detection->dialect->delimiter));
	strbuf_release(&found);
}

static void check_mojibake(struct detection *detection)
{
	struct strbuf meant = STRBUF_INIT;

	if (!detection->input.decoder && detection->input.has_multibyte &&
	    mojibake_find(str_slice(detection->sample, 0, MOJIBAKE_SAMPLE_BYTES), &meant))
		DIAG(detection->diags, &doubly_encoded, detection_line(detection, 1),
		    .found = str_trim(strbuf_str(&meant)));
	strbuf_release(&meant);
}

static enum line_ending line_ending_of(const struct dialect_scan *scan)
{
	enum line_ending found = LINES_LF;
	int kinds = 0;

	for (int kind = 0; kind < LINES_MIXED; kind++)
		if (scan->line_ends[kind] > 0) {
			found = (enum line_ending)kind;
			kinds++;
		}
	return kinds > 1 ? LINES_MIXED : found;
}

static void detect_layout(struct detection *detection)
{
	struct dialect *dialect = detection->dialect;
	struct dialect_scan *scan = memory_alloc(sizeof(*scan));
	bool has_separator_line;
	char scanned = '\0';

	if (!dialect->has_quote)
		dialect->quote = '"';
	has_separator_line = delimiter_find_line(detection);
	if (!dialect->has_delimiter && !has_separator_line)
		scanned = delimiter_detect(detection, scan);
	if (scanned != dialect->delimiter)
		dialect_scan(scan, detection->sample, detection->is_whole, dialect->delimiter,
		    dialect->quote, dialect->comment_char);
	dialect->line_ending = line_ending_of(scan);
	if (!dialect->has_header_row && (!dialect->has_header || dialect->header))
		detect_header_row(detection, scan, has_separator_line ? 1 : 0);
	else if (!dialect->has_header_row || dialect->header_row < 1)
		dialect->header_row = has_separator_line ? 2 : 1;
	memory_free(scan);
}

bool table_detect(const struct table_source *source, struct dialect *dialect, struct diags *diags)
{
	struct detection detection = { .source = source, .dialect = dialect, .diags = diags };
	const struct encoding *encoding;
	char head[4096];
	ssize_t got = pread(source->fd, head, sizeof(head), 0);
	struct str bytes = { head, got < 0 ? 0 : (size_t)got };

	if (!foreign_file_check(bytes, detection_line(&detection, 1), diags))
		return false;
	detect_encoding(&detection, bytes);
	encoding = encoding_find(dialect->encoding);
	if (!encoding)
		return true;
	check_declared_encoding(&detection, encoding, bytes);
	read_sample(&detection, encoding);
	check_mojibake(&detection);
	detect_layout(&detection);
	table_input_close(&detection.input);
	return true;
}
