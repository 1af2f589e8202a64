/* SPDX-License-Identifier: MIT */
#include "check/key_look.h"

#include "base/memory.h"
#include "tap.h"

static struct str key_names[] = { STR_INIT("a"), STR_INIT("b") };
static struct field fields[] = {
	{ .name = STR_INIT("a"), .type = TYPE_INTEGER, .is_declared = true, .bare_number = true },
	{ .name = STR_INIT("b"), .type = TYPE_STRING, .is_declared = true, .bare_number = true },
};
static const struct table_schema schema = {
	.fields = fields, .field_count = 2, .primary_key = key_names, .primary_key_count = 2
};

static struct str cells[][2] = {
	{ STR_INIT("a"), STR_INIT("b") },
	{ STR_INIT("1"), STR_INIT("12") },
	{ STR_INIT("11"), STR_INIT("2") },
	{ STR_INIT("01"), STR_INIT("12") },
	{ STR_INIT("1"), STR_INIT("") },
};

/* What is reported when the hashes of these rows are said to be equal. */
static size_t reported(uint64_t first, uint64_t row)
{
	struct key_findings *findings = memory_alloc_zeroed(1, sizeof(*findings));
	struct diags *diags = diags_new();
	struct key_look *look = key_look_new();
	const struct key_look_task task = {
		.schema = &schema, .findings = findings, .diags = diags
	};
	struct row_sink *sink;
	size_t count;

	key_findings_add(findings, KEY_PRIMARY, (struct key_finding){ row, first, 0 });
	sink = key_look_begin(look, &task);
	for (uint64_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		const struct row read = { .cells = cells[i],
			.count = 2,
			.number = i,
			.line = i + 1,
			.path = STR("t.csv"),
			.raw = STR("1,2\n"),
			.delimiter = ',' };

		if (i)
			sink->row(sink, &read);
		else
			sink->begin(sink, &read);
	}
	sink->end(sink, true);
	count = diags_count(diags, DIAG_ERROR);
	key_look_free(look);
	diags_free(diags);
	memory_free(findings);
	return count;
}

int main(void)
{
	is_number(reported(1, 3), 1, "the same key, written otherwise");
	is_number(reported(1, 2), 0, "equal hashes of other keys are no finding: 1, 12 and 11, 2");
	is_number(reported(1, 4), 0, "neither is a row without a part of the key");
	return tap_end();
}
