/* SPDX-License-Identifier: MIT */
#include "read/portal_read.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "model/file_type.h"
#include "read/input.h"
#include "read/json.h"
#include "tap.h"

static char root[] = "/tmp/datamo-test-XXXXXX";
static struct portal *portal;
static struct diags *diags;

static void make_folders(const char *path)
{
	struct strbuf part = STRBUF_INIT;

	for (const char *p = path; *p; p++) {
		if (*p == '/' && part.len)
			mkdir(part.data, 0700);
		strbuf_add_char(&part, *p);
	}
	strbuf_release(&part);
}

/* A file of the portal, with the folders above it. */
static void put(const char *path, const char *text)
{
	struct strbuf full = STRBUF_INIT;
	int fd;

	strbuf_add_format(&full, "%s/%s", root, path);
	make_folders(full.data);
	fd = open(full.data, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
		abort();
	close(fd);
	strbuf_release(&full);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void)status;
	(void)type;
	return ftw->level ? remove(path) : 0;
}

static void clear(void)
{
	portal_free(portal);
	portal = NULL;
	nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void read_all(size_t workers)
{
	portal_free(portal);
	portal = portal_read(root, workers, diags);
}

static size_t count_kind(struct diags *from, const char *id)
{
	size_t count = 0;

	for (size_t i = 0; i < diags_kept(from); i++)
		count += str_eq(str_of(diags_at(from, i)->kind->id), str_of(id));
	return count;
}

/* Findings of this kind anywhere. */
static size_t found(const char *id)
{
	size_t count = count_kind(portal->diags, id);

	for (size_t i = 0; i < portal->dataset_count; i++)
		count += count_kind(portal->datasets[i].diags, id);
	return count;
}

static size_t errors(void)
{
	size_t count = diags_count(portal->diags, DIAG_ERROR);

	for (size_t i = 0; i < portal->dataset_count; i++)
		count += diags_count(portal->datasets[i].diags, DIAG_ERROR);
	return count;
}

static void print_all(void)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i <= portal->dataset_count; i++) {
		struct diags *from = i < portal->dataset_count ? portal->datasets[i].diags
							       : portal->diags;

		for (size_t k = 0; k < diags_kept(from); k++) {
			strbuf_clear(&text);
			diag_format(diags_at(from, k), MESSAGES_EN, &text);
			printf("# %.*s\n", (int)str_find(strbuf_str(&text), '\n'), text.data);
		}
	}
	strbuf_release(&text);
}

static const char *const settings =
    "title: {vi: Cổng, en: Portal}\nbase_url: https://data.example.vn/\nlanguages: [vi, en]\n"
    "publisher: so-a\nlicence: CC-BY-4.0\nlimits: {columns: 50}\n";

static void put_portal(void)
{
	clear();
	put("portal.yml", settings);
	put("organizations.csv",
	    "id,name_vi,name_en,parent,type,homepage,email\n"
	    "so-a,Sở A,Department A,,regional-authority,https://a.example.vn/,vt@a.example.vn\n"
	    "phong-b,Phòng B,,so-a,,,\n");
	put("themes.csv", "id,name_vi,dcat_theme\nmoi-truong,Môi trường,ENVI\n");
	put("plan.csv", "id,title_vi,organization,due,frequency,dataset\nkh-1,Không "
			"khí,so-a,2026-Q3,quarterly,air\n");
	put("pages/about.md", "---\ntitle: Giới thiệu\norder: 2\n---\nXin chào\n");
	put("pages/about.en.md", "---\ntitle: About\n---\nHello\n");
	put("air/dataset.md",
	    "---\ntitle: {vi: Không khí, en: Air}\nthemes: [moi-truong]\nfrequency: monthly\n"
	    "creator: phong-b\nmodified: 2026-07-31\ntemporal: {start: 2024, end: 2026-06}\n"
	    "resources:\n  - {path: a.csv, schema: {fields: [{name: x, type: integer}]}}\n"
	    "  - {path: b.pdf, title: Báo cáo}\n  - {url: \"https://example.org/c.csv\"}\n---\n"
	    "Đoạn *đầu*.\n\n![ảnh](hinh%20a.png)\n");
	put("air/dataset.en.md", "---\ntitle: Air!\n---\nFirst paragraph.\n");
	put("air/a.csv", "x\n1\n");
	put("air/b.pdf", "x");
	put("air/hinh a.png", "x");
	put("health/Water_2/dataset.md", "---\ntitle: Nước\ndescription: x\n---\n");
	put("health/Water_2/b.csv", "x\n");
	put("health/Water_2/a.tsv", "x\n");
	put(".git/config", "x");
}

static void test_portal(void)
{
	put_portal();
	read_all(2);
	if (!ok(portal && !errors(), "a portal without faults"))
		print_all();
	is_number(portal->organization_count, 2, "organizations are read");
	is_str(portal->organizations[0].name.entries[1].value, STR("Department A"),
	    "with names by language");
	is_str(portal->data_themes[0].dcat_theme, STR("ENVI"), "themes are read");
	ok(portal->plan_count == 1 && portal->plan[0].due.month == 9 &&
		portal->plan[0].due.day == 30,
	    "a quarter is due on its last day");
	is_number(portal->limits.columns, 50, "a limit is set");
	ok(portal->page_count == 1 && portal->pages[0].note_count == 2 &&
		portal->pages[0].title.count == 2 && portal->pages[0].order == 2,
	    "a page has its languages");
	is_number(portal->dataset_count, 2, "datasets are found");
	ok(portal->today.year == 2026 && portal->today.month == 7, "today is the newest date");
}

static void test_dataset(void)
{
	const struct dataset *air = portal_find_dataset(portal, STR("air"));
	const struct dataset *water = portal_find_dataset(portal, STR("health-water-2"));

	if (!ok(air && water, "an id is the folder's path"))
		return;
	is_number(air->resource_count, 3, "resources are as declared");
	ok(air->resources[0].kind == RESOURCE_TABLE &&
		air->resources[1].kind == RESOURCE_ATTACHMENT &&
		air->resources[2].kind == RESOURCE_LINK,
	    "a table, an attachment, a link");
	is_str(air->resources[2].name, STR("c"), "a name is made from the path");
	ok(air->resources[0].schema.field_count == 1 &&
		air->resources[0].schema.fields[0].type == TYPE_INTEGER,
	    "a schema");
	is_number(air->note_count, 2, "notes in two languages");
	is_number(air->notes[0].at.line, 13, "a note knows its line");
	ok(air->is_description_derived && air->description.count == 2 &&
		str_eq(air->description.entries[0].value, STR("Đoạn đầu.")),
	    "the first paragraph is the description");
	is_number(found("metadata.description-missing"), 1, "with a warning");
	ok(air->image_count == 1 && str_eq(air->images[0], STR("hinh a.png")),
	    "an image that the note shows");
	ok(air->temporal_end.month == 6 && air->temporal_end.day == 30, "a period's last day");
	ok(water->resource_count == 2 && str_eq(water->resources[0].path, STR("a.tsv")) &&
		str_eq(water->resources[1].name, STR("b")),
	    "without resources, the tables of the folder");
	is_number(found("metadata.undeclared-file"), 0, "nothing is undeclared");
}

static void test_faults(void)
{
	put_portal();
	put("portal.yml", "title: x\npublisher: so-c\nlanguages: [vi]\n");
	put("air/dataset.md",
	    "---\ntitle: A\npublisher: so-b\nthemes: [moi-trung]\ndraf: true\nresources:\n"
	    "  - {path: none.csv}\n  - {path: ../x.csv}\n  - {path: run.sh}\n  - {title: "
	    "x}\n---\n");
	put("air/run.sh", "x");
	put("Air/dataset.md", "---\ntitle: B\ndescription: x\n---\n");
	put("con/dataset.md", "---\ndescription: x\n---\n");
	put("h\xc3\xa0/dataset.md", "---\ntitle: H\n");
	put("stray/a.csv", "x\n");
	read_all(1);
	is_number(found("metadata.unknown-reference"), 3, "unknown ids are errors");
	is_number(found("metadata.unknown-key"), 1, "so are unknown keys");
	is_number(found("resource.missing-file"), 1, "a missing file");
	is_number(found("resource.path-refused"), 1, "a path that leaves the folder");
	is_number(found("resource.type-refused"), 1, "a kind of file that is not published");
	is_number(found("resource.no-path"), 1, "a resource without path");
	is_number(found("metadata.undeclared-file"), 3, "files that nobody declared");
	is_number(found("metadata.id-collision"), 1, "two folders with one id");
	is_number(found("metadata.reserved-id"), 1, "a reserved name");
	is_number(found("metadata.bad-id"), 1, "a folder that makes no id");
	is_number(found("metadata.title-missing"), 1, "a dataset without title");
	is_number(found("metadata.front-matter-unclosed"), 1, "front matter without end");
	is_number(found("portal.folder-without-dataset"), 1, "a folder without description");
	is_number(found("metadata.licence-missing"), 4, "no licence anywhere");
}

static void test_packages(void)
{
	clear();
	put("datapackage.json",
	    "{\"name\": \"x\", \"homepage\": \"www\", \"keywords\": [\"a\"],\n"
	    " \"licenses\": [{\"name\": \"odc-pddl\", \"path\": \"https://x.example/\"}],\n"
	    " \"resources\": [{\"path\": \"data/A.b.csv\", \"name\": \"Ab C\", \"extra\": 1,\n"
	    "  \"dialect\": {\"delimiter\": \";\"}, \"schema\": \"s.json\"},\n"
	    "  {\"path\": [\"data/A.csv\", \"data/B.csv\"]}, {\"data\": [1], \"name\": \"in\"},\n"
	    "  {\"path\": \"https://example.org/z.csv\"}]}");
	put("s.json", "{\"fields\": [{\"name\": \"a\", \"type\": \"date\"}]}");
	put("data/A.b.csv", "a\n");
	put("data/A.csv", "a\n");
	put("data/B.csv", "a\n");
	put("README.md", "# Title\n\nThe *first* paragraph.\n");
	put("nested/datapackage.yml", "resources:\n- path: a.csv\n");
	put("nested/a.csv", "a\n");
	read_all(1);
	is_number(portal->dataset_count, 2, "a package at the top, and one below");
	is_number(found("portal.settings-missing"), 1, "portal.yml may be missing");
	is_str(portal->languages[0], STR("en"), "then the language is English");
	is_number(found("package.parts"), 1, "a resource of several files is refused");
	is_number(found("package.inline-data"), 1, "so is data in the descriptor");
	is_number(found("metadata.wrong-type"), 1, "a homepage that is no URL is warned of");
	is_number(errors(), 2, "nothing else is an error");
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		if (str_eq(dataset->id, STR("nested"))) {
			is_str(dataset->title.entries[0].value, STR("nested"),
			    "without title and name, the folder's name");
			continue;
		}
		is_str(dataset->title.entries[0].value, STR("x"), "without title, the name");
		is_str(dataset->licence->id, STR("PDDL-1.0"), "a licence is known by its id");
		ok(str_eq(dataset->resources[0].name, STR("ab-c")) &&
			dataset->resources[0].dialect.delimiter == ';' &&
			dataset->resources[0].schema.field_count == 1,
		    "a resource with dialect and schema");
		ok(dataset->resources[3].kind == RESOURCE_LINK, "a URL is a link");
		is_str(dataset->description.entries[0].value, STR("The first paragraph."),
		    "README.md describes it");
	}
}

/* Each line of these has one fault. */
static void test_register_faults(void)
{
	put_portal();
	put("portal.yml",
	    "title: x\nbase_url: https://example.org/x\nlanguages: [vi, vi]\ntheme: none\n"
	    "emblem: logo.svg\nlicence: {id: own, title: Own}\nspatial: Đà Nẵng\nlicense: x\n");
	put("organizations.csv",
	    "id,name_vi,paren,name_x_y\nso-a,A,,\nso-a,B,,\n,C,,\nso-d,,,\nSo E,E,,\n");
	put("themes.csv", "id,name_vi,dcat_theme\nmoi-truong,M,ENV\nmoi-truong,N,ENVI\n");
	put("plan.csv",
	    "id,title_vi,organization,kind,due,dataset,status\na,A,so-x,,,,\nb,B,,other,,,\n"
	    "c,C,,,sớm,,\nd,D,,,,airr,\ne,E,,,,,done\na,F,,,,,\nf,,,,,,\n");
	put("pages/datasets.md", "---\ntitle: x\n---\n");
	put("pages/x.html", "x");
	put("pages/guide/start.md",
	    "# no title\n\n![a](missing.png) ![b](https://example.org/b.png)\n");
	read_all(1);
	is_number(count_kind(portal->diags, "register.unknown-column"), 2, "unknown columns");
	is_number(count_kind(portal->diags, "register.duplicate-id"), 3, "ids given twice");
	is_number(
	    count_kind(portal->diags, "register.id-missing"), 3, "rows without id, name or title");
	is_number(count_kind(portal->diags, "metadata.unknown-reference"), 2, "unknown ids");
	is_number(count_kind(portal->diags, "metadata.unknown-value"), 3, "unknown values");
	is_number(count_kind(portal->diags, "metadata.wrong-type"), 3, "an id, a date, a base_url");
	is_number(count_kind(portal->diags, "portal.language-twice"), 1, "a language twice");
	is_number(
	    count_kind(portal->diags, "portal.theme-refused"), 1, "a theme that is not there");
	is_number(count_kind(portal->diags, "portal.emblem-refused"), 1, "an emblem in SVG");
	is_number(count_kind(portal->diags, "metadata.licence-unknown"), 1, "an unknown licence");
	is_number(count_kind(portal->diags, "metadata.unknown-key"), 1, "an American spelling");
	is_number(count_kind(portal->diags, "page.bad-id"), 1, "a page where the site has its own");
	is_number(count_kind(portal->diags, "page.file-refused"), 1, "a page that is no Markdown");
	is_number(count_kind(portal->diags, "metadata.title-missing"), 1, "a page without title");
	is_number(count_kind(portal->diags, "note.missing-image"), 1, "an image that is not there");
	is_str(portal->spatial.entries[0].value, STR("Đà Nẵng"), "a place may be a text");
	put("organizations.csv", "id,name_vi,parent\na,A,b\nb,B,c\nc,C,b\nd,D,e\n");
	read_all(1);
	is_number(count_kind(portal->diags, "register.parent-circle"), 2,
	    "organizations that are above themselves");
}

static void test_dataset_faults(void)
{
	put_portal();
	put("air/dataset.md",
	    "---\ntitle: A\ndescription: x\nlicence: https://example.org/licence\n"
	    "frequency: sometimes\nstatus: withdrawnn\naccess_right: open\n"
	    "temporal: {start: 2026, end: 2024}\nspatial: {name: x, uri: ftp://x}\n"
	    "former_ids: [health-water-2, old, old]\nsources: [{title: T, date: 2024}]\n"
	    "resources:\n- {path: a.csv, name: x}\n- {path: A.csv, name: x}\n"
	    "- {path: b.pdf, schema: ../s.json}\n- {path: b.pdf, schema: s.txt}\n"
	    "- {path: t.txt, dialect: {delimiter: tab, header: false}}\n---\n");
	put("air/A.csv", "x\n");
	put("air/t.txt", "x\n");
	read_all(1);
	is_number(found("metadata.unknown-value"), 3, "values that are none of the known");
	is_number(found("metadata.period-reversed"), 1, "a period that ends before it begins");
	is_number(found("metadata.wrong-type"), 1, "a URL of another scheme");
	is_number(found("metadata.former-id-taken"), 2, "former ids that are in use");
	is_number(found("resource.name-taken"), 1, "a name twice");
	is_number(found("resource.path-taken"), 2, "a path twice, also in other case");
	is_number(found("resource.path-refused"), 1, "a schema outside");
	is_number(found("schema.invalid"), 1, "a schema in a file of another kind");
	ok(portal->datasets[0].licence->url.len && !portal->datasets[0].licence->is_open,
	    "a licence may be a URL");
	ok(portal->datasets[0].resources[4].kind == RESOURCE_TABLE &&
		portal->datasets[0].resources[4].dialect.has_header,
	    "a text file with a dialect is a table");
}

static void put_dataset(const char *path, size_t title_characters, size_t note_bytes)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_add_cstr(&text, "---\ndescription: x\ntitle: ");
	for (size_t i = 0; i < title_characters; i++)
		strbuf_add_cstr(&text, "đ");
	strbuf_add_cstr(&text, "\n---\n");
	for (size_t i = 0; i < note_bytes; i++)
		strbuf_add_char(&text, 'x');
	put(path, text.data);
	strbuf_release(&text);
}

static void test_limits(void)
{
	clear();
	put("portal.yml", "title: nhieu hon 12 chu\nlicence: CC0-1.0\n"
			  "limits: {title_characters: 12, note_bytes: 1024,\n"
			  "  metadata_bytes: 2048, datasets: 5, columns: 0}\n");
	put_dataset("a/dataset.md", 12, 1024);
	put_dataset("b/dataset.md", 13, 1);
	put_dataset("c/dataset.md", 1, 1025);
	put_dataset("d/dataset.md", 1, 2048);
	put_dataset("e/dataset.md", 1, 200000);
	read_all(1);
	is_number(found("metadata.too-long"), 2,
	    "a title may be as long as the limit, the portal's own too");
	is_number(found("note.too-large"), 1, "a note too");
	is_number(found("file.too-large"), 2, "a larger file is not read");
	is_number(found("metadata.limit-range"), 1, "a limit has limits");
	is_number(found("portal.too-many-datasets"), 0, "as many datasets as the limit");
	put_dataset("f/dataset.md", 1, 1);
	put_dataset("g/dataset.md", 1, 1);
	read_all(1);
	is_number(found("portal.too-many-datasets"), 2, "further ones are errors");
	is_number(portal->dataset_count, 5, "and are not read");
}

/* Links, FIFOs and odd names in the tree: a clear error, nothing read outside, no hang. */
static void test_tricks(void)
{
	int folder;

	put_portal();
	folder = folder_open(root);
	if (folder < 0 || symlinkat("/etc/passwd", folder, "air/link.csv") ||
	    symlinkat("..", folder, "air/loop") || mkfifoat(folder, "air/fifo.csv", 0600) ||
	    symlinkat("self.csv", folder, "air/self.csv") || symlinkat("/etc", folder, "outside") ||
	    symlinkat("/etc", folder, "theme") || mkdirat(folder, "\xff\xfe", 0700))
		abort();
	close(folder);
	put("\xff\xfe/dataset.md", "---\ntitle: x\n---\n");
	put("a\nb/dataset.md", "---\ntitle: x\n---\n");
	put("H\xc3\xa0/dataset.md", "---\ntitle: x\n---\n");
	put("Ha\xcc\x80/dataset.md", "---\ntitle: x\n---\n");
	put("air/dataset.md", "---\ntitle: A\nresources: [{path: link.csv}, {path: "
			      "loop/portal.yml}, {path: fifo.csv}, "
			      "{path: loop/air/a.csv}]\n---\n");
	read_all(1);
	is_number(found("file.symbolic-link"), 4 + 3, "links are refused, declared or not");
	is_number(found("file.not-regular"), 2, "so are FIFOs");
	is_number(found("metadata.bad-id"), 4, "folders whose names make no id");
	is_number(found("metadata.id-collision"), 1, "two normal forms of one name collide");
}

static void test_paths(void)
{
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf path = STRBUF_INIT, content = STRBUF_INIT;
	struct arena *arena = arena_new();
	size_t count = 0, wrong = 0;
	struct str rest, line;
	int folder;

	ok(input_path_is_safe(STR("data/Số liệu 1.csv")), "a path with blanks and diacritics");
	ok(!input_path_is_safe(STR("a//b.csv")) && !input_path_is_safe(STR("/a.csv")) &&
		!input_path_is_safe(STR("a/../b.csv")) && !input_path_is_safe(STR("./a.csv")) &&
		!input_path_is_safe(STR("a\\b.csv")) && !input_path_is_safe(STR(".a.csv")) &&
		!input_path_is_safe(STR("aux.csv")) && !input_path_is_safe(STR("COM1")) &&
		!input_path_is_safe(STR("a\xe2\x80\xae.csv")) && !input_path_is_safe(STR("a. ")),
	    "paths that are refused");
	strbuf_add_format(&path, "%s/bad/paths", shared ? shared : "../shared");
	folder = folder_open(path.data);
	if (folder < 0 ||
	    !file_read_below(folder, "traversal-and-names.jsonl", 16 << 20, &content)) {
		tap_skip("hostile paths", "they are not here");
		goto out;
	}
	rest = strbuf_str(&content);
	while (str_split(&rest, '\n', &line)) {
		const struct node *value = line.len ? json_parse(arena, line, STR("x"), diags)
						    : NULL;

		if (!value)
			continue;
		count++;
		if (input_path_is_safe(value->text) && file_type_of_path(value->text)) {
			printf("# %.*s\n", STR_ARG(line));
			wrong++;
		}
	}
	printf("# %zu paths, %zu taken\n", count, wrong);
	ok(count && !wrong, "no hostile path is taken");
out:
	if (folder >= 0)
		close(folder);
	strbuf_release(&path);
	strbuf_release(&content);
	arena_free(arena);
}

/* Names of the missing files that the packages of others have. */
static void test_real_packages(void)
{
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf path = STRBUF_INIT;

	strbuf_add_format(&path, "%s/data/frictionless", shared ? shared : "../shared");
	portal_free(portal);
	portal = portal_read(path.data, 2, diags);
	if (!portal) {
		tap_skip("real data packages", "they are not here");
	} else {
		is_number(portal->dataset_count, 23, "all real packages are found");
		if (!ok(found("resource.missing-file") == 5 && errors() == 5,
			"and taken as they are, but for missing files"))
			print_all();
	}
	strbuf_release(&path);
}

int main(void)
{
	if (!mkdtemp(root))
		abort();
	diags = diags_new();
	test_portal();
	test_dataset();
	test_faults();
	test_packages();
	test_register_faults();
	test_dataset_faults();
	test_limits();
	test_tricks();
	test_paths();
	test_real_packages();
	clear();
	ok(!portal_read("/none/such", 1, diags) && diags_count(diags, DIAG_ERROR) > 0,
	    "a folder that is not there is an error");
	rmdir(root);
	diags_free(diags);
	return tap_end();
}
