/* SPDX-License-Identifier: MIT */
#include "render/pages.h"

static const struct page_kind *const kinds[] = {
	&dataset_page,
	&columns_page,
	&chart_file,
	&moved_page,
	&home_page,
	&catalogue_page,
	&organizations_page,
	&organization_page,
	&themes_page,
	&theme_page,
	&keywords_page,
	&keyword_page,
	&formats_page,
	&format_page,
	&plan_page,
	&plan_organization_page,
	&data_map_page,
	&quality_page,
	&quality_badge,
	&scoreboard_page,
	&indicator_page,
	&rules_page,
	&rule_family_page,
	&note_page,
	&search_page,
	&catalog_api,
	&not_found_page,
};

const struct page_kind *page_kind_at(size_t index)
{
	return index < sizeof(kinds) / sizeof(kinds[0]) ? kinds[index] : NULL;
}
