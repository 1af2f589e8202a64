/* SPDX-License-Identifier: MIT */
#include "base/text_words.h"

#include "base/strbuf.h"
#include "base/text_fold.h"
#include "base/utf8.h"
#include "tap.h"

/* The words of a folded text, with "|" between them. */
static bool words_are(struct str text, struct str expected)
{
	struct strbuf folded = STRBUF_INIT, words = STRBUF_INIT;
	struct str rest, word;
	bool is_same;

	text_add_fold(&folded, text);
	rest = strbuf_str(&folded);
	while (text_next_word(&rest, &word)) {
		if (words.len)
			strbuf_add_char(&words, '|');
		strbuf_add(&words, word);
	}
	is_same = str_eq(strbuf_str(&words), expected) && !rest.len;
	strbuf_release(&folded);
	strbuf_release(&words);
	return is_same;
}

int main(void)
{
	struct strbuf text = STRBUF_INIT;
	struct str rest, word;

	ok(words_are(STR("Đà Nẵng: dân số (2024–2025)"), STR("da|nang|dan|so|2024|2025")),
	    "cuts at blanks and punctuation of any script");
	ok(words_are(STR("“Hộ nghèo”…, IPv6/4G"), STR("ho|ngheo|ipv6|4g")),
	    "letters and digits stay together");
	ok(words_are(STR("東京 ที่ 데이터"), STR("東京|ที่|데이터")),
	    "marks of other scripts belong to words");
	ok(words_are(STR(" — … ,"), STR("")) && words_are(STR(""), STR("")),
	    "a text without letters has no word");
	ok(words_are(STR("a\xff\xfe"
			 "b"),
	       STR("a|b")),
	    "ill-formed text ends a word");
	for (int i = 0; i < 100; i++)
		strbuf_add_cstr(&text, "ạ");
	strbuf_add_cstr(&text, " b");
	rest = strbuf_str(&text);
	ok(text_next_word(&rest, &word) && utf8_length(word) == TEXT_WORD_MAX,
	    "a long word is cut");
	ok(text_next_word(&rest, &word) && str_eq(word, STR("b")), "and what follows is another");
	ok(!text_next_word(&rest, &word) && !rest.len, "then there is none");
	strbuf_release(&text);
	return tap_end();
}
