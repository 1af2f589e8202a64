/* SPDX-License-Identifier: MIT */
#include "check/rules.h"

static const struct rule rules[] = {
	{ "trap.decomposed", DIAG_WARNING, { "Chữ tách rời dấu", "Letters apart from their marks" },
	    { "Văn bản ở dạng Unicode tổ hợp (NFD): chữ và dấu là hai ký tự, nên tìm kiếm và so "
	      "sánh "
	      "không khớp với chữ dựng sẵn.",
		"The text is in a decomposed form (NFD): letter and mark are two characters, so "
		"that "
		"search and comparison miss the composed ones." },
	    { "Chuyển văn bản sang Unicode dựng sẵn (NFC).", "Convert the text to NFC." },
	    "- Hà Nội (a + U+0300)\n+ Hà Nội (U+00E0)",
	    "Unicode Standard Annex 15; TCVN 6909:2001" },
	{ "trap.formula", DIAG_WARNING, { "Ô giống công thức", "Cells that begin like formulas" },
	    { "Ô bắt đầu bằng = + - @ hoặc ký tự điều khiển sẽ bị bảng tính chạy như công thức khi "
	      "mở tệp, có thể gây hại cho người tải về.",
		"A spreadsheet runs cells that begin with = + - @ or a control character as "
		"formulas "
		"when it opens the file, which may harm whoever downloads it." },
	    { "Bỏ ký tự đầu; nếu đúng là văn bản, khai báo type: string cho cột trong lược đồ.",
		"Drop the first character; if it is meant, declare the column as type: string in "
		"the "
		"schema." },
	    "- =HYPERLINK(\"http://evil.example\")\n+ http://www.example.org",
	    "OWASP, CSV Injection; CWE-1236" },
	{ "trap.hidden-character", DIAG_WARNING, { "Ký tự ẩn", "Hidden characters" },
	    { "Ô có ký tự không nhìn thấy hoặc ký tự đổi chiều chữ: hai giá trị trông giống nhau "
	      "mà "
	      "khác nhau, hoặc chữ hiện ra khác với dữ liệu.",
		"A cell has characters that are not seen, or that turn the direction of text: two "
		"values look the same and differ, or the text shown is not the data." },
	    { "Xóa các ký tự đó.", "Remove them." }, "- 0\\u200B1\n+ 01",
	    "Unicode Technical Report 36; Trojan Source (CVE-2021-42574)" },
	{ "trap.leading-zeros", DIAG_WARNING, { "Mất số 0 ở đầu mã", "Lost leading zeros" },
	    { "Trong cột mã có giá trị bắt đầu bằng 0 và có giá trị ngắn hơn một, hai chữ số: bảng "
	      "tính đã coi mã là số và bỏ số 0.",
		"In a column of codes some begin with 0 and others are one or two digits shorter: "
		"a "
		"spreadsheet took them for numbers and dropped the zeros." },
	    { "Định dạng cột là văn bản trong bảng tính, điền lại các số 0 ở đầu.",
		"Format the column as text in the spreadsheet and put the zeros back." },
	    "- 1273\n+ 01273", "datamo" },
	{ "trap.mixed-date-orders", DIAG_WARNING,
	    { "Lẫn thứ tự ngày tháng", "Mixed orders of dates" },
	    { "Cùng một cột có ngày viết ngày/tháng/năm và ngày viết tháng/ngày/năm, nên những "
	      "ngày "
	      "như 03/04/2024 không rõ nghĩa.",
		"One column has dates written day/month/year and month/day/year, so that dates "
		"like "
		"03/04/2024 are doubtful." },
	    { "Viết mọi ngày theo dạng 2024-07-20.", "Write all dates like 2024-07-20." },
	    "- 07/20/2024\n+ 2024-07-20", "ISO 8601-1:2019, 5.2.2" },
	{ "trap.mixed-number-marks", DIAG_WARNING,
	    { "Lẫn hai kiểu viết số", "Two ways of writing numbers" },
	    { "Cùng một cột có số viết kiểu 1.234,5 và số viết kiểu 1,234.5, nên một số như 1.234 "
	      "không rõ nghĩa.",
		"One column has numbers like 1.234,5 and like 1,234.5, so that a number like 1.234 "
		"is "
		"doubtful." },
	    { "Viết mọi số theo một kiểu.", "Write all numbers in one way." },
	    "- 1.234,5\n- 1,234.5\n+ 1234.5", "Table Schema, number: decimalChar, groupChar" },
	{ "trap.mojibake", DIAG_WARNING,
	    { "Chữ bị đọc sai bảng mã", "Text read in a wrong encoding" },
	    { "Văn bản UTF-8 đã bị mở như Windows-1252 rồi lưu lại, nên mỗi chữ có dấu thành vài "
	      "ký "
	      "tự lạ; hoặc chữ đã mất, chỉ còn U+FFFD.",
		"UTF-8 text was opened as Windows-1252 and saved again, so that each letter with a "
		"mark became several strange ones; or letters are lost and U+FFFD is left." },
	    { "Mở lại tệp gốc với bảng mã UTF-8 rồi xuất lại.",
		"Open the original file as UTF-8 and save it again." },
	    "- Háº£i PhÃ²ng\n+ Hải Phòng", "datamo" },
	{ "trap.scientific-notation", DIAG_WARNING,
	    { "Mã thành số dạng 1.23E+11", "Codes like 1.23E+11" },
	    { "Bảng tính đã coi mã dài là số và chỉ giữ vài chữ số đầu; các chữ số còn lại đã mất.",
		"A spreadsheet took long codes for numbers and kept the first digits only; the "
		"others "
		"are lost." },
	    { "Định dạng cột là văn bản trong bảng tính rồi nhập lại mã từ nguồn.",
		"Format the column as text in the spreadsheet and enter the codes again from their "
		"source." },
	    "- 8.93551E+12\n+ 8935512122081", "datamo" },
	{ "trap.spreadsheet-error", DIAG_WARNING,
	    { "Ô báo lỗi của bảng tính", "Error cells of a spreadsheet" },
	    { "Ô chứa lỗi của bảng tính như #REF!, #N/A, #DIV/0! thay vì giá trị.",
		"Cells hold a spreadsheet's errors such as #REF!, #N/A, #DIV/0! in place of "
		"values." },
	    { "Sửa công thức ở bảng gốc, hoặc để ô trống rồi xuất lại.",
		"Mend the formula in the spreadsheet, or leave the cell empty, and save again." },
	    "- Huế,#REF!\n+ Huế,", "datamo" },
	{ "trap.thousands-marks", DIAG_WARNING,
	    { "Số kèm dấu phân cách hàng nghìn", "Numbers with thousands marks" },
	    { "Số được viết kèm dấu chấm, phẩy hoặc khoảng trắng giữa các hàng nghìn; nhiều chương "
	      "trình sẽ đọc sai hoặc coi là văn bản.",
		"Numbers are written with dots, commas or blanks between thousands; many programs "
		"will misread them or take them for text." },
	    { "Bỏ dấu phân cách, hoặc khai báo groupChar trong lược đồ.",
		"Write them without marks, or declare groupChar in the schema." },
	    "- 1.234.567\n+ 1234567", "Table Schema, number: groupChar" },
};

const struct rule_list trap_rules = RULE_LIST(rules);
