/* SPDX-License-Identifier: MIT */
#include "base/text_fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/strbuf.h"
#include "tap.h"

static struct arena *arena;

static void knows_nfc(void)
{
	ok(text_is_nfc(STR("")) && text_is_nfc(STR("abc")), "ASCII is NFC");
	ok(text_is_nfc(STR("Thành phố Cần Thơ: 5 ₫ “tốt” – 数据")), "Vietnamese in NFC");
	ok(!text_is_nfc(STR("Ca\u0302\u0300n Tho\u031b")), "Vietnamese in NFD is not NFC");
	ok(!text_is_nfc(STR("C\u00e2\u0300n")), "half-composed letters are not NFC");
	ok(!text_is_nfc(STR("\u212b")), "the Angstrom sign is not NFC");
	ok(!text_is_nfc(STR("abc\u0344")), "a last character that is not NFC is seen");
	ok(text_is_nfc(STR("x\u0323\u0301")), "marks without a composed letter are NFC in order");
	ok(!text_is_nfc(STR("a\xff")), "ill-formed text is not NFC");
}

static void makes_nfc(void)
{
	struct str text = STR("Cần Thơ");

	is_str(text_nfc(arena, STR("Ca\u0302\u0300n Tho\u031b")), text, "NFD becomes NFC");
	is_str(text_nfc(arena, STR("Ca\u0300\u0302n")), STR("C\u00e0\u0302n"),
	    "the order of marks counts");
	is_str(text_nfc(arena, STR("e\u0302\u0323")), STR("ệ"),
	    "marks of two places are put in order");
	ok(text_nfc(arena, text).data == text.data, "NFC is not copied");
	is_str(
	    text_nfc(arena, STR("a\xff\u0301")), STR("a\ufffd\u0301"), "ill-formed text is mended");
	is_str(text_nfc(arena, STR("\u1112\u1161\u11ab")), STR("한"), "Hangul is composed");
}

/* The lower-case vowels with all their tones, in the order of the alphabet. */
static const struct {
	const char *letter;
	char plain;
} vietnamese[] = {
	{ "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ", 'a' },
	{ "A À Ả Ã Á Ạ Ă Ằ Ẳ Ẵ Ắ Ặ Â Ầ Ẩ Ẫ Ấ Ậ", 'a' },
	{ "e è ẻ ẽ é ẹ ê ề ể ễ ế ệ", 'e' },
	{ "E È Ẻ Ẽ É Ẹ Ê Ề Ể Ễ Ế Ệ", 'e' },
	{ "i ì ỉ ĩ í ị I Ì Ỉ Ĩ Í Ị", 'i' },
	{ "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ", 'o' },
	{ "O Ò Ỏ Õ Ó Ọ Ô Ồ Ổ Ỗ Ố Ộ Ơ Ờ Ở Ỡ Ớ Ợ", 'o' },
	{ "u ù ủ ũ ú ụ ư ừ ử ữ ứ ự U Ù Ủ Ũ Ú Ụ Ư Ừ Ử Ữ Ứ Ự", 'u' },
	{ "y ỳ ỷ ỹ ý ỵ Y Ỳ Ỷ Ỹ Ý Ỵ", 'y' },
	{ "đ Đ ð Ð ɖ Ɖ", 'd' },
};

/* The same in NFD. */
static struct str decomposed(const char *text)
{
	utf8proc_uint8_t *nfd = utf8proc_NFD((const utf8proc_uint8_t *)text);
	struct str copy = arena_str(arena, str_of((const char *)nfd));

	free(nfd);
	return copy;
}

static void folds_every_vietnamese_letter(void)
{
	for (size_t i = 0; i < sizeof(vietnamese) / sizeof(*vietnamese); i++) {
		struct str texts[] = { str_of(vietnamese[i].letter),
			decomposed(vietnamese[i].letter) };

		for (size_t j = 0; j < 2; j++) {
			struct str rest = text_fold(arena, texts[j]), letter;
			size_t wrong = 0, count = 0;

			for (; str_split(&rest, ' ', &letter); count++)
				wrong += letter.len != 1 || letter.data[0] != vietnamese[i].plain;
			ok(!wrong && count >= 6,
			    j ? "all tones fold in NFD" : "all tones fold in NFC");
		}
	}
}

static void folds(void)
{
	is_str(
	    text_fold(arena, STR("THÀNH PHỐ Hồ Chí Minh")), STR("thanh pho ho chi minh"), "a name");
	is_str(text_fold(arena, STR("HTTP")), STR("http"), "ASCII");
	is_str(text_fold(arena, STR("Straße ﬁn Ⅳ １２")), STR("strasse fin iv 12"),
	    "compatibility forms");
	is_str(text_fold(arena, STR("Ca\u00adn\u200b")), STR("can"),
	    "ignorable characters are dropped");
	is_str(text_fold(arena, STR("Москва й")), STR("москва и"), "Cyrillic");
	is_str(text_fold(arena, STR("ที่ กี")), STR("ที่ กี"), "vowel signs of other scripts stay");
	is_str(text_fold(arena, STR("한")), STR("한"), "Hangul stays composed");
	is_str(text_fold(arena, STR("")), STR(""), "the empty text");
	is_str(text_fold(arena, STR("A\xff")), STR("a\ufffd"), "ill-formed text is mended");
}

static void folds_once_and_for_all(void)
{
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT, nfc = STRBUF_INIT;
	size_t wrong = 0, not_nfc = 0;

	for (uint32_t code_point = 1; code_point <= 0x10ffff; code_point++) {
		char bytes[UTF8_BYTES_MAX];
		struct str text = { bytes, utf8_encode(code_point, bytes) };

		strbuf_clear(&once);
		strbuf_clear(&twice);
		strbuf_clear(&nfc);
		text_add_fold(&once, text);
		text_add_fold(&twice, strbuf_str(&once));
		wrong += !str_eq(strbuf_str(&once), strbuf_str(&twice));
		text_add_nfc(&nfc, text);
		not_nfc += !text_is_nfc(strbuf_str(&nfc)) || !text_is_nfc(strbuf_str(&once));
		if (wrong == 1 || not_nfc == 1)
			printf("# U+%04X\n", (unsigned)code_point);
	}
	is_number(wrong, 0, "folding any character twice changes nothing more");
	is_number(not_nfc, 0, "NFC and folded text are in NFC");
	strbuf_release(&once);
	strbuf_release(&twice);
	strbuf_release(&nfc);
}

/* Texts of more than a piece, cut in the midst of marks or not. */
static void normalizes_long_texts(void)
{
	struct strbuf nfd = STRBUF_INIT, nfc = STRBUF_INIT, marks = STRBUF_INIT;

	for (int i = 0; i < 1000; i++) {
		strbuf_add_cstr(&nfd, i % 7 ? "Tho\u031b\u0301" : " x");
		strbuf_add_cstr(&nfc, i % 7 ? "Thớ" : " x");
	}
	is_str(text_nfc(arena, strbuf_str(&nfd)), strbuf_str(&nfc), "a long text in NFD");
	for (int i = 0; i < 500000; i++)
		strbuf_add_cstr(&marks, i % 2 ? "\u0301" : "\u0323");
	ok(text_nfc(arena, strbuf_str(&marks)).len == marks.len, "a megabyte of marks ends soon");
	ok(text_fold(arena, strbuf_str(&marks)).len == 0, "and folds to nothing");
	strbuf_release(&nfd);
	strbuf_release(&nfc);
	strbuf_release(&marks);
}

static void makes_slugs(void)
{
	struct strbuf name = STRBUF_INIT;
	struct str slug;

	is_str(text_slug(arena, STR("Quận Ninh Kiều – Cần Thơ (2024)")),
	    STR("quan-ninh-kieu-can-tho-2024"), "words joined by dashes");
	is_str(text_slug(arena, STR("--- a -- b ---")), STR("a-b"), "no dash first, last or twice");
	is_str(text_slug(arena, STR("../../etc/passwd")), STR("etc-passwd"), "no path");
	is_str(text_slug(arena, STR("Đà Nẵng")), STR("da-nang"), "đ is d");
	slug = text_slug(arena, STR("数据"));
	ok(slug.len == 17 && slug.data[0] == 'x', "other scripts have x and a hash");
	ok(!str_eq(slug, text_slug(arena, STR("数"))), "which tells two texts apart");
	ok(text_slug(arena, STR("")).len == 17, "even the empty text has a slug");
	for (int i = 0; i < 63; i++)
		strbuf_add_char(&name, 'a');
	strbuf_add_cstr(&name, " bc");
	is_number(text_slug(arena, strbuf_str(&name)).len, 63, "no dash where a slug is cut");
	strbuf_add_cstr(&name, "\xff");
	is_number(text_slug(arena, str_from(strbuf_str(&name), 1)).len, 64, "at most 64");
	strbuf_release(&name);
}

int main(void)
{
	arena = arena_new();
	knows_nfc();
	makes_nfc();
	folds_every_vietnamese_letter();
	folds();
	folds_once_and_for_all();
	normalizes_long_texts();
	makes_slugs();
	arena_free(arena);
	return tap_end();
}
