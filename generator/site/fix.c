/* SPDX-License-Identifier: MIT */
#include "site/fix.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text_fold.h"
#include "base/utf8.h"
#include "read/code_page.h"
#include "read/table_read.h"

/* --- encoding --- */

/* A byte order mark, or NUL bytes at every other place: which UTF-16 it is, NULL: none. */
static const struct encoding *utf16_of(struct str text)
{
	size_t nul[2] = { 0, 0 }, seen = text.len < 4096 ? text.len : 4096;

	if (str_starts_with(text, STR("\xff\xfe")))
		return encoding_find(STR("utf-16le"));
	if (str_starts_with(text, STR("\xfe\xff")))
		return encoding_find(STR("utf-16be"));
	for (size_t i = 0; i < seen; i++)
		nul[i % 2] += text.data[i] == '\0';
	if (nul[1] > seen / 8 && !nul[0])
		return encoding_find(STR("utf-16le"));
	if (nul[0] > seen / 8 && !nul[1])
		return encoding_find(STR("utf-16be"));
	return NULL;
}

/* Most of what is not ASCII is UTF-8 already: a code page would spoil it. */
static bool is_partly_utf8(struct str text)
{
	size_t good = 0, bad = 0;

	for (size_t i = 0; i < text.len;) {
		size_t len = utf8_sequence(text, i);

		good += len > 1;
		bad += len == 0;
		i += len ? len : 1;
	}
	return good > bad;
}

static bool refuse(struct fixing *fixing, const char *vi, const char *en)
{
	fixing->refusal[MESSAGES_VI] = vi;
	fixing->refusal[MESSAGES_EN] = en;
	return false;
}

static bool mend_encoding(struct fixing *fixing, struct str text, struct strbuf *out)
{
	const struct encoding *encoding = utf16_of(text);

	if (!encoding && text_is_utf8(text, NULL) && !memchr(text.data, '\0', text.len))
		return false;
	if (!encoding && memchr(text.data, '\0', text.len))
		return refuse(fixing, "không phải tệp văn bản", "this is no plain text");
	if (!encoding && is_partly_utf8(text))
		return refuse(fixing, "tệp trộn UTF-8 với một bảng mã khác; hãy sửa các dòng sai",
		    "the file mixes UTF-8 with another encoding; mend the lines that are wrong");
	if (!encoding)
		encoding = fixing->encoding ? fixing->encoding : code_page_guess(text);
	if (!encoding)
		return refuse(fixing, "không rõ bảng mã; hãy nêu nó bằng --encoding",
		    "the encoding is not clear; name it with --encoding");
	if (!decode_add(out, encoding, text))
		return refuse(fixing, "tệp có byte không có trong bảng mã",
		    "the file has bytes that the encoding does not have");
	if (str_starts_with(strbuf_str(out), STR("\xef\xbb\xbf"))) {
		memmove(out->data, out->data + 3, out->len - 3 + 1);
		out->len -= 3;
	}
	return true;
}

static bool mend_nfc(struct fixing *fixing, struct str text, struct strbuf *out)
{
	(void)fixing;
	if (text_is_nfc(text))
		return false;
	text_add_nfc(out, text);
	return true;
}

/* --- records: lines, but for those within quotes --- */

struct record {
	struct str text;     /* without its end */
	struct str line_end; /* "\n", "\r\n", "\r" or nothing */
};

static struct str line_end_at(struct str text, size_t at)
{
	if (text.data[at] == '\r' && at + 1 < text.len && text.data[at + 1] == '\n')
		return str_slice(text, at, at + 2);
	return str_slice(text, at, at + 1);
}

/* false at the end. A quote that is not closed makes the rest one record. */
static bool next_record(struct str *rest, struct record *record)
{
	bool is_quoted = false;
	size_t i;

	if (!rest->len)
		return false;
	for (i = 0; i < rest->len; i++) {
		char c = rest->data[i];

		if (c == '"')
			is_quoted = !is_quoted;
		else if (!is_quoted && (c == '\n' || c == '\r'))
			break;
	}
	record->text = str_slice(*rest, 0, i);
	record->line_end = i < rest->len ? line_end_at(*rest, i) : STR("");
	*rest = str_from(*rest, i + record->line_end.len);
	return true;
}

/* The kind of line end that most records have, LF when as many have another. */
static bool mend_line_ends(struct fixing *fixing, struct str text, struct strbuf *out)
{
	static const struct str ends[] = { STR_INIT("\n"), STR_INIT("\r\n"), STR_INIT("\r") };
	size_t counts[3] = { 0, 0, 0 }, best = 0, kinds = 0;
	struct str rest = text;
	struct record record;

	(void)fixing;
	while (next_record(&rest, &record)) {
		for (size_t i = 0; i < 3; i++)
			counts[i] += str_eq(record.line_end, ends[i]);
	}
	for (size_t i = 0; i < 3; i++) {
		kinds += counts[i] > 0;
		best = counts[i] > counts[best] ? i : best;
	}
	if (kinds < 2)
		return false;
	rest = text;
	while (next_record(&rest, &record)) {
		strbuf_add(out, record.text);
		if (record.line_end.len)
			strbuf_add(out, best == 1 ? ends[1] : ends[0]);
	}
	return true;
}

/* --- blank rows and columns at the end --- */

static bool is_blank(const struct fixing *fixing, struct str record)
{
	for (size_t i = 0; i < record.len; i++) {
		if (record.data[i] != fixing->delimiter && !ascii_is_space(record.data[i]))
			return false;
	}
	return true;
}

static bool mend_blank_rows(struct fixing *fixing, struct str text, struct strbuf *out)
{
	struct str rest = text;
	struct record record;
	size_t end = 0;

	while (next_record(&rest, &record)) {
		if (!is_blank(fixing, record.text))
			end = text.len - rest.len;
	}
	if (end == text.len || !end)
		return false;
	strbuf_add(out, str_slice(text, 0, end));
	return true;
}

static size_t trailing(const struct fixing *fixing, struct str record)
{
	size_t count = 0;

	while (count < record.len && record.data[record.len - count - 1] == fixing->delimiter)
		count++;
	return count;
}

/* As many cells at the end of each record as are empty in all of them; a record that is blank
 * altogether says nothing. */
static bool mend_blank_columns(struct fixing *fixing, struct str text, struct strbuf *out)
{
	struct str rest = text;
	struct record record;
	size_t fewest = SIZE_MAX;

	while (next_record(&rest, &record)) {
		size_t count = trailing(fixing, record.text);

		if (!is_blank(fixing, record.text) && count < fewest)
			fewest = count;
	}
	if (!fewest || fewest == SIZE_MAX)
		return false;
	rest = text;
	while (next_record(&rest, &record)) {
		size_t count = trailing(fixing, record.text);

		count = count < fewest ? count : fewest;
		strbuf_add(out, str_slice(record.text, 0, record.text.len - count));
		strbuf_add(out, record.line_end);
	}
	return true;
}

static const struct mending mendings[] = {
	{ "encoding",
	    { "bảng mã 8 bit hoặc UTF-16 thành UTF-8", "8-bit code page or UTF-16 to UTF-8" },
	    mend_encoding },
	{ "nfc", { "chữ tổ hợp thành dạng dựng sẵn (NFC)", "decomposed letters to NFC" },
	    mend_nfc },
	{ "line-ends", { "một kiểu xuống dòng", "one kind of line end" }, mend_line_ends },
	{ "blank-rows", { "bỏ dòng trống ở cuối", "no blank rows at the end" }, mend_blank_rows },
	{ "blank-columns", { "bỏ cột trống ở cuối", "no blank columns at the end" },
	    mend_blank_columns },
};

const struct mending *mending_at(size_t index)
{
	return index < sizeof(mendings) / sizeof(mendings[0]) ? &mendings[index] : NULL;
}

/* As whoever reads the table will see it. */
static char find_delimiter(struct str text)
{
	struct dialect dialect = { .header = true, .header_row = 1, .quote = '"' };
	struct diags *unheard = diags_new();
	int fd = memfd_create("table", MFD_CLOEXEC);
	struct table_source source = { fd, STR("table"), &limits_default };
	char delimiter = ',';

	if (fd >= 0 && write(fd, text.data, text.len < 1 << 20 ? text.len : 1 << 20) > 0 &&
	    lseek(fd, 0, SEEK_SET) == 0 && table_detect(&source, &dialect, unheard) &&
	    dialect.delimiter)
		delimiter = dialect.delimiter;
	if (fd >= 0)
		close(fd);
	diags_free(unheard);
	return delimiter;
}

bool fix_text(struct fixing *fixing, struct str text, struct strbuf *out, unsigned *used)
{
	struct strbuf next = STRBUF_INIT;
	const struct mending *mending;

	*used = 0;
	fixing->refusal[0] = fixing->refusal[1] = NULL;
	strbuf_clear(out);
	strbuf_add(out, text);
	for (size_t i = 0; (mending = mending_at(i)) && !fixing->refusal[0] && out->len; i++) {
		struct strbuf swap = *out;

		if (i == 1)
			fixing->delimiter = find_delimiter(strbuf_str(out));
		strbuf_clear(&next);
		if (!mending->apply(fixing, strbuf_str(out), &next))
			continue;
		*used |= 1u << i;
		*out = next;
		next = swap;
	}
	strbuf_release(&next);
	return !fixing->refusal[0];
}
