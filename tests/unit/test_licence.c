/* SPDX-License-Identifier: MIT */
#include "model/licence.h"

#include "tap.h"

static void is_licence(const char *name, const char *id)
{
	const struct licence *licence = licence_find(str_of(name));

	is_str(licence ? licence->id : STR(""), str_of(id), name);
}

static void test_spellings(void)
{
	is_licence("CC-BY-4.0", "CC-BY-4.0");
	is_licence("cc-by-4.0", "CC-BY-4.0");
	is_licence("CC_BY_4_0", "CC-BY-4.0");
	is_licence("cc-by", "CC-BY-4.0");
	is_licence("CC BY 4.0", "CC-BY-4.0");
	is_licence(
	    "Creative Commons Attribution 4.0 International License (CC BY 4.0)", "CC-BY-4.0");
	is_licence("Giấy phép của đơn vị (CC BY-SA 3.0)", "CC-BY-SA-3.0");
	is_licence("CC0", "CC0-1.0");
	is_licence("cc-zero", "CC0-1.0");
	is_licence("ODC-PDDL", "PDDL-1.0");
	is_licence("odc-pddl", "PDDL-1.0");
	is_licence("ODC-PDDL-1.0", "PDDL-1.0");
	is_licence("public_domain_dedication_and_license", "PDDL-1.0");
	is_licence("Open Data Commons Public Domain Dedication and License v1.0", "PDDL-1.0");
	is_licence("ODC-BY-1.0", "ODC-By-1.0");
	is_licence("odbl", "ODbL-1.0");
	is_licence("ODC-ODbL-1.0", "ODbL-1.0");
	is_licence("ODC_BL", "ODbL-1.0");
	is_licence("MIT License", "MIT");
	is_licence("uk-ogl", "OGL-UK-3.0");
	is_licence("Open Government Licence", "OGL-UK-3.0");
	is_licence("unlicense", "Unlicense");
	is_licence("other-pd", "public-domain");
}

static void test_addresses(void)
{
	is_licence("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0");
	is_licence("http://creativecommons.org/licenses/by/4.0", "CC-BY-4.0");
	is_licence("http://www.creativecommons.org/licenses/by-sa/3.0/deed.vi", "CC-BY-SA-3.0");
	is_licence("https://creativecommons.org/licenses/by/4.0/legalcode", "CC-BY-4.0");
	is_licence("https://creativecommons.org/licenses/by/4.0/legalcode.txt", "CC-BY-4.0");
	is_licence("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0");
	is_licence("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0");
	is_licence("http://opendatacommons.org/licenses/pddl/", "PDDL-1.0");
	is_licence("http://opendatacommons.org/licenses/pddl/1.0/", "PDDL-1.0");
	is_licence("https://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0");
	is_licence("https://opendatacommons.org/licenses/by/", "ODC-By-1.0");
	is_licence("http://opendefinition.org/licenses/cc-by/", "CC-BY-4.0");
	is_licence("http://opendefinition.org/licenses/odc-pddl", "PDDL-1.0");
	is_licence("https://spdx.org/licenses/MIT.html", "MIT");
	is_licence("https://opensource.org/licenses/MIT", "MIT");
	is_licence(
	    "http://publications.europa.eu/resource/authority/licence/CC_BYSA_4_0", "CC-BY-SA-4.0");
	is_licence("http://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
	    "OGL-UK-2.0");
}

static void test_unknown(void)
{
	char long_name[400];

	is_licence("", "");
	is_licence("()", "");
	is_licence("license", "");
	is_licence("https://", "");
	is_licence("https://creativecommons.org/licenses/by/3.0/us/", "");
	is_licence("Giấy phép của đơn vị", "");
	is_licence("CC-BY-9.0", "");
	memset(long_name, 'a', sizeof(long_name));
	ok(!licence_find((struct str){ long_name, sizeof(long_name) }), "a very long name");
}

static void test_table(void)
{
	bool is_complete = true, is_found = true;

	for (size_t i = 0; licence_at(i); i++) {
		const struct licence *licence = licence_at(i);

		is_complete = is_complete && licence->id.len && licence->title.count == 2 &&
			      !text_is_empty(&licence->title);
		is_found = is_found && licence_find(licence->id) == licence &&
			   licence_find(licence->title.entries[0].value) == licence &&
			   licence_find(licence->title.entries[1].value) == licence &&
			   (!licence->url.len || licence_find(licence->url) == licence) &&
			   (!licence->eu_code.len || licence_find(licence->eu_code) == licence);
		if (!is_found) {
			printf("# %.*s\n", STR_ARG(licence->id));
			break;
		}
	}
	ok(is_complete, "every licence has an id and a title in both languages");
	ok(is_found, "every licence is found by its id, titles, URL and EU code");
	ok(licence_find(STR("CC-BY-4.0"))->is_open && !licence_find(STR("CC-BY-NC-4.0"))->is_open,
	    "a licence that forbids commerce is not open");
}

int main(void)
{
	test_spellings();
	test_addresses();
	test_unknown();
	test_table();
	return tap_end();
}
