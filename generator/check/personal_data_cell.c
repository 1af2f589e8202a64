/* SPDX-License-Identifier: MIT */
#include "check/personal_data_cell.h"

#include <string.h>

#include "base/utf8.h"
#include "check/personal_data_email.h"
#include "check/personal_data_groups.h"
#include "check/personal_data_words.h"

#define BIT(kind) (1u << (kind))

/* On either side of a number; no more bytes, and for no more numbers in one cell: a cell may be
 * long.
 */
enum { CONTEXT_WORDS = 5, CONTEXT_BYTES = 160, CONTEXTS_MAX = 64 };

enum byte_class { BYTE_OTHER = 0, BYTE_DIGIT = 1, BYTE_AT = 2, BYTE_EXOTIC = 4 };

/* Bytes that may begin a digit, a blank or a dash of other forms: C2, E2, E3, EF, F0. */
static const unsigned char byte_classes[256] = {
	['0'] = BYTE_DIGIT,
	['1'] = BYTE_DIGIT,
	['2'] = BYTE_DIGIT,
	['3'] = BYTE_DIGIT,
	['4'] = BYTE_DIGIT,
	['5'] = BYTE_DIGIT,
	['6'] = BYTE_DIGIT,
	['7'] = BYTE_DIGIT,
	['8'] = BYTE_DIGIT,
	['9'] = BYTE_DIGIT,
	['@'] = BYTE_AT,
	[0xc2] = BYTE_EXOTIC,
	[0xe2] = BYTE_EXOTIC,
	[0xe3] = BYTE_EXOTIC,
	[0xef] = BYTE_EXOTIC,
	[0xf0] = BYTE_EXOTIC,
};

void personal_scan_init(struct personal_scan *scan, struct date today)
{
	scan->today = today;
	scan->kinds = 0;
}

void personal_scan_release(struct personal_scan *scan)
{
	strbuf_release(&scan->plain);
	strbuf_release(&scan->words);
}

/* How many digits; the classes that were seen. */
static size_t count_digits(struct str text, unsigned *seen)
{
	size_t digits = 0;
	unsigned classes = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned class = byte_classes[(unsigned char)text.data[i]];

		digits += class & BYTE_DIGIT;
		classes |= class;
	}
	*seen = classes;
	return digits;
}

/* What compatibility decomposition would do, for the characters that matter here. */
static void add_plain(struct strbuf *plain, uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e) /* full-width ASCII */
		strbuf_add_char(plain, (char)(c - 0xff01 + '!'));
	else if (c >= 0x1d7ce && c <= 0x1d7ff) /* mathematical digits */
		strbuf_add_char(plain, (char)('0' + (c - 0x1d7ce) % 10));
	else if (c == 0xa0 || c == 0x202f || c == 0x3000 || (c >= 0x2000 && c <= 0x200a))
		strbuf_add_char(plain, ' ');
	else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63)
		strbuf_add_char(plain, '-');
	else if (!code_point_is_invisible(c) && !code_point_is_bidi_control(c))
		utf8_add(plain, c);
}

static struct str make_plain(struct personal_scan *scan, struct str text)
{
	strbuf_clear(&scan->plain);
	while (text.len)
		add_plain(&scan->plain, utf8_next(&text));
	return strbuf_str(&scan->plain);
}

/* Up to five words before (after) a place. */
static struct str words_before(struct str text, size_t at)
{
	size_t from = at, words = 0;

	while (from > 0 && at - from < CONTEXT_BYTES) {
		from--;
		if (ascii_is_space(text.data[from]) && from + 1 < at &&
		    !ascii_is_space(text.data[from + 1]) && ++words > CONTEXT_WORDS)
			break;
	}
	return str_slice(text, from, at);
}

static struct str words_after(struct str text, size_t at)
{
	size_t to = at, words = 0;

	for (; to < text.len && to - at < CONTEXT_BYTES; to++) {
		if (ascii_is_space(text.data[to]) && to > at &&
		    !ascii_is_space(text.data[to - 1]) && ++words > CONTEXT_WORDS)
			break;
	}
	return str_slice(text, at, to);
}

static unsigned contexts_around(struct personal_scan *scan, struct str text, size_t from, size_t to)
{
	unsigned contexts = 0;

	if (scan->contexts_looked_at++ >= CONTEXTS_MAX)
		return 0;
	if (from > 0)
		contexts = personal_words_in_text(words_before(text, from), &scan->words);
	if (to < text.len)
		contexts |= personal_words_in_text(words_after(text, to), &scan->words);
	return contexts;
}

static unsigned context_of(enum personal_kind kind)
{
	static const unsigned contexts[PERSONAL_KIND_COUNT] = {
		[PERSONAL_CITIZEN_ID] = CONTEXT_CITIZEN,
		[PERSONAL_CITIZEN_ID_SHORT] = CONTEXT_CITIZEN,
		[PERSONAL_IDENTITY_CARD] = CONTEXT_CITIZEN,
		[PERSONAL_TAX_CODE] = CONTEXT_TAX,
		[PERSONAL_PHONE] = CONTEXT_PHONE,
		[PERSONAL_PHONE_SHORT] = CONTEXT_PHONE,
		[PERSONAL_LANDLINE] = CONTEXT_PHONE,
		[PERSONAL_EMAIL] = CONTEXT_EMAIL,
		[PERSONAL_OFFICE_EMAIL] = CONTEXT_EMAIL,
	};

	return contexts[kind];
}

static void keep_match(
    struct personal_scan *scan, enum personal_kind kind, struct str text, unsigned contexts)
{
	struct personal_match *match = &scan->matches[kind];

	if (!(scan->kinds & BIT(kind))) {
		scan->kinds |= BIT(kind);
		*match = (struct personal_match){ .text = text };
		if (kind != PERSONAL_EMAIL && kind != PERSONAL_OFFICE_EMAIL) {
			memcpy(scan->digits[kind], text.data, text.len);
			match->text.data = scan->digits[kind];
		}
	}
	match->has_context |= (contexts & context_of(kind)) != 0;
}

static const unsigned whole_only = BIT(PERSONAL_CITIZEN_ID_SHORT) | BIT(PERSONAL_IDENTITY_CARD) |
				   BIT(PERSONAL_PHONE_SHORT);

/* The kinds that the groups up to `last`, as one number, may be. */
static unsigned kinds_of(struct personal_scan *scan, struct str text, const struct groups *groups,
    size_t last, struct str digits)
{
	unsigned kinds;

	if (groups_are_branch(text, groups, last))
		return tax_code_is_valid(str_slice(digits, 0, 10)) ? BIT(PERSONAL_TAX_CODE) : 0;
	kinds = personal_number_kinds(digits, scan->today);
	if (!groups->is_whole || last + 1 < groups->count)
		kinds &= ~whole_only;
	if (groups_are_dotted(text, groups, last))
		kinds &= BIT(PERSONAL_IDENTITY_CARD);
	return kinds;
}

/* One number of the groups up to `last`; false when they are none. */
static bool take_number(
    struct personal_scan *scan, struct str text, const struct groups *groups, size_t last)
{
	char digits[PERSONAL_DIGITS_MAX];
	size_t len = groups_join(text, groups, last, digits);
	size_t from = groups->items[0].from, to = groups->items[last].to;
	struct str number = { digits, len };
	unsigned kinds, contexts;
	bool is_glued;

	if (len < PERSONAL_DIGITS_MIN || !groups_end_well(text, groups, last))
		return false;
	kinds = kinds_of(scan, text, groups, last, number);
	if (!kinds)
		return false;
	contexts = contexts_around(scan, text, from, to);
	is_glued = from > 0 && (ascii_is_alpha(text.data[from - 1]) ||
				   (unsigned char)text.data[from - 1] >= 0x80);
	for (enum personal_kind kind = 0; kind < PERSONAL_EMAIL; kind++) {
		/* Glued to letters it is a code, unless these name it. */
		if (is_glued && !(contexts & context_of(kind)))
			continue;
		if (kinds & BIT(kind))
			keep_match(scan, kind, number, contexts);
	}
	return true;
}

static void find_numbers(struct personal_scan *scan, struct str text)
{
	size_t at = 0, end = 0;

	while (at < text.len) {
		struct groups groups;
		bool is_joined;
		size_t last;

		if (!ascii_is_digit(text.data[at])) {
			at++;
			continue;
		}
		is_joined = end > 0 && groups_next(text, end) == at;
		groups = groups_at(text, at, is_joined);
		if (groups_are_float(text, &groups))
			groups.count = 1;
		end = groups.items[0].to;
		last = groups_begin_well(text, &groups, !is_joined) ? groups.count : 0;
		while (last-- > 0) {
			if (take_number(scan, text, &groups, last)) {
				end = groups.items[last].to;
				break;
			}
		}
		at = end;
	}
}

/* A cell of nothing but digits, as columns of numbers have many. */
static void take_cell(struct personal_scan *scan, struct str digits)
{
	unsigned kinds = personal_number_kinds(digits, scan->today);

	for (enum personal_kind kind = 0; kinds; kind++, kinds >>= 1) {
		if (kinds & 1)
			keep_match(scan, kind, digits, 0);
	}
}

static void find_emails(struct personal_scan *scan, struct str text)
{
	size_t at = 0;

	while ((at += str_find(str_from(text, at), '@')) < text.len) {
		struct str address = email_around(text, at);
		size_t from;

		at++;
		if (!address.len)
			continue;
		from = (size_t)(address.data - text.data);
		keep_match(scan,
		    email_is_of_office(address) ? PERSONAL_OFFICE_EMAIL : PERSONAL_EMAIL, address,
		    contexts_around(scan, text, from, from + address.len));
		at = from + address.len;
	}
}

bool personal_scan_cell(struct personal_scan *scan, struct str cell)
{
	unsigned seen;
	size_t digits;

	scan->kinds = 0;
	scan->contexts_looked_at = 0;
	if (cell.len < EMAIL_MIN)
		return false;
	if (cell.len < PERSONAL_DIGITS_MIN && !memchr(cell.data, '@', cell.len))
		return false;
	digits = count_digits(cell, &seen);
	if (digits < PERSONAL_DIGITS_MIN && !(seen & (BYTE_AT | BYTE_EXOTIC)))
		return false;
	if (seen & BYTE_EXOTIC) {
		cell = make_plain(scan, cell);
		digits = count_digits(cell, &seen);
	}
	if (digits == cell.len)
		take_cell(scan, cell);
	else if (digits >= PERSONAL_DIGITS_MIN)
		find_numbers(scan, cell);
	if (seen & BYTE_AT)
		find_emails(scan, cell);
	return scan->kinds != 0;
}

void personal_mask_add(struct strbuf *out, struct str text)
{
	size_t at = str_find(text, '@');
	size_t hidden = text.len >= 12 ? text.len - 6 : text.len - 5;

	if (at < text.len) {
		strbuf_add(out, str_slice(text, 0, at > 1));
		strbuf_add_cstr(out, "•••");
		strbuf_add(out, str_from(text, at));
		return;
	}
	strbuf_add(out, str_slice(text, 0, 3));
	for (size_t i = 0; i < hidden; i++)
		strbuf_add_cstr(out, "•");
	strbuf_add(out, str_from(text, 3 + hidden));
}

/* The mailbox's name of the first address from a place on; at the text's end when there is none. */
static struct str next_mailbox(struct str text, size_t from)
{
	struct str address;

	for (size_t at = from; (at += str_find(str_from(text, at), '@')) < text.len; at++) {
		address = email_around(text, at);
		if (address.len && address.data >= text.data + from)
			return str_slice(address, 0, str_find(address, '@'));
	}
	return str_from(text, text.len);
}

/* A cell is shown because something is wrong with it: a slip of the pen makes a number no safer. */
static bool has_digits_of_somebody(const struct personal_scan *scan, struct str cell)
{
	char digits[PERSONAL_DIGITS_MAX];
	size_t count = 0;

	for (size_t i = 0; i < cell.len; i++) {
		if (!ascii_is_digit(cell.data[i]))
			continue;
		if (count == sizeof(digits))
			return false;
		digits[count++] = cell.data[i];
	}
	return personal_number_kinds((struct str){ digits, count }, scan->today) != 0;
}

struct str personal_cell_shown(struct personal_scan *scan, struct str cell, struct strbuf *out)
{
	size_t count, index = 0;
	struct str mailbox;
	unsigned seen;
	bool is_hidden;

	if (!personal_scan_cell(scan, cell) && !has_digits_of_somebody(scan, cell))
		return cell;
	/* Digits of other forms are shown as the plain ones that they were found by. */
	count_digits(cell, &seen);
	if (seen & BYTE_EXOTIC)
		cell = strbuf_str(&scan->plain);
	count = count_digits(cell, &seen);
	mailbox = next_mailbox(cell, 0);
	strbuf_clear(out);
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.data + i == mailbox.data) {
			strbuf_add_cstr(out, "•••");
			i += mailbox.len;
			mailbox = next_mailbox(cell, i + 1);
			if (i >= cell.len)
				break;
		}
		is_hidden = ascii_is_digit(cell.data[i]) && index++ >= 3 && index + 1 < count;
		if (is_hidden)
			strbuf_add_cstr(out, "•");
		else
			strbuf_add_char(out, cell.data[i]);
	}
	return strbuf_str(out);
}
