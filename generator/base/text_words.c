/* SPDX-License-Identifier: MIT */
#include "base/text_words.h"

#include <utf8proc.h>

#include "base/utf8.h"

static bool is_of_word(uint32_t code_point)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool text_next_word(struct str *rest, struct str *word)
{
	size_t length = 0;

	*word = (struct str){ rest->data, 0 };
	while (rest->len) {
		struct str before = *rest;

		if (is_of_word(utf8_next(rest))) {
			if (!length)
				word->data = before.data;
			if (++length <= TEXT_WORD_MAX)
				word->len += before.len - rest->len;
		} else if (length) {
			break;
		}
	}
	return length > 0;
}
