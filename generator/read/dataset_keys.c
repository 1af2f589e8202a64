/* SPDX-License-Identifier: MIT */
#include "read/dataset_read.h"

#include "read/place_read.h"
#include "read/relation_keys.h"
#include "read/series_read.h"
#include "read/view_read.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind licence_unknown = { "metadata.licence-unknown", DIAG_WARNING,
	{ "Không biết giấy phép “{found}”, nên không nói được dữ liệu có mở hay không.",
	    "The licence “{found}” is not known, so nobody is told whether the data is open." },
	{ "Dùng một mã SPDX như CC-BY-4.0, hoặc cho {id, title, url}.",
	    "Use an SPDX id such as CC-BY-4.0, or give {id, title, url}." } };

const struct diag_kind metadata_unknown_reference = { "metadata.unknown-reference", DIAG_ERROR,
	{ "“{found}” không có trong {name}.", "“{found}” is not in {name}." },
	{ "Thêm vào {name}, hoặc sửa mã.", "Add it to {name}, or mend the id." } };

const struct diag_kind metadata_unknown_reference_near = { "metadata.unknown-reference", DIAG_ERROR,
	{ "“{found}” không có trong {name}; có phải là “{expected}”?",
	    "“{found}” is not in {name}; is “{expected}” meant?" },
	{ "Thêm vào {name}, hoặc sửa mã.", "Add it to {name}, or mend the id." } };

static const struct diag_kind erratum_incomplete = { "metadata.erratum-incomplete", DIAG_ERROR,
	{ "Mỗi mục của “{name}:” phải có “date:” và “text:”.",
	    "Each entry of `{name}:` must have `date:` and `text:`." },
	{ "Ghi ngày đính chính, điều đã sai và điều đúng.",
	    "Give the day of the correction, what was wrong and what is right." } };

#define LICENCE(member) offsetof(struct licence, member)

static const struct key licence_list[] = {
	{ .name = "id", .type = KEY_STRING, .offset = LICENCE(id) },
	{ .name = "title", .type = KEY_TITLE, .offset = LICENCE(title) },
	{ .name = "url", .type = KEY_URL, .offset = LICENCE(url) },
};
const struct key_table licence_keys = { "licence", licence_list, COUNT(licence_list) };

void licence_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct licence *licence = arena_alloc(reader->arena, sizeof(*licence)), declared = { 0 };
	const struct licence *known = NULL;

	if (node->kind == NODE_MAPPING) {
		keys_read(reader, &licence_keys, node, &declared);
	} else if (!key_read_value(reader, KEY_STRING, node, &declared.id)) {
		return;
	} else if (str_starts_with(declared.id, STR("http"))) {
		if (!key_read_value(reader, KEY_URL, node, &declared.url))
			return;
	}
	if (!declared.id.len && !declared.url.len && text_is_empty(&declared.title))
		return;
	if (declared.url.len)
		known = licence_find(declared.url);
	if (declared.id.len && !known)
		known = licence_find(declared.id);
	*licence = known ? *known : declared;
	if (!known && !declared.url.len)
		DIAG(reader->diags, &licence_unknown, node_at(node, reader->path),
		    .found = declared.id);
	/* The curator's own words about a known licence stay. */
	if (declared.title.count)
		licence->title = declared.title;
	if (declared.url.len)
		licence->url = declared.url;
	*(struct licence **)value = licence;
}

/* A package comes from elsewhere, where the registers are others. */
void reference_report(
    struct key_reader *reader, const struct node *node, const char *file, struct str nearest)
{
	const struct diag_kind *kind = nearest.len ? &metadata_unknown_reference_near
						   : &metadata_unknown_reference;

	diags_add_at_level(reader->diags, kind, reader->is_lenient ? DIAG_WARNING : kind->level,
	    node_at(node, reader->path),
	    (struct diag_args){ .name = str_of(file), .found = node->text, .expected = nearest });
}

bool organization_reference_check(
    struct key_reader *reader, const struct portal *portal, const struct node *node)
{
	struct nearest nearest = nearest_to(node->text);

	if (portal_find_organization(portal, node->text))
		return true;
	for (size_t i = 0; i < portal->organization_count; i++)
		nearest_try(&nearest, portal->organizations[i].id);
	reference_report(reader, node, "organizations.csv", nearest.best);
	return false;
}

void organization_read(struct key_reader *reader, const struct node *node, void *value)
{
	const struct dataset_reader *dataset = reader->context;

	if (key_read_value(reader, KEY_ID, node, value) &&
	    !organization_reference_check(reader, dataset->portal, node) && reader->is_lenient)
		*(struct str *)value = STR("");
}

static void read_themes(struct key_reader *reader, const struct node *node, void *value)
{
	const struct portal *portal = ((struct dataset_reader *)reader->context)->portal;
	struct dataset *dataset = value;
	const struct node *items = node->kind == NODE_SEQUENCE ? node->items : node;
	void *themes = NULL;

	key_read_list(reader, KEY_ID, node, &themes, &dataset->theme_count);
	dataset->themes = themes;
	for (size_t i = 0; i < dataset->theme_count && node->kind != NODE_MAPPING; i++) {
		struct nearest nearest = nearest_to(items[i].text);

		if (portal_find_data_theme(portal, items[i].text))
			continue;
		for (size_t k = 0; k < portal->data_theme_count; k++)
			nearest_try(&nearest, portal->data_themes[k].id);
		reference_report(reader, &items[i], "themes.csv", nearest.best);
	}
}

void frequency_read(struct key_reader *reader, const struct node *node, void *value)
{
	const struct frequency *frequency, **place = value;
	struct nearest nearest = nearest_to(node->text);

	if (node->kind != NODE_SCALAR) {
		key_report_type(reader, KEY_STRING, node);
		return;
	}
	*place = frequency_find(node->text);
	if (*place)
		return;
	for (size_t i = 0; (frequency = frequency_at(i)); i++)
		nearest_try(&nearest, str_of(frequency->id));
	report_unknown_value(reader, node, node->key, nearest.best);
}

static void read_spatial(struct key_reader *reader, const struct node *node, void *value)
{
	struct dataset *dataset = value;
	struct spatial_parts parts;

	spatial_read(reader, node, &parts);
	dataset->spatial = parts.name;
	dataset->spatial_uri = parts.uri;
	dataset->spatial_shape = parts.shape;
}

static void read_status(struct key_reader *reader, const struct node *node, void *value)
{
	struct dataset *dataset = value;
	struct nearest nearest = nearest_to(node->text);

	if (str_eq(node->text, STR("published")) || str_eq(node->text, STR("withdrawn"))) {
		dataset->status = node->text.data[0] == 'w' ? DATASET_WITHDRAWN : DATASET_PUBLISHED;
		return;
	}
	nearest_try(&nearest, STR("published"));
	nearest_try(&nearest, STR("withdrawn"));
	report_unknown_value(reader, node, node->key, nearest.best);
}

static const struct key contact_list[] = {
	{ .name = "name", .type = KEY_TITLE, .offset = offsetof(struct contact, name) },
	{ .name = "email", .type = KEY_EMAIL, .offset = offsetof(struct contact, email) },
	{ .name = "url", .type = KEY_URL, .offset = offsetof(struct contact, url) },
};
const struct key_table contact_keys = { "contact", contact_list, COUNT(contact_list) };

static const struct key temporal_list[] = {
	{ .name = "start",
	    .type = KEY_PERIOD_START,
	    .offset = offsetof(struct dataset, temporal_start) },
	{ .name = "end", .type = KEY_PERIOD_END, .offset = offsetof(struct dataset, temporal_end) },
};
const struct key_table temporal_keys = { "temporal", temporal_list, COUNT(temporal_list) };

static const struct key source_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = offsetof(struct source, title) },
	{ .name = "url", .type = KEY_URL, .offset = offsetof(struct source, url) },
	{ .name = "publisher", .type = KEY_STRING, .offset = offsetof(struct source, publisher) },
	{ .name = "date", .type = KEY_WHEN, .offset = offsetof(struct source, date) },
	{ .name = "dataset",
	    .type = KEY_CUSTOM,
	    .offset = offsetof(struct source, dataset),
	    .parse = dataset_link_read },
};
const struct key_table source_keys = { "sources", source_list, COUNT(source_list) };

#define ERRATUM(member) offsetof(struct erratum, member)

static const struct key erratum_list[] = {
	{ .name = "date", .type = KEY_DATE, .offset = ERRATUM(date) },
	{ .name = "text", .type = KEY_TEXT, .offset = ERRATUM(text) },
};
const struct key_table erratum_keys = { "errata", erratum_list, COUNT(erratum_list) };

static void read_errata(struct key_reader *reader, const struct node *node, void *value)
{
	struct dataset *dataset = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_LIST, node);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		struct erratum erratum = { .date = { 0, 0, 0 } };
		size_t place = dataset->erratum_count;

		keys_read(reader, &erratum_keys, &node->items[i], &erratum);
		if (!erratum.date.year || text_is_empty(&erratum.text)) {
			DIAG(reader->diags, &erratum_incomplete,
			    node_at(&node->items[i], reader->path), .name = node->key);
			continue;
		}
		ARENA_ADD(reader->arena, dataset->errata, dataset->erratum_count);
		for (; place && date_cmp(dataset->errata[place - 1].date, erratum.date) < 0;
		     place--)
			dataset->errata[place] = dataset->errata[place - 1];
		dataset->errata[place] = erratum;
	}
}

static const char *const access_rights[] = { "public", "restricted", "non-public", NULL };

#define DATASET(member) offsetof(struct dataset, member)

/* A list of mappings, into the relations. */
#define LIST_KEY(word, list, counter, table)                                             \
	{                                                                                \
		.name = word, .type = KEY_LIST, .offset = DATASET(relations.list),       \
		.count_offset = DATASET(relations.counter),                              \
		.item_size = sizeof(*((struct relations *)NULL)->list), .nested = &table \
	}

static const struct key dataset_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = DATASET(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = DATASET(description) },
	{ .name = "publisher",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(publisher),
	    .parse = organization_read },
	{ .name = "creator",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(creator),
	    .parse = organization_read },
	{ .name = "licence",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(licence),
	    .parse = licence_read },
	{ .name = "rights", .type = KEY_TEXT, .offset = DATASET(rights) },
	{ .name = "keywords",
	    .type = KEY_TEXTS,
	    .offset = DATASET(keywords),
	    .count_offset = DATASET(keyword_count) },
	{ .name = "themes", .type = KEY_CUSTOM, .parse = read_themes },
	{ .name = "frequency",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(frequency),
	    .parse = frequency_read },
	{ .name = "issued", .type = KEY_DATE, .offset = DATASET(issued) },
	{ .name = "modified", .type = KEY_DATE, .offset = DATASET(modified) },
	{ .name = "temporal", .type = KEY_MAP, .nested = &temporal_keys },
	{ .name = "spatial", .type = KEY_CUSTOM, .parse = read_spatial },
	{ .name = "languages",
	    .type = KEY_LANGUAGES,
	    .offset = DATASET(languages),
	    .count_offset = DATASET(language_count) },
	{ .name = "contact", .type = KEY_MAP, .offset = DATASET(contact), .nested = &contact_keys },
	{ .name = "landing_page", .type = KEY_URL, .offset = DATASET(landing_page) },
	{ .name = "identifier", .type = KEY_STRING, .offset = DATASET(identifier) },
	{ .name = "version", .type = KEY_STRING, .offset = DATASET(version) },
	{ .name = "version_notes", .type = KEY_TEXT, .offset = DATASET(version_notes) },
	{ .name = "access_right",
	    .type = KEY_CHOICE,
	    .offset = DATASET(access_right),
	    .choices = access_rights },
	{ .name = "sources",
	    .type = KEY_LIST,
	    .offset = DATASET(sources),
	    .count_offset = DATASET(source_count),
	    .item_size = sizeof(struct source),
	    .nested = &source_keys },
	{ .name = "errata", .type = KEY_CUSTOM, .parse = read_errata },
	{ .name = "legal_basis", .type = KEY_TEXT, .offset = DATASET(legal_basis) },
	{ .name = "applicable_legislation",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.legislation),
	    .parse = references_read },
	{ .name = "hvd_categories",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations),
	    .parse = hvd_categories_read },
	{ .name = "type",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.type),
	    .parse = dataset_type_read },
	{ .name = "conforms_to",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.standards),
	    .parse = references_read },
	{ .name = "documentation",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.documents),
	    .parse = references_read },
	{ .name = "referenced_by",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.referenced_by),
	    .parse = references_read },
	{ .name = "related",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations),
	    .parse = related_read },
	LIST_KEY("relationships", relationships, relationship_count, relationship_keys),
	{ .name = "is_version_of",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.version_of),
	    .parse = dataset_link_read },
	{ .name = "in_series",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations),
	    .parse = in_series_read },
	LIST_KEY("other_identifiers", identifiers, identifier_count, other_identifier_keys),
	{ .name = "provenance", .type = KEY_TEXT, .offset = DATASET(relations.provenance) },
	LIST_KEY("generated_by", activities, activity_count, activity_keys),
	LIST_KEY("attributions", attributions, attribution_count, attribution_keys),
	{ .name = "spatial_resolution",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.spatial_resolution),
	    .parse = decimal_read },
	{ .name = "temporal_resolution",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations.temporal_resolution),
	    .parse = duration_read },
	{ .name = "samples",
	    .type = KEY_CUSTOM,
	    .offset = DATASET(relations),
	    .parse = samples_read },
	{ .name = "policy", .type = KEY_URL, .offset = DATASET(relations.policy) },
	{ .name = "status", .type = KEY_CUSTOM, .parse = read_status },
	{ .name = "withdrawn_reason", .type = KEY_TEXT, .offset = DATASET(withdrawn_reason) },
	{ .name = "former_ids",
	    .type = KEY_IDS,
	    .offset = DATASET(former_ids),
	    .count_offset = DATASET(former_id_count) },
	{ .name = "publish_from", .type = KEY_DATE, .offset = DATASET(publish_from) },
	{ .name = "draft", .type = KEY_BOOL, .offset = DATASET(is_draft) },
	{ .name = "resources", .type = KEY_CUSTOM, .parse = resources_read },
	{ .name = "views", .type = KEY_CUSTOM, .parse = views_read },
	{ .name = "series", .type = KEY_CUSTOM, .parse = series_read },
};
const struct key_table dataset_keys = { "dataset.md", dataset_list, COUNT(dataset_list) };
