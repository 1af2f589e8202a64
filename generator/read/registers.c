/* SPDX-License-Identifier: MIT */
#include "read/registers.h"

#include "base/map.h"
#include "base/period.h"
#include "read/dataset_read.h"
#include "read/register_rows.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind id_missing = { "register.id-missing", DIAG_ERROR,
	{ "Dòng này không có {name}.", "This row has no {name}." }, { NULL, NULL } };

static const struct diag_kind id_twice = { "register.duplicate-id", DIAG_ERROR,
	{ "Mã “{name}” đã có ở dòng {expected}.",
	    "The id “{name}” is on line {expected} already." },
	{ NULL, NULL } };

static const struct diag_kind parent_circle = { "register.parent-circle", DIAG_ERROR,
	{ "“{name}” là cấp trên của chính nó.",
	    "“{name}” is its own parent, perhaps through others." },
	{ NULL, NULL } };

/* ADMS publisher types, http://purl.org/adms/publishertype/ */
static const char *const organization_types[] = { "national-authority", "regional-authority",
	"local-authority", "company", "non-governmental-organisation",
	"academia-scientific-organisation", "supra-national-authority", "industry-consortium",
	"standardisation-body", "private-individual", "non-profit-organisation", NULL };

#define ORGANIZATION(member) offsetof(struct organization, member)

static const struct key organization_list[] = {
	{ .name = "id", .type = KEY_ID, .offset = ORGANIZATION(id) },
	{ .name = "name", .type = KEY_TITLE, .offset = ORGANIZATION(name) },
	{ .name = "parent", .type = KEY_ID, .offset = ORGANIZATION(parent) },
	{ .name = "type",
	    .type = KEY_CHOICE,
	    .offset = ORGANIZATION(type),
	    .choices = organization_types },
	{ .name = "homepage", .type = KEY_URL, .offset = ORGANIZATION(homepage) },
	{ .name = "email", .type = KEY_EMAIL, .offset = ORGANIZATION(email) },
};
const struct key_table organization_keys = { "organizations.csv", organization_list,
	COUNT(organization_list) };

/* The EU list of data themes, http://publications.europa.eu/resource/authority/data-theme */
static const char *const dcat_themes[] = { "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL",
	"INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN", NULL };

#define DATA_THEME(member) offsetof(struct data_theme, member)

static const struct key data_theme_list[] = {
	{ .name = "id", .type = KEY_ID, .offset = DATA_THEME(id) },
	{ .name = "name", .type = KEY_TITLE, .offset = DATA_THEME(name) },
	{ .name = "dcat_theme",
	    .type = KEY_CHOICE,
	    .offset = DATA_THEME(dcat_theme),
	    .choices = dcat_themes },
};
const struct key_table data_theme_keys = { "themes.csv", data_theme_list, COUNT(data_theme_list) };

static const char *const plan_kinds[] = { "open-data", "database", "milestone", NULL };
static const char *const plan_states[] = { "withdrawn", "closed", "not-followed", NULL };

static void read_due(struct key_reader *reader, const struct node *node, void *value)
{
	struct plan_entry *entry = value;
	struct period period;

	entry->due_text = arena_str(reader->arena, node->text);
	if (period_parse(node->text, &period))
		entry->due = period_last(period);
	else
		key_report_type(reader, KEY_PERIOD_END, node);
}

#define PLAN(member) offsetof(struct plan_entry, member)

static const struct key plan_list[] = {
	{ .name = "id", .type = KEY_ID, .offset = PLAN(id) },
	{ .name = "title", .type = KEY_TITLE, .offset = PLAN(title) },
	{ .name = "organization", .type = KEY_ID, .offset = PLAN(organization) },
	{ .name = "theme", .type = KEY_ID, .offset = PLAN(theme) },
	{ .name = "kind", .type = KEY_CHOICE, .offset = PLAN(kind), .choices = plan_kinds },
	{ .name = "due", .type = KEY_CUSTOM, .parse = read_due },
	{ .name = "frequency",
	    .type = KEY_CUSTOM,
	    .offset = PLAN(frequency),
	    .parse = frequency_read },
	{ .name = "status", .type = KEY_CHOICE, .offset = PLAN(status), .choices = plan_states },
	{ .name = "dataset", .type = KEY_ID, .offset = PLAN(dataset) },
	{ .name = "legal_basis", .type = KEY_TEXT, .offset = PLAN(legal_basis) },
	{ .name = "note", .type = KEY_TEXT, .offset = PLAN(note) },
};
const struct key_table plan_keys = { "plan.csv", plan_list, COUNT(plan_list) };

/* false after reporting: the row has no id, or that of an earlier one (`other`). */
static bool check_id(
    struct key_reader *reader, const struct node *row, struct str id, const struct location *other)
{
	struct location at = node_at(row, reader->path);

	if (!id.len && !node_find(row, "id"))
		DIAG(reader->diags, &id_missing, at, .name = STR("id"));
	if (!id.len)
		return false;
	if (other)
		DIAG(reader->diags, &id_twice, at, .name = id,
		    .expected = diags_number(reader->diags, other->line));
	return !other;
}

static void take_organization(
    struct portal *portal, struct key_reader *reader, const struct node *row)
{
	struct organization organization = { .at = node_at(row, reader->path) };
	const struct organization *other;

	keys_read(reader, &organization_keys, row, &organization);
	other = portal_find_organization(portal, organization.id);
	if (!check_id(reader, row, organization.id, other ? &other->at : NULL))
		return;
	if (text_is_empty(&organization.name))
		DIAG(reader->diags, &id_missing, organization.at, .name = STR("name"));
	*ARENA_ADD(portal->arena, portal->organizations, portal->organization_count) = organization;
}

static void take_data_theme(
    struct portal *portal, struct key_reader *reader, const struct node *row)
{
	struct data_theme theme = { .at = node_at(row, reader->path) };
	const struct data_theme *other;

	keys_read(reader, &data_theme_keys, row, &theme);
	other = portal_find_data_theme(portal, theme.id);
	if (!check_id(reader, row, theme.id, other ? &other->at : NULL))
		return;
	if (text_is_empty(&theme.name))
		DIAG(reader->diags, &id_missing, theme.at, .name = STR("name"));
	*ARENA_ADD(portal->arena, portal->data_themes, portal->data_theme_count) = theme;
}

static void report_reference(
    struct portal *portal, struct location at, struct str id, const char *file, struct str nearest)
{
	DIAG(portal->diags,
	    nearest.len ? &metadata_unknown_reference_near : &metadata_unknown_reference, at,
	    .name = str_of(file), .found = id, .expected = nearest);
}

static struct str nearest_organization(const struct portal *portal, struct str id)
{
	struct nearest nearest = nearest_to(id);

	for (size_t i = 0; i < portal->organization_count; i++)
		nearest_try(&nearest, portal->organizations[i].id);
	return nearest.best;
}

/* A parent exists, and nobody is above themselves. */
static void check_parents(struct portal *portal)
{
	for (size_t i = 0; i < portal->organization_count; i++) {
		const struct organization *organization = &portal->organizations[i];
		const struct organization *above = organization;
		size_t steps = 0;

		if (organization->parent.len &&
		    !portal_find_organization(portal, organization->parent))
			report_reference(portal, organization->at, organization->parent,
			    "organizations.csv",
			    nearest_organization(portal, organization->parent));
		while (above && above->parent.len && steps++ <= portal->organization_count) {
			above = portal_find_organization(portal, above->parent);
			if (above == organization) {
				DIAG(portal->diags, &parent_circle, organization->at,
				    .name = organization->id);
				break;
			}
		}
	}
}

void registers_read(struct portal *portal, struct arena *scratch)
{
	register_rows_read(
	    portal, scratch, "organizations.csv", &organization_keys, take_organization);
	check_parents(portal);
	register_rows_read(portal, scratch, "themes.csv", &data_theme_keys, take_data_theme);
}

static void take_plan_entry(
    struct portal *portal, struct key_reader *reader, const struct node *row)
{
	struct plan_entry entry = { .at = node_at(row, reader->path) };

	keys_read(reader, &plan_keys, row, &entry);
	if (!check_id(reader, row, entry.id, NULL))
		return;
	if (text_is_empty(&entry.title))
		DIAG(reader->diags, &id_missing, entry.at, .name = STR("title"));
	if (!entry.kind.len)
		entry.kind = STR("open-data");
	if (entry.organization.len && !portal_find_organization(portal, entry.organization))
		report_reference(portal, entry.at, entry.organization, "organizations.csv",
		    nearest_organization(portal, entry.organization));
	if (entry.theme.len && !portal_find_data_theme(portal, entry.theme)) {
		struct nearest nearest = nearest_to(entry.theme);

		for (size_t i = 0; i < portal->data_theme_count; i++)
			nearest_try(&nearest, portal->data_themes[i].id);
		report_reference(portal, entry.at, entry.theme, "themes.csv", nearest.best);
	}
	if (entry.dataset.len && !portal_find_dataset(portal, entry.dataset)) {
		struct nearest nearest = nearest_to(entry.dataset);

		for (size_t i = 0; i < portal->dataset_count; i++)
			nearest_try(&nearest, portal->datasets[i].id);
		report_reference(portal, entry.at, entry.dataset, "datasets/", nearest.best);
	}
	*ARENA_ADD(portal->arena, portal->plan, portal->plan_count) = entry;
}

/* A plan may be long: all ids are looked at together, not each among those before. */
static void drop_duplicates(struct portal *portal)
{
	struct map ids = MAP_INIT;
	size_t count = 0;

	for (size_t i = 0; i < portal->plan_count; i++) {
		const struct plan_entry *entry = &portal->plan[i];
		bool is_new;
		const struct map_entry *first = map_put(&ids, entry->id, count, &is_new);

		if (is_new)
			portal->plan[count++] = *entry;
		else
			DIAG(portal->diags, &id_twice, entry->at, .name = entry->id,
			    .expected = diags_number(
				portal->diags, portal->plan[first->value].at.line));
	}
	portal->plan_count = count;
	map_release(&ids);
}

void featured_check(struct portal *portal)
{
	for (size_t i = 0; i < portal->featured_count; i++) {
		struct nearest nearest = nearest_to(portal->featured[i]);

		if (portal_find_dataset(portal, portal->featured[i]))
			continue;
		for (size_t j = 0; j < portal->dataset_count; j++)
			nearest_try(&nearest, portal->datasets[j].id);
		report_reference(
		    portal, portal->at, portal->featured[i], "datasets/", nearest.best);
	}
}

void plan_read(struct portal *portal, struct arena *scratch)
{
	register_rows_read(portal, scratch, "plan.csv", &plan_keys, take_plan_entry);
	drop_duplicates(portal);
}
