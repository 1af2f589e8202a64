/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "render/view_shape.h"

/* In words that an author of themes reads. */
static void add_types(struct output *output, const struct shape *shape)
{
	static const struct {
		unsigned type;
		const char *words;
	} words[] = {
		{ SHAPE_STRING, "text" },
		{ SHAPE_HTML, "HTML, for `{{{…}}}`" },
		{ SHAPE_NUMBER, "number" },
		{ SHAPE_BOOL, "true or false" },
		{ SHAPE_OBJECT, "object" },
		{ SHAPE_LIST, "list" },
	};
	const char *separator = "";

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!(shape->types & words[i].type))
			continue;
		output_add_cstr(output, separator);
		output_add_cstr(output, words[i].words);
		separator = " or ";
	}
	if (shape->types == SHAPE_NULL)
		output_add_cstr(output, "nothing yet");
	else if (shape->types & SHAPE_NULL)
		output_add_cstr(output, ", or null");
	if (shape->types & SHAPE_LIST && shape->element &&
	    !(shape->element->types & (SHAPE_OBJECT | SHAPE_LIST))) {
		output_add_cstr(output, " of ");
		add_types(output, shape->element);
	}
}

/* A text in the reader's language stands in most places: it is told once. */
static bool is_text(const struct shape *shape)
{
	return shape->member_count == 3 && shape_find(shape, STR("text")) &&
	       shape_find(shape, STR("lang")) && shape_find(shape, STR("is_fallback"));
}

/* Objects that were told already, and where: the same one stands in many places. */
struct told {
	const struct shape *shape;
	struct str where;
};

struct explanation {
	struct output *output;
	struct arena *arena;
	struct str part; /* the kind of page, or empty */
	struct told *told;
	size_t told_count;
};

enum { MEMBERS_TO_REPEAT = 3 }; /* smaller objects are told each time */

static bool is_same(const struct shape *a, const struct shape *b)
{
	if (a == b || !a || !b)
		return a == b;
	if (a->types != b->types || a->member_count != b->member_count ||
	    !is_same(a->element, b->element))
		return false;
	for (size_t i = 0; i < a->member_count; i++) {
		if (!str_eq(a->members[i].name, b->members[i].name) ||
		    !is_same(a->members[i].shape, b->members[i].shape))
			return false;
	}
	return true;
}

/* The place where an object with the same members was told; else it is remembered. */
static struct str told_at(
    struct explanation *to, const struct shape *shape, const struct strbuf *path)
{
	struct told *told;

	if (shape->member_count <= MEMBERS_TO_REPEAT)
		return STR("");
	for (size_t i = 0; i < to->told_count; i++) {
		struct shape other = *to->told[i].shape;

		/* null or not is told of each place */
		other.types = shape->types;
		if (is_same(&other, shape))
			return to->told[i].where;
	}
	told = ARENA_ADD(to->arena, to->told, to->told_count);
	told->shape = shape;
	told->where = arena_format(to->arena, "`%.*s`%s`%.*s`", STR_ARG(strbuf_str(path)),
	    to->part.len ? " of " : "", STR_ARG(to->part));
	if (!to->part.len)
		told->where.len -= 2;
	return STR("");
}

static void add_member(struct explanation *to, struct strbuf *path, const struct shape *shape);

static void add_members(struct explanation *to, struct strbuf *path, const struct shape *shape)
{
	size_t len = path->len;

	for (size_t i = 0; i < shape->member_count; i++) {
		strbuf_add_cstr(path, len ? "." : "");
		strbuf_add(path, shape->members[i].name);
		add_member(to, path, shape->members[i].shape);
		path->len = len;
	}
}

/* Calls itself as deep as the views are. */
static void add_member(struct explanation *to, struct strbuf *path, const struct shape *shape)
{
	const struct shape *inner = shape->element ? shape->element : shape;
	struct output *output = to->output;
	size_t len = path->len;
	struct str where;

	output_add_cstr(output, "| `");
	output_add(output, strbuf_str(path));
	output_add_cstr(output, shape->element ? "[]` | " : "` | ");
	if (is_text(inner)) {
		output_add_cstr(
		    output, shape->element ? "list of translated texts" : "translated text");
		output_add_cstr(output, shape->types & SHAPE_NULL ? ", or null |\n" : " |\n");
		return;
	}
	add_types(output, shape);
	if (shape->element)
		strbuf_add_cstr(path, "[]");
	where = told_at(to, inner, path);
	if (where.len) {
		output_add_cstr(output, "; as ");
		output_add(output, where);
	}
	output_add_cstr(output, " |\n");
	if (!where.len)
		add_members(to, path, inner);
	path->len = len;
}

static void add_part(struct explanation *to, const char *heading, const struct shape *shape)
{
	struct strbuf path = STRBUF_INIT;

	output_add_cstr(to->output, "\n## ");
	output_add_cstr(to->output, heading);
	if (to->part.len) {
		output_add_cstr(to->output, "`");
		output_add(to->output, to->part);
		output_add_cstr(to->output, "`");
	}
	output_add_cstr(to->output, "\n\n| key | holds |\n| --- | --- |\n");
	add_members(to, &path, shape);
	strbuf_release(&path);
}

void view_shapes_explain(const struct view_shapes *shapes, struct str kind, struct output *output)
{
	struct explanation to = { .output = output, .arena = arena_new() };

	if (!kind.len) {
		output_add_cstr(output,
		    "# What templates get\n\n"
		    "Made by `datamo theme keys`. A translated text is `{text, lang, "
		    "is_fallback}`; `[]` stands for each item of a list.\nWhat is \"nothing "
		    "yet\" was null in all portals that this was learnt from.\n");
		add_part(&to, "Every page of a language: the site", shapes->site);
		add_part(&to, "Every page: its frame", shapes->frame);
	}
	for (size_t i = 0; i < shapes->kinds->member_count; i++) {
		const struct shape_member *member = &shapes->kinds->members[i];

		to.part = member->name;
		if (!kind.len || str_eq(kind, member->name))
			add_part(&to, "Pages of the kind ", member->shape);
	}
	arena_free(to.arena);
}
