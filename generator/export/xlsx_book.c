/* SPDX-License-Identifier: MIT */
#include "export/xlsx_book.h"

#include "base/utf8.h"
#include "export/provenance.h"
#include "export/xlsx_sheet.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum { TEXT_CHARACTERS = XLSX_CHARACTERS_MAX / 2 };

static const char content_types[] = XML_HEAD
    "<Types xmlns=\"" PACKAGE "/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
    "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE "sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEET_TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" SHEET_TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE "styles+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
    "vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char package_relations[] = XML_HEAD
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" "
    "Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"" PACKAGE
    "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "</Relationships>";

static const char workbook_relations[] = XML_HEAD
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" OFFICE "/worksheet\" "
    "Target=\"worksheets/sheet2.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
    "</Relationships>";

/* cellXfs in the order of enum xlsx_style; 49 is "@". */
static const char styles[] = XML_HEAD
    "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"3\">"
    "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"hh:mm:ss\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    "</font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"7\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\" applyFont=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"166\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    "</cellStyles></styleSheet>";

static const struct str sheet_names[MESSAGES_COUNT] = { STR_INIT("Chú giải"),
	STR_INIT("Dictionary") };

static const struct str column_heads[MESSAGES_COUNT][5] = {
	{ STR_INIT("Cột"), STR_INIT("Tên đầy đủ"), STR_INIT("Kiểu"), STR_INIT("Đơn vị"),
	    STR_INIT("Ý nghĩa") },
	{ STR_INIT("Column"), STR_INIT("Title"), STR_INIT("Type"), STR_INIT("Unit"),
	    STR_INIT("Meaning") },
};

void xlsx_write_first_parts(struct zip_writer *zip)
{
	zip_add_constant(zip, STR("[Content_Types].xml"), STR(content_types));
	zip_add_constant(zip, STR("_rels/.rels"), STR(package_relations));
}

/* --- the sheet of sources and columns --- */

struct book {
	struct zip_writer *zip;
	const struct export_context *context;
	struct str language;
	enum message_language words;
	struct provenance provenance;
	struct strbuf xml;
	uint64_t row; /* of the second sheet */
};

static void begin_row(struct book *book)
{
	strbuf_add_format(&book->xml, "<row r=\"%ju\">", (uintmax_t)++book->row);
}

static void add_cell(struct book *book, size_t column, enum xlsx_style style, struct str text)
{
	char letters[XLSX_LETTERS_MAX], row[XLSX_NUMBER_MAX];
	struct xlsx_place place = { letters, xlsx_letters(column, letters),
		xlsx_number(book->row, row) };

	if (!text.len)
		return;
	xlsx_add_text_cell(&book->xml, &place, style, utf8_cut(text, TEXT_CHARACTERS));
}

static void end_row(struct book *book)
{
	strbuf_add(&book->xml, STR("</row>"));
}

static struct str text_of(const struct book *book, const struct text *text)
{
	const struct portal *portal = book->context->portal;

	return portal
		   ? text_in(text, portal->languages, portal->language_count, book->language).value
		   : STR("");
}

static void add_field(struct book *book, const struct field *field)
{
	struct str unit = text_of(book, &field->unit_text);

	begin_row(book);
	add_cell(book, 0, XLSX_WRAPPED, field->name);
	add_cell(book, 1, XLSX_WRAPPED, text_of(book, &field->title));
	add_cell(book, 2, XLSX_WRAPPED, field_type_name(field->type));
	add_cell(book, 3, XLSX_WRAPPED, unit.len ? unit : field->unit);
	add_cell(book, 4, XLSX_WRAPPED, text_of(book, &field->description));
	end_row(book);
}

static void write_dictionary(struct book *book)
{
	const struct table_schema *schema = &book->context->resource->schema;

	strbuf_clear(&book->xml);
	strbuf_add(&book->xml,
	    STR(XML_HEAD
		"<worksheet xmlns=\"" MAIN "\"><cols>"
		"<col min=\"1\" max=\"1\" width=\"24\" customWidth=\"1\"/>"
		"<col min=\"2\" max=\"2\" width=\"60\" customWidth=\"1\"/>"
		"<col min=\"3\" max=\"4\" width=\"16\" customWidth=\"1\"/>"
		"<col min=\"5\" max=\"5\" width=\"60\" customWidth=\"1\"/></cols><sheetData>"));
	for (size_t i = 0; i < book->provenance.count; i++) {
		begin_row(book);
		add_cell(book, 0, XLSX_HEAD, str_of(book->provenance.lines[i].name));
		add_cell(book, 1, XLSX_WRAPPED, book->provenance.lines[i].value);
		end_row(book);
	}
	book->row++;
	begin_row(book);
	for (size_t i = 0; i < 5; i++)
		add_cell(book, i, XLSX_HEAD, column_heads[book->words][i]);
	end_row(book);
	for (size_t i = 0; i < schema->field_count; i++)
		add_field(book, &schema->fields[i]);
	strbuf_add(&book->xml, STR("</sheetData></worksheet>"));
	zip_add_file(book->zip, STR("xl/worksheets/sheet2.xml"), strbuf_str(&book->xml));
}

/* --- the workbook --- */

/* A resource's name has nothing that a sheet's may not have, but for its length, and that two
 * sheets are not called alike. */
static struct str table_sheet_name(const struct book *book)
{
	struct str name = str_slice(book->context->resource->name, 0, XLSX_SHEET_NAME_MAX);

	return name.len && !str_eq_ignoring_case(name, sheet_names[book->words]) ? name
										 : STR("data");
}

static void write_workbook(struct book *book, uint64_t row_count)
{
	size_t columns = book->context->resource->schema.field_count;
	char letters[XLSX_LETTERS_MAX];

	strbuf_clear(&book->xml);
	strbuf_add(&book->xml,
	    STR(XML_HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
			 "\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>"
			 "<sheet name=\""));
	xlsx_add_text(&book->xml, table_sheet_name(book));
	strbuf_add(&book->xml, STR("\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\""));
	xlsx_add_text(&book->xml, sheet_names[book->words]);
	strbuf_add(&book->xml, STR("\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"));
	if (columns) {
		strbuf_add(
		    &book->xml, STR("<definedNames><definedName name=\"_xlnm._FilterDatabase\" "
				    "localSheetId=\"0\" hidden=\"1\">'"));
		xlsx_add_text(&book->xml, table_sheet_name(book));
		strbuf_add_format(&book->xml, "'!$A$1:$%.*s$%ju</definedName></definedNames>",
		    (int)xlsx_letters(columns - 1, letters), letters, (uintmax_t)row_count);
	}
	strbuf_add(&book->xml, STR("</workbook>"));
	zip_add_file(book->zip, STR("xl/workbook.xml"), strbuf_str(&book->xml));
	zip_add_constant(book->zip, STR("xl/_rels/workbook.xml.rels"), STR(workbook_relations));
	zip_add_constant(book->zip, STR("xl/styles.xml"), STR(styles));
}

static void add_property(struct book *book, const char *element, struct str value)
{
	if (!value.len)
		return;
	strbuf_add_format(&book->xml, "<%s>", element);
	xlsx_add_text(&book->xml, value);
	strbuf_add_format(&book->xml, "</%s>", element);
}

static void add_day(struct book *book, const char *element, struct date date)
{
	if (!date.year)
		return;
	strbuf_add_format(&book->xml, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">", element);
	date_add_iso(&book->xml, date);
	strbuf_add_format(&book->xml, "T00:00:00Z</dcterms:%s>", element);
}

/* The days are the data's: never the clock. */
static void write_properties(struct book *book)
{
	const struct dataset *dataset = book->context->dataset;

	strbuf_clear(&book->xml);
	strbuf_add(&book->xml,
	    STR(XML_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\" "
			 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
			 "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
			 "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"));
	add_property(book, "dc:title", provenance_find(&book->provenance, "title"));
	add_property(book, "dc:creator", provenance_find(&book->provenance, "publisher"));
	add_property(book, "dc:description", provenance_find(&book->provenance, "licence"));
	add_property(book, "dc:language", book->language);
	if (dataset) {
		add_day(book, "created", dataset_updated(dataset));
		add_day(book, "modified", dataset_updated(dataset));
	}
	strbuf_add(&book->xml, STR("</cp:coreProperties>"));
	zip_add_file(book->zip, STR("docProps/core.xml"), strbuf_str(&book->xml));
}

void xlsx_write_last_parts(
    struct zip_writer *zip, const struct export_context *context, uint64_t row_count)
{
	struct arena *arena = arena_new();
	struct book book = { .zip = zip, .context = context, .language = export_language(context) };

	book.words = export_words_in(book.language);
	book.provenance = provenance_of(arena, context, book.language);
	write_dictionary(&book);
	write_workbook(&book, row_count);
	write_properties(&book);
	strbuf_release(&book.xml);
	arena_free(arena);
}
