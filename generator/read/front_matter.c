/* SPDX-License-Identifier: MIT */
#include "read/front_matter.h"

static const struct diag_kind front_matter_unclosed = { "metadata.front-matter-unclosed",
	DIAG_ERROR,
	{ "Phần đầu (giữa hai dòng “---”) chưa được đóng.",
	    "The front matter (between two lines of “---”) is not closed." },
	{ "Thêm một dòng “---” sau khóa cuối cùng.", "Add a line “---” behind the last key." } };

static struct str cut_line(struct str *rest)
{
	size_t end = str_find(*rest, '\n');
	struct str line = str_slice(*rest, 0, end);

	*rest = str_from(*rest, end + 1);
	while (line.len && ascii_is_space(line.data[line.len - 1]))
		line.len--;
	return line;
}

bool front_matter_split(
    struct str text, struct str path, struct front_matter *result, struct diags *diags)
{
	struct str rest = text;
	uint64_t line = 1;

	*result = (struct front_matter){ .body = text, .body_line = 1, .yaml_line = 1 };
	if (!str_eq(cut_line(&rest), STR("---")))
		return true;
	result->is_given = true;
	result->yaml_line = 2;
	while (rest.len) {
		struct str before = rest, found = cut_line(&rest);

		line++;
		if (!str_eq(found, STR("---")) && !str_eq(found, STR("...")))
			continue;
		result->yaml.data = text.data + str_find(text, '\n') + 1;
		result->yaml.len = (size_t)(before.data - result->yaml.data);
		result->body = rest;
		result->body_line = line + 1;
		return true;
	}
	DIAG(diags, &front_matter_unclosed, ((struct location){ path, 1, 1 }), .name = path);
	return false;
}
