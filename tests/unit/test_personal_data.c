/* SPDX-License-Identifier: MIT */
#include "check/personal_data.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "check/personal_data_cell.h"
#include "model/limits.h"
#include "read/table_read.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct date today = { 2025, 7, 1 };

/* Every run has the same numbers. */
static uint64_t random_state = 20250701;

static unsigned next_random(unsigned below)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(random_state >> 33) % below;
}

static void add_digits(struct strbuf *buf, size_t count)
{
	while (count--)
		strbuf_add_char(buf, (char)('0' + next_random(10)));
}

/* What a check says of a table: "error privacy.phone" a line, and its messages. */
struct outcome {
	struct strbuf findings, messages;
};

static struct outcome check_file(int fd, const struct personal_data_context *context)
{
	struct outcome outcome = { STRBUF_INIT, STRBUF_INIT };
	struct personal_data_check *check = personal_data_check_new();
	struct diags *diags = diags_new(), *others = diags_new();
	struct table_source source = { fd, STR("t.csv"), &limits_default };
	struct dialect dialect = { 0 };
	struct row_sink *sink = personal_data_check_begin(check, context, diags);

	if (table_detect(&source, &dialect, others))
		table_read(&source, &dialect, &sink, 1, others);
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);

		strbuf_add_format(&outcome.findings, "%s %s %d:%d\n",
		    diag_level_name(diag->level, MESSAGES_EN), diag->kind->id, (int)diag->at.line,
		    (int)diag->at.column);
		diag_format(diag, MESSAGES_EN, &outcome.messages);
		diag_format(diag, MESSAGES_VI, &outcome.messages);
	}
	personal_data_check_free(check);
	diags_free(diags);
	diags_free(others);
	close(fd);
	return outcome;
}

static struct outcome check_text(struct str text, const struct personal_data_context *context)
{
	int fd = memfd_create("table", 0);

	if (fd < 0 || write(fd, text.data, text.len) != (ssize_t)text.len)
		exit(3);
	return check_file(fd, context);
}

static void outcome_release(struct outcome *outcome)
{
	strbuf_release(&outcome->findings);
	strbuf_release(&outcome->messages);
}

/* A run of nine digits or more (or of a whole address) would be a number in full. */
static bool shows_a_number(struct str text)
{
	size_t run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = ascii_is_digit(text.data[i]) ? run + 1 : 0;
		if (run >= PERSONAL_DIGITS_MIN)
			return true;
	}
	return false;
}

struct cell_case {
	const char *cell;
	unsigned kinds;
	const char *name;
};

#define BIT(kind) (1u << PERSONAL_##kind)

static const struct cell_case cell_cases[] = {
	{ "001099123456", BIT(CITIZEN_ID), "a citizen's number" },
	{ "003099123456", 0, "no province 003" },
	{ "001226123456", 0, "born after today" },
	{ "001225123456", BIT(CITIZEN_ID), "born this year" },
	{ "001009123456", 0, "born in 1909" },
	{ "001 099 123 456", BIT(CITIZEN_ID), "blanks within" },
	{ "001.099.123.456", BIT(CITIZEN_ID), "dots within" },
	{ "'001099123456", BIT(CITIZEN_ID), "behind an apostrophe" },
	{ "００１０９９１２３４５６", BIT(CITIZEN_ID), "full-width digits" },
	{ "001\xc2\xa0"
	  "099\xc2\xa0"
	  "123\xc2\xa0"
	  "456",
	    BIT(CITIZEN_ID), "no-break spaces within" },
	{ "001\xe2\x80\x8b"
	  "099123456",
	    BIT(CITIZEN_ID), "a zero-width space within" },
	{ "1099123456.0", BIT(CITIZEN_ID_SHORT), "a float of a number that lost its zeros" },
	{ "0912345678", BIT(PHONE), "a mobile number" },
	{ "+84912345678", BIT(PHONE), "in the international form" },
	{ "0084 912 345 678", BIT(PHONE), "with 00" },
	{ "(+84) 91-234-5678", BIT(PHONE), "with brackets and dashes" },
	{ "091.234.5678", BIT(PHONE), "with dots" },
	{ "01234567890", BIT(PHONE), "one of the old eleven digits" },
	{ "912345678", BIT(PHONE_SHORT), "without its zero" },
	{ "0612345678", 0, "no operator has 06" },
	{ "(024) 36154964", BIT(LANDLINE), "a landline" },
	{ "0100109106", BIT(TAX_CODE), "a tax code" },
	{ "0100109106-001", BIT(TAX_CODE), "of a branch" },
	{ "0100109107", 0, "a wrong check digit" },
	{ "175273975", BIT(IDENTITY_CARD), "nine digits of a card" },
	{ "nguyen.a@example.org", BIT(EMAIL), "an address" },
	{ "info5@example.gov.vn", BIT(OFFICE_EMAIL), "of an office" },
	{ "no-reply@example.org", BIT(OFFICE_EMAIL), "of nobody" },
	{ "@tag", 0, "no address" },
	{ "a@b", 0, "a host without a dot" },
	{ "gọi 0558 920 214 trước 17h", BIT(PHONE), "in a text, between other numbers" },
	{ "SĐT0912345678", BIT(PHONE), "behind the word for it" },
	{ "HD0912345678", 0, "a code that ends like a phone number" },
	{ "0912345678/0987654321", BIT(PHONE), "two numbers" },
	{ "346818.812285361", 0, "a decimal" },
	{ "1.912.345.678", 0, "groups with dots" },
	{ "1,912,345,678", 0, "groups with commas" },
	{ "346818,0912345678", 0, "a decimal comma" },
	{ "8.245822,107.430072", 0, "coordinates" },
	{ "6e8385a10ae0c9bd7d0bb421cf5d75ad53a9ab19", 0, "a hash" },
	{ "202409232048", 0, "a time" },
	{ "2024-07-20 09:12:34", 0, "a time in words" },
	{ "8935512122081", 0, "a bar code" },
	{ "1900 8056", 0, "a service number" },
	{ "123/2024/QĐ-UBND", 0, "a document's number" },
};

static void finds_in_cells(void)
{
	struct personal_scan scan = { 0 };

	personal_scan_init(&scan, today);
	for (size_t i = 0; i < COUNT(cell_cases); i++) {
		personal_scan_cell(&scan, str_of(cell_cases[i].cell));
		is_number(scan.kinds, cell_cases[i].kinds, cell_cases[i].name);
	}
	personal_scan_cell(&scan, STR("Số CCCD của ông là 001099123456"));
	ok(scan.matches[PERSONAL_CITIZEN_ID].has_context, "words before tell");
	personal_scan_cell(&scan, STR("001099123456 (căn cước)"));
	ok(scan.matches[PERSONAL_CITIZEN_ID].has_context, "words behind tell");
	personal_scan_cell(&scan, STR("CCCD một hai ba bốn năm sáu 001099123456"));
	ok(!scan.matches[PERSONAL_CITIZEN_ID].has_context, "words far away do not");
	personal_scan_release(&scan);
}

/* A cell may be a megabyte long: the time does not grow with the square of it. */
static void takes_long_cells(void)
{
	struct personal_scan scan = { 0 };
	struct strbuf cell = STRBUF_INIT;
	struct timespec start, end;

	while (cell.len < 1 << 20)
		strbuf_add_cstr(&cell, "0912345678; a@b.vn;");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	personal_scan_cell(&scan, strbuf_str(&cell));
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	is_number(scan.kinds, BIT(PHONE) | BIT(EMAIL), "a long cell has what it has");
	ok(end.tv_sec - start.tv_sec < 2, "in good time");
	personal_scan_release(&scan);
	strbuf_release(&cell);
}

static void masks(void)
{
	struct strbuf out = STRBUF_INIT;

	personal_mask_add(&out, STR("001099123234"));
	is_str(strbuf_str(&out), STR("001••••••234"), "masks the middle of twelve digits");
	strbuf_clear(&out);
	personal_mask_add(&out, STR("0912345678"));
	is_str(strbuf_str(&out), STR("091•••••78"), "and of ten");
	strbuf_clear(&out);
	personal_mask_add(&out, STR("user@example.org"));
	is_str(strbuf_str(&out), STR("u•••@example.org"), "and who it is, of an address");
	strbuf_release(&out);
}

static void shows_cells(void)
{
	static const struct {
		const char *cell, *shown, *name;
	} cases[] = {
		{ "12.5", "12.5", "what is no number of somebody is shown" },
		{ "001099123456x", "001•••••••56x", "a slip of the pen makes it no safer" },
		{ "001 099 123 456", "001 ••• ••• •56", "a number is masked as it is written" },
		{ "gọi 0912345678 hoặc 0987654321", "gọi 091••••••• hoặc ••••••••21",
		    "and so are two" },
		{ "a1@example.vn, b22@example.vn", "•••@example.vn, •••@example.vn",
		    "and mailboxes" },
		{ "００１０９９１２３４５６", "001•••••••56", "and other digits" },
	};
	struct personal_scan scan = { 0 };
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < COUNT(cases); i++)
		is_str(personal_cell_shown(&scan, str_of(cases[i].cell), &out),
		    str_of(cases[i].shown), cases[i].name);
	personal_scan_release(&scan);
	strbuf_release(&out);
}

struct table_case {
	const char *table, *findings, *name;
};

static const struct table_case table_cases[] = {
	{ "id,so_cccd\n1,001099123456\n", "error privacy.citizen-id 2:3\n",
	    "one is enough when named" },
	{ "id,ma\n1,001099123456\n2,001099123457\n", "", "two may be chance when not" },
	{ "id,ghi_chu\n1,a\n2,b\n3,CMND 175273975\n", "error privacy.identity-card 4:3\n",
	    "a number in a text, named by a word" },
	{ "id,so_ho_so\n1,175273975\n2,275273975\n", "", "nine digits alone are nothing" },
	{ "soDienThoai\n0912345678\n", "error privacy.phone 2:1\n",
	    "a name of words run together" },
	{ "Thuê bao di động\n987654\n1234567\n98765432\n", "", "counts of phones" },
	{ "Doanh thu di động\n412345678\n912345678\n212345678\n162345678\n", "",
	    "sums in a column that speaks of phones" },
	{ "co_quan,email\na,info@example.vn\nb,vanthu@example.vn\n", "note privacy.email 2:3\n",
	    "mailboxes of offices" },
	{ "email\na@example.vn\nb@example.vn\nc@example.vn\n", "error privacy.email 2:1\n",
	    "mailboxes of people" },
	{ "dien_thoai\n(024) 36154964\n024 37798099\n", "note privacy.landline 2:1\n",
	    "landlines" },
	{ "ma_so_thue\n0100109106\n", "note privacy.tax-code 2:1\n", "tax codes of companies" },
	{ "ho_ten,ma_so_thue\nNguyễn Văn A,0100109106\n", "warning privacy.tax-code 2:14\n",
	    "of people" },
	{ "ho_ten,ngay_sinh\nNguyễn Văn A,07/07/1990\n",
	    "warning privacy.name-and-birth-date 1:1\n", "names and birth dates" },
	{ "ten,ngaySinh\nTrần Thị B,1990-02-01\n", "warning privacy.name-and-birth-date 1:1\n",
	    "names known by the family's" },
	{ "ten,nam_sinh\nTrần Thị B,1990\n", "", "names and years of birth" },
	{ "ho_ten,ngay_hop\nNguyễn Văn A,07/07/1990\n", "", "names and other dates" },
	{ "0912345678,a\n0987654321,b\n", "", "a header of numbers" },
	{ "", "", "no table" },
	{ "cccd\n", "", "no rows" },
};

static void decides_columns(void)
{
	struct personal_data_context context = { .today = today };

	for (size_t i = 0; i < COUNT(table_cases); i++) {
		struct outcome outcome = check_text(str_of(table_cases[i].table), &context);

		is_str(strbuf_str(&outcome.findings), str_of(table_cases[i].findings),
		    table_cases[i].name);
		if (shows_a_number(strbuf_str(&outcome.messages)))
			ok(false, "no number in full");
		outcome_release(&outcome);
	}
}

static bool is_on_purpose(const void *publisher, struct str column)
{
	return str_eq(column, str_of(publisher));
}

static void obeys_the_context(void)
{
	struct text_entry title = { STR("vi"), STR("Số căn cước") };
	struct field field = { .name = STR("x"), .title = { &title, 1 } };
	struct table_schema schema = { .fields = &field, .field_count = 1 };
	struct text_entry about_entry = { STR(""), STR("Danh sách kèm số điện thoại") };
	struct text about = { &about_entry, 1 };
	const struct text *const texts[] = { &about };
	struct personal_data_context context = { .today = today, .schema = &schema };
	struct outcome outcome = check_text(STR("x\n001099123456\n"), &context);

	is_str(strbuf_str(&outcome.findings), STR("error privacy.citizen-id 2:1\n"),
	    "a field's title tells");
	outcome_release(&outcome);
	context = (struct personal_data_context){
		.today = today, .about = texts, .about_count = 1
	};
	outcome = check_text(STR("y\n0912345678\n-\n"), &context);
	is_str(strbuf_str(&outcome.findings), STR("error privacy.phone 2:1\n"),
	    "the dataset's description tells");
	outcome_release(&outcome);
	context = (struct personal_data_context){
		.today = today, .is_acknowledged = is_on_purpose, .publisher = "cccd"
	};
	outcome = check_text(STR("cccd,sdt\n001099123456,0912345678\n"), &context);
	is_str(strbuf_str(&outcome.findings),
	    STR("note privacy.citizen-id 2:1\nerror privacy.phone 2:14\n"),
	    "what is published on purpose is only noted");
	outcome_release(&outcome);
}

/* Tables of random numbers: of 12, 10 and 9 digits without a telling name nothing is found. */
static void lets_chance_pass(void)
{
	struct personal_data_context context = { .today = today };
	size_t found = 0;

	for (size_t table = 0; table < 90; table++) {
		struct strbuf text = STRBUF_INIT;
		struct outcome outcome;

		strbuf_add_cstr(&text, "ma\n");
		for (size_t i = 0; i < 20; i++) {
			add_digits(&text, table % 3 == 2 ? 9 : 10 + table % 3 * 2);
			strbuf_add_char(&text, '\n');
		}
		outcome = check_text(strbuf_str(&text), &context);
		found += outcome.findings.len > 0;
		outcome_release(&outcome);
		strbuf_release(&text);
	}
	is_number(found, 0, "no table of random digits is called personal");
}

static const char *shared_folder(void)
{
	const char *folder = getenv("DATAMO_SHARED");

	return folder ? folder : "../shared";
}

static struct strbuf read_shared(const char *path)
{
	struct strbuf text = STRBUF_INIT, full = STRBUF_INIT;
	char block[65536];
	size_t got;
	FILE *file;

	strbuf_add_format(&full, "%s/%s", shared_folder(), path);
	file = fopen(full.data, "r");
	strbuf_release(&full);
	if (!file)
		return text;
	while ((got = fread(block, 1, sizeof(block), file)) > 0)
		strbuf_add_bytes(&text, block, got);
	fclose(file);
	return text;
}

/* kind,value,expect: how many of each are right. */
static void reads_the_values(void)
{
	static const struct {
		const char *name;
		unsigned kinds;
	} kinds[] = { { "cccd", BIT(CITIZEN_ID) }, { "phone", BIT(PHONE) },
		{ "mst", BIT(TAX_CODE) }, { "email", BIT(EMAIL) }, { "cmnd", BIT(IDENTITY_CARD) },
		{ "none", BIT(CITIZEN_ID) | BIT(PHONE) | BIT(TAX_CODE) | BIT(EMAIL) } };
	struct strbuf text = read_shared("bad/pii/values.csv");
	struct str rest = strbuf_str(&text), line;
	size_t wanted = 0, found = 0, innocent = 0, flagged = 0;
	struct personal_scan scan = { 0 };

	if (!text.len) {
		tap_skip("the values of ../shared/bad/pii", "not there");
		return;
	}
	personal_scan_init(&scan, today);
	while (str_split(&rest, '\n', &line)) {
		size_t first = str_find(line, ','), last = str_rfind(line, ',');
		struct str kind = str_slice(line, 0, first);
		struct str value = str_slice(line, first + 1, last);
		bool is_wanted = !str_eq(str_trim(str_from(line, last + 1)), STR("0"));

		if (str_starts_with(value, STR("\"")))
			value = str_slice(value, 1, value.len - 1);
		for (size_t i = 0; i < COUNT(kinds); i++) {
			bool has;

			if (!str_eq(kind, str_of(kinds[i].name)))
				continue;
			personal_scan_cell(&scan, value);
			has = (scan.kinds & kinds[i].kinds) != 0;
			*(is_wanted ? &wanted : &innocent) += 1;
			*(is_wanted ? &found : &flagged) += has;
			if (has != is_wanted)
				printf("# %.*s\n", STR_ARG(line));
		}
	}
	printf(
	    "# found %zu of %zu; flagged %zu of %zu innocent\n", found, wanted, flagged, innocent);
	ok(wanted > 900 && (double)found >= 0.99 * (double)wanted, "finds 99 % of the numbers");
	ok(innocent > 900 && (double)flagged <= 0.005 * (double)innocent,
	    "flags at most 0.5 % of the innocent");
	personal_scan_release(&scan);
	strbuf_release(&text);
}

/* The level that the manifest's word wants: "flag", "warn", "info", "ok". */
static const char *level_wanted(struct str expect)
{
	if (str_starts_with(expect, STR("flag")))
		return "error";
	if (str_starts_with(expect, STR("warn")))
		return "warning";
	return str_starts_with(expect, STR("info")) ? "note" : "";
}

static void check_shared_column(struct str path, struct str expect)
{
	struct personal_data_context context = { .today = today };
	struct strbuf full = STRBUF_INIT, text;
	const char *level = level_wanted(expect);
	struct outcome outcome;
	struct str found, findings;
	bool right;

	strbuf_add_format(&full, "bad/%.*s", STR_ARG(path));
	text = read_shared(full.data);
	outcome = check_text(strbuf_str(&text), &context);
	findings = strbuf_str(&outcome.findings);
	found = str_slice(findings, 0, str_find(findings, ' '));
	right = str_eq(found, str_of(level));
	ok(text.len && right && !shows_a_number(strbuf_str(&outcome.messages)), full.data);
	if (!right)
		printf("# wanted '%s', got: %.*s\n", level, STR_ARG(findings));
	outcome_release(&outcome);
	strbuf_release(&text);
	strbuf_release(&full);
}

static void checks_the_columns(void)
{
	struct strbuf manifest = read_shared("bad/MANIFEST.tsv");
	struct str rest = strbuf_str(&manifest), line;

	if (!manifest.len)
		tap_skip("the columns of ../shared/bad/pii", "not there");
	while (str_split(&rest, '\n', &line)) {
		struct str path, expect = { NULL, 0 };

		if (!str_starts_with(line, STR("pii/columns/")) || !str_split(&line, '\t', &path))
			continue;
		for (int i = 0; i < 3; i++)
			str_split(&line, '\t', &expect);
		check_shared_column(path, expect);
	}
	strbuf_release(&manifest);
}

int main(void)
{
	finds_in_cells();
	takes_long_cells();
	masks();
	shows_cells();
	decides_columns();
	obeys_the_context();
	lets_chance_pass();
	reads_the_values();
	checks_the_columns();
	return tap_end();
}
