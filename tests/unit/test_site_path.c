/* SPDX-License-Identifier: MIT */
#include "model/site_path.h"

#include "tap.h"

static void is_link(const char *from, const char *to, const char *expected)
{
	struct strbuf link = STRBUF_INIT;

	site_path_link(&link, str_of(from), str_of(to));
	is_str(strbuf_str(&link), str_of(expected), expected);
	strbuf_release(&link);
}

static void is_url(const char *path, const char *expected)
{
	struct strbuf url = STRBUF_INIT;

	site_path_url(&url, STR("https://example.vn/du-lieu/"), str_of(path));
	is_str(strbuf_str(&url), str_of(expected), expected);
	strbuf_release(&url);
}

static void test_paths(void)
{
	struct strbuf path = STRBUF_INIT;

	site_path_language(&path, STR("vi"), STR("vi"));
	is_str(strbuf_str(&path), STR(""), "the first language lies at the root");
	site_path_language(&path, STR("en"), STR("vi"));
	site_path_list(&path, STR("datasets"), 1);
	is_str(strbuf_str(&path), STR("en/datasets/index.html"), "others below their name");
	strbuf_clear(&path);
	site_path_list(&path, STR("datasets"), 2);
	is_str(strbuf_str(&path), STR("datasets/page/2/index.html"), "a list's second page");
	strbuf_clear(&path);
	site_path_list(&path, STR(""), 1);
	is_str(strbuf_str(&path), STR("index.html"), "the root itself");
	strbuf_clear(&path);
	site_path_original(&path, STR("air"), STR("2024/Số liệu.csv"));
	is_str(strbuf_str(&path), STR("datasets/air/original/2024/Số liệu.csv"), "an original");
	strbuf_clear(&path);
	site_path_download(&path, STR("air"), STR("pm25"), STR("json"));
	is_str(strbuf_str(&path), STR("datasets/air/pm25.json"), "a download");
	strbuf_clear(&path);
	site_path_image(&path, STR("air"), STR("maps/a.png"));
	is_str(strbuf_str(&path), STR("datasets/air/images/maps/a.png"), "a note's image");
	strbuf_clear(&path);
	site_path_image(&path, STR(""), STR("a.png"));
	is_str(strbuf_str(&path), STR("images/a.png"), "a page's image");
	strbuf_clear(&path);
	site_path_dataset_file(&path, STR("air"), STR("datapackage.json"));
	is_str(strbuf_str(&path), STR("datasets/air/datapackage.json"), "a dataset's file");
	strbuf_release(&path);
}

int main(void)
{
	test_paths();
	is_link("index.html", "datasets/index.html", "datasets/index.html");
	is_link("datasets/air/index.html", "datasets/air/pm25.csv", "pm25.csv");
	is_link("datasets/air/index.html", "datasets/airport/index.html", "../airport/index.html");
	is_link("en/datasets/air/index.html", "datasets/air/index.html",
	    "../../../datasets/air/index.html");
	is_link("a/b/c.html", "index.html", "../../index.html");
	is_link("a/index.html", "a/index.html", "index.html");
	is_link("index.html", "original/a b:c?#.csv", "original/a%20b%3Ac%3F%23.csv");
	is_link("index.html", "số.csv", "s%E1%BB%91.csv");
	is_url("index.html", "https://example.vn/du-lieu/");
	is_url("datasets/air/index.html", "https://example.vn/du-lieu/datasets/air/");
	is_url(
	    "datasets/air/my-index.html", "https://example.vn/du-lieu/datasets/air/my-index.html");
	is_url("a/b c.csv", "https://example.vn/du-lieu/a/b%20c.csv");
	is_str(site_path_base(STR("https://example.vn/du-lieu/")), STR("/du-lieu/"),
	    "base_url's path");
	is_str(site_path_base(STR("https://example.vn/")), STR("/"), "base_url at a host's root");
	is_str(site_path_base(STR("")), STR("/"), "no base_url");
	return tap_end();
}
