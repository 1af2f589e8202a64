/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "site/build_context.h"

/* "assets/emblem.png", as render/ links it. */
static void copy_emblem(struct build_context *build, struct diags *diags)
{
	struct str emblem = build->portal->emblem;
	struct strbuf path = STRBUF_INIT;
	struct copy_result copy;

	strbuf_add_cstr(&path, "assets/emblem");
	strbuf_add(&path, str_from(emblem, str_rfind(emblem, '.')));
	build_copy(build, build->staging,
	    &(struct copy_task){ emblem, strbuf_str(&path), "emblem", build->portal->at }, diags,
	    &copy);
	strbuf_release(&path);
}

void build_assets(struct build_context *build, struct diags *diags)
{
	for (size_t i = 0; i < build->theme->asset_count; i++) {
		const struct theme_file *asset = &build->theme->assets[i];
		struct strbuf path = STRBUF_INIT;
		struct staged_file file;

		strbuf_add_cstr(&path, "assets/");
		strbuf_add(&path, asset->name);
		if (staged_file_begin(&file, build->staging, strbuf_str(&path), "theme asset",
			STAGED_SMALL, diags)) {
			output_add(file.output, asset->content);
			staged_file_end(&file);
		}
		strbuf_release(&path);
	}
	if (build->portal->emblem.len)
		copy_emblem(build, diags);
}
