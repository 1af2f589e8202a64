/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "check/metadata_rule.h"

static const struct diag_kind in_future = { "metadata.date-in-future", DIAG_WARNING,
	{ "Ngày {name} {found} ở sau hôm nay ({expected}).",
	    "The date {name} {found} is after today ({expected})." },
	{ "Sửa ngày; để công bố vào một ngày sau này, dùng “publish_from:”.",
	    "Mend the date; to publish on a later day, use `publish_from:`." } };

static const struct diag_kind modified_first = { "metadata.modified-before-issued", DIAG_WARNING,
	{ "Ngày cập nhật {found} ở trước ngày công bố lần đầu {expected}.",
	    "It was changed on {found}, before it was issued on {expected}." },
	{ "Sửa “issued:” hoặc “modified:”.", "Mend `issued:` or `modified:`." } };

static const struct diag_kind update_due = { "metadata.update-due", DIAG_NOTE,
	{ "Theo `frequency: {name}`, dữ liệu đến hạn cập nhật ngày {expected}; lần cập nhật cuối "
	  "là {found}.",
	    "By `frequency: {name}` an update was due on {expected}; the last one was on "
	    "{found}." },
	{ "Cập nhật dữ liệu và “modified:”, hoặc sửa “frequency:”.",
	    "Update the data and `modified:`, or mend `frequency:`." } };

static const struct diag_kind update_overdue = { "metadata.update-overdue", DIAG_WARNING,
	{ "Theo `frequency: {name}`, dữ liệu đã quá hạn cập nhật ngày {expected}; lần cập nhật "
	  "cuối là {found}.",
	    "By `frequency: {name}` an update was due on {expected} and is overdue; the last one "
	    "was on {found}." },
	{ "Cập nhật dữ liệu và “modified:”, hoặc sửa “frequency:”.",
	    "Update the data and `modified:`, or mend `frequency:`." } };

static struct str date_text(const struct metadata_context *context, struct date date)
{
	struct strbuf text = STRBUF_INIT;
	struct str kept;

	date_add_iso(&text, date);
	kept = arena_str(context->arena, strbuf_str(&text));
	strbuf_release(&text);
	return kept;
}

static void check_future_date(const struct metadata_context *context, const struct diag_kind *kind,
    const char *name, struct date date)
{
	struct date today = context->portal->today;

	if (date.year && today.year && date_cmp(date, today) > 0)
		DIAG(context->diags, kind,
		    key_place(&context->dataset->keys, name, context->dataset->at),
		    .name = str_of(name), .found = date_text(context, date),
		    .expected = date_text(context, today));
}

static void check_future(const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	/* Under an embargo it is issued on the day that it ends. */
	if (!dataset->publish_from.year)
		check_future_date(context, rule->kind, "issued", dataset->issued);
	check_future_date(context, rule->kind, "modified", dataset->modified);
	if (dataset->erratum_count)
		check_future_date(context, rule->kind, "errata", dataset->errata[0].date);
}

static void check_order(const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct dataset *dataset = context->dataset;

	if (dataset->issued.year && dataset->modified.year &&
	    date_cmp(dataset->modified, dataset->issued) < 0)
		DIAG(context->diags, rule->kind, key_place(&dataset->keys, "modified", dataset->at),
		    .found = date_text(context, dataset->modified),
		    .expected = date_text(context, dataset->issued));
}

static void check_freshness(
    const struct metadata_context *context, const struct diag_kind *kind, enum freshness freshness)
{
	const struct dataset *dataset = context->dataset;
	struct date last = dataset_updated(dataset);
	struct location at = key_place(
	    &dataset->keys, "modified", key_place(&dataset->keys, "frequency", dataset->at));
	struct date due;

	if (freshness_of(dataset->frequency, last, context->portal->today, &due) == freshness)
		DIAG(context->diags, kind, at, .name = str_of(dataset->frequency->id),
		    .found = date_text(context, last), .expected = date_text(context, due));
}

static void check_due(const struct metadata_context *context, const struct metadata_rule *rule)
{
	check_freshness(context, rule->kind, FRESHNESS_DUE);
}

static void check_overdue(const struct metadata_context *context, const struct metadata_rule *rule)
{
	check_freshness(context, rule->kind, FRESHNESS_OVERDUE);
}

static const struct metadata_rule rules[] = {
	{ .kind = &in_future, .check = check_future },
	{ .kind = &modified_first, .check = check_order },
	{ .kind = &update_due, .check = check_due },
	{ .kind = &update_overdue, .check = check_overdue },
};

const struct metadata_rules metadata_date_rules = METADATA_RULES(rules);
