/* SPDX-License-Identifier: MIT */
#include "render/note_target.h"

#include "model/site_path.h"

/* The path from the portal's folder, without "." and ".."; false when it leads out of that. */
static bool normalize(struct str folder, struct str path, struct strbuf *out)
{
	bool is_from_root = str_starts_with(path, STR("/"));
	struct str parts[2] = { is_from_root ? STR("") : folder, path }, part;

	for (size_t i = 0; i < 2; i++) {
		while (str_split(&parts[i], '/', &part)) {
			if (!part.len || str_eq(part, STR(".")))
				continue;
			if (str_eq(part, STR(".."))) {
				struct str done = strbuf_str(out);
				size_t slash = str_rfind(done, '/');

				if (!done.len || !out->data)
					return false;
				out->len = slash < done.len ? slash : 0;
				out->data[out->len] = '\0';
				continue;
			}
			if (out->len)
				strbuf_add_char(out, '/');
			strbuf_add(out, part);
		}
	}
	return true;
}

/* A dataset's id is its folder with "-" for "/". */
static const struct dataset *dataset_at(const struct portal *portal, struct str folder)
{
	struct strbuf id = STRBUF_INIT;
	const struct dataset *dataset;

	strbuf_add(&id, folder);
	for (size_t i = 0; i < id.len; i++) {
		if (id.data[i] == '/')
			id.data[i] = '-';
	}
	dataset = portal_find_dataset(portal, strbuf_str(&id));
	strbuf_release(&id);
	if (!dataset || !str_eq(dataset->folder, folder) || !portal_shows(portal, dataset))
		return NULL;
	return dataset;
}

static bool describes_dataset(struct str file)
{
	return !file.len || str_starts_with(file, STR("dataset.")) ||
	       str_starts_with(file, STR("datapackage.")) || str_starts_with(file, STR("README."));
}

/* `file` below the dataset's folder; empty: the dataset itself. */
static bool add_dataset_path(const struct note_target *target, const struct dataset *dataset,
    struct str file, struct strbuf *path)
{
	if (describes_dataset(file)) {
		site_path_language(path, target->language, target->portal->languages[0]);
		site_path_dataset_file(path, dataset->id, STR("index.html"));
		return true;
	}
	if (dataset->status != DATASET_PUBLISHED)
		return false;
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->kind == RESOURCE_LINK || resource->is_withheld ||
		    !str_eq(resource->path, file))
			continue;
		site_path_original(path, dataset->id, file);
		return true;
	}
	return false;
}

/* "about", "about.md" and "about.en.md" are the page "about". */
static bool add_page_path(const struct note_target *target, struct str name, struct strbuf *path)
{
	const struct portal *portal = target->portal;

	if (str_ends_with(name, STR(".md")))
		name.len -= 3;
	for (size_t i = 0; i < portal->page_count; i++) {
		struct str id = portal->pages[i].id;
		struct str rest = str_from(name, id.len);

		if (!str_starts_with(name, id) || (rest.len && rest.data[0] != '.'))
			continue;
		site_path_language(path, target->language, portal->languages[0]);
		site_path_list(path, id, 1);
		return true;
	}
	return false;
}

/* "datasets/air/index.html": the address in the site, as a visitor may have copied it. */
static bool add_site_path(const struct note_target *target, struct str rest, struct strbuf *path)
{
	struct str id = str_slice(rest, 0, str_find(rest, '/'));
	struct str file = str_from(rest, id.len + 1);
	const struct dataset *dataset = portal_find_dataset(target->portal, id);

	if (!dataset || !portal_shows(target->portal, dataset))
		return false;
	return (!file.len || str_eq(file, STR("index.html"))) &&
	       add_dataset_path(target, dataset, STR(""), path);
}

static bool add_path(const struct note_target *target, struct str inside, struct strbuf *path)
{
	struct str folder = inside;

	if (str_starts_with(inside, STR("pages/")))
		return add_page_path(target, str_from(inside, 6), path);
	for (;;) {
		const struct dataset *dataset = dataset_at(target->portal, folder);
		size_t slash = str_rfind(folder, '/');

		if (dataset)
			return add_dataset_path(
			    target, dataset, str_from(inside, folder.len + 1), path);
		if (slash == folder.len)
			break;
		folder = str_slice(folder, 0, slash);
	}
	return str_starts_with(inside, STR("datasets/")) &&
	       add_site_path(target, str_from(inside, 9), path);
}

static bool add_image_path(const struct note_target *target, struct str inside, struct strbuf *path)
{
	const struct note_home *home = target->home;
	/* a page's images lie below pages/, wherever below it the page is */
	struct str root = home->image_owner.len ? home->folder : STR("pages");

	if (!str_starts_with(inside, root) || inside.len <= root.len + 1)
		return false;
	inside = str_from(inside, root.len + 1);
	for (size_t i = 0; i < home->image_count; i++) {
		if (!str_eq(home->images[i], inside))
			continue;
		site_path_image(path, home->image_owner, inside);
		return true;
	}
	return false;
}

bool note_target_add(
    const struct note_target *target, struct str path, bool is_image, struct strbuf *link)
{
	const struct note_home *home = target->home;
	struct strbuf inside = STRBUF_INIT, to = STRBUF_INIT, from = STRBUF_INIT;
	bool is_found = normalize(home->folder, path, &inside) && inside.len;

	if (is_found)
		is_found = is_image ? add_image_path(target, strbuf_str(&inside), &to)
				    : add_path(target, strbuf_str(&inside), &to);
	if (is_found) {
		site_path_language(&from, target->language, target->portal->languages[0]);
		strbuf_add(&from, home->page);
		site_path_link(link, strbuf_str(&from), strbuf_str(&to));
	}
	strbuf_release(&inside);
	strbuf_release(&to);
	strbuf_release(&from);
	return is_found;
}
