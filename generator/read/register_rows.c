/* SPDX-License-Identifier: MIT */
#include "read/register_rows.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "read/input.h"
#include "read/table_read.h"

static const struct diag_kind unknown_column = { "register.unknown-column", DIAG_ERROR,
	{ "{name} không có cột “{found}”.", "{name} has no column “{found}”." },
	{ "datamo-portal(5) liệt kê các cột.", "datamo-portal(5) lists the columns." } };

static const struct diag_kind unknown_column_near = { "register.unknown-column", DIAG_ERROR,
	{ "{name} không có cột “{found}”; có phải là “{expected}”?",
	    "{name} has no column “{found}”; is “{expected}” meant?" },
	{ "datamo-portal(5) liệt kê các cột.", "datamo-portal(5) lists the columns." } };

/* A column of the file: the key, and the language for "name_vi". */
struct column {
	struct str key, language;
	bool is_known;
};

struct register_sink {
	struct row_sink sink;
	struct portal *portal;
	struct arena *scratch;
	const struct key_table *keys;
	struct key_reader reader;
	struct column *columns;
	size_t column_count;
	void (*take)(struct portal *portal, struct key_reader *reader, const struct node *row);
};

static const struct key *find_key(const struct key_table *keys, struct str name)
{
	for (size_t i = 0; i < keys->count; i++) {
		if (str_eq(name, str_of(keys->keys[i].name)))
			return &keys->keys[i];
	}
	return NULL;
}

static struct column column_of(const struct register_sink *sink, struct str header)
{
	size_t underscore = str_rfind(header, '_');
	const struct key *key = find_key(sink->keys, header);
	struct column column = { .key = header, .is_known = key != NULL };

	if (key || underscore == header.len)
		return column;
	key = find_key(sink->keys, str_slice(header, 0, underscore));
	if (!key || (key->type != KEY_TEXT && key->type != KEY_TITLE))
		return column;
	column.key = str_of(key->name);
	column.language = str_from(header, underscore + 1);
	column.is_known = language_tag_is_valid(column.language);
	return column;
}

static void begin(struct row_sink *base, const struct row *header)
{
	struct register_sink *sink = (struct register_sink *)base;

	sink->columns = arena_alloc(sink->scratch, header->count * sizeof(struct column));
	sink->column_count = header->count;
	for (size_t i = 0; i < header->count; i++) {
		struct str name = arena_str(sink->scratch, str_trim(header->cells[i]));
		struct nearest nearest = nearest_to(name);

		sink->columns[i] = column_of(sink, name);
		if (sink->columns[i].is_known)
			continue;
		for (size_t k = 0; k < sink->keys->count; k++)
			nearest_try(&nearest, str_of(sink->keys->keys[k].name));
		DIAG(sink->portal->diags, nearest.best.len ? &unknown_column_near : &unknown_column,
		    row_locate(header, i), .name = str_of(sink->keys->name), .found = name,
		    .expected = nearest.best);
	}
}

/* The row's member of this key, made when it is new. */
static struct node *member(struct register_sink *sink, struct node *row, struct str key)
{
	struct node *node;

	for (size_t i = 0; i < row->count; i++) {
		if (str_eq(row->items[i].key, key))
			return &row->items[i];
	}
	node = ARENA_ADD(sink->scratch, row->items, row->count);
	node->key = key;
	return node;
}

static void add_cell(
    struct register_sink *sink, struct node *row, const struct column *column, struct node cell)
{
	struct node *node = member(sink, row, column->key);

	cell.key = column->key;
	cell.key_line = cell.line;
	cell.key_column = cell.column;
	if (!column->language.len) {
		*node = cell;
		return;
	}
	node->kind = NODE_MAPPING;
	node->line = node->key_line = cell.line;
	node->column = node->key_column = cell.column;
	cell.key = column->language;
	*ARENA_ADD(sink->scratch, node->items, node->count) = cell;
}

static void take_row(struct row_sink *base, const struct row *row)
{
	struct register_sink *sink = (struct register_sink *)base;
	struct node mapping = { .kind = NODE_MAPPING, .line = row->line, .column = 1 };

	for (size_t i = 0; i < row->count && i < sink->column_count; i++) {
		struct str text = str_trim(row->cells[i]);
		struct location at;

		if (!text.len || !sink->columns[i].is_known)
			continue;
		at = row_locate(row, i);
		add_cell(sink, &mapping, &sink->columns[i],
		    (struct node){ .is_quoted = true,
			.text = arena_str(sink->scratch, text),
			.line = at.line,
			.column = at.column });
	}
	if (mapping.count)
		sink->take(sink->portal, &sink->reader, &mapping);
}

void register_rows_read_fd(struct portal *portal, struct arena *scratch, int fd, struct str name,
    const struct key_table *keys,
    void (*take)(struct portal *portal, struct key_reader *reader, const struct node *row))
{
	struct register_sink sink = {
		.sink = { .begin = begin, .row = take_row },
		.portal = portal,
		.scratch = scratch,
		.keys = keys,
		.reader = { .arena = portal->arena,
		    .diags = portal->diags,
		    .path = name,
		    .limits = &portal->limits,
		    .context = portal },
		.take = take,
	};
	struct row_sink *sinks[] = { &sink.sink };
	struct dialect dialect = { .header = true, .header_row = 1, .quote = '"' };
	struct table_source source = { fd, name, &portal->limits };

	if (table_detect(&source, &dialect, portal->diags))
		table_read(&source, &dialect, sinks, 1, portal->diags);
}

void register_rows_read(struct portal *portal, struct arena *scratch, const char *file,
    const struct key_table *keys,
    void (*take)(struct portal *portal, struct key_reader *reader, const struct node *row))
{
	struct str name = str_of(file);
	int fd = file_open_below(portal->folder, file);

	if (fd < 0) {
		if (errno != ENOENT)
			input_report(portal->diags, (struct location){ .path = name }, name, errno);
		return;
	}
	register_rows_read_fd(portal, scratch, fd, name, keys, take);
	close(fd);
}
