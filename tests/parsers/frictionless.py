#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""frictionless.py DATAMO SUITE: for each table, schema and package of frictionless-py's tests, the verdict of
`datamo validate` is what its name, or what a reference parser made of it, says. Where it deliberately differs, the
reason stands here; a difference that is not listed, and a listed one that is none any more, is a failure."""
import json
import os
import subprocess
import sys
import tempfile

DIFFERENT_TABLES = {
    "data/country-2.csv": "a comment above the header is a title row: passed over, with a warning",
    "data/matrix-with-comment.csv": "likewise",
    "data/skip-rows-before-headers.csv": "likewise",
    "data/issue-1138.csv": "an empty cell at the header's end is no column: passed over, with a warning",
    "data/escaping.csv": "a blank before a quote makes the quote a part of the cell (RFC 4180): an error, not a guess",
    "data/issue-1109.csv": "likewise",
}
# What is in each package, as names, files that are there and tables have it; False: it has errors.
PACKAGES = {
    "capital.package.yaml": False, "compression/datapackage.json": False, "country.package-full.yaml": True,
    "country.package.json": True, "country.package.yaml": True, "datapackage.json": False,
    "detailed-with-id.package.json": True, "detailed-with-schema.package.json": True, "detailed.package.json": True,
    "geopoint/datapackage.json": True, "infer/datapackage.json": True, "invalid/datapackage.json": False,
    "invalid/datapackage_no_foreign_key.json": False, "issue-1004.package.json": False, "issue-1100.package.json": True,
    "issue-1105.package.json": True, "issue-905/datapackage.json": True, "multipart-zipped.package.json": False,
    "multipart.package.json": False, "multiple-errors.package.json": False, "multiple-folders.package.json": False,
    "number/datapackage.json": False, "ods.datapackage.json": False, "package-1067.json": False,
    "package-dialect-no-header.json": True, "package-storage.json": True, "package-with-dereferencing.json": True,
    "package-with-missingvalues-993.json": True, "package-with-pipeline.json": False, "package.yaml": False,
    "package/datapackage.json": True, "zipped-resources/datapackage.json": False,
}
DIFFERENT_PACKAGES = {
    "invalid/datapackage.json": "a blank row is passed over with a warning: no data is lost",
    "invalid/datapackage_no_foreign_key.json": "likewise",
    "package-storage.json": "data inside of the descriptor is not supported: an error that says so",
}
NAMED_OTHERWISE = {"invalid-schema.json": "a sound schema, of another table", "bad.schema.yaml": "fields is no list"}


def validate(datamo, *arguments):
    """The rules of the errors; None: the program failed otherwise."""
    run = subprocess.run([datamo, "validate", *arguments, "--format", "json", "--today", "2024-01-01"],
                         capture_output=True, timeout=120)
    if run.returncode not in (0, 1, 3):
        return None
    findings = json.loads(run.stdout)["findings"]
    return sorted({finding["rule"] for finding in findings if finding["level"] == "error"})


def table_is_sound(parsed):
    rows = parsed["rows"]
    if not rows or not parsed["rfc4180_strict"] or parsed["encoding"] not in ("utf-8", "ascii", "utf-8-sig"):
        return False
    header = rows[0]
    return (len(set(header)) == len(header) and "" not in header
            and all(len(row) == len(header) for row in rows[1:] if any(row)))


class Agreement:
    def __init__(self):
        self.count = self.listed = 0
        self.problems = []

    def add(self, name, expected, errors, reasons):
        self.count += 1
        differs = errors is None or expected == bool(errors)
        self.listed += differs and name in reasons
        if errors is None or differs != (name in reasons):
            self.problems.append(f"{name}: expected {'no ' if expected else ''}errors, got {errors}")


def check_tables(datamo, suite):
    result = Agreement()
    with open(f"{suite}/reference-parse.json", encoding="utf-8") as file:
        for name, parsed in sorted(json.load(file).items()):
            result.add(name, table_is_sound(parsed), validate(datamo, f"{suite}/{name}"), DIFFERENT_TABLES)
    return result


def check_schemas(datamo, suite):
    """Each with a table that has its columns and no rows."""
    result = Agreement()
    with tempfile.TemporaryDirectory() as folder:
        table = f"{folder}/table.csv"
        for name in sorted(os.listdir(f"{suite}/data")):
            if not name.startswith("schema-") and name not in NAMED_OTHERWISE or name == "schema-errors.csv":
                continue
            path = f"{suite}/data/{name}"
            try:
                columns = [field["name"] for field in json.load(open(path, encoding="utf-8"))["fields"]]
            except (KeyError, TypeError, ValueError):
                columns = ["x"]
            with open(table, "w", encoding="utf-8") as file:
                file.write(",".join(columns) + "\n")
            expected = "schema-invalid" not in name and name != "bad.schema.yaml"
            result.add(name, expected, validate(datamo, table, "--schema", path), {})
    return result


def check_packages(datamo, suite):
    result = Agreement()
    for name, expected in PACKAGES.items():
        result.add(name, expected, validate(datamo, f"{suite}/data/{name}"), DIFFERENT_PACKAGES)
    return result


def main():
    datamo, suite = sys.argv[1:]
    failed = False
    for number, (what, check) in enumerate(
            [("tables", check_tables), ("schemas", check_schemas), ("packages", check_packages)], 1):
        result = check(datamo, suite)
        failed |= bool(result.problems)
        print(f"{'not ' if result.problems else ''}ok {number} - {what}: the verdict on {result.count} agrees, "
              f"but for {result.listed} listed ones")
        for problem in result.problems:
            print(f"# {problem}")
    print("1..3")
    return failed


if __name__ == "__main__":
    sys.exit(main())
