/* SPDX-License-Identifier: MIT */
#include "export/openapi_schema.h"

/* What the views hold that render/ writes below api/v1/; all members are always there. */

static const struct openapi_member text[] = { { "text", "string" }, { "lang", "string" },
	{ "is_fallback", "boolean" }, { NULL, NULL } };

static const struct openapi_member named[] = { { "id", "?string" }, { "name", "?Text" },
	{ "path", "?string" }, { NULL, NULL } };

static const struct openapi_member keyword[] = { { "name", "Text" }, { "path", "string" },
	{ NULL, NULL } };

static const struct openapi_member organization[] = { { "id", "string" }, { "name", "?Text" },
	{ "homepage", "?string" }, { "path", "string" }, { NULL, NULL } };

static const struct openapi_member licence[] = { { "id", "?string" }, { "title", "?Text" },
	{ "url", "?string" }, { "is_open", "boolean" }, { NULL, NULL } };

static const struct openapi_member contact[] = { { "name", "?Text" }, { "email", "?string" },
	{ "url", "?string" }, { NULL, NULL } };

static const struct openapi_member freshness[] = { { "state", "string" }, { "due", "?date" },
	{ "due_text", "?string" }, { "overdue", "?date" }, { "overdue_text", "?string" },
	{ "frequency_words", "string" }, { "words", "string" }, { "short", "string" },
	{ NULL, NULL } };

static const struct openapi_member catalog[] = { { "language", "string" }, { "title", "?Text" },
	{ "name", "?string" }, { "description", "?Text" }, { "base_url", "?string" },
	{ "publisher", "?Organization" }, { "licence", "?Licence" }, { "rights", "?Text" },
	{ "contact", "?Contact" }, { "as_of", "?date" }, { "as_of_text", "?string" },
	{ "emblem", "?string" }, { "path", "string" }, { "count", "integer" },
	{ "datasets", "[]DatasetCard" }, { NULL, NULL } };

static const struct openapi_member dataset_card[] = { { "id", "string" }, { "path", "string" },
	{ "title", "?Text" }, { "description", "?Text" }, { "publisher", "?Organization" },
	{ "issued", "?date" }, { "issued_text", "?string" }, { "modified", "?date" },
	{ "modified_text", "?string" }, { "updated", "?date" }, { "updated_text", "?string" },
	{ "freshness", "?Freshness" }, { "formats", "[]string" }, { "has_formats", "boolean" },
	{ "api", "string" }, { NULL, NULL } };

static const struct openapi_member dataset[] = { { "id", "string" }, { "own_path", "string" },
	{ "title", "?Text" }, { "description", "?Text" }, { "has_lead", "boolean" },
	{ "status", "string" }, { "is_withdrawn", "boolean" }, { "withdrawn_reason", "?Text" },
	{ "publisher", "?Organization" }, { "creator", "?Organization" }, { "contact", "?Contact" },
	{ "licence", "?Licence" }, { "issued", "?date" }, { "issued_text", "?string" },
	{ "modified", "?date" }, { "modified_text", "?string" }, { "updated", "?date" },
	{ "updated_text", "?string" }, { "freshness", "?Freshness" }, { "period", "?Period" },
	{ "place", "?Text" }, { "frequency", "?Frequency" }, { "size_words", "?string" },
	{ "identifier", "?string" }, { "version", "?string" }, { "version_notes", "?Text" },
	{ "access_right", "?string" }, { "landing_page", "?string" }, { "legal_basis", "?Text" },
	{ "rights", "?Text" }, { "keywords", "[]Keyword" }, { "has_keywords", "boolean" },
	{ "themes", "[]Named" }, { "has_themes", "boolean" }, { "sources", "[]Source" },
	{ "has_sources", "boolean" }, { "metadata", "[]Document" }, { "charts", "[]Chart" },
	{ "resources", "[]Resource" }, { "main_download", "?MainDownload" },
	{ "has_resources", "boolean" }, { "has_several", "boolean" }, { "has_tables", "boolean" },
	{ "has_long_tables", "boolean" }, { "bundles", "[]Download" }, { "has_bundles", "boolean" },
	{ "note", "?Note" }, { "citation", "Citation" }, { "errata", "[]Erratum" },
	{ "has_errata", "boolean" }, { "last_erratum", "?Erratum" }, { "report", "?string" },
	{ "quality", "?Score405" }, { "related", "[]Related" }, { "has_related", "boolean" },
	{ "use", "?Use" }, { "untranslated", "?Untranslated" }, { "in_series", "[]SeriesPlace" },
	{ "has_in_series", "boolean" }, { "standards", "[]Reference" },
	{ "has_standards", "boolean" }, { "documents", "[]Reference" },
	{ "has_documents", "boolean" }, { "cited_by", "[]Reference" },
	{ "has_cited_by", "boolean" }, { "provenance", "?Text" }, { NULL, NULL } };

static const struct openapi_member period[] = { { "start", "?date" }, { "start_text", "?string" },
	{ "end", "?date" }, { "end_text", "?string" }, { "words", "string" }, { NULL, NULL } };

static const struct openapi_member frequency[] = { { "id", "string" }, { "name", "string" },
	{ NULL, NULL } };

static const struct openapi_member source[] = { { "title", "?Text" }, { "url", "?string" },
	{ "publisher", "?string" }, { "date", "?string" }, { "date_text", "?string" },
	{ "path", "?string" }, { NULL, NULL } };

static const struct openapi_member document[] = { { "name", "string" }, { "path", "string" },
	{ "media_type", "string" }, { "rel", "string" }, { NULL, NULL } };

static const struct openapi_member chart[] = { { "name", "?string" }, { "kind", "string" },
	{ "title", "?string" }, { "sentence", "?string" }, { "path", "string" }, { NULL, NULL } };

static const struct openapi_member note[] = { { "html", "string" }, { "lang", "string" },
	{ "is_fallback", "boolean" }, { NULL, NULL } };

static const struct openapi_member citation[] = { { "text", "string" }, { "url", "?string" },
	{ "accessed", "?date" }, { "accessed_text", "?string" }, { "bibtex", "?string" },
	{ "csl_json", "?string" }, { NULL, NULL } };

static const struct openapi_member resource[] = { { "name", "string" }, { "title", "?Text" },
	{ "label", "?Text" }, { "description", "?Text" }, { "licence", "?Licence" },
	{ "is_table", "boolean" }, { "is_link", "boolean" }, { "url", "?string" },
	{ "format", "?string" }, { "format_name", "?string" }, { "is_withheld", "boolean" },
	{ "row_count", "integer" }, { "row_count_text", "string" }, { "column_count", "integer" },
	{ "column_count_text", "string" }, { "size_words", "?string" },
	{ "downloads", "[]Download" }, { "has_downloads", "boolean" }, { "refusals", "[]Refusal" },
	{ "findings", "[]Finding" }, { "preview", "?Preview" }, { "columns", "[]Column" },
	{ "has_columns", "boolean" }, { "columns_cut_words", "?string" },
	{ "columns_path", "?string" }, { NULL, NULL } };

static const struct openapi_member download[] = { { "format", "string" }, { "name", "?string" },
	{ "label", "string" }, { "is_original", "boolean" }, { "file", "string" },
	{ "path", "string" }, { "media_type", "?string" }, { "bytes", "integer" },
	{ "bytes_text", "string" }, { "sha256", "string" }, { "words", "string" }, { NULL, NULL } };

static const struct openapi_member main_download[] = { { "path", "string" }, { "label", "string" },
	{ "bytes_text", "string" }, { NULL, NULL } };

static const struct openapi_member refusal[] = { { "words", "string" }, { NULL, NULL } };

static const struct openapi_member finding[] = { { "message", "string" }, { "mend", "?string" },
	{ "rule", "string" }, { "line", "integer" }, { "line_text", "string" },
	{ "has_line", "boolean" }, { "rule_path", "?string" }, { NULL, NULL } };

static const struct openapi_member preview[] = { { "words", "string" }, { "cut_words", "?string" },
	{ "whole", "?Whole" }, { "head", "[]Head" }, { "rows", "[]Row" }, { NULL, NULL } };

static const struct openapi_member whole[] = { { "path", "string" }, { "bytes", "integer" },
	{ "bytes_text", "string" }, { "rows_path", "?string" }, { "rows_words", "string" },
	{ NULL, NULL } };

static const struct openapi_member head[] = { { "name", "string" }, { "label", "?Text" },
	{ "unit", "?Text" }, { "is_number", "boolean" }, { "is_grouped", "boolean" },
	{ "type", "string" }, { NULL, NULL } };

static const struct openapi_member row[] = { { "cells", "[]Cell" }, { NULL, NULL } };

static const struct openapi_member cell[] = { { "text", "string" }, { "start", "?string" },
	{ "is_number", "boolean" }, { "is_missing", "boolean" }, { NULL, NULL } };

static const struct openapi_member column[] = { { "name", "string" }, { "title", "?Text" },
	{ "description", "?Text" }, { "type", "string" }, { "type_text", "string" },
	{ "is_type_declared", "boolean" }, { "unit", "?Text" }, { "is_required", "boolean" },
	{ "is_unique", "boolean" }, { "has_profile", "boolean" }, { "missing", "?integer" },
	{ "missing_text", "?string" }, { "has_missing", "boolean" },
	{ "missing_share_text", "?string" }, { "distinct", "?integer" },
	{ "is_distinct_exact", "?boolean" }, { "distinct_text", "?string" }, { "range", "?Range" },
	{ "mean_text", "?string" }, { "median_text", "?string" }, { "top", "?[]Value" },
	{ "has_top", "boolean" }, { "histogram", "?Histogram" }, { NULL, NULL } };

static const struct openapi_member range[] = { { "minimum", "string" }, { "maximum", "string" },
	{ "minimum_text", "string" }, { "maximum_text", "string" }, { NULL, NULL } };

static const struct openapi_member value[] = { { "value", "string" }, { "count", "integer" },
	{ "count_text", "string" }, { "share_text", "?string" }, { NULL, NULL } };

static const struct openapi_member histogram[] = { { "width", "number" }, { "height", "number" },
	{ "start", "number" }, { "step", "number" }, { "words", "string" }, { "bars", "[]Bar" },
	{ NULL, NULL } };

static const struct openapi_member bar[] = { { "x", "number" }, { "y", "number" },
	{ "width", "number" }, { "height", "number" }, { "count", "integer" }, { NULL, NULL } };

static const struct openapi_member facet[] = { { "facet", "string" }, { "title", "string" },
	{ "lead", "?string" }, { "groups", "[]Group" }, { "has_groups", "boolean" },
	{ "pages", "null" }, { NULL, NULL } };

static const struct openapi_member group[] = { { "id", "string" }, { "name", "?Text" },
	{ "path", "string" }, { "count", "integer" }, { "count_text", "string" },
	{ "count_words", "string" }, { NULL, NULL } };

static const struct openapi_member quality[] = { { "datasets", "integer" },
	{ "datasets_text", "string" }, { "complete", "integer" }, { "complete_text", "string" },
	{ "fresh", "integer" }, { "fresh_text", "string" }, { "due", "integer" },
	{ "due_text", "string" }, { "overdue", "integer" }, { "overdue_text", "string" },
	{ "undated", "integer" }, { "undated_text", "string" }, { "share", "number" },
	{ "share_text", "string" }, { "share_width", "integer" }, { "items", "[]QualityItem" },
	{ "organizations", "[]QualityGroup" }, { "to_mend", "[]ToMend" },
	{ "to_mend_count", "integer" }, { "to_mend_count_text", "string" },
	{ "has_to_mend", "boolean" }, { "csv", "string" }, { "untranslated", "integer" },
	{ "untranslated_text", "string" }, { "broken_links", "integer" },
	{ "broken_links_text", "string" }, { "broken_links_words", "?string" },
	{ "mqa_points", "integer" }, { "mqa_text", "string" }, { "mqa_rating", "string" },
	{ "mqa_rating_text", "string" }, { "outside", "?LinkCount" },
	{ "mqa_dimensions", "[]MqaDimension" }, { "mqa_metrics", "[]MqaMetric" },
	{ "has_mqa_metrics", "boolean" }, { "outside_all", "?LinkCount" },
	{ "outside_pages", "?LinkCount" }, { "broken_all", "integer" },
	{ "broken_all_text", "string" }, { "broken_all_words", "?string" },
	{ "bad_links", "[]BadLink" }, { "has_bad_links", "boolean" }, { "to_mend_more", "?string" },
	{ NULL, NULL } };

static const struct openapi_member quality_item[] = { { "id", "string" }, { "name", "string" },
	{ "present", "integer" }, { "present_text", "string" }, { "missing", "integer" },
	{ "missing_text", "string" }, { "share_width", "integer" }, { "share_text", "string" },
	{ NULL, NULL } };

static const struct openapi_member quality_group[] = { { "organization", "?Organization" },
	{ "datasets", "integer" }, { "datasets_text", "string" }, { "complete", "integer" },
	{ "complete_text", "string" }, { "fresh", "integer" }, { "fresh_text", "string" },
	{ "due", "integer" }, { "due_text", "string" }, { "overdue", "integer" },
	{ "overdue_text", "string" }, { "undated", "integer" }, { "undated_text", "string" },
	{ "share", "number" }, { "share_text", "string" }, { "share_width", "integer" },
	{ "badge", "?string" }, { "untranslated", "integer" }, { "untranslated_text", "string" },
	{ "broken_links", "integer" }, { "broken_links_text", "string" },
	{ "broken_links_words", "?string" }, { "mqa_points", "integer" }, { "mqa_text", "string" },
	{ "mqa_rating", "string" }, { "mqa_rating_text", "string" }, { "outside", "?LinkCount" },
	{ NULL, NULL } };

static const struct openapi_member to_mend[] = { { "id", "string" }, { "title", "?Text" },
	{ "path", "string" }, { "freshness_state", "string" }, { "freshness", "?Freshness" },
	{ "missing", "?string" }, { "mqa_points", "integer" }, { "mqa_text", "string" },
	{ "mqa_rating", "string" }, { "mqa_rating_text", "string" }, { "mqa_reasons", "?string" },
	{ "outside", "?LinkCount" }, { "broken_links", "integer" },
	{ "broken_links_text", "string" }, { "broken_links_words", "?string" }, { NULL, NULL } };

static const struct openapi_member scoreboard[] = { { "rows", "[]Score" },
	{ "count_words", "string" }, { NULL, NULL } };

static const struct openapi_member score[] = { { "id", "string" }, { "name", "?Text" },
	{ "path", "string" }, { "scope", "?Text" }, { "unit", "?Text" }, { "direction", "?string" },
	{ "direction_text", "?string" }, { "latest", "?Point" }, { "previous", "?Point" },
	{ "target", "?Point" }, { "change", "?number" }, { "change_words", "?string" },
	{ "change_state", "?string" }, { "bar", "?ScoreBar" }, { "state", "?string" },
	{ "state_text", "?string" }, { "change_judgement", "?string" }, { NULL, NULL } };

static const struct openapi_member point[] = { { "period", "string" }, { "period_text", "string" },
	{ "value", "string" }, { "value_text", "string" }, { "is_target", "boolean" },
	{ "dataset", "DatasetLink" }, { NULL, NULL } };

static const struct openapi_member dataset_link[] = { { "id", "string" }, { "title", "?Text" },
	{ "path", "string" }, { NULL, NULL } };

static const struct openapi_member score_bar[] = { { "width", "number" }, { "value", "number" },
	{ "target", "number" }, { NULL, NULL } };

static const struct openapi_member data_map[] = { { "theme_columns", "[]Named" },
	{ "organizations", "[]MapRow" }, { "has_matrix", "boolean" }, { "json", "?string" },
	{ "turtle", "?string" }, { "jsonld", "?string" }, { NULL, NULL } };

#define MAP_COUNTS                                                                              \
	{ "open", "integer" }, { "open_text", "string" }, { "planned", "integer" },             \
	    { "planned_text", "string" }, { "closed", "integer" }, { "closed_text", "string" }, \
	    { "has_open", "boolean" }, { "has_planned", "boolean" },                            \
	{                                                                                       \
		"has_closed", "boolean"                                                         \
	}

static const struct openapi_member map_row[] = { { "organization", "?Organization" },
	{ "number", "integer" }, MAP_COUNTS, { "themes", "[]MapTheme" },
	{ "columns", "[]MapCounts" }, { NULL, NULL } };

static const struct openapi_member map_theme[] = { { "id", "?string" }, { "name", "?Text" },
	{ "path", "?string" }, MAP_COUNTS, { "items", "[]MapItem" }, { "more_words", "?string" },
	{ NULL, NULL } };

static const struct openapi_member map_counts[] = { MAP_COUNTS, { NULL, NULL } };

static const struct openapi_member map_item[] = { { "state", "string" }, { "state_text", "string" },
	{ "id", "string" }, { "title", "?Text" }, { "path", "?string" }, { "reason", "?Text" },
	{ "due", "?date" }, { "due_text", "?string" }, { "passed_text", "?string" },
	{ NULL, NULL } };

static const struct openapi_member erratum[] = { { "number", "integer" }, { "date", "date" },
	{ "date_text", "string" }, { "text", "?Text" }, { NULL, NULL } };

static const struct openapi_member points405[] = { { "points", "integer" }, { "most", "integer" },
	{ "words", "string" }, { "rating", "string" }, { "rating_words", "string" },
	{ "dimensions", "[]Dimension" }, { "missing", "[]Lack" }, { "has_missing", "boolean" },
	{ NULL, NULL } };

static const struct openapi_member dimension[] = { { "id", "string" }, { "name", "string" },
	{ "points", "integer" }, { "most", "integer" }, { "share_width", "integer" },
	{ "words", "string" }, { NULL, NULL } };

static const struct openapi_member lack[] = { { "id", "string" }, { "name", "string" },
	{ "points", "integer" }, { "points_text", "string" }, { NULL, NULL } };

static const struct openapi_member related[] = { { "id", "string" }, { "path", "string" },
	{ "title", "?Text" }, { "publisher", "?Organization" }, { "why", "?string" },
	{ NULL, NULL } };

static const struct openapi_member use[] = { { "label", "?Text" }, { "file", "string" },
	{ "url", "?string" }, { "has_other_tables", "boolean" }, { "path", "string" },
	{ "excel", "?NamedFile" }, { "snippets", "[]Snippet" }, { NULL, NULL } };

static const struct openapi_member named_file[] = { { "name", "string" }, { "path", "string" },
	{ NULL, NULL } };

static const struct openapi_member snippet[] = { { "id", "string" }, { "name", "string" },
	{ "code", "string" }, { NULL, NULL } };

static const struct openapi_member link_count[] = { { "total", "integer" },
	{ "total_text", "string" }, { "answers", "integer" }, { "answers_text", "string" },
	{ "broken", "integer" }, { "broken_text", "string" }, { "unknown", "integer" },
	{ "unknown_text", "string" }, { "not_checked", "integer" },
	{ "not_checked_text", "string" }, { "moved", "integer" }, { "moved_text", "string" },
	{ "has_broken", "boolean" }, { "words", "?string" }, { NULL, NULL } };

static const struct openapi_member bad_link[] = { { "address", "?string" }, { "url", "?string" },
	{ "state", "string" }, { "state_text", "string" }, { "reason", "?string" },
	{ "moved_to", "?string" }, { "checked", "?date" }, { "checked_text", "?string" },
	{ "title", "?Text" }, { "path", "?string" }, { "file", "?string" }, { NULL, NULL } };

static const struct openapi_member mqa_dimension[] = { { "id", "string" }, { "name", "string" },
	{ "points", "integer" }, { "points_text", "string" }, { "share_width", "integer" },
	{ NULL, NULL } };

static const struct openapi_member mqa_metric[] = { { "id", "string" }, { "name", "string" },
	{ "property", "string" }, { "points", "integer" }, { "missing", "integer" },
	{ "missing_text", "string" }, { NULL, NULL } };

static const struct openapi_member untranslated[] = { { "lang", "string" }, { "words", "string" },
	{ NULL, NULL } };

static const struct openapi_member series_place[] = { { "id", "string" }, { "title", "?Text" },
	{ "description", "?Text" }, { "previous", "?DatasetLink" }, { "next", "?DatasetLink" },
	{ NULL, NULL } };

static const struct openapi_member reference[] = { { "title", "?Text" }, { "url", "?string" },
	{ NULL, NULL } };

const struct openapi_schema openapi_schemas[] = {
	{ "Catalog", "The portal, and a card of each dataset", catalog },
	{ "DatasetCard", "A dataset in a list; the whole is at `api`", dataset_card },
	{ "Dataset", "A dataset: its description, its tables and their columns, its files",
	    dataset },
	{ "Facet", "The groups that datasets fall into", facet },
	{ "Group", NULL, group },
	{ "Quality", "How well the datasets are described and kept", quality },
	{ "QualityItem", "What a description should have, and how many do", quality_item },
	{ "QualityGroup", "The same of an organization", quality_group },
	{ "ToMend", "A dataset that is late, or lacks something", to_mend },
	{ "Scoreboard", "Indicators: their latest values and targets", scoreboard },
	{ "Score", NULL, score },
	{ "Point", "A value of an indicator, with its digits in `value`", point },
	{ "DatasetLink", NULL, dataset_link },
	{ "ScoreBar", "Lengths for a drawing", score_bar },
	{ "DataMap", "Who has opened, plans or keeps closed which data", data_map },
	{ "MapRow", NULL, map_row },
	{ "MapTheme", NULL, map_theme },
	{ "MapCounts", NULL, map_counts },
	{ "MapItem", NULL, map_item },
	{ "Text", "Text in the answer's language, else in another one, which `lang` names", text },
	{ "Named", NULL, named },
	{ "Keyword", NULL, keyword },
	{ "Organization", NULL, organization },
	{ "Licence", "`is_open` by the Open Definition", licence },
	{ "Contact", NULL, contact },
	{ "Freshness", "Whether the promised updates came: fresh, due or overdue", freshness },
	{ "Untranslated", "That some of it is in another language, which `lang` names",
	    untranslated },
	{ "SeriesPlace", "A series that the dataset is in, and its neighbours there",
	    series_place },
	{ "Reference", "Something to read elsewhere", reference },
	{ "Period", "What time the data is about", period },
	{ "Frequency", "How often the data is to be updated", frequency },
	{ "Source", NULL, source },
	{ "Document", "A file of metadata about the dataset", document },
	{ "Chart", NULL, chart },
	{ "Note", "The curator's notes as HTML", note },
	{ "Citation", NULL, citation },
	{ "Resource", "A table, an attachment or a link", resource },
	{ "Download", "One form of a table, with its size and SHA-256", download },
	{ "MainDownload", NULL, main_download },
	{ "Refusal", "Why a table has no file of a format", refusal },
	{ "Finding", "What keeps a table from being published", finding },
	{ "Preview", "The first rows of a table", preview },
	{ "Whole", "Where all rows are", whole },
	{ "Head", NULL, head },
	{ "Row", NULL, row },
	{ "Cell", NULL, cell },
	{ "Column", "A column, its type and what its values are like", column },
	{ "Range", NULL, range },
	{ "Value", "A frequent value", value },
	{ "Histogram", "Bars of a drawing; their `count` is of rows", histogram },
	{ "Bar", NULL, bar },
	{ "Erratum", "A correction of data that was published", erratum },
	{ "Score405", "How well the dataset is described, by the EU's Metadata Quality Assessment",
	    points405 },
	{ "Dimension", NULL, dimension },
	{ "Lack", "What would give points", lack },
	{ "Related", "A dataset that goes with this one", related },
	{ "Use", "How to load the first table", use },
	{ "NamedFile", NULL, named_file },
	{ "Snippet", "Code that loads the table", snippet },
	{ "LinkCount", "How many links to other sites answer, as far as it was checked",
	    link_count },
	{ "BadLink", "A link to another site that does not answer", bad_link },
	{ "MqaDimension", NULL, mqa_dimension },
	{ "MqaMetric", NULL, mqa_metric },
	{ NULL, NULL, NULL },
};
