/* SPDX-License-Identifier: MIT */
#include "check/acknowledgement_check.h"

static const struct diag_kind unknown = { "privacy.acknowledgement-unknown", DIAG_WARNING,
	{ "Mục personal_data nêu {expected} “{found}” không có ở đây, nên không có hiệu lực.",
	    "An entry of personal_data names a {expected} “{found}” that is not there, so it does "
	    "not count." },
	{ "Sửa tên theo dataset.md và dòng tiêu đề của bảng, hoặc bỏ mục này.",
	    "Mend the name by dataset.md and the table's header, or remove the entry." } };

/* What an entry names in vain. */
enum missing { MISSING_DATASET, MISSING_TABLE, MISSING_COLUMN };

static void report(const struct portal *portal, size_t index, enum missing missing, struct str name,
    struct diags *diags)
{
	static const char *const words[][MESSAGES_COUNT] = {
		[MISSING_DATASET] = { "tập dữ liệu", "dataset" },
		[MISSING_TABLE] = { "bảng", "table" },
		[MISSING_COLUMN] = { "cột", "column" },
	};

	DIAG(diags, &unknown, key_item_place(&portal->keys, "personal_data", index, portal->at),
	    .found = name, .expected_in = { words[missing][0], words[missing][1] });
}

static size_t count_tables(const struct dataset *dataset, struct str name)
{
	size_t count = 0;

	for (size_t i = 0; i < dataset->resource_count; i++)
		count += dataset->resources[i].kind == RESOURCE_TABLE &&
			 (!name.len || str_eq(dataset->resources[i].name, name));
	return count;
}

void acknowledgements_check(const struct portal *portal, struct diags *diags)
{
	for (size_t i = 0; i < portal->personal_data_count; i++) {
		const struct acknowledged_column *known = &portal->personal_data[i];
		const struct dataset *dataset = portal_find_dataset(portal, known->dataset);

		if (known->dataset.len && !dataset)
			report(portal, i, MISSING_DATASET, known->dataset, diags);
		else if (dataset && known->resource.len && !count_tables(dataset, known->resource))
			report(portal, i, MISSING_TABLE, known->resource, diags);
	}
}

/* An entry that names no table is about any of the dataset's: only of a single one is it known that
 * it lacks the column. */
void acknowledgements_check_table(const struct portal *portal, const struct dataset *dataset,
    const struct resource *table, struct diags *diags)
{
	bool is_single = count_tables(dataset, STR("")) == 1;

	for (size_t i = 0; i < portal->personal_data_count; i++) {
		const struct acknowledged_column *known = &portal->personal_data[i];

		if (known->column.len && str_eq(known->dataset, dataset->id) &&
		    (known->resource.len ? str_eq(known->resource, table->name) : is_single) &&
		    table_schema_find(&table->schema, known->column) == table->schema.field_count)
			report(portal, i, MISSING_COLUMN, known->column, diags);
	}
}
