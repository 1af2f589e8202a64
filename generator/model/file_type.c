/* SPDX-License-Identifier: MIT */
#include "model/file_type.h"

static const struct file_type file_types[] = {
	{ "csv", "CSV", "text/csv", "CSV", true, false },
	{ "tsv", "TSV", "text/tab-separated-values", "TSV", true, false },
	{ "tab", "TSV", "text/tab-separated-values", "TSV", true, false },
	{ "json", "JSON", "application/json", "JSON", false, false },
	{ "geojson", "GeoJSON", "application/geo+json", "GEOJSON", false, false },
	{ "txt", "TXT", "text/plain", "TXT", false, false },
	{ "pdf", "PDF", "application/pdf", "PDF", false, false },
	{ "xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	    "XLSX", false, false },
	{ "ods", "ODS", "application/vnd.oasis.opendocument.spreadsheet", "ODS", false, false },
	{ "zip", "ZIP", "application/zip", "ZIP", false, false },
	{ "png", "PNG", "image/png", "PNG", false, true },
	{ "jpg", "JPEG", "image/jpeg", "JPEG", false, true },
	{ "jpeg", "JPEG", "image/jpeg", "JPEG", false, true },
	{ "webp", "WebP", "image/webp", "WEBP", false, true },
};

const struct file_type *file_type_at(size_t index)
{
	return index < sizeof(file_types) / sizeof(file_types[0]) ? &file_types[index] : NULL;
}

const struct file_type *file_type_find(struct str id)
{
	const struct file_type *type;

	if (id.len && id.data[0] == '.')
		id = str_from(id, 1);
	for (size_t i = 0; (type = file_type_at(i)); i++) {
		if (str_eq_ignoring_case(str_of(type->id), id))
			return type;
	}
	return NULL;
}

const struct file_type *file_type_of_path(struct str path)
{
	size_t dot = str_rfind(path, '.');

	return dot == path.len ? NULL : file_type_find(str_from(path, dot + 1));
}
