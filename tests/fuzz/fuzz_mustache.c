/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <cjson/cJSON.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/output.h"
#include "render/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A template that includes itself at will, over values of each kind: what comes out holds no
 * markup of the values. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str source = { (const char *)data, size };
	struct mustache_set *set = mustache_set_new();
	struct diags *diags = diags_new();
	struct output *output = output_new_memory();
	cJSON *value = cJSON_Parse(
	    "{\"a\":\"\xee\x84\xa3<\",\"b\":{\"c\":[1,{\"a\":\"x\"},[]]},\"d\":"
	    "true,\"e\":\"t\",\"f\":null}");
	const cJSON *values[] = { value };
	struct mustache_context context = { values, 1, 0 };

	if (size < 4096 && mustache_set_add(set, STR("t"), STR("t.mustache"), source, diags)) {
		mustache_render(set, STR("t"), &context, output, diags);
		/* U+E123 marks the value: no template can spell it by accident. */
		if (!str_contains(source, STR("\xee\x84\xa3")))
			assert(!str_contains(output_memory(output), STR("\xee\x84\xa3<")));
	}
	cJSON_Delete(value);
	output_free(output);
	diags_free(diags);
	mustache_set_free(set);
	return 0;
}
