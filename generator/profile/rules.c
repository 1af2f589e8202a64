/* SPDX-License-Identifier: MIT */
#include "profile/rules.h"

static const struct rule rules[] = {
	{ "table.date-form-doubtful", DIAG_WARNING,
	    { "Không rõ ngày hay tháng đứng trước", "Day and month may be the other way round" },
	    { "Mọi ngày trong cột đều hiểu được theo hai cách, ví dụ 05/06/2024. datamo chọn một "
	      "cách; người dùng dữ liệu có thể chọn cách khác.",
		"All dates of the column can be read in two ways, such as 05/06/2024. datamo chose "
		"one; those who use the data may choose the other." },
	    { "Khai báo type: date và format: \"%d/%m/%Y\" (hoặc \"%m/%d/%Y\") trong lược đồ.",
		"Declare type: date and format: \"%d/%m/%Y\" (or \"%m/%d/%Y\") in the schema." },
	    "- 05/06/2024\n+ 2024-06-05", "ISO 8601-1; Frictionless Table Schema, date" },
	{ "table.missing-marker", DIAG_NOTE,
	    { "Ký hiệu “không có giá trị” do datamo nhận ra",
		"A marker of missing values was detected" },
	    { "Một chữ như “-” hoặc “n/a” lặp lại trong cột số, nên được hiểu là không có giá trị.",
		"A word such as \"-\" or \"n/a\" recurs in a column of numbers and is taken for no "
		"value." },
	    { "Khai báo missingValues trong lược đồ để xác nhận.",
		"Declare missingValues in the schema to confirm it." },
	    "+ missingValues: [\"\", \"-\"]", "Frictionless Table Schema, missingValues" },
	{ "table.number-form-doubtful", DIAG_WARNING,
	    { "Không rõ dấu thập phân", "The decimal sign is doubtful" },
	    { "Mọi số trong cột đều hiểu được theo hai cách: 1.234 có thể là một nghìn hai trăm ba "
	      "mươi tư, hoặc một phẩy hai ba tư.",
		"All numbers of the column can be read in two ways: 1.234 may be a thousand, or "
		"one and a bit." },
	    { "Khai báo type, decimalChar và groupChar của cột trong lược đồ.",
		"Declare the column's type, decimalChar and groupChar in the schema." },
	    "+ {name: value, type: number, decimalChar: \",\", groupChar: \".\"}",
	    "Frictionless Table Schema, number" },
};

const struct rule_list profile_rules = RULE_LIST(rules);
