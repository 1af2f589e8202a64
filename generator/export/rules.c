/* SPDX-License-Identifier: MIT */
#include "export/rules.h"

static const struct rule rules[] = {
	{ "export.bundle-unreadable", DIAG_ERROR,
	    { "Không đóng gói được tập dữ liệu", "A dataset could not be bundled" },
	    { "Một tệp vừa ghi của trang mới không đọc lại được để đưa vào tệp ZIP.",
		"A file of the new site, just written, could not be read again for the ZIP file." },
	    { "Kiểm tra đĩa, rồi dựng lại.", "Check the disk, then build again." },
	    "- formats: [csv, zip]\n+ formats: [csv]", "datamo" },
	{ "export.sqlite-columns", DIAG_WARNING,
	    { "Quá nhiều cột cho SQLite", "Too many columns for SQLite" },
	    { "Một bảng rộng hơn 2.000 cột, nên tập dữ liệu không có tệp SQLite; tệp CSV có đủ.",
		"A table is wider than 2,000 columns, so the dataset has no SQLite file; the CSV "
		"has all of it." },
	    { "Không cần làm gì; muốn có tệp SQLite thì chuyển bảng rộng thành bảng dài.",
		"Nothing needs to be done; for an SQLite file, turn the wide table into a long "
		"one." },
	    "- nam_2023,nam_2024\n+ nam,gia_tri", "SQLite, Limits: SQLITE_MAX_COLUMN" },
	{ "export.sqlite-failed", DIAG_ERROR,
	    { "Không ghi được tệp SQLite", "The SQLite file could not be written" },
	    { "Tệp SQLite của tập dữ liệu không ghi được, thường vì đĩa đầy.",
		"The dataset's SQLite file could not be written, most often as the disk is full." },
	    { "Kiểm tra chỗ trống trên đĩa, rồi dựng lại.",
		"See that there is room on the disk, then build again." },
	    "- formats: [csv, sqlite]\n+ formats: [csv]", "datamo" },
	{ "export.sqlite-keys", DIAG_WARNING,
	    { "Dữ liệu trái với khóa đã khai báo", "Rows that break the declared keys" },
	    { "Khóa chính, khóa duy nhất hoặc ô bắt buộc khai báo trong lược đồ không đúng với các "
	      "dòng, nên không lập được cơ sở dữ liệu SQLite.",
		"The primary key, a unique key or a required column of the schema does not hold "
		"for the rows, so no SQLite database could be made." },
	    { "Sửa các dòng trùng, hoặc bỏ khai báo khóa.",
		"Mend the rows that are double, or drop the key." },
	    "- primaryKey: ma\n+ primaryKey: [ma, nam]", "Table Schema, primaryKey" },
	{ "export.xlsx-cell", DIAG_WARNING,
	    { "Ô quá dài cho tệp Excel", "A cell too long for Excel" },
	    { "Một ô dài hơn 32.767 ký tự, nên bảng không được xuất thành tệp Excel; tệp CSV có "
	      "đủ.",
		"A cell is longer than 32,767 characters, so the table has no Excel file; the CSV "
		"has all of it." },
	    { "Không cần làm gì; muốn có tệp Excel thì chia bảng theo năm hoặc địa phương.",
		"Nothing needs to be done; for an Excel file, split the table by year or place." },
	    "- data.csv\n+ data-2023.csv data-2024.csv",
	    "Microsoft Excel specifications and limits; ECMA-376" },
	{ "export.xlsx-columns", DIAG_WARNING,
	    { "Quá nhiều cột cho tệp Excel", "Too many columns for Excel" },
	    { "Bảng rộng hơn 16.384 cột, nên không được xuất thành tệp Excel; tệp CSV có đủ.",
		"The table is wider than 16,384 columns, so it has no Excel file; the CSV has all "
		"of it." },
	    { "Không cần làm gì; muốn có tệp Excel thì chia bảng theo năm hoặc địa phương.",
		"Nothing needs to be done; for an Excel file, split the table by year or place." },
	    "- data.csv\n+ data-2023.csv data-2024.csv",
	    "Microsoft Excel specifications and limits; ECMA-376" },
	{ "export.xlsx-rows", DIAG_WARNING,
	    { "Quá nhiều dòng cho tệp Excel", "Too many rows for Excel" },
	    { "Bảng dài hơn 1.048.575 dòng, nên không được xuất thành tệp Excel; tệp CSV có đủ.",
		"The table is longer than 1,048,575 rows, so it has no Excel file; the CSV has all "
		"of it." },
	    { "Không cần làm gì; muốn có tệp Excel thì chia bảng theo năm hoặc địa phương.",
		"Nothing needs to be done; for an Excel file, split the table by year or place." },
	    "- data.csv\n+ data-2023.csv data-2024.csv",
	    "Microsoft Excel specifications and limits; ECMA-376" },
	{ "portal.base-url-missing", DIAG_WARNING,
	    { "Thiếu địa chỉ của cổng", "No address of the portal" },
	    { "Không có base_url thì không tạo được siêu dữ liệu và danh sách cần địa chỉ tuyệt "
	      "đối: DCAT, "
	      "DCAT-US, tin Atom, sơ đồ trang, API kiểu CKAN; thông báo kể tên từng tệp.",
		"Without base_url the metadata and lists that need absolute addresses cannot be "
		"made: DCAT, DCAT-US, Atom, the sitemap, CKAN's API; the message names each "
		"file." },
	    { "Thêm vào portal.yml, ví dụ base_url: https://du-lieu.example.vn/.",
		"Add it to portal.yml, such as base_url: https://data.example.vn/." },
	    "+ base_url: https://du-lieu.example.vn/", "DCAT-AP 3.0.1; sitemaps.org" },
};

const struct rule_list export_rules = RULE_LIST(rules);
