/* SPDX-License-Identifier: MIT */
#include "model/text.h"

bool text_is_empty(const struct text *text)
{
	for (size_t i = 0; i < text->count; i++) {
		if (text->entries[i].value.len)
			return false;
	}
	return true;
}

static const struct text_entry *find(const struct text *text, struct str language, bool is_first)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct text_entry *entry = &text->entries[i];

		if (!entry->value.len)
			continue;
		if (str_eq(entry->language, language) || (is_first && !entry->language.len))
			return entry;
	}
	return NULL;
}

struct text_choice text_in(
    const struct text *text, const struct str *languages, size_t language_count, struct str wanted)
{
	struct str first = language_count ? languages[0] : STR("");
	const struct text_entry *entry = find(text, wanted, str_eq(wanted, first));
	bool is_fallback = !entry;

	for (size_t i = 0; !entry && i < language_count; i++)
		entry = find(text, languages[i], i == 0);
	for (size_t i = 0; !entry && i < text->count; i++) {
		if (text->entries[i].value.len)
			entry = &text->entries[i];
	}
	if (!entry)
		return (struct text_choice){ STR(""), wanted, false };
	return (struct text_choice){ entry->value, entry->language.len ? entry->language : first,
		is_fallback };
}
