/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "base/strbuf.h"
#include "tap.h"

static const struct diag_kind ragged = {
	.id = "table.ragged-row",
	.level = DIAG_ERROR,
	.message = { "dòng có {found} ô, tiêu đề có {expected} ô",
	    "row has {found} cells, not {expected}" },
	.mend = { NULL, "look at {name}" },
};

static struct location at(uint64_t line)
{
	return (struct location){ STR("a.csv"), line, 3 };
}

static void fills_braces(void)
{
	struct diags *diags = diags_new();
	struct strbuf out = STRBUF_INIT;

	DIAG(diags, &ragged, at(2), .found = diags_number(diags, 7), .expected = STR("8"),
	    .name = STR("{found}"));
	diag_format(diags_at(diags, 0), MESSAGES_EN, &out);
	is_str(strbuf_str(&out),
	    STR("a.csv:2:3: error: row has 7 cells, not 8 [table.ragged-row]\n    look at "
		"{found}\n"),
	    "place, level, message, id and mending; a value is not filled again");
	strbuf_clear(&out);
	diag_format(diags_at(diags, 0), MESSAGES_VI, &out);
	is_str(strbuf_str(&out),
	    STR("a.csv:2:3: lỗi: dòng có 7 ô, tiêu đề có 8 ô [table.ragged-row]\n"),
	    "the same in Vietnamese");
	DIAG(diags, &ragged, at(3), .expected_in = { "tám", "eight" });
	strbuf_clear(&out);
	diag_message(diags_at(diags, 1), MESSAGES_VI, &out);
	diag_message(diags_at(diags, 1), MESSAGES_EN, &out);
	is_str(strbuf_str(&out), STR("dòng có  ô, tiêu đề có tám ôrow has  cells, not eight"),
	    "what is expected, in the words of each language");
	strbuf_release(&out);
	diags_free(diags);
}

static void caps_and_counts(void)
{
	struct diags *diags = diags_new(), *all = diags_new();
	size_t last;

	for (uint64_t line = 100; line > 0; line--)
		DIAG(diags, &ragged, at(line), .found = STR("1"), .expected = STR("2"));
	is_number(diags_kept(diags), DIAGS_KEPT_PER_KIND, "keeps twenty of a kind in a file");
	is_number(diags_count(diags, DIAG_ERROR), 100, "counts all");
	diags_merge(all, diags);
	is_number(diags_count(diags, DIAG_ERROR), 0, "a merge empties the source");
	diags_sort(all);
	last = diags_kept(all) - 1;
	ok(diags_at(all, 0)->at.line < diags_at(all, last)->at.line, "sorts by line");
	is_number(diags_more_after(all, 0), 0, "only the last kept one tells how many more");
	is_number(diags_more_after(all, last), 100 - DIAGS_KEPT_PER_KIND, "and tells it right");
	diags_sort(all);
	is_number(diags_more_after(all, last), 100 - DIAGS_KEPT_PER_KIND,
	    "sorting again changes nothing");
	diags_free(diags);
	diags_free(all);
}

static void changes_levels(void)
{
	static const struct diag_kind kind = { "test.kind", DIAG_ERROR, { "v", "e" },
		{ NULL, NULL } };
	struct diags *diags = diags_new();

	diags_add_at_level(diags, &kind, DIAG_NOTE, (struct location){ STR("a"), 1, 1 },
	    (struct diag_args){ .name = STR("") });
	ok(diags_at(diags, 0)->level == DIAG_NOTE && diags_count(diags, DIAG_NOTE) == 1 &&
		diags_count(diags, DIAG_ERROR) == 0,
	    "a finding's level can be lowered for its place");
	diags_free(diags);
}

static bool only_errors_as_notes(void *context, struct diag *diag)
{
	unsigned *calls = context;

	++*calls;
	if (diag->level != DIAG_ERROR)
		return false;
	diag->level = DIAG_NOTE;
	return true;
}

static void follows_a_policy(void)
{
	static const struct diag_kind error = { "test.error", DIAG_ERROR, { "v", "e" },
		{ NULL, NULL } };
	static const struct diag_kind warning = { "test.warning", DIAG_WARNING, { "v", "e" },
		{ NULL, NULL } };
	unsigned calls = 0;
	struct diag_policy policy = { only_errors_as_notes, &calls, 2 };
	struct diags *diags = diags_new(), *like;

	diags_set_policy(diags, &policy);
	like = diags_new_like(diags);
	for (uint64_t i = 0; i < 3; i++) {
		DIAG(like, &error, ((struct location){ STR("a"), i, 1 }), .name = STR(""));
		DIAG(like, &warning, ((struct location){ STR("a"), i, 1 }), .name = STR(""));
	}
	ok(calls == 6 && diags_count(like, DIAG_NOTE) == 3 && diags_count(like, DIAG_WARNING) == 0,
	    "a policy refuses findings and changes their level");
	diags_merge(diags, like);
	ok(diags_kept(diags) == 2, "it says how many of a kind are kept");
	diags_free(like);
	diags_free(diags);
}

static void masks_numbers(void)
{
	static const struct diag_kind kind = { "test.kind", DIAG_ERROR, { "{found}", "{found}" },
		{ NULL, NULL } };
	static const struct {
		const char *found, *shown;
	} cases[] = {
		{ "079201001234", "079••••••234" },
		{ "x 0912 345 678.", "x 091• ••• 678." },
		{ "012345678", "012•••678" },
		{ "12345678", "12345678" },
		{ "2024-05-30", "2024-05-30" },
		{ "12345678901234567890", "12345678901234567890" },
		{ "a,079201001234,b,079201001235", "a,079••••••234,b,079••••••235" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct diags *diags = diags_new();
		struct strbuf out = STRBUF_INIT;

		DIAG(diags, &kind, ((struct location){ 0 }), .found = str_of(cases[i].found));
		diag_message(diags_at(diags, 0), MESSAGES_EN, &out);
		is_str(strbuf_str(&out), str_of(cases[i].shown), "people's numbers are masked");
		strbuf_release(&out);
		diags_free(diags);
	}
}

static void makes_input_harmless(void)
{
	struct strbuf out = STRBUF_INIT;

	harmless_add(&out,
	    STR("a\x1b[31m\n::error\xff\xe2\x80\xae"
		"Đà"),
	    80);
	is_str(strbuf_str(&out), STR("a\\x1B[31m\\x0A::error\\xFF\\u{202E}Đà"),
	    "controls, ill-formed bytes and bidi controls are spelled");
	strbuf_clear(&out);
	harmless_add(&out, STR("a ##[error]b ## c"), 80);
	is_str(strbuf_str(&out), STR("a #\\x23[error]b ## c"), "so are the commands of CI logs");
	strbuf_clear(&out);
	harmless_add(&out, STR("đđđđ"), 3);
	is_str(strbuf_str(&out), STR("đđđ…"), "cuts by characters");
	strbuf_release(&out);
}

int main(void)
{
	fills_braces();
	caps_and_counts();
	changes_levels();
	follows_a_policy();
	masks_numbers();
	makes_input_harmless();
	return tap_end();
}
