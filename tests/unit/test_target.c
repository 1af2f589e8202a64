/* SPDX-License-Identifier: MIT */
#include "serve/target.h"

#include "tap.h"

static struct manifest_file list[] = {
	{ .path = STR_INIT(".hidden/index.html") },
	{ .path = STR_INIT("404.html") },
	{ .path = STR_INIT("_headers") },
	{ .path = STR_INIT("api/3/action/package_list") },
	{ .path = STR_INIT("api/3/action/package_search") },
	{ .path = STR_INIT("api/3/action/package_search_start/100") },
	{ .path = STR_INIT("api/3/action/package_search_start/none") },
	{ .path = STR_INIT("api/3/action/package_show/air") },
	{ .path = STR_INIT("datasets/air/index.html") },
	{ .path = STR_INIT("datasets/air/original/bảng số.csv") },
	{ .path = STR_INIT("en/index.html") },
	{ .path = STR_INIT("index.html") },
};
static const struct manifest_files files = { list, sizeof(list) / sizeof(list[0]) };

/* The file's path, "-> location", "none" or "malformed". */
static void leads(const char *raw, const char *expected)
{
	struct arena *arena = arena_new();
	struct target target = target_resolve(arena, &files, STR("/du-lieu/"), str_of(raw));
	struct str got = STR("none");

	if (target.kind == TARGET_FILE)
		got = target.file->path;
	else if (target.kind == TARGET_MALFORMED)
		got = STR("malformed");
	else if (target.kind == TARGET_MOVED)
		got = arena_format(arena, "-> %.*s", STR_ARG(target.location));
	is_str(got, str_of(expected), raw);
	arena_free(arena);
}

int main(void)
{
	leads("/index.html?x=1", "index.html");
	leads("/en/", "en/index.html");
	leads("/en", "-> /en/");
	leads("/datasets/air?x", "-> /datasets/air/");
	leads("/du-lieu/", "index.html");
	leads("/du-lieu/datasets/air", "-> /du-lieu/datasets/air/");
	leads("/du-lieu", "none");
	leads("/datasets/air/original/b%E1%BA%A3ng%20s%e1%bb%91.csv",
	    "datasets/air/original/bảng số.csv");
	leads("/datasets/air/original/b%25E1%25BA%25A3ng%2520s.csv", "none");
	leads("/datasets%2fair%2findex.html", "datasets/air/index.html");
	leads("//index.html", "none");
	leads("/./index.html", "none");
	leads("/datasets/../index.html", "none");
	leads("/%2e%2e/index.html", "none");
	leads("/INDEX.HTML", "none");
	leads("/datasets", "none");
	leads("/datasets/", "none");
	leads("/_headers", "none");
	leads("/.hidden/", "none");
	leads("/.hidden", "none");
	leads("/a%00b", "malformed");
	leads("/a%", "malformed");
	leads("/a%4", "malformed");
	leads("/%C0%AE", "malformed");
	leads("/a#b", "malformed");
	leads("index.html", "malformed");
	leads("", "malformed");
	leads("*", "malformed");
	leads("/api/3/action/package_show?id=air", "api/3/action/package_show/air");
	leads("/api/3/action/package_show/air", "api/3/action/package_show/air");
	leads("/api/3/action/package_show?id=no", "none");
	leads("/api/3/action/package_show?id=../package_list", "none");
	leads("/api/3/action/package_show?xid=air&id=air", "api/3/action/package_show/air");
	leads("/api/3/action/package_search?start=100", "api/3/action/package_search_start/100");
	leads("/api/3/action/package_search?start=900", "api/3/action/package_search_start/none");
	leads("/api/3/action/package_search?start=0", "api/3/action/package_search");
	leads("/api/3/action/package_search", "api/3/action/package_search");
	leads("/index.html?id=air&start=100", "index.html");
	return tap_end();
}
