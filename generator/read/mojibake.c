/* SPDX-License-Identifier: MIT */
#include "read/mojibake.h"

#include "base/utf8.h"

/* What Windows-1252 has at 80–9F; 0: nothing. */
static const uint16_t windows_1252[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };

/* The byte that was read as this character; -1: none, ASCII neither. */
static int byte_of(uint32_t code_point)
{
	if (code_point >= 0x80 && code_point <= 0xff)
		return (int)code_point;
	/* Vietnamese letters, for one, are between the table's. */
	if (code_point < 0x80 || (code_point > 0x2dc && code_point < 0x2013))
		return -1;
	for (int i = 0; i < 32; i++)
		if (code_point == windows_1252[i])
			return 0x80 + i;
	return -1;
}

/* The line with each such character as the byte that it was. */
static bool undo_line(struct str line, struct strbuf *meant)
{
	size_t before = meant->len;

	while (line.len > 0) {
		uint32_t c = utf8_next(&line);

		strbuf_add_char(meant, (char)(c < 0x80 ? (int)c : byte_of(c)));
	}
	return text_is_utf8(str_from(strbuf_str(meant), before), NULL);
}

struct counts {
	size_t doubled, other;
};

static void count_run(struct counts *counts, struct strbuf *run)
{
	if (run->len == 0)
		return;
	if (run->len > 1 && text_is_utf8(strbuf_str(run), NULL))
		counts->doubled++;
	else
		counts->other++;
	strbuf_clear(run);
}

static struct counts count_runs(struct str text)
{
	struct counts counts = { 0, 0 };
	struct strbuf run = STRBUF_INIT;

	while (text.len > 0) {
		uint32_t c = (unsigned char)*text.data;
		int byte;

		if (c < 0x80) {
			count_run(&counts, &run);
			text = str_from(text, 1);
			continue;
		}
		c = utf8_next(&text);
		byte = byte_of(c);
		if (byte >= 0) {
			strbuf_add_char(&run, (char)byte);
			continue;
		}
		count_run(&counts, &run);
		counts.other++;
	}
	count_run(&counts, &run);
	strbuf_release(&run);
	return counts;
}

bool mojibake_find(struct str text, struct strbuf *meant)
{
	struct counts counts = count_runs(text);
	struct str line;

	if (counts.doubled < 3 || counts.doubled < counts.other * 4)
		return false;
	while (str_split(&text, '\n', &line)) {
		strbuf_clear(meant);
		if (count_runs(line).doubled > 0 && undo_line(line, meant))
			break;
	}
	return true;
}
