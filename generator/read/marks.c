/* SPDX-License-Identifier: MIT */
#include "read/marks.h"

static const struct diag_kind to_fill = { "metadata.to-fill", DIAG_ERROR,
	{ "Chỗ này còn phải điền: {found}.", "Still to be filled in: {found}." },
	{ "Viết nội dung vào thay cho cả dòng có dấu “??”.",
	    "Write it in place of the whole text with “??”." } };

/* What the data says, not the curator. */
static bool key_is_of_data(struct str key)
{
	static const char *const keys[] = { "name", "path", "example", "constraints",
		"missingValues", "trueValues", "falseValues", "categories", "primaryKey",
		"uniqueKeys", "foreignKeys", "dialect" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (str_eq(key, str_of(keys[i])))
			return true;
	}
	return false;
}

/* Calls itself as deep as the tree is, NODE_DEPTH_MAX. */
void marks_report(const struct node *root, struct str path, struct diags *diags)
{
	if (!root)
		return;
	if (root->kind == NODE_SCALAR && str_starts_with(root->text, STR(MARK)))
		DIAG(diags, &to_fill, node_at(root, path),
		    .found = str_trim(str_from(root->text, sizeof(MARK) - 1)));
	for (size_t i = 0; root->kind != NODE_SCALAR && i < root->count; i++) {
		if (!key_is_of_data(root->items[i].key))
			marks_report(&root->items[i], path, diags);
	}
}
