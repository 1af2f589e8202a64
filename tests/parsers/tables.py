#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Tables as other people wrote them: the rows and findings of test_table_read FILE beside what the collections expect.
import json
import os
import subprocess
import sys
import unicodedata

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
shared = os.environ.get("DATAMO_SHARED", os.path.join(root, "..", "shared"))
program = os.path.join(root, os.environ.get("TREE", "build/release"), "tests", "test_table_read")
count = failures = 0


def ok(passed, name, why=""):
    global count, failures
    count += 1
    failures += not passed
    print(f"{'' if passed else 'not '}ok {count} - {name}")
    if not passed:
        print(f"# {why}"[:600])


def read(path, *arguments):
    done = subprocess.run([program, path, *map(str, arguments)], capture_output=True, timeout=60)
    if done.returncode != 0 or done.stderr:
        return {"crash": (done.stderr or b"exit %d" % done.returncode).decode(errors="replace"), "rows": [],
                "findings": [], "read": False}
    return json.loads(done.stdout)


def nfc(rows):
    return [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]


def has(table, level, line=None):
    order = ["note", "warning", "error"]
    return any(order.index(f["level"]) >= order.index(level) and line in (None, f["line"]) for f in table["findings"])


def errors(table):
    return [f["message"] for f in table["findings"] if f["level"] == "error"]


def spectrum(folder):
    for name in sorted(os.listdir(f"{folder}/csvs")):
        with open(f"{folder}/json/{name[:-4]}.json", encoding="utf-8") as file:
            expected = json.load(file)
        expected = expected if isinstance(expected, list) else [expected]
        table = read(f"{folder}/csvs/{name}")
        header, *rows = table["rows"] or [[]]
        got = [dict(zip(header, row)) for row in rows]
        ok(got == expected and not errors(table), f"csv-spectrum {name}", f"{got} {table['findings']}")


def expected_finding(table, expect):
    lines = expect.get("lines") or [expect["line"]]
    offset = expect.get("byte_offset")
    return all(has(table, expect["severity"], line) for line in lines) and (
        offset is None or any(f["found"] == str(offset) for f in table["findings"]))


# What our dialect has no word for: two header rows, rows of notes below the table.
def rows_as_declared(case, rows):
    declare = case.get("declare", {})
    rows = [row for row in rows if row]
    if "header_rows" in declare:
        rows = rows[declare["header_rows"] - 1:]
    return rows


def dirt_rows(name, table, case):
    rows, expected = nfc(table["rows"]), rows_as_declared(case, nfc(case["rows"]))
    rows = rows[:len(expected)] if case.get("declare", {}).get("footer_rows") else rows
    ok(rows == expected, f"{name}: rows", next((f"{a} {b}" for a, b in zip(rows, expected) if a != b), len(rows)))


def dirt(folder):
    with open(f"{folder}/expected.json", encoding="utf-8") as file:
        cases = json.load(file)
    for name, case in cases.items():
        declare = case.get("declare", {})
        table = read(f"{folder}/{name}")
        if "encoding" in declare or "header_row" in declare or "header_rows" in declare:
            ok(has(table, "error" if "encoding" in declare else "warning"), f"{name}: not in silence", table["findings"])
            if "encoding" in declare:
                ok(not table["rows"][1:], f"{name}: nothing is adopted", table["rows"][1:3])
                ok(any(f["name"] == case["encoding"] for f in table["findings"]), f"{name}: the code page is named",
                   table["findings"])
            table = read(f"{folder}/{name}", declare.get("encoding", "utf-8"),
                         *([declare["header_row"]] if "header_row" in declare else []))
        if "expect" in case:
            ok(expected_finding(table, case["expect"]), f"{name}: the finding", table["findings"])
        elif not any(key in declare for key in ("header_rows",)):
            ok(not errors(table), f"{name}: no error", errors(table))
        if case["rows"]:
            dirt_rows(name, table, case)
        if "mojibake" in name:
            ok(has(table, "warning"), f"{name}: a warning", table["findings"])
        if case["rows"] is None:
            ok(bool(errors(table)), f"{name}: an error", table["findings"])
        for key in ("delimiter", "eol", "bom"):
            if case.get(key) not in (None, "none") and case["rows"]:
                ok(table[key] == case[key], f"{name}: {key}", table[key])


# What the list of bad inputs says must happen, as far as it is the reader's affair.
def bad(folder):
    with open(f"{folder}/MANIFEST.tsv", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    later = {"warn", "warn-and-isolate"}  # marks inside cells: rules look for them, not the reader
    crashes, wrong, agreed = [], [], 0
    for fields in lines:
        path, verdict = fields[0], fields[3] if len(fields) > 3 else ""
        if not path.startswith(("csv/", "unicode/")) or not path.endswith((".csv", ".bin", ".txt")):
            continue
        table = read(f"{folder}/{path}")
        if "crash" in table:
            crashes.append(f"{path}: {table['crash'][-200:]}")
        refused = bool(errors(table))
        right = not (verdict == "reject" and not refused or verdict.startswith("accept") and refused
                     or verdict == "reject-with-line" and not (refused and has(table, "error") and
                                                               any(f["line"] for f in table["findings"]))
                     or verdict == "reject-or-warn" and not has(table, "warning") or verdict in later and refused)
        agreed += right
        if not right:
            wrong.append(f"{path} ({verdict}): {[f['id'] for f in table['findings']]}")
    ok(not crashes, f"bad/csv and bad/unicode: no crash ({agreed} agree)", crashes)
    allowed = {"csv/handmade/c0-controls.csv"}
    ok(not [w for w in wrong if w.split()[0] not in allowed], "bad/csv and bad/unicode: as the manifest says", wrong)


def main():
    if not os.path.isdir(os.path.join(shared, "data")):
        print("1..0 # SKIP ../shared is not here")
        return 0
    spectrum(f"{shared}/data/csv-suites/csv-spectrum")
    dirt(f"{shared}/data/vietnam/encodings-dirt")
    bad(f"{shared}/bad")
    print(f"1..{count}")
    return failures > 0


sys.exit(main())
