/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "render/theme_check.h"

static const struct diag_kind inline_code = { "theme.inline-code", DIAG_ERROR,
	{ "“{found}” đặt mã hoặc kiểu dáng ngay trong trang.",
	    "“{found}” puts code or style into the page itself." },
	{ "Chuyển vào một tệp trong assets/; chính sách bảo mật của trang (CSP) chặn mã nằm trong "
	  "trang.",
	    "Put it into a file of assets/: the Content-Security-Policy blocks what stands in "
	    "pages." } };
static const struct diag_kind outside_request = { "theme.outside-request", DIAG_ERROR,
	{ "“{found}” tải thứ gì đó từ nơi khác.", "“{found}” loads something from elsewhere." },
	{ "Chép tệp đó vào assets/.", "Put a copy of it into assets/." } };

/* A tag while it is read: what stands between < and >. */
struct tag {
	struct str name;
	bool has_source, is_data; /* of a script: src=, a type that is no script's */
};

struct markup {
	const struct theme_file *file;
	struct str text;
	size_t at;
	struct diags *diags;
};

static void report(
    const struct markup *markup, const struct diag_kind *kind, size_t at, struct str found)
{
	struct location place = { markup->file->path, 1, 1 };

	for (size_t i = 0; i < at; i++) {
		place.column++;
		if (markup->text.data[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	DIAG(markup->diags, kind, place, .found = found);
}

static bool is_at(const struct markup *markup, const char *text)
{
	return str_starts_with(str_from(markup->text, markup->at), str_of(text));
}

/* What mustache writes is no markup of the template's author. */
static bool skip_mustache(struct markup *markup)
{
	const char *close = is_at(markup, "{{{") ? "}}}" : "}}";

	if (!is_at(markup, "{{"))
		return false;
	while (markup->at < markup->text.len && !is_at(markup, close))
		markup->at++;
	markup->at += strlen(close);
	if (markup->at > markup->text.len)
		markup->at = markup->text.len;
	return true;
}

static bool is_name_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == ':' || c == '_';
}

static struct str read_name(struct markup *markup)
{
	size_t from = markup->at;

	while (markup->at < markup->text.len && is_name_byte(markup->text.data[markup->at]))
		markup->at++;
	return str_slice(markup->text, from, markup->at);
}

static void skip_blanks(struct markup *markup)
{
	while (markup->at < markup->text.len && ascii_is_space(markup->text.data[markup->at]))
		markup->at++;
}

/* Behind "=": the value as written, variables too. */
static struct str read_value(struct markup *markup)
{
	char quote = markup->at < markup->text.len ? markup->text.data[markup->at] : '\0';
	size_t from;

	if (quote != '"' && quote != '\'')
		quote = '\0';
	markup->at += quote != '\0';
	from = markup->at;
	while (markup->at < markup->text.len) {
		char c = markup->text.data[markup->at];

		if (quote ? c == quote : c == '>' || ascii_is_space(c))
			break;
		if (!skip_mustache(markup))
			markup->at++;
	}
	markup->at += quote && markup->at < markup->text.len;
	return str_slice(markup->text, from, markup->at - (quote != '\0'));
}

static bool begins(struct str value, const char *word)
{
	struct str start = str_slice(value, 0, strlen(word));

	return str_eq_ignoring_case(start, str_of(word));
}

static bool is_elsewhere(struct str url)
{
	return begins(url, "http:") || begins(url, "https:") || begins(url, "//");
}

/* Attributes whose address a browser loads by itself; href only of <link> and within SVG. */
static bool loads(const struct tag *tag, struct str name)
{
	static const char *const names[] = { "src", "srcset", "poster", "data", "action",
		"formaction", "background", "xlink:href" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_eq_ignoring_case(name, str_of(names[i])))
			return true;
	}
	return str_eq_ignoring_case(name, STR("href")) &&
	       !str_eq_ignoring_case(tag->name, STR("a")) &&
	       !str_eq_ignoring_case(tag->name, STR("area"));
}

static void check_attribute(
    const struct markup *markup, struct tag *tag, struct str name, struct str value, size_t at)
{
	struct str trimmed = str_trim(value);

	if (begins(name, "on") || str_eq_ignoring_case(name, STR("style")) ||
	    begins(trimmed, "javascript:") || str_eq_ignoring_case(name, STR("srcdoc")))
		report(markup, &inline_code, at, name);
	if (loads(tag, name) && is_elsewhere(trimmed))
		report(markup, &outside_request, at, trimmed);
	if (str_eq_ignoring_case(name, STR("src")))
		tag->has_source = true;
	if (str_eq_ignoring_case(name, STR("type")) && begins(trimmed, "application/") &&
	    str_ends_with(trimmed, STR("json")))
		tag->is_data = true;
}

static void check_tag(struct markup *markup)
{
	size_t from = markup->at++;
	struct tag tag = { .name = read_name(markup) };

	while (markup->at < markup->text.len && markup->text.data[markup->at] != '>') {
		size_t at = markup->at;
		struct str name, value = STR("");

		if (skip_mustache(markup))
			continue;
		name = read_name(markup);
		if (!name.len) {
			markup->at++;
			continue;
		}
		skip_blanks(markup);
		if (is_at(markup, "=")) {
			markup->at++;
			skip_blanks(markup);
			value = read_value(markup);
		}
		check_attribute(markup, &tag, name, value, at);
	}
	if (str_eq_ignoring_case(tag.name, STR("style")) ||
	    (str_eq_ignoring_case(tag.name, STR("script")) && !tag.has_source && !tag.is_data))
		report(markup, &inline_code, from, tag.name);
}

void theme_check_markup(const struct theme_file *file, struct diags *diags)
{
	struct markup markup = { .file = file, .text = file->content, .diags = diags };

	while (markup.at < markup.text.len) {
		if (skip_mustache(&markup))
			continue;
		if (is_at(&markup, "<") && markup.at + 1 < markup.text.len &&
		    ascii_is_alpha(markup.text.data[markup.at + 1]))
			check_tag(&markup);
		else
			markup.at++;
	}
}

/* What a style sheet names in url() or @import. */
void theme_check_style(const struct theme_file *file, struct diags *diags)
{
	static const char *const words[] = { "url(", "@import" };
	struct markup markup = { .file = file, .text = file->content, .diags = diags };

	for (; markup.at < markup.text.len; markup.at++) {
		struct str rest = str_from(markup.text, markup.at), url;

		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			if (!begins(rest, words[i]))
				continue;
			url = str_trim(str_from(rest, strlen(words[i])));
			if (url.len && (url.data[0] == '"' || url.data[0] == '\''))
				url = str_from(url, 1);
			if (is_elsewhere(url))
				report(&markup, &outside_request, markup.at,
				    str_slice(url, 0, str_find(url, ')')));
		}
	}
}
