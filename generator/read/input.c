/* SPDX-License-Identifier: MIT */
#include "read/input.h"

#include <errno.h>

#include "base/file.h"
#include "base/utf8.h"
#include "read/node.h"

enum { PATH_BYTES_MAX = 200, NAME_BYTES_MAX = 100 };

static const struct diag_kind file_missing = { "resource.missing-file", DIAG_ERROR,
	{ "Không có tệp “{name}”.", "There is no file “{name}”." },
	{ "Thêm tệp, hoặc sửa đường dẫn (phân biệt chữ hoa, chữ thường).",
	    "Add the file, or mend its path (upper and lower case differ)." } };

static const struct diag_kind file_link = { "file.symbolic-link", DIAG_ERROR,
	{ "“{name}” là hoặc đi qua một liên kết tượng trưng.",
	    "“{name}” is, or goes through, a symbolic link." },
	{ "Đặt chính tệp đó vào đây.", "Put the file itself here." } };

static const struct diag_kind file_special = { "file.not-regular", DIAG_ERROR,
	{ "“{name}” không phải một tệp thường.", "“{name}” is not a regular file." },
	{ NULL, NULL } };

static const struct diag_kind file_large = { "file.too-large", DIAG_ERROR,
	{ "“{name}” lớn hơn {expected} byte.", "“{name}” is larger than {expected} bytes." },
	{ "Rút gọn tệp, hoặc đổi giới hạn trong portal.yml.",
	    "Make it smaller, or change the limit in portal.yml." } };

static const struct diag_kind file_changed = { "file.changed", DIAG_ERROR,
	{ "“{name}” thay đổi trong lúc đọc.", "“{name}” changed while it was read." },
	{ "Chạy lại khi không còn ai ghi vào tệp.", "Run again when nothing writes to it." } };

static const struct diag_kind file_unreadable = { "file.unreadable", DIAG_ERROR,
	{ "Không đọc được “{name}”: {found}.", "Cannot read “{name}”: {found}." }, { NULL, NULL } };

void input_report(struct diags *diags, struct location at, struct str path, int error_number)
{
	static const struct {
		int error_number;
		const struct diag_kind *kind;
	} kinds[] = {
		{ ENOENT, &file_missing },
		{ ENOTDIR, &file_missing },
		{ ELOOP, &file_link },
		{ EINVAL, &file_special },
		{ ENXIO, &file_special },
		{ EAGAIN, &file_changed },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (kinds[i].error_number == error_number) {
			DIAG(diags, kinds[i].kind, at, .name = path);
			return;
		}
	}
	DIAG(diags, &file_unreadable, at, .name = path, .found = diags_errno(diags, error_number));
}

bool input_read_bytes(int folder, struct str path, uint64_t limit, struct location at,
    struct diags *diags, struct strbuf *content)
{
	struct strbuf name = STRBUF_INIT;
	bool is_read;

	strbuf_add(&name, path);
	is_read = file_read_below(folder, name.data, limit, content);
	if (!is_read && errno == EFBIG)
		DIAG(diags, &file_large, at, .name = path, .expected = diags_number(diags, limit));
	else if (!is_read)
		input_report(diags, at, path, errno);
	strbuf_release(&name);
	return is_read;
}

bool input_read(struct arena *arena, int folder, struct str path, uint64_t limit,
    struct location at, struct diags *diags, struct str *text)
{
	struct strbuf content = STRBUF_INIT;
	bool is_fine = input_read_bytes(folder, path, limit, at, diags, &content);

	if (is_fine) {
		*text = arena_str(arena, strbuf_str(&content));
		is_fine = node_check_text(text, path, 1, diags);
	}
	strbuf_release(&content);
	return is_fine;
}

struct str input_join(struct arena *arena, struct str folder, struct str file)
{
	if (!folder.len)
		return arena_str(arena, file);
	return arena_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(file));
}

bool input_name_is_reserved(struct str name)
{
	static const char *const devices[] = { "con", "prn", "aux", "nul" };
	struct str stem = str_slice(name, 0, str_find(name, '.'));

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
		if (str_eq_ignoring_case(stem, str_of(devices[i])))
			return true;
	}
	if (!str_eq_ignoring_case(str_slice(stem, 0, 3), STR("com")) &&
	    !str_eq_ignoring_case(str_slice(stem, 0, 3), STR("lpt")))
		return false;
	stem = str_from(stem, 3);
	return (stem.len == 1 && ascii_is_digit(stem.data[0])) || str_eq(stem, STR("¹")) ||
	       str_eq(stem, STR("²")) || str_eq(stem, STR("³"));
}

static bool part_is_safe(struct str part)
{
	struct str rest = part;
	static const struct str refused = STR_INIT("<>:\"|?*\\");

	/* A leading dot hides a file; "." and ".." are no names. */
	if (!part.len || part.len > NAME_BYTES_MAX || part.data[0] == '.' || part.data[0] == ' ' ||
	    part.data[part.len - 1] == '.' || part.data[part.len - 1] == ' ' ||
	    input_name_is_reserved(part))
		return false;
	while (rest.len) {
		uint32_t c = utf8_next(&rest);

		if (code_point_is_control(c) || code_point_is_bidi_control(c) ||
		    code_point_is_invisible(c) || c == UTF8_REPLACEMENT)
			return false;
		if (c < 0x80 && str_find(refused, (char)c) < refused.len)
			return false;
	}
	return true;
}

bool input_path_is_safe(struct str path)
{
	struct str part;

	if (!path.len || path.len > PATH_BYTES_MAX || path.data[path.len - 1] == '/')
		return false;
	while (str_split(&path, '/', &part)) {
		if (!part_is_safe(part))
			return false;
	}
	return true;
}

struct str input_ending(struct arena *arena, struct str path)
{
	struct str name = str_from(
	    path, str_rfind(path, '/') < path.len ? str_rfind(path, '/') + 1 : 0);
	size_t dot = str_rfind(name, '.');
	char *ending;

	if (dot == name.len || dot == 0)
		return STR("");
	name = str_from(name, dot + 1);
	ending = arena_cstr(arena, name);
	for (size_t i = 0; i < name.len; i++)
		ending[i] = ascii_lower(ending[i]);
	return (struct str){ ending, name.len };
}
