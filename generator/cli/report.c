/* SPDX-License-Identifier: MIT */
#include "cli/report.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/atomic_file.h"
#include "cli/command.h"
#include "site/rules.h"

static int open_file(void *context, struct str path)
{
	const struct cli_report *self = context;
	struct strbuf name = STRBUF_INIT;
	int fd;

	strbuf_add(&name, path);
	fd = self->folder >= 0 ? file_open_below(self->folder, name.data)
			       : open(name.data, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	strbuf_release(&name);
	return fd;
}

/* "datasets/" of "datasets" and "./datasets//"; nothing of ".". */
static void add_prefix(struct strbuf *prefix, const char *folder)
{
	struct str path = str_of(folder);

	while (str_starts_with(path, STR("./")))
		path = str_from(path, 2);
	while (path.len > 1 && path.data[path.len - 1] == '/')
		path.len--;
	if (!path.len || str_eq(path, STR(".")))
		return;
	strbuf_add(prefix, path);
	if (!str_eq(path, STR("/")))
		strbuf_add_char(prefix, '/');
}

void cli_report_init(struct cli_report *self, const struct diags *diags, const char *folder,
    enum message_language language)
{
	*self = (struct cli_report){
		.report = { .diags = diags,
		    .at_least = DIAG_NOTE,
		    .language = language,
		    .version = DATAMO_VERSION,
		    .open = open_file,
		    .context = self,
		    .rule_at = rule_at },
		.folder = folder ? folder_open(folder) : -1,
	};
	if (folder)
		add_prefix(&self->prefix, folder);
	self->report.prefix = strbuf_str(&self->prefix);
}

void cli_report_release(struct cli_report *self)
{
	strbuf_release(&self->prefix);
	if (self->folder >= 0)
		close(self->folder);
}

static bool wants_colour(FILE *stream)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(fileno(stream)) && !(no_color && *no_color) && term &&
	       strcmp(term, "dumb") != 0;
}

void cli_report_print(struct cli_report *self, const struct reporter *reporter, FILE *stream)
{
	struct output *output = output_new_memory();
	struct str text;

	self->report.has_colour = wants_colour(stream);
	reporter->write(&self->report, output);
	self->report.has_colour = false;
	text = output_memory(output);
	if (text.len)
		fwrite(text.data, 1, text.len, stream);
	output_free(output);
}

bool cli_report_write(struct cli_report *self, const struct reporter *reporter, const char *path)
{
	struct output *output = output_new_memory();
	bool is_written;

	reporter->write(&self->report, output);
	is_written = atomic_file_write(path, output_memory(output), 0644);
	output_free(output);
	return is_written;
}
