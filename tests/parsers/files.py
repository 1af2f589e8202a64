#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every file of a site is what its name says; the downloads of a table agree; the manifest is true.

usage: files.py SITE
"""
import csv
import hashlib
import json
import os
import stat
import sys
import unicodedata
import xml.etree.ElementTree as xml

TEXT = (".html", ".json", ".jsonld", ".ttl", ".xml", ".txt", ".csv", ".css", ".js", ".svg")
count = failures = 0


def result(why, name):
    global count, failures
    count += 1
    failures += bool(why)
    print(f"{'not ok' if why else 'ok'} {count} - {name}")
    for line in why[:20]:
        print("#", line)


def strict_json(text):
    def no_doubles(pairs):
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            raise ValueError("a key occurs twice")
        return dict(pairs)

    def no_constant(name):
        raise ValueError(f"{name} is no JSON")

    # Numbers stay text: 1.10 is not 1.1 and 2^53 + 1 is not 2^53.
    return json.loads(text, object_pairs_hook=no_doubles, parse_constant=no_constant, parse_float=str, parse_int=str)


def files_below(site):
    for folder, folders, names in os.walk(site):
        folders.sort()
        for name in sorted(names):
            yield os.path.relpath(os.path.join(folder, name), site)


def read(site, path):
    with open(os.path.join(site, path), "rb") as file:
        return file.read()


def check_syntax(site, paths):
    encoding, parsing, counts = [], [], {}
    for path in paths:
        if "/original/" in path or not path.endswith(TEXT):
            continue
        data = read(site, path)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            encoding.append(f"{path}: {error}")
            continue
        # What is in the cells is the curator's; markup and metadata are ours.
        controls = {c for c in text if unicodedata.category(c) == "Cc" and c not in "\t\n\r"}
        if controls and not path.startswith("datasets/") or "\0" in text:
            encoding.append(f"{path}: control characters {sorted(map(hex, map(ord, controls)))}")
        extension = os.path.splitext(path)[1]
        counts[extension] = counts.get(extension, 0) + 1
        try:
            if extension in (".json", ".jsonld"):
                strict_json(text)
            elif extension in (".xml", ".svg"):
                xml.fromstring(data)
        except (ValueError, xml.ParseError) as error:
            parsing.append(f"{path}: {error}")
    result(encoding, "every file is UTF-8 without control characters")
    result(parsing, "JSON and XML parse: " + ", ".join(f"{n} {e}" for e, n in sorted(counts.items())))


def text_of(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):  # a geopoint
        return ",".join(map(text_of, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def check_tables(site, paths):
    """Cell by cell, <resource>.csv is <resource>.json."""
    different, tables, cells = [], 0, 0
    for path in paths:
        parts = path.split("/")
        other = path[:-4] + ".json"
        if not (path.endswith(".csv") and parts[0] == "datasets" and "original" not in parts and other in paths):
            continue
        tables += 1
        text = read(site, path).decode("utf-8")
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
        document = strict_json(read(site, other).decode("utf-8"))
        objects = document if isinstance(document, list) else document.get("rows", document.get("data"))
        header, rows = rows[0], rows[1:]
        if len(rows) != len(objects):
            different.append(f"{path}: {len(rows)} rows, JSON has {len(objects)}")
            continue
        for number, (row, item) in enumerate(zip(rows, objects), 1):
            values = list(item.values()) if isinstance(item, dict) else item
            if isinstance(item, dict) and list(item) != header:
                different.append(f"{path}: row {number}: other columns {list(item)}")
                break
            if len(row) != len(header) or row != [text_of(value) for value in values]:
                different.append(f"{path}: row {number}: {row} is not {values}")
                break
            cells += len(row)
    result([] if tables else ["no table"], f"there are tables ({tables})")
    result(different, f"CSV and JSON of a table agree ({cells} cells)")


def check_manifest(site, paths):
    wrong = []
    manifest = strict_json(read(site, "manifest.json").decode("utf-8"))
    listed = manifest["files"]
    entries = listed if isinstance(listed, list) else [dict(value, path=key) for key, value in listed.items()]
    known = set()
    for entry in entries:
        path = entry["path"]
        known.add(path)
        if path not in paths:
            wrong.append(f"{path}: listed, but not there")
            continue
        data = read(site, path)
        if int(entry.get("bytes", entry.get("size", -1))) != len(data):
            wrong.append(f"{path}: has {len(data)} bytes")
        if entry["sha256"] != hashlib.sha256(data).hexdigest():
            wrong.append(f"{path}: another hash")
    wrong += [f"{path}: not listed" for path in paths if path not in known and path != "manifest.json"]
    result(wrong, f"manifest.json has the size and SHA-256 of every file ({len(entries)})")


def check_modes(site):
    wrong = []
    for folder, folders, names in os.walk(site):
        wrong += [f"{folder}: mode" for _ in [0] if stat.S_IMODE(os.lstat(folder).st_mode) != 0o755]
        for name in names:
            path = os.path.join(folder, name)
            state = os.lstat(path)
            if not stat.S_ISREG(state.st_mode) or stat.S_IMODE(state.st_mode) != 0o644:
                wrong.append(f"{path}: {stat.filemode(state.st_mode)}")
    result(wrong, "files are 0644, folders 0755, and there is nothing else")


def main(site):
    paths = list(files_below(site))
    there = dict.fromkeys(paths)
    check_syntax(site, there)
    check_tables(site, there)
    check_manifest(site, there)
    check_modes(site)
    print(f"1..{count}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
