/* SPDX-License-Identifier: MIT */
#include "check/embed_check.h"

static const struct diag_kind no_data = { "embed.no-data", DIAG_ERROR,
	{ "Tập dữ liệu {name} không được công bố, hoặc không có bảng “{expected}” đọc được.",
	    "The dataset {name} is not published, or has no good table “{expected}”." },
	{ "Sửa khối này, hoặc bảng mà nó nhúng.",
	    "Mend this block, or the table that it shows." } };
static const struct diag_kind unknown_column = { "embed.unknown-column", DIAG_ERROR,
	{ "Bảng của {name} không có cột “{found}”.",
	    "The table of {name} has no column “{found}”." },
	{ "Ghi tên cột như ở dòng đầu của bảng.",
	    "Give the column's name as the table's header has it." } };
static const struct diag_kind no_row = { "embed.no-row", DIAG_ERROR,
	{ "Không có dòng nào của {name} thỏa điều kiện.",
	    "No row of {name} is as the block's conditions say." },
	{ "Kiểm tra các dòng where.", "Look at its where lines." } };
static const struct diag_kind many_rows = { "embed.many-rows", DIAG_ERROR,
	{ "{found} dòng của {name} thỏa điều kiện, mà một con số chỉ lấy từ một dòng.",
	    "{found} rows of {name} are as the conditions say; a value is of one row." },
	{ "Thêm điều kiện vào where.", "Add a condition to where." } };
static const struct diag_kind no_value = { "embed.no-value", DIAG_ERROR,
	{ "Ô được nhúng của {name} để trống.", "The cell of {name} that is to be shown is empty." },
	{ "Chọn dòng khác, hoặc bỏ khối này.", "Choose another row, or leave the block out." } };
static const struct diag_kind not_a_number = { "embed.not-a-number", DIAG_ERROR,
	{ "Cột “{found}” của {name} không phải là số.",
	    "The column “{found}” of {name} holds no numbers." },
	{ "Ghi format: text nếu muốn hiện văn bản.", "Write format: text to show a text." } };
static const struct diag_kind unused_value = { "embed.unused-value", DIAG_ERROR,
	{ "Trong text không có “{found}”.", "The text does not have “{found}”." },
	{ "Mỗi giá trị phải nằm trong câu.", "Each value must stand in the sentence." } };

static bool is_number(const struct field *field)
{
	return field->type == TYPE_NUMBER || field->type == TYPE_INTEGER;
}

/* The column whose number is shown; a unit stands behind it. */
static size_t number_column(const struct embed *embed)
{
	return embed->kind == EMBED_CHART ? 1 : 0;
}

static void check_numbers(const struct embed *embed, const struct pick *pick, struct diags *diags)
{
	size_t column = number_column(embed);

	if (!embed->is_text && !is_number(&pick->fields[column])) {
		DIAG(diags, &not_a_number, embed->at, .name = embed->dataset->id,
		    .found = pick->fields[column].name);
		return;
	}
	for (size_t i = 0; i < pick->row_count; i++) {
		if (pick->cells[i * pick->column_count + column].is_missing) {
			DIAG(diags, &no_value, embed->at, .name = embed->dataset->id);
			return;
		}
	}
}

/* A sentence has a place for each value. */
static void check_text(
    const struct embed *embed, const struct embed_part *part, struct diags *diags)
{
	struct str rest = embed->text;
	struct str name = part->name.len ? part->name : STR("value");

	for (size_t open; rest.len; rest = str_from(rest, open + 1)) {
		struct str inside;

		open = str_find(rest, '{');
		inside = str_from(rest, open + 1);
		if (open < rest.len && str_starts_with(inside, name) && inside.len > name.len &&
		    inside.data[name.len] == '}')
			return;
	}
	DIAG(diags, &unused_value, embed->at, .found = name);
}

static bool is_public(const struct portal *portal, const struct dataset *dataset)
{
	return dataset->status == DATASET_PUBLISHED && portal_shows(portal, dataset);
}

static void check_part(const struct portal *portal, const struct embed *embed,
    const struct embed_part *part, struct diags *diags)
{
	const struct pick *pick = &part->pick;
	struct str id = embed->dataset->id;

	if (pick->unknown_column.len)
		DIAG(diags, &unknown_column, embed->at, .name = id, .found = pick->unknown_column);
	else if (!pick->is_answered || !is_public(portal, embed->dataset))
		DIAG(diags, &no_data, embed->at, .name = id, .expected = pick->resource);
	else if (!pick->matched)
		DIAG(diags, &no_row, embed->at, .name = id);
	else if (embed->kind == EMBED_VALUE && pick->matched > 1)
		DIAG(diags, &many_rows, embed->at, .name = id,
		    .found = diags_number(diags, pick->matched));
	else if (embed->kind != EMBED_TABLE)
		check_numbers(embed, pick, diags);
	if (embed->kind == EMBED_VALUE && embed->text.len)
		check_text(embed, part, diags);
}

void embeds_check(const struct portal *portal, const struct dataset *owner, struct diags *diags)
{
	for (size_t i = 0; i < portal->embed_count; i++) {
		const struct embed *embed = &portal->embeds[i];

		if (embed->owner == owner && embed->chart.len && !is_public(portal, embed->dataset))
			DIAG(diags, &no_data, embed->at, .name = embed->dataset->id,
			    .expected = embed->chart);
		/* without a dataset it has been reported already */
		for (size_t j = 0; embed->owner == owner && embed->dataset && j < embed->part_count;
		     j++)
			check_part(portal, embed, &embed->parts[j], diags);
	}
}
