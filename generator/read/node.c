/* SPDX-License-Identifier: MIT */
#include "read/node.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

const struct diag_kind metadata_not_utf8 = { "metadata.not-utf8", DIAG_ERROR,
	{ "Tệp không phải văn bản UTF-8: byte {found} tại vị trí {name}.",
	    "The file is not UTF-8 text: byte {found} at offset {name}." },
	{ "Lưu lại tệp với bảng mã UTF-8.", "Save the file as UTF-8." } };

const struct diag_kind metadata_duplicate_key = { "metadata.duplicate-key", DIAG_ERROR,
	{ "Khóa “{name}” đã có ở dòng {expected}.",
	    "Key “{name}” is given already on line {expected}." },
	{ "Giữ lại một trong hai.", "Keep one of the two." } };

const struct diag_kind metadata_too_deep = { "metadata.too-deep", DIAG_ERROR,
	{ "Cấu trúc lồng nhau quá {expected} tầng.", "Nested more than {expected} levels deep." },
	{ NULL, NULL } };

const struct diag_kind metadata_too_many_values = { "metadata.too-many-values", DIAG_ERROR,
	{ "Hơn {expected} giá trị trong một tệp.", "More than {expected} values in one file." },
	{ NULL, NULL } };

const struct node *node_find(const struct node *node, const char *key)
{
	struct str wanted = str_of(key);

	if (!node || node->kind != NODE_MAPPING)
		return NULL;
	for (size_t i = 0; i < node->count; i++) {
		if (str_eq(node->items[i].key, wanted))
			return &node->items[i];
	}
	return NULL;
}

bool node_is_null(const struct node *node)
{
	if (!node)
		return true;
	return node->kind == NODE_SCALAR && !node->is_quoted &&
	       (!node->text.len || str_eq(node->text, STR("~")) || str_eq(node->text, STR("null")));
}

struct location node_at(const struct node *node, struct str path)
{
	return (struct location){ path, node->line, node->column };
}

struct location node_key_at(const struct node *node, struct str path)
{
	if (!node->key_line)
		return node_at(node, path);
	return (struct location){ path, node->key_line, node->key_column };
}

static int compare_members(const void *left, const void *right)
{
	const struct node *a = *(const struct node *const *)left;
	const struct node *b = *(const struct node *const *)right;
	int order = str_cmp(a->key, b->key);

	/* They lie in one array. */
	return order ? order : (a > b) - (a < b);
}

const struct node *node_find_duplicate(const struct node *mapping)
{
	enum { FEW = 24 };
	const struct node **sorted, *found = NULL;

	if (mapping->count <= FEW) {
		for (size_t i = 1; i < mapping->count; i++) {
			for (size_t k = 0; k < i; k++) {
				if (str_eq(mapping->items[i].key, mapping->items[k].key))
					return &mapping->items[i];
			}
		}
		return NULL;
	}
	sorted = memory_alloc(size_mul(mapping->count, sizeof(struct node *)));
	for (size_t i = 0; i < mapping->count; i++)
		sorted[i] = &mapping->items[i];
	qsort(sorted, mapping->count, sizeof(struct node *), compare_members);
	for (size_t i = 1; !found && i < mapping->count; i++) {
		if (str_eq(sorted[i]->key, sorted[i - 1]->key))
			found = sorted[i];
	}
	memory_free(sorted);
	return found;
}

bool node_check_text(struct str *text, struct str path, uint64_t first_line, struct diags *diags)
{
	const char *nul;
	size_t bad;
	struct location at = { path, first_line, 1 };

	if (str_starts_with(*text, STR("\xef\xbb\xbf")))
		*text = str_from(*text, 3);
	if (text_is_utf8(*text, &bad))
		bad = text->len;
	nul = text->len ? memchr(text->data, '\0', text->len) : NULL;
	if (nul && (size_t)(nul - text->data) < bad)
		bad = (size_t)(nul - text->data);
	if (bad == text->len)
		return true;
	for (size_t i = 0; i < bad; i++) {
		at.column += ((unsigned char)text->data[i] & 0xc0) != 0x80;
		if (text->data[i] == '\n') {
			at.line++;
			at.column = 1;
		}
	}
	DIAG(diags, &metadata_not_utf8, at, .name = diags_number(diags, bad),
	    .found = diags_number(diags, (unsigned char)text->data[bad]));
	return false;
}

struct key_places node_key_places(const struct node *mapping, struct str path, struct arena *arena)
{
	struct key_places places = { .path = path };

	for (size_t i = 0; mapping->kind == NODE_MAPPING && i < mapping->count; i++) {
		const struct node *member = &mapping->items[i];
		struct key_place *place = ARENA_ADD(arena, places.places, places.count);
		struct str key = arena_str(arena, member->key);
		bool is_list = member->kind == NODE_SEQUENCE;

		*place = (struct key_place){ key, { NULL, 0 }, SIZE_MAX, member->key_line,
			member->key_column };
		for (size_t k = 0; k < (is_list ? member->count : 1); k++) {
			const struct node *item = is_list ? &member->items[k] : member;

			*ARENA_ADD(arena, places.places, places.count) = (struct key_place){ key,
				arena_str(arena, item->text), k, item->line, item->column };
		}
	}
	return places;
}
