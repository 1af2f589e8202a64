/* SPDX-License-Identifier: MIT */
#include "read/dataset_read.h"

#include <string.h>

#include "base/text_fold.h"
#include "base/utf8.h"
#include "read/datapackage.h"
#include "read/front_matter.h"
#include "read/input.h"
#include "read/marks.h"
#include "read/note_images.h"
#include "read/note_read.h"
#include "read/view_read.h"
#include "read/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind bad_id = { "metadata.bad-id", DIAG_ERROR,
	{ "Thư mục “{found}” không thành mã được: chỉ a–z, 0–9 và dấu gạch nối, tối đa 64 ký tự.",
	    "The folder “{found}” makes no id: only a-z, 0-9 and dashes, at most 64 characters." },
	{ "Đổi tên thư mục thành “{expected}”.", "Rename the folder to “{expected}”." } };

static const struct diag_kind reserved_id = { "metadata.reserved-id", DIAG_ERROR,
	{ "“{found}” không thể là mã của tập dữ liệu: tên này đã dành riêng.",
	    "“{found}” cannot be a dataset's id: the name is reserved." },
	{ "Đổi tên thư mục.", "Rename the folder." } };

static const struct diag_kind title_missing = { "metadata.title-missing", DIAG_ERROR,
	{ "Tập dữ liệu chưa có tiêu đề.", "The dataset has no title." },
	{ "Thêm “title:” vào phần đầu.", "Add `title:`." } };

static const struct diag_kind description_missing = { "metadata.description-missing", DIAG_WARNING,
	{ "Tập dữ liệu chưa có mô tả.", "The dataset has no description." },
	{ "Thêm “description:” hoặc một ghi chú.", "Add `description:`, or a note." } };

static const struct diag_kind licence_missing = { "metadata.licence-missing", DIAG_WARNING,
	{ "Không có giấy phép cho dữ liệu này.",
	    "No licence says what may be done with the data." },
	{ "Thêm “licence:” ở đây hoặc trong portal.yml.",
	    "Add `licence:` here or in portal.yml." } };

static const struct diag_kind undeclared_file = { "metadata.undeclared-file", DIAG_WARNING,
	{ "Tệp này không được khai báo nên không được công bố.",
	    "The file is declared nowhere, so it is not published." },
	{ "Thêm nó vào resources, hoặc chuyển đi.", "Add it to `resources:`, or move it away." } };

static const struct diag_kind note_too_large = { "note.too-large", DIAG_ERROR,
	{ "Ghi chú dài hơn {expected} byte.", "The note has more than {expected} bytes." },
	{ "Rút gọn, hoặc đổi note_bytes trong portal.yml.",
	    "Shorten it, or change the limit note_bytes in portal.yml." } };

static const struct diag_kind period_reversed = { "metadata.period-reversed", DIAG_ERROR,
	{ "Thời kỳ kết thúc trước khi bắt đầu.", "The period ends before it begins." },
	{ "Kiểm tra temporal: start và end.", "See start and end of temporal." } };

/* Names that the site, a host or Windows needs for itself. */
static bool id_is_reserved(struct str id)
{
	static const char *const names[] = { "index", "page", "assets", "api" };

	for (size_t i = 0; i < COUNT(names); i++) {
		if (str_eq(id, str_of(names[i])))
			return true;
	}
	return input_name_is_reserved(id);
}

static void give_id(struct dataset_reader *reader, struct str folder)
{
	struct dataset *dataset = reader->dataset;
	char *id = arena_cstr(dataset->arena, folder);
	struct location at = { .path = folder };

	for (size_t i = 0; i < folder.len; i++) {
		id[i] = ascii_lower(id[i]);
		if (id[i] == '/' || id[i] == '_' || id[i] == ' ')
			id[i] = '-';
	}
	dataset->id = (struct str){ id, folder.len };
	if (!id_is_valid(dataset->id)) {
		dataset->id = text_slug(dataset->arena, dataset->id);
		DIAG(dataset->diags, &bad_id, at, .found = folder, .expected = dataset->id);
	}
	if (id_is_reserved(dataset->id))
		DIAG(dataset->diags, &reserved_id, at, .found = dataset->id);
}

void dataset_add_note(
    struct dataset_reader *reader, struct str language, struct str markdown, struct location at)
{
	struct dataset *dataset = reader->dataset;
	uint64_t limit = reader->portal->limits.note_bytes;
	struct note *note;

	if (markdown.len > limit) {
		DIAG(dataset->diags, &note_too_large, at,
		    .expected = diags_number(dataset->diags, limit));
		return;
	}
	if (!str_trim(markdown).len)
		return;
	note = ARENA_ADD(dataset->arena, dataset->notes, dataset->note_count);
	note->language = language;
	note->markdown = arena_str(dataset->arena, markdown);
	note->at = at;
}

/* "dataset.en.md": the notes in another language, with title and description perhaps. */
static bool language_of_note(struct str name, struct str *language)
{
	struct str start = STR("dataset."), end = STR(".md");

	if (!str_starts_with(name, start) || !str_ends_with(name, end) ||
	    name.len <= start.len + end.len)
		return false;
	*language = str_slice(name, start.len, name.len - end.len);
	return language_tag_is_valid(*language);
}

struct translation {
	struct text title, description;
};

static const struct key translation_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = offsetof(struct translation, title) },
	{ .name = "description",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct translation, description) },
};
static const struct key_table translation_keys = { "dataset.<lang>.md", translation_list,
	COUNT(translation_list) };

static void add_translation(
    struct arena *arena, struct text *text, const struct text *more, struct str language)
{
	struct text_entry *entry;

	if (text_is_empty(more))
		return;
	entry = ARENA_ADD(arena, text->entries, text->count);
	entry->language = language;
	entry->value = more->entries[0].value;
}

/* A Markdown file of the dataset: its front matter as a tree (NULL: none), its body as a note. */
static bool read_markdown(
    struct dataset_reader *reader, struct str file, struct str language, struct node **root)
{
	const struct limits *limits = &reader->portal->limits;
	struct front_matter parts;
	struct str text;
	struct location at;

	reader->keys.path = input_join(reader->dataset->arena, reader->dataset->folder, file);
	at = (struct location){ reader->keys.path, 1, 1 };
	*root = NULL;
	if (!input_read(reader->scratch, reader->portal->folder, reader->keys.path,
		limits->metadata_bytes, at, reader->keys.diags, &text) ||
	    !front_matter_split(text, reader->keys.path, &parts, reader->keys.diags))
		return false;
	if (str_trim(parts.yaml).len) {
		*root = yaml_parse(reader->scratch, parts.yaml, reader->keys.path, parts.yaml_line,
		    reader->keys.diags);
		if (!*root)
			return false;
		marks_report(*root, reader->keys.path, reader->keys.diags);
	}
	at.line = parts.body_line;
	dataset_add_note(reader, language, parts.body, at);
	return true;
}

static void read_translations(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;

	for (size_t i = 0; i < reader->found->file_count; i++) {
		struct translation more = { { NULL, 0 }, { NULL, 0 } };
		struct found_file *file = &reader->found->files[i];
		struct str language;
		struct node *root;

		if (!language_of_note(file->path, &language))
			continue;
		file->is_declared = true;
		if (!read_markdown(reader, file->path, language, &root) || !root)
			continue;
		keys_read(&reader->keys, &translation_keys, root, &more);
		add_translation(dataset->arena, &dataset->title, &more.title, language);
		add_translation(dataset->arena, &dataset->description, &more.description, language);
	}
}

/* false: the description could not be read at all, which was said. */
static bool read_dataset_file(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;
	struct node *root;

	dataset->at.path = input_join(dataset->arena, dataset->folder, reader->found->descriptor);
	dataset->at.line = dataset->at.column = 1;
	if (!read_markdown(reader, reader->found->descriptor, STR(""), &root))
		return false;
	if (root) {
		dataset->at = node_at(root, reader->keys.path);
		dataset->keys = node_key_places(root, dataset->at.path, dataset->arena);
		keys_read(&reader->keys, &dataset_keys, root, dataset);
	}
	if (!node_find(root, "resources"))
		resources_find(reader);
	read_translations(reader);
	return true;
}

static bool has_image(void *context, struct str path)
{
	return dataset_reader_declare(context, path);
}

/* The images that its notes show are published with it. */
static void find_images(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;
	struct note_images reading = { dataset->arena, reader->scratch,
		reader->portal->limits.note_bytes, has_image, reader, &dataset->images,
		&dataset->image_count, dataset->diags };

	for (size_t i = 0; i < dataset->note_count; i++)
		note_images_read(&reading, &dataset->notes[i]);
}

static void report_undeclared(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;

	for (size_t i = 0; i < reader->found->file_count; i++) {
		const struct found_file *file = &reader->found->files[i];
		size_t slash = str_rfind(file->path, '/');
		struct str name = slash < file->path.len ? str_from(file->path, slash + 1)
							 : file->path;
		struct location at = { .path = input_join(
					   dataset->arena, dataset->folder, file->path) };

		if (file->is_declared || str_eq(file->path, reader->found->descriptor) ||
		    file_is_companion(name))
			continue;
		diags_add(dataset->diags, &undeclared_file, at, (struct diag_args){ 0 });
	}
}

/* The first paragraph of each note, else the title. */
static void derive_description(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;
	const struct limits *limits = &reader->portal->limits;

	diags_add(dataset->diags, &description_missing, dataset->at, (struct diag_args){ 0 });
	dataset->is_description_derived = true;
	for (size_t i = 0; i < dataset->note_count; i++) {
		const struct note *note = &dataset->notes[i];
		struct str paragraph = note_first_paragraph(
		    reader->scratch, note->markdown, limits->note_bytes);
		struct text_entry *entry;

		if (!paragraph.len)
			continue;
		entry = ARENA_ADD(
		    dataset->arena, dataset->description.entries, dataset->description.count);
		entry->language = note->language;
		entry->value = arena_str(
		    dataset->arena, utf8_cut(paragraph, limits->description_characters));
	}
	if (text_is_empty(&dataset->description))
		dataset->description = dataset->title;
}

static void complete(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;

	if (text_is_empty(&dataset->title)) {
		diags_add(dataset->diags, &title_missing, dataset->at, (struct diag_args){ 0 });
		add_translation(dataset->arena, &dataset->title,
		    &(struct text){ &(struct text_entry){ .value = dataset->id }, 1 }, STR(""));
	}
	if (text_is_empty(&dataset->description))
		derive_description(reader);
	if (!dataset->licence && !reader->portal->licence)
		diags_add(dataset->diags, &licence_missing, dataset->at, (struct diag_args){ 0 });
	if (dataset->temporal_start.year && dataset->temporal_end.year &&
	    date_cmp(dataset->temporal_start, dataset->temporal_end) > 0)
		diags_add(dataset->diags, &period_reversed,
		    key_place(&dataset->keys, "temporal", dataset->at), (struct diag_args){ 0 });
	if (!dataset->access_right.len)
		dataset->access_right = STR("public");
	views_finish(reader);
}

void dataset_read(const struct portal *portal, struct str own_name, struct found_dataset *found,
    struct dataset *dataset, struct arena *scratch)
{
	struct dataset_reader reader = {
		.portal = portal,
		.found = found,
		.dataset = dataset,
		.scratch = scratch,
		.is_package = !str_eq(found->descriptor, STR("dataset.md")),
		.keys = { .arena = dataset->arena,
		    .diags = dataset->diags,
		    .limits = &portal->limits },
	};
	bool is_read = true;

	reader.keys.context = &reader;
	dataset->folder = arena_str(dataset->arena, found->folder);
	give_id(&reader, found->folder.len ? found->folder : own_name);
	if (reader.is_package)
		is_read = datapackage_read(&reader);
	else
		is_read = read_dataset_file(&reader);
	if (!is_read && text_is_empty(&dataset->title))
		add_translation(dataset->arena, &dataset->title,
		    &(struct text){ &(struct text_entry){ .value = dataset->id }, 1 }, STR(""));
	if (is_read) {
		complete(&reader);
		find_images(&reader);
		report_undeclared(&reader);
	}
}
