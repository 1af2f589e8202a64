/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "base/text_fold.h"
#include "check/metadata_rule.h"

static const struct diag_kind no_property = { "portal.property-missing", DIAG_NOTE,
	{ "portal.yml không có “{name}”, thông tin mà danh mục cần có.",
	    "portal.yml has no `{name}`, which catalogues want." },
	{ "Thêm “{name}:” vào portal.yml.", "Add `{name}:` to portal.yml." } };

static const struct diag_kind same_title = { "metadata.duplicate-title", DIAG_WARNING,
	{ "Tiêu đề “{found}” trùng với tập dữ liệu {expected}.",
	    "The title “{found}” is that of the dataset {expected} too." },
	{ "Thêm nơi, năm hoặc đơn vị vào tiêu đề để phân biệt.",
	    "Tell them apart by place, year or publisher." } };

/* DCAT-AP's mandatory and recommended properties of a catalogue. */
static void check_properties(
    const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct portal *portal = context->portal;
	const struct {
		const char *name;
		bool is_there;
	} properties[] = {
		{ "description", !text_is_empty(&portal->description) },
		{ "publisher", portal->publisher.len > 0 },
		{ "licence", portal->licence != NULL },
		{ "contact", portal->contact.email.len || portal->contact.url.len },
		{ "spatial", portal->spatial_uri.len || !text_is_empty(&portal->spatial) },
		{ "issued", portal->issued.year > 0 },
	};

	/* A folder of data packages may do without portal.yml; reading said so. */
	if (!portal->at.path.len)
		return;
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		if (!properties[i].is_there)
			DIAG(context->diags, rule->kind, portal->at,
			    .name = str_of(properties[i].name));
}

/* By what people see: composed, case folded, in the portal's first language. */
static void check_titles(const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct portal *portal = context->portal;
	struct map titles = MAP_INIT;

	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];
		struct str title = text_in(&dataset->title, portal->languages,
		    portal->language_count, portal->languages[0])
				       .value;
		const struct map_entry *entry;
		bool is_new;

		if (!title.len || !portal_shows(portal, dataset))
			continue;
		entry = map_put(&titles, text_fold(context->arena, title), i, &is_new);
		if (!is_new)
			DIAG(context->diags, rule->kind,
			    key_place(&dataset->keys, "title", dataset->at), .found = title,
			    .expected = portal->datasets[entry->value].id);
	}
	map_release(&titles);
}

static const struct metadata_rule rules[] = {
	{ .kind = &no_property, .check = check_properties },
	{ .kind = &same_title, .check = check_titles },
};

const struct metadata_rules metadata_portal_rules = METADATA_RULES(rules);
