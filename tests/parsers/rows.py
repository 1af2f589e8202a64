# SPDX-License-Identifier: MIT
"""Reads a table's CSV and its JSON with Python's own readers; both must hold the same rows.
usage: rows.py FILE.csv FILE.json"""
import csv
import io
import json
import sys


def is_same(cell, value):
    if value is None:
        return cell == ""
    if isinstance(value, bool):
        return cell == ("true" if value else "false")
    if isinstance(value, (dict, list)) and cell[:1] in ("{", "["):
        return load(cell) == value
    if isinstance(value, list):
        return cell == ",".join(value)
    return cell == value


def refuse(token):
    raise ValueError(token)


def as_object(pairs):
    assert len(dict(pairs)) == len(pairs), "a key comes twice"
    return dict(pairs)


def load(text):
    return json.loads(text, parse_float=str, parse_int=str, parse_constant=refuse,
                      object_pairs_hook=as_object)


def main(csv_path, json_path):
    csv.field_size_limit(1 << 30)
    with open(csv_path, encoding="utf-8", newline="") as file:
        text = file.read()
    assert not text.startswith("\ufeff"), "a byte order mark"
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    with open(json_path, encoding="utf-8") as file:
        objects = load(file.read())
    for number, (row, values) in enumerate(zip(rows[1:], objects), 1):
        assert len(row) == len(values), f"row {number}: {row!r} is not as wide as {values!r}"
        for cell, (key, value) in zip(row, values.items()):
            assert is_same(cell, value), f"row {number}, {key}: {cell!r} is not {value!r}"
    assert len(rows[1:]) == len(objects), f"{len(rows) - 1} rows are not {len(objects)}"


main(*sys.argv[1:])
