/* SPDX-License-Identifier: MIT */
#include "export/base_url.h"

#include "base/url.h"

static const struct diag_kind base_url_missing = {
	.id = "portal.base-url-missing",
	.level = DIAG_WARNING,
	.message = { [MESSAGES_VI] = "Không có địa chỉ của cổng, nên không tạo được catalog.ttl, "
				     "catalog.jsonld và sitemap.xml.",
	    [MESSAGES_EN] = "The portal's address is not given, so catalog.ttl, catalog.jsonld and "
			    "sitemap.xml cannot be made." },
	.mend = { [MESSAGES_VI] =
		      "Thêm vào portal.yml, ví dụ base_url: https://du-lieu.example.vn/",
	    [MESSAGES_EN] = "Add it to portal.yml, such as base_url: https://data.example.vn/" },
};

bool export_has_base_url(const struct export_context *context)
{
	if (url_kind_of(context->portal->base_url) == URL_WEB)
		return true;
	for (size_t i = 0; i < diags_kept(context->diags); i++) {
		if (diags_at(context->diags, i)->kind == &base_url_missing)
			return false;
	}
	DIAG(context->diags, &base_url_missing, context->portal->at, .name = STR(""));
	return false;
}

bool export_has_address(const struct export_context *context)
{
	return url_kind_of(context->portal->base_url) == URL_WEB &&
	       context->dataset->status == DATASET_PUBLISHED;
}
