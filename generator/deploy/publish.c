/* SPDX-License-Identifier: MIT */
#include "deploy/publish.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "deploy/deployment.h"
#include "deploy/site_check.h"
#include "deploy/tool.h"
#include "site/publish.h"

enum { MANIFEST_BYTES_MAX = 1 << 30 };

const struct diag_kind publish_failed = { "publish.failed", DIAG_ERROR,
	{ "Không công bố được lên “{name}”: {expected}: {found}.",
	    "Cannot publish to “{name}”: {expected}: {found}." },
	{ "Kiểm tra quyền ghi và dung lượng đĩa.", "Check rights and room on the disk." } };

const struct diag_kind publish_foreign_target = { "publish.foreign-target", DIAG_ERROR,
	{ "Nơi công bố “{name}” có thứ không do datamo đặt: “{found}”.",
	    "The target “{name}” holds what datamo did not put there: “{found}”." },
	{ "Chọn một chỗ trống hoặc mới; datamo không ghi đè thứ không phải của mình.",
	    "Choose an empty or new place; datamo replaces nothing that is not its own." } };

static const struct diag_kind unknown_target = { "publish.unknown-target", DIAG_ERROR,
	{ "portal.yml không có nơi công bố nào tên là “{name}”.",
	    "portal.yml names no target “{name}”." },
	{ "Thêm nó vào `targets:`, hoặc sửa tên.", "Add it to `targets:`, or mend the name." } };

static const struct diag_kind removals = { "publish.removals", DIAG_ERROR,
	{ "Tập dữ liệu và địa chỉ sẽ không còn ở “{name}”: {found}; quá một phần mười.",
	    "Datasets and addresses that would be gone from “{name}”: {found}; more than a "
	    "tenth." },
	{ "Nếu đó là chủ ý: --allow-removals {expected}.",
	    "If that is meant: --allow-removals {expected}." } };

static const struct diag_kind nothing_before = { "publish.nothing-before", DIAG_ERROR,
	{ "“{name}” không có bản nào trước bản đang công bố để quay lại.",
	    "“{name}” has no release before the present one to go back to." },
	{ "Chỉ quay lại được những bản mà khóa keep giữ; loại nơi công bố phải là local hoặc ssh.",
	    "Only the releases that `keep` keeps can be gone back to, on targets of the kinds "
	    "local and ssh." } };

bool deployment_fail(struct deployment *deployment, const char *what, int error)
{
	DIAG(deployment->diags, &publish_failed, deployment->target->at,
	    .name = deployment->target->name, .expected = str_of(what),
	    .found = diags_errno(deployment->diags, error));
	return false;
}

bool deployment_is_foreign(struct deployment *deployment, struct str found)
{
	DIAG(deployment->diags, &publish_foreign_target, deployment->target->at,
	    .name = deployment->target->name, .found = found);
	return false;
}

static const struct target *find_target(const struct publish_options *options, struct diags *diags)
{
	const struct portal *portal = options->portal;

	for (size_t i = 0; i < portal->target_count; i++) {
		if (str_eq(portal->targets[i].name, options->target))
			return &portal->targets[i];
	}
	DIAG(diags, &unknown_target, portal->at, .name = options->target);
	return NULL;
}

/* The site, whole, and its manifest's text. */
static bool open_site(struct deployment *deployment, const char *path)
{
	struct strbuf text = STRBUF_INIT;
	struct sha256 *sha256;
	bool is_read;

	deployment->site = folder_open(path);
	if (deployment->site < 0)
		return deployment_fail(deployment, path, errno);
	if (!site_check(
		deployment->site, path, deployment->arena, &deployment->files, deployment->diags))
		return false;
	is_read = file_read_below(deployment->site, "manifest.json", MANIFEST_BYTES_MAX, &text);
	if (!is_read) {
		deployment_fail(deployment, "manifest.json", errno);
	} else {
		sha256 = sha256_new();
		sha256_add(sha256, text.data, text.len);
		deployment->manifest_sha256 = arena_str(
		    deployment->arena, str_of(sha256_end(sha256).text));
		sha256_free(sha256);
		deployment->manifest = arena_str(deployment->arena, strbuf_str(&text));
	}
	strbuf_release(&text);
	return is_read;
}

static bool refuse_removals(struct deployment *deployment, const struct plan *plan)
{
	struct arena *arena = deployment->arena;

	DIAG(deployment->diags, &removals, deployment->target->at, .name = deployment->target->name,
	    .found = arena_format(arena, "%zu/%zu, %zu/%zu", plan->datasets_lost,
		plan->datasets_before, plan->files_lost, plan->files_before),
	    .expected = arena_format(arena, "%zu", plan->files_lost));
	return false;
}

static enum publish_outcome roll_back(struct deployment *deployment, const struct target_kind *kind,
    const struct publish_options *options)
{
	const struct release *to = release_before(&deployment->releases, deployment->current);

	if (!kind->roll_back || !to) {
		DIAG(deployment->diags, &nothing_before, deployment->target->at,
		    .name = deployment->target->name);
		return PUBLISH_REFUSED;
	}
	if (options->is_dry_run)
		return PUBLISH_PLANNED;
	return kind->roll_back(deployment, to) ? PUBLISH_DONE : PUBLISH_FAILED;
}

static enum publish_outcome send(struct deployment *deployment, const struct target_kind *kind,
    const struct publish_options *options)
{
	const struct plan_input input = { &deployment->files, &deployment->published,
		&deployment->pending, deployment->portal->languages,
		deployment->portal->language_count };
	struct plan plan;

	plan_make(&plan, deployment->arena, &input);
	deployment->plan = &plan;
	if (options->show)
		options->show(options->show_context, &plan);
	if (plan_removes_too_much(&plan, options->allowed_removals) &&
	    !refuse_removals(deployment, &plan))
		return PUBLISH_REFUSED;
	if (options->is_dry_run)
		return PUBLISH_PLANNED;
	if (!plan.send_count && !plan.removed_count && deployment->published.count)
		return !kind->tidy || kind->tidy(deployment) ? PUBLISH_UNCHANGED : PUBLISH_FAILED;
	return kind->send(deployment) ? PUBLISH_DONE : PUBLISH_FAILED;
}

static enum publish_outcome publish_to(struct deployment *deployment,
    const struct target_kind *kind, const struct publish_options *options)
{
	if (!tools_are_there(kind, deployment->target, deployment->diags))
		return PUBLISH_FAILED;
	if (!options->rolls_back && !open_site(deployment, options->site_path))
		return PUBLISH_REFUSED;
	if (!kind->look(deployment))
		return deployment->lock == DEPLOYMENT_LOCKED ? PUBLISH_LOCKED : PUBLISH_FAILED;
	return options->rolls_back ? roll_back(deployment, kind, options)
				   : send(deployment, kind, options);
}

enum publish_outcome publish(
    const struct publish_options *options, struct diags *diags, struct strbuf *complaints)
{
	struct deployment deployment = { .portal = options->portal,
		.target = find_target(options, diags),
		.diags = diags,
		.site = -1,
		.folder = -1,
		.lock = -1,
		.scratch = -1 };
	enum publish_outcome outcome;
	int hold;

	if (!deployment.target)
		return PUBLISH_REFUSED;
	hold = publication_hold(options->site_path);
	if (hold == PUBLICATION_IN_USE)
		return PUBLISH_LOCKED;
	deployment.arena = arena_new();
	outcome = publish_to(&deployment, target_kind_find(deployment.target->kind), options);
	tool_files_remove(&deployment);
	strbuf_add(complaints, strbuf_str(&deployment.complaints));
	strbuf_release(&deployment.complaints);
	for (size_t i = 0; i < 4; i++) {
		int fd = (const int[]){ deployment.site, deployment.folder, deployment.lock,
			hold }[i];

		if (fd >= 0)
			close(fd);
	}
	arena_free(deployment.arena);
	return outcome;
}
