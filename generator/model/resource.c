/* SPDX-License-Identifier: MIT */
#include "model/resource.h"

#include "model/file_type.h"

struct str resource_original_format(const struct resource *resource)
{
	struct str path = resource->kind == RESOURCE_LINK ? resource->url : resource->path;
	size_t dot, slash;

	if (resource->format.len)
		return resource->format;
	path = str_slice(path, 0, str_find(path, '?'));
	path = str_slice(path, 0, str_find(path, '#'));
	dot = str_rfind(path, '.');
	slash = str_rfind(path, '/');
	if (dot == path.len || (slash < path.len && dot < slash) || path.len - dot > 9)
		return STR("");
	/* the dot of a bare host is no ending: https://example.org */
	if (slash < path.len && slash && path.data[slash - 1] == '/')
		return STR("");
	return str_from(path, dot + 1);
}

struct str file_format_name(struct arena *arena, struct str format)
{
	/* Those that no curator gives but that are derived. */
	static const struct str derived[][2] = {
		{ STR_INIT("sqlite"), STR_INIT("SQLite") },
		{ STR_INIT("csv-excel"), STR_INIT("CSV (Excel)") },
	};
	const struct file_type *type = file_type_find(format);
	char *upper;

	if (type)
		return str_of(type->name);
	for (size_t i = 0; i < sizeof(derived) / sizeof(derived[0]); i++) {
		if (str_eq(derived[i][0], format))
			return derived[i][1];
	}
	upper = arena_cstr(arena, format);
	for (size_t i = 0; i < format.len; i++) {
		if (upper[i] >= 'a' && upper[i] <= 'z')
			upper[i] = (char)(upper[i] - 'a' + 'A');
	}
	return (struct str){ upper, format.len };
}
