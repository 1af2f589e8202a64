/* SPDX-License-Identifier: MIT */
#include "check/rules.h"

static const struct rule rules[] = {
	{ "schema.category", DIAG_ERROR,
	    { "Giá trị ngoài các nhóm", "A value that is no category" },
	    { "Lược đồ chia giá trị của cột thành các nhóm (categories), và ô này không thuộc nhóm "
	      "nào.",
		"The schema sorts the column's values into categories, and this cell is in none." },
	    { "Sửa ô, hoặc thêm nhóm vào categories.", "Mend the cell, or add it to categories." },
	    "- tốt lắm\n+ tốt", "Frictionless Table Schema v2, categories" },
	{ "schema.foreign-key", DIAG_ERROR,
	    { "Khóa ngoại không dẫn tới đâu", "A foreign key that leads nowhere" },
	    { "Giá trị phải có trong bảng được tham chiếu, nhưng bảng đó không có. Ô trống thì "
	      "được "
	      "bỏ qua.",
		"The value has to be in the table that is referred to, and is not. Empty cells are "
		"passed over." },
	    { "Sửa ô, hoặc thêm dòng còn thiếu vào bảng kia.",
		"Mend the cell, or add the missing row to the other table." },
	    "- 99,Huyện A\n+ 01,Huyện A", "Frictionless Table Schema, foreignKeys" },
	{ "schema.ignored-constraint", DIAG_WARNING,
	    { "Ràng buộc không áp dụng được", "A constraint that does not apply" },
	    { "Ràng buộc này không dùng cho kiểu của trường, nên không được kiểm tra.",
		"The constraint is not for fields of this type, so it is not checked." },
	    { "Bỏ ràng buộc, hoặc đổi kiểu của trường.",
		"Drop the constraint, or change the field's type." },
	    "- {type: integer, constraints: {pattern: \"[0-9]{4}\"}}\n"
	    "+ {type: string, constraints: {pattern: \"[0-9]{4}\"}}",
	    "Frictionless Table Schema, constraints" },
	{ "schema.invalid-constraint", DIAG_ERROR,
	    { "Ràng buộc không dùng được", "A constraint that cannot be used" },
	    { "Giá trị của ràng buộc không đúng kiểu của trường, hoặc mẫu không phải biểu thức "
	      "chính "
	      "quy dùng được: dài quá 256 byte, lặp quá 1000 lần, tham chiếu ngược, hay viết sai.",
		"The constraint's value is not of the field's type, or the pattern is no regular "
		"expression that can be used: over 256 bytes, over 1000 repeats, one that refers "
		"back, or wrong." },
	    { "Sửa ràng buộc trong lược đồ.", "Mend the constraint in the schema." },
	    "- minimum: mười\n+ minimum: 10",
	    "Frictionless Table Schema, constraints; XML Schema 1.0" },
	{ "schema.key-not-checked", DIAG_ERROR,
	    { "Không kiểm tra được khóa", "Keys could not be checked" },
	    { "Khóa của bảng lớn được sắp xếp trong một tệp tạm, và không ghi hoặc đọc được tệp "
	      "đó.",
		"The keys of a large table are sorted in a temporary file, which could not be "
		"written "
		"or read." },
	    { "Giải phóng chỗ trống, hoặc đặt TMPDIR là thư mục khác.",
		"Make room, or set TMPDIR to another folder." },
	    "+ TMPDIR=/du-lieu/tam datamo validate", "datamo" },
	{ "schema.pattern", DIAG_ERROR, { "Không khớp mẫu", "A value of another pattern" },
	    { "Toàn bộ ô phải khớp với biểu thức chính quy pattern của cột.",
		"The whole cell has to match the column's regular expression (pattern)." },
	    { "Sửa ô, hoặc sửa mẫu.", "Mend the cell, or the pattern." }, "- TP1\n+ TP01",
	    "Frictionless Table Schema, constraints: pattern" },
	{ "schema.pattern-limit", DIAG_ERROR,
	    { "Mẫu mất quá nhiều thời gian", "A pattern that takes too long" },
	    { "Mẫu cần quá nhiều bước để so khớp với một ô, thường do lặp bên trong lặp, nên bị "
	      "dừng.",
		"The pattern takes too many steps for a cell, mostly for repeats inside repeats, "
		"and "
		"was stopped." },
	    { "Viết mẫu đơn giản hơn.", "Write it more simply." }, "- (a+)+b\n+ a+b",
	    "datamo; OWASP: Regular expression denial of service" },
	{ "schema.primary-key", DIAG_ERROR,
	    { "Khóa chính bị trùng", "A primary key that is there twice" },
	    { "Hai dòng có cùng giá trị ở các cột của primaryKey. Giá trị được so sánh theo kiểu: "
	      "01 "
	      "và 1 của cột số nguyên là một.",
		"Two rows have the same values in the columns of primaryKey. Values are compared "
		"as "
		"what they are: 01 and 1 of an integer column are the same." },
	    { "Bỏ dòng trùng, hoặc thêm cột vào primaryKey.",
		"Remove what is there twice, or add a column to primaryKey." },
	    "- 1,An\n- 1,Bình\n+ 1,An\n+ 2,Bình", "Frictionless Table Schema, primaryKey" },
	{ "schema.primary-key-missing", DIAG_ERROR,
	    { "Khóa chính bị trống", "A primary key without a value" },
	    { "Cột thuộc khóa chính phải luôn có giá trị.",
		"A column of the primary key must always have a value." },
	    { "Điền ô, hoặc bỏ cột khỏi primaryKey.",
		"Fill it in, or take the column out of primaryKey." },
	    "- ,An\n+ 1,An", "Frictionless Table Schema v2, primaryKey" },
	{ "schema.reference-not-checked", DIAG_NOTE,
	    { "Khóa ngoại chưa được kiểm tra", "A foreign key that was not checked" },
	    { "Khi kiểm tra riêng một bảng thì không có các bảng khác mà nó dẫn tới.",
		"When a table is checked alone, the others that it refers to are not there." },
	    { "Kiểm tra cả gói hoặc cả cổng.", "Check the whole package or portal." },
	    "- datamo validate huyen.csv --schema huyen.json\n+ datamo validate datapackage.json",
	    "Frictionless Table Schema, foreignKeys" },
	{ "schema.too-many-keys", DIAG_ERROR, { "Quá nhiều khóa", "Too many keys" },
	    { "Chỉ kiểm tra được 1000 khóa của một bảng.",
		"A thousand keys of a table can be checked." },
	    { "Bỏ bớt unique và uniqueKeys.", "Drop some of unique and uniqueKeys." },
	    "- uniqueKeys: [[a], [a, b], [a, b, c]]\n+ uniqueKeys: [[a]]", "datamo" },
	{ "schema.unique", DIAG_ERROR, { "Giá trị bị trùng", "A value that is there twice" },
	    { "Giá trị của cột phải khác nhau ở mọi dòng. Ô trống thì được bỏ qua.",
		"The column's values must all differ. Empty cells are passed over." },
	    { "Bỏ dòng trùng, hoặc bỏ unique.", "Remove what is there twice, or drop unique." },
	    "- TP01\n- TP01\n+ TP01\n+ TP02", "Frictionless Table Schema, constraints: unique" },
	{ "schema.unique-keys", DIAG_ERROR,
	    { "Khóa duy nhất bị trùng", "A unique key that is there twice" },
	    { "Hai dòng có cùng giá trị ở các cột của một khóa trong uniqueKeys. Dòng có ô trống "
	      "trong "
	      "khóa thì được bỏ qua.",
		"Two rows have the same values in the columns of one of uniqueKeys. Rows with an "
		"empty cell in it are passed over." },
	    { "Bỏ dòng trùng, hoặc sửa uniqueKeys.",
		"Remove what is there twice, or mend uniqueKeys." },
	    "- 2024,TP01\n- 2024,TP01\n+ 2024,TP01\n+ 2025,TP01",
	    "Frictionless Table Schema v2, uniqueKeys" },
	{ "schema.unknown-key-field", DIAG_ERROR,
	    { "Khóa nêu trường không có", "A key of no field" },
	    { "primaryKey, uniqueKeys hoặc foreignKeys nêu một trường mà lược đồ và tệp không có.",
		"primaryKey, uniqueKeys or foreignKeys name a field that neither schema nor file "
		"has." },
	    { "Sửa tên trường; chữ hoa và chữ thường là khác nhau.",
		"Mend the field's name; capitals count." },
	    "- primaryKey: Mã\n+ primaryKey: ma", "Frictionless Table Schema, primaryKey" },
	{ "schema.unknown-reference", DIAG_ERROR,
	    { "Khóa ngoại dẫn tới bảng không có", "A foreign key to no table" },
	    { "foreignKeys dẫn tới một tập dữ liệu, tài nguyên hoặc trường không có, hoặc tài "
	      "nguyên "
	      "không phải bảng.",
		"foreignKeys refer to a dataset, resource or field that is not there, or to a "
		"resource that is no table." },
	    { "Sửa reference.dataset, reference.resource hoặc reference.fields.",
		"Mend reference.dataset, reference.resource or reference.fields." },
	    "- reference: {resource: tinh, fields: code}\n+ reference: {resource: tinh, fields: "
	    "ma}",
	    "Frictionless Table Schema, foreignKeys" },
};

const struct rule_list key_rules = RULE_LIST(rules);
