/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "deploy/pending.h"
#include "deploy/target_kinds.h"
#include "deploy/tool.h"

/*
 * SFTP and FTP over TLS by lftp, for hosts that allow no more: ordered, but not at once. The script
 * is a file; a password comes from LFTP_PASSWORD, ~/.netrc or a key of ssh, never from it.
 */
enum { MANIFEST_BYTES_MAX = 1 << 30, PORT_FTPS_IMPLICIT = 990 };

/* A word of lftp's language. */
static void add_word(struct strbuf *script, struct str before, struct str word)
{
	strbuf_add_cstr(script, " \"");
	strbuf_add(script, before);
	for (size_t i = 0; i < word.len; i++) {
		if (word.data[i] == '"' || word.data[i] == '\\')
			strbuf_add_char(script, '\\');
		strbuf_add_char(script, word.data[i]);
	}
	strbuf_add_char(script, '"');
}

static void begin(struct deployment *deployment, struct strbuf *script)
{
	const struct target *target = deployment->target;
	bool is_sftp = str_eq(target->kind, STR("sftp"));
	const char *scheme = is_sftp ? "sftp" : target->port == PORT_FTPS_IMPLICIT ? "ftps" : "ftp";

	strbuf_add_cstr(script, "set cmd:fail-exit yes\nset net:max-retries 3\nset net:timeout 30\n"
				"set net:reconnect-interval-base 2\n"
				"set xfer:use-temp-file yes\nset xfer:temp-file-name .datamo.*\n"
				"set xfer:clobber yes\nset ftp:ssl-force yes\n"
				"set ftp:ssl-protect-data yes\nset ssl:verify-certificate yes\n"
				"open");
	if (target->port)
		strbuf_add_format(script, " -p %llu", (unsigned long long)target->port);
	if (target->user.len)
		/* The comma: without a password, ssh's keys. */
		strbuf_add_format(script, " -u %.*s%s", STR_ARG(target->user),
		    is_sftp && !getenv("LFTP_PASSWORD") ? "," : "");
	if (target->user.len && getenv("LFTP_PASSWORD"))
		strbuf_add_cstr(script, " --env-password");
	strbuf_add_format(script, " %s://%.*s\n", scheme, STR_ARG(target->host));
}

static bool run_script(
    struct deployment *deployment, const struct strbuf *script, struct strbuf *output)
{
	const char *file = tool_file(deployment, "script", strbuf_str(script));
	const char *const arguments[] = { "lftp", "-f", file, NULL };

	return file && tool_do(deployment, &(struct tool){ .arguments = arguments }, output);
}

/* What was fetched into the scratch folder; false: it was listed, but did not come. */
static bool read_fetched(
    struct deployment *deployment, struct str listing, const char *name, struct strbuf *text)
{
	struct str line;
	bool is_listed = false;

	while (str_split(&listing, '\n', &line)) {
		size_t slash = str_rfind(line, '/');

		if (slash < line.len)
			line = str_from(line, slash + 1);
		is_listed = is_listed || str_eq(line, str_of(name));
	}
	if (!is_listed)
		return true;
	return file_read_below(deployment->scratch, name, MANIFEST_BYTES_MAX, text) ||
	       deployment_fail(deployment, name, errno);
}

/* Whether the folder is there, and a manifest in it, is told by what it lists: to fetch what is not
 * there fails like a broken line does. */
static bool lftp_look(struct deployment *deployment)
{
	struct strbuf script = STRBUF_INIT, listing = STRBUF_INIT, manifest = STRBUF_INIT,
		      pending = STRBUF_INIT;
	const char *folder = tool_folder(deployment);
	bool is_done;

	begin(deployment, &script);
	strbuf_add_cstr(&script, "cls -1 > /dev/null\nset cmd:fail-exit no\ncls -1");
	add_word(&script, deployment->target->path, STR("/"));
	for (size_t i = 0; folder && i < 2; i++) {
		strbuf_add_cstr(&script, "\nget -O");
		add_word(&script, STR(""), str_of(folder));
		add_word(&script, deployment->target->path,
		    i ? STR("/" PENDING_FILE) : STR("/manifest.json"));
	}
	strbuf_add_cstr(&script, "\nexit 0\n");
	is_done = folder && run_script(deployment, &script, &listing) &&
		  read_fetched(deployment, strbuf_str(&listing), "manifest.json", &manifest) &&
		  read_fetched(deployment, strbuf_str(&listing), PENDING_FILE, &pending) &&
		  pending_read(deployment, strbuf_str(&manifest), strbuf_str(&pending));
	strbuf_release(&script);
	strbuf_release(&listing);
	strbuf_release(&manifest);
	strbuf_release(&pending);
	return is_done;
}

/* "datasets/air/": with its slash; empty for a file of the root. */
static struct str folder_of(struct str path)
{
	size_t slash = str_rfind(path, '/');

	return slash == path.len ? STR("") : str_slice(path, 0, slash + 1);
}

static void add_place(struct deployment *deployment, struct strbuf *script, struct str path)
{
	struct str before = arena_format(
	    deployment->arena, "%.*s/", STR_ARG(deployment->target->path));

	add_word(script, before, path);
}

/* Files that follow each other and lie in one folder go by one command. */
static void add_files(struct deployment *deployment, struct strbuf *script)
{
	const struct plan *plan = deployment->plan;
	struct str folder = STR("/");

	for (size_t i = 0; i < plan->send_count; i++) {
		struct str path = plan->send[i]->path;

		if (!str_eq(folder_of(path), folder)) {
			folder = folder_of(path);
			strbuf_add_cstr(script, "\nset cmd:fail-exit no\nmkdir -p -f");
			add_place(deployment, script, folder);
			strbuf_add_cstr(script, "\nset cmd:fail-exit yes\nput -O");
			add_place(deployment, script, folder);
		}
		add_word(script, STR("./"), path);
	}
}

static int compare_backwards(const void *left, const void *right)
{
	return str_cmp(*(const struct str *)right, *(const struct str *)left);
}

/* Folders that may be empty now, those within others before them; what is not empty stays. */
static void remove_folders(struct deployment *deployment, struct strbuf *script)
{
	const struct plan *plan = deployment->plan;
	struct str *folders = NULL, last = STR("");
	size_t count = 0;

	for (size_t i = 0; i < plan->removed_count; i++) {
		struct str folder = folder_of(plan->removed[i]);

		for (; folder.len; folder = folder_of(str_slice(folder, 0, folder.len - 1)))
			*ARENA_ADD(deployment->arena, folders, count) = folder;
	}
	if (count)
		qsort(folders, count, sizeof(*folders), compare_backwards);
	for (size_t i = 0; i < count; i++) {
		if (str_eq(folders[i], last))
			continue;
		last = folders[i];
		strbuf_add_cstr(script, "\nrmdir -f");
		add_place(deployment, script, last);
	}
}

static void add_removals(struct deployment *deployment, struct strbuf *script)
{
	const struct plan *plan = deployment->plan;

	strbuf_add_cstr(script, "\nset cmd:fail-exit no");
	for (size_t i = 0; i < plan->removed_count; i++) {
		strbuf_add_cstr(script, "\nrm -f");
		add_place(deployment, script, plan->removed[i]);
	}
	remove_folders(deployment, script);
	strbuf_add_cstr(script, "\nset cmd:fail-exit yes");
}

static bool lftp_send(struct deployment *deployment)
{
	const char *pending = tool_file(deployment, PENDING_FILE, pending_text(deployment));
	struct strbuf script = STRBUF_INIT;
	bool is_done;

	if (!pending)
		return false;
	begin(deployment, &script);
	strbuf_add_cstr(&script, "set cmd:fail-exit no\nmkdir -p -f");
	add_place(deployment, &script, STR(""));
	strbuf_add_cstr(&script, "\nset cmd:fail-exit yes\nput -O");
	add_place(deployment, &script, STR(""));
	add_word(&script, STR(""), str_of(pending));
	add_files(deployment, &script);
	add_removals(deployment, &script);
	strbuf_add_cstr(&script, "\nput -O");
	add_place(deployment, &script, STR(""));
	strbuf_add_cstr(&script, " ./manifest.json\nrm");
	add_place(deployment, &script, STR(PENDING_FILE));
	strbuf_add_char(&script, '\n');
	is_done = run_script(deployment, &script, NULL);
	strbuf_release(&script);
	return is_done;
}

const struct target_kind sftp_target = {
	.id = "sftp",
	.programs = { "lftp", "ssh" },
	.look = lftp_look,
	.send = lftp_send,
};

const struct target_kind ftps_target = {
	.id = "ftps",
	.programs = { "lftp" },
	.look = lftp_look,
	.send = lftp_send,
};
