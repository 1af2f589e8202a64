/* SPDX-License-Identifier: MIT */
#include "check/personal_data_words.h"

#include <string.h>

#include "base/text_fold.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { TEXT_CHARACTERS = 4000, NAME_CHARACTERS = 80, RUN_TOGETHER_MIN = 6 };

struct phrase {
	const char *words;
	unsigned contexts;
};

/* Folded, one blank between words. */
static const struct phrase phrases[] = {
	{ "cccd", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "cmnd", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "cmt", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "cmtnd", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "can cuoc", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "chung minh", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "so dinh danh", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "dinh danh ca nhan", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "citizen id", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "identity card", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "id card", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "national id", CONTEXT_CITIZEN | CONTEXT_PERSON },
	{ "mst", CONTEXT_TAX },
	{ "ma so thue", CONTEXT_TAX },
	{ "tax code", CONTEXT_TAX },
	{ "tax id", CONTEXT_TAX },
	{ "dien thoai", CONTEXT_PHONE },
	{ "sdt", CONTEXT_PHONE },
	{ "so dt", CONTEXT_PHONE },
	{ "dtdd", CONTEXT_PHONE },
	{ "di dong", CONTEXT_PHONE },
	{ "zalo", CONTEXT_PHONE },
	{ "phone", CONTEXT_PHONE },
	{ "telephone", CONTEXT_PHONE },
	{ "mobile", CONTEXT_PHONE },
	{ "tel", CONTEXT_PHONE },
	{ "lien he", CONTEXT_PHONE | CONTEXT_EMAIL },
	{ "lien lac", CONTEXT_PHONE | CONTEXT_EMAIL },
	{ "contact", CONTEXT_PHONE | CONTEXT_EMAIL },
	{ "email", CONTEXT_EMAIL },
	{ "e mail", CONTEXT_EMAIL },
	{ "mail", CONTEXT_EMAIL },
	{ "thu dien tu", CONTEXT_EMAIL },
	{ "ho ten", CONTEXT_NAME | CONTEXT_PERSON },
	{ "hoten", CONTEXT_NAME | CONTEXT_PERSON },
	{ "ho va ten", CONTEXT_NAME | CONTEXT_PERSON },
	{ "full name", CONTEXT_NAME | CONTEXT_PERSON },
	{ "fullname", CONTEXT_NAME | CONTEXT_PERSON },
	{ "ten chu ho", CONTEXT_NAME | CONTEXT_PERSON },
	{ "ten nguoi", CONTEXT_NAME | CONTEXT_PERSON },
	{ "ten hoc sinh", CONTEXT_NAME | CONTEXT_PERSON },
	{ "ten benh nhan", CONTEXT_NAME | CONTEXT_PERSON },
	{ "ngay sinh", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "nam sinh", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "ngay thang nam sinh", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "sinh ngay", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "date of birth", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "birth date", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "birthday", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "dob", CONTEXT_BIRTH | CONTEXT_PERSON },
	{ "ca nhan", CONTEXT_PERSON },
	{ "cong dan", CONTEXT_PERSON },
	{ "chu ho", CONTEXT_PERSON },
	{ "ho kinh doanh", CONTEXT_PERSON },
	{ "nguoi nop thue", CONTEXT_PERSON },
};

/* The commonest; they cover nearly everybody of the Kinh. */
static const char *const family_names[] = { "nguyen", "tran", "le", "pham", "hoang", "huynh",
	"phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "dinh", "trinh",
	"truong", "doan", "lam", "mai", "dao", "cao", "ta", "luong", "chau", "to", "quach", "thai",
	"ha", "trieu", "nong", "luu", "phung", "ton", "vuong", "kieu", "chu", "tang" };

static bool is_letter(char c)
{
	return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

/*
 * Folds what is behind `from` in the buffer into words between blanks, with a blank first and last;
 * letters and digits are apart.
 */
static void split_into_words(struct strbuf *buf, struct str text)
{
	struct strbuf folded = STRBUF_INIT;
	char before = ' ';

	text_add_fold(&folded, text);
	strbuf_clear(buf);
	strbuf_add_char(buf, ' ');
	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.data[i];
		bool breaks = !is_letter(c) && !ascii_is_digit(c);

		if (before != ' ' && (breaks || is_letter(before) != is_letter(c)))
			strbuf_add_char(buf, ' ');
		if (!breaks)
			strbuf_add_char(buf, c);
		before = breaks ? ' ' : c;
	}
	if (before != ' ')
		strbuf_add_char(buf, ' ');
	strbuf_release(&folded);
}

/* " phrase " in " words " */
static bool has_phrase(struct str words, struct str phrase)
{
	const char *at = words.data, *end = words.data + words.len;

	while ((at = memmem(at, (size_t)(end - at), phrase.data, phrase.len))) {
		if (at > words.data && at[-1] == ' ' && at + phrase.len < end &&
		    at[phrase.len] == ' ')
			return true;
		at++;
	}
	return false;
}

static unsigned find_phrases(struct str words)
{
	unsigned contexts = 0;

	for (size_t i = 0; i < COUNT(phrases); i++) {
		if (has_phrase(words, str_of(phrases[i].words)))
			contexts |= phrases[i].contexts;
	}
	return contexts;
}

unsigned personal_words_in_text(struct str text, struct strbuf *scratch)
{
	split_into_words(scratch, utf8_cut(text, TEXT_CHARACTERS));
	return find_phrases(strbuf_str(scratch));
}

static void drop_blanks(struct strbuf *buf)
{
	size_t len = 0;

	for (size_t i = 0; i < buf->len; i++) {
		if (buf->data[i] != ' ')
			buf->data[len++] = buf->data[i];
	}
	buf->len = len;
}

/* Long phrases are found inside of a name without blanks; short ones would be found in anything. */
static unsigned find_run_together(struct str name)
{
	unsigned contexts = 0;
	struct strbuf phrase = STRBUF_INIT;

	for (size_t i = 0; i < COUNT(phrases); i++) {
		strbuf_clear(&phrase);
		strbuf_add_cstr(&phrase, phrases[i].words);
		if (!memchr(phrase.data, ' ', phrase.len))
			continue;
		drop_blanks(&phrase);
		if (phrase.len >= RUN_TOGETHER_MIN && str_contains(name, strbuf_str(&phrase)))
			contexts |= phrases[i].contexts;
	}
	strbuf_release(&phrase);
	return contexts;
}

unsigned personal_words_in_name(struct str name, struct strbuf *scratch)
{
	struct strbuf apart = STRBUF_INIT;
	unsigned contexts;

	name = utf8_cut(name, TEXT_CHARACTERS);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (i > 0 && c >= 'A' && c <= 'Z' && name.data[i - 1] >= 'a' &&
		    name.data[i - 1] <= 'z')
			strbuf_add_char(&apart, ' ');
		strbuf_add_char(&apart, c);
	}
	contexts = personal_words_in_text(strbuf_str(&apart), scratch);
	/* One word only: of more, the end of one and the start of the next would make a phrase. */
	split_into_words(scratch, name);
	drop_blanks(scratch);
	if (!memchr(name.data, ' ', name.len))
		contexts |= find_run_together(strbuf_str(scratch));
	strbuf_release(&apart);
	return contexts;
}

bool personal_name_is_likely(struct str text, struct strbuf *scratch)
{
	struct str words, first;

	text = str_trim(text);
	if (!text.len || ascii_is_digit(text.data[0]) || text.len > NAME_CHARACTERS)
		return false;
	split_into_words(scratch, text);
	words = str_from(strbuf_str(scratch), 1);
	if (!str_split(&words, ' ', &first) || !words.len || ascii_is_digit(words.data[0]))
		return false;
	for (size_t i = 0; i < COUNT(family_names); i++) {
		if (str_eq(first, str_of(family_names[i])))
			return true;
	}
	return false;
}
