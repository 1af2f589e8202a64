/* SPDX-License-Identifier: MIT */
#include "read/keys.h"

#include "base/date.h"
#include "base/memory.h"
#include "base/period.h"
#include "base/text_fold.h"
#include "base/url.h"
#include "base/utf8.h"
#include "read/email.h"

#define WRONG(level, vi, en)                                             \
	{                                                                \
		"metadata.wrong-type", level,                            \
		    { "{name}: cần " vi ", nhưng gặp {found}.",          \
			    "{name}: expected " en ", found {found}." }, \
		{                                                        \
			NULL, NULL                                       \
		}                                                        \
	}

/* What was expected, in words, for each type. */
#define WRONG_TYPES(level)                                                                         \
	{                                                                                          \
		[KEY_TEXT] = WRONG(                                                                \
		    level, "một đoạn chữ, hoặc {vi: …, en: …}", "a text, or {vi: …, en: …}"),      \
		[KEY_TITLE] = WRONG(level, "một dòng chữ, hoặc {vi: …, en: …}",                    \
		    "one line of text, or {vi: …, en: …}"),                                        \
		[KEY_STRING] = WRONG(level, "một chuỗi chữ", "a string"),                          \
		[KEY_STRINGS] = WRONG(level, "một danh sách", "a list"),                           \
		[KEY_TEXTS] = WRONG(level, "một danh sách, hoặc {vi: […], en: […]}",               \
		    "a list, or {vi: […], en: […]}"),                                              \
		[KEY_DATE] = WRONG(level, "một ngày dạng 2026-07-31", "a day such as 2026-07-31"), \
		[KEY_PERIOD_START] = WRONG(level,                                                  \
		    "ngày, tháng hoặc năm (2026-07-31, 2026-07, 2026)",                            \
		    "a day, month or year (2026-07-31, 2026-07, 2026)"),                           \
		[KEY_PERIOD_END] = WRONG(level,                                                    \
		    "ngày, tháng hoặc năm (2026-07-31, 2026-07, 2026)",                            \
		    "a day, month or year (2026-07-31, 2026-07, 2026)"),                           \
		[KEY_WHEN] = WRONG(level, "ngày, tháng hoặc năm (2026-07-31, 2026-07, 2026)",      \
		    "a day, month or year (2026-07-31, 2026-07, 2026)"),                           \
		[KEY_BOOL] = WRONG(level, "true hoặc false", "true or false"),                     \
		[KEY_NUMBER] = WRONG(level, "một số nguyên không âm, chỉ gồm chữ số",              \
		    "a whole number, digits only"),                                                \
		[KEY_CHARACTER] = WRONG(level, "đúng một ký tự ASCII", "one ASCII character"),     \
		[KEY_ID] = WRONG(level, "một mã gồm a–z, 0–9 và dấu gạch nối, tối đa 64 ký tự",    \
		    "an id of a-z, 0-9 and dashes, at most 64 characters"),                        \
		[KEY_IDS] = WRONG(level, "một danh sách mã", "a list of ids"),                     \
		[KEY_URL] = WRONG(level, "một địa chỉ web đầy đủ (https://…)",                     \
		    "a complete web address (https://…)"),                                         \
		[KEY_EMAIL] = WRONG(level, "một địa chỉ thư điện tử", "an e-mail address"),        \
		[KEY_LANGUAGE] = WRONG(                                                            \
		    level, "mã ngôn ngữ như vi, en", "a language tag such as vi, en"),             \
		[KEY_LANGUAGES] = WRONG(                                                           \
		    level, "một danh sách mã ngôn ngữ", "a list of language tags"),                \
		[KEY_MAP] = WRONG(level, "các cặp “khóa: giá trị”", "a mapping (key: value)"),     \
		[KEY_LIST] = WRONG(level, "một danh sách, mỗi mục bắt đầu bằng “- ”",              \
		    "a list, each item behind \"- \""),                                            \
	}

static const struct diag_kind wrong_type[][KEY_TYPE_COUNT] = { WRONG_TYPES(DIAG_ERROR),
	WRONG_TYPES(DIAG_WARNING) };

static const struct diag_kind too_long = { "metadata.too-long", DIAG_ERROR,
	{ "{name} dài {found} ký tự, tối đa {expected}.",
	    "{name} has {found} characters, at most {expected} are allowed." },
	{ "Rút gọn, hoặc đổi giới hạn trong portal.yml.",
	    "Shorten it, or change the limit in portal.yml." } };

static const struct diag_kind control_character = { "metadata.control-character", DIAG_ERROR,
	{ "{name} có ký tự điều khiển {found}.", "{name} holds the control character {found}." },
	{ "Xóa ký tự đó.", "Remove it." } };

static const struct diag_kind hidden_character = { "metadata.hidden-character", DIAG_WARNING,
	{ "{name} có ký tự vô hình hoặc đổi chiều chữ U+{found}.",
	    "{name} holds the invisible or direction-changing character U+{found}." },
	{ "Xóa ký tự đó nếu không chủ ý.", "Remove it unless it is meant." } };

void key_report_type(struct key_reader *reader, enum key_type wanted, const struct node *node)
{
	struct str found = node->text;

	if (node->kind == NODE_SEQUENCE)
		found = STR("[ ]");
	else if (node->kind == NODE_MAPPING)
		found = STR("{ }");
	else
		found = arena_format(reader->arena, "“%.*s”", STR_ARG(utf8_cut(found, 100)));
	DIAG(reader->diags, &wrong_type[reader->is_lenient][wanted], node_at(node, reader->path),
	    .name = node->key, .found = found);
}

bool id_is_valid(struct str id)
{
	if (!id.len || id.len > 64 || id.data[0] == '-')
		return false;
	for (size_t i = 0; i < id.len; i++) {
		char c = id.data[i];

		if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '-')
			return false;
	}
	return true;
}

/* The shape of a BCP 47 tag: letters first, then subtags of letters and digits. */
bool language_tag_is_valid(struct str tag)
{
	struct str part;
	bool is_first = true;

	if (tag.len > 35)
		return false;
	while (str_split(&tag, '-', &part)) {
		if (part.len < (is_first ? 2U : 1U) || part.len > (is_first ? 3U : 8U))
			return false;
		for (size_t i = 0; i < part.len; i++) {
			if (!ascii_is_alpha(part.data[i]) &&
			    (is_first || !ascii_is_digit(part.data[i])))
				return false;
		}
		is_first = false;
	}
	return !is_first;
}

static struct str lower(struct arena *arena, struct str text)
{
	char *copy = arena_cstr(arena, text);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = ascii_lower(copy[i]);
	return (struct str){ copy, text.len };
}

/* No control characters but line ends and tabs (one-line texts: none); in NFC; not too long. */
static bool take_text(struct key_reader *reader, const struct node *node, bool is_line,
    uint64_t limit, struct str *result)
{
	struct str text = is_line ? node->text : str_trim(node->text), rest = text;
	uint32_t hidden;
	size_t length = 0;

	for (; rest.len; length++) {
		uint32_t c = utf8_next(&rest);

		if (code_point_is_control(c) &&
		    (is_line || (c != '\n' && c != '\t' && c != '\r'))) {
			DIAG(reader->diags, &control_character, node_at(node, reader->path),
			    .name = node->key,
			    .found = arena_format(reader->arena, "U+%04X", (unsigned)c));
			return false;
		}
	}
	if (length > limit) {
		DIAG(reader->diags, &too_long, node_at(node, reader->path), .name = node->key,
		    .found = diags_number(reader->diags, length),
		    .expected = diags_number(reader->diags, limit));
		return false;
	}
	if (text_find_hidden(text, NULL, &hidden))
		DIAG(reader->diags, &hidden_character, node_at(node, reader->path),
		    .name = node->key,
		    .found = arena_format(reader->arena, "%04X", (unsigned)hidden));
	*result = arena_str(reader->arena, text_nfc(reader->arena, text));
	return true;
}

static bool read_text(
    struct key_reader *reader, enum key_type type, const struct node *node, struct text *text)
{
	bool is_line = type == KEY_TITLE;
	uint64_t limit = is_line ? reader->limits->title_characters
				 : reader->limits->description_characters;
	struct text_entry *entry;

	if (node->kind == NODE_SCALAR) {
		struct str value;

		if (!take_text(reader, node, is_line, limit, &value))
			return false;
		entry = ARENA_ADD(reader->arena, text->entries, text->count);
		entry->language = reader->language;
		entry->value = value;
		return true;
	}
	if (node->kind != NODE_MAPPING) {
		key_report_type(reader, type, node);
		return false;
	}
	for (size_t i = 0; i < node->count; i++) {
		struct node item = node->items[i];
		struct str language = item.key, value;

		item.key = node->key;
		if (!language_tag_is_valid(language) || item.kind != NODE_SCALAR) {
			key_report_type(reader, type, node);
			return false;
		}
		if (node_is_null(&item))
			continue;
		if (!take_text(reader, &item, is_line, limit, &value))
			return false;
		entry = ARENA_ADD(reader->arena, text->entries, text->count);
		entry->language = lower(reader->arena, language);
		entry->value = value;
	}
	return true;
}

static bool read_day(struct str text, struct date *date)
{
	struct datetime datetime;

	if (date_parse(text, DATE_ISO, date))
		return true;
	if (!datetime_parse(text, DATE_ISO, &datetime))
		return false;
	*date = datetime.date;
	return true;
}

static bool read_period(struct str text, struct period *period)
{
	struct date day;

	if (period_parse(text, period))
		return true;
	if (!read_day(text, &day))
		return false;
	*period = period_around(day, PERIOD_DAY);
	return true;
}

static bool read_number(struct str text, uint64_t *number)
{
	uint64_t value = 0;

	if (!text.len || (text.len > 1 && text.data[0] == '0'))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.data[i]) || __builtin_mul_overflow(value, 10U, &value) ||
		    __builtin_add_overflow(value, (uint64_t)(text.data[i] - '0'), &value))
			return false;
	}
	*number = value;
	return true;
}

static bool read_bool(struct str text, bool *value)
{
	if (!str_eq_ignoring_case(text, STR("true")) && !str_eq_ignoring_case(text, STR("false")))
		return false;
	*value = str_eq_ignoring_case(text, STR("true"));
	return true;
}

static bool read_character(struct str text, char *value)
{
	if (str_eq(text, STR("\\t")) || str_eq(text, STR("tab")))
		text = STR("\t");
	if (text.len != 1 || (unsigned char)text.data[0] >= 0x80)
		return false;
	*value = text.data[0];
	return true;
}

/* The types whose value decides alone, without a message of its own. */
static bool read_scalar(struct key_reader *reader, enum key_type type, struct str text, void *value)
{
	struct period period;
	bool is_fine = false;

	switch (type) {
	case KEY_DATE:
		return read_day(text, value);
	case KEY_PERIOD_START:
	case KEY_PERIOD_END:
		if (!read_period(text, &period))
			return false;
		*(struct date *)value = type == KEY_PERIOD_END ? period_last(period) : period.first;
		return true;
	case KEY_BOOL:
		return read_bool(text, value);
	case KEY_NUMBER:
		return read_number(text, value);
	case KEY_CHARACTER:
		return read_character(text, value);
	case KEY_WHEN:
		is_fine = read_period(text, &period);
		break;
	case KEY_ID:
		is_fine = id_is_valid(text);
		break;
	case KEY_URL:
		is_fine = url_kind_of(text) == URL_WEB || url_kind_of(text) == URL_MAIL;
		break;
	case KEY_EMAIL:
		is_fine = email_is_valid(text);
		break;
	case KEY_LANGUAGE:
		is_fine = language_tag_is_valid(text);
		text = lower(reader->arena, text);
		break;
	default:
		break;
	}
	if (is_fine)
		*(struct str *)value = arena_str(reader->arena, text);
	return is_fine;
}

bool key_read_value(
    struct key_reader *reader, enum key_type type, const struct node *node, void *value)
{
	if (type == KEY_TEXT || type == KEY_TITLE)
		return read_text(reader, type, node, value);
	if (node->kind == NODE_SCALAR && type == KEY_STRING)
		return take_text(reader, node, true, reader->limits->description_characters, value);
	if (node->kind == NODE_SCALAR && read_scalar(reader, type, node->text, value))
		return true;
	key_report_type(reader, type, node);
	return false;
}

void key_read_list(struct key_reader *reader, enum key_type type, const struct node *node,
    void **items, size_t *count)
{
	size_t size = type == KEY_TEXT ? sizeof(struct text) : sizeof(struct str);
	const struct node *values = node->kind == NODE_SEQUENCE ? node->items : node;
	size_t value_count = node->kind == NODE_SEQUENCE ? node->count : 1;
	char *place;

	if (node->kind == NODE_MAPPING) {
		key_report_type(reader, KEY_STRINGS, node);
		return;
	}
	place = arena_alloc(reader->arena, size_mul(value_count, size));
	*items = place;
	for (size_t i = 0; i < value_count; i++) {
		struct node value = values[i];

		/* An item has no key of its own to be named by. */
		value.key = node->key;
		if (!node_is_null(&value) && key_read_value(reader, type, &value, place)) {
			place += size;
			++*count;
		}
	}
}
