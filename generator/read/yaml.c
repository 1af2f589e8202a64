/* SPDX-License-Identifier: MIT */
#include "read/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"

static const struct diag_kind yaml_syntax = { "yaml.syntax", DIAG_ERROR,
	{ "YAML sai cú pháp (libyaml: {found}).", "Not YAML: {found}." }, { NULL, NULL } };

static const struct diag_kind yaml_tab = { "yaml.tab", DIAG_ERROR,
	{ "Có ký tự tab ở chỗ YAML chỉ cho phép dấu cách.",
	    "A tab where YAML allows only blanks." },
	{ "Thay tab bằng dấu cách.", "Replace the tab by blanks." } };

static const struct diag_kind yaml_special = { "yaml.special-character", DIAG_ERROR,
	{ "Giá trị không có dấu nháy không được bắt đầu bằng “{found}”.",
	    "A value without quotes cannot begin with “{found}”." },
	{ "Đặt cả giá trị trong dấu nháy.", "Put the whole value in quotes." } };

static const struct diag_kind yaml_colon = { "yaml.colon", DIAG_ERROR,
	{ "Dấu hai chấm ở đây làm giá trị thành một khóa khác.",
	    "The colon here would make the value another key." },
	{ "Đặt giá trị có “: ” trong dấu nháy, hoặc sửa thụt đầu dòng.",
	    "Put a value that holds “: ” in quotes, or mend the indentation." } };

static const struct diag_kind yaml_key = { "yaml.key-expected", DIAG_ERROR,
	{ "Ở đây phải là một khóa kèm dấu hai chấm (“khóa: giá trị”).",
	    "Expected a key with a colon here (“key: value”)." },
	{ "Kiểm tra thụt đầu dòng và dấu nháy ở dòng này và dòng trên.",
	    "See the indentation and the quotes of this line and the one above." } };

static const struct diag_kind yaml_unclosed = { "yaml.unclosed", DIAG_ERROR,
	{ "Dấu nháy hoặc ngoặc chưa được đóng.", "A quote or bracket is not closed." },
	{ "Đóng lại dấu nháy, ] hoặc }.", "Close the quote, ] or }." } };

static const struct diag_kind yaml_list_place = { "yaml.indentation", DIAG_ERROR,
	{ "Danh sách không thể bắt đầu ở đây.", "A list cannot begin here." },
	{ "Đặt danh sách ở các dòng riêng, các mục “- ” thẳng cột.",
	    "Put the list on lines of its own, its “- ” in one column." } };

static const struct diag_kind yaml_indentation = { "yaml.indentation", DIAG_ERROR,
	{ "Ở đây phải là mục tiếp theo (“- ”) của danh sách.",
	    "Expected the next item (“- ”) of the list here." },
	{ "Cho các mục của một danh sách thẳng cột.",
	    "Let the items of a list begin in one column." } };

static const struct diag_kind yaml_reference = { "yaml.alias", DIAG_ERROR,
	{ "Neo và tham chiếu (& và *) của YAML không được dùng.",
	    "YAML's anchors and aliases (& and *) are not read." },
	{ "Viết giá trị ra, hoặc đặt trong dấu nháy.",
	    "Write the value out, or put it in quotes." } };

static const struct diag_kind yaml_tag = { "yaml.tag", DIAG_ERROR,
	{ "Thẻ kiểu (!) của YAML không được dùng.", "YAML's tags (!) are not read." },
	{ "Bỏ thẻ, hoặc đặt giá trị trong dấu nháy.",
	    "Leave the tag out, or put the value in quotes." } };

static const struct diag_kind yaml_documents = { "yaml.documents", DIAG_ERROR,
	{ "Tệp có hơn một tài liệu YAML.", "The file holds more than one YAML document." },
	{ "Bỏ dòng “---” thứ hai.", "Remove the second “---”." } };

static const struct diag_kind yaml_key_type = { "yaml.key-type", DIAG_ERROR,
	{ "Khóa phải là một chuỗi chữ.", "A key must be plain text." }, { NULL, NULL } };

static const struct diag_kind yaml_empty = { "yaml.empty", DIAG_ERROR,
	{ "Ở đây không có nội dung nào.", "There is nothing here." }, { NULL, NULL } };

/* One open mapping or sequence. Nodes are moved into their parent when complete, so that no pointer
 * into a growing list is kept. */
struct frame {
	struct node node;
	bool has_key;
	struct str key;
	uint64_t key_line, key_column;
};

struct yaml_reader {
	struct arena *arena;
	struct diags *diags;
	struct str text, path;
	uint64_t first_line;
	yaml_parser_t parser;
	struct frame frames[NODE_DEPTH_MAX + 1]; /* the outermost holds the document */
	size_t depth;
	size_t events, documents;
};

static struct location locate(const struct yaml_reader *reader, yaml_mark_t mark)
{
	return (struct location){ reader->path, reader->first_line + mark.line, mark.column + 1 };
}

static bool refuse(struct yaml_reader *reader, const struct diag_kind *kind, yaml_mark_t mark)
{
	diags_add(reader->diags, kind, locate(reader, mark), (struct diag_args){ 0 });
	return false;
}

/* What libyaml says, in words that help whoever wrote the file. */
static const struct {
	const char *problem;
	const struct diag_kind *kind;
} problems[] = {
	{ "mapping values are not allowed in this context", &yaml_colon },
	{ "did not find expected key", &yaml_key },
	{ "block sequence entries are not allowed in this context", &yaml_list_place },
	{ "did not find expected '-' indicator", &yaml_indentation },
	{ "found unexpected end of stream", &yaml_unclosed },
	{ "found unexpected document indicator", &yaml_unclosed },
	{ "did not find expected ',' or ']'", &yaml_unclosed },
	{ "did not find expected ',' or '}'", &yaml_unclosed },
	{ "did not find expected <document start>", &yaml_documents },
};

static void report_problem(struct yaml_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "?";
	struct location at = locate(reader, parser->problem_mark);
	size_t index = parser->problem_mark.index; /* in characters */
	struct str rest = reader->text;

	for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
		if (strcmp(problem, problems[i].problem) == 0) {
			diags_add(reader->diags, problems[i].kind, at, (struct diag_args){ 0 });
			return;
		}
	}
	if (strcmp(problem, "could not find expected ':'") == 0) { /* found out only lines later */
		refuse(reader, &yaml_key, parser->context_mark);
		return;
	}
	while (index-- && rest.len)
		utf8_next(&rest);
	if (strstr(problem, "cannot start any token") && rest.len) {
		DIAG(reader->diags, rest.data[0] == '\t' ? &yaml_tab : &yaml_special, at,
		    .found = str_slice(rest, 0, 1));
		return;
	}
	DIAG(reader->diags, strstr(problem, " tab ") ? &yaml_tab : &yaml_syntax, at,
	    .found = str_of(problem));
}

/* A complete value becomes the next member of the innermost open node. */
static bool add_node(struct yaml_reader *reader, const struct node *node)
{
	struct frame *frame = &reader->frames[reader->depth];
	struct node *member;

	member = ARENA_ADD(reader->arena, frame->node.items, frame->node.count);
	*member = *node;
	if (frame->node.kind == NODE_MAPPING) {
		member->key = frame->key;
		member->key_line = frame->key_line;
		member->key_column = frame->key_column;
		frame->has_key = false;
	}
	return true;
}

static bool add_scalar(struct yaml_reader *reader, const yaml_event_t *event)
{
	struct frame *frame = &reader->frames[reader->depth];
	struct location at = locate(reader, event->start_mark);
	struct str text = { (const char *)event->data.scalar.value, event->data.scalar.length };
	struct node node = { .kind = NODE_SCALAR, .line = at.line, .column = at.column };

	if (event->data.scalar.tag)
		return refuse(reader, &yaml_tag, event->start_mark);
	text = arena_str(reader->arena, text);
	if (frame->node.kind == NODE_MAPPING && !frame->has_key) {
		frame->has_key = true;
		frame->key = text;
		frame->key_line = at.line;
		frame->key_column = at.column;
		return true;
	}
	node.text = text;
	node.is_quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return add_node(reader, &node);
}

static bool open_node(struct yaml_reader *reader, const yaml_event_t *event, enum node_kind kind)
{
	struct frame *frame = &reader->frames[reader->depth];
	struct location at = locate(reader, event->start_mark);

	if (frame->node.kind == NODE_MAPPING && !frame->has_key)
		return refuse(reader, &yaml_key_type, event->start_mark);
	if (reader->depth == NODE_DEPTH_MAX) {
		DIAG(reader->diags, &metadata_too_deep, at,
		    .expected = diags_number(reader->diags, NODE_DEPTH_MAX));
		return false;
	}
	reader->frames[++reader->depth] = (struct frame){
		.node = { .kind = kind, .line = at.line, .column = at.column },
	};
	return true;
}

static bool close_node(struct yaml_reader *reader)
{
	const struct node *node = &reader->frames[reader->depth].node;
	const struct node *twice = node->kind == NODE_MAPPING ? node_find_duplicate(node) : NULL;

	if (twice) {
		const struct node *first = node->items;

		while (!str_eq(first->key, twice->key))
			first++;
		DIAG(reader->diags, &metadata_duplicate_key, node_key_at(twice, reader->path),
		    .name = twice->key, .expected = diags_number(reader->diags, first->key_line));
		return false;
	}
	reader->depth--;
	return add_node(reader, node);
}

static bool start_document(struct yaml_reader *reader, const yaml_event_t *event)
{
	if (reader->documents++)
		return refuse(reader, &yaml_documents, event->start_mark);
	if (event->data.document_start.tag_directives.start !=
	    event->data.document_start.tag_directives.end)
		return refuse(reader, &yaml_tag, event->start_mark);
	return true;
}

static bool take_event(struct yaml_reader *reader, const yaml_event_t *event)
{
	if (++reader->events > NODE_EVENTS_MAX) {
		DIAG(reader->diags, &metadata_too_many_values, locate(reader, event->start_mark),
		    .expected = diags_number(reader->diags, NODE_EVENTS_MAX));
		return false;
	}
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(reader, event);
	case YAML_ALIAS_EVENT:
		return refuse(reader, &yaml_reference, event->start_mark);
	case YAML_SCALAR_EVENT:
		if (event->data.scalar.anchor)
			return refuse(reader, &yaml_reference, event->start_mark);
		return add_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		if (event->data.sequence_start.anchor)
			return refuse(reader, &yaml_reference, event->start_mark);
		if (event->data.sequence_start.tag)
			return refuse(reader, &yaml_tag, event->start_mark);
		return open_node(reader, event, NODE_SEQUENCE);
	case YAML_MAPPING_START_EVENT:
		if (event->data.mapping_start.anchor)
			return refuse(reader, &yaml_reference, event->start_mark);
		if (event->data.mapping_start.tag)
			return refuse(reader, &yaml_tag, event->start_mark);
		return open_node(reader, event, NODE_MAPPING);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_node(reader);
	default:
		return true;
	}
}

static bool read_events(struct yaml_reader *reader)
{
	bool is_end = false, is_fine = true;

	while (is_fine && !is_end) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event)) {
			report_problem(reader);
			return false;
		}
		is_end = event.type == YAML_STREAM_END_EVENT;
		is_fine = take_event(reader, &event);
		yaml_event_delete(&event);
	}
	return is_fine;
}

struct node *yaml_parse(
    struct arena *arena, struct str text, struct str path, uint64_t first_line, struct diags *diags)
{
	struct yaml_reader reader = { .arena = arena, .diags = diags, .path = path };
	struct node *root = NULL;

	if (!node_check_text(&text, path, first_line, diags))
		return NULL;
	reader.text = text;
	reader.first_line = first_line;
	reader.frames[0].node.kind = NODE_SEQUENCE;
	if (!yaml_parser_initialize(&reader.parser)) {
		DIAG(
		    diags, &yaml_syntax, (struct location){ .path = path }, .found = STR("ENOMEM"));
		return NULL;
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.data, text.len);
	if (read_events(&reader)) {
		if (reader.frames[0].node.count)
			root = &reader.frames[0].node.items[0];
		else
			diags_add(diags, &yaml_empty, (struct location){ path, first_line, 1 },
			    (struct diag_args){ 0 });
	}
	yaml_parser_delete(&reader.parser);
	return root;
}
