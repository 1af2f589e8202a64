/* SPDX-License-Identifier: MIT */
#include "read/datapackage.h"

#include "base/strbuf.h"
#include "model/site_path.h"
#include "read/dataset_read.h"
#include "read/front_matter.h"
#include "read/input.h"
#include "read/json.h"
#include "read/relation_keys.h"
#include "read/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind no_resources = { "package.no-resources", DIAG_WARNING,
	{ "Gói dữ liệu không có tài nguyên nào.", "The data package has no resources." },
	{ NULL, NULL } };

static const struct diag_kind licence_unknown = { "metadata.licence-unknown", DIAG_WARNING,
	{ "Không biết giấy phép “{found}”, nên không nói được dữ liệu có mở hay không.",
	    "The licence “{found}” is not known, so nobody is told whether the data is open." },
	{ "Dùng một mã SPDX như CC-BY-4.0.", "Use an SPDX id such as CC-BY-4.0." } };

static const struct diag_kind further_licences = { "package.further-licences", DIAG_NOTE,
	{ "Chỉ giấy phép đầu tiên trong {found} giấy phép được dùng.",
	    "Only the first of {found} licences is used." },
	{ NULL, NULL } };

/* The scalar of the first of these keys that has one. */
static const struct node *find_any(const struct node *node, const char *const *names)
{
	for (; *names; names++) {
		const struct node *found = node_find(node, *names);

		if (!node_is_null(found) && found->kind == NODE_SCALAR)
			return found;
	}
	return NULL;
}

static bool read_url(struct key_reader *keys, const struct node *node, struct str *url)
{
	bool is_web = node && (str_starts_with(node->text, STR("http://")) ||
				  str_starts_with(node->text, STR("https://")));

	return is_web && key_read_value(keys, KEY_URL, node, url);
}

static const struct key licence_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = offsetof(struct licence, title) },
};
static const struct key_table package_licence_keys = { "licenses", licence_list,
	COUNT(licence_list) };

/* {name, path, title} of the standard, and the spellings of older packages; or a string. */
void package_licences_read(struct key_reader *keys, const struct node *node, void *value)
{
	static const char *const ids[] = { "name", "id", "type", NULL };
	static const char *const urls[] = { "path", "url", NULL };
	static const char *const titles[] = { "title", NULL };
	const struct node *item = node, *parts[3];
	const struct licence *known = NULL;
	struct licence *licence;

	if (node->kind == NODE_SEQUENCE) {
		if (!node->count)
			return;
		if (node->count > 1)
			DIAG(keys->diags, &further_licences, node_at(node, keys->path),
			    .found = diags_number(keys->diags, node->count));
		item = &node->items[0];
	}
	parts[0] = item->kind == NODE_SCALAR ? item : find_any(item, ids);
	parts[1] = item->kind == NODE_SCALAR ? item : find_any(item, urls);
	parts[2] = find_any(item, titles);
	for (size_t i = 0; i < COUNT(parts) && !known; i++)
		known = parts[i] ? licence_find(parts[i]->text) : NULL;
	if (!parts[0] && !parts[1] && !parts[2])
		return;
	licence = arena_alloc(keys->arena, sizeof(*licence));
	if (known) {
		*licence = *known;
	} else {
		if (parts[0] || parts[2])
			key_read_value(
			    keys, KEY_STRING, parts[0] ? parts[0] : parts[2], &licence->id);
		if (item->kind == NODE_MAPPING)
			keys_read(keys, &package_licence_keys, item, licence);
		read_url(keys, parts[1], &licence->url);
		if (!licence->url.len)
			DIAG(keys->diags, &licence_unknown, node_at(item, keys->path),
			    .found = licence->id);
	}
	*(struct licence **)value = licence;
}

static const struct key source_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = offsetof(struct source, title) },
	{ .name = "publisher", .type = KEY_STRING, .offset = offsetof(struct source, publisher) },
	{ .name = "date", .type = KEY_WHEN, .offset = offsetof(struct source, date) },
	{ .name = "dataset",
	    .type = KEY_CUSTOM,
	    .offset = offsetof(struct source, dataset),
	    .parse = dataset_link_read },
};
static const struct key_table package_source_keys = { "sources", source_list, COUNT(source_list) };

/* {title, path, …} of the standard, and the spellings of older packages; or a string. */
static void read_source(struct key_reader *keys, const struct node *item, struct source *source)
{
	static const char *const titles[] = { "name", "path", "web", NULL };
	static const char *const urls[] = { "path", "web", "url", NULL };
	const struct node *title = item, *url = item;

	if (item->kind == NODE_MAPPING) {
		keys_read(keys, &package_source_keys, item, source);
		title = find_any(item, titles);
		url = find_any(item, urls);
	}
	read_url(keys, url, &source->url);
	/* An address stands for the title of a source that has none. */
	if (source->title.count == 1 && str_eq(source->title.entries[0].value, source->url))
		source->title.count = 0;
	else if (text_is_empty(&source->title) && title && !(source->url.len && title == url))
		key_read_value(keys, KEY_TITLE, title, &source->title);
}

static void read_sources(struct key_reader *keys, const struct node *node, void *value)
{
	struct dataset *dataset = value;

	for (size_t i = 0; node->kind == NODE_SEQUENCE && i < node->count; i++) {
		struct source source = { 0 };

		read_source(keys, &node->items[i], &source);
		if (!text_is_empty(&source.title) || source.url.len)
			*ARENA_ADD(keys->arena, dataset->sources, dataset->source_count) = source;
	}
}

static bool has_role(const struct node *contributor, const char *wanted)
{
	const struct node *role = node_find(contributor, "role");
	const struct node *roles = node_find(contributor, "roles");

	if (role && str_eq(role->text, str_of(wanted)))
		return true;
	for (size_t i = 0; roles && roles->kind == NODE_SEQUENCE && i < roles->count; i++) {
		if (str_eq(roles->items[i].text, str_of(wanted)))
			return true;
	}
	return false;
}

/* Whom to write to: the first who is it, publishes or maintains, else the first of all. */
static const struct node *find_contact(const struct node *contributors)
{
	static const char *const roles[][2] = { { "contact", "contact" },
		{ "publisher", "maintainer" } };

	for (size_t k = 0; k < COUNT(roles); k++) {
		for (size_t i = 0; i < contributors->count; i++) {
			if (has_role(&contributors->items[i], roles[k][0]) ||
			    has_role(&contributors->items[i], roles[k][1]))
				return &contributors->items[i];
		}
	}
	return contributors->count ? &contributors->items[0] : NULL;
}

static const struct key contributor_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = offsetof(struct contact, name) },
	{ .name = "email", .type = KEY_EMAIL, .offset = offsetof(struct contact, email) },
};
static const struct key_table contributor_keys = { "contributors", contributor_list,
	COUNT(contributor_list) };

static void read_contributors(struct key_reader *keys, const struct node *node, void *value)
{
	static const char *const names[] = { "name", NULL };
	struct contact *contact = value;
	const struct node *chosen = node->kind == NODE_SEQUENCE ? find_contact(node) : NULL;
	const struct node *name = chosen;

	if (!chosen)
		return;
	if (chosen->kind == NODE_MAPPING) {
		keys_read(keys, &contributor_keys, chosen, contact);
		read_url(keys, node_find(chosen, "path"), &contact->url);
		name = find_any(chosen, names);
	}
	if (text_is_empty(&contact->name) && name)
		key_read_value(keys, KEY_TITLE, name, &contact->name);
	/* An address stands for the name of who has none. */
	if (contact->name.count == 1 && (str_eq(contact->name.entries[0].value, contact->email) ||
					    str_eq(contact->name.entries[0].value, contact->url)))
		contact->name.count = 0;
}

void package_own_read(struct key_reader *keys, const struct key_table *table,
    const char *const *others, const struct node *node, void *value)
{
	struct dataset_reader *reader = keys->context;
	struct node own = *node;

	if (node->kind != NODE_MAPPING)
		return;
	own.items = arena_alloc(reader->scratch, (node->count + 1) * sizeof(struct node));
	own.count = 0;
	for (size_t i = 0; i < node->count; i++) {
		const char *const *other = others;

		while (*other && !str_eq(node->items[i].key, str_of(*other)))
			other++;
		if (!*other)
			own.items[own.count++] = node->items[i];
	}
	keys_read(keys, table, &own, value);
}

static void read_own(struct key_reader *keys, const struct node *node, void *value)
{
	static const char *const others[] = { "resources", NULL };

	package_own_read(keys, &dataset_keys, others, node, value);
}

#define DATASET(member) offsetof(struct dataset, member)

static const struct key package_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = DATASET(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = DATASET(description) },
	{ .name = "id", .type = KEY_STRING, .offset = DATASET(identifier) },
	{ .name = "version", .type = KEY_STRING, .offset = DATASET(version) },
	{ .name = "homepage", .type = KEY_URL, .offset = DATASET(landing_page) },
	{ .name = "keywords",
	    .type = KEY_TEXTS,
	    .offset = DATASET(keywords),
	    .count_offset = DATASET(keyword_count) },
	{ .name = "created", .type = KEY_DATE, .offset = DATASET(issued) },
	{ .name = "issued", .type = KEY_DATE, .offset = DATASET(issued) },
	{ .name = "last_updated", .type = KEY_DATE, .offset = DATASET(modified) },
	{ .name = "last_modified", .type = KEY_DATE, .offset = DATASET(modified) },
	{ .name = "modified", .type = KEY_DATE, .offset = DATASET(modified) },
	{ .name = "license",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(licence),
	    .parse = package_licences_read },
	{ .name = "licenses",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(licence),
	    .parse = package_licences_read },
	{ .name = "sources", .type = KEY_CUSTOM, .parse = read_sources },
	{ .name = "contributors",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(contact),
	    .parse = read_contributors },
	{ .name = "datamo", .type = KEY_CUSTOM, .parse = read_own },
	{ .name = "resources", .type = KEY_CUSTOM, .parse = package_resources_read },
};
static const struct key_table package_keys = { "datapackage", package_list, COUNT(package_list) };

/* README.md, however its case. */
static void read_readme(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;

	for (size_t i = 0; i < reader->found->file_count; i++) {
		struct found_file *file = &reader->found->files[i];
		struct front_matter parts;
		struct location at = { .line = 1, .column = 1 };
		struct str text;

		if (!str_eq_ignoring_case(file->path, STR("readme.md")))
			continue;
		file->is_declared = true;
		at.path = input_join(dataset->arena, dataset->folder, file->path);
		if (input_read(reader->scratch, reader->portal->folder, at.path,
			reader->portal->limits.metadata_bytes, at, dataset->diags, &text) &&
		    front_matter_split(text, at.path, &parts, dataset->diags)) {
			at.line = parts.body_line;
			dataset_add_note(reader, STR(""), parts.body, at);
		}
		return;
	}
}

/* Its name, else its folder's, where there is no title. */
static void give_title(struct dataset_reader *reader, const struct node *root)
{
	struct dataset *dataset = reader->dataset;
	const struct node *name = node_find(root, "name");
	struct text_entry *entry;

	if (!text_is_empty(&dataset->title))
		return;
	if (!node_is_null(name) && name->kind == NODE_SCALAR &&
	    key_read_value(&reader->keys, KEY_TITLE, name, &dataset->title))
		return;
	entry = ARENA_ADD(dataset->arena, dataset->title.entries, dataset->title.count);
	entry->value = dataset->id;
}

/* The first of "languages" is that of texts which name none. */
static void read_language(struct key_reader *keys, const struct node *root)
{
	const struct node *languages = node_find(root, "languages");

	if (languages && languages->kind == NODE_SEQUENCE && languages->count &&
	    language_tag_is_valid(languages->items[0].text))
		key_read_value(keys, KEY_LANGUAGE, &languages->items[0], &keys->language);
}

/* The page of a dataset is where it is anyway; a package that this portal wrote names it. */
static void forget_own_page(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;

	if (reader->portal->base_url.len) {
		site_path_dataset_file(&path, dataset->id, STR("index.html"));
		site_path_url(&url, reader->portal->base_url, strbuf_str(&path));
		if (str_eq(dataset->identifier, strbuf_str(&url)))
			dataset->identifier = STR("");
		if (str_eq(dataset->landing_page, strbuf_str(&url)))
			dataset->landing_page = STR("");
	}
	strbuf_release(&path);
	strbuf_release(&url);
}

bool datapackage_read(struct dataset_reader *reader)
{
	struct dataset *dataset = reader->dataset;
	struct key_reader *keys = &reader->keys;
	struct str text;
	struct node *root;

	keys->path = input_join(dataset->arena, dataset->folder, reader->found->descriptor);
	keys->allows_more = true;
	keys->is_lenient = true;
	dataset->at = (struct location){ keys->path, 1, 1 };
	if (!input_read(reader->scratch, reader->portal->folder, keys->path,
		keys->limits->package_bytes, dataset->at, keys->diags, &text))
		return false;
	root = str_ends_with(keys->path, STR(".json"))
		   ? json_parse(reader->scratch, text, keys->path, keys->diags)
		   : yaml_parse(reader->scratch, text, keys->path, 1, keys->diags);
	if (!root)
		return false;
	dataset->at = node_at(root, keys->path);
	dataset->keys = node_key_places(root, keys->path, dataset->arena);
	if (root->kind != NODE_MAPPING)
		keys->is_lenient = false;
	read_language(keys, root);
	keys_read(keys, &package_keys, root, dataset);
	if (root->kind != NODE_MAPPING)
		return false;
	give_title(reader, root);
	forget_own_page(reader);
	if (!dataset->resource_count)
		diags_add(keys->diags, &no_resources, dataset->at, (struct diag_args){ 0 });
	read_readme(reader);
	return true;
}
