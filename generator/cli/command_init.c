/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/command.h"
#include "site/start.h"

#ifndef DATAMO_COMMIT
#define DATAMO_COMMIT ""
#endif

/* "vi,en"; false: it is no list of these, each once. */
static bool read_languages(struct str list, struct start_options *options)
{
	struct str name;

	while (str_split(&list, ',', &name)) {
		enum message_language language;

		if (!str_eq(name, STR("vi")) && !str_eq(name, STR("en")))
			return false;
		language = name.data[0] == 'v' ? MESSAGES_VI : MESSAGES_EN;
		if (options->language_count && options->languages[0] == language)
			return false;
		if (options->language_count == MESSAGES_COUNT)
			return false;
		options->languages[options->language_count++] = language;
	}
	return options->language_count > 0;
}

static void print_next(struct str folder, enum message_language language)
{
	struct strbuf shown = STRBUF_INIT;

	harmless_add(&shown, folder, 300);
	if (language == MESSAGES_VI)
		printf("Đã tạo cổng dữ liệu trong %s. Tiếp theo:\n"
		       "  datamo serve %s/datasets\n"
		       "  datamo add BẢNG.csv --to %s\n"
		       "Xem %s/README.md.\n",
		    shown.data, shown.data, shown.data, shown.data);
	else
		printf("A portal is in %s. Next:\n"
		       "  datamo serve %s/datasets\n"
		       "  datamo add TABLE.csv --to %s\n"
		       "See %s/README.md.\n",
		    shown.data, shown.data, shown.data, shown.data);
	strbuf_release(&shown);
}

/* Exits with 2 when the folder is not free: another one must be named. */
static int complain(struct str where, int error, enum message_language language)
{
	struct strbuf shown = STRBUF_INIT;

	harmless_add(&shown, where, 300);
	if (error != ENOTEMPTY)
		fprintf(stderr, "datamo: %s: %s\n", shown.data, strerror(error));
	else if (language == MESSAGES_VI)
		fprintf(
		    stderr, "datamo: %s: thư mục đã có tệp; hãy chọn thư mục mới\n", shown.data);
	else
		fprintf(stderr, "datamo: %s: the folder holds files; name a new one\n", shown.data);
	strbuf_release(&shown);
	return error == ENOTEMPTY ? CLI_USAGE : CLI_ENVIRONMENT;
}

static int run(const struct invocation *invocation)
{
	const char *list = invocation_value(invocation, "lang");
	struct start_options options = { .version = DATAMO_VERSION, .commit = DATAMO_COMMIT };
	struct strbuf where = STRBUF_INIT;
	struct str folder;
	int error, status = CLI_OK;

	if (!list)
		list = invocation->language == MESSAGES_VI ? "vi" : "en";
	if (!invocation->argument_count)
		return usage_error(
		    invocation, "cần tên thư mục mới", "the name of a new folder is wanted", NULL);
	if (!read_languages(str_of(list), &options))
		return usage_error(invocation, "--lang phải là vi, en, hoặc cả hai: vi,en",
		    "--lang must be vi, en or both: vi,en", list);
	folder = str_of(invocation->arguments[0]);
	while (folder.len > 1 && folder.data[folder.len - 1] == '/')
		folder.len--;
	error = start_portal(invocation->arguments[0], &options, &where);
	if (error)
		status = complain(strbuf_str(&where), error, options.languages[0]);
	else
		print_next(folder, options.languages[0]);
	strbuf_release(&where);
	return status;
}

static const struct option options[] = {
	{ "lang", '\0', "LIST",
	    { "ngôn ngữ của cổng: vi, en, hoặc vi,en; ngôn ngữ đầu là mặc định",
		"the portal's languages: vi, en, or vi,en with the default one first" } },
	{ .name = NULL },
};

const struct command command_init = {
	.name = "init",
	.usage = "DIR [--lang vi,en]",
	.summary = { "tạo một cổng dữ liệu mới để bắt đầu", "make a new portal to begin with" },
	.options = options,
	.arguments_max = 1,
	.run = run,
};
