/* SPDX-License-Identifier: MIT */
#include "deploy/target_kinds.h"
#include "deploy/tool.h"

/*
 * A branch that holds the site and nothing else, as GitHub Pages and others serve: one commit. In a
 * repository of our own for as long as it takes, so that nobody's hooks, attributes or work tree
 * have a part in it. How soon a host shows the commit is its own affair.
 */
static const char *const environment[] = { "GIT_TERMINAL_PROMPT=0",
	"GIT_ALLOW_PROTOCOL=https:ssh:file", NULL };

enum { ARGUMENTS_MAX = 16 };

/* "git --git-dir … --work-tree . …"; at most 8 words of the command. */
static bool git(struct deployment *deployment, const char *const *words, struct str input,
    struct strbuf *output)
{
	struct arena *arena = deployment->arena;
	const char *folder = tool_folder(deployment);
	const char *arguments[ARGUMENTS_MAX] = { "git", "-c", "core.autocrlf=false", "-c",
		"core.hooksPath=/dev/null" };
	size_t count = 5;

	if (!folder)
		return false;
	arguments[count++] = arena_format(arena, "--git-dir=%s/git", folder).data;
	arguments[count++] = "--work-tree=.";
	for (size_t i = 0; words[i]; i++)
		arguments[count++] = words[i];
	return tool_do(deployment,
	    &(struct tool){ .arguments = arguments, .environment = environment, .input = input },
	    output);
}

static bool git_do(struct deployment *deployment, const char *const *words)
{
	return git(deployment, words, STR(""), NULL);
}

/* One line of what git prints. */
static const char *git_line(
    struct deployment *deployment, const char *const *words, struct str input)
{
	struct strbuf output = STRBUF_INIT;
	const char *line = NULL;

	if (git(deployment, words, input, &output))
		line = arena_cstr(deployment->arena, str_trim(strbuf_str(&output)));
	strbuf_release(&output);
	return line;
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const char *ref_of(struct deployment *deployment)
{
	return arena_format(
	    deployment->arena, "refs/heads/%.*s", STR_ARG(deployment->target->branch))
	    .data;
}

/* The branch's last commit, without what came before; a branch without a manifest is no site. */
static bool read_branch(struct deployment *deployment)
{
	struct strbuf output = STRBUF_INIT;
	const char *names;
	bool is_ours;

	names = git_line(deployment, WORDS("ls-tree", "--name-only", "published"), STR(""));
	if (!names)
		return false;
	is_ours = str_contains(
	    arena_format(deployment->arena, "\n%s\n", names), STR("\nmanifest.json\n"));
	if (!is_ours)
		return deployment_is_foreign(deployment, deployment->target->branch);
	is_ours = git(deployment, WORDS("cat-file", "blob", "published:manifest.json"), STR(""),
		      &output) &&
		  (manifest_parse(strbuf_str(&output), deployment->arena, &deployment->published) ||
		      deployment_is_foreign(deployment, STR("manifest.json")));
	strbuf_release(&output);
	return is_ours;
}

static bool git_look(struct deployment *deployment)
{
	const char *repository = deployment->target->repository.data, *ref = ref_of(deployment);
	const char *found;

	if (!git_do(deployment, WORDS("init", "--quiet", "--template=")))
		return false;
	found = git_line(deployment, WORDS("ls-remote", "--", repository, ref), STR(""));
	if (!found || !*found)
		return found != NULL;
	return git_do(deployment,
		   WORDS("fetch", "--quiet", "--depth=1", "--no-tags", "--", repository,
		       arena_format(deployment->arena, "+%s:refs/heads/published", ref).data)) &&
	       read_branch(deployment);
}

/* The whole folder is the tree; GitHub would build it once more without .nojekyll. */
static const char *write_tree(struct deployment *deployment)
{
	const char *empty;

	if (!git_do(deployment, WORDS("add", "--all", "--force", ".")))
		return NULL;
	empty = git_line(
	    deployment, WORDS("hash-object", "-w", "--no-filters", "/dev/null"), STR(""));
	if (!empty || !git_do(deployment,
			  WORDS("update-index", "--add", "--cacheinfo",
			      arena_format(deployment->arena, "100644,%s,.nojekyll", empty).data)))
		return NULL;
	return git_line(deployment, WORDS("write-tree"), STR(""));
}

static bool git_send(struct deployment *deployment)
{
	const char *tree = write_tree(deployment), *commit;
	struct str message = arena_format(
	    deployment->arena, "Publish %.*s\n", STR_ARG(deployment->portal->base_url));

	if (!tree)
		return false;
	commit = deployment->published.count
		     ? git_line(deployment,
			   WORDS("commit-tree", "-F", "-", "-p", "published", tree), message)
		     : git_line(deployment, WORDS("commit-tree", "-F", "-", tree), message);
	if (!commit)
		return false;
	/* Refused when the branch has moved meanwhile. */
	return git_do(deployment,
	    WORDS("push", "--quiet", "--", deployment->target->repository.data,
		arena_format(deployment->arena, "%s:%s", commit, ref_of(deployment)).data));
}

const struct target_kind git_target = {
	.id = "git",
	.programs = { "git" },
	.look = git_look,
	.send = git_send,
};
