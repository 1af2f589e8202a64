/* SPDX-License-Identifier: MIT */
#include "model/hvd_category.h"

#define CATEGORY(id, code, vi, en)                                               \
	{                                                                        \
		STR_INIT(id), STR_INIT("http://data.europa.eu/bna/" code),       \
		{                                                                \
			(struct text_entry[]){ { STR_INIT("vi"), STR_INIT(vi) }, \
				{ STR_INIT("en"), STR_INIT(en) } },              \
			    2                                                    \
		}                                                                \
	}

/* https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/
 * resource/dataset/high-value-dataset-category */
static const struct hvd_category categories[] = {
	CATEGORY("geospatial", "c_ac64a52d", "Địa không gian", "Geospatial"),
	CATEGORY("earth-observation-and-environment", "c_dd313021",
	    "Quan sát Trái Đất và môi trường", "Earth observation and environment"),
	CATEGORY("meteorological", "c_164e0bf5", "Khí tượng", "Meteorological"),
	CATEGORY("statistics", "c_e1da4e07", "Thống kê", "Statistics"),
	CATEGORY("companies-and-company-ownership", "c_a9135398",
	    "Doanh nghiệp và sở hữu doanh nghiệp", "Companies and company ownership"),
	CATEGORY("mobility", "c_b79e35eb", "Đi lại", "Mobility"),
};

const struct hvd_category *hvd_category_at(size_t index)
{
	return index < sizeof(categories) / sizeof(categories[0]) ? &categories[index] : NULL;
}

const struct hvd_category *hvd_category_find(struct str id)
{
	const struct hvd_category *category;

	for (size_t i = 0; (category = hvd_category_at(i)); i++) {
		if (str_eq(category->id, id))
			return category;
	}
	return NULL;
}
