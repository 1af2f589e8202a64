/* SPDX-License-Identifier: MIT */
#include "read/relation_keys.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/url.h"
#include "model/dataset_type.h"
#include "model/hvd_category.h"
#include "read/dataset_read.h"
#include "read/place_read.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind link_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "{name}: cần mã của một tập dữ liệu của cổng, hoặc một địa chỉ web đầy đủ, nhưng gặp "
	  "“{found}”.",
	    "{name}: expected the id of a dataset of this portal, or a complete web address, found "
	    "“{found}”." },
	{ NULL, NULL } };

static const struct diag_kind decimal_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "{name}: cần một số mét như 30 hoặc 0.5, nhưng gặp “{found}”.",
	    "{name}: expected a number of metres such as 30 or 0.5, found “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind duration_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "{name}: cần một khoảng thời gian như PT1H, P1D, P1M hoặc P1Y, nhưng gặp “{found}”.",
	    "{name}: expected a duration such as PT1H, P1D, P1M or P1Y, found “{found}”." },
	{ NULL, NULL } };

#define REFERENCE(member) offsetof(struct reference, member)

static const struct key reference_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = REFERENCE(title) },
	{ .name = "url", .type = KEY_URL, .offset = REFERENCE(url) },
};
const struct key_table document_keys = { "documents", reference_list, COUNT(reference_list) };

/* What is neither named nor found is left out. */
void references_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct references *references = value;
	const struct node *items = node->kind == NODE_SEQUENCE ? node->items : node;
	size_t count = node->kind == NODE_SEQUENCE ? node->count : 1;

	for (size_t i = 0; i < count; i++) {
		struct node item = items[i];
		struct reference reference = { .url = STR("") };

		item.key = node->key;
		if (item.kind == NODE_MAPPING)
			keys_read(reader, &document_keys, &item, &reference);
		else
			key_read_value(reader, KEY_URL, &item, &reference.url);
		if (reference.url.len || !text_is_empty(&reference.title))
			*ARENA_ADD(reader->arena, references->items, references->count) = reference;
	}
}

void dataset_link_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct dataset_link *link = value;
	bool is_id = node->kind == NODE_SCALAR && id_is_valid(node->text);

	if (!is_id && (node->kind != NODE_SCALAR || url_kind_of(node->text) != URL_WEB)) {
		DIAG(reader->diags, &link_refused, node_at(node, reader->path), .name = node->key,
		    .found = node->kind == NODE_SCALAR ? node->text : STR("[ ]"));
		return;
	}
	*(is_id ? &link->id : &link->url) = arena_str(reader->arena, node->text);
	link->at = node_at(node, reader->path);
	link->at.path = arena_str(reader->arena, reader->path);
	link->is_foreign = reader->is_lenient;
}

void related_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct relations *relations = value;
	const struct node *items = node->kind == NODE_SEQUENCE ? node->items : node;
	size_t count = node->kind == NODE_SEQUENCE ? node->count : 1;

	for (size_t i = 0; i < count; i++) {
		struct node item = items[i];
		struct dataset_link link = { .id = STR("") };

		item.key = node->key;
		dataset_link_read(reader, &item, &link);
		if (link.id.len || link.url.len)
			*ARENA_ADD(
			    reader->arena, relations->related, relations->related_count) = link;
	}
}

void dataset_type_read(struct key_reader *reader, const struct node *node, void *value)
{
	const struct dataset_type **place = value, *type;
	struct nearest nearest = nearest_to(node->text);

	if (node->kind != NODE_SCALAR) {
		key_report_type(reader, KEY_STRING, node);
		return;
	}
	for (size_t i = 0; (type = dataset_type_at(i)); i++) {
		if (str_eq(node->text, str_of(type->id))) {
			*place = type;
			return;
		}
		nearest_try(&nearest, str_of(type->id));
	}
	report_unknown_value(reader, node, node->key, nearest.best);
}

static void read_hvd_categories(
    struct key_reader *reader, const struct node *node, struct str **ids, size_t *count)
{
	const struct node *items = node->kind == NODE_SEQUENCE ? node->items : node;
	size_t item_count = node->kind == NODE_SEQUENCE ? node->count : 1;

	for (size_t i = 0; i < item_count; i++) {
		const struct hvd_category *category = hvd_category_find(items[i].text), *other;
		struct nearest nearest = nearest_to(items[i].text);

		if (category) {
			*ARENA_ADD(reader->arena, *ids, *count) = category->id;
			continue;
		}
		for (size_t k = 0; (other = hvd_category_at(k)); k++)
			nearest_try(&nearest, other->id);
		report_unknown_value(reader, &items[i], node->key, nearest.best);
	}
}

void hvd_categories_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct relations *relations = value;

	read_hvd_categories(
	    reader, node, &relations->hvd_categories, &relations->hvd_category_count);
}

/* portal.yml, which has the series, was read before. */
void in_series_read(struct key_reader *reader, const struct node *node, void *value)
{
	const struct portal *portal = ((struct dataset_reader *)reader->context)->portal;
	struct relations *relations = value;
	const struct node *items = node->kind == NODE_SEQUENCE ? node->items : node;
	size_t count = node->kind == NODE_SEQUENCE ? node->count : 1;

	for (size_t i = 0; i < count; i++) {
		struct nearest nearest = nearest_to(items[i].text);
		struct node item = items[i];
		struct str id = STR("");

		item.key = node->key;
		if (!key_read_value(reader, KEY_ID, &item, &id))
			continue;
		if (portal_find_dataset_series(portal, id)) {
			*ARENA_ADD(
			    reader->arena, relations->in_series, relations->in_series_count) = id;
			continue;
		}
		for (size_t k = 0; k < portal->dataset_series_count; k++)
			nearest_try(&nearest, portal->dataset_series[k].id);
		reference_report(reader, &item, "portal.yml", nearest.best);
	}
}

/* What they are is known when all keys are read. */
void samples_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct relations *relations = value;
	void *names = NULL;

	key_read_list(reader, KEY_ID, node, &names, &relations->sample_count);
	relations->samples = names;
	relations->samples_at = node_at(node, reader->path);
	relations->samples_at.path = arena_str(reader->arena, reader->path);
}

void decimal_read(struct key_reader *reader, const struct node *node, void *value)
{
	bool is_decimal = node->kind == NODE_SCALAR && number_is_json(node->text) &&
			  node->text.len <= NUMBER_TOKEN_MAX && node->text.data[0] != '-';

	for (size_t i = 0; is_decimal && i < node->text.len; i++)
		is_decimal = !ascii_is_alpha(node->text.data[i]);
	if (is_decimal)
		*(struct str *)value = arena_str(reader->arena, node->text);
	else
		DIAG(reader->diags, &decimal_refused, node_at(node, reader->path),
		    .name = node->key,
		    .found = node->kind == NODE_SCALAR ? node->text : STR("[ ]"));
}

/* Numbers with these letters behind them, in their order; only the last may have a fraction, and
 * only of seconds. */
static bool take_parts(struct str *rest, struct str letters, bool has_seconds)
{
	size_t next = 0;

	while (rest->len && rest->data[0] != 'T') {
		size_t digits = 0, place;

		while (digits < rest->len && ascii_is_digit(rest->data[digits]))
			digits++;
		if (!digits || digits == rest->len)
			return false;
		if (has_seconds && rest->data[digits] == '.') {
			size_t point = digits++;

			while (digits < rest->len && ascii_is_digit(rest->data[digits]))
				digits++;
			if (digits == point + 1 || digits == rest->len || rest->data[digits] != 'S')
				return false;
		}
		place = str_find(letters, rest->data[digits]);
		if (place < next || place == letters.len)
			return false;
		next = place + 1;
		*rest = str_from(*rest, digits + 1);
	}
	return true;
}

/* XML Schema part 2, 3.2.6, without a sign. */
static bool is_duration(struct str text)
{
	struct str rest = text.len ? str_from(text, 1) : text;

	if (rest.len < 2 || text.data[0] != 'P' || !take_parts(&rest, STR("YMD"), false))
		return false;
	if (!rest.len)
		return true;
	rest = str_from(rest, 1);
	return rest.len && take_parts(&rest, STR("HMS"), true) && !rest.len;
}

void duration_read(struct key_reader *reader, const struct node *node, void *value)
{
	if (node->kind == NODE_SCALAR && is_duration(node->text))
		*(struct str *)value = arena_str(reader->arena, node->text);
	else
		DIAG(reader->diags, &duration_refused, node_at(node, reader->path),
		    .name = node->key,
		    .found = node->kind == NODE_SCALAR ? node->text : STR("[ ]"));
}

/* Of ISO 19115, as INSPIRE's register lists them. */
static const char *const attribution_roles[] = { "author", "custodian", "distributor", "originator",
	"owner", "pointOfContact", "principalInvestigator", "processor", "publisher",
	"resourceProvider", "user", NULL };

#define ATTRIBUTION(member) offsetof(struct attribution, member)

static const struct key attribution_list[] = {
	{ .name = "organization",
	    .type = KEY_CUSTOM,
	    .offset = ATTRIBUTION(organization),
	    .parse = organization_read },
	{ .name = "role",
	    .type = KEY_CHOICE,
	    .offset = ATTRIBUTION(role),
	    .choices = attribution_roles },
};
const struct key_table attribution_keys = { "attributions", attribution_list,
	COUNT(attribution_list) };

#define ACTIVITY(member) offsetof(struct activity, member)

static const struct key activity_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = ACTIVITY(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = ACTIVITY(description) },
	{ .name = "organization",
	    .type = KEY_CUSTOM,
	    .offset = ACTIVITY(organization),
	    .parse = organization_read },
};
const struct key_table activity_keys = { "generated_by", activity_list, COUNT(activity_list) };

#define RELATIONSHIP(member) offsetof(struct relationship, member)

static const struct key relationship_list[] = {
	{ .name = "role", .type = KEY_STRING, .offset = RELATIONSHIP(role) },
	{ .name = "dataset",
	    .type = KEY_CUSTOM,
	    .offset = RELATIONSHIP(target),
	    .parse = dataset_link_read },
};
const struct key_table relationship_keys = { "relationships", relationship_list,
	COUNT(relationship_list) };

#define IDENTIFIER(member) offsetof(struct other_identifier, member)

static const struct key identifier_list[] = {
	{ .name = "id", .type = KEY_STRING, .offset = IDENTIFIER(id) },
	{ .name = "scheme", .type = KEY_TITLE, .offset = IDENTIFIER(scheme) },
};
const struct key_table other_identifier_keys = { "other_identifiers", identifier_list,
	COUNT(identifier_list) };
