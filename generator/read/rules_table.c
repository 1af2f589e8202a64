/* SPDX-License-Identifier: MIT */
#include "read/rules.h"

static const struct rule rules[] = {
	{ "table.blank-header", DIAG_ERROR, { "Cột không có tên", "A column without a name" },
	    { "Ô tiêu đề của một cột để trống, nên không ai biết cột đó là gì và không phần mềm "
	      "nào gọi tên được nó.",
		"The header cell of a column is empty: nobody can tell what the column holds, and "
		"no program can name it." },
	    { "Ghi tên cột vào dòng tiêu đề.", "Write the column's name into the header row." },
	    "- id,,value\n+ id,name,value", "RFC 4180 §2(3); Frictionless Table Schema, fields" },
	{ "table.blank-line", DIAG_WARNING,
	    { "Dòng trống trong bảng", "A blank line in the table" },
	    { "Dòng không có giá trị nào. datamo bỏ qua, nhưng phần mềm khác có thể đọc thành một "
	      "bản ghi rỗng.",
		"The line has no value at all. datamo passes over it, but other programs may read "
		"an empty record." },
	    { "Xóa dòng trống khỏi bảng.", "Remove the blank line from the table." },
	    "- 1,A\n- ,\n- 2,B\n+ 1,A\n+ 2,B", "RFC 4180 §2" },
	{ "table.changed-while-read", DIAG_ERROR,
	    { "Tệp thay đổi khi đang đọc", "The file changed while it was read" },
	    { "Có chương trình khác ghi vào tệp trong lúc datamo đọc, nên kết quả kiểm tra không "
	      "đáng tin.",
		"Another program wrote to the file while datamo read it, so what was found cannot "
		"be relied on." },
	    { "Chạy lại khi không còn ai ghi vào tệp.",
		"Run again when nobody writes to the file." },
	    "+ Excel: File > Close", "datamo" },
	{ "table.delimiter-doubtful", DIAG_WARNING,
	    { "Không chắc dấu phân cách là gì", "The delimiter is doubtful" },
	    { "Các dòng đầu không đủ để xác định các ô cách nhau bằng dấu gì. Khai báo một lần "
	      "thì mọi người đọc giống nhau.",
		"The first rows do not decide for certain what separates the cells. Declared once, "
		"everybody reads the same table." },
	    { "Khai báo dialect: {delimiter: \";\"} cho bảng này.",
		"Declare dialect: {delimiter: \";\"} for this table." },
	    "+ dialect: {delimiter: \";\"}", "Frictionless Table Dialect, delimiter" },
	{ "table.duplicate-header", DIAG_ERROR,
	    { "Hai cột trùng tên", "Two columns with the same name" },
	    { "Hai cột có cùng tên, nên lược đồ, bộ lọc và các chương trình không phân biệt được "
	      "chúng.",
		"Two columns have one name, so that schemas, filters and programs cannot tell them "
		"apart." },
	    { "Đặt cho mỗi cột một tên riêng.", "Give each column a name of its own." },
	    "- year,total,total\n+ year,total_2022,total_2023",
	    "Frictionless Table Schema, fields (names are unique)" },
	{ "table.empty", DIAG_ERROR, { "Bảng không có gì", "The table is empty" },
	    { "Tệp không có dòng tiêu đề nào, có lẽ được lưu nhầm khi chưa có dữ liệu.",
		"The file has no header row; perhaps it was saved before it was filled." },
	    { "Dòng đầu tiên của bảng phải là tên các cột.",
		"The first row of a table names its columns." },
	    "+ id,name", "RFC 4180 §2(3)" },
	{ "table.encoding-contradicted", DIAG_WARNING,
	    { "Bảng mã khai báo không khớp với tệp",
		"The declared encoding does not fit the file" },
	    { "Bảng mã được khai báo khác với điều mà nội dung tệp cho thấy: chữ là UTF-8 đúng quy "
	      "cách. Đọc theo khai báo có thể làm hỏng dấu tiếng Việt.",
		"The declared encoding is not what the file shows: its text is well-formed UTF-8. "
		"Read as declared, letters may come out wrong." },
	    { "Xóa `encoding:` khỏi phần dialect nếu chữ hiện ra bị sai.",
		"Remove `encoding:` from the dialect if the letters come out wrong." },
	    "- dialect: {encoding: windows-1258}\n+ dialect: {}",
	    "Frictionless Table Dialect; RFC 3629" },
	{ "table.encoding-detected", DIAG_NOTE,
	    { "Bảng mã do datamo nhận ra", "The encoding was detected" },
	    { "Tệp không ghi bảng mã; các byte NUL cho thấy đó là UTF-16. Bảng được đọc đúng, "
	      "nhưng UTF-8 an toàn hơn cho người tải về.",
		"The file does not name its encoding; NUL bytes show that it is UTF-16. It is read "
		"well, but UTF-8 is safer for those who download it." },
	    { "Lưu tệp dưới dạng “CSV UTF-8”, hoặc khai báo bảng mã.",
		"Save the file as \"CSV UTF-8\", or declare its encoding." },
	    "+ dialect: {encoding: utf-16le}", "Unicode 15 §2.6; datamo" },
	{ "table.field-too-long", DIAG_ERROR, { "Ô quá dài", "A cell is too long" },
	    { "Một ô dài hơn giới hạn field_bytes. Thường là do một dấu ngoặc kép không được đóng, "
	      "nên phần còn lại của tệp bị nuốt vào một ô.",
		"A cell is longer than the limit field_bytes. Mostly a quote was not closed, so "
		"that the rest of the file fell into one cell." },
	    { "Giới hạn này đặt được trong portal.yml, mục limits.",
		"The limit can be set in portal.yml, under limits." },
	    "- 1,\"Hà Nội\n+ 1,\"Hà Nội\"", "datamo-portal(5), limits" },
	{ "table.invalid-utf8", DIAG_ERROR, { "Byte không phải UTF-8", "Bytes that are not UTF-8" },
	    { "Tệp có byte không phải UTF-8, nên chữ có dấu sẽ hiện sai. datamo nói bảng mã nào có "
	      "vẻ khớp nhưng không tự đoán.",
		"The file has bytes that are not UTF-8, so that accented letters would come out "
		"wrong. datamo says which code page seems to fit, but does not guess for you." },
	    { "Lưu tệp dưới dạng “CSV UTF-8”, khai báo dialect: {encoding: …}, hoặc chạy datamo "
	      "fix.",
		"Save the file as \"CSV UTF-8\", declare dialect: {encoding: …}, or run datamo "
		"fix." },
	    "+ datamo fix --write data.csv", "RFC 3629; RFC 4180 §3" },
	{ "table.invisible-character", DIAG_WARNING,
	    { "Ký tự vô hình trong tên cột", "An invisible character in a column's name" },
	    { "Tên cột chứa ký tự không nhìn thấy được, nên trông giống tên khác mà không bằng tên "
	      "đó.",
		"The name holds a character that cannot be seen, so it looks like another name and "
		"is not equal to it." },
	    { "Gõ lại tên cột.", "Type the column's name again." }, "- id\u200b,name\n+ id,name",
	    "Unicode UAX #31; UTS #39" },
	{ "table.merge-conflict", DIAG_ERROR,
	    { "Còn dấu xung đột của Git", "Marks of a Git conflict" },
	    { "Trong bảng còn các dòng <<<<<<< và >>>>>>> mà Git ghi khi hai bản sửa đụng nhau; cả "
	      "hai bản đều đang nằm trong tệp.",
		"The lines <<<<<<< and >>>>>>> that Git writes when two changes meet are still in "
		"the table; both versions are in the file." },
	    { "Giải quyết xung đột rồi lưu lại tệp.", "Resolve the conflict, then save the file." },
	    "- <<<<<<< HEAD\n- 1,A\n- =======\n- 1,B\n- >>>>>>> other\n+ 1,B", "git-merge(1)" },
	{ "table.mixed-line-ends", DIAG_WARNING, { "Nhiều kiểu xuống dòng", "Mixed line ends" },
	    { "Các dòng kết thúc bằng những ký tự khác nhau, thường do ghép hai tệp. Một số chương "
	      "trình sẽ đọc sai số dòng.",
		"Lines end in different ways, mostly because two files were joined. Some programs "
		"will count rows wrongly." },
	    { "Lưu lại tệp với một kiểu xuống dòng, hoặc chạy datamo fix.",
		"Save the file with one kind of line end, or run datamo fix." },
	    "+ datamo fix --write data.csv", "RFC 4180 §2(1)" },
	{ "table.mojibake", DIAG_WARNING,
	    { "Chữ bị mã hóa hai lần", "Text that was encoded twice" },
	    { "Chữ trong bảng trông như UTF-8 bị đọc nhầm rồi lưu lại, ví dụ “Ã ” thay cho “à”. "
	      "Người đọc sẽ không hiểu.",
		"The text looks like UTF-8 that was misread and saved again, such as \"Ã \" for "
		"\"à\". Nobody can read it." },
	    { "Xuất lại bảng từ nguồn dưới dạng “CSV UTF-8”.",
		"Export the table from its source again as \"CSV UTF-8\"." },
	    "- HÃ  Ná»™i\n+ Hà Nội", "RFC 3629" },
	{ "table.no-rows", DIAG_WARNING, { "Bảng chỉ có tiêu đề", "A table without rows" },
	    { "Bảng có tên cột nhưng không có dòng dữ liệu nào. Có thể bản xuất bị ngắt giữa "
	      "chừng.",
		"The table names its columns but has no row of data. Perhaps an export was cut "
		"short." },
	    { "Thêm dữ liệu, hoặc bỏ bảng này khỏi tập dữ liệu.",
		"Add the data, or leave the table out of the dataset." },
	    "- id,name\n+ id,name\n+ 1,A", "datamo" },
	{ "table.not-a-table", DIAG_ERROR,
	    { "Tệp không phải bảng CSV", "The file is no CSV table" },
	    { "Nội dung tệp là một loại khác, chẳng hạn bảng tính Excel được đổi đuôi thành .csv.",
		"The content is of another kind, such as an Excel workbook that was renamed to "
		".csv." },
	    { "Trong Excel chọn Lưu thành › CSV UTF-8; trong LibreOffice chọn Lưu thành › Text "
	      "CSV, bảng mã UTF-8.",
		"In Excel choose Save As > CSV UTF-8; in LibreOffice Save As > Text CSV, character "
		"set UTF-8." },
	    "- report.xlsx\n+ report.csv", "RFC 4180" },
	{ "table.nul-byte", DIAG_ERROR, { "Byte NUL trong tệp", "A NUL byte in the file" },
	    { "Tệp có byte 0, là thứ không có trong văn bản thường: có lẽ tệp bị hỏng hoặc không "
	      "phải CSV.",
		"The file has a byte 0, which plain text never has: it is broken, or no CSV." },
	    { "Hãy xuất lại bảng dưới dạng “CSV UTF-8”.",
		"Export the table again as “CSV UTF-8”." },
	    "+ Excel: Save As > CSV UTF-8", "RFC 4180 §2 (TEXTDATA)" },
	{ "table.quotes-in-cell", DIAG_WARNING,
	    { "Dấu ngoặc kép trong ô không đặt trong ngoặc kép",
		"Quotes in a cell that is not quoted" },
	    { "Dấu ngoặc kép nằm giữa một ô không được đặt trong ngoặc kép; mỗi chương trình đọc "
	      "một kiểu.",
		"Quotes stand inside of a cell that is not quoted itself; each program reads that "
		"in its own way." },
	    { "Bao cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong (\"\").",
		"Put the whole cell in quotes and write each quote inside it twice (\"\")." },
	    "- 1,đường \"Lê Lợi\"\n+ 1,\"đường \"\"Lê Lợi\"\"\"", "RFC 4180 §2(5), (7)" },
	{ "table.ragged-row", DIAG_ERROR,
	    { "Số ô của dòng khác tiêu đề", "A row and the header differ in length" },
	    { "Dòng có nhiều hoặc ít ô hơn tiêu đề, nên các giá trị nằm sai cột. Thường do dấu "
	      "phẩy trong một ô không được đặt trong ngoặc kép.",
		"The row has more or fewer cells than the header, so values stand in the wrong "
		"columns. Mostly a cell holds a comma and is not quoted." },
	    { "Thêm hoặc bớt ô; ô chứa dấu phân cách thì đặt trong ngoặc kép.",
		"Add or remove cells; put a cell that holds the delimiter in quotes." },
	    "- 1,Hà Nội, Việt Nam,8\n+ 1,\"Hà Nội, Việt Nam\",8", "RFC 4180 §2(4)" },
	{ "table.row-too-long", DIAG_ERROR, { "Dòng quá dài", "A row is too long" },
	    { "Một dòng dài hơn giới hạn row_bytes; có lẽ một dấu ngoặc kép không được đóng.",
		"A row is longer than the limit row_bytes; perhaps a quote was not closed." },
	    { "Giới hạn này đặt được trong portal.yml, mục limits.",
		"The limit can be set in portal.yml, under limits." },
	    "- 1,\"Hà Nội\n+ 1,\"Hà Nội\"", "datamo-portal(5), limits" },
	{ "table.separator-line", DIAG_NOTE, { "Dòng sep= của Excel", "Excel's sep= line" },
	    { "Dòng đầu tiên nói cho Excel biết dấu phân cách. datamo hiểu, nhưng chương trình "
	      "khác coi đó là dữ liệu.",
		"The first line tells Excel the delimiter. datamo understands it, but other "
		"programs take it for data." },
	    { "Xóa dòng này và khai báo dialect: {delimiter: …} nếu cần.",
		"Remove the line; declare dialect: {delimiter: …} where needed." },
	    "- sep=;\n- id;name\n+ id;name", "Frictionless Table Dialect, delimiter" },
	{ "table.similar-header", DIAG_WARNING,
	    { "Tên cột chỉ khác chữ hoa, chữ thường", "Column names that differ in case only" },
	    { "Hai tên cột chỉ khác nhau ở chữ hoa và chữ thường. Nhiều chương trình, như cơ sở dữ "
	      "liệu SQL, coi là một.",
		"Two names differ in upper and lower case only. Many programs, such as SQL "
		"databases, take them for one." },
	    { "Đặt cho mỗi cột một tên khác hẳn.",
		"Give each column a name that differs in more than case." },
	    "- id,ID\n+ id,old_id", "Frictionless Table Schema v2, fields (names, case)" },
	{ "table.stray-quote", DIAG_ERROR, { "Dấu ngoặc kép sai chỗ", "A quote out of place" },
	    { "Một dấu ngoặc kép đứng ở chỗ làm cho ranh giới giữa các ô không rõ ràng.",
		"A quote stands where it makes the borders between cells unclear." },
	    { "Đặt cả ô trong ngoặc kép và viết đôi mỗi dấu ngoặc kép bên trong (\"\").",
		"Put the whole cell in quotes and write each quote inside it twice (\"\")." },
	    "- 1,\"ống \"21\" mm\"\n+ 1,\"ống \"\"21\"\" mm\"", "RFC 4180 §2(5)–(7)" },
	{ "table.title-rows", DIAG_WARNING,
	    { "Dòng tiêu đề của báo cáo ở trên bảng", "Title rows above the table" },
	    { "Trước dòng tên cột có dòng tiêu đề của báo cáo. datamo bỏ qua các dòng đó, nhưng "
	      "chương trình khác sẽ lấy chúng làm tên cột.",
		"Above the column names stands the title of a report. datamo passes over it, but "
		"other programs will take it for the names." },
	    { "Xóa các dòng đó, hoặc khai báo dialect: {header_row: 3}.",
		"Remove these rows, or declare dialect: {header_row: 3}." },
	    "- BÁO CÁO NĂM 2023\n- id,name\n+ id,name",
	    "RFC 4180 §2(3); Frictionless Table Dialect, headerRows" },
	{ "table.too-many-columns", DIAG_ERROR, { "Quá nhiều cột", "Too many columns" },
	    { "Một dòng có nhiều ô hơn giới hạn columns. Có lẽ bảng bị xoay ngang hoặc dấu phân "
	      "cách bị nhận sai.",
		"A row has more cells than the limit columns. Perhaps the table lies on its side, "
		"or the delimiter is wrong." },
	    { "Giới hạn này đặt được trong portal.yml, mục limits.",
		"The limit can be set in portal.yml, under limits." },
	    "+ limits: {columns: 20000}", "datamo-portal(5), limits" },
	{ "table.unclosed-quote", DIAG_ERROR,
	    { "Dấu ngoặc kép không được đóng", "A quote that is not closed" },
	    { "Ô bắt đầu bằng dấu ngoặc kép nhưng không có dấu đóng, nên mọi thứ phía sau bị đọc "
	      "thành một ô.",
		"The cell begins with a quote that is not closed, so all that follows is read as "
		"one cell." },
	    { "Thêm dấu ngoặc kép đóng; dấu ngoặc kép bên trong ô phải viết đôi (\"\").",
		"Add the closing quote; a quote inside a cell is written twice (\"\")." },
	    "- 1,\"Hà Nội,8\n+ 1,\"Hà Nội\",8", "RFC 4180 §2(5)–(7)" },
	{ "table.undecodable", DIAG_ERROR,
	    { "Byte không có trong bảng mã khai báo", "A byte that the declared encoding lacks" },
	    { "Tệp có byte không tồn tại trong bảng mã đã khai báo, nên khai báo sai hoặc tệp "
	      "hỏng.",
		"The file has a byte that does not exist in the declared encoding: the declaration "
		"is wrong, or the file is broken." },
	    { "Kiểm tra lại `encoding:` trong phần dialect.", "Check `encoding:` of the dialect." },
	    "- dialect: {encoding: windows-1258}\n+ dialect: {encoding: windows-1252}",
	    "Frictionless Table Dialect; iconv(3)" },
	{ "table.unknown-encoding", DIAG_ERROR,
	    { "Bảng mã không được hỗ trợ", "An unknown encoding" },
	    { "Tên bảng mã trong dialect không phải tên mà datamo biết.",
		"The encoding named in the dialect is none that datamo knows." },
	    { "Ví dụ: utf-8, utf-16le, windows-1258, tcvn, windows-1252.",
		"For example: utf-8, utf-16le, windows-1258, tcvn, windows-1252." },
	    "- dialect: {encoding: vni}\n+ dialect: {encoding: windows-1258}",
	    "datamo-portal(5), dialect" },
	{ "table.unnamed-columns-at-end", DIAG_WARNING,
	    { "Các cột trống ở cuối bảng", "Empty columns at the end" },
	    { "Mỗi dòng kết thúc bằng các dấu phân cách thừa, thường do bảng tính còn các cột "
	      "trống "
	      "được định dạng.",
		"Each row ends in superfluous delimiters, mostly because a spreadsheet has "
		"formatted but empty columns." },
	    { "Xóa các cột trống ở cuối, hoặc chạy datamo fix.",
		"Remove the empty columns at the end, or run datamo fix." },
	    "- id,name,,\n- 1,A,,\n+ id,name\n+ 1,A", "RFC 4180 §2(4)" },
	{ "table.unreadable", DIAG_ERROR,
	    { "Không đọc được tệp của bảng", "A table's file cannot be read" },
	    { "Máy báo lỗi khi đọc tệp: ổ đĩa, mạng hoặc quyền truy cập có vấn đề.",
		"The machine reports a failure while it reads the file: its disk, network or "
		"rights." },
	    { "Chép lại tệp, hoặc sửa quyền đọc của nó.",
		"Copy the file again, or mend who may read it." },
	    "+ chmod a+r data.csv", "POSIX read(2)" },
};

const struct rule_list table_rules = RULE_LIST(rules);
