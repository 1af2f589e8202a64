/* SPDX-License-Identifier: MIT */
#include "check/rules.h"

static const struct rule rules[] = {
	{ "privacy.acknowledgement-incomplete", DIAG_ERROR,
	    { "Xác nhận dữ liệu cá nhân chưa đủ", "An incomplete word on personal data" },
	    { "Việc công bố có chủ đích một cột dữ liệu cá nhân phải nêu tập dữ liệu, cột và lý "
	      "do; thiếu một phần thì không có hiệu lực.",
		"To publish personal data on purpose, its dataset, column and reason must be "
		"named; without one of them it does not count." },
	    { "Ghi đủ dataset, column và reason trong portal.yml.",
		"Give dataset, column and reason in portal.yml." },
	    "+ personal_data: [{dataset: can-bo, column: email, reason: \"Địa chỉ công vụ\"}]",
	    "datamo-portal(5), personal_data" },
	{ "privacy.acknowledgement-unknown", DIAG_WARNING,
	    { "Lời giải thích cho dữ liệu không có", "A word on personal data that is not there" },
	    { "Một mục của personal_data trong portal.yml nêu tập dữ liệu, bảng hoặc cột không có. "
	      "Nếu cột đã đổi tên, dữ liệu cá nhân trong cột mới chưa được ai chấp thuận.",
		"An entry of personal_data in portal.yml names a dataset, table or column that is "
		"not there. If the column was renamed, nobody has agreed to the new one's data." },
	    { "Sửa tên, hoặc bỏ mục này.", "Mend the name, or remove the entry." },
	    "- {dataset: air, column: phone_number, reason: …}\n"
	    "+ {dataset: air, column: phone, reason: …}",
	    "datamo-portal(5), personal_data" },
	{ "privacy.citizen-id", DIAG_ERROR,
	    { "Số căn cước công dân", "Citizens' identification numbers" },
	    { "Cột chứa số định danh cá nhân (CCCD). Số này cho biết nơi sinh, giới tính và năm "
	      "sinh, và không được công bố.",
		"The column holds citizens' identification numbers (CCCD). They tell birthplace, "
		"sex and year of birth, and may not be published." },
	    { "Xóa cột, thay bằng một mã riêng, hoặc gộp số liệu.",
		"Remove the column, put a code of your own in its place, or give totals." },
	    "- 1,079xxxxxxxxx\n+ 1,",
	    "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Nghị định 137/2015/NĐ-CP" },
	{ "privacy.email", DIAG_ERROR,
	    { "Địa chỉ thư điện tử cá nhân", "E-mail addresses of people" },
	    { "Cột chứa địa chỉ thư điện tử của từng người, thứ sẽ bị thu thập để gửi thư rác và "
	      "lừa đảo.",
		"The column holds people's e-mail addresses, which will be gathered for spam and "
		"fraud." },
	    { "Xóa cột, hoặc dùng địa chỉ chung của đơn vị.",
		"Remove the column, or use the office's address." },
	    "- nguyenvana@gmail.com\n+ vanphong@so.example.vn",
	    "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
	{ "privacy.identity-card", DIAG_ERROR,
	    { "Số chứng minh nhân dân", "Identity card numbers" },
	    { "Cột chứa số chứng minh nhân dân (CMND) chín chữ số, không được công bố.",
		"The column holds identity card numbers (CMND) of nine digits, which may not be "
		"published." },
	    { "Xóa cột, thay bằng một mã riêng, hoặc gộp số liệu.",
		"Remove the column, put a code of your own in its place, or give totals." },
	    "- 1,012xxxxxx\n+ 1,", "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
	{ "privacy.landline", DIAG_NOTE, { "Số điện thoại cố định", "Landline numbers" },
	    { "Cột chứa số điện thoại cố định. Số của cơ quan là công khai; số nhà riêng thì "
	      "không.",
		"The column holds landline numbers. Those of offices are public; those of homes "
		"are not." },
	    { "Xóa hoặc che số của nhà riêng.", "Remove or mask those of homes." },
	    "- 024 3812 3456\n+ ", "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
	{ "privacy.name-and-birth-date", DIAG_WARNING,
	    { "Họ tên đi cùng ngày sinh", "Names beside birth dates" },
	    { "Họ tên và ngày sinh đặt cạnh nhau cho phép nhận ra từng người.",
		"Names and birth dates side by side tell who each person is." },
	    { "Bỏ một trong hai cột, hoặc chỉ để năm sinh.",
		"Remove one of the columns, or give the year only." },
	    "- Nguyễn Văn A,01/02/1990\n+ 1990", "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
	{ "privacy.phone", DIAG_ERROR, { "Số điện thoại di động", "Mobile phone numbers" },
	    { "Cột chứa số điện thoại di động, là số của từng người.",
		"The column holds mobile phone numbers, which belong to persons." },
	    { "Xóa cột, hoặc dùng số chung của đơn vị.",
		"Remove the column, or use the office's number." },
	    "- 0912 345 678\n+ 1900 1234", "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
	{ "privacy.tax-code", DIAG_NOTE, { "Mã số thuế", "Tax codes" },
	    { "Cột chứa mã số thuế. Mã của doanh nghiệp là công khai; mã của cá nhân thì không.",
		"The column holds tax codes. Those of companies are public; those of persons are "
		"not." },
	    { "Xóa hoặc che mã của cá nhân.", "Remove or mask those of persons." },
	    "- 8012xxxxxx\n+ ",
	    "Luật Quản lý thuế 38/2019/QH14; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
};

const struct rule_list privacy_rules = RULE_LIST(rules);
