/* SPDX-License-Identifier: MIT */
#include "export/table_writer.h"

#include "tap.h"

static struct str missing[] = { STR_INIT(""), STR_INIT("-") };
static struct field fields[] = {
	{ .name = STR_INIT("tỉnh"), .type = TYPE_STRING },
	{ .name = STR_INIT("số hộ"),
	    .type = TYPE_NUMBER,
	    .decimal_char = STR_INIT(","),
	    .group_char = STR_INIT("."),
	    .bare_number = true },
	{ .name = STR_INIT("ngày"), .type = TYPE_DATE, .format = STR_INIT("%d/%m/%Y") },
};
static struct resource resource = { .schema = { .fields = fields,
					.field_count = 3,
					.missing_values = missing,
					.missing_value_count = 2 } };

static void push(struct row_sink *sink, const char *first, const char *second, const char *third)
{
	struct str cells[] = { str_of(first), str_of(second), str_of(third) };
	struct row row = { .cells = cells, .count = third ? 3 : second ? 2 : 1 };

	sink->row(sink, &row);
}

int main(void)
{
	struct export_context context = { .resource = &resource };
	struct output *outputs[] = { output_new_memory(), output_new_memory() };
	struct output *again = output_new_memory(), *unfinished = output_new_memory();
	struct table_target targets[] = { { exporter_find(STR("csv")), outputs[0], NULL, NULL },
		{ exporter_find(STR("json")), outputs[1], NULL, NULL } };
	struct table_writer *writer = table_writer_new();
	struct row_sink *sink = table_writer_begin(writer, &context, targets, 2);

	push(sink, "Hà Nội", "1.928.311,50", "20/07/2024");
	push(sink, "-", "nhiều", "1/2/2024");
	push(sink, " Huế ", "-", "31/02/2024");
	push(sink, "Cà Mau", NULL, NULL);
	sink->end(sink, true);
	is_str(output_memory(outputs[0]),
	    STR("tỉnh,số hộ,ngày\r\nHà Nội,1928311.50,2024-07-20\r\n,,2024-02-01\r\n"
		"\" Huế \",,\r\nCà Mau,,\r\n"),
	    "values are typed once; what does not fit, or is not there, is missing");
	is_str(output_memory(outputs[1]),
	    STR("[\n"
		"  {\"tỉnh\": \"Hà Nội\", \"số hộ\": 1928311.50, \"ngày\": \"2024-07-20\"},\n"
		"  {\"tỉnh\": null, \"số hộ\": null, \"ngày\": \"2024-02-01\"},\n"
		"  {\"tỉnh\": \" Huế \", \"số hộ\": null, \"ngày\": null},\n"
		"  {\"tỉnh\": \"Cà Mau\", \"số hộ\": null, \"ngày\": null}\n"
		"]\n"),
	    "all exporters get every row");

	resource.schema.field_count = 1;
	targets[0].output = again;
	sink = table_writer_begin(writer, &context, targets, 1);
	push(sink, "Huế", "1", "x");
	sink->end(sink, false);
	is_str(output_memory(again), STR("tỉnh\r\nHuế\r\n"), "a writer is used again");
	targets[0].output = unfinished;
	sink = table_writer_begin(writer, &context, targets, 1);
	table_writer_free(writer);
	is_str(output_memory(unfinished), STR("tỉnh\r\n"), "what was not ended is freed too");
	table_writer_free(NULL);
	for (size_t i = 0; i < 2; i++)
		output_free(outputs[i]);
	output_free(again);
	output_free(unfinished);
	return tap_end();
}
