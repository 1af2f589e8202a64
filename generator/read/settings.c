/* SPDX-License-Identifier: MIT */
#include "read/settings.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "model/file_type.h"
#include "read/dataset_read.h"
#include "read/input.h"
#include "read/look_read.h"
#include "read/min_version.h"
#include "read/place_read.h"
#include "read/relation_keys.h"
#include "read/target_read.h"
#include "read/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind settings_missing = { "portal.settings-missing", DIAG_WARNING,
	{ "Không có portal.yml: tiêu đề lấy theo tên thư mục, ngôn ngữ là en.",
	    "There is no portal.yml: the folder's name is the title, the language en." },
	{ "Thêm portal.yml.", "Add portal.yml." } };

static const struct diag_kind base_url_end = { "metadata.wrong-type", DIAG_ERROR,
	{ "base_url phải là một địa chỉ web kết thúc bằng “/”, nhưng gặp “{found}”.",
	    "base_url must be a web address that ends in “/”, found “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind limit_out_of_range = { "metadata.limit-range", DIAG_ERROR,
	{ "Giới hạn {name} phải từ {expected}, nhưng là {found}.",
	    "The limit {name} must be of {expected}, found {found}." },
	{ NULL, NULL } };

static const struct diag_kind emblem_refused = { "portal.emblem-refused", DIAG_ERROR,
	{ "Biểu trưng phải là tệp ảnh png, jpg hoặc webp trong thư mục: “{found}”.",
	    "The emblem must be a png, jpg or webp file in the folder: “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind theme_refused = { "portal.theme-refused", DIAG_ERROR,
	{ "theme phải là “default” hoặc một thư mục của cổng: “{found}”.",
	    "theme must be “default” or a folder of the portal: “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind acknowledgement_incomplete = { "privacy.acknowledgement-incomplete",
	DIAG_ERROR,
	{ "Mục personal_data phải có đủ dataset, column và reason; thiếu thì không có hiệu lực.",
	    "An entry of personal_data must have dataset, column and reason; it does not count." },
	{ NULL, NULL } };

static const struct diag_kind language_twice = { "portal.language-twice", DIAG_ERROR,
	{ "Ngôn ngữ “{name}” được liệt kê hai lần.", "The language “{name}” is listed twice." },
	{ NULL, NULL } };

static void read_base_url(struct key_reader *reader, const struct node *node, void *value)
{
	struct str url = { NULL, 0 };

	if (!key_read_value(reader, KEY_URL, node, &url))
		return;
	if (!str_ends_with(url, STR("/")) || !str_starts_with(url, STR("http")) ||
	    str_find(url, '?') < url.len || str_find(url, '#') < url.len)
		DIAG(reader->diags, &base_url_end, node_at(node, reader->path), .found = url);
	else
		*(struct str *)value = url;
}

static void read_limits(struct key_reader *reader, const struct node *node, void *value)
{
	struct key keys[32];
	struct key_table table = { "limits", keys, 0 };
	const struct limit_key *limit;
	struct limits limits = *(struct limits *)value;

	for (; table.count < COUNT(keys) && (limit = limit_key_at(table.count)); table.count++)
		keys[table.count] = (struct key){
			.name = limit->name, .type = KEY_NUMBER, .offset = limit->offset
		};
	keys_read(reader, &table, node, &limits);
	for (size_t i = 0; (limit = limit_key_at(i)); i++) {
		uint64_t *number = (uint64_t *)(void *)((char *)&limits + limit->offset);
		const struct node *item = node_find(node, limit->name);

		if (!item || (*number >= limit->smallest && *number <= limit->largest))
			continue;
		DIAG(reader->diags, &limit_out_of_range, node_at(item, reader->path),
		    .name = item->key, .found = item->text,
		    .expected = arena_format(reader->arena, "%llu – %llu",
			(unsigned long long)limit->smallest, (unsigned long long)limit->largest));
		*number = *(
		    const uint64_t *)(const void *)((const char *)&limits_default + limit->offset);
	}
	*(struct limits *)value = limits;
}

static void read_emblem(struct key_reader *reader, const struct node *node, void *value)
{
	const struct portal *portal = reader->context;
	const struct file_type *type = file_type_of_path(node->text);
	int fd;

	if (node->kind != NODE_SCALAR || !type || !type->is_image ||
	    !input_path_is_safe(node->text)) {
		DIAG(reader->diags, &emblem_refused, node_at(node, reader->path),
		    .found = node->text);
		return;
	}
	fd = file_open_below(portal->folder, node->text.data);
	if (fd < 0) {
		input_report(reader->diags, node_at(node, reader->path), node->text, errno);
		return;
	}
	close(fd);
	*(struct str *)value = arena_str(reader->arena, node->text);
}

static void read_theme(struct key_reader *reader, const struct node *node, void *value)
{
	const struct portal *portal = reader->context;
	bool is_default = str_eq(node->text, STR("default"));
	int folder = -1;

	if (!is_default && input_path_is_safe(node->text))
		folder = folder_open_below(portal->settings_folder, node->text.data);
	if (!is_default && folder < 0)
		DIAG(reader->diags, &theme_refused, node_at(node, reader->path),
		    .found = node->text);
	else
		*(struct str *)value = arena_str(reader->arena, node->text);
	if (folder >= 0)
		close(folder);
}

static void read_spatial(struct key_reader *reader, const struct node *node, void *value)
{
	struct portal *portal = value;
	struct spatial_parts parts;

	spatial_read(reader, node, &parts);
	portal->spatial = parts.name;
	portal->spatial_uri = parts.uri;
	portal->spatial_shape = parts.shape;
}

/* A web address, in which places for what the report is about may stand. */
static void read_issues_url(struct key_reader *reader, const struct node *node, void *value)
{
	struct strbuf plain = STRBUF_INIT;
	struct str rest = node->text;
	struct node address = *node;
	struct str checked;

	while (rest.len) {
		const struct str *place = issues_url_place(rest);

		strbuf_add(&plain, place ? STR("x") : str_slice(rest, 0, 1));
		rest = str_from(rest, place ? place->len : 1);
	}
	address.text = strbuf_str(&plain);
	if (key_read_value(reader, KEY_URL, &address, &checked))
		*(struct str *)value = arena_str(reader->arena, node->text);
	strbuf_release(&plain);
}

#define ACKNOWLEDGED(member) offsetof(struct acknowledged_column, member)

static const struct key acknowledged_list[] = {
	{ .name = "dataset", .type = KEY_ID, .offset = ACKNOWLEDGED(dataset) },
	{ .name = "resource", .type = KEY_ID, .offset = ACKNOWLEDGED(resource) },
	{ .name = "column", .type = KEY_STRING, .offset = ACKNOWLEDGED(column) },
	{ .name = "reason", .type = KEY_TEXT, .offset = ACKNOWLEDGED(reason) },
};
const struct key_table acknowledged_keys = { "personal_data", acknowledged_list,
	COUNT(acknowledged_list) };

#define PORTAL(member) offsetof(struct portal, member)

static const struct key portal_list[] = {
	/* First, as all that follows is read within them. */
	{ .name = "limits", .type = KEY_CUSTOM, .offset = PORTAL(limits), .parse = read_limits },
	{ .name = "title", .type = KEY_TITLE, .offset = PORTAL(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = PORTAL(description) },
	{ .name = "base_url",
	    .type = KEY_CUSTOM,
	    .offset = PORTAL(base_url),
	    .parse = read_base_url },
	{ .name = "languages",
	    .type = KEY_LANGUAGES,
	    .offset = PORTAL(languages),
	    .count_offset = PORTAL(language_count) },
	{ .name = "publisher", .type = KEY_ID, .offset = PORTAL(publisher) },
	{ .name = "creator", .type = KEY_ID, .offset = PORTAL(creator) },
	{ .name = "licence", .type = KEY_CUSTOM, .offset = PORTAL(licence), .parse = licence_read },
	{ .name = "rights", .type = KEY_TEXT, .offset = PORTAL(rights) },
	{ .name = "contact", .type = KEY_MAP, .offset = PORTAL(contact), .nested = &contact_keys },
	{ .name = "issues_url",
	    .type = KEY_CUSTOM,
	    .offset = PORTAL(issues_url),
	    .parse = read_issues_url },
	{ .name = "spatial", .type = KEY_CUSTOM, .parse = read_spatial },
	{ .name = "legal_basis", .type = KEY_TEXT, .offset = PORTAL(legal_basis) },
	{ .name = "applicable_legislation",
	    .type = KEY_CUSTOM,
	    .offset = PORTAL(legislation),
	    .parse = references_read },
	{ .name = "dataset_series",
	    .type = KEY_LIST,
	    .offset = PORTAL(dataset_series),
	    .count_offset = PORTAL(dataset_series_count),
	    .item_size = sizeof(struct dataset_series),
	    .nested = &dataset_series_keys },
	{ .name = "issued", .type = KEY_DATE, .offset = PORTAL(issued) },
	{ .name = "modified", .type = KEY_DATE, .offset = PORTAL(modified) },
	{ .name = "theme", .type = KEY_CUSTOM, .offset = PORTAL(theme), .parse = read_theme },
	{ .name = "look", .type = KEY_CUSTOM, .offset = PORTAL(look), .parse = look_read },
	{ .name = "emblem", .type = KEY_CUSTOM, .offset = PORTAL(emblem), .parse = read_emblem },
	{ .name = "highlights",
	    .type = KEY_STRINGS,
	    .offset = PORTAL(highlights),
	    .count_offset = PORTAL(highlight_count) },
	{ .name = "featured",
	    .type = KEY_IDS,
	    .offset = PORTAL(featured),
	    .count_offset = PORTAL(featured_count) },
	{ .name = "formats",
	    .type = KEY_IDS,
	    .offset = PORTAL(formats),
	    .count_offset = PORTAL(format_count) },
	{ .name = "host_files",
	    .type = KEY_IDS,
	    .offset = PORTAL(host_files),
	    .count_offset = PORTAL(host_file_count) },
	{ .name = "precompress", .type = KEY_BOOL, .offset = PORTAL(is_precompressed) },
	{ .name = "min_version", .type = KEY_CUSTOM, .parse = min_version_read },
	{ .name = "targets", .type = KEY_CUSTOM, .parse = targets_read },
	{ .name = "personal_data",
	    .type = KEY_LIST,
	    .offset = PORTAL(personal_data),
	    .count_offset = PORTAL(personal_data_count),
	    .item_size = sizeof(struct acknowledged_column),
	    .nested = &acknowledged_keys },
};
const struct key_table portal_keys = { "portal.yml", portal_list, COUNT(portal_list) };

static void check_acknowledgements(struct portal *portal, const struct node *root)
{
	const struct node *list = node_find(root, "personal_data");

	for (size_t i = 0; i < portal->personal_data_count; i++) {
		const struct acknowledged_column *column = &portal->personal_data[i];

		if (!column->dataset.len || !column->column.len || text_is_empty(&column->reason))
			diags_add(portal->diags, &acknowledgement_incomplete,
			    node_at(&list->items[i], portal->at.path), (struct diag_args){ 0 });
	}
}

/* Each has its own folder in the site. */
static void check_languages(struct portal *portal, const struct node *root)
{
	const struct node *list = root ? node_find(root, "languages") : NULL;

	for (size_t i = 1; i < portal->language_count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (!str_eq(portal->languages[i], portal->languages[k]))
				continue;
			DIAG(portal->diags, &language_twice,
			    list ? node_at(list, portal->at.path) : portal->at,
			    .name = portal->languages[i]);
			portal->language_count = i;
			return;
		}
	}
}

static void set_defaults(struct portal *portal, struct str own_name)
{
	if (!portal->language_count) {
		portal->languages = arena_alloc(portal->arena, sizeof(struct str));
		portal->languages[0] = STR("en");
		portal->language_count = 1;
	}
	if (text_is_empty(&portal->title)) {
		struct text_entry *entry = ARENA_ADD(
		    portal->arena, portal->title.entries, portal->title.count);

		entry->value = arena_str(portal->arena, own_name);
	}
	if (!portal->theme.len)
		portal->theme = STR("default");
}

static bool file_exists(const struct portal *portal, const char *path)
{
	int fd = file_open_below(portal->settings_folder, path);

	if (fd >= 0)
		close(fd);
	return fd >= 0 || errno != ENOENT;
}

const struct node *settings_read(struct portal *portal, struct str own_name, struct arena *scratch)
{
	struct str path = STR("portal.yml"), text;
	struct key_reader reader = { .arena = portal->arena,
		.diags = portal->diags,
		.path = path,
		.limits = &portal->limits,
		.context = portal };
	const struct node *root = NULL;

	portal->limits = limits_default;
	portal->at = (struct location){ path, 1, 1 };
	if (!file_exists(portal, "portal.yml")) {
		diags_add(portal->diags, &settings_missing, portal->at, (struct diag_args){ 0 });
	} else if (input_read(scratch, portal->settings_folder, path, limits_default.metadata_bytes,
		       portal->at, portal->diags, &text)) {
		root = yaml_parse(scratch, text, path, 1, portal->diags);
	}
	if (root) {
		portal->keys = node_key_places(root, path, portal->arena);
		keys_read(&reader, &portal_keys, root, portal);
	}
	check_acknowledgements(portal, root);
	check_languages(portal, root);
	set_defaults(portal, own_name);
	return root;
}

void settings_check(struct portal *portal, const struct node *root)
{
	const struct node *publisher = node_find(root, "publisher"),
			  *creator = node_find(root, "creator");
	struct key_reader reader = { .arena = portal->arena,
		.diags = portal->diags,
		.path = STR("portal.yml"),
		.limits = &portal->limits };

	if (publisher && portal->publisher.len)
		organization_reference_check(&reader, portal, publisher);
	if (creator && portal->creator.len)
		organization_reference_check(&reader, portal, creator);
	dataset_series_check(&reader, portal, root);
}
