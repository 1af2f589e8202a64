/* SPDX-License-Identifier: MIT */
#include "read/keys.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "read/email.h"
#include "read/json.h"
#include "read/yaml.h"
#include "tap.h"

struct part {
	struct str url;
};

struct thing {
	struct text title, note;
	struct str id, kind, *names;
	size_t name_count;
	struct date day, start, end;
	uint64_t number;
	bool flag, has_number;
	char mark;
	struct text *words;
	size_t word_count;
	struct part *parts;
	size_t part_count;
};

#define THING(member) offsetof(struct thing, member)

static const char *const kinds[] = { "open", "closed", NULL };
static const struct key part_list[] = {
	{ .name = "url", .type = KEY_URL, .offset = offsetof(struct part, url) },
};
static const struct key_table part_keys = { "parts", part_list, 1 };
static const struct key thing_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = THING(title) },
	{ .name = "note", .type = KEY_TEXT, .offset = THING(note) },
	{ .name = "id", .type = KEY_ID, .offset = THING(id) },
	{ .name = "kind", .type = KEY_CHOICE, .offset = THING(kind), .choices = kinds },
	{ .name = "names",
	    .type = KEY_STRINGS,
	    .offset = THING(names),
	    .count_offset = THING(name_count) },
	{ .name = "day", .type = KEY_DATE, .offset = THING(day) },
	{ .name = "start", .type = KEY_PERIOD_START, .offset = THING(start) },
	{ .name = "end", .type = KEY_PERIOD_END, .offset = THING(end) },
	{ .name = "number",
	    .type = KEY_NUMBER,
	    .offset = THING(number),
	    .given_offset = THING(has_number) },
	{ .name = "flag", .type = KEY_BOOL, .offset = THING(flag) },
	{ .name = "mark", .type = KEY_CHARACTER, .offset = THING(mark) },
	{ .name = "words",
	    .type = KEY_TEXTS,
	    .offset = THING(words),
	    .count_offset = THING(word_count) },
	{ .name = "parts",
	    .type = KEY_LIST,
	    .offset = THING(parts),
	    .count_offset = THING(part_count),
	    .item_size = sizeof(struct part),
	    .nested = &part_keys },
};
static const struct key_table thing_keys = { "thing.yml", thing_list,
	sizeof(thing_list) / sizeof(thing_list[0]) };

static struct arena *arena;
static struct diags *diags;

static struct thing read_thing(struct str yaml)
{
	struct thing thing = { .number = 7 };
	struct key_reader reader;
	struct node *root;

	diags_free(diags);
	diags = diags_new();
	reader = (struct key_reader){
		.arena = arena, .diags = diags, .path = STR("x.yml"), .limits = &limits_default
	};
	root = yaml_parse(arena, yaml, reader.path, 1, diags);
	if (root)
		keys_read(&reader, &thing_keys, root, &thing);
	return thing;
}

/* One finding of this kind, whose English message holds the words. */
static bool says(struct str yaml, const char *id, const char *words)
{
	struct strbuf message = STRBUF_INIT;
	bool is_said = false;

	read_thing(yaml);
	if (diags_kept(diags) == 1) {
		diag_format(diags_at(diags, 0), MESSAGES_EN, &message);
		is_said = str_eq(str_of(diags_at(diags, 0)->kind->id), str_of(id)) &&
			  str_contains(strbuf_str(&message), str_of(words));
		if (!is_said)
			printf("# %s", message.data);
	}
	strbuf_release(&message);
	return is_said;
}

static void test_values(void)
{
	struct thing thing = read_thing(STR("title: {vi: Tên, EN: Name}\nnote: |\n  a\n  b\n"
					    "id: a-1\nkind: open\nnames: [a, b]\nday: 2026-07-31\n"
					    "start: 2024\nend: 2024-02\nflag: True\nmark: tab\n"));

	is_number(diags_kept(diags), 0, "nothing is wrong with right values");
	is_number(thing.title.count, 2, "a text may have several languages");
	is_str(thing.title.entries[1].language, STR("en"), "language tags become lower case");
	is_str(thing.note.entries[0].value, STR("a\nb"), "a text may have lines");
	is_str(thing.kind, STR("open"), "one of the choices");
	is_number(thing.name_count, 2, "a list");
	ok(thing.day.month == 7 && thing.day.day == 31, "a day");
	ok(thing.start.year == 2024 && thing.start.month == 1, "a year begins in January");
	ok(thing.end.month == 2 && thing.end.day == 29, "a month ends on its last day");
	ok(thing.flag && thing.mark == '\t', "a bool, a character");
	ok(thing.number == 7 && !thing.has_number, "what is not given stays");
	thing = read_thing(STR("number: 42\nnames: one\nnote: ~\n"));
	ok(thing.number == 42 && thing.has_number, "a number, and that it was given");
	is_number(thing.name_count, 1, "one value is a list of one");
	is_number(thing.note.count, 0, "~ is nothing");
	thing = read_thing(STR("words: {vi: [bụi, khí], en: [dust, gas]}\n"));
	ok(thing.word_count == 2 && thing.words[1].count == 2, "lists by language are paired");
	is_str(thing.words[1].entries[1].value, STR("gas"), "in their order");
	thing = read_thing(
	    STR("parts: [{url: https://example.org/}, {url: https://example.com/}]"));
	ok(thing.part_count == 2 && str_eq(thing.parts[1].url, STR("https://example.com/")),
	    "a list of mappings");
	thing = read_thing(STR("title: \"e\xcc\x81\"\n"));
	is_str(thing.title.entries[0].value, STR("é"), "texts are put into NFC");
}

static void test_messages(void)
{
	ok(says(STR("titel: x\n"), "metadata.unknown-key", "is “title” meant?"),
	    "an unknown key is told the nearest one");
	ok(says(STR("quite_another: x\n"), "metadata.unknown-key", "in thing.yml"),
	    "or where it does not exist");
	ok(says(STR("kind: opn\n"), "metadata.unknown-value", "is “open” meant?"),
	    "an unknown value is told the nearest one");
	ok(says(STR("day: 31/07/2026\n"), "metadata.wrong-type", "expected a day"), "a date");
	ok(says(STR("day: 2026-02-30\n"), "metadata.wrong-type", "found “2026-02-30”"),
	    "a day that does not exist");
	ok(says(STR("flag: yes\n"), "metadata.wrong-type", "true or false"), "a bool");
	ok(says(STR("id: A b\n"), "metadata.wrong-type", "an id"), "an id");
	ok(says(STR("title: [a]\n"), "metadata.wrong-type", "found [ ]"), "a list for a text");
	ok(says(STR("title: \"a\\nb\"\n"), "metadata.control-character", "U+000A"),
	    "a title is one line");
	ok(says(STR("note: \"a\\x01b\"\n"), "metadata.control-character", "U+0001"),
	    "controls are refused");
	ok(says(STR("note: \"a\\u202eb\"\n"), "metadata.hidden-character", "U+202E"),
	    "hidden characters are warned of");
	ok(says(STR("parts: [{url: \"javascript:alert(1)\"}]\n"), "metadata.wrong-type",
	       "x.yml:1:15"),
	    "a message says where");
	ok(says(STR("- a\n"), "metadata.wrong-type", "a mapping"), "a list for a mapping");
}

static bool reads(enum key_type type, struct str text)
{
	union {
		struct str text;
		struct date date;
		uint64_t number;
	} value;
	struct key_reader reader = {
		.arena = arena, .diags = diags, .path = STR("x"), .limits = &limits_default
	};
	struct node node = { .is_quoted = true, .text = text };

	return key_read_value(&reader, type, &node, &value);
}

/* How many of the file's values the type takes. */
static void test_file(const char *shared, const char *name, enum key_type type, bool is_good)
{
	struct strbuf path = STRBUF_INIT, content = STRBUF_INIT;
	size_t count = 0, wrong = 0;
	struct str rest, line;
	int folder;

	strbuf_add_format(&path, "%s/bad/values", shared);
	folder = folder_open(path.data);
	if (folder < 0 || !file_read_below(folder, name, 1 << 20, &content)) {
		tap_skip(name, "the values are not here");
		goto out;
	}
	rest = strbuf_str(&content);
	while (str_split(&rest, '\n', &line)) {
		const struct node *value = line.len ? json_parse(arena, line, STR("x"), diags)
						    : NULL;

		if (!value)
			continue;
		count++;
		if (reads(type, value->text) != is_good) {
			printf("# %.*s\n", STR_ARG(line));
			wrong++;
		}
	}
	ok(count > 3 && !wrong, name);
out:
	if (folder >= 0)
		close(folder);
	strbuf_release(&path);
	strbuf_release(&content);
}

int main(void)
{
	const char *shared = getenv("DATAMO_SHARED");

	shared = shared ? shared : "../shared";
	arena = arena_new();
	diags = diags_new();
	test_values();
	test_messages();
	test_file(shared, "url-bad.jsonl", KEY_URL, false);
	test_file(shared, "url-good.jsonl", KEY_URL, true);
	test_file(shared, "email-bad.jsonl", KEY_EMAIL, false);
	test_file(shared, "date-bad.jsonl", KEY_DATE, false);
	test_file(shared, "date-bad.jsonl", KEY_PERIOD_START, false);
	test_file(shared, "date-good.jsonl", KEY_PERIOD_START, true);
	test_file(shared, "int-bad.jsonl", KEY_NUMBER, false);
	ok(email_is_valid(STR("van-thu@so.example.vn")) && !email_is_valid(STR("a b@example.vn")),
	    "an e-mail address");
	ok(id_is_valid(STR("a")) && !id_is_valid(STR("-a")) && !id_is_valid(STR("")) &&
		!id_is_valid(STR("A")),
	    "ids");
	ok(language_tag_is_valid(STR("vi")) && language_tag_is_valid(STR("zh-Hant-TW")) &&
		!language_tag_is_valid(STR("tiếng")) && !language_tag_is_valid(STR("a")),
	    "language tags");
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
