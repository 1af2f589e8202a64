/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "render/renderer_parts.h"
#include "render/view.h"

struct str view_words(const struct view *view, struct str key)
{
	const struct locale *locale = view->locale;
	size_t low = 0, high = locale ? locale->count : 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(key, locale->texts[middle].key);

		if (!order)
			return locale->texts[middle].value;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return key;
}

static const struct view_word *find_word(const struct view_word *words, struct str name)
{
	for (; words->name; words++) {
		if (str_eq(name, str_of(words->name)))
			return words;
	}
	return NULL;
}

struct str view_sentence(struct view *view, struct str key, const struct view_word *words)
{
	struct str rest = view_words(view, key);

	strbuf_clear(&view->text);
	while (rest.len) {
		size_t open = str_find(rest, '{'), close = str_find(rest, '}');
		const struct view_word *word = NULL;

		if (open < close && close < rest.len)
			word = find_word(words, str_slice(rest, open + 1, close));
		if (word) {
			strbuf_add(&view->text, str_slice(rest, 0, open));
			strbuf_add(&view->text, word->value);
			rest = str_from(rest, close + 1);
		} else {
			size_t end = open < rest.len ? open + 1 : rest.len;

			strbuf_add(&view->text, str_slice(rest, 0, end));
			rest = str_from(rest, end);
		}
	}
	return arena_str(view->arena, strbuf_str(&view->text));
}

struct str view_counted(struct view *view, struct str key, uint64_t count)
{
	struct strbuf name = STRBUF_INIT;
	struct view_word words[] = { { "n", view_count(view, count) }, { NULL, STR("") } };
	struct str sentence;

	strbuf_add(&name, key);
	strbuf_add_cstr(&name, count == 1 ? "_one" : "_other");
	sentence = view_sentence(view, strbuf_str(&name), words);
	strbuf_release(&name);
	return sentence;
}

struct str view_number(struct view *view, struct str token)
{
	strbuf_clear(&view->text);
	number_add_formatted(&view->text, token, view->style);
	return arena_str(view->arena, strbuf_str(&view->text));
}

struct str view_count(struct view *view, uint64_t count)
{
	char token[24];
	int len = snprintf(token, sizeof(token), "%" PRIu64, count);

	return view_number(view, (struct str){ token, (size_t)len });
}

/* The value with so many decimals, without zeros at the end of them. */
static struct str view_decimals(struct view *view, double value, int decimals)
{
	char token[352]; /* DBL_MAX has 309 digits */
	int len = snprintf(token, sizeof(token), "%.*f", decimals, value);
	struct str text = { token, len > 0 && (size_t)len < sizeof(token) ? (size_t)len : 0 };

	if (decimals > 0) {
		while (text.len && text.data[text.len - 1] == '0')
			text.len--;
		if (text.len && text.data[text.len - 1] == '.')
			text.len--;
	}
	if (str_eq(text, STR("-0")))
		text = STR("0");
	return view_number(view, text);
}

struct str view_measure(struct view *view, double value)
{
	double size = fabs(value);
	int decimals = 0;

	if (!isfinite(value))
		return STR("");
	while (size < 1000 && decimals < 3) {
		size *= 10;
		decimals++;
	}
	/* small values keep four figures */
	while (size > 0 && size < 1000 && decimals < 12) {
		size *= 10;
		decimals++;
	}
	return view_decimals(view, value, decimals);
}

struct str view_points(struct view *view, struct str number)
{
	struct str key = str_eq(number, STR("1")) ? STR("count.points_one")
						  : STR("count.points_other");

	return view_sentence(view, key, (struct view_word[]){ { "n", number }, { NULL, STR("") } });
}

struct str view_bytes(struct view *view, uint64_t bytes)
{
	static const char *const units[] = { "B", "KB", "MB", "GB", "TB" };
	size_t unit = 0;
	double size = (double)bytes;
	struct str number;

	while (size >= 1024 && unit + 1 < sizeof(units) / sizeof(units[0])) {
		size /= 1024;
		unit++;
	}
	number = view_decimals(view, size, unit && size < 100 ? 1 : 0);
	return arena_format(view->arena, "%.*s\u00a0%s", STR_ARG(number), units[unit]);
}

struct str view_percent(struct view *view, double share)
{
	double percent = share * 100;
	int decimals = percent >= 99.95 || percent < 0.001 ? 0 : percent >= 0.05 ? 1 : 3;
	struct str number = view_decimals(view, percent, decimals);
	bool has_space = view->style == NUMBER_VI;

	return arena_format(view->arena, "%.*s%s%%", STR_ARG(number), has_space ? "\u00a0" : "");
}

struct str view_date(struct view *view, struct date date)
{
	strbuf_clear(&view->text);
	date_add_long(&view->text, date, view->language);
	return arena_str(view->arena, strbuf_str(&view->text));
}

struct str view_language_name(const struct view *view, struct str language)
{
	struct view other = *view;
	struct str name;

	for (size_t i = 0; i < view->renderer->theme->locale_count; i++) {
		other.locale = &view->renderer->theme->locales[i];
		name = view_words(&other, STR("site.language_name"));
		if (str_eq(other.locale->language, language))
			return name;
	}
	return language;
}
