/* SPDX-License-Identifier: MIT */
#include "export/base_url.h"

#include "base/strbuf.h"
#include "base/url.h"

static const struct diag_kind base_url_missing = {
	.id = "portal.base-url-missing",
	.level = DIAG_WARNING,
	.message = { [MESSAGES_VI] =
			 "Không có địa chỉ của cổng, nên không tạo được {found}{expected}.",
	    [MESSAGES_EN] = "The portal's address is not given, so these cannot be made: "
			    "{found}{expected}." },
	.mend = { [MESSAGES_VI] =
		      "Thêm vào portal.yml, ví dụ base_url: https://du-lieu.example.vn/",
	    [MESSAGES_EN] = "Add it to portal.yml, such as base_url: https://data.example.vn/" },
};

/* What the portal wants and does not get: "catalog.ttl, catalog.jsonld, …". A message shows so much
 * of one value, so what is more goes into a second one. */
enum { VALUE_SHOWN = 80 };

static void add_missing(struct strbuf lists[2], const struct portal *portal)
{
	const struct exporter *exporter;
	bool is_first = true;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		struct str name = str_of(exporter->file_name);
		bool is_full = lists[1].len || lists[0].len + 2 + name.len > VALUE_SHOWN;

		if (!exporter->needs_base_url || exporter->scope != EXPORT_CATALOG ||
		    !exporter_is_wanted(exporter, portal))
			continue;
		strbuf_add_cstr(&lists[is_full], is_first ? "" : ", ");
		strbuf_add(&lists[is_full], name);
		is_first = false;
	}
}

bool export_has_base_url(const struct export_context *context)
{
	struct strbuf missing[2] = { STRBUF_INIT, STRBUF_INIT };

	if (url_kind_of(context->portal->base_url) == URL_WEB)
		return true;
	for (size_t i = 0; i < diags_kept(context->diags); i++) {
		if (diags_at(context->diags, i)->kind == &base_url_missing)
			return false;
	}
	add_missing(missing, context->portal);
	DIAG(context->diags, &base_url_missing, context->portal->at,
	    .found = strbuf_str(&missing[0]), .expected = strbuf_str(&missing[1]));
	strbuf_release(&missing[0]);
	strbuf_release(&missing[1]);
	return false;
}

bool export_has_address(const struct export_context *context)
{
	return url_kind_of(context->portal->base_url) == URL_WEB &&
	       context->dataset->status == DATASET_PUBLISHED;
}
