/* SPDX-License-Identifier: MIT */
#include "deploy/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "base/program.h"
#include "site/tree.h"

enum { OUTPUT_BYTES_MAX = 1 << 30 };

extern char **environ;

static const struct diag_kind missing = { "publish.program-missing", DIAG_ERROR,
	{ "Cần chương trình {found} để công bố lên “{name}”, nhưng máy này không có.",
	    "Publishing to “{name}” needs the program {found}, which is not here." },
	{ "Cài nó, ví dụ `apt-get install {found}`.",
	    "Install it, for instance `apt-get install {found}`." } };

static const struct diag_kind failed = { "publish.program-failed", DIAG_ERROR,
	{ "Chương trình {name} không làm được việc ({found}).",
	    "The program {name} did not do its work ({found})." },
	{ "Sửa điều mà nó nói rồi chạy lại.", "Mend what it says, then run again." } };

bool tools_are_there(
    const struct target_kind *kind, const struct target *target, struct diags *diags)
{
	struct strbuf path = STRBUF_INIT;
	bool are_there = true;

	for (size_t i = 0; i < sizeof(kind->programs) / sizeof(kind->programs[0]); i++) {
		if (!kind->programs[i] || program_find(kind->programs[i], &path))
			continue;
		DIAG(diags, &missing, target->at, .name = target->name,
		    .found = str_of(kind->programs[i]));
		are_there = false;
	}
	strbuf_release(&path);
	return are_there;
}

/* Ours, with those of the tool in place of ours of the same name. */
static const char *const *make_environment(struct arena *arena, const char *const *more)
{
	const char **all = NULL;
	size_t count = 0, ours = 0;

	for (size_t i = 0; more && more[i]; i++)
		*ARENA_ADD(arena, all, count) = more[i];
	ours = count;
	for (size_t i = 0; environ[i]; i++) {
		struct str name = str_of(environ[i]);
		bool is_replaced = false;

		name = str_slice(name, 0, str_find(name, '=') + 1);
		for (size_t k = 0; k < ours; k++)
			is_replaced = is_replaced || str_starts_with(str_of(all[k]), name);
		if (!is_replaced)
			*ARENA_ADD(arena, all, count) = environ[i];
	}
	*ARENA_ADD(arena, all, count) = NULL;
	return all;
}

/* What programs take secrets from must not come back by what they complain of. */
static void add_without_secrets(struct strbuf *out, struct str text)
{
	static const char *const names[] = { "LFTP_PASSWORD", "AWS_SECRET_ACCESS_KEY",
		"AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID", "RCLONE_CONFIG_PASS", "GITHUB_TOKEN",
		"CI_JOB_TOKEN", "SSHPASS" };

	while (text.len) {
		bool is_secret = false;

		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !is_secret; i++) {
			struct str secret = str_of(getenv(names[i]));

			is_secret = secret.len > 3 && str_starts_with(text, secret);
			if (is_secret)
				text = str_from(text, secret.len);
		}
		strbuf_add(out, is_secret ? STR("…") : str_slice(text, 0, 1));
		text = str_from(text, is_secret ? 0 : 1);
	}
}

static void report(
    struct deployment *deployment, const char *name, struct str how, const struct strbuf *errors)
{
	DIAG(
	    deployment->diags, &failed, deployment->target->at, .name = str_of(name), .found = how);
	add_without_secrets(&deployment->complaints, strbuf_str(errors));
}

static int run(struct deployment *deployment, const struct tool *tool, struct strbuf *output,
    struct strbuf *errors)
{
	const char *name = tool->arguments[0];
	struct strbuf path = STRBUF_INIT, ignored = STRBUF_INIT;
	enum program_outcome outcome = PROGRAM_FAILED;
	struct arena *arena = arena_new();
	int status = -1;

	errno = ENOENT;
	if (program_find(name, &path))
		outcome = program_run(&(struct program){ .path = path.data,
					  .arguments = tool->arguments,
					  .environment = make_environment(arena, tool->environment),
					  .output_bytes_max = OUTPUT_BYTES_MAX,
					  .folder = deployment->site,
					  .input = tool->input,
					  .errors = errors },
		    output ? output : &ignored, &status);
	if (outcome == PROGRAM_FAILED)
		report(deployment, name, diags_errno(deployment->diags, errno), errors);
	else if (outcome == PROGRAM_KILLED)
		report(deployment, name, STR("killed"), errors);
	arena_free(arena);
	strbuf_release(&path);
	strbuf_release(&ignored);
	return outcome == PROGRAM_EXITED ? status : -1;
}

int tool_run(struct deployment *deployment, const struct tool *tool, struct strbuf *output)
{
	struct strbuf errors = STRBUF_INIT;
	int status = run(deployment, tool, output, &errors);

	strbuf_release(&errors);
	return status;
}

bool tool_do(struct deployment *deployment, const struct tool *tool, struct strbuf *output)
{
	struct strbuf errors = STRBUF_INIT;
	int status = run(deployment, tool, output, &errors);

	if (status > 0)
		report(deployment, tool->arguments[0],
		    arena_format(deployment->arena, "exit status %d", status), &errors);
	strbuf_release(&errors);
	return !status;
}

const char *tool_folder(struct deployment *deployment)
{
	const char *temporary = getenv("TMPDIR");
	char *path = arena_cstr(
	    deployment->arena, arena_format(deployment->arena, "%s/datamo-publish-XXXXXX",
				   temporary && *temporary == '/' ? temporary : "/tmp"));

	if (deployment->scratch >= 0)
		return deployment->scratch_path.data;
	if (!mkdtemp(path) || (deployment->scratch = folder_open(path)) < 0) {
		deployment_fail(deployment, path, errno);
		return NULL;
	}
	deployment->scratch_path = str_of(path);
	return path;
}

const char *tool_file(struct deployment *deployment, const char *name, struct str content)
{
	const char *folder = tool_folder(deployment);
	struct output *output;
	int fd, error;

	if (!folder)
		return NULL;
	fd = openat(
	    deployment->scratch, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0) {
		deployment_fail(deployment, name, errno);
		return NULL;
	}
	output = output_new_fd(fd, false);
	output_add(output, content);
	error = output_flush(output);
	output_free(output);
	if (close(fd) != 0 && !error)
		error = errno;
	if (error)
		deployment_fail(deployment, name, error);
	return error ? NULL : arena_format(deployment->arena, "%s/%s", folder, name).data;
}

void tool_files_remove(struct deployment *deployment)
{
	if (deployment->scratch < 0)
		return;
	close(deployment->scratch);
	deployment->scratch = -1;
	tree_remove(AT_FDCWD, deployment->scratch_path.data);
}
