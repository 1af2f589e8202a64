/* SPDX-License-Identifier: MIT */
#include "check/baseline.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/memory.h"
#include "check/source_lines.h"

static const char first_line[] = "# datamo baseline 1";

struct baseline {
	struct arena *arena;
	struct map counts; /* "rule TAB path TAB hash" → how many */
};

struct baseline *baseline_new(void)
{
	struct baseline *baseline = memory_alloc_zeroed(1, sizeof(*baseline));

	baseline->arena = arena_new();
	return baseline;
}

void baseline_free(struct baseline *baseline)
{
	if (!baseline)
		return;
	map_release(&baseline->counts);
	arena_free(baseline->arena);
	memory_free(baseline);
}

/* --- what a finding is known by --- */

/* Goes through the findings, with the lines of their files. */
struct finding_reader {
	const struct report *report;
	struct source_lines lines;
	struct str path;
	int fd;
	struct strbuf key, hashed;
};

static void close_file(struct finding_reader *reader)
{
	source_lines_close(&reader->lines);
	if (reader->fd >= 0)
		close(reader->fd);
	reader->fd = -1;
}

static void open_file(struct finding_reader *reader, struct str path)
{
	const struct report *report = reader->report;

	if (reader->path.data && str_eq(reader->path, path))
		return;
	close_file(reader);
	reader->path = path;
	if (report->open && path.len)
		reader->fd = report->open(report->context, path);
	source_lines_open(&reader->lines, reader->fd);
}

static void add_path(struct strbuf *key, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.data[i];

		if (c < 0x20 || c == 0x7f || c == '%')
			strbuf_add_format(key, "%%%02X", (unsigned)c);
		else
			strbuf_add_char(key, path.data[i]);
	}
}

static struct str key_of(struct finding_reader *reader, const struct diag *diag)
{
	struct strbuf *hashed = &reader->hashed;
	struct str line;

	open_file(reader, diag->at.path);
	strbuf_clear(hashed);
	if (diag->args.name.len && diag->args.found.len) {
		strbuf_add(hashed, diag->args.name);
		strbuf_add_char(hashed, '\0');
		strbuf_add(hashed, diag->args.found);
	} else if (diag->at.line && source_lines_find(&reader->lines, diag->at.line, &line)) {
		strbuf_add(hashed, line);
	} else {
		strbuf_add(hashed, diag->args.name);
		strbuf_add(hashed, diag->args.found);
	}
	strbuf_clear(&reader->key);
	strbuf_add_format(&reader->key, "%s\t", diag->kind->id);
	add_path(&reader->key, diag->at.path);
	strbuf_add_format(&reader->key, "\t%016llx",
	    (unsigned long long)hash64(hashed->len ? hashed->data : "", hashed->len));
	return strbuf_str(&reader->key);
}

static void reader_release(struct finding_reader *reader)
{
	close_file(reader);
	strbuf_release(&reader->key);
	strbuf_release(&reader->hashed);
}

/* --- the set --- */

static void count(struct baseline *baseline, struct str key, uint64_t more)
{
	struct map_entry *entry = map_find(&baseline->counts, key);

	if (!entry)
		entry = map_put(&baseline->counts, arena_str(baseline->arena, key), 0, NULL);
	entry->value += more;
}

void baseline_add(struct baseline *baseline, const struct report *report)
{
	struct finding_reader reader = { .report = report, .fd = -1 };

	for (size_t i = 0; i < diags_kept(report->diags); i++)
		count(baseline, key_of(&reader, diags_at(report->diags, i)), 1);
	reader_release(&reader);
}

uint64_t baseline_sift(struct baseline *baseline, const struct report *report, struct diags *news)
{
	struct finding_reader reader = { .report = report, .fd = -1 };
	uint64_t known = 0;

	for (size_t i = 0; i < diags_kept(report->diags); i++) {
		const struct diag *diag = diags_at(report->diags, i);
		struct map_entry *entry = map_find(&baseline->counts, key_of(&reader, diag));

		if (entry && entry->value) {
			entry->value--;
			known++;
		} else {
			diags_add_at_level(news, diag->kind, diag->level, diag->at, diag->args);
		}
		for (uint64_t more = diags_more_after(report->diags, i); more; more--)
			diags_add_at_level(news, diag->kind, diag->level, diag->at, diag->args);
	}
	reader_release(&reader);
	return known;
}

static bool parse_line(struct baseline *baseline, struct str line)
{
	size_t tab = str_rfind(line, '\t');
	struct str key = str_slice(line, 0, tab), number = str_from(line, tab + 1);
	uint64_t value = 0;

	if (!number.len || number.len > 9 || str_find(key, '\t') == key.len)
		return false;
	for (size_t i = 0; i < number.len; i++) {
		if (!ascii_is_digit(number.data[i]))
			return false;
		value = value * 10 + (uint64_t)(number.data[i] - '0');
	}
	count(baseline, key, value);
	return true;
}

bool baseline_parse(struct baseline *baseline, struct str text)
{
	struct str line;

	if (!str_split(&text, '\n', &line) || !str_eq(line, str_of(first_line)))
		return false;
	while (str_split(&text, '\n', &line)) {
		if (line.len && !parse_line(baseline, line))
			return false;
	}
	return true;
}

static int compare(const void *left, const void *right)
{
	return str_cmp(
	    ((const struct map_entry *)left)->key, ((const struct map_entry *)right)->key);
}

void baseline_write(const struct baseline *baseline, struct output *output)
{
	size_t entries = baseline->counts.count;
	struct map_entry *sorted = memory_alloc_zeroed(size_add(entries, 1), sizeof(*sorted));

	for (size_t i = 0; i < entries; i++)
		sorted[i] = baseline->counts.entries[i];
	qsort(sorted, entries, sizeof(*sorted), compare);
	output_add_cstr(output, first_line);
	output_add_char(output, '\n');
	for (size_t i = 0; i < entries; i++) {
		output_add(output, sorted[i].key);
		output_add_char(output, '\t');
		output_add_number(output, sorted[i].value);
		output_add_char(output, '\n');
	}
	memory_free(sorted);
}
