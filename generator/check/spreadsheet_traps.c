/* SPDX-License-Identifier: MIT */
#include "check/spreadsheet_traps.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "check/spreadsheet_traps_cell.h"

#define BIT(sign) (1u << (sign))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { LINES_KEPT = 3, CODE_LENGTH_MAX = 14 };

/* {found}: how many cells; {expected}: the first lines. */
#define MESSAGE(vi, en)                                                          \
	{                                                                        \
		"Cột “{name}” " vi "; số ô: {found}; dòng: {expected}.",         \
		    "Column “{name}” " en "; cells: {found}; lines: {expected}." \
	}

static const struct diag_kind leading_zeros = { "trap.leading-zeros", DIAG_WARNING,
	MESSAGE("có mã bị mất số 0 ở đầu", "has codes that lost leading zeros"),
	{ "Định dạng cột là văn bản trong bảng tính, điền lại các số 0 ở đầu.",
	    "Format the column as text in the spreadsheet and put the zeros back." } };

static const struct diag_kind thousands = { "trap.thousands-marks", DIAG_WARNING,
	MESSAGE("có số viết kèm dấu phân cách hàng nghìn", "has numbers with thousands marks"),
	{ "Bỏ dấu phân cách, hoặc khai báo groupChar trong lược đồ.",
	    "Write them without marks, or declare groupChar in the schema." } };

static const struct diag_kind mixed_marks = { "trap.mixed-number-marks", DIAG_WARNING,
	MESSAGE(
	    "viết số lẫn hai kiểu 1.234,5 và 1,234.5", "mixes numbers like 1.234,5 and 1,234.5"),
	{ "Viết mọi số theo một kiểu.", "Write all numbers in one way." } };

static const struct diag_kind mixed_dates = { "trap.mixed-date-orders", DIAG_WARNING,
	MESSAGE("lẫn ngày/tháng/năm và tháng/ngày/năm", "mixes day/month/year and month/day/year"),
	{ "Viết mọi ngày theo dạng 2024-07-20.", "Write all dates like 2024-07-20." } };

static const struct diag_kind error_cell = { "trap.spreadsheet-error", DIAG_WARNING,
	MESSAGE("có ô báo lỗi của bảng tính (#REF!, #N/A …)",
	    "has error cells of a spreadsheet (#REF!, #N/A …)"),
	{ "Sửa công thức ở bảng gốc, hoặc để ô trống rồi xuất lại.",
	    "Mend the formula in the spreadsheet, or leave the cell empty, and save again." } };

static const struct diag_kind scientific = { "trap.scientific-notation", DIAG_WARNING,
	MESSAGE("có mã bị đổi thành dạng 1.23E+11", "has codes that became numbers like 1.23E+11"),
	{ "Định dạng cột là văn bản trong bảng tính rồi nhập lại mã từ nguồn.",
	    "Format the column as text in the spreadsheet and enter the codes again from their "
	    "source." } };

static const struct diag_kind mojibake = { "trap.mojibake", DIAG_WARNING,
	MESSAGE("có chữ bị đọc sai bảng mã", "has text that was read in a wrong encoding"),
	{ "Mở lại tệp gốc với bảng mã UTF-8 rồi xuất lại.",
	    "Open the original file as UTF-8 and save it again." } };

static const struct diag_kind decomposed = { "trap.decomposed", DIAG_WARNING,
	MESSAGE(
	    "có chữ tách rời dấu (không phải NFC)", "has letters apart from their marks (not NFC)"),
	{ "Chuyển văn bản sang Unicode dựng sẵn (NFC).", "Convert the text to NFC." } };

static const struct diag_kind formula = { "trap.formula", DIAG_WARNING,
	MESSAGE(
	    "có ô bắt đầu như công thức (= + - @)", "has cells that begin like formulas (= + - @)"),
	{ "Bỏ ký tự đầu; nếu đúng là văn bản, khai báo type: string cho cột trong lược đồ.",
	    "Drop the first character; if it is meant, declare the column as type: string in the "
	    "schema." } };

static const struct diag_kind hidden = { "trap.hidden-character", DIAG_WARNING,
	MESSAGE("có ký tự ẩn hoặc đổi chiều chữ", "has invisible or bidirectional characters"),
	{ "Xóa các ký tự đó.", "Remove them." } };

/* Where one sign was seen in a column. */
struct sighting {
	uint64_t cells, lines[LINES_KEPT];
	struct location first;
	uint32_t code_point; /* hidden: the first */
};

/* Codes of one length: all digits. */
struct codes {
	struct sighting seen;
	bool has_leading_zero;
};

struct trap_column {
	struct str name;
	const struct field *field; /* as declared, or NULL */
	uint64_t cells;            /* that are not empty */
	struct sighting *seen[SIGN_COUNT];
	struct codes *codes; /* CODE_LENGTH_MAX + 1; NULL: none */
};

struct spreadsheet_traps {
	struct row_sink sink;
	const struct table_schema *schema;
	struct diags *diags;
	struct arena *arena; /* of one table */
	struct trap_column *columns;
	size_t column_count;
	struct str path;
};

/* These are never reported: finding their places would only cost time. */
static const unsigned only_counted = BIT(SIGN_DIGITS) | BIT(SIGN_NUMBER) | BIT(SIGN_FRACTION);

static void add_sighting(
    struct spreadsheet_traps *self, struct sighting *seen, const struct row *row, size_t index)
{
	if (seen->cells == 0) {
		seen->first = row_locate(row, index);
		seen->first.path = self->path;
		text_find_hidden(row->cells[index], NULL, &seen->code_point);
	}
	if (seen->cells < LINES_KEPT)
		seen->lines[seen->cells] = row->line;
	seen->cells++;
}

static void add_code(
    struct spreadsheet_traps *self, struct trap_column *column, const struct row *row, size_t index)
{
	struct str cell = row->cells[index];
	struct codes *codes;

	if (cell.len > CODE_LENGTH_MAX)
		return;
	if (!column->codes)
		column->codes = arena_alloc(
		    self->arena, (CODE_LENGTH_MAX + 1) * sizeof(*column->codes));
	codes = &column->codes[cell.len];
	add_sighting(self, &codes->seen, row, index);
	codes->has_leading_zero |= cell.len > 1 && cell.data[0] == '0';
}

static bool is_declared_missing(
    const struct spreadsheet_traps *self, const struct trap_column *column, struct str cell)
{
	return column->field && table_schema_is_missing(self->schema, column->field, cell);
}

static void add_cell(
    struct spreadsheet_traps *self, struct trap_column *column, const struct row *row, size_t index)
{
	unsigned signs = cell_signs(row->cells[index]);

	column->cells++;
	if (signs & BIT(SIGN_DIGITS))
		add_code(self, column, row, index);
	if ((signs & BIT(SIGN_ERROR)) && is_declared_missing(self, column, row->cells[index]))
		signs &= ~BIT(SIGN_ERROR);
	for (unsigned sign = 0, rest = signs; rest; sign++, rest >>= 1) {
		if (!(rest & 1))
			continue;
		if (!column->seen[sign])
			column->seen[sign] = arena_alloc(self->arena, sizeof(struct sighting));
		if (BIT(sign) & only_counted)
			column->seen[sign]->cells++;
		else
			add_sighting(self, column->seen[sign], row, index);
	}
}

static void begin(struct row_sink *sink, const struct row *header)
{
	struct spreadsheet_traps *self = (struct spreadsheet_traps *)sink;

	self->path = arena_str(self->arena, header->path);
	self->column_count = header->count;
	self->columns = arena_alloc(self->arena, size_mul(header->count, sizeof(*self->columns)));
	for (size_t i = 0; i < header->count; i++) {
		struct trap_column *column = &self->columns[i];
		size_t field = table_schema_find(self->schema, header->cells[i]);

		column->name = arena_str(self->arena, header->cells[i]);
		if (field < self->schema->field_count)
			column->field = &self->schema->fields[field];
	}
}

static void add_row(struct row_sink *sink, const struct row *row)
{
	struct spreadsheet_traps *self = (struct spreadsheet_traps *)sink;
	size_t count = row->count < self->column_count ? row->count : self->column_count;

	for (size_t i = 0; i < count; i++) {
		if (row->cells[i].len)
			add_cell(self, &self->columns[i], row, i);
	}
}

static uint64_t cells_with(const struct trap_column *column, enum cell_sign sign)
{
	return column->seen[sign] ? column->seen[sign]->cells : 0;
}

static void report(struct spreadsheet_traps *self, const struct trap_column *column,
    const struct diag_kind *kind, const struct sighting *seen)
{
	struct strbuf lines = STRBUF_INIT;

	for (size_t i = 0; i < LINES_KEPT && i < seen->cells; i++)
		strbuf_add_format(
		    &lines, "%s%llu", i ? ", " : "", (unsigned long long)seen->lines[i]);
	if (seen->cells > LINES_KEPT)
		strbuf_add_cstr(&lines, " …");
	if (kind == &hidden)
		strbuf_add_format(&lines, " (U+%04X)", seen->code_point);
	DIAG(self->diags, kind, seen->first, .name = column->name,
	    .found = diags_number(self->diags, seen->cells), .expected = strbuf_str(&lines));
	strbuf_release(&lines);
}

static bool has_type(const struct trap_column *column, enum field_type type)
{
	return column->field && column->field->is_declared && column->field->type == type;
}

/* Codes of a length that begin with 0, beside shorter ones of which none does. */
static const struct sighting *find_lost_zeros(const struct trap_column *column)
{
	if (!column->codes || cells_with(column, SIGN_DIGITS) < column->cells - column->cells / 20)
		return NULL;
	for (size_t length = CODE_LENGTH_MAX; length > 1; length--) {
		if (!column->codes[length].has_leading_zero)
			continue;
		for (size_t lost = 1; lost <= 2 && lost < length; lost++) {
			const struct codes *shorter = &column->codes[length - lost];

			if (shorter->seen.cells && !shorter->has_leading_zero)
				return &shorter->seen;
		}
	}
	return NULL;
}

static void decide_numbers(struct spreadsheet_traps *self, const struct trap_column *column)
{
	static const enum cell_sign grouped[] = { SIGN_GROUPED_DOT, SIGN_GROUPED_COMMA,
		SIGN_GROUPED_BLANK };
	uint64_t dots = cells_with(column, SIGN_GROUPED_DOT);
	uint64_t commas = cells_with(column, SIGN_GROUPED_COMMA);
	const struct sighting *lost = find_lost_zeros(column);

	if (lost)
		report(self, column, &leading_zeros, lost);
	if (cells_with(column, SIGN_SCIENTIFIC) && !cells_with(column, SIGN_FRACTION) &&
	    !has_type(column, TYPE_NUMBER))
		report(self, column, &scientific, column->seen[SIGN_SCIENTIFIC]);
	if (cells_with(column, SIGN_NUMBER) * 2 < column->cells)
		return;
	if (dots && commas) {
		report(self, column, &mixed_marks,
		    column->seen[dots < commas ? SIGN_GROUPED_DOT : SIGN_GROUPED_COMMA]);
		return;
	}
	if (column->field && column->field->group_char.len)
		return;
	for (size_t i = 0; i < COUNT(grouped); i++) {
		if (column->seen[grouped[i]]) {
			report(self, column, &thousands, column->seen[grouped[i]]);
			return;
		}
	}
}

static void decide(struct spreadsheet_traps *self, const struct trap_column *column)
{
	static const struct {
		enum cell_sign sign;
		const struct diag_kind *kind;
	} own[] = { { SIGN_ERROR, &error_cell }, { SIGN_MOJIBAKE, &mojibake },
		{ SIGN_DECOMPOSED, &decomposed }, { SIGN_FORMULA, &formula },
		{ SIGN_HIDDEN, &hidden } };
	uint64_t day_first = cells_with(column, SIGN_DAY_FIRST);
	uint64_t month_first = cells_with(column, SIGN_MONTH_FIRST);

	for (size_t i = 0; i < COUNT(own); i++) {
		if (own[i].sign == SIGN_FORMULA && has_type(column, TYPE_STRING))
			continue;
		if (column->seen[own[i].sign])
			report(self, column, own[i].kind, column->seen[own[i].sign]);
	}
	decide_numbers(self, column);
	if (day_first && month_first)
		report(self, column, &mixed_dates,
		    column->seen[day_first < month_first ? SIGN_DAY_FIRST : SIGN_MONTH_FIRST]);
}

static void end(struct row_sink *sink, bool is_complete)
{
	struct spreadsheet_traps *self = (struct spreadsheet_traps *)sink;

	(void)is_complete;
	for (size_t i = 0; i < self->column_count; i++)
		decide(self, &self->columns[i]);
}

struct spreadsheet_traps *spreadsheet_traps_new(void)
{
	struct spreadsheet_traps *traps = memory_alloc_zeroed(1, sizeof(*traps));

	traps->arena = arena_new();
	return traps;
}

void spreadsheet_traps_free(struct spreadsheet_traps *traps)
{
	if (!traps)
		return;
	arena_free(traps->arena);
	memory_free(traps);
}

struct row_sink *spreadsheet_traps_begin(
    struct spreadsheet_traps *traps, const struct table_schema *schema, struct diags *diags)
{
	traps->sink = (struct row_sink){ begin, add_row, end };
	traps->schema = schema;
	traps->diags = diags;
	traps->columns = NULL;
	traps->column_count = 0;
	arena_reset(traps->arena);
	return &traps->sink;
}
