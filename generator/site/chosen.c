/* SPDX-License-Identifier: MIT */
#include "site/chosen.h"

#include "export/exporter.h"
#include "host/host.h"

static const struct diag_kind unknown_format = {
	.id = "portal.unknown-format",
	.level = DIAG_ERROR,
	.message = { "Không có định dạng nào tên là {name}; gần nhất là {expected}.",
	    "There is no format called {name}; the nearest is {expected}." },
	.mend = { "Sửa `formats:` trong portal.yml; `datamo formats` liệt kê các định dạng.",
	    "Mend `formats:` in portal.yml; `datamo formats` lists them." },
};

static const struct diag_kind unknown_host = {
	.id = "portal.unknown-host",
	.level = DIAG_ERROR,
	.message = { "Không có loại máy chủ web nào tên là {name}; gần nhất là {expected}.",
	    "There is no kind of web host called {name}; the nearest is {expected}." },
	.mend = { "Sửa `host_files:` trong portal.yml; có thể chọn: nginx, apache, caddy, headers.",
	    "Mend `host_files:` in portal.yml; there are nginx, apache, caddy and headers." },
};

static const struct diag_kind path_refused = {
	.id = "portal.host-path",
	.level = DIAG_ERROR,
	.message = { "Tệp cho máy chủ web cần base_url có đường dẫn chỉ gồm chữ không dấu, chữ số "
		     "và "
		     "- . _ ~, nhưng gặp “{found}”.",
	    "Files for web hosts need a base_url whose path has only letters, digits and - . _ ~, "
	    "but found “{found}”." },
	.mend = { "Đổi base_url, hoặc bỏ host_files.", "Change base_url, or remove host_files." },
};

static const char *format_id(size_t index)
{
	const struct exporter *exporter = exporter_at(index);

	return exporter ? exporter->id : NULL;
}

static const char *host_id(size_t index)
{
	const struct host_kind *kind = host_kind_at(index);

	return kind ? kind->id : NULL;
}

static void check_ids(const struct portal *portal, const char *key, const struct str *ids,
    size_t count, const char *(*id_at)(size_t index), const struct diag_kind *unknown,
    struct diags *diags)
{
	for (size_t i = 0; i < count; i++) {
		const char *id, *nearest = "";
		size_t best = SIZE_MAX;

		for (size_t k = 0; (id = id_at(k)); k++) {
			size_t distance = str_distance(ids[i], str_of(id), 20);

			if (distance < best) {
				best = distance;
				nearest = id;
			}
		}
		if (best)
			DIAG(diags, unknown,
			    key_value_place(&portal->keys, key, ids[i], portal->at), .name = ids[i],
			    .expected = str_of(nearest));
	}
}

void chosen_check(const struct portal *portal, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct host_context context;

	check_ids(portal, "formats", portal->formats, portal->format_count, format_id,
	    &unknown_format, diags);
	check_ids(portal, "host_files", portal->host_files, portal->host_file_count, host_id,
	    &unknown_host, diags);
	if (portal->host_file_count && !host_context_init(&context, arena, portal))
		DIAG(diags, &path_refused, key_place(&portal->keys, "base_url", portal->at),
		    .found = context.base);
	arena_free(arena);
}
