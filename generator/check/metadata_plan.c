/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "check/metadata_rule.h"
#include "model/plan_state.h"

static const struct diag_kind overdue = { "plan.overdue", DIAG_WARNING,
	{ "“{found}” đã quá hạn công bố {expected}; số ngày trễ: {name}.",
	    "“{found}” was to be published by {expected}; days late: {name}." },
	{ "Công bố tập dữ liệu và ghi mã vào cột dataset, hoặc đổi hạn hay trạng thái.",
	    "Publish the dataset and put its id into the column dataset, or change the date or the "
	    "status." } };

static const struct diag_kind due_soon = { "plan.due-soon", DIAG_NOTE,
	{ "“{found}” đến hạn công bố {expected}; số ngày còn lại: {name}.",
	    "“{found}” is to be published by {expected}; days left: {name}." },
	{ NULL, NULL } };

static const struct diag_kind no_deadline = { "plan.no-deadline", DIAG_NOTE,
	{ "“{found}” không có hạn công bố.", "“{found}” has no date to be published by." },
	{ "Điền cột due: ngày, tháng, quý, nửa năm hoặc năm.",
	    "Fill in the column due: a day, month, quarter, half or year." } };

static const struct diag_kind not_planned = { "plan.datasets-not-planned", DIAG_NOTE,
	{ "Số tập dữ liệu không có trong kế hoạch dữ liệu mở: {found}, chẳng hạn {expected}.",
	    "Datasets that are not in the open-data plan: {found}, such as {expected}." },
	{ "Thêm dòng vào plan.csv với mã của tập dữ liệu ở cột dataset.",
	    "Add rows to plan.csv with the datasets' ids in the column dataset." } };

static struct str title_of(const struct metadata_context *context, const struct plan_entry *entry)
{
	const struct portal *portal = context->portal;

	return text_in(
	    &entry->title, portal->languages, portal->language_count, portal->languages[0])
	    .value;
}

static void check_state(
    const struct metadata_context *context, const struct diag_kind *kind, enum plan_state state)
{
	const struct plan *plan = plan_new(context->arena, context->portal);

	for (size_t i = 0; i < plan->count.total; i++) {
		const struct plan_item *item = &plan->items[i];

		if (item->state == state)
			DIAG(context->diags, kind, item->entry->at,
			    .name = diags_number(context->diags, (uint64_t)item->days),
			    .found = title_of(context, item->entry),
			    .expected = item->entry->due_text);
	}
}

static void check_overdue(const struct metadata_context *context, const struct metadata_rule *rule)
{
	check_state(context, rule->kind, PLAN_OVERDUE);
}

static void check_due_soon(const struct metadata_context *context, const struct metadata_rule *rule)
{
	check_state(context, rule->kind, PLAN_DUE_SOON);
}

static void check_deadline(const struct metadata_context *context, const struct metadata_rule *rule)
{
	for (size_t i = 0; i < context->portal->plan_count; i++) {
		const struct plan_entry *entry = &context->portal->plan[i];

		if (!entry->due.year && !entry->status.len && !entry->dataset.len)
			DIAG(context->diags, rule->kind, entry->at,
			    .found = title_of(context, entry));
	}
}

static void check_datasets(const struct metadata_context *context, const struct metadata_rule *rule)
{
	const struct portal *portal = context->portal;
	struct map planned = MAP_INIT;
	struct str first = STR("");
	uint64_t count = 0;

	for (size_t i = 0; i < portal->plan_count; i++)
		if (portal->plan[i].dataset.len)
			map_put(&planned, portal->plan[i].dataset, i, NULL);
	for (size_t i = 0; i < portal->dataset_count; i++)
		if (portal_shows(portal, &portal->datasets[i]) &&
		    !map_find(&planned, portal->datasets[i].id) && !count++)
			first = portal->datasets[i].id;
	/* A plan that names no dataset is not kept so. */
	if (planned.count && count)
		DIAG(context->diags, rule->kind,
		    ((struct location){ .path = portal->plan[0].at.path }),
		    .found = diags_number(context->diags, count), .expected = first);
	map_release(&planned);
}

static const struct metadata_rule rules[] = {
	{ .kind = &overdue, .check = check_overdue },
	{ .kind = &due_soon, .check = check_due_soon },
	{ .kind = &no_deadline, .check = check_deadline },
	{ .kind = &not_planned, .check = check_datasets },
};

const struct metadata_rules metadata_plan_rules = METADATA_RULES(rules);
