# SPDX-License-Identifier: MIT
"""Runs what the pages of a site offer to copy, as a visitor would, and compares what is read with the CSV.
usage: use.py SITE, which is served at its base_url"""
import csv
import json
import math
import shutil
import subprocess
import sys
import tempfile
import warnings
from html.parser import HTMLParser
from pathlib import Path

import bibtexparser
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

TEXT = {"string", "time", "yearmonth", "duration", "any", "object", "array", "list", "geopoint", "geojson", "datetime"}
warnings.simplefilter("ignore")
count = failures = 0


def ok(condition, name, why=""):
    global count, failures
    count += 1
    failures += not condition
    print(f"{'' if condition else 'not '}ok {count} - {name}" + (f"\n# {str(why)[:2000]}" if not condition else ""))


class Blocks(HTMLParser):
    """The text of each <pre data-copy>: by its snippet's id, others in their order."""

    def __init__(self, page):
        super().__init__()
        self.found, self.inside = [], False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "pre" and "data-copy" in dict(attributes):
            self.inside = True
            self.found.append([dict(attributes).get("data-snippet"), ""])

    def handle_endtag(self, tag):
        self.inside &= tag != "pre"

    def handle_data(self, text):
        if self.inside:
            self.found[-1][1] += text


def same_texts(fields, rows, cell_at):
    """Where a column of text is not what the CSV has: codes that lost a zero, words that became true or missing."""
    for at, field in enumerate(fields):
        for number, row in enumerate(rows):
            if field["type"] in TEXT and cell_at(number, at) != row[at]:
                return f"{field['name']}, row {number}: {cell_at(number, at)!r} is not {row[at]!r}"
    return ""


def python(code, fields, rows):
    names = {"print": lambda *_: None}
    exec(code, names)
    data = names["data"]

    def cell(row, column):
        value = data.iat[row, column]
        return "" if isinstance(value, float) and math.isnan(value) else str(value)
    if list(data.columns) != [field["name"] for field in fields] or len(data) != len(rows):
        return f"{data.shape}: {list(data.columns)}"
    return same_texts(fields, rows, cell)


def shell(code, folder, program=("bash", "-e")):
    return subprocess.run([*program], input=code, cwd=folder, text=True, capture_output=True, timeout=120)


def in_r(code, fields, rows, folder):
    (folder / "use.R").write_text(code + '\nwrite.csv(data, "r.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")\n')
    done = subprocess.run(["Rscript", "--encoding=UTF-8", "use.R"], cwd=folder, capture_output=True, text=True, timeout=120,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    if done.returncode:
        return done.stderr
    with open(folder / "r.csv", newline="", encoding="utf-8") as file:
        head, *read = csv.reader(file)
    if head != [field["name"] for field in fields] or len(read) != len(rows):
        return f"{len(read)} rows, {head}"
    return same_texts(fields, rows, lambda row, column: read[row][column])


def in_duckdb(code, fields, rows, folder):
    done = shell(code, folder)
    if done.returncode:
        return done.stderr
    read = [json.loads(line) for line in done.stdout.splitlines()]
    if len(read) != min(10, len(rows)):
        return f"{len(read)} rows"
    text = [field for field in fields if field["type"] in TEXT - {"datetime", "time"}]
    for row, got in zip(rows, read):
        for at, field in enumerate(fields):
            if field in text and (got[field["name"]] or "") != row[at]:
                return f"{field['name']}: {got[field['name']]!r} is not {row[at]!r}"
    return ""


def cite(bibtex, csl, title):
    entries = bibtexparser.loads(bibtex, bibtexparser.bparser.BibTexParser(common_strings=True)).entries
    if len(entries) != 1 or not entries[0].get("author") or not entries[0].get("year"):
        return f"BibTeX: {entries}"
    items = json.loads(csl)
    if items[0]["title"] != title or items[0]["type"] != "dataset":
        return f"CSL-JSON: {items}"
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard1", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    text = str(bibliography.bibliography()[0])
    return "" if title.split()[0] in text and items[0]["author"][0]["literal"] in text else text


site = Path(sys.argv[1])
has_r = shutil.which("Rscript")
if not has_r:
    print("ok 0 - R # SKIP no Rscript")
for api in sorted((site / "api/v1/datasets").glob("*.json")):
    name = api.stem
    dataset = json.loads(api.read_text())
    if not dataset["use"]:
        continue
    blocks = Blocks((site / "datasets" / name / "index.html").read_text()).found
    code = {id: text for id, text in blocks if id}
    table = dataset["use"]["file"]
    package = json.loads((site / "datasets" / name / "datapackage.json").read_text())
    fields = next(r for r in package["resources"] if f"{r['name']}.csv" == table)["schema"]["fields"]
    with open(site / "datasets" / name / table, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        why = python(code["python"], fields, rows)
        ok(not why, f"{name}: pandas", why)
        if has_r:
            why = in_r(code["r"], fields, rows, folder)
            ok(not why, f"{name}: R", why)
        done = shell(code["curl"], folder)
        ok(done.returncode == 0 and "OK" in done.stdout, f"{name}: curl, and the checksum", done.stderr)
        why = in_duckdb(code["duckdb"], fields, rows, folder)
        ok(not why, f"{name}: DuckDB", why)
        done = shell(code["sqlite"], folder)
        lines = done.stdout.splitlines()
        ok(done.returncode == 0 and len(lines) >= min(10, len(rows)) + 2, f"{name}: SQLite", done.stderr + done.stdout)
        bibtex, csl = [text for id, text in blocks if not id][-2:]
        why = cite(bibtex, csl, dataset["title"]["text"])
        ok(not why, f"{name}: the citation is read by bibtexparser and citeproc", why)
print(f"1..{count}")
sys.exit(1 if failures or not count else 0)
