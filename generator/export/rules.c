/* SPDX-License-Identifier: MIT */
#include "export/rules.h"

static const struct rule rules[] = {
	{ "portal.base-url-missing", DIAG_WARNING,
	    { "Thiếu địa chỉ của cổng", "No address of the portal" },
	    { "Không có base_url thì không tạo được catalog.ttl, catalog.jsonld và sitemap.xml, vì "
	      "chúng cần địa chỉ tuyệt đối.",
		"Without base_url catalog.ttl, catalog.jsonld and sitemap.xml cannot be made, as "
		"they need absolute addresses." },
	    { "Thêm vào portal.yml, ví dụ base_url: https://du-lieu.example.vn/.",
		"Add it to portal.yml, such as base_url: https://data.example.vn/." },
	    "+ base_url: https://du-lieu.example.vn/", "DCAT-AP 3.0.1; sitemaps.org" },
	{ "portal.sitemap-too-long", DIAG_WARNING,
	    { "Sơ đồ trang quá dài", "The sitemap is too long" },
	    { "Một sitemap.xml chứa được 50.000 trang; các trang sau không được liệt kê.",
		"A sitemap.xml holds 50,000 pages; those behind are not listed." },
	    { "Không cần làm gì: các trang vẫn được liên kết từ danh mục.",
		"Nothing needs to be done: the catalogue links them all." },
	    "+ https://du-lieu.example.vn/sitemap.xml", "sitemaps.org protocol" },
};

const struct rule_list export_rules = RULE_LIST(rules);
