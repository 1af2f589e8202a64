/* SPDX-License-Identifier: MIT */
#include "base/text_fold.h"
#include "render/note_writer.h"

void note_add_plain(cmark_node *root, struct strbuf *text)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			strbuf_add_cstr(text, cmark_node_get_literal(node));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			strbuf_add_char(text, ' ');
	}
	cmark_iter_free(iter);
}

/* Ids that no script or style of the page has, in the order of the headings; "-2" and so on for
 * those that would be equal. */
static void name_heading(struct note_writer *writer, cmark_node *heading)
{
	struct strbuf text = STRBUF_INIT, id = STRBUF_INIT;
	struct map_entry *entry;
	uint64_t number;
	bool is_new;
	size_t len;

	note_add_plain(heading, &text);
	strbuf_add_cstr(&id, "h-");
	text_add_slug(&id, strbuf_str(&text));
	len = id.len;
	entry = map_find(&writer->heading_ids, strbuf_str(&id));
	number = entry ? entry->value : 1;
	for (;;) {
		struct str name;

		if (number > 1) {
			id.len = len;
			strbuf_add_format(&id, "-%llu", (unsigned long long)number);
		}
		name = strbuf_str(&id);
		number++;
		if (map_find(&writer->heading_ids, name))
			continue;
		name = arena_str(writer->arena, name);
		map_put(&writer->heading_ids, name, 2, &is_new);
		cmark_node_set_user_data(heading, (void *)name.data);
		break;
	}
	/* The next one of this text begins to count where this one ended. */
	if (entry)
		map_find(&writer->heading_ids, str_slice(strbuf_str(&id), 0, len))->value = number;
	strbuf_release(&text);
	strbuf_release(&id);
}

/*
 * The headings above this one, by their levels as written. A page's outline has no gaps, whatever
 * level a note begins at or leaps to.
 */
struct outline {
	int levels[6];
	int depth;
};

static void level_heading(struct outline *outline, cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading);

	while (outline->depth > 0 && outline->levels[outline->depth - 1] >= level)
		outline->depth--;
	outline->levels[outline->depth++] = level; /* ascending, 1 to 6 */
	cmark_node_set_heading_level(heading, outline->depth);
}

void note_name_headings(struct note_writer *writer, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	struct outline outline = { .depth = 0 };
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		level_heading(&outline, node);
		name_heading(writer, node);
	}
	cmark_iter_free(iter);
}
