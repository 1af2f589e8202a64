/* SPDX-License-Identifier: MIT */
#include "site/theme_path.h"

#include <limits.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"

#ifndef DATAMO_DATADIR
#define DATAMO_DATADIR "/usr/local/share/datamo"
#endif

static const struct diag_kind theme_missing = {
	.id = "site.theme-missing",
	.level = DIAG_ERROR,
	.message = { "Không tìm thấy giao diện mặc định, cả ở {found} lẫn {expected}.",
	    "The default theme is neither at {found} nor at {expected}." },
	.mend = { "Cài đặt lại datamo (`make install`).",
	    "Install datamo again (`make install`)." },
};

/* A folder named from where the program lies, else the one that was installed; what was tried first
 * stays in `beside`. */
static int open_either(const char *from_program, const char *installed, struct strbuf *beside)
{
	char program[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program));
	struct str path = { program, len > 0 ? (size_t)len : 0 };
	int folder;

	strbuf_add(beside, str_slice(path, 0, str_rfind(path, '/')));
	strbuf_add_cstr(beside, from_program);
	folder = folder_open(beside->data);
	return folder < 0 ? folder_open(installed) : folder;
}

int theme_default_open(struct diags *diags)
{
	static const char installed[] = DATAMO_DATADIR "/themes/default";
	struct strbuf beside = STRBUF_INIT;
	int folder = open_either("/../themes/default", installed, &beside);

	if (folder < 0)
		DIAG(diags, &theme_missing, (struct location){ 0 }, .found = strbuf_str(&beside),
		    .expected = str_of(installed));
	strbuf_release(&beside);
	return folder;
}

static int open_quietly(const char *from_program, const char *installed)
{
	struct strbuf beside = STRBUF_INIT;
	int folder = open_either(from_program, installed, &beside);

	strbuf_release(&beside);
	return folder;
}

int start_files_open(void)
{
	return open_quietly("/../generator/start", DATAMO_DATADIR "/start");
}

int serve_files_open(void)
{
	return open_quietly("/../generator/serve/web", DATAMO_DATADIR "/serve/web");
}
