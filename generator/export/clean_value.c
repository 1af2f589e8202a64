/* SPDX-License-Identifier: MIT */
#include "export/clean_value.h"

#include "base/number.h"
#include "model/value.h"

struct str clean_value(const struct table_schema *schema, const struct field *field,
    struct str text, struct strbuf *scratch)
{
	struct value value;

	strbuf_clear(scratch);
	value = value_parse(text, schema, field, scratch);
	if (value.state == VALUE_OK)
		return value.text;
	return field_type_is_numeric(field->type) && number_is_json(text) ? text : STR("");
}

struct str clean_bound(const struct table_schema *schema, const struct field *field,
    struct str bound, struct strbuf *scratch)
{
	if (!bound.data ||
	    !(field_type_is_numeric(field->type) || field_type_is_temporal(field->type)))
		return STR("");
	return clean_value(schema, field, bound, scratch);
}
