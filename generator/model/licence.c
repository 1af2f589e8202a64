/* SPDX-License-Identifier: MIT */
#include "model/licence.h"

/*
 * A row of the table. `spellings` are further names, as name_key() makes them, between blanks: ids
 * of CKAN and of the Open Definition, names without a version.
 */
struct known_licence {
	struct licence licence;
	const char *spellings;
};

#define KNOWN(id, vi, en, url, eu_code, is_open, spellings)                        \
	{                                                                          \
		{ STR_INIT(id),                                                    \
			{ (struct text_entry[]){ { STR_INIT("vi"), STR_INIT(vi) }, \
			      { STR_INIT("en"), STR_INIT(en) } },                  \
			    2 },                                                   \
			STR_INIT(url), STR_INIT(eu_code), is_open },               \
		    spellings                                                      \
	}

/* Ids by spdx.org/licenses, codes by the EU licence list, openness by opendefinition.org. */
static const struct known_licence licences[] = {
	KNOWN("CC0-1.0", "Creative Commons CC0 1.0: dành cho phạm vi công cộng",
	    "Creative Commons CC0 1.0 Universal",
	    "https://creativecommons.org/publicdomain/zero/1.0/", "CC0", true,
	    "cc0 cczero cczero10 cc01 cc010universal creativecommonszero "
	    "creativecommonszerov10universal"),
	KNOWN("CC-BY-4.0", "Creative Commons Ghi công 4.0 Quốc tế",
	    "Creative Commons Attribution 4.0 International",
	    "https://creativecommons.org/licenses/by/4.0/", "CC_BY_4_0", true,
	    "ccby ccby4 ccattribution creativecommonsattribution creativecommonsattribution40"),
	KNOWN("CC-BY-SA-4.0", "Creative Commons Ghi công - Chia sẻ tương tự 4.0 Quốc tế",
	    "Creative Commons Attribution-ShareAlike 4.0 International",
	    "https://creativecommons.org/licenses/by-sa/4.0/", "CC_BYSA_4_0", true,
	    "ccbysa ccbysa4 creativecommonsattributionsharealike "
	    "creativecommonsattributionsharealike40"),
	KNOWN("CC-BY-NC-4.0", "Creative Commons Ghi công - Phi thương mại 4.0 Quốc tế",
	    "Creative Commons Attribution-NonCommercial 4.0 International",
	    "https://creativecommons.org/licenses/by-nc/4.0/", "CC_BYNC_4_0", false,
	    "ccbync ccbync4 ccnc creativecommonsattributionnoncommercial40"),
	KNOWN("CC-BY-NC-SA-4.0",
	    "Creative Commons Ghi công - Phi thương mại - Chia sẻ tương tự 4.0 Quốc tế",
	    "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International",
	    "https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC_BYNCSA_4_0", false,
	    "ccbyncsa ccbyncsa4"),
	KNOWN("CC-BY-ND-4.0", "Creative Commons Ghi công - Không phái sinh 4.0 Quốc tế",
	    "Creative Commons Attribution-NoDerivatives 4.0 International",
	    "https://creativecommons.org/licenses/by-nd/4.0/", "CC_BYND_4_0", false,
	    "ccbynd ccbynd4"),
	KNOWN("CC-BY-NC-ND-4.0",
	    "Creative Commons Ghi công - Phi thương mại - Không phái sinh 4.0 Quốc tế",
	    "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International",
	    "https://creativecommons.org/licenses/by-nc-nd/4.0/", "CC_BYNCND_4_0", false,
	    "ccbyncnd ccbyncnd4"),
	KNOWN("CC-BY-3.0", "Creative Commons Ghi công 3.0 Chưa chuyển đổi",
	    "Creative Commons Attribution 3.0 Unported",
	    "https://creativecommons.org/licenses/by/3.0/", "CC_BY_3_0", true,
	    "ccby3 creativecommonsattribution30"),
	KNOWN("CC-BY-SA-3.0", "Creative Commons Ghi công - Chia sẻ tương tự 3.0 Chưa chuyển đổi",
	    "Creative Commons Attribution-ShareAlike 3.0 Unported",
	    "https://creativecommons.org/licenses/by-sa/3.0/", "CC_BYSA_3_0", true,
	    "ccbysa3 creativecommonsattributionsharealike30"),
	KNOWN("CC-BY-NC-3.0", "Creative Commons Ghi công - Phi thương mại 3.0 Chưa chuyển đổi",
	    "Creative Commons Attribution-NonCommercial 3.0 Unported",
	    "https://creativecommons.org/licenses/by-nc/3.0/", "CC_BYNC_3_0", false, "ccbync3"),
	KNOWN("CC-BY-NC-SA-3.0",
	    "Creative Commons Ghi công - Phi thương mại - Chia sẻ tương tự 3.0 Chưa chuyển đổi",
	    "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported",
	    "https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC_BYNCSA_3_0", false,
	    "ccbyncsa3"),
	KNOWN("CC-BY-2.5", "Creative Commons Ghi công 2.5 Chung",
	    "Creative Commons Attribution 2.5 Generic",
	    "https://creativecommons.org/licenses/by/2.5/", "CC_BY_2_5", true, "ccby25"),
	KNOWN("CC-BY-SA-2.5", "Creative Commons Ghi công - Chia sẻ tương tự 2.5 Chung",
	    "Creative Commons Attribution-ShareAlike 2.5 Generic",
	    "https://creativecommons.org/licenses/by-sa/2.5/", "CC_BYSA_2_5", true, "ccbysa25"),
	KNOWN("CC-BY-2.0", "Creative Commons Ghi công 2.0 Chung",
	    "Creative Commons Attribution 2.0 Generic",
	    "https://creativecommons.org/licenses/by/2.0/", "CC_BY_2_0", true, "ccby2"),
	KNOWN("CC-BY-SA-2.0", "Creative Commons Ghi công - Chia sẻ tương tự 2.0 Chung",
	    "Creative Commons Attribution-ShareAlike 2.0 Generic",
	    "https://creativecommons.org/licenses/by-sa/2.0/", "CC_BYSA_2_0", true, "ccbysa2"),
	KNOWN("CC-PDM-1.0", "Creative Commons: nhãn phạm vi công cộng 1.0",
	    "Creative Commons Public Domain Mark 1.0 Universal",
	    "https://creativecommons.org/publicdomain/mark/1.0/", "CC_PDM_1_0", true,
	    "ccpdm ccmark10 publicdomainmark publicdomainmark10 pdm"),
	KNOWN("PDDL-1.0", "Open Data Commons: dành cho phạm vi công cộng (PDDL) 1.0",
	    "Open Data Commons Public Domain Dedication and License 1.0",
	    "https://opendatacommons.org/licenses/pddl/1-0/", "ODC_PDDL", true,
	    "pddl odcpddl odcpddl10 odcpddl1 publicdomaindedicationandlicense "
	    "opendatacommonspublicdomaindedicationandlicence "
	    "opendatacommonspublicdomaindedicationandlicense "
	    "opendatacommonspublicdomaindedicationandlicencev10 "
	    "opendatacommonspublicdomaindedicationandlicensev10 publicdomaindedicationandlicence"),
	KNOWN("ODC-By-1.0", "Open Data Commons Ghi công 1.0",
	    "Open Data Commons Attribution License 1.0",
	    "https://opendatacommons.org/licenses/by/1-0/", "ODC_BY", true,
	    "odcby odcattribution odcattributionlicense opendatacommonsattribution "
	    "opendatacommonsattributionlicensev10"),
	KNOWN("ODbL-1.0", "Open Data Commons: Giấy phép cơ sở dữ liệu mở 1.0",
	    "Open Data Commons Open Database License 1.0",
	    "https://opendatacommons.org/licenses/odbl/1-0/", "ODC_BL", true,
	    "odbl odcodbl odcodbl10 odcbl opendatabase opendatacommonsopendatabase "
	    "opendatabaselicensev10 opendatacommonsopendatabaselicensev10"),
	KNOWN("OGL-UK-3.0", "Giấy phép Chính phủ mở (Vương quốc Anh) 3.0",
	    "Open Government Licence v3.0",
	    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL_3_0",
	    true,
	    "ukogl ukogl3 ogl ogluk ogl3 ogl30 opengovernment "
	    "nationalarchivesgovukdocopengovernmentlicence"),
	KNOWN("OGL-UK-2.0", "Giấy phép Chính phủ mở (Vương quốc Anh) 2.0",
	    "Open Government Licence v2.0",
	    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/", "OGL_2_0",
	    true, "ukogl2 ogl2 ogl20"),
	KNOWN("OGL-UK-1.0", "Giấy phép Chính phủ mở (Vương quốc Anh) 1.0",
	    "Open Government Licence v1.0",
	    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/", "OGL_1_0",
	    true, "ukogl1 ogl1 ogl10"),
	KNOWN("OGL-Canada-2.0", "Giấy phép Chính phủ mở (Canada) 2.0",
	    "Open Government Licence - Canada 2.0",
	    "https://open.canada.ca/en/open-government-licence-canada", "", true,
	    "caogllgo oglcanada opengovernmentlicencecanada"),
	KNOWN("etalab-2.0", "Giấy phép mở Etalab 2.0 (Pháp)", "Etalab Open Licence 2.0",
	    "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "ETALAB_2_0", true,
	    "etalab lov2 licenceouverte licenceouverte20"),
	KNOWN("DL-DE-BY-2.0", "Giấy phép dữ liệu Đức - Ghi công 2.0",
	    "Data licence Germany - attribution - version 2.0",
	    "https://www.govdata.de/dl-de/by-2-0", "DLDE_BY_2_0", true, "dldeby govdatadedldeby20"),
	KNOWN("DL-DE-ZERO-2.0", "Giấy phép dữ liệu Đức - Không điều kiện 2.0",
	    "Data licence Germany - Zero - version 2.0", "https://www.govdata.de/dl-de/zero-2-0",
	    "DLDE_ZERO_2_0", true, "dldezero"),
	KNOWN("NLOD-2.0", "Giấy phép Na Uy cho dữ liệu mở của Chính phủ 2.0",
	    "Norwegian Licence for Open Government Data (NLOD) 2.0",
	    "https://data.norge.no/nlod/en/2.0", "NLOD_2_0", true, "nlod nlod2"),
	KNOWN("CDLA-Permissive-2.0", "Thỏa thuận cấp phép dữ liệu cộng đồng - Cho phép rộng 2.0",
	    "Community Data License Agreement - Permissive 2.0", "https://cdla.dev/permissive-2-0/",
	    "", true, "cdlapermissive"),
	KNOWN("CDLA-Permissive-1.0", "Thỏa thuận cấp phép dữ liệu cộng đồng - Cho phép rộng 1.0",
	    "Community Data License Agreement - Permissive 1.0", "https://cdla.dev/permissive-1-0/",
	    "", true, ""),
	KNOWN("CDLA-Sharing-1.0", "Thỏa thuận cấp phép dữ liệu cộng đồng - Chia sẻ 1.0",
	    "Community Data License Agreement - Sharing 1.0", "https://cdla.dev/sharing-1-0/", "",
	    true, "cdlasharing"),
	KNOWN("GFDL-1.3", "Giấy phép tài liệu tự do GNU 1.3", "GNU Free Documentation License 1.3",
	    "https://www.gnu.org/licenses/fdl-1.3.html", "GNU_FDL_1_3", true,
	    "gfdl fdl fdl13 gfdl13only gnufreedocumentation"),
	KNOWN("MIT", "Giấy phép MIT", "MIT License", "https://opensource.org/license/mit", "MIT",
	    true, "mitlicense"),
	KNOWN("Apache-2.0", "Giấy phép Apache 2.0", "Apache License 2.0",
	    "https://www.apache.org/licenses/LICENSE-2.0", "APACHE_2_0", true,
	    "apache apache2 apachelicenseversion20"),
	KNOWN("BSD-3-Clause", "Giấy phép BSD 3 điều khoản", "BSD 3-Clause License",
	    "https://opensource.org/license/bsd-3-clause", "BSD_3_CLAUSE", true,
	    "bsd bsd3 3clausebsd"),
	KNOWN("BSD-2-Clause", "Giấy phép BSD 2 điều khoản", "BSD 2-Clause License",
	    "https://opensource.org/license/bsd-2-clause", "BSD_2_CLAUSE", true, "bsd2 2clausebsd"),
	KNOWN("ISC", "Giấy phép ISC", "ISC License",
	    "https://opensource.org/license/isc-license-txt", "ISC", true, ""),
	KNOWN("Unlicense", "Unlicense: dành cho phạm vi công cộng", "The Unlicense",
	    "https://unlicense.org/", "UNLICENCE", true, "unlicence"),
	KNOWN("MPL-2.0", "Giấy phép công cộng Mozilla 2.0", "Mozilla Public License 2.0",
	    "https://www.mozilla.org/MPL/2.0/", "MPL_2_0", true, "mpl mpl2"),
	KNOWN("EUPL-1.2", "Giấy phép công cộng Liên minh châu Âu 1.2",
	    "European Union Public Licence 1.2", "https://joinup.ec.europa.eu/page/eupl-text-11-12",
	    "EUPL_1_2", true, "eupl"),
	KNOWN("GPL-3.0-only", "Giấy phép công cộng GNU 3.0", "GNU General Public License v3.0 only",
	    "https://www.gnu.org/licenses/gpl-3.0.html", "GPL_3_0", true, "gpl3 gpl30 gplv3"),
	KNOWN("GPL-3.0-or-later", "Giấy phép công cộng GNU 3.0 hoặc mới hơn",
	    "GNU General Public License v3.0 or later", "", "GPL_3_0_OR_LATER", true, "gpl30+"),
	KNOWN("GPL-2.0-only", "Giấy phép công cộng GNU 2.0", "GNU General Public License v2.0 only",
	    "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html", "GPL_2_0", true,
	    "gpl2 gpl20 gplv2"),
	KNOWN("public-domain", "Thuộc phạm vi công cộng", "Public domain", "", "", true,
	    "pd otherpd uspd usgovernmentworks usagovgovernmentworks usapublicdomain"),
};

enum { LICENCE_COUNT = sizeof(licences) / sizeof(licences[0]), KEY_MAX = 160 };

/* What is left of a name when case, blanks and punctuation do not count. */
struct name_key {
	char text[KEY_MAX];
	size_t len;
};

/* Addresses at which many licences lie: the rest of the address names the licence. */
static const struct {
	struct str prefix;
	const char *key;
} places[] = {
	{ STR_INIT("creativecommons.org/licenses/"), "cc" },
	{ STR_INIT("creativecommons.org/publicdomain/"), "cc" },
	{ STR_INIT("opendatacommons.org/licenses/"), "odc" },
	{ STR_INIT("opendefinition.org/licenses/"), "" },
	{ STR_INIT("publications.europa.eu/resource/authority/licence/"), "" },
	{ STR_INIT("spdx.org/licenses/"), "" },
	{ STR_INIT("opensource.org/licenses/"), "" },
	{ STR_INIT("opensource.org/license/"), "" },
};

static bool cut_prefix(struct str *name, struct str prefix)
{
	if (name->len < prefix.len ||
	    !str_eq_ignoring_case(str_slice(*name, 0, prefix.len), prefix))
		return false;
	*name = str_from(*name, prefix.len);
	return true;
}

static bool cut_suffix(struct str *name, struct str suffix)
{
	if (name->len < suffix.len ||
	    !str_eq_ignoring_case(str_from(*name, name->len - suffix.len), suffix))
		return false;
	*name = str_slice(*name, 0, name->len - suffix.len);
	return true;
}

/* An address without what varies: scheme, www., the page of the licence ("deed.vi"). */
static void cut_address(struct str *name)
{
	static const struct str endings[] = { STR_INIT(".html"), STR_INIT(".txt"),
		STR_INIT(".json"), STR_INIT(".php"), STR_INIT("/"), STR_INIT("/legalcode"),
		STR_INIT("/deed"), STR_INIT("/summary") };
	size_t dot;

	if (!cut_prefix(name, STR("https://")) && !cut_prefix(name, STR("http://")))
		return;
	cut_prefix(name, STR("www."));
	*name = str_slice(*name, 0, str_find(*name, '#'));
	dot = str_rfind(*name, '.');
	if (dot >= 5 && str_ends_with(str_slice(*name, 0, dot), STR("/deed")) &&
	    !str_contains(str_from(*name, dot), STR("/")))
		*name = str_slice(*name, 0, dot);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (cut_suffix(name, endings[i]))
			cut_suffix(name, STR("/"));
	}
}

static void key_add(struct name_key *key, struct str text)
{
	for (size_t i = 0; i < text.len && key->len < KEY_MAX; i++) {
		char c = ascii_lower(text.data[i]);

		if (ascii_is_alpha(c) || ascii_is_digit(c) || c == '+' || (unsigned char)c >= 0x80)
			key->text[key->len++] = c;
	}
}

static struct str key_str(const struct name_key *key)
{
	return (struct str){ key->text, key->len };
}

static void name_key(struct name_key *key, struct str name)
{
	struct str text;

	key->len = 0;
	cut_address(&name);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (cut_prefix(&name, places[i].prefix)) {
			key_add(key, str_of(places[i].key));
			break;
		}
	}
	key_add(key, name);
	text = key_str(key);
	/* "CC-BY-4.0 License", not "Unlicense" */
	if (text.len > 9 &&
	    (cut_suffix(&text, STR("license")) || cut_suffix(&text, STR("licence"))))
		key->len = text.len;
}

static bool is_named(const struct known_licence *known, struct str key)
{
	struct str rest = str_of(known->spellings), spelling;
	struct name_key other;

	name_key(&other, known->licence.id);
	if (str_eq(key_str(&other), key))
		return true;
	name_key(&other, known->licence.eu_code);
	if (other.len && str_eq(key_str(&other), key))
		return true;
	name_key(&other, known->licence.url);
	if (other.len && str_eq(key_str(&other), key))
		return true;
	for (size_t i = 0; i < known->licence.title.count; i++) {
		name_key(&other, known->licence.title.entries[i].value);
		if (str_eq(key_str(&other), key))
			return true;
	}
	while (str_split(&rest, ' ', &spelling)) {
		name_key(&other, spelling);
		if (other.len && str_eq(key_str(&other), key))
			return true;
	}
	return false;
}

static const struct licence *find(struct str name)
{
	struct name_key key;

	name_key(&key, name);
	if (!key.len || key.len == KEY_MAX)
		return NULL;
	for (size_t i = 0; i < LICENCE_COUNT; i++) {
		if (is_named(&licences[i], key_str(&key)))
			return &licences[i].licence;
	}
	return NULL;
}

const struct licence *licence_find(struct str name)
{
	const struct licence *licence = find(name);
	size_t open = str_find(name, '(');

	/* "Creative Commons Attribution 4.0 International (CC BY 4.0)" */
	if (!licence && open < name.len) {
		licence = find(str_slice(name, 0, open));
		if (!licence)
			licence = find(str_from(name, open));
	}
	return licence;
}

const struct licence *licence_at(size_t index)
{
	return index < LICENCE_COUNT ? &licences[index].licence : NULL;
}
