/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/text_fold.h"
#include "site/rules.h"
#include "tap.h"

/* "family.some-name" */
static bool is_id(const char *id)
{
	size_t dots = 0;

	for (const char *c = id; *c; c++) {
		if (*c == '.')
			dots++;
		else if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-'))
			return false;
	}
	return dots == 1 && id[0] != '.' && id[strlen(id) - 1] != '.';
}

static bool is_said(const char *const words[MESSAGES_COUNT])
{
	for (size_t i = 0; i < MESSAGES_COUNT; i++) {
		if (!words[i] || !*words[i] || !text_is_nfc(str_of(words[i])))
			return false;
	}
	return strcmp(words[0], words[1]) != 0;
}

static bool is_sentence(const char *const words[MESSAGES_COUNT])
{
	return is_said(words) && str_ends_with(str_of(words[0]), STR(".")) &&
	       str_ends_with(str_of(words[1]), STR("."));
}

static bool is_example(const char *example)
{
	struct str rest = str_of(example), line;

	if (!rest.len)
		return false;
	while (str_split(&rest, '\n', &line)) {
		if (!str_starts_with(line, STR("- ")) && !str_starts_with(line, STR("+ ")))
			return false;
	}
	return true;
}

int main(void)
{
	struct map ids = MAP_INIT;
	const struct rule *rule;
	size_t i;

	for (i = 0; (rule = rule_at(i)); i++) {
		bool is_new;

		map_put(&ids, str_of(rule->id), i, &is_new);
		ok(is_id(rule->id) && is_new && is_said(rule->title) &&
			is_sentence(rule->explanation) && is_sentence(rule->mend) &&
			is_example(rule->example) && rule->source && *rule->source,
		    rule->id);
	}
	ok(i > 100, "there are many");
	ok(rule_find(STR("table.ragged-row")) && !rule_find(STR("table.")), "found by id");
	ok(rule_nearest(STR("table.raged-row")) == rule_find(STR("table.ragged-row")),
	    "and by a mistyped one");
	ok(!rule_nearest(STR("something.quite-different")), "but not by any");
	map_release(&ids);
	return tap_end();
}
