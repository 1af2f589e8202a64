/* SPDX-License-Identifier: MIT */
#include "read/table_header.h"

#include "base/map.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"

static const struct diag_kind duplicate_header = {
	"table.duplicate-header",
	DIAG_ERROR,
	{ "Hai cột cùng tên “{name}”: cột {expected} và cột {found}.",
	    "Two columns are called “{name}”: number {expected} and number {found}." },
	{ "Đặt cho mỗi cột một tên riêng.", "Give each column a name of its own." },
};

static const struct diag_kind similar_header = {
	"table.similar-header",
	DIAG_WARNING,
	{ "Tên cột {expected} và cột {found} (“{name}”) chỉ khác nhau chữ hoa, chữ thường.",
	    "The names of columns {expected} and {found} (“{name}”) differ in case only." },
	{ "Nhiều chương trình, như cơ sở dữ liệu SQL, coi hai tên này là một.",
	    "Many programs, such as SQL databases, take them for one." },
};

static const struct diag_kind blank_header = {
	"table.blank-header",
	DIAG_ERROR,
	{ "Cột {found} không có tên.", "Column {found} has no name." },
	{ "Ghi tên cột vào dòng tiêu đề.", "Write the column's name into the header row." },
};

static const struct diag_kind unnamed_at_end = {
	"table.unnamed-columns-at-end",
	DIAG_WARNING,
	{ "Tiêu đề có {found} ô trống ở cuối, được bỏ qua.",
	    "The header ends in {found} empty cells, which were passed over." },
	{ "Xóa các cột trống ở cuối bảng.", "Remove the empty columns at the end of the table." },
};

static const struct diag_kind unnamed_last = {
	"table.unnamed-columns-at-end",
	DIAG_WARNING,
	{ "Ô cuối của tiêu đề trống, được bỏ qua.",
	    "The last cell of the header is empty and was passed over." },
	{ "Xóa cột trống ở cuối bảng.", "Remove the empty column at the end of the table." },
};

static const struct diag_kind invisible_character = {
	"table.invisible-character",
	DIAG_WARNING,
	{ "Tên cột “{name}” có ký tự không nhìn thấy {found}.",
	    "The column name “{name}” holds the invisible character {found}." },
	{ "Gõ lại tên cột.", "Type the column's name again." },
};

/* Finding a place walks over the record: only for the first findings, which are kept. */
enum { PLACES_MAX = 100 };

struct header_check {
	const struct row *header;
	struct diags *diags;
	size_t places;
};

static struct location place_of(struct header_check *check, size_t cell)
{
	if (check->places++ < PLACES_MAX)
		return row_locate(check->header, cell);
	return (struct location){ check->header->path, check->header->line, 1 };
}

static void report(struct header_check *check, size_t cell, const struct diag_kind *kind,
    size_t found, size_t expected)
{
	struct strbuf numbers = STRBUF_INIT;
	size_t cut;

	strbuf_add_format(&numbers, "%zu", found);
	cut = numbers.len;
	strbuf_add_format(&numbers, "%zu", expected);
	DIAG(check->diags, kind, place_of(check, cell), .name = check->header->cells[cell],
	    .found = str_slice(strbuf_str(&numbers), 0, cut),
	    .expected = str_from(strbuf_str(&numbers), cut));
	strbuf_release(&numbers);
}

static void check_hidden(struct header_check *check, size_t cell)
{
	struct str name = check->header->cells[cell];
	struct strbuf found = STRBUF_INIT;
	uint32_t code_point;

	if (!text_find_hidden(name, NULL, &code_point))
		return;
	strbuf_add_format(&found, "U+%04X", (unsigned)code_point);
	DIAG(check->diags, &invisible_character, place_of(check, cell), .name = name,
	    .found = strbuf_str(&found));
	strbuf_release(&found);
}

/* Blanks around a name do not make it another one. */
static void check_unique(struct header_check *check, size_t width)
{
	struct map names = MAP_INIT, folded_names = MAP_INIT;
	struct arena *arena = arena_new();

	for (size_t i = 0; i < width; i++) {
		struct str name = str_trim(check->header->cells[i]);
		struct map_entry *entry;
		char *folded;
		bool is_new;

		if (name.len == 0)
			continue;
		entry = map_put(&names, name, i, &is_new);
		if (!is_new) {
			report(check, i, &duplicate_header, i + 1, entry->value + 1);
			continue;
		}
		folded = arena_cstr(arena, name);
		for (size_t j = 0; j < name.len; j++)
			folded[j] = ascii_lower(folded[j]);
		entry = map_put(&folded_names, (struct str){ folded, name.len }, i, &is_new);
		if (!is_new)
			report(check, i, &similar_header, i + 1, entry->value + 1);
	}
	map_release(&names);
	map_release(&folded_names);
	arena_free(arena);
}

size_t table_header_check(const struct row *header, struct diags *diags)
{
	struct header_check check = { header, diags, 0 };
	size_t width = header->count;

	while (width > 0 && str_trim(header->cells[width - 1]).len == 0)
		width--;
	if (width < header->count)
		report(&check, width, header->count - width == 1 ? &unnamed_last : &unnamed_at_end,
		    header->count - width, 0);
	for (size_t i = 0; i < width; i++) {
		if (str_trim(header->cells[i]).len == 0)
			report(&check, i, &blank_header, i + 1, 0);
		check_hidden(&check, i);
	}
	check_unique(&check, width);
	return width;
}
