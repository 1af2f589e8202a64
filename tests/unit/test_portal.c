/* SPDX-License-Identifier: MIT */
#include "model/portal.h"

#include "tap.h"

static void test_fallbacks(void)
{
	struct organization organizations[] = { { .id = STR_INIT("a") }, { .id = STR_INIT("b") } };
	struct licence open = { .id = STR_INIT("CC0-1.0") }, own = { .id = STR_INIT("x") };
	struct portal portal = { .organizations = organizations,
		.organization_count = 2,
		.publisher = STR_INIT("a"),
		.licence = &open,
		.contact = { .email = STR_INIT("a@example.vn") } };
	struct dataset dataset = { .id = STR_INIT("d") };
	struct resource resource = { .licence = &own };

	ok(portal_publisher_of(&portal, &dataset) == &organizations[0], "the portal publishes");
	dataset.publisher = STR("b");
	ok(portal_publisher_of(&portal, &dataset) == &organizations[1],
	    "unless the dataset says who");
	ok(!portal_find_organization(&portal, STR("")), "nobody has no id");
	ok(portal_licence_of(&portal, &dataset, NULL) == &open, "the portal's licence");
	dataset.licence = &own;
	ok(portal_licence_of(&portal, &dataset, NULL) == &own, "the dataset's");
	dataset.licence = NULL;
	ok(portal_licence_of(&portal, &dataset, &resource) == &own, "the resource's");
	ok(portal_contact_of(&portal, &dataset) == &portal.contact, "the portal's contact");
	dataset.contact.url = STR("https://example.vn/");
	ok(portal_contact_of(&portal, &dataset) == &dataset.contact, "the dataset's");
}

static void test_datasets(void)
{
	struct dataset datasets[] = { { .id = STR_INIT("a"), .modified = { 2026, 1, 2 } },
		{ .id = STR_INIT("b"), .issued = { 2026, 3, 4 } }, { .id = STR_INIT("c") } };
	struct portal portal = { .datasets = datasets,
		.dataset_count = 3,
		.modified = { 2025, 1, 1 },
		.today = { 2026, 5, 6 } };

	ok(portal_find_dataset(&portal, STR("c")) == &datasets[2] &&
		portal_find_dataset(&portal, STR("a")) == &datasets[0] &&
		!portal_find_dataset(&portal, STR("bb")),
	    "a dataset is found by its id");
	ok(portal_newest_date(&portal).month == 3, "the newest date of all");
	ok(portal_shows(&portal, &datasets[0]), "a dataset is shown");
	datasets[0].publish_from = (struct date){ 2026, 5, 6 };
	ok(portal_shows(&portal, &datasets[0]), "from its day on");
	datasets[0].publish_from = (struct date){ 2026, 5, 7 };
	ok(!portal_shows(&portal, &datasets[0]), "not before");
	datasets[1].is_draft = true;
	ok(!portal_shows(&portal, &datasets[1]), "a draft never");
}

static void test_notes(void)
{
	struct str languages[] = { STR_INIT("vi"), STR_INIT("en") };
	struct note notes[] = { { .language = STR_INIT("fr") }, { .language = STR_INIT("") },
		{ .language = STR_INIT("en") } };
	struct resource resources[] = { { .name = STR_INIT("x") } };
	struct dataset dataset = {
		.notes = notes, .note_count = 3, .resources = resources, .resource_count = 1
	};

	ok(dataset_note_in(&dataset, languages, 2, STR("vi")) == &notes[1],
	    "a note without language is in the first one");
	ok(dataset_note_in(&dataset, languages, 2, STR("en")) == &notes[2], "the wanted language");
	ok(dataset_note_in(&dataset, languages, 2, STR("lo")) == &notes[1], "else the first");
	dataset.note_count = 1;
	ok(dataset_note_in(&dataset, languages, 2, STR("vi")) == &notes[0], "else any");
	dataset.note_count = 0;
	ok(!dataset_note_in(&dataset, languages, 2, STR("vi")), "else none");
	ok(dataset_find_resource(&dataset, STR("x")) && !dataset_find_resource(&dataset, STR("y")),
	    "a resource is found by its name");
}

int main(void)
{
	test_fallbacks();
	test_datasets();
	test_notes();
	return tap_end();
}
