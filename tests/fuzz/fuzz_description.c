/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stdint.h>

#include "model/portal.h"
#include "read/front_matter.h"
#include "read/json.h"
#include "read/schema_read.h"
#include "read/settings.h"
#include "read/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the tables of keys make of a tree. */
static void read_keys(struct arena *arena, struct diags *diags, const struct node *root)
{
	struct portal portal = { .folder = -1, .limits = limits_default };
	struct table_schema schema = { .fields = NULL };
	struct key_reader reader = { .arena = arena,
		.diags = diags,
		.path = STR("x"),
		.limits = &limits_default,
		.context = &portal };

	keys_read(&reader, &portal_keys, root, &portal);
	reader.allows_more = reader.is_lenient = true;
	schema_read(&reader, root, &schema);
}

/* Whatever is refused says why; whatever is taken can be read by any table. */
static void read_as(struct str text, bool is_json)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct node *root = is_json ? json_parse(arena, text, STR("x"), diags)
					  : yaml_parse(arena, text, STR("x"), 1, diags);

	assert(root || diags_count(diags, DIAG_ERROR));
	if (root)
		read_keys(arena, diags, root);
	diags_free(diags);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct diags *diags = diags_new();
	struct front_matter parts;

	if (front_matter_split(text, STR("x"), &parts, diags))
		assert(parts.yaml.len + parts.body.len <= size);
	diags_free(diags);
	read_as(text, true);
	read_as(text, false);
	return 0;
}
