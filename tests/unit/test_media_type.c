/* SPDX-License-Identifier: MIT */
#include "model/media_type.h"

#include "base/strbuf.h"
#include "export/exporter.h"
#include "model/file_type.h"
#include "tap.h"

static const char *type_of(const char *path)
{
	const struct media_type *type = media_type_of_path(str_of(path));

	return type ? type->name : "none";
}

static bool is_type(const char *path, const char *expected)
{
	bool is_equal = !strcmp(type_of(path), expected);

	if (!is_equal)
		printf("# %s: '%s', expected '%s'\n", path, type_of(path), expected);
	return is_equal;
}

/* What the metadata says of a file is what a host will say of it. */
static void agrees_with_exporters(void)
{
	const struct exporter *exporter;
	struct strbuf path = STRBUF_INIT;
	bool agrees = true;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		strbuf_clear(&path);
		if (exporter->extension)
			strbuf_add_format(&path, "datasets/a/x.%s", exporter->extension);
		else
			strbuf_add_format(&path, "%s", exporter->file_name);
		agrees = is_type(path.data, exporter->media_type) && agrees;
	}
	ok(agrees, "every exporter's file has the exporter's media type");
	strbuf_release(&path);
}

static void agrees_with_file_types(void)
{
	const struct file_type *file_type;
	struct strbuf path = STRBUF_INIT;
	bool agrees = true;

	for (size_t i = 0; (file_type = file_type_at(i)); i++) {
		strbuf_clear(&path);
		strbuf_add_format(&path, "datasets/a/original/X.%s", file_type->id);
		agrees = is_type(path.data, file_type->media_type) && agrees;
	}
	ok(agrees, "every file that a portal may publish has its media type");
	strbuf_release(&path);
}

int main(void)
{
	ok(is_type("index.html", "text/html") && is_type("a/DATA.CSV", "text/csv"),
	    "the ending decides, in either case");
	ok(is_type("datasets/a/index.html.md", "text/markdown"), "the last ending does");
	ok(is_type("api/v1/openapi.json", "application/vnd.oai.openapi+json") &&
		is_type("api/v1/other.json", "application/json"),
	    "a whole name says more than its ending");
	ok(is_type("api/3/action/package_show/air", "application/json"),
	    "CKAN's answers are JSON without an ending");
	ok(is_type("x.exe", "none") && is_type("csv", "none") && is_type("", "none"),
	    "what no site has is of no kind");
	ok(is_type("api/3/action/package_show/air.gz", "application/gzip"),
	    "the twin of an answer is no answer");
	agrees_with_exporters();
	agrees_with_file_types();
	return tap_end();
}
