/* SPDX-License-Identifier: MIT */
#include <fcntl.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "model/limits.h"
#include "read/dataset_read.h"
#include "read/link_report_read.h"
#include "read/look_read.h"
#include "read/pages.h"
#include "read/place_read.h"
#include "read/registers.h"
#include "read/relation_keys.h"
#include "read/schema_read.h"
#include "read/series_read.h"
#include "read/settings.h"
#include "read/target_read.h"
#include "read/view_read.h"
#include "tap.h"

/* Every key of the tables stands in datamo-portal(5), and every key there in a table. A table's
 * section has its name: ".Ss contact", then ".It Ic email". */

static struct str section(struct str manual, struct str name)
{
	struct str rest = manual, line, result = { NULL, 0 };

	while (str_split(&rest, '\n', &line)) {
		if (result.data &&
		    (str_starts_with(line, STR(".Ss ")) || str_starts_with(line, STR(".Sh ")))) {
			result.len = (size_t)(line.data - result.data);
			return result;
		}
		if (str_starts_with(line, STR(".Ss ")) && str_eq(str_from(line, 4), name))
			result.data = line.data + line.len;
	}
	return STR("");
}

static bool has_item(struct str text, struct str key)
{
	struct str rest = text, line;

	while (str_split(&rest, '\n', &line)) {
		if (str_starts_with(line, STR(".It Ic ")) && str_eq(str_from(line, 7), key))
			return true;
	}
	return false;
}

static bool has_key(const struct key_table *table, struct str name)
{
	for (size_t i = 0; i < table->count; i++) {
		if (str_eq(name, str_of(table->keys[i].name)))
			return true;
	}
	return false;
}

static void check_table(struct str manual, const struct key_table *table)
{
	struct str text = section(manual, str_of(table->name)), rest = text, line;
	bool all = text.len > 0, none = text.len > 0;

	for (size_t i = 0; i < table->count; i++) {
		if (!has_item(text, str_of(table->keys[i].name))) {
			printf("# %s: the manual lacks %s\n", table->name, table->keys[i].name);
			all = false;
		}
	}
	while (str_split(&rest, '\n', &line)) {
		if (str_starts_with(line, STR(".It Ic ")) && !has_key(table, str_from(line, 7))) {
			printf("# %s: there is no key %.*s\n", table->name,
			    STR_ARG(str_from(line, 7)));
			none = false;
		}
	}
	ok(all, "every key stands in its section of the manual");
	ok(none, "every key of the section is one");
}

int main(void)
{
	static const struct key_table *const tables[] = { &portal_keys, &look_keys,
		&acknowledged_keys, &target_keys, &contact_keys, &spatial_keys, &licence_keys,
		&dataset_keys, &temporal_keys, &source_keys, &erratum_keys, &resource_keys,
		&view_keys, &series_keys, &dialect_keys, &schema_keys, &field_keys,
		&constraint_keys, &foreign_key_keys, &reference_keys, &organization_keys,
		&data_theme_keys, &plan_keys, &link_keys, &document_keys, &relationship_keys,
		&attribution_keys, &activity_keys, &other_identifier_keys, &dataset_series_keys,
		&page_keys };
	struct strbuf manual = STRBUF_INIT;
	const struct limit_key *limit;
	struct key limits[32];
	struct key_table limit_table = { "limits", limits, 0 };

	ok(file_read_below(AT_FDCWD, "generator/datamo-portal.5", 1 << 20, &manual),
	    "the manual can be read");
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		check_table(strbuf_str(&manual), tables[i]);
	for (; (limit = limit_key_at(limit_table.count)); limit_table.count++)
		limits[limit_table.count].name = limit->name;
	check_table(strbuf_str(&manual), &limit_table);
	strbuf_release(&manual);
	return tap_end();
}
