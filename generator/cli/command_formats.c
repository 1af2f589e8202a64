/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/command.h"
#include "export/exporter.h"

static const char *const downloads[MESSAGES_COUNT] = {
	"Để tải về; chọn bằng `formats:` trong portal.yml (* là mặc định):",
	"For download; chosen by `formats:` in portal.yml (* by default):",
};
static const char *const metadata[MESSAGES_COUNT] = {
	"Siêu dữ liệu và danh mục (* luôn được tạo; còn lại khi có trong `formats:`):",
	"Metadata and lists (* always made; the others when in `formats:`):",
};
static const char *const needs_base_url[MESSAGES_COUNT] = {
	"cần base_url trong portal.yml",
	"needs base_url in portal.yml",
};
static const char *const limits[MESSAGES_COUNT] = { "giới hạn", "limits" };

static bool is_chosen(const struct exporter *exporter)
{
	return exporter->is_download || exporter->scope == EXPORT_TABLE ||
	       exporter->scope == EXPORT_DATASET_ROWS;
}

/* Where the file lies: "datasets/DATASET/TABLE.csv". */
static void print_place(const struct exporter *exporter)
{
	if (exporter->scope == EXPORT_TABLE)
		printf("datasets/DATASET/TABLE.%s", exporter->extension);
	else if (exporter->scope == EXPORT_CATALOG)
		printf("%s", exporter->file_name);
	else if (exporter->file_name)
		printf("datasets/DATASET/%s", exporter->file_name);
	else
		printf("datasets/DATASET/DATASET.%s", exporter->extension);
}

static void print_exporter(const struct exporter *exporter, enum message_language language)
{
	printf("%c %-16s %s\n", exporter->is_default ? '*' : ' ', exporter->id,
	    exporter->purpose[language]);
	printf("  %-16s ", "");
	print_place(exporter);
	printf(", %s\n", exporter->media_type);
	if (exporter->needs_base_url)
		printf("  %-16s %s\n", "", needs_base_url[language]);
	if (exporter->limits[language])
		printf("  %-16s %s: %s\n", "", limits[language], exporter->limits[language]);
}

static int run(const struct invocation *invocation)
{
	enum message_language language = invocation->language;
	const struct exporter *exporter;

	for (int pass = 0; pass < 2; pass++) {
		puts(pass ? metadata[language] : downloads[language]);
		for (size_t i = 0; (exporter = exporter_at(i)); i++) {
			if (is_chosen(exporter) == (pass == 0))
				print_exporter(exporter, language);
		}
		if (!pass)
			putchar('\n');
	}
	return CLI_OK;
}

static const struct option options[] = {
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ .name = NULL },
};

const struct command command_formats = {
	.name = "formats",
	.usage = "[--lang vi|en]",
	.summary = { "liệt kê các định dạng và chuẩn siêu dữ liệu",
	    "list the formats and the dialects of metadata" },
	.options = options,
	.arguments_max = 0,
	.run = run,
};
