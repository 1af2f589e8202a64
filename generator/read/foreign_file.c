/* SPDX-License-Identifier: MIT */
#include "read/foreign_file.h"

static const struct diag_kind not_a_table = {
	"table.not-a-table",
	DIAG_ERROR,
	{ "Tệp này không phải bảng CSV mà là {name}.", "This file is no CSV table but {name}." },
	{ "Hãy xuất bảng dưới dạng “CSV UTF-8”, hoặc khai báo tệp như một tệp đính kèm.",
	    "Export the table as “CSV UTF-8”, or declare the file as an attachment." },
};

static const struct signature {
	struct str bytes;
	const char *name;
} signatures[] = {
	{ STR_INIT("PK\x03\x04"), "ZIP (XLSX, ODS)" },
	{ STR_INIT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "XLS" },
	{ STR_INIT("\x1f\x8b"), "GZIP" },
	{ STR_INIT("%PDF-"), "PDF" },
	{ STR_INIT("<!doctype html"), "HTML" },
	{ STR_INIT("<html"), "HTML" },
	{ STR_INIT("<?xml"), "XML" },
	{ STR_INIT("version https://git-lfs.github.com/spec/"), "Git LFS" },
};

bool foreign_file_check(struct str beginning, struct location at, struct diags *diags)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		struct str bytes = signatures[i].bytes;

		if (!str_eq_ignoring_case(str_slice(beginning, 0, bytes.len), bytes))
			continue;
		DIAG(diags, &not_a_table, at, .name = str_of(signatures[i].name));
		return false;
	}
	return true;
}
