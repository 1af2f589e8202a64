/* SPDX-License-Identifier: MIT */
#include "site/fix.h"

enum { LINE_CHARACTERS = 200 };

/* The next line with its end, by LF, CRLF or CR. */
static struct str next_line(struct str *rest)
{
	size_t i = 0;
	struct str line;

	while (i < rest->len && rest->data[i] != '\n' && rest->data[i] != '\r')
		i++;
	if (i + 1 < rest->len && rest->data[i] == '\r' && rest->data[i + 1] == '\n')
		i++;
	i += i < rest->len;
	line = str_slice(*rest, 0, i);
	*rest = str_from(*rest, i);
	return line;
}

/* "-1,A\x0D": the line feed alone goes without saying. */
static void add_line(struct strbuf *out, char sign, struct str line)
{
	if (line.len && line.data[line.len - 1] == '\n')
		line.len--;
	strbuf_add_char(out, sign);
	harmless_add(out, line, LINE_CHARACTERS);
	strbuf_add_char(out, '\n');
}

struct hunk {
	struct strbuf removed, added; /* changed lines, those before and after */
	size_t line, count_before, count_after, changed;
};

static void flush(struct hunk *hunk, struct strbuf *out)
{
	if (hunk->changed) {
		strbuf_add_format(out, "@@ -%zu,%zu +%zu,%zu @@\n", hunk->line, hunk->count_before,
		    hunk->line, hunk->count_after);
		strbuf_add(out, strbuf_str(&hunk->removed));
		strbuf_add(out, strbuf_str(&hunk->added));
	}
	strbuf_clear(&hunk->removed);
	strbuf_clear(&hunk->added);
	hunk->count_before = hunk->count_after = hunk->changed = 0;
}

static void add_change(struct hunk *hunk, size_t line, struct str old, struct str new)
{
	if (!hunk->changed)
		hunk->line = line;
	hunk->changed++;
	hunk->count_before++;
	add_line(&hunk->removed, '-', old);
	if (new.len) {
		hunk->count_after++;
		add_line(&hunk->added, '+', new);
	}
}

void fix_diff(struct str path, struct str before, struct str after, size_t lines_max,
    enum message_language language, struct strbuf *out)
{
	struct hunk hunk = { .line = 0 };
	size_t line = 0, shown = 0, more = 0;

	for (const char *const *sign = (const char *const[]){ "--- ", "+++ ", NULL }; *sign;
	     sign++) {
		strbuf_add_cstr(out, *sign);
		harmless_add(out, path, LINE_CHARACTERS);
		strbuf_add_char(out, '\n');
	}
	while (before.len) {
		struct str old = next_line(&before), new = next_line(&after);

		line++;
		if (str_eq(old, new)) {
			flush(&hunk, out);
		} else if (shown < lines_max) {
			shown++;
			add_change(&hunk, line, old, new);
		} else {
			more++;
		}
	}
	flush(&hunk, out);
	if (more)
		strbuf_add_format(out,
		    language == MESSAGES_VI ? "… và %zu dòng nữa được sửa\n"
					    : "… and %zu more lines are mended\n",
		    more);
	strbuf_release(&hunk.removed);
	strbuf_release(&hunk.added);
}
