/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"
#include "host/host.h"
#include "site/build_context.h"

static void write_kind(struct build_context *build, const struct host_kind *kind,
    const struct host_context *context, struct diags *diags)
{
	for (size_t i = 0; i < HOST_FILES_MAX && kind->files[i].path; i++) {
		struct staged_file file;

		if (!staged_file_begin(&file, build->staging, str_of(kind->files[i].path), kind->id,
			STAGED_SMALL, diags))
			continue;
		kind->files[i].write(context, file.output);
		staged_file_end(&file);
	}
}

void build_hosts(struct build_context *build, struct diags *diags)
{
	const struct portal *portal = build->portal;
	const struct export_context exports = { .portal = portal, .diags = diags };
	const struct exporter *ckan = exporter_find(STR("ckan"));
	struct arena *arena = arena_new();
	struct host_context context;

	/* chosen_check() has said what is wrong with the choice. */
	if (host_context_init(&context, arena, portal)) {
		context.has_ckan = exporter_is_wanted(ckan, portal) && ckan->accepts(&exports);
		for (size_t i = 0; i < portal->host_file_count; i++) {
			const struct host_kind *kind = host_kind_find(portal->host_files[i]);

			if (kind)
				write_kind(build, kind, &context, diags);
		}
	}
	arena_free(arena);
}
