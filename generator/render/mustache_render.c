/* SPDX-License-Identifier: MIT */
#include "render/mustache.h"

#include <cjson/cJSON.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "render/html_escape.h"
#include "render/html_value.h"
#include "render/mustache_lookup.h"
#include "render/mustache_program.h"

static const struct diag_kind unknown_template = { "theme.unknown-template", DIAG_ERROR,
	{ "Không có khuôn mẫu tên “{found}”.", "No template is called “{found}”." },
	{ "Tên gần nhất: {expected}.", "The nearest name is {expected}." } };
static const struct diag_kind unknown_variable = { "theme.unknown-variable", DIAG_ERROR,
	{ "Không có biến tên “{found}”.", "No variable is called “{found}”." },
	{ "Tên gần nhất: {expected}. Nếu biến có thể vắng, đặt nó trong {{#…}}.",
	    "The nearest name is {expected}. If it may be absent, put it into a section." } };
static const struct diag_kind raw_value = { "theme.raw-value", DIAG_ERROR,
	{ "“{found}” không phải là HTML do chương trình tạo ra.",
	    "“{found}” is not HTML that the program made." },
	{ "Viết bằng hai dấu ngoặc: {expected}.", "Write it with two braces: {expected}." } };
static const struct diag_kind not_text = { "theme.not-text", DIAG_ERROR,
	{ "“{found}” là danh sách hoặc đối tượng, không phải văn bản.",
	    "“{found}” is a list or an object, not text." },
	{ NULL, NULL } };
static const struct diag_kind too_long = { "theme.too-long", DIAG_ERROR,
	{ "“{found}” cần hơn {expected} bước để dựng một trang.",
	    "“{found}” takes more than {expected} steps for one page." },
	{ NULL, NULL } };
static const struct diag_kind too_large = { "theme.too-large", DIAG_ERROR,
	{ "“{found}” làm trang dài hơn {expected} byte.",
	    "“{found}” makes a page of more than {expected} bytes." },
	{ NULL, NULL } };

/* The arguments of a parent that is being rendered. */
struct arguments {
	const struct mustache_template *template;
	const struct mustache_instruction *parent;
	const struct arguments *outer;
};

/* Where the code being run comes from, and what it sees. */
struct scope {
	const struct mustache_template *template;
	const struct mustache_frame *frame;
	const struct arguments *arguments;
};

struct renderer_state {
	const struct mustache_set *set;
	unsigned flags;
	struct output *out;
	struct diags *diags;
	/* What goes before each line: indent from indent_from on. */
	struct strbuf indent;
	size_t indent_from;
	/* Content that was put in the place of a block: how its first line begins. */
	enum { FIRST_AS_WRITTEN, FIRST_INDENTED, FIRST_JOINED } first;
	size_t depth, steps;
	uint64_t start; /* of the page, in the output's bytes */
	struct mustache_index index;
	bool failed, stopped;
};

static void run(struct renderer_state *state, const struct scope *scope, size_t from, size_t to);

static void report(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code, const struct diag_kind *kind, struct str expected)
{
	struct location at = { scope->template->path, code->line, code->column };

	DIAG(state->diags, kind, at, .found = code->text, .expected = expected);
	state->failed = true;
}

static void write_indent(struct renderer_state *state, bool starts_line)
{
	bool indented = state->first == FIRST_AS_WRITTEN ? starts_line
							 : state->first == FIRST_INDENTED;

	state->first = FIRST_AS_WRITTEN;
	if (indented && state->indent.len > state->indent_from)
		output_add(state->out, str_from(strbuf_str(&state->indent), state->indent_from));
}

static const cJSON *find_value(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	bool known;
	const cJSON *value = mustache_find(
	    &state->index, scope->frame, code->parts, code->part_count, &known);

	if (!known) {
		struct str nearest = mustache_nearest(scope->frame, code->parts, code->part_count);

		report(state, scope, code, &unknown_variable, nearest);
	}
	return value;
}

static void run_value(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	const cJSON *value = find_value(state, scope, code);
	char buffer[32];
	struct str text;
	bool raw = code->op == MUSTACHE_RAW;

	write_indent(state, false);
	if (!value)
		return;
	if (!mustache_text(value, &text, buffer, sizeof(buffer))) {
		report(state, scope, code, &not_text, STR(""));
		return;
	}
	if (raw && !(state->flags & MUSTACHE_ALLOW_RAW) && !html_value_is(value) && text.len) {
		struct strbuf tag = STRBUF_INIT;

		strbuf_add_format(&tag, "{{%.*s}}", STR_ARG(code->text));
		report(state, scope, code, &raw_value, strbuf_str(&tag));
		strbuf_release(&tag);
		raw = false;
	}
	if (raw)
		output_add(state->out, text);
	else
		html_write_text(state->out, text);
}

static void run_section(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	const cJSON *value = mustache_find(
	    &state->index, scope->frame, code->parts, code->part_count, &(bool){ false });
	bool is_list = cJSON_IsArray(value);
	struct mustache_frame frame = { .outer = scope->frame };
	struct scope inner = { scope->template, &frame, scope->arguments };
	size_t from = (size_t)(code - scope->template->code) + 1;

	if (code->op == MUSTACHE_INVERTED) {
		if (!mustache_is_true(value))
			run(state, scope, from, code->end);
		return;
	}
	if (!mustache_is_true(value))
		return;
	for (frame.value = is_list ? value->child : value; frame.value && !state->stopped;
	     frame.value = is_list ? frame.value->next : NULL)
		run(state, &inner, from, code->end);
}

/* The template that a partial or parent names; NULL after reporting. */
static const struct mustache_template *find_template(struct renderer_state *state,
    const struct scope *scope, const struct mustache_instruction *code)
{
	struct str name = code->text;
	struct map_entry *entry;
	char buffer[32];

	if (code->dynamic) {
		const cJSON *value = find_value(state, scope, code);

		if (!value)
			return NULL;
		if (!mustache_text(value, &name, buffer, sizeof(buffer))) {
			report(state, scope, code, &not_text, STR(""));
			return NULL;
		}
	}
	entry = map_find(&state->set->by_name, name);
	if (!entry) {
		struct location at = { scope->template->path, code->line, code->column };

		DIAG(state->diags, &unknown_template, at, .found = name,
		    .expected = mustache_nearest_template(state->set, name));
		state->failed = true;
		return NULL;
	}
	/* What did not compile was reported when it was added. */
	state->failed |= !state->set->templates[entry->value].usable;
	return state->set->templates[entry->value].usable ? &state->set->templates[entry->value]
							  : NULL;
}

/* Runs code of another template (or of an argument) in the place of `code`. */
static void run_in_place(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code, const struct scope *other, size_t from, size_t to,
    bool keep_indent)
{
	size_t indent_len = state->indent.len, indent_from = state->indent_from;

	if (state->depth == MUSTACHE_DEPTH_MAX) {
		report(state, scope, code, &mustache_too_deep,
		    diags_number(state->diags, MUSTACHE_DEPTH_MAX));
		state->stopped = true;
		return;
	}
	if (!keep_indent)
		state->indent_from = indent_len;
	else
		strbuf_add(&state->indent, code->indent);
	state->depth++;
	run(state, other, from, to);
	state->depth--;
	state->indent.len = indent_len;
	state->indent_from = indent_from;
}

static void run_partial(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	const struct mustache_template *template = find_template(state, scope, code);
	struct arguments arguments = { scope->template, code, scope->arguments };
	struct scope inner = { template, scope->frame, scope->arguments };

	if (!template)
		return;
	if (code->op == MUSTACHE_PARENT)
		inner.arguments = &arguments;
	if (!code->standalone)
		write_indent(state, false);
	run_in_place(state, scope, code, &inner, 0, template->count, code->standalone);
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

/*
 * The outermost argument of that name wins. Its content was written outside of the parent, so it
 * sees the arguments that are further out, never itself; the context is the one of this place.
 */
static void run_block(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	const struct mustache_instruction *argument = NULL;
	const struct arguments *arguments;
	struct scope inner = { NULL, scope->frame, NULL };

	for (arguments = scope->arguments; arguments; arguments = arguments->outer) {
		const struct mustache_instruction *found = find_argument(arguments, code->text);

		if (!found)
			continue;
		argument = found;
		inner.template = arguments->template;
		inner.arguments = arguments->outer;
	}
	if (!argument) {
		run(state, scope, (size_t)(code - scope->template->code) + 1, code->end);
		return;
	}
	state->first = code->standalone ? FIRST_INDENTED : FIRST_JOINED;
	run_in_place(state, scope, code, &inner, (size_t)(argument - inner.template->code) + 1,
	    argument->end, true);
	state->first = FIRST_AS_WRITTEN;
}

static void run_text(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	(void)scope;
	write_indent(state, code->starts_line);
	output_add(state->out, code->text);
}

static void (*const run_op[MUSTACHE_OP_COUNT])(struct renderer_state *state,
    const struct scope *scope, const struct mustache_instruction *code) = {
	[MUSTACHE_TEXT] = run_text,
	[MUSTACHE_VALUE] = run_value,
	[MUSTACHE_RAW] = run_value,
	[MUSTACHE_SECTION] = run_section,
	[MUSTACHE_INVERTED] = run_section,
	[MUSTACHE_PARTIAL] = run_partial,
	[MUSTACHE_PARENT] = run_partial,
	[MUSTACHE_BLOCK] = run_block,
};

/* Templates that include each other twice at each of 64 levels would never end. */
static bool is_within_limits(struct renderer_state *state, const struct scope *scope,
    const struct mustache_instruction *code)
{
	if (++state->steps > MUSTACHE_STEPS_MAX) {
		report(
		    state, scope, code, &too_long, diags_number(state->diags, MUSTACHE_STEPS_MAX));
		state->stopped = true;
	} else if (output_bytes(state->out) - state->start > MUSTACHE_BYTES_MAX) {
		report(
		    state, scope, code, &too_large, diags_number(state->diags, MUSTACHE_BYTES_MAX));
		state->stopped = true;
	}
	return !state->stopped;
}

static void run(struct renderer_state *state, const struct scope *scope, size_t from, size_t to)
{
	const struct mustache_instruction *code = scope->template->code;
	size_t i = from;

	while (i < to && !state->stopped && is_within_limits(state, scope, &code[i])) {
		enum mustache_op op = code[i].op;

		run_op[op](state, scope, &code[i]);
		i = op >= MUSTACHE_SECTION && op != MUSTACHE_PARTIAL ? code[i].end : i + 1;
	}
}

/* Frames for the values of the context, the last innermost, then the template itself. */
static void run_with(struct renderer_state *state, const struct mustache_context *context,
    size_t done, struct scope *scope)
{
	struct mustache_frame frame = { .outer = scope->frame };
	struct scope inner = *scope;

	if (done == context->count) {
		run(state, scope, 0, scope->template->count);
		return;
	}
	frame.value = context->values[done];
	inner.frame = &frame;
	run_with(state, context, done + 1, &inner);
}

bool mustache_render(const struct mustache_set *set, struct str name,
    const struct mustache_context *context, struct output *out, struct diags *diags)
{
	struct renderer_state state = {
		.set = set, .flags = context->flags, .out = out, .diags = diags
	};
	struct map_entry *entry = map_find(&set->by_name, name);
	struct scope scope = { NULL, NULL, NULL };

	if (!entry) {
		DIAG(diags, &unknown_template, ((struct location){ .path = name }), .found = name,
		    .expected = mustache_nearest_template(set, name));
		return false;
	}
	state.start = output_bytes(out);
	scope.template = &set->templates[entry->value];
	if (!scope.template->usable)
		return false;
	run_with(&state, context, 0, &scope);
	strbuf_release(&state.indent);
	mustache_index_release(&state.index);
	return !state.failed;
}
