/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"

enum {
	VALUE_CHARACTERS = 80,
	PATH_CHARACTERS = 300,
	NUMBER_DIGITS_LEAST = 9, /* an identity card's */
	NUMBER_DIGITS_MOST = 13  /* a branch's tax code */
};

/* The findings of one kind in one file. */
struct group {
	uint64_t count, kept;
};

struct item {
	struct diag diag;
	size_t group;
	uint64_t more; /* set by sorting */
};

struct diags {
	struct arena *arena;
	struct item *items;
	size_t item_count, item_size;
	struct map group_of; /* "id\0path" → index of a group */
	struct group *groups;
	size_t group_count, group_size;
	uint64_t level_count[DIAG_LEVEL_COUNT];
	const struct diag_policy *policy;
};

static const struct diag_policy policy_default = { .kept_per_kind = DIAGS_KEPT_PER_KIND };

struct diags *diags_new(void)
{
	struct diags *diags = memory_alloc_zeroed(1, sizeof(*diags));

	diags->arena = arena_new();
	diags->policy = &policy_default;
	return diags;
}

struct diags *diags_new_like(const struct diags *other)
{
	struct diags *diags = diags_new();

	diags->policy = other->policy;
	return diags;
}

void diags_set_policy(struct diags *diags, const struct diag_policy *policy)
{
	diags->policy = policy;
}

void diags_free(struct diags *diags)
{
	if (!diags)
		return;
	map_release(&diags->group_of);
	memory_free(diags->items);
	memory_free(diags->groups);
	arena_free(diags->arena);
	memory_free(diags);
}

static size_t find_group(struct diags *diags, const struct diag_kind *kind, struct str path)
{
	struct strbuf key = STRBUF_INIT;
	struct map_entry *entry;

	strbuf_add_cstr(&key, kind->id);
	strbuf_add_char(&key, '\0');
	strbuf_add(&key, path);
	entry = map_find(&diags->group_of, strbuf_str(&key));
	if (!entry) {
		if (diags->group_count == diags->group_size) {
			diags->group_size = diags->group_size ? size_mul(diags->group_size, 2) : 4;
			diags->groups = memory_realloc(
			    diags->groups, size_mul(diags->group_size, sizeof(*diags->groups)));
		}
		diags->groups[diags->group_count] = (struct group){ 0, 0 };
		entry = map_put(&diags->group_of, arena_str(diags->arena, strbuf_str(&key)),
		    diags->group_count++, NULL);
	}
	strbuf_release(&key);
	return (size_t)entry->value;
}

static void keep(struct diags *diags, const struct diag *diag, size_t group)
{
	struct arena *arena = diags->arena;
	struct item *item;

	if (diags->item_count == diags->item_size) {
		diags->item_size = diags->item_size ? size_mul(diags->item_size, 2) : 4;
		diags->items = memory_realloc(
		    diags->items, size_mul(diags->item_size, sizeof(*diags->items)));
	}
	item = &diags->items[diags->item_count++];
	*item = (struct item){ *diag, group, 0 };
	item->diag.at.path = arena_str(arena, diag->at.path);
	item->diag.args.name = arena_str(arena, utf8_cut(diag->args.name, 500));
	item->diag.args.found = arena_str(arena, utf8_cut(diag->args.found, 500));
	item->diag.args.expected = arena_str(arena, utf8_cut(diag->args.expected, 500));
	diags->groups[group].kept++;
}

void diags_add_at_level(struct diags *diags, const struct diag_kind *kind, enum diag_level level,
    struct location at, struct diag_args args)
{
	const struct diag_policy *policy = diags->policy;
	struct diag diag = { kind, level, at, args };
	size_t group;

	if (policy->admit && !policy->admit(policy->context, &diag))
		return;
	group = find_group(diags, kind, at.path);
	diags->groups[group].count++;
	diags->level_count[diag.level]++;
	if (diags->groups[group].kept < policy->kept_per_kind)
		keep(diags, &diag, group);
}

void diags_add(
    struct diags *diags, const struct diag_kind *kind, struct location at, struct diag_args args)
{
	diags_add_at_level(diags, kind, kind->level, at, args);
}

struct str diags_number(struct diags *diags, uint64_t number)
{
	return arena_format(diags->arena, "%llu", (unsigned long long)number);
}

struct str diags_errno(struct diags *diags, int error_number)
{
	char text[256];

	return arena_str(diags->arena, str_of(strerror_r(error_number, text, sizeof(text))));
}

void diags_merge(struct diags *to, struct diags *from)
{
	for (size_t i = 0; i < from->item_count; i++) {
		const struct diag *diag = &from->items[i].diag;
		size_t group = find_group(to, diag->kind, diag->at.path);
		struct group *counted = &from->groups[from->items[i].group];

		to->groups[group].count += counted->count;
		counted->count = 0; /* once a group */
		if (to->groups[group].kept < to->policy->kept_per_kind)
			keep(to, diag, group);
	}
	for (size_t level = 0; level < DIAG_LEVEL_COUNT; level++) {
		to->level_count[level] += from->level_count[level];
		from->level_count[level] = 0;
	}
	from->item_count = 0;
	from->group_count = 0;
	map_clear(&from->group_of);
	arena_reset(from->arena);
}

static int compare(const void *left, const void *right)
{
	const struct diag *a = &((const struct item *)left)->diag;
	const struct diag *b = &((const struct item *)right)->diag;
	int order = str_cmp(a->at.path, b->at.path);

	if (!order)
		order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
	if (!order)
		order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
	if (!order)
		order = strcmp(a->kind->id, b->kind->id);
	if (!order)
		order = str_cmp(a->args.name, b->args.name);
	return order ? order : str_cmp(a->args.found, b->args.found);
}

void diags_sort(struct diags *diags)
{
	if (diags->item_count)
		qsort(diags->items, diags->item_count, sizeof(*diags->items), compare);
	for (size_t i = 0; i < diags->item_count; i++) {
		struct group *group = &diags->groups[diags->items[i].group];

		diags->items[i].more = 0;
		group->kept--;
		if (!group->kept)
			diags->items[i].more = group->count;
	}
	/* The last of each group carries the rest; the kept ones are counted again. */
	for (size_t i = 0; i < diags->item_count; i++)
		diags->groups[diags->items[i].group].kept++;
	for (size_t i = 0; i < diags->item_count; i++) {
		if (diags->items[i].more)
			diags->items[i].more -= diags->groups[diags->items[i].group].kept;
	}
}

size_t diags_count(const struct diags *diags, enum diag_level level)
{
	return (size_t)diags->level_count[level];
}

size_t diags_kept(const struct diags *diags)
{
	return diags->item_count;
}

const struct diag *diags_at(const struct diags *diags, size_t index)
{
	return &diags->items[index].diag;
}

uint64_t diags_count_of(const struct diags *diags, const char *id)
{
	uint64_t count = 0;

	for (size_t i = 0; i < diags->group_of.count; i++) {
		const struct map_entry *entry = &diags->group_of.entries[i];
		struct str key = str_slice(entry->key, 0, str_find(entry->key, '\0'));

		if (str_eq(key, str_of(id)))
			count += diags->groups[entry->value].count;
	}
	return count;
}

uint64_t diags_more_after(const struct diags *diags, size_t index)
{
	return diags->items[index].more;
}

void harmless_add(struct strbuf *out, struct str text, size_t characters)
{
	for (; text.len && characters; characters--) {
		size_t well_formed = utf8_sequence(text, 0);
		struct str before = text;
		uint32_t code_point;

		if (!well_formed) {
			strbuf_add_format(out, "\\x%02X", (unsigned)(unsigned char)text.data[0]);
			text = str_from(text, 1);
			continue;
		}
		code_point = utf8_next(&text);
		/* "##[error]" and "##vso[…]" command a CI log wherever they stand in a line. */
		if (code_point == '#' && out->len && out->data[out->len - 1] == '#' &&
		    (str_starts_with(text, STR("[")) || str_starts_with(text, STR("vso["))))
			strbuf_add_cstr(out, "\\x23");
		else if (code_point_is_control(code_point) && code_point < 0x100)
			strbuf_add_format(out, "\\x%02X", (unsigned)code_point);
		else if (code_point_is_bidi_control(code_point) ||
			 code_point_is_invisible(code_point) || code_point == 0x2028 ||
			 code_point == 0x2029)
			strbuf_add_format(out, "\\u{%X}", (unsigned)code_point);
		else
			strbuf_add(out, str_slice(before, 0, well_formed));
	}
	if (text.len)
		strbuf_add_cstr(out, "…");
}

/* The bytes of a run of digits, with single blanks, dots or dashes between them, that is as long as
 * the number of a person or a telephone; 0 when none begins here. */
static size_t number_length(struct str text)
{
	size_t digits = 0, end = 0, i;

	for (i = 0; i < text.len; i++) {
		if (ascii_is_digit(text.data[i])) {
			digits++;
			end = i + 1;
		} else if (!i || !ascii_is_digit(text.data[i - 1]) ||
			   !str_contains(STR(" .-"), str_slice(text, i, i + 1))) {
			break;
		}
	}
	return digits >= NUMBER_DIGITS_LEAST && digits <= NUMBER_DIGITS_MOST ? end : 0;
}

/* The middle digits of what may be somebody's number are not printed: 079••••••919. */
static struct str mask_numbers(struct strbuf *masked, struct str value)
{
	strbuf_clear(masked);
	while (value.len) {
		size_t len = number_length(value), plain = 0;

		for (size_t i = 0; i < len; i++) {
			if (i >= 3 && i + 3 < len && ascii_is_digit(value.data[i]))
				strbuf_add_cstr(masked, "•");
			else
				strbuf_add_char(masked, value.data[i]);
		}
		value = str_from(value, len);
		/* the rest of a run that is longer, and what is no digit */
		while (!len && plain < value.len && ascii_is_digit(value.data[plain]))
			plain++;
		while (plain < value.len && !ascii_is_digit(value.data[plain]))
			plain++;
		strbuf_add(masked, str_slice(value, 0, plain));
		value = str_from(value, plain);
	}
	return strbuf_str(masked);
}

/* Fills {name}, {found} and {expected}. */
static void fill(const char *template, const struct diag_args *args, enum message_language language,
    struct strbuf *out)
{
	const struct {
		struct str brace, value;
	} values[] = { { STR("{name}"), args->name }, { STR("{found}"), args->found },
		{ STR("{expected}"), args->expected_in[language]
					 ? str_of(args->expected_in[language])
					 : args->expected } };
	struct str rest = str_of(template);
	struct strbuf masked = STRBUF_INIT;

	while (rest.len) {
		size_t i, plain = str_find(rest, '{');

		strbuf_add(out, str_slice(rest, 0, plain));
		rest = str_from(rest, plain);
		for (i = 0; i < 3 && !str_starts_with(rest, values[i].brace); i++)
			;
		if (i < 3) {
			harmless_add(out, mask_numbers(&masked, values[i].value), VALUE_CHARACTERS);
			rest = str_from(rest, values[i].brace.len);
		} else if (rest.len) {
			strbuf_add_char(out, '{');
			rest = str_from(rest, 1);
		}
	}
	strbuf_release(&masked);
}

void diag_message(const struct diag *diag, enum message_language language, struct strbuf *out)
{
	fill(diag->kind->message[language], &diag->args, language, out);
}

bool diag_mend(const struct diag *diag, enum message_language language, struct strbuf *out)
{
	if (!diag->kind->mend[language])
		return false;
	fill(diag->kind->mend[language], &diag->args, language, out);
	return true;
}

const char *diag_level_name(enum diag_level level, enum message_language language)
{
	static const char *const names[MESSAGES_COUNT][DIAG_LEVEL_COUNT] = {
		[MESSAGES_VI] = { "ghi chú", "cảnh báo", "lỗi" },
		[MESSAGES_EN] = { "note", "warning", "error" },
	};

	return names[language][level];
}

void diag_format(const struct diag *diag, enum message_language language, struct strbuf *out)
{
	if (diag->at.path.len) {
		harmless_add(out, diag->at.path, PATH_CHARACTERS);
		if (diag->at.line)
			strbuf_add_format(out, ":%llu", (unsigned long long)diag->at.line);
		if (diag->at.line && diag->at.column)
			strbuf_add_format(out, ":%llu", (unsigned long long)diag->at.column);
		strbuf_add_cstr(out, ": ");
	}
	strbuf_add_format(out, "%s: ", diag_level_name(diag->level, language));
	diag_message(diag, language, out);
	strbuf_add_format(out, " [%s]\n", diag->kind->id);
	if (diag->kind->mend[language]) {
		strbuf_add_cstr(out, "    ");
		diag_mend(diag, language, out);
		strbuf_add_char(out, '\n');
	}
}
