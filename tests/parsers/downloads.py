#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every derived format of awkward tables, read back by Python's own readers, cell by cell.

usage: downloads.py make PORTAL      the portal with the tables
       downloads.py read SITE        what was built of it
       downloads.py compare SITE     any site's downloads against its clean CSV files
       downloads.py shown DIR SITE   what LibreOffice made of its workbooks
"""
import csv
import datetime
import decimal
import hashlib
import io
import json
import os
import re
import sqlite3
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

csv.field_size_limit(1 << 27)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
count = failures = 0


def ok(passed, name, why=""):
    global count, failures
    count += 1
    failures += not passed
    print(f"{'' if passed else 'not '}ok {count} - {name}")
    if not passed:
        print("#", str(why)[:500].replace("\n", "\\n"))
    return passed


# --- the tables: name, fields (name, type, format), rows as written, rows as the clean CSV has them when they differ ---

FORMULAS = ["=1+1", "+SUM(A1)", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "=HYPERLINK(\"http://x\",\"y\")", "\t=1", "＝1+1", "＋1x",
            "－x", "＠x", "\r=1", "\n=1"]
PLAIN = ["-5", "-12.5", "+84912345678", "+84 912 345 678", "- không rõ", "a=b", "'=1", "1-2"]
LONG = "ế" * 32767


def tables():
    yield "text", [("mã", "string", ""), ("nội dung", "string", "")], [
        ["00123456789012345678", "dòng một\ndòng hai"], ["01", "dòng một\r\ndòng hai"], ["007", "nói \"ừ\", rồi đi"],
        ["1e5", "  lề hai bên  "], ["2024-01-01", "Tiếng Việt: ế ộ ữ ẵ; 漢字; 😀"], ["TRUE", "</t></is></c><c><f>1+1</f>"],
        ["&amp;", "_x0041_ _x000D_ __x0041_"], ["1/2", "\ta\t"], ["", "NULL"], ["x", "\\N \\t 'a'"]]
    yield "formulas", [("ô", "string", "")], [[cell] for cell in FORMULAS + PLAIN]
    numbers = ["0", "-0.10", "1928311.5", "123456789012345", "1234567890123456", "12345678901234567890", "0.1234567890123456789",
               "1e300", "-1.5e-7", "1e-320", "NaN", "INF", "-INF", "9007199254740993", "100000000000000000000", "0.000000000000001"]
    yield "numbers", [("khóa", "integer", ""), ("số", "number", "")], [[str(i), n] for i, n in enumerate(numbers, 1)]
    yield "integers", [("lớn", "integer", ""), ("năm", "year", "")], [
        ["9223372036854775807", "2024"], ["-9223372036854775808", "0999"], ["0", ""], ["12345678901234567890", "1900"]]
    days = ["1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "1969-12-31", "2024-02-29", "9999-12-31", "0001-01-01"]
    yield "days", [("ngày", "date", "%d/%m/%Y"), ("chữ", "string", "")], [
        ["/".join(reversed(day.split("-"))), day] for day in days] + [["", "không rõ"]], [[day, day] for day in days] + [["", "không rõ"]]
    yield "times", [("lúc", "datetime", ""), ("giờ", "time", ""), ("tháng", "yearmonth", ""), ("đúng", "boolean", "")], [
        ["2024-07-20T07:30:15", "07:30:15", "2024-07", "true"], ["2024-07-20T07:30:00+07:00", "23:59:59", "1899-01", "false"],
        ["1899-01-01T00:00:00", "00:00:00", "", ""], ["2024-07-20T23:59:59.5", "", "2024-12", "true"],
        ["2024-07-20T00:00:00Z", "12:00:00", "2024-01", "false"]]
    yield "empty", [("a", "string", ""), ("b", "integer", "")], []
    yield "one", [("a", "string", "")], [["x"], [""], ["y"]]
    yield "wide", [(f"c{i}", "integer", "") for i in range(300)], [[str(i * j) for i in range(300)] for j in range(3)]
    yield "long", [("a", "string", ""), ("b", "string", "")], [[LONG, "x"], ["😀" * 16383, "y"]]
    yield "too-long", [("a", "string", "")], [["x" * 32768], ["y"]]
    yield "same-names", [("A", "string", ""), ("a", "string", ""), ("A_2", "string", ""), ("b\"c", "string", "")], [["1", "2", "3", "4"]]
    yield "places", [("tên", "string", ""), ("latitude", "number", ""), ("longitude", "number", "")], [
        ["Hà Nội", "21.0285", "105.8542"], ["không rõ", "", ""], ["ngoài Trái Đất", "91.5", "10"], ["Nam", "-90", "-180"]]
    yield "points", [("điểm", "geopoint", ""), ("hình", "geojson", "")], [
        ["105.80, 21.0", ""], ["", '{"type": "Point", "coordinates": [1, 2]}']], [
        ["105.80,21.0", ""], ["", '{"type": "Point", "coordinates": [1, 2]}']]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def yaml_text(text):
    return json.dumps(text, ensure_ascii=False)


def make(portal):
    write(f"{portal}/portal.yml", "title: Thử\nbase_url: https://data.example.org/\nlanguages: [vi, en]\npublisher: co-quan\n"
          "licence: CC-BY-4.0\nmodified: 2024-06-01\n"
          "formats: [csv, csv-excel, tsv, xlsx, json, ndjson, geojson, sqlite, zip, archive]\n")
    write(f"{portal}/organizations.csv", "id,name_vi,name_en,parent,type,homepage,email\nco-quan,Cơ quan & bạn,An agency,,,,\n")
    description = "---\ntitle: {vi: Bảng khó, en: Awkward tables}\nmodified: 2024-06-01\nresources:\n"
    for name, fields, rows, *_ in tables():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow([field[0] for field in fields])
        writer.writerows(rows)
        write(f"{portal}/kho/{name}.csv", text.getvalue())
        description += (f"  - name: {name}\n    path: {name}.csv\n    dialect: {{delimiter: \",\", encoding: utf-8, header: true}}\n"
                        "    schema:\n      fields:\n")
        for field, kind, layout in fields:
            description += f"        - {{name: {yaml_text(field)}, type: {kind}" + (f", format: {yaml_text(layout)}" if layout else "") + "}\n"
        if name == "numbers":
            description += "      primaryKey: khóa\n"
    write(f"{portal}/kho/dataset.md", description + "---\nGhi chú.\n")


# --- readers: the header and the rows of a file, as text or as Python's own types ---

def read_csv(data, delimiter=","):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=delimiter, strict=True))
    return (rows[0], rows[1:]) if rows else ([], [])


class Digits(str):
    """A number as it is written: 1.10 is not 1.1."""


def strict(text):
    return json.loads(text, parse_float=Digits, parse_int=Digits, parse_constant=lambda name: 1 / 0)


def json_text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(map(json_text, value))
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {item_text(item)}' for key, item in value.items()) + "}"
    return value


def item_text(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(item_text, value)) + "]"
    return value if isinstance(value, Digits) else json.dumps(value, ensure_ascii=False)


def xlsx_string(node):
    text = "".join(part.text or "" for part in node.iter(MAIN + "t"))
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


def column_of(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def day_of(serial):
    """Cut to seconds, as programs do, but for what a double cannot tell."""
    return datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=int(float(serial) * 86400 + 2e-6))


def xlsx_value(cell, formats):
    kind, style = cell.get("t"), formats[int(cell.get("s", "0"))]
    if kind == "inlineStr":
        return xlsx_string(cell)
    value = cell.find(MAIN + "v").text
    if kind == "b":
        return "true" if value == "1" else "false"
    if "yyyy" not in style and "hh:mm" in style:
        return day_of(value).time().isoformat()
    if "yyyy" in style:
        return day_of(value).isoformat() if "hh" in style else day_of(value).date().isoformat()
    return decimal.Decimal(value)


def read_xlsx(data):
    book = zipfile.ZipFile(io.BytesIO(data))
    assert book.testzip() is None
    assert not any("<f>" in book.read(name).decode() or "<f " in book.read(name).decode() for name in book.namelist()), "a formula"
    for name in book.namelist():
        xml.fromstring(book.read(name))
    styles = xml.fromstring(book.read("xl/styles.xml"))
    own = {item.get("numFmtId"): item.get("formatCode") for item in styles.iter(MAIN + "numFmt")}
    formats = [own.get(item.get("numFmtId"), "") for item in styles.find(MAIN + "cellXfs")]
    sheet = xml.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows, last = [], 0
    for row in sheet.iter(MAIN + "row"):
        assert int(row.get("r")) == last + 1
        last += 1
        cells = {column_of(cell.get("r")): xlsx_value(cell, formats) for cell in row}
        assert all(cell.get("r").endswith(row.get("r")) for cell in row)
        rows.append(cells)
    width = len(rows[0]) if rows else 0
    table = [[cells.get(i, "") for i in range(width)] for cells in rows]
    return (table[0], table[1:]) if table else ([], [])


def read_sqlite(path, table):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    cursor = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
    return [column[0] for column in cursor.description], [list(row) for row in cursor]


# --- is a value of a format the clean CSV's cell? ---

def is_same(value, cell):
    if value is None:
        return cell == ""
    if isinstance(value, decimal.Decimal):
        return re.fullmatch(r"-?[0-9].*", cell) is not None and value == decimal.Decimal(cell)
    if isinstance(value, (int, float)):
        if cell in ("true", "false"):
            return value == (cell == "true")
        return float(cell.replace("INF", "inf")) == value and (not isinstance(value, int) or int(cell) == value)
    return value == cell


def differences(name, header, rows, other_header, other_rows):
    if other_header != header:
        return f"{name}: header {other_header} is not {header}"
    if len(rows) != len(other_rows):
        return f"{name}: {len(other_rows)} rows, not {len(rows)}"
    for number, (row, other) in enumerate(zip(rows, other_rows), 1):
        if len(row) != len(other):
            return f"{name}: row {number}: {len(other)} cells"
        for cell, value in zip(row, other):
            if not is_same(value, cell):
                return f"{name}: row {number}: {value!r:.90} is not {cell!r:.90}"
    return ""


def numbered(names):
    """As the writers of JSON do: names differ, the later one gets a number."""
    seen, result = set(), []
    for index, name in enumerate(names):
        base = name or f"column_{index + 1}"
        name, number = base, 2
        while name in seen:
            name, number = f"{base}_{number}", number + 1
        seen.add(name)
        result.append(name)
    return result


def looks_like_formula(cell):
    return bool(re.match(r"[=@\t\r\n\0＝＋－＠]", cell)) or (
        bool(re.match(r"[+-]", cell)) and not re.fullmatch(r"[+-][0-9.][0-9 .,()-]*", cell))


def fields_of(folder, resource):
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        for item in json.load(file)["resources"]:
            if item["name"] == resource:
                return item["schema"]["fields"]
    return []


def check_table(folder, resource, seen):
    """The differences of all formats that a table has; `seen` counts them."""
    def data(extension):
        path = f"{folder}/{resource}.{extension}"
        if not os.path.exists(path):
            return None
        seen[extension] = seen.get(extension, 0) + 1
        with open(path, "rb") as file:
            return file.read()

    header, rows = read_csv(data("csv"))
    types = [field["type"] for field in fields_of(folder, resource)]
    keys = numbered(header)
    found = []
    text = data("tsv")
    if text is not None:
        found.append(differences("tsv", header, rows, *read_csv(text, "\t")))
    text = data("excel.csv")
    if text is not None:
        ok_bom = text.startswith(b"\xef\xbb\xbf")
        guarded = [["'" + cell if looks_like_formula(cell) and kind not in ("number", "integer", "year") else cell
                    for cell, kind in zip(row, types)] for row in rows]
        found.append("" if ok_bom else "excel.csv: no byte order mark")
        found.append(differences("excel.csv", header, guarded, *read_csv(text[3:])))
    text = data("json")
    if text is not None:
        objects = strict(text.decode())
        found.append(differences("json", keys, rows, list(objects[0]) if objects else keys,
                                 [list(map(json_text, item.values())) for item in objects]))
    text = data("ndjson")
    if text is not None:
        objects = [strict(line) for line in text.decode().split("\n")[:-1]]
        found.append(differences("ndjson", keys, rows, keys, [list(map(json_text, item.values())) for item in objects]))
    text = data("geojson")
    if text is not None:
        features = strict(text.decode())["features"]
        found.append(differences("geojson", keys, rows, keys,
                                 [list(map(json_text, item["properties"].values())) for item in features]))
    text = data("xlsx")
    if text is not None:
        found.append(differences("xlsx", header, rows, *read_xlsx(text)))
    database = f"{folder}/{os.path.basename(folder)}.sqlite"
    if os.path.exists(database):
        seen["sqlite"] = seen.get("sqlite", 0) + 1
        columns, values = read_sqlite(database, resource)
        if [name.lower() for name in columns] != [name.lower() for name in numbered([name.lower() for name in header])]:
            found.append(f"sqlite: columns {columns}")
        found.append(differences("sqlite", header, rows, header, values))
    return "; ".join(filter(None, found)), len(rows) * len(header)


def shown_is_same(shown, cell):
    """What LibreOffice shows of a value is its cell: line ends, trailing zeros and the writing of times aside."""
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in (shown, cell)]
    if lines[0] == lines[1]:
        return True
    if shown in ("TRUE", "FALSE"):
        return shown.lower() == cell
    for layout in ("%Y-%m-%d %H:%M:%S", "%I:%M:%S %p", "%H:%M:%S"):
        try:
            moment = datetime.datetime.strptime(shown, layout)
        except ValueError:
            continue
        return cell == (moment.isoformat() if "Y" in layout else moment.time().isoformat())
    try:
        return decimal.Decimal(shown) == decimal.Decimal(cell)
    except decimal.InvalidOperation:
        return False


def shown(folder, site):
    """CSV files that LibreOffice made of a site's workbooks, called DATASET__TABLE.csv."""
    wrong, cells = [], 0
    names = sorted(os.listdir(folder))
    for name in names:
        dataset, table = name[:-4].split("__")
        with open(f"{site}/datasets/{dataset}/{table}.csv", "rb") as file:
            header, rows = read_csv(file.read())
        with open(f"{folder}/{name}", "rb") as file:
            other_header, other_rows = read_csv(file.read())
        same = header == other_header and len(rows) == len(other_rows)
        for row, other in zip(rows, other_rows):
            other = other or [""]  # a blank line is one empty cell
            different = [(a, b) for a, b in zip(other, row) if not shown_is_same(a, b)]
            if different or len(row) != len(other):
                wrong.append(f"{name}: {different[:1] or (row, other)}")
                break
        if not same:
            wrong.append(f"{name}: {len(other_rows)} rows, {len(rows)} wanted; {other_header}")
        cells += len(rows) * len(header)
    ok(names and not wrong, f"LibreOffice shows what the CSV says: {len(names)} workbooks, {cells} cells", wrong[:5])


def check_bundle(folder):
    path = f"{folder}/{os.path.basename(folder)}.zip"
    if not os.path.exists(path):
        return "no bundle"
    bundle = zipfile.ZipFile(path)
    names = bundle.namelist()
    if names != sorted(names) or bundle.testzip() or any(item.date_time != (1980, 1, 1, 0, 0, 0) for item in bundle.infolist()):
        return f"order, content or times: {names}"
    for name in names:
        if name.endswith(".txt") or name == "datapackage.json":
            continue
        with open(f"{folder}/{name}", "rb") as file:
            if file.read() != bundle.read(name):
                return f"{name} is not the site's"
    for item in json.loads(bundle.read("datapackage.json"))["resources"]:
        if "://" in item["path"]:
            continue
        if item["path"] not in names or item["hash"] != "sha256:" + hashlib.sha256(bundle.read(item["path"])).hexdigest():
            return f"datapackage.json: {item['path']}"
    return ""


def compare(site):
    """Every table of every dataset."""
    seen, wrong, cells, bundles = {}, [], 0, 0
    for dataset in sorted(os.listdir(f"{site}/datasets")):
        folder = f"{site}/datasets/{dataset}"
        if not os.path.exists(f"{folder}/datapackage.json"):
            continue
        with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
            resources = json.load(file)["resources"]
        for item in resources:
            if "schema" in item and item["path"] == item["name"] + ".csv":
                why, size = check_table(folder, item["name"], seen)
                cells += size
                if why:
                    wrong.append(f"{dataset}/{item['name']}: {why}")
        if os.path.exists(f"{folder}/{dataset}.zip"):
            bundles += 1
            why = check_bundle(folder)
            if why:
                wrong.append(f"{dataset}: {why}")
    ok(not wrong, f"all formats say what the CSV says: {cells} cells, {seen}, {bundles} bundles", wrong[:5])
    return seen


def read(site):
    folder = f"{site}/datasets/kho"
    seen = {}
    for name, fields, rows, *clean in tables():
        expected = clean[0] if clean else rows
        with open(f"{folder}/{name}.csv", "rb") as file:
            header, got = read_csv(file.read())
        why = differences("csv", [field[0] for field in fields], expected, header, got)
        ok(not why, f"{name}: the clean CSV is the source", why)
        why, _ = check_table(folder, name, seen)
        ok(not why, f"{name}: every other format is the clean CSV", why)
    ok(all(seen.get(kind, 0) >= 13 for kind in ("tsv", "excel.csv", "json", "ndjson", "xlsx", "sqlite")), f"all were read: {seen}")
    ok(not os.path.exists(f"{folder}/too-long.xlsx"), "a cell too long for a spreadsheet: no XLSX")
    ok(os.path.exists(f"{folder}/long.xlsx"), "a cell at the limit fits")
    with open(f"{folder}/index.html", encoding="utf-8") as file:
        ok("32.767" in file.read(), "the page says why there is none")
    features = strict(open(f"{folder}/places.geojson", encoding="utf-8").read())
    ok([feature["geometry"] and feature["geometry"]["coordinates"] for feature in features["features"]] ==
       [["105.8542", "21.0285"], None, None, ["-180", "-90"]], "places: longitude first, none where there is none", features)
    ok(features["licence"] and features["modified"] == "2024-06-01", "GeoJSON names licence and date")
    points = strict(open(f"{folder}/points.geojson", encoding="utf-8").read())["features"]
    ok([point["geometry"]["type"] for point in points] == ["Point", "Point"], "points and shapes are geometries", points)
    ok(not os.path.exists(f"{folder}/text.geojson"), "no GeoJSON without places")
    why = check_bundle(folder)
    ok(not why, "the bundle holds what the site has, and describes it", why)
    check_database(f"{folder}/kho.sqlite")
    check_book(f"{folder}/text.xlsx")
    archive = zipfile.ZipFile(f"{site}/archive.zip")
    ok(archive.testzip() is None and "kho/text.xlsx" in archive.namelist() and "kho/original/text.csv" in archive.namelist(),
       "the archive has every format", archive.namelist())


def check_database(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    ok(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the database is whole")
    ok(database.execute("PRAGMA foreign_key_check").fetchall() == [], "and its keys hold")
    metadata = dict(database.execute("SELECT key, value FROM _metadata"))
    ok(metadata["title"] == "Bảng khó" and metadata["modified"] == "2024-06-01" and "licence" in metadata, "it says what it is", metadata)
    types = {row[1]: row[2] for row in database.execute('PRAGMA table_info("times")')}
    ok(types == {"lúc": "DATETIME", "giờ": "TEXT", "tháng": "TEXT", "đúng": "BOOLEAN"}, "columns have their types", types)
    ok([row[2] for row in database.execute('PRAGMA table_info("integers")')] == ["TEXT", "INTEGER"], "integers beyond 64 bits are text")
    ok(database.execute('SELECT "số" FROM numbers WHERE "khóa" = 11').fetchone() == ("NaN",), "NaN is not lost")


def check_book(path):
    book = zipfile.ZipFile(path)
    core = book.read("docProps/core.xml").decode()
    ok("2024-06-01T00:00:00Z" in core and "Cơ quan &amp; bạn" in core, "the workbook has the data's date and publisher", core)
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    ok('state="frozen"' in sheet and '<autoFilter ref="A1:B11"/>' in sheet and "<cols>" in sheet, "a frozen header, a filter, widths")
    words = book.read("xl/worksheets/sheet2.xml").decode()
    ok(all(word in words for word in ("Bảng khó", "Giấy phép", "2024-06-01", "nội dung")), "its second sheet explains and names the source")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
        sys.exit(0)
    {"read": read, "compare": compare, "shown": shown}[sys.argv[1]](*sys.argv[2:])
    print(f"1..{count}")
    sys.exit(failures > 0)
