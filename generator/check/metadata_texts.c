/* SPDX-License-Identifier: MIT */
#include "base/language.h"
#include "base/strbuf.h"
#include "base/text_fold.h"
#include "base/utf8.h"
#include "check/metadata_rule.h"

/* Characters. A list shows about so much of a title; Google's Dataset Search takes descriptions
 * from 50 to 5000. */
enum { TITLE_LONG = 150, DESCRIPTION_SHORT = 50, DESCRIPTION_LONG = 5000 };

static const struct diag_kind not_translated = { "metadata.translation-missing", DIAG_WARNING,
	{ "“{name}” không có bản dịch sang {found}.", "`{name}` is not translated into {found}." },
	{ "Viết dạng “{name}: {vi: …, en: …}”.", "Write `{name}: {vi: …, en: …}`." } };

static const struct diag_kind note_not_translated = { "metadata.note-translation-missing",
	DIAG_NOTE, { "Phần ghi chú không có bản {found}.", "The note is not there in {found}." },
	{ "Thêm tệp dataset.{found}.md.", "Add a file dataset.{found}.md." } };

static const struct diag_kind dictionary_not_translated = {
	"metadata.dictionary-translation-missing", DIAG_NOTE,
	{ "Bảng “{name}”: số cột không có tên gọi bằng {found}: {expected}.",
	    "Table “{name}”: columns without a title in {found}: {expected}." },
	{ "Thêm bản dịch vào “title:” của từng trường.",
	    "Add the translation to the `title:` of each field." }
};

static const struct diag_kind no_dictionary = { "metadata.dictionary-missing", DIAG_NOTE,
	{ "Bảng “{name}”: {found} trong {expected} cột không có tên gọi hay mô tả.",
	    "Table “{name}”: columns with neither title nor description: {found} of {expected}." },
	{ "Khai báo “schema: fields:” với title hoặc description; “datamo infer” cho bản nháp.",
	    "Declare `schema: fields:` with title or description; `datamo infer` makes a "
	    "draft." } };

static const struct diag_kind title_long = { "metadata.title-long", DIAG_NOTE,
	{ "Tiêu đề dài {found} ký tự; danh sách chỉ nên có tối đa {expected}.",
	    "The title has {found} characters; lists show about {expected}." },
	{ "Rút ngắn, đưa phần còn lại vào mô tả.",
	    "Shorten it, and let the description say more." } };

static const struct diag_kind description_short = { "metadata.description-short", DIAG_NOTE,
	{ "Mô tả chỉ có {found} ký tự; máy tìm kiếm cần ít nhất {expected}.",
	    "The description has {found} characters; search engines want {expected} at least." },
	{ "Nói rõ dữ liệu gồm những gì, của ai, ở đâu, khi nào.",
	    "Say what the data has, whose it is, where and when." } };

static const struct diag_kind description_long = { "metadata.description-long", DIAG_NOTE,
	{ "Mô tả dài {found} ký tự; máy tìm kiếm cắt sau {expected}.",
	    "The description has {found} characters; search engines cut it after {expected}." },
	{ "Chuyển phần chi tiết sang ghi chú.", "Move the details to the note." } };

static const struct diag_kind no_source_url = { "metadata.source-without-url", DIAG_NOTE,
	{ "Nguồn “{found}” không có địa chỉ.", "The source “{found}” has no address." },
	{ "Thêm “url:” nếu nguồn có trên mạng.", "Add `url:` if the source is on the web." } };

/* The text says something in this language. */
static bool is_in(const struct metadata_context *context, const struct text *text, size_t language)
{
	struct str wanted = context->portal->languages[language];

	for (size_t i = 0; i < text->count; i++) {
		struct str its = text->entries[i].language.len ? text->entries[i].language
							       : context->portal->languages[0];

		if (text->entries[i].value.len && language_is(its, wanted))
			return true;
	}
	return false;
}

static void check_text(const struct metadata_context *context, const struct diag_kind *kind,
    const struct text *text, const char *name)
{
	for (size_t i = 0; !text_is_empty(text) && i < context->portal->language_count; i++)
		if (!is_in(context, text, i))
			DIAG(context->diags, kind,
			    key_place(&context->dataset->keys, name, context->dataset->at),
			    .name = str_of(name), .found = context->portal->languages[i]);
}

static void check_translation(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	check_text(context, rule->kind, &context->dataset->title, "title");
	if (!context->dataset->is_description_derived)
		check_text(context, rule->kind, &context->dataset->description, "description");
}

static void check_note(const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; dataset->note_count && i < context->portal->language_count; i++) {
		bool is_there = false;

		for (size_t j = 0; j < dataset->note_count; j++) {
			struct str its = dataset->notes[j].language.len
					     ? dataset->notes[j].language
					     : context->portal->languages[0];

			is_there = is_there || language_is(its, context->portal->languages[i]);
		}
		if (!is_there)
			DIAG(context->diags, rule->kind, dataset->notes[0].at,
			    .found = context->portal->languages[i]);
	}
}

static void check_dictionary_translation(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; i < dataset->resource_count; i++)
		for (size_t j = 0; j < context->portal->language_count; j++) {
			const struct table_schema *schema = &dataset->resources[i].schema;
			size_t missing = 0;

			for (size_t k = 0; k < schema->field_count; k++)
				missing += !text_is_empty(&schema->fields[k].title) &&
					   !is_in(context, &schema->fields[k].title, j);
			if (missing)
				DIAG(context->diags, rule->kind, dataset->resources[i].at,
				    .name = dataset->resources[i].name,
				    .found = context->portal->languages[j],
				    .expected = diags_number(context->diags, missing));
		}
}

static void check_dictionary(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct table_schema *schema = &dataset->resources[i].schema;
		size_t missing = 0;

		for (size_t k = 0; k < schema->field_count; k++)
			missing += text_is_empty(&schema->fields[k].title) &&
				   text_is_empty(&schema->fields[k].description);
		if (missing)
			DIAG(context->diags, rule->kind, dataset->resources[i].at,
			    .name = dataset->resources[i].name,
			    .found = diags_number(context->diags, missing),
			    .expected = diags_number(context->diags, schema->field_count));
	}
}

/* How long the text is in its longest (shortest) language. */
static void measure(const struct text *text, size_t *shortest, size_t *longest)
{
	*shortest = SIZE_MAX;
	*longest = 0;
	for (size_t i = 0; i < text->count; i++) {
		size_t length = utf8_length(text->entries[i].value);

		*shortest = length < *shortest ? length : *shortest;
		*longest = length > *longest ? length : *longest;
	}
}

static void report_length(const struct metadata_context *context, const struct diag_kind *kind,
    const char *key, size_t length, size_t limit)
{
	DIAG(context->diags, kind, key_place(&context->dataset->keys, key, context->dataset->at),
	    .found = diags_number(context->diags, length),
	    .expected = diags_number(context->diags, limit));
}

static void check_title_long(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	size_t shortest, longest;

	measure(&context->dataset->title, &shortest, &longest);
	if (longest > TITLE_LONG)
		report_length(context, rule->kind, "title", longest, TITLE_LONG);
}

static void check_description_short(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	size_t shortest, longest;

	measure(&context->dataset->description, &shortest, &longest);
	if (!context->dataset->is_description_derived && longest && shortest < DESCRIPTION_SHORT)
		report_length(context, rule->kind, "description", shortest, DESCRIPTION_SHORT);
}

static void check_description_long(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	size_t shortest, longest;

	measure(&context->dataset->description, &shortest, &longest);
	if (longest > DESCRIPTION_LONG)
		report_length(context, rule->kind, "description", longest, DESCRIPTION_LONG);
}

static void check_sources(const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	for (size_t i = 0; i < dataset->source_count; i++) {
		const struct source *source = &dataset->sources[i];

		if (!source->url.len && !source->dataset.id.len && !source->dataset.url.len)
			DIAG(context->diags, rule->kind,
			    key_item_place(&dataset->keys, "sources", i, dataset->at),
			    .found = text_in(&source->title, context->portal->languages,
				context->portal->language_count, context->portal->languages[0])
					 .value);
	}
}

static const struct metadata_rule rules[] = {
	{ .kind = &not_translated, .check = check_translation },
	{ .kind = &note_not_translated, .check = check_note },
	{ .kind = &dictionary_not_translated, .check = check_dictionary_translation },
	{ .kind = &no_dictionary, .check = check_dictionary },
	{ .kind = &title_long, .check = check_title_long },
	{ .kind = &description_short, .check = check_description_short },
	{ .kind = &description_long, .check = check_description_long },
	{ .kind = &no_source_url, .check = check_sources },
};

const struct metadata_rules metadata_text_rules = METADATA_RULES(rules);
