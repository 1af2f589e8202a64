/* SPDX-License-Identifier: MIT */
#include "deploy/plan.h"

#include "deploy/release.h"
#include "deploy/target_kinds.h"
#include "tap.h"

static const struct str languages[] = { STR_INIT("vi"), STR_INIT("en") };

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define ZERO "0000000000000000000000000000000000000000000000000000000000000000"

#define FILES(array)                                        \
	(struct manifest_files)                             \
	{                                                   \
		(array), sizeof(array) / sizeof((array)[0]) \
	}
#define FILE_OF(path, sha256)                       \
	{                                           \
		STR_INIT(path), 1, STR_INIT(sha256) \
	}

static const struct manifest_files nothing = { NULL, 0 };

static struct plan make(struct arena *arena, const struct manifest_files *files,
    const struct manifest_files *published, const struct manifest_files *pending)
{
	const struct plan_input input = { files, published, pending, languages, 2 };
	struct plan plan;

	plan_make(&plan, arena, &input);
	return plan;
}

static bool sends(const struct plan *plan, size_t index, const char *path)
{
	return index < plan->send_count && str_eq(plan->send[index]->path, str_of(path));
}

static void phases(void)
{
	static const struct {
		const char *path;
		enum plan_phase phase;
	} cases[] = {
		{ "assets/site.css", PLAN_DATA },
		{ "datasets/air/pm.csv", PLAN_DATA },
		{ "datasets/air/pm.csv.gz", PLAN_DATA },
		{ "en/datasets/air/charts/pm.svg", PLAN_DATA },
		{ "datasets/air/index.html", PLAN_PAGES },
		{ "datasets/air/index.html.gz", PLAN_PAGES },
		{ "en/datasets/air/index.html", PLAN_PAGES },
		{ "about/index.html", PLAN_PAGES },
		{ "index.html", PLAN_ENTRIES },
		{ "en/index.html", PLAN_ENTRIES },
		{ "datasets/index.html", PLAN_ENTRIES },
		{ "en/datasets/page/2/index.html", PLAN_ENTRIES },
		{ "search/terms-0.json", PLAN_ENTRIES },
		{ "catalog.ttl", PLAN_ENTRIES },
		{ "sitemap.xml", PLAN_ENTRIES },
	};
	bool all = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (plan_phase_of(str_of(cases[i].path), languages, 2) == cases[i].phase)
			continue;
		printf("# %s\n", cases[i].path);
		all = false;
	}
	ok(all, "what a page shows goes first, then the page, then what leads to it");
}

static void differences(struct arena *arena)
{
	struct manifest_file files[] = { FILE_OF("a.csv/x", A), FILE_OF("b.csv/x", B),
		FILE_OF("datasets/n/index.html", A), FILE_OF("datasets/n/x.csv", A),
		FILE_OF("index.html", B) };
	struct manifest_file before[] = { FILE_OF("a.csv/x", A), FILE_OF("b.csv/x", A),
		FILE_OF("gone.csv", A), FILE_OF("index.html", A) };
	struct manifest_files all = FILES(files), published = FILES(before);
	struct plan plan = make(arena, &all, &nothing, &nothing);

	ok(plan.send_count == 5 && !plan.removed_count && !plan_removes_too_much(&plan, 0),
	    "the first time all of it travels");
	plan = make(arena, &all, &published, &nothing);
	ok(plan.send_count == 4 && plan.unchanged_count == 1 && plan.send_bytes == 4,
	    "then what changed or is new");
	ok(sends(&plan, 0, "b.csv/x") && sends(&plan, 1, "datasets/n/x.csv") &&
		sends(&plan, 2, "datasets/n/index.html") && sends(&plan, 3, "index.html"),
	    "in the order of its phases");
	ok(plan.phase_ends[PLAN_DATA] == 2 && plan.phase_ends[PLAN_PAGES] == 3 &&
		plan.phase_ends[PLAN_ENTRIES] == 4,
	    "whose ends are known");
	ok(plan.removed_count == 1 && str_eq(plan.removed[0], STR("gone.csv")),
	    "what is no more goes");
	plan = make(arena, &all, &all, &nothing);
	ok(!plan.send_count && !plan.removed_count, "and nothing when all is the same");
}

/* A publish of `tried` broke off somewhere between `published` and its end. */
static void broken_off(struct arena *arena)
{
	struct manifest_file old[] = { FILE_OF("a", A), FILE_OF("b", A) };
	struct manifest_file tried[] = { FILE_OF("a", B), FILE_OF("b", A), FILE_OF("orphan", A) };
	struct manifest_file new[] = { FILE_OF("a", A), FILE_OF("b", A) };
	struct manifest_files published = FILES(old), pending = FILES(tried), files = FILES(new);
	const struct plan_input input = { &files, &published, &pending, languages, 2 };
	struct plan plan = make(arena, &files, &published, &pending);
	struct manifest_files next;

	ok(plan.send_count == 1 && sends(&plan, 0, "a"),
	    "what a broken-off publish may have changed is sent again");
	ok(plan.removed_count == 1 && str_eq(plan.removed[0], STR("orphan")) && !plan.files_lost,
	    "what it may have left is removed, and no address is lost by that");
	next = plan_pending(arena, &input);
	ok(next.count == 3 && str_eq(manifest_find(&next, STR("a"))->sha256, STR(ZERO)) &&
		str_eq(manifest_find(&next, STR("b"))->sha256, STR(A)) &&
		manifest_find(&next, STR("orphan")),
	    "the next one writes down all that may be there");
}

static void removals(struct arena *arena)
{
	struct manifest_file before[100], after[100];
	struct manifest_files published = { before, 100 }, files = { after, 90 };
	struct plan plan;

	for (size_t i = 0; i < 100; i++)
		after[i] = before[i] = (struct manifest_file){ arena_format(arena, "d%03zu", i), 1,
			STR(A) };
	plan = make(arena, &files, &published, &nothing);
	ok(plan.files_lost == 10 && !plan_removes_too_much(&plan, 0), "a tenth may go");
	files.count = 89;
	plan = make(arena, &files, &published, &nothing);
	ok(plan_removes_too_much(&plan, 0) && plan_removes_too_much(&plan, 10), "more may not");
	ok(!plan_removes_too_much(&plan, 11), "unless it is said to be meant");
}

static void removed_datasets(struct arena *arena)
{
	struct manifest_file before[100];
	struct manifest_files published = { before, 100 }, files = { before + 1, 99 };
	struct plan plan;

	for (size_t i = 0; i < 100; i++)
		before[i] = (struct manifest_file){
			arena_format(arena, i < 5 ? "datasets/%zu/index.html" : "z/%03zu", i), 1,
			STR(A)
		};
	plan = make(arena, &files, &published, &nothing);
	ok(plan.datasets_before == 5 && plan.datasets_lost == 1 && plan_removes_too_much(&plan, 0),
	    "one dataset of five is too many, though it is one address of a hundred");
}

static void releases(struct arena *arena)
{
	static const struct str names[] = { STR_INIT("000002-bbbbbbbbbbbb"),
		STR_INIT("000001-aaaaaaaaaaaa"), STR_INIT("000010-cccccccccccc"),
		STR_INIT("000011-dddddddddddd.part"), STR_INIT("readme"), STR_INIT("1-a"),
		STR_INIT("000003-$(reboot)xxx"), STR_INIT("..") };
	static const struct str ours[] = { STR_INIT("releases"), STR_INIT("readme") };
	struct release_list list, empty = { NULL, 0, NULL, 0 };
	const struct release *current;
	struct str other;

	release_list_make(&list, arena, names, sizeof(names) / sizeof(names[0]));
	ok(list.count == 3 && list.part_count == 1 && list.releases[2].number == 10,
	    "releases are told from what is unfinished and from other names");
	current = release_of_link(&list, STR("releases/000002-bbbbbbbbbbbb"));
	ok(current == &list.releases[1] && !release_of_link(&list, STR("/etc")) &&
		!release_of_link(&list, STR("releases/..")),
	    "a link leads to a release, or to none");
	is_str(release_name_next(arena, &list, STR(A)), STR("000011-aaaaaaaaaaaa"),
	    "the next one has the next number");
	is_str(release_name_next(arena, &empty, STR(A)), STR("000001-aaaaaaaaaaaa"),
	    "the first the first");
	ok(release_before(&list, current) == &list.releases[0] &&
		!release_before(&list, &list.releases[0]) && !release_before(&list, NULL),
	    "one goes back to the one before");
	ok(release_count_to_remove(&list, &list.releases[2], 1) == 2 &&
		release_count_to_remove(&list, current, 0) == 1 &&
		release_count_to_remove(&list, current, 9) == 0,
	    "old ones go, never the current one");
	ok(release_folder_is_ours(ours, 2, &other) && release_folder_is_ours(NULL, 0, &other) &&
		!release_folder_is_ours(ours + 1, 1, &other) && str_eq(other, STR("readme")),
	    "a folder with other things and no releases is not ours");
}

static void kinds(void)
{
	bool all = true;
	size_t count = 0;

	for (; target_kinds[count]; count++)
		all = all && target_kind_find(str_of(target_kinds[count]));
	ok(all && !target_kind_at(count), "portal.yml's kinds are those that there are");
}

int main(void)
{
	struct arena *arena = arena_new();

	phases();
	differences(arena);
	broken_off(arena);
	removals(arena);
	removed_datasets(arena);
	releases(arena);
	kinds();
	arena_free(arena);
	return tap_end();
}
