/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "site/build_context.h"

enum { BLOCK_BYTES = 64 * 1024 };

static const struct diag_kind unreadable = {
	.id = "resource.unreadable",
	.level = DIAG_ERROR,
	.message = { "Không đọc được tệp {name}: {found}.",
	    "Cannot read the file {name}: {found}." },
	.mend = { "Kiểm tra tên tệp và quyền đọc; liên kết tượng trưng không được dùng.",
	    "Check the file's name and that it may be read; symbolic links are not followed." },
};

static const struct diag_kind changed = {
	.id = "resource.changed",
	.level = DIAG_ERROR,
	.message = { "Tệp {name} bị thay đổi trong lúc dựng trang.",
	    "The file {name} changed during the build." },
	.mend = { "Đóng chương trình đang ghi tệp rồi dựng lại.",
	    "Close the program that writes to it, then build again." },
};

/* The bytes of `fd` to `output`; 0 or the errno of reading. */
static int copy_bytes(int fd, struct output *output)
{
	char block[BLOCK_BYTES];
	ssize_t got;

	while ((got = file_read_full(fd, block, sizeof(block))) > 0)
		output_add(output, (struct str){ block, (size_t)got });
	return got < 0 ? errno : 0;
}

static bool copy_open_file(struct build_context *build, struct staging *staging, int fd,
    const struct copy_task *task, struct diags *diags, struct copy_result *result)
{
	struct stat before, after;
	struct staged_file file;
	int error;

	if (fstat(fd, &before) < 0)
		return false;
	if (!staged_file_begin(&file, staging, task->path, task->claimant, STAGED_STREAM, diags))
		return false;
	error = copy_bytes(fd, file.output);
	if (error)
		DIAG(diags, &unreadable, task->at, .name = task->from,
		    .found = diags_errno(diags, error));
	else if (fstat(fd, &after) < 0 || !file_is_unchanged(&before, &after) ||
		 output_bytes(file.output) != (uint64_t)before.st_size)
		DIAG(diags, &changed, task->at, .name = task->from);
	else
		error = -1; /* all is well */
	if (!staged_file_end(&file) || error != -1)
		return false;
	*result = (struct copy_result){ file.bytes, file.sha256 };
	build_progress_add(build, 0, 0, file.bytes);
	return true;
}

bool build_copy(struct build_context *build, struct staging *staging, const struct copy_task *task,
    struct diags *diags, struct copy_result *result)
{
	struct strbuf name = STRBUF_INIT;
	bool is_copied = false;
	int fd;

	strbuf_add(&name, task->from);
	fd = file_open_below(build->portal->folder, name.data);
	if (fd < 0) {
		DIAG(diags, &unreadable, task->at, .name = task->from,
		    .found = diags_errno(diags, errno));
	} else {
		is_copied = copy_open_file(build, staging, fd, task, diags, result);
		close(fd);
	}
	strbuf_release(&name);
	return is_copied;
}
