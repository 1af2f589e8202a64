/* SPDX-License-Identifier: MIT */
#include "read/look_read.h"

#include "model/palette.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind colour_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "“{name}:” phải là một màu như \"#8a1538\", trong dấu nháy, nhưng gặp “{found}”.",
	    "{name}: expected a colour such as \"#8a1538\", in quotes, found “{found}”." },
	{ "Viết màu bằng sáu chữ số thập lục phân.", "Write it as six hexadecimal digits." } };

static const struct diag_kind font_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "“{name}:” phải là tên các kiểu chữ, cách nhau bằng dấu phẩy, nhưng gặp “{found}”.",
	    "{name}: expected names of fonts with commas between them, found “{found}”." },
	{ "Chỉ dùng chữ cái không dấu, chữ số, dấu cách, “-” và dấu phẩy.",
	    "Use letters a–z, digits, blanks, “-” and commas only." } };

static void read_colour(struct key_reader *reader, const struct node *node, void *value)
{
	if (node->kind != NODE_SCALAR || !colour_parse(node->text, value))
		DIAG(reader->diags, &colour_refused, node_at(node, reader->path), .name = node->key,
		    .found = node->text);
}

static bool is_font(struct str text)
{
	static const struct str marks = STR_INIT(" -,");

	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_alpha(text.data[i]) && !ascii_is_digit(text.data[i]) &&
		    str_find(marks, text.data[i]) == marks.len)
			return false;
	}
	return text.len > 0;
}

static void read_font(struct key_reader *reader, const struct node *node, void *value)
{
	if (node->kind != NODE_SCALAR || !is_font(node->text))
		DIAG(reader->diags, &font_refused, node_at(node, reader->path), .name = node->key,
		    .found = node->text);
	else
		*(struct str *)value = arena_str(reader->arena, node->text);
}

#define LOOK(member) offsetof(struct look, member)

static const struct key look_list[] = {
	{ .name = "primary", .type = KEY_CUSTOM, .offset = LOOK(primary), .parse = read_colour },
	{ .name = "secondary",
	    .type = KEY_CUSTOM,
	    .offset = LOOK(secondary),
	    .parse = read_colour },
	{ .name = "font", .type = KEY_CUSTOM, .offset = LOOK(font), .parse = read_font },
};
const struct key_table look_keys = { "look", look_list, COUNT(look_list) };

/* A key whose colour is no colour was reported: it is not given. */
static const struct node *given(const struct node *node, const char *key)
{
	const struct node *item = node_find(node, key);
	struct colour unused;

	return item && item->kind == NODE_SCALAR && colour_parse(item->text, &unused) ? item : NULL;
}

void look_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct look *look = value;
	const struct node *primary;

	if (node->kind != NODE_MAPPING) {
		key_report_type(reader, KEY_MAP, node);
		return;
	}
	keys_read(reader, &look_keys, node, look);
	primary = given(node, "primary");
	look->has_primary = primary != NULL;
	look->has_secondary = given(node, "secondary") != NULL;
	if (primary)
		look->primary_at = node_at(primary, reader->path);
}
