/* SPDX-License-Identifier: MIT */
#include "render/theme_check.h"

#include "base/map.h"
#include "base/strbuf.h"
#include "render/mustache.h"
#include "render/mustache_lookup.h"
#include "render/mustache_program.h"
#include "render/renderer.h"

static const struct diag_kind unknown_variable = { "theme.unknown-variable", DIAG_ERROR,
	{ "Trang loại {name} không có khóa “{found}”.",
	    "Pages of the kind {name} have no key “{found}”." },
	{ "Khóa gần nhất: {expected}. `datamo theme keys {name}` liệt kê các khóa.",
	    "The nearest is {expected}. `datamo theme keys {name}` lists them." } };
static const struct diag_kind unknown_section = { "theme.unknown-section", DIAG_WARNING,
	{ "Trang loại {name} không có khóa “{found}”, nên đoạn này không bao giờ hiện.",
	    "Pages of the kind {name} have no key “{found}”, so this section is never shown." },
	{ "Khóa gần nhất: {expected}. `datamo theme keys {name}` liệt kê các khóa.",
	    "The nearest is {expected}. `datamo theme keys {name}` lists them." } };
static const struct diag_kind unknown_template = { "theme.unknown-template", DIAG_ERROR,
	{ "Không có khuôn mẫu tên “{found}”.", "No template is called “{found}”." },
	{ "Tên gần nhất: {expected}.", "The nearest name is {expected}." } };
static const struct diag_kind unused_template = { "theme.unused-template", DIAG_WARNING,
	{ "Không trang nào dùng khuôn mẫu “{name}”.", "No page uses the template “{name}”." },
	{ "Sửa tên tệp, hoặc xóa tệp.", "Mend the file's name, or remove it." } };
static const struct diag_kind raw_value = { "theme.raw-value", DIAG_ERROR,
	{ "“{found}” không phải là HTML do chương trình tạo ra.",
	    "“{found}” is not HTML that the program made." },
	{ "Viết bằng hai dấu ngoặc.", "Write it with two braces." } };
static const struct diag_kind not_text = { "theme.not-text", DIAG_ERROR,
	{ "“{found}” là danh sách hoặc đối tượng, không phải văn bản.",
	    "“{found}” is a list or an object, not text." },
	{ "Đặt trong {{#…}}, rồi ghi khóa bên trong.",
	    "Open a section over it, and name a key within." } };

enum { STEPS_MAX = 200 * 1000 }; /* of one kind of page */

struct shape_frame {
	const struct shape *shape;
	const struct shape_frame *outer;
};

/* The arguments of a parent that is being looked at. */
struct arguments {
	const struct mustache_template *template;
	const struct mustache_instruction *parent;
	const struct arguments *outer;
};

struct scope {
	const struct mustache_template *template;
	const struct shape_frame *frame;
	const struct arguments *arguments;
};

struct check {
	const struct mustache_set *set;
	struct str kind;
	struct arena *arena;
	struct map *used;     /* names of templates */
	struct map *reported; /* "path:line:column:id" */
	size_t depth, steps;
	struct diags *diags;
};

static void look(struct check *check, const struct scope *scope, size_t from, size_t to);

/* A template is looked at as often as pages use it; what is wrong is said once. */
static void report(struct check *check, const struct scope *scope,
    const struct mustache_instruction *code, const struct diag_kind *kind, struct str expected)
{
	struct location at = { scope->template->path, code->line, code->column };
	struct str key = arena_format(
	    check->arena, "%.*s:%zu:%zu:%s", STR_ARG(at.path), code->line, code->column, kind->id);
	bool is_new;

	map_put(check->reported, key, 0, &is_new);
	if (is_new)
		DIAG(check->diags, kind, at, .name = check->kind, .found = code->text,
		    .expected = expected);
}

/* Always null or empty so far: what is within is not known. */
static bool is_open(const struct shape *shape)
{
	return !(shape->types & ~(unsigned)SHAPE_NULL);
}

static const struct shape open_shape = { .types = 0 };

/* As mustache_find() does. NULL: there is no such key. */
static const struct shape *find(
    const struct shape_frame *frame, const struct mustache_instruction *code)
{
	const struct shape *shape = NULL;
	bool may_be = false;

	if (!code->part_count)
		return frame->shape;
	for (; frame && !shape; frame = frame->outer) {
		shape = shape_find(frame->shape, code->parts[0]);
		may_be |= is_open(frame->shape);
	}
	for (size_t i = 1; shape && i < code->part_count; i++) {
		may_be = is_open(shape);
		shape = shape_find(shape, code->parts[i]);
	}
	return shape || !may_be ? shape : &open_shape;
}

static void try_members(
    const struct shape *shape, struct str wanted, struct str *best, size_t *distance)
{
	for (size_t i = 0; i < shape->member_count; i++) {
		struct str name = shape->members[i].name;
		size_t found = str_distance(wanted, name, *distance);

		if (found < *distance) {
			*best = name;
			*distance = found;
		}
	}
}

/* The key nearest to the part that was not found. */
static struct str nearest(const struct shape_frame *frame, const struct mustache_instruction *code)
{
	const struct shape *shape = NULL, *next;
	struct str best = STR("–");
	size_t distance = 1000, i = 1;

	for (const struct shape_frame *at = frame; at && !shape; at = at->outer)
		shape = shape_find(at->shape, code->parts[0]);
	for (; shape && i < code->part_count; i++) {
		next = shape_find(shape, code->parts[i]);
		if (!next)
			break;
		shape = next;
	}
	if (shape)
		try_members(shape, code->parts[i], &best, &distance);
	for (; frame && !shape; frame = frame->outer)
		try_members(frame->shape, code->parts[0], &best, &distance);
	return best;
}

static void look_at_value(
    struct check *check, const struct scope *scope, const struct mustache_instruction *code)
{
	const struct shape *shape = find(scope->frame, code);
	const unsigned texts = SHAPE_STRING | SHAPE_HTML | SHAPE_NUMBER | SHAPE_BOOL;

	if (!shape)
		report(check, scope, code, &unknown_variable, nearest(scope->frame, code));
	else if (!is_open(shape) && !(shape->types & texts))
		report(check, scope, code, &not_text, STR(""));
	else if (code->op == MUSTACHE_RAW && !is_open(shape) && !(shape->types & SHAPE_HTML))
		report(check, scope, code, &raw_value, STR(""));
}

/* Both ways are looked at, whatever the value. */
static void look_at_section(
    struct check *check, const struct scope *scope, const struct mustache_instruction *code)
{
	const struct shape *shape = find(scope->frame, code);
	struct shape_frame frame = { .outer = scope->frame };
	struct scope inner = { scope->template, &frame, scope->arguments };
	size_t from = (size_t)(code - scope->template->code) + 1;

	if (!shape)
		report(check, scope, code, &unknown_section, nearest(scope->frame, code));
	if (code->op == MUSTACHE_INVERTED) {
		look(check, scope, from, code->end);
		return;
	}
	frame.shape = shape ? shape : &open_shape;
	if (frame.shape->types & SHAPE_LIST)
		frame.shape = frame.shape->element ? frame.shape->element : &open_shape;
	look(check, &inner, from, code->end);
}

static void look_at_partial(
    struct check *check, const struct scope *scope, const struct mustache_instruction *code)
{
	const struct map_entry *entry = map_find(&check->set->by_name, code->text);
	struct arguments arguments = { scope->template, code, scope->arguments };
	struct scope inner = { NULL, scope->frame, scope->arguments };

	if (code->dynamic) {
		look_at_value(check, scope, code);
		return;
	}
	if (!entry) {
		report(check, scope, code, &unknown_template,
		    mustache_nearest_template(check->set, code->text));
		return;
	}
	inner.template = &check->set->templates[entry->value];
	map_put(check->used, inner.template->name, 0, NULL);
	if (code->op == MUSTACHE_PARENT)
		inner.arguments = &arguments;
	if (!inner.template->usable || check->depth == MUSTACHE_DEPTH_MAX)
		return;
	check->depth++;
	look(check, &inner, 0, inner.template->count);
	check->depth--;
}

static const struct mustache_instruction *find_argument(
    const struct arguments *arguments, struct str name)
{
	const struct mustache_instruction *code = arguments->template->code;
	size_t i = (size_t)(arguments->parent - code) + 1;

	while (i < arguments->parent->end) {
		if (code[i].op == MUSTACHE_BLOCK && str_eq(code[i].text, name))
			return &code[i];
		i = code[i].end ? code[i].end : i + 1;
	}
	return NULL;
}

/* The outermost argument of that name wins. */
static void look_at_block(
    struct check *check, const struct scope *scope, const struct mustache_instruction *code)
{
	const struct mustache_instruction *content = code;
	struct scope inner = *scope;

	for (const struct arguments *at = scope->arguments; at; at = at->outer) {
		const struct mustache_instruction *found = find_argument(at, code->text);

		if (!found)
			continue;
		content = found;
		inner.template = at->template;
		inner.arguments = at->outer;
	}
	look(check, &inner, (size_t)(content - inner.template->code) + 1, content->end);
}

static void look_at_text(
    struct check *check, const struct scope *scope, const struct mustache_instruction *code)
{
	(void)check, (void)scope, (void)code;
}

static void (*const look_at[MUSTACHE_OP_COUNT])(
    struct check *check, const struct scope *scope, const struct mustache_instruction *code) = {
	[MUSTACHE_TEXT] = look_at_text,
	[MUSTACHE_VALUE] = look_at_value,
	[MUSTACHE_RAW] = look_at_value,
	[MUSTACHE_SECTION] = look_at_section,
	[MUSTACHE_INVERTED] = look_at_section,
	[MUSTACHE_PARTIAL] = look_at_partial,
	[MUSTACHE_PARENT] = look_at_partial,
	[MUSTACHE_BLOCK] = look_at_block,
};

/* As deep as templates nest, which the compiler and MUSTACHE_DEPTH_MAX limit. */
static void look(struct check *check, const struct scope *scope, size_t from, size_t to)
{
	const struct mustache_instruction *code = scope->template->code;
	size_t i = from;

	while (i < to && ++check->steps < STEPS_MAX) {
		enum mustache_op op = code[i].op;

		look_at[op](check, scope, &code[i]);
		i = op >= MUSTACHE_SECTION && op != MUSTACHE_PARTIAL ? code[i].end : i + 1;
	}
}

/* "t": the words of all languages; where one lacks some, that is said elsewhere. */
static void add_words(const struct theme *theme, struct view_shapes *shapes)
{
	struct shape *words = shape_member(shapes->arena, shapes->site, STR("t"));

	words->types |= SHAPE_OBJECT;
	for (size_t i = 0; i < theme->locale_count; i++) {
		for (size_t j = 0; j < theme->locales[i].count; j++) {
			struct str rest = theme->locales[i].texts[j].key, part;
			struct shape *group = words;

			while (str_split(&rest, '.', &part)) {
				group->types |= SHAPE_OBJECT;
				group = shape_member(shapes->arena, group, part);
			}
			group->types |= SHAPE_STRING;
		}
	}
}

static void check_kinds(struct check *check, const struct view_shapes *shapes)
{
	const struct shape_frame site = { shapes->site, NULL }, frame = { shapes->frame, &site };
	const struct page_kind *kind;

	for (size_t i = 0; (kind = page_kind_at(i)); i++) {
		struct str name = str_of(kind->id);
		const struct map_entry *entry = map_find(&check->set->by_name, name);
		const struct shape *own = shape_find(shapes->kinds, name);
		const struct shape_frame top = { own ? own : &open_shape, &frame };
		struct scope scope = { .frame = &top };

		if (!kind->view || !entry)
			continue;
		map_put(check->used, name, 0, NULL);
		scope.template = &check->set->templates[entry->value];
		check->kind = name;
		check->steps = check->depth = 0;
		if (scope.template->usable)
			look(check, &scope, 0, scope.template->count);
	}
}

void theme_check(const struct theme *theme, struct view_shapes *shapes, struct diags *diags)
{
	struct mustache_set *set = mustache_set_new();
	struct map used = MAP_INIT, reported = MAP_INIT;
	struct check check = {
		.set = set,
		.arena = shapes->arena,
		.used = &used,
		.reported = &reported,
		.diags = diags,
	};

	add_words(theme, shapes);
	for (size_t i = 0; i < theme->template_count; i++) {
		const struct theme_file *file = &theme->templates[i];

		mustache_set_add(set, file->name, file->path, file->content, diags);
		theme_check_markup(file, diags);
	}
	for (size_t i = 0; i < theme->asset_count; i++) {
		if (str_ends_with(theme->assets[i].name, STR(".css")))
			theme_check_style(&theme->assets[i], diags);
	}
	check_kinds(&check, shapes);
	for (size_t i = 0; i < theme->template_count; i++) {
		const struct theme_file *file = &theme->templates[i];

		if (!str_starts_with(file->path, STR("themes/default/")) &&
		    !map_find(&used, file->name))
			DIAG(diags, &unused_template, ((struct location){ .path = file->path }),
			    .name = file->name);
	}
	map_release(&used);
	map_release(&reported);
	mustache_set_free(set);
}
