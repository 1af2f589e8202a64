/* SPDX-License-Identifier: MIT */
#include "check/key_kinds.h"

static const struct diag_kind repeated_value = {
	"schema.unique",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” đã có ở dòng {expected}.",
	    "Column “{name}”: “{found}” is on line {expected} already." },
	{ "Bỏ dòng trùng, hoặc bỏ constraints.unique của cột.",
	    "Remove what is there twice, or drop the column's constraints.unique." },
};

static const struct diag_kind repeated_primary_key = {
	"schema.primary-key",
	DIAG_ERROR,
	{ "Khóa chính ({name}): “{found}” đã có ở dòng {expected}.",
	    "Primary key ({name}): “{found}” is on line {expected} already." },
	{ "Bỏ dòng trùng, hoặc thêm cột vào primaryKey.",
	    "Remove what is there twice, or add a column to primaryKey." },
};

static const struct diag_kind repeated_key = {
	"schema.unique-keys",
	DIAG_ERROR,
	{ "Khóa duy nhất ({name}): “{found}” đã có ở dòng {expected}.",
	    "Unique key ({name}): “{found}” is on line {expected} already." },
	{ "Bỏ dòng trùng, hoặc sửa uniqueKeys.",
	    "Remove what is there twice, or mend uniqueKeys." },
};

static const struct diag_kind refers_to_none = {
	"schema.foreign-key",
	DIAG_ERROR,
	{ "Khóa ngoại ({name}): “{found}” không có trong {expected}.",
	    "Foreign key ({name}): “{found}” is not in {expected}." },
	{ "Sửa ô này, hoặc thêm dòng còn thiếu vào bảng được tham chiếu.",
	    "Mend the cell, or add the missing row to the table that is referred to." },
};

const struct diag_kind key_part_missing = {
	"schema.primary-key-missing",
	DIAG_ERROR,
	{ "Cột “{name}” thuộc khóa chính nên không được để trống.",
	    "Column “{name}” is part of the primary key and must have a value." },
	{ "Điền giá trị, hoặc bỏ cột khỏi primaryKey.",
	    "Fill it in, or take the column out of primaryKey." },
};

const struct diag_kind key_not_checked = {
	"schema.key-not-checked",
	DIAG_ERROR,
	{ "Không kiểm tra được khóa của bảng: tệp tạm: {found}.",
	    "The table's keys could not be checked: temporary file: {found}." },
	{ "Giải phóng chỗ trống, hoặc đặt TMPDIR là thư mục khác.",
	    "Make room, or set TMPDIR to another folder." },
};

const struct diag_kind *key_kind_of(enum table_key_kind kind)
{
	static const struct diag_kind *const kinds[] = {
		[KEY_UNIQUE] = &repeated_value,
		[KEY_PRIMARY] = &repeated_primary_key,
		[KEY_UNIQUE_TOGETHER] = &repeated_key,
		[KEY_FOREIGN] = &refers_to_none,
		[KEY_REFERRED] = &refers_to_none,
	};

	return kinds[kind];
}
