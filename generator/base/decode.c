/* SPDX-License-Identifier: MIT */
#include "base/decode.h"

#include <errno.h>
#include <iconv.h>

#include "base/memory.h"
#include "base/text_fold.h"

enum { DECODE_BLOCK = 16 * 1024 };

static const struct encoding encodings[] = {
	{ "utf-8", "UTF-8", false },
	{ "utf-16le", "UTF-16LE", false },
	{ "utf-16be", "UTF-16BE", false },
	{ "windows-1258", "CP1258", true },
	{ "tcvn", "TCVN5712-1", true },
	{ "viscii", "VISCII", false },
	{ "windows-1252", "CP1252", false },
	{ "windows-1250", "CP1250", false },
	{ "windows-1251", "CP1251", false },
	{ "iso-8859-1", "ISO-8859-1", false },
	{ "iso-8859-15", "ISO-8859-15", false },
	{ "shift-jis", "CP932", false },
	{ "gb18030", "GB18030", false },
	{ "big5", "BIG5-HKSCS", false },
	{ "euc-kr", "CP949", false },
};
enum { ENCODING_COUNT = sizeof(encodings) / sizeof(encodings[0]) };

/* Without punctuation and in lower case. */
static const struct {
	const char *alias, *name;
} aliases[] = {
	{ "ascii", "utf-8" },
	{ "usascii", "utf-8" },
	{ "utf8sig", "utf-8" },
	{ "utf16", "utf-16le" },
	{ "unicode", "utf-16le" },
	{ "cp1258", "windows-1258" },
	{ "1258", "windows-1258" },
	{ "tcvn3", "tcvn" },
	{ "tcvn5712", "tcvn" },
	{ "tcvn57121", "tcvn" },
	{ "abc", "tcvn" },
	{ "cp1252", "windows-1252" },
	{ "1252", "windows-1252" },
	{ "cp1250", "windows-1250" },
	{ "cp1251", "windows-1251" },
	{ "latin1", "iso-8859-1" },
	{ "latin9", "iso-8859-15" },
	{ "sjis", "shift-jis" },
	{ "cp932", "shift-jis" },
	{ "gbk", "gb18030" },
	{ "gb2312", "gb18030" },
	{ "cp949", "euc-kr" },
};

static bool encoding_name_is(struct str name, const char *known)
{
	struct str rest = str_of(known);
	size_t at = 0;

	for (size_t i = 0; i < name.len; i++) {
		if (!ascii_is_alpha(name.data[i]) && !ascii_is_digit(name.data[i]))
			continue;
		while (at < rest.len && rest.data[at] == '-')
			at++;
		if (at == rest.len || ascii_lower(name.data[i]) != rest.data[at++])
			return false;
	}
	return at == rest.len;
}

const struct encoding *encoding_find(struct str name)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (encoding_name_is(name, aliases[i].alias)) {
			name = str_of(aliases[i].name);
			break;
		}
	for (size_t i = 0; i < ENCODING_COUNT; i++)
		if (encoding_name_is(name, encodings[i].name))
			return &encodings[i];
	return NULL;
}

const struct encoding *encoding_at(size_t index)
{
	return index < ENCODING_COUNT ? &encodings[index] : NULL;
}

bool encoding_is_utf8(const struct encoding *encoding)
{
	return encoding == &encodings[0];
}

struct decoder {
	iconv_t iconv;
	bool composes;
	struct strbuf waiting; /* bytes of a character that is not complete */
	struct strbuf marks;   /* text whose last letter may still get a tone mark */
	uint64_t offset;       /* of the first byte that was not converted */
};

struct decoder *decoder_new(const struct encoding *encoding)
{
	struct decoder *decoder = memory_alloc_zeroed(1, sizeof(*decoder));

	decoder->iconv = iconv_open("UTF-8", encoding->iconv_name);
	decoder->composes = encoding->composes;
	return decoder;
}

void decoder_free(struct decoder *decoder)
{
	if (!decoder)
		return;
	if ((intptr_t)decoder->iconv != -1)
		iconv_close(decoder->iconv);
	strbuf_release(&decoder->waiting);
	strbuf_release(&decoder->marks);
	memory_free(decoder);
}

/* The text up to its last ASCII character: only what follows that can still change. */
static void add_composed(struct decoder *decoder, bool is_final, struct strbuf *out)
{
	struct str text = strbuf_str(&decoder->marks);
	size_t cut = text.len;
	struct strbuf rest = STRBUF_INIT;

	if (!is_final)
		while (cut > 0 && (unsigned char)text.data[--cut] >= 0x80)
			;
	if (text_is_nfc(str_slice(text, 0, cut)))
		strbuf_add(out, str_slice(text, 0, cut));
	else
		text_add_nfc(out, str_slice(text, 0, cut));
	strbuf_add(&rest, str_from(text, cut));
	strbuf_clear(&decoder->marks);
	strbuf_add(&decoder->marks, strbuf_str(&rest));
	strbuf_release(&rest);
}

/* One call of iconv; the errno that ended it, 0 when all was converted. `bytes` NULL: what iconv
 * itself holds back. */
static int convert(struct decoder *decoder, char **bytes, size_t *left, struct strbuf *out)
{
	int error = 0;
	char *to;
	size_t room;

	strbuf_reserve(out, DECODE_BLOCK);
	to = out->data + out->len;
	room = DECODE_BLOCK;
	if (iconv(decoder->iconv, bytes, left, &to, &room) == (size_t)-1)
		error = errno;
	out->len += DECODE_BLOCK - room;
	out->data[out->len] = '\0';
	return error;
}

bool decoder_add(struct decoder *decoder, struct str bytes, bool is_final, struct strbuf *out,
    uint64_t *bad_offset)
{
	struct strbuf *text = decoder->composes ? &decoder->marks : out;
	struct strbuf *waiting = &decoder->waiting;
	char *from;
	size_t left;
	int error = 0;

	strbuf_add(waiting, bytes);
	from = waiting->data;
	left = waiting->len;
	while (left > 0 && (error = convert(decoder, &from, &left, text)) == E2BIG)
		;
	if ((intptr_t)decoder->iconv == -1)
		error = EILSEQ;
	if (is_final && error == 0)
		convert(decoder, NULL, NULL, text);
	decoder->offset += waiting->len - left;
	*bad_offset = decoder->offset;
	bytes = str_slice(strbuf_str(waiting), waiting->len - left, waiting->len);
	if (decoder->composes)
		add_composed(decoder, is_final || error == EILSEQ, out);
	if (error == EILSEQ || (is_final && left > 0))
		return false;
	/* What is left is a part of one character. */
	for (size_t i = 0; i < bytes.len; i++)
		waiting->data[i] = bytes.data[i];
	waiting->len = bytes.len;
	return true;
}

bool decode_add(struct strbuf *out, const struct encoding *encoding, struct str bytes)
{
	struct decoder *decoder = decoder_new(encoding);
	uint64_t bad_offset;
	bool is_good = decoder_add(decoder, bytes, true, out, &bad_offset);

	decoder_free(decoder);
	return is_good;
}
