/* SPDX-License-Identifier: MIT */
#include "check/personal_data_column.h"

#include "base/hash.h"
#include "base/strbuf.h"
#include "check/personal_data_words.h"

#define MEND                                                                                                     \
	{                                                                                                        \
		"Xóa hoặc che cột này; nếu cố ý công bố, ghi cột và lý do vào personal_data " \
		"trong portal.yml.",                                                                             \
		    "Remove or mask the column; if it is published on purpose, name it with "                    \
		    "the reason under personal_data in portal.yml."                                              \
	}

/* {found}: how many of how many cells; {expected}: the first ones, masked, by line. */
static const struct diag_kind citizen_id = { "privacy.citizen-id", DIAG_ERROR,
	{ "Cột “{name}” có số định danh cá nhân (CCCD): {found} ô; theo dòng: {expected}.",
	    "Column “{name}” has citizens' identification numbers (CCCD): {found} cells; "
	    "by line: {expected}." },
	MEND };

static const struct diag_kind identity_card = { "privacy.identity-card", DIAG_ERROR,
	{ "Cột “{name}” có số chứng minh nhân dân (CMND): {found} ô; theo dòng: {expected}.",
	    "Column “{name}” has identity card numbers (CMND): {found} cells; by line: "
	    "{expected}." },
	MEND };

static const struct diag_kind tax_code = { "privacy.tax-code", DIAG_NOTE,
	{ "Cột “{name}” có mã số thuế: {found} ô; theo dòng: {expected}.",
	    "Column “{name}” has tax codes: {found} cells; by line: {expected}." },
	{ "Mã của doanh nghiệp là công khai; mã của cá nhân, hộ kinh doanh thì xóa hoặc che.",
	    "Those of companies are public; remove or mask those of persons." } };

static const struct diag_kind phone = { "privacy.phone", DIAG_ERROR,
	{ "Cột “{name}” có số điện thoại di động: {found} ô; theo dòng: {expected}.",
	    "Column “{name}” has mobile phone numbers: {found} cells; by line: {expected}." },
	MEND };

static const struct diag_kind landline = { "privacy.landline", DIAG_NOTE,
	{ "Cột “{name}” có số điện thoại cố định: {found} ô; theo dòng: {expected}.",
	    "Column “{name}” has landline numbers: {found} cells; by line: {expected}." },
	{ "Số của cơ quan là công khai; số nhà riêng thì xóa hoặc che.",
	    "Those of offices are public; remove or mask those of homes." } };

static const struct diag_kind email = { "privacy.email", DIAG_ERROR,
	{ "Cột “{name}” có địa chỉ thư điện tử: {found} ô; theo dòng: {expected}.",
	    "Column “{name}” has e-mail addresses: {found} cells; by line: {expected}." },
	MEND };

static const struct diag_kind name_and_birth_date = { "privacy.name-and-birth-date", DIAG_WARNING,
	{ "Cột “{name}” (họ tên) và cột “{found}” (ngày sinh) cùng được công bố: {expected} ô.",
	    "Columns “{name}” (names) and “{found}” (birth dates) are published together: "
	    "{expected} cells." },
	MEND };

/* Shares, security's figures: a column whose name tells needs few cells, a silent one most. */
static const double share_named = 0.05, share_about = 0.3, share_most = 0.6, share_nearly_all = 0.8,
		    share_tax_code = 0.95;

static void add_evidence(struct evidence *evidence, const struct personal_match *match,
    struct arena *arena, const struct row *row, size_t index)
{
	uint64_t hash = hash64(match->text.data, match->text.len);
	size_t known = 0;

	evidence->cells++;
	evidence->in_context += match->has_context;
	if (evidence->cells == 1)
		evidence->first = row_locate(row, index);
	while (known < evidence->distinct && evidence->hashes[known] != hash)
		known++;
	if (known == evidence->distinct && known < DISTINCT_COUNTED)
		evidence->hashes[evidence->distinct++] = hash;
	if (evidence->example_count < EXAMPLES_KEPT) {
		struct strbuf masked = STRBUF_INIT;

		personal_mask_add(&masked, match->text);
		evidence->examples[evidence->example_count].masked = arena_str(
		    arena, strbuf_str(&masked));
		evidence->examples[evidence->example_count++].line = row->line;
		strbuf_release(&masked);
	}
}

void personal_column_add(struct personal_column *column, const struct personal_scan *scan,
    struct arena *arena, const struct row *row, size_t index)
{
	for (size_t kind = 0; kind < PERSONAL_KIND_COUNT; kind++) {
		if (!(scan->kinds & 1u << kind))
			continue;
		if (!column->evidence[kind])
			column->evidence[kind] = arena_alloc(arena, sizeof(struct evidence));
		add_evidence(column->evidence[kind], &scan->matches[kind], arena, row, index);
		column->evidence[kind]->first.path = column->at.path;
	}
}

/* What a rule asks of one column and kind. */
struct view {
	const struct personal_column *column;
	const struct evidence *evidence;
	double share;            /* of the cells that are not empty */
	double share_in_context; /* of these, with a telling word beside */
	bool is_named;           /* the column's name or description tells */
	bool is_about;           /* the dataset's text tells */
};

static struct view view_of(const struct personal_column *column, enum personal_kind kind,
    unsigned contexts, unsigned about)
{
	static const struct evidence none;
	const struct evidence *evidence = column->evidence[kind] ? column->evidence[kind] : &none;
	double cells = column->cells ? (double)column->cells : 1;

	return (struct view){
		.column = column,
		.evidence = evidence,
		.share = (double)evidence->cells / cells,
		.share_in_context = (double)evidence->in_context / cells,
		.is_named = (column->contexts & contexts) != 0,
		.is_about = (about & contexts) != 0,
	};
}

static bool tells_enough(const struct view *view)
{
	return (view->is_named && view->share >= share_named) ||
	       (view->is_about && view->share >= share_about) ||
	       view->share_in_context >= share_named;
}

static void report(const struct view *view, const struct diag_kind *kind, enum diag_level level,
    struct diags *diags)
{
	const struct evidence *evidence = view->evidence;
	struct strbuf found = STRBUF_INIT, examples = STRBUF_INIT;

	strbuf_add_format(&found, "%llu/%llu", (unsigned long long)evidence->cells,
	    (unsigned long long)view->column->cells);
	for (size_t i = 0; i < evidence->example_count; i++) {
		strbuf_add_format(&examples, "%s%llu: ", i ? ", " : "",
		    (unsigned long long)evidence->examples[i].line);
		strbuf_add(&examples, evidence->examples[i].masked);
	}
	if (evidence->cells > evidence->example_count)
		strbuf_add_cstr(&examples, ", …");
	diags_add_at_level(diags, kind, view->column->is_acknowledged ? DIAG_NOTE : level,
	    evidence->first,
	    (struct diag_args){ .name = view->column->name,
		.found = strbuf_str(&found),
		.expected = strbuf_str(&examples) });
	strbuf_release(&found);
	strbuf_release(&examples);
}

static void decide_citizen_id(
    const struct personal_column *column, unsigned about, struct diags *diags)
{
	struct view whole = view_of(column, PERSONAL_CITIZEN_ID, CONTEXT_CITIZEN, about);
	struct view cut = view_of(column, PERSONAL_CITIZEN_ID_SHORT, CONTEXT_CITIZEN, about);

	if (tells_enough(&whole) || whole.evidence->in_context > 0 ||
	    (whole.share >= share_nearly_all && whole.evidence->distinct >= DISTINCT_COUNTED))
		report(&whole, &citizen_id, DIAG_ERROR, diags);
	else if (cut.is_named && cut.share + whole.share >= 0.5)
		report(&cut, &citizen_id, DIAG_ERROR, diags);
}

static void decide_identity_card(
    const struct personal_column *column, unsigned about, struct diags *diags)
{
	struct view view = view_of(column, PERSONAL_IDENTITY_CARD, CONTEXT_CITIZEN, about);
	struct view citizen = view_of(column, PERSONAL_CITIZEN_ID, CONTEXT_CITIZEN, about);

	/* Both kinds of papers stand in one column while the old ones are in use. */
	if ((view.is_named && view.share >= share_named && view.share + citizen.share >= 0.5) ||
	    (view.is_about && view.share >= share_nearly_all) || view.share_in_context > 0)
		report(&view, &identity_card, DIAG_ERROR, diags);
}

/* true: the column is of tax codes, a third of which look like phone numbers. */
static bool decide_tax_code(const struct personal_column *column, unsigned about,
    bool speaks_of_people, struct diags *diags)
{
	struct view view = view_of(column, PERSONAL_TAX_CODE, CONTEXT_TAX, about);

	if (view.is_named
		? view.share < 0.5
		: view.share < share_tax_code || view.evidence->distinct < DISTINCT_COUNTED)
		return false;
	report(&view, &tax_code, speaks_of_people ? DIAG_WARNING : DIAG_NOTE, diags);
	return true;
}

static void decide_phone(const struct personal_column *column, unsigned about, struct diags *diags)
{
	struct view mobile = view_of(column, PERSONAL_PHONE, CONTEXT_PHONE, about);
	struct view cut = view_of(column, PERSONAL_PHONE_SHORT, CONTEXT_PHONE, about);
	struct view fixed = view_of(column, PERSONAL_LANDLINE, CONTEXT_PHONE, about);

	if (tells_enough(&mobile) ||
	    (mobile.share >= share_most && mobile.evidence->distinct >= EXAMPLES_KEPT))
		report(&mobile, &phone, DIAG_ERROR, diags);
	else if (cut.is_named && cut.share + mobile.share >= share_most)
		report(&cut, &phone, DIAG_ERROR, diags);
	else if (mobile.evidence->in_context > 0)
		report(&mobile, &phone, DIAG_WARNING, diags);
	if (tells_enough(&fixed) || fixed.share >= share_most)
		report(&fixed, &landline, DIAG_NOTE, diags);
}

static void decide_email(const struct personal_column *column, unsigned about, struct diags *diags)
{
	struct view own = view_of(column, PERSONAL_EMAIL, CONTEXT_EMAIL, about);
	struct view office = view_of(column, PERSONAL_OFFICE_EMAIL, CONTEXT_EMAIL, about);
	bool is_shared = own.evidence->distinct < EXAMPLES_KEPT;

	if (tells_enough(&own) || own.share >= share_most)
		report(&own, &email, is_shared ? DIAG_WARNING : DIAG_ERROR, diags);
	else if (own.evidence->in_context > 0)
		report(&own, &email, DIAG_WARNING, diags);
	if (tells_enough(&office) || office.share >= share_most)
		report(&office, &email, DIAG_NOTE, diags);
}

static bool has_names(const struct personal_column *column)
{
	double sampled = column->sampled ? (double)column->sampled : 1;

	if ((double)column->with_digit > 0.2 * sampled || !column->sampled)
		return false;
	return (column->contexts & CONTEXT_NAME) ||
	       (double)column->family_names >= share_most * sampled;
}

static bool has_birth_dates(const struct personal_column *column)
{
	return (column->contexts & CONTEXT_BIRTH) && column->sampled &&
	       (double)column->dates >= 0.5 * (double)column->sampled;
}

static void decide_names(const struct personal_column *columns, size_t count, struct diags *diags)
{
	const struct personal_column *names = NULL, *births = NULL;

	for (size_t i = 0; i < count; i++) {
		if (!names && has_names(&columns[i]))
			names = &columns[i];
		if (!births && has_birth_dates(&columns[i]))
			births = &columns[i];
	}
	if (!names || !births)
		return;
	diags_add_at_level(diags, &name_and_birth_date,
	    names->is_acknowledged || births->is_acknowledged ? DIAG_NOTE : DIAG_WARNING, names->at,
	    (struct diag_args){ .name = names->name,
		.found = births->name,
		.expected = diags_number(diags, names->cells) });
}

void personal_columns_report(
    const struct personal_column *columns, size_t count, unsigned about, struct diags *diags)
{
	unsigned contexts = 0;

	for (size_t i = 0; i < count; i++)
		contexts |= columns[i].contexts;
	for (size_t i = 0; i < count; i++) {
		const struct personal_column *column = &columns[i];

		if (!column->cells)
			continue;
		decide_citizen_id(column, about, diags);
		decide_identity_card(column, about, diags);
		if (!decide_tax_code(column, about, (contexts & CONTEXT_PERSON) != 0, diags))
			decide_phone(column, about, diags);
		decide_email(column, about, diags);
	}
	decide_names(columns, count, diags);
}
