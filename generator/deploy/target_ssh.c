/* SPDX-License-Identifier: MIT */
#include "deploy/target_kinds.h"
#include "deploy/tool.h"

/*
 * rsync brings the files into a new release, where those that did not change are links to the
 * former one's; then one command of ssh switches. That goes through a shell of the other machine,
 * so only what model/target.c lets through, and names of releases, stand in a script, and no quote.
 */
enum { PORT_DEFAULT = 22 };

static struct str address(struct deployment *deployment)
{
	const struct target *target = deployment->target;

	return arena_format(deployment->arena, "%.*s%s%.*s", STR_ARG(target->user),
	    target->user.len ? "@" : "", STR_ARG(target->host));
}

static const char *port(struct deployment *deployment)
{
	uint64_t number = deployment->target->port;

	return arena_format(
	    deployment->arena, "%llu", (unsigned long long)(number ? number : PORT_DEFAULT))
	    .data;
}

static bool run_there(
    struct deployment *deployment, const struct strbuf *script, struct strbuf *output)
{
	const char *command = arena_format(deployment->arena, "sh -c '%s'", script->data).data;
	const char *const arguments[] = { "ssh", "-T", "-p", port(deployment), "--",
		address(deployment).data, command, NULL };

	return tool_do(deployment, &(struct tool){ .arguments = arguments }, output);
}

/* One line each, with what it is about in front; then the manifest as it is. */
static const char look_script[] =
    "echo datamo; [ -e %s ] || exit 0; cd %s || exit 1; "
    "ls -1A | sed \"s/^/file /\"; "
    "if [ -e current ] && [ ! -L current ]; then echo \"foreign current\"; fi; "
    "if [ -d releases ]; then ls -1A releases | sed \"s/^/release /\"; fi; "
    "if [ -L current ]; then echo \"link $(readlink current)\"; fi; "
    "echo manifest; if [ -L current ]; then cat current/manifest.json; fi";

struct found {
	struct str *files, *releases, foreign, link;
	size_t file_count, release_count;
};

static bool take_line(struct str line, struct str word, struct str *rest)
{
	if (!str_starts_with(line, word))
		return false;
	*rest = str_from(line, word.len);
	return true;
}

/* Leaves the manifest in `text`. */
static bool read_answer(struct arena *arena, struct str *text, struct found *found)
{
	struct str line, rest;
	bool has_begun = false;

	*found = (struct found){ 0 };
	while (str_split(text, '\n', &line)) {
		/* A login may print what it likes before. */
		has_begun = has_begun || str_eq(line, STR("datamo"));
		if (!has_begun)
			continue;
		if (str_eq(line, STR("manifest")))
			return true;
		if (take_line(line, STR("file "), &rest))
			*ARENA_ADD(arena, found->files, found->file_count) = rest;
		else if (take_line(line, STR("release "), &rest))
			*ARENA_ADD(arena, found->releases, found->release_count) = rest;
		else if (take_line(line, STR("foreign "), &rest))
			found->foreign = rest;
		else if (take_line(line, STR("link "), &rest))
			found->link = rest;
	}
	return has_begun;
}

static bool understand(struct deployment *deployment, struct str text)
{
	struct found found;
	struct str other;

	if (!read_answer(deployment->arena, &text, &found))
		return deployment_is_foreign(deployment, STR("sh"));
	if (found.foreign.len)
		return deployment_is_foreign(deployment, found.foreign);
	if (!release_folder_is_ours(found.files, found.file_count, &other))
		return deployment_is_foreign(deployment, other);
	release_list_make(
	    &deployment->releases, deployment->arena, found.releases, found.release_count);
	deployment->current = release_of_link(&deployment->releases, found.link);
	if (deployment->current && !manifest_parse(text, deployment->arena, &deployment->published))
		return deployment_is_foreign(deployment, STR("manifest.json"));
	return true;
}

static bool ssh_look(struct deployment *deployment)
{
	struct strbuf script = STRBUF_INIT, output = STRBUF_INIT;
	const char *path = deployment->target->path.data;
	bool is_understood;

	strbuf_add_format(&script, look_script, path, path);
	is_understood = run_there(deployment, &script, &output) &&
			understand(deployment, strbuf_str(&output));
	strbuf_release(&script);
	strbuf_release(&output);
	return is_understood;
}

/* The folders that a target begins with, and what a killed publish left. */
static bool prepare(struct deployment *deployment)
{
	struct strbuf script = STRBUF_INIT;
	bool is_done;

	strbuf_add_format(
	    &script, "umask 022; mkdir -p %s/" RELEASES_FOLDER, deployment->target->path.data);
	for (size_t i = 0; i < deployment->releases.part_count; i++)
		strbuf_add_format(&script, " && rm -rf %s/" RELEASES_FOLDER "/%.*s",
		    deployment->target->path.data, STR_ARG(deployment->releases.parts[i]));
	is_done = run_there(deployment, &script, NULL);
	strbuf_release(&script);
	return is_done;
}

/* Only what the manifest names, by its content: times say nothing. */
static bool bring_files(struct deployment *deployment, struct str name)
{
	struct arena *arena = deployment->arena;
	const char *arguments[] = { "rsync", "--checksum", "--perms", "--chmod=D755,F644",
		"--protect-args", "--from0", "--files-from=-",
		arena_format(arena, "--rsh=ssh -p %s", port(deployment)).data, "--", "./",
		arena_format(arena, "%.*s:%.*s/" RELEASES_FOLDER "/%.*s" RELEASE_PART "/",
		    STR_ARG(address(deployment)), STR_ARG(deployment->target->path), STR_ARG(name))
		    .data,
		NULL, NULL };
	struct strbuf list = STRBUF_INIT;
	size_t count = sizeof(arguments) / sizeof(arguments[0]);
	bool is_done;

	if (deployment->current) {
		/* In front of all that follows the name. */
		for (size_t i = count - 1; i > 1; i--)
			arguments[i] = arguments[i - 1];
		arguments[1] = arena_format(
		    arena, "--link-dest=../%.*s", STR_ARG(deployment->current->name))
				   .data;
	}
	for (size_t i = 0; i < deployment->files.count; i++) {
		strbuf_add(&list, deployment->files.files[i].path);
		strbuf_add_char(&list, '\0');
	}
	strbuf_add_bytes(&list, "manifest.json", sizeof("manifest.json"));
	is_done = tool_do(
	    deployment, &(struct tool){ .arguments = arguments, .input = strbuf_str(&list) }, NULL);
	strbuf_release(&list);
	return is_done;
}

static void add_switch(struct strbuf *script, struct str name)
{
	strbuf_add_format(script,
	    "rm -f " RELEASE_NEXT_LINK " && ln -s " RELEASES_FOLDER "/%.*s " RELEASE_NEXT_LINK
	    " && mv -fT " RELEASE_NEXT_LINK " " RELEASE_LINK,
	    STR_ARG(name));
}

/* All files are there: another publish may have taken the unfinished release for a dead one's. */
static bool complete(struct deployment *deployment, struct str name)
{
	const struct release_list *list = &deployment->releases;
	const struct target *target = deployment->target;
	size_t surplus = release_count_to_remove(
	    list, deployment->current, (target->keep ? target->keep : TARGET_KEEP_DEFAULT) - 1);
	struct strbuf script = STRBUF_INIT;
	bool is_done;

	strbuf_add_format(&script,
	    "cd %s && [ \"$(find " RELEASES_FOLDER "/%.*s" RELEASE_PART
	    " -type f | wc -l)\" -eq %zu ] && sync && mv -T " RELEASES_FOLDER "/%.*s" RELEASE_PART
	    " " RELEASES_FOLDER "/%.*s && ",
	    target->path.data, STR_ARG(name), deployment->files.count + 1, STR_ARG(name),
	    STR_ARG(name));
	add_switch(&script, name);
	for (size_t i = 0; i < surplus; i++)
		strbuf_add_format(&script, " && rm -rf " RELEASES_FOLDER "/%.*s",
		    STR_ARG(list->releases[i].name));
	is_done = run_there(deployment, &script, NULL);
	strbuf_release(&script);
	return is_done;
}

static bool ssh_send(struct deployment *deployment)
{
	struct str name = release_name_next(
	    deployment->arena, &deployment->releases, deployment->manifest_sha256);

	return prepare(deployment) && bring_files(deployment, name) && complete(deployment, name);
}

static bool ssh_roll_back(struct deployment *deployment, const struct release *to)
{
	struct strbuf script = STRBUF_INIT;
	bool is_done;

	strbuf_add_format(&script, "cd %s && ", deployment->target->path.data);
	add_switch(&script, to->name);
	is_done = run_there(deployment, &script, NULL);
	strbuf_release(&script);
	return is_done;
}

const struct target_kind ssh_target = {
	.id = "ssh",
	.programs = { "ssh", "rsync" },
	.keeps_releases = true,
	.look = ssh_look,
	.send = ssh_send,
	.roll_back = ssh_roll_back,
};
