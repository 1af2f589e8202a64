/* SPDX-License-Identifier: MIT */
#include "model/site_path.h"

void site_path_language(struct strbuf *path, struct str language, struct str first_language)
{
	if (!language.len || str_eq(language, first_language))
		return;
	strbuf_add(path, language);
	strbuf_add_char(path, '/');
}

static void add_dataset_folder(struct strbuf *path, struct str dataset_id)
{
	strbuf_add(path, STR("datasets/"));
	strbuf_add(path, dataset_id);
	strbuf_add_char(path, '/');
}

void site_path_original(struct strbuf *path, struct str dataset_id, struct str file)
{
	add_dataset_folder(path, dataset_id);
	strbuf_add(path, STR("original/"));
	strbuf_add(path, file);
}

void site_path_download(
    struct strbuf *path, struct str dataset_id, struct str resource, struct str extension)
{
	add_dataset_folder(path, dataset_id);
	strbuf_add(path, resource);
	strbuf_add_char(path, '.');
	strbuf_add(path, extension);
}

void site_path_image(struct strbuf *path, struct str dataset_id, struct str file)
{
	if (dataset_id.len)
		add_dataset_folder(path, dataset_id);
	strbuf_add(path, STR("images/"));
	strbuf_add(path, file);
}

void site_path_dataset_file(struct strbuf *path, struct str dataset_id, struct str file_name)
{
	add_dataset_folder(path, dataset_id);
	strbuf_add(path, file_name);
}

void site_path_list(struct strbuf *path, struct str folder, size_t number)
{
	if (folder.len) {
		strbuf_add(path, folder);
		strbuf_add_char(path, '/');
	}
	if (number > 1)
		strbuf_add_format(path, "page/%zu/", number);
	strbuf_add(path, STR("index.html"));
}

struct str site_path_base(struct str base_url)
{
	struct str rest = str_from(base_url, str_find(base_url, ':'));

	rest = str_starts_with(rest, STR("://")) ? str_from(rest, 3) : STR("");
	rest = str_from(rest, str_find(rest, '/'));
	return rest.len ? rest : STR("/");
}

static bool is_unreserved(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

void percent_encode_add(struct strbuf *out, struct str segment)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < segment.len; i++) {
		unsigned char byte = (unsigned char)segment.data[i];

		if (is_unreserved(segment.data[i])) {
			strbuf_add_char(out, segment.data[i]);
			continue;
		}
		strbuf_add_char(out, '%');
		strbuf_add_char(out, digits[byte >> 4]);
		strbuf_add_char(out, digits[byte & 15]);
	}
}

static void add_encoded_path(struct strbuf *out, struct str path)
{
	struct str segment;
	bool is_first = true;

	while (str_split(&path, '/', &segment)) {
		if (!is_first)
			strbuf_add_char(out, '/');
		percent_encode_add(out, segment);
		is_first = false;
	}
}

/* The length of the folders, with their "/", that both paths begin with. */
static size_t common_folders(struct str a, struct str b)
{
	size_t common = 0;

	for (size_t i = 0; i < a.len && i < b.len && a.data[i] == b.data[i]; i++) {
		if (a.data[i] == '/')
			common = i + 1;
	}
	return common;
}

void site_path_link(struct strbuf *link, struct str from, struct str to)
{
	size_t common = common_folders(from, to);

	for (size_t i = common; i < from.len; i++) {
		if (from.data[i] == '/')
			strbuf_add(link, STR("../"));
	}
	add_encoded_path(link, str_from(to, common));
}

void site_path_url(struct strbuf *url, struct str base_url, struct str path)
{
	static const struct str index = STR_INIT("index.html");

	strbuf_add(url, base_url);
	if (str_ends_with(path, index) &&
	    (path.len == index.len || path.data[path.len - index.len - 1] == '/'))
		path = str_slice(path, 0, path.len - index.len);
	add_encoded_path(url, path);
}
