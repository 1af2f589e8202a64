/* SPDX-License-Identifier: MIT */
#include "read/table_problem.h"

#include "read/code_page.h"

static const struct diag_kind code_page_fits = {
	"table.invalid-utf8",
	DIAG_ERROR,
	{ "Byte {found} không phải UTF-8. Tệp có vẻ dùng bảng mã {name}; dòng này khi đó đọc là: "
	  "“{expected}”.",
	    "Byte {found} is not UTF-8. The file seems to be in {name}, in which this line reads: "
	    "“{expected}”." },
	{ "Nếu đọc đúng, hãy thêm vào tài nguyên này trong dataset.md dòng "
	  "`dialect: {encoding: {name}}`, hoặc lưu lại tệp dưới dạng “CSV UTF-8”.",
	    "If that is right, add to this resource in dataset.md the line "
	    "`dialect: {encoding: {name}}`, or save the file as “CSV UTF-8”." },
};

static const struct diag_kind line_in_code_page = {
	"table.invalid-utf8",
	DIAG_ERROR,
	{ "Byte {found} không phải UTF-8, trong khi các dòng trước là UTF-8. Riêng dòng này có vẻ "
	  "dùng bảng mã {name} và khi đó đọc là: “{expected}”.",
	    "Byte {found} is not UTF-8, although the lines before are. This line seems to be in "
	    "{name}, in which it reads: “{expected}”." },
	{ "Hãy sửa dòng này rồi lưu cả tệp dưới dạng UTF-8.",
	    "Mend this line, then save the whole file as UTF-8." },
};

static const struct diag_kind no_code_page_fits = {
	"table.invalid-utf8",
	DIAG_ERROR,
	{ "Byte {found} không phải UTF-8.", "Byte {found} is not UTF-8." },
	{ "Hãy lưu tệp dưới dạng “CSV UTF-8”, hoặc khai báo bảng mã: `dialect: {encoding: …}`.",
	    "Save the file as “CSV UTF-8”, or declare its encoding: `dialect: {encoding: …}`." },
};

static const struct diag_kind cut_in_character = {
	"table.invalid-utf8",
	DIAG_ERROR,
	{ "Tệp kết thúc giữa một ký tự (byte {found}): có lẽ đã bị cắt cụt.",
	    "The file ends inside a character (byte {found}): it seems to have been cut off." },
	{ "Hãy chép lại tệp gốc.", "Copy the original file again." },
};

static const struct diag_kind nul_byte = {
	"table.nul-byte",
	DIAG_ERROR,
	{ "Byte {found} là NUL: tệp không phải văn bản thuần.",
	    "Byte {found} is NUL: this is not a plain text file." },
	{ "Hãy xuất lại bảng dưới dạng “CSV UTF-8”.", "Export the table again as “CSV UTF-8”." },
};

static const struct diag_kind undecodable = {
	"table.undecodable",
	DIAG_ERROR,
	{ "Byte {found} không có trong bảng mã {name} đã khai báo.",
	    "Byte {found} does not exist in the declared encoding {name}." },
	{ "Kiểm tra lại `encoding:` trong phần dialect.", "Check `encoding:` of the dialect." },
};

static const struct diag_kind unreadable = {
	"table.unreadable",
	DIAG_ERROR,
	{ "Không đọc được tệp: {found}.", "The file cannot be read: {found}." },
	{ NULL, NULL },
};

static struct str line_of(struct str bytes)
{
	size_t lf = str_find(bytes, '\n'), cr = str_find(bytes, '\r');

	return str_slice(bytes, 0, lf < cr ? lf : cr);
}

static void report_not_utf8(const struct table_input *input, size_t line_start, struct location at,
    struct str offset, struct diags *diags)
{
	struct str bytes = str_from(strbuf_str(&input->window), line_start);
	struct str line = line_of(bytes);
	const struct encoding *fits;
	struct strbuf reads = STRBUF_INIT;

	if (input->is_at_end && input->window.len - input->end < 4 &&
	    (unsigned char)input->window.data[input->end] >= 0xc2 && input->has_multibyte) {
		DIAG(diags, &cut_in_character, at, .found = offset);
		return;
	}
	/* Where the lines before are UTF-8, only this line can tell. */
	fits = code_page_guess(input->has_multibyte ? line : bytes);
	if (!fits || !decode_add(&reads, fits, line))
		DIAG(diags, &no_code_page_fits, at, .found = offset);
	else
		DIAG(diags, input->has_multibyte ? &line_in_code_page : &code_page_fits, at,
		    .name = str_of(fits->name), .found = offset, .expected = strbuf_str(&reads));
	strbuf_release(&reads);
}

void table_problem_report(
    const struct table_input *input, size_t line_start, struct location at, struct diags *diags)
{
	struct str offset = diags_number(diags, input->problem_offset);

	switch (input->problem) {
	case INPUT_FINE:
		break;
	case INPUT_NOT_UTF8:
		report_not_utf8(input, line_start, at, offset, diags);
		break;
	case INPUT_NUL:
		DIAG(diags, &nul_byte, at, .found = offset);
		break;
	case INPUT_UNDECODABLE:
		DIAG(diags, &undecodable, at, .found = offset,
		    .name = str_of(input->encoding->name));
		break;
	case INPUT_UNREADABLE:
		DIAG(diags, &unreadable, at, .found = diags_errno(diags, input->error_number));
		break;
	}
}
