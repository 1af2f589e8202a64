#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each defect that PACKAGES.tsv and PROFILE.tsv know of is among the messages, with file and line.

usage: packages.py DATA PORTAL MESSAGES
"""
import csv
import json
import os
import re
import sys

data, portal, messages = sys.argv[1:4]
with open(messages, encoding="utf-8") as file:
    lines = file.read().splitlines()
missed = []


def is_said(rule, path, text=""):
    """A message of the rule with a line of that file."""
    return any(f"[{rule}]" in line and re.search(r"(?:^|/)" + re.escape(path) + r":\d+", line) and text in line for line in lines)


def rows(name):
    with open(os.path.join(data, name), encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


declared = set()
for row in rows("PACKAGES.tsv"):
    top, _, path = row["descriptor"].partition("/")
    if top != portal:
        continue
    folder = os.path.dirname(path)
    with open(os.path.join(data, top, path), encoding="utf-8-sig") as file:
        resources = json.load(file).get("resources", [])
    for resource in resources:
        name = resource.get("path")
        if not isinstance(name, str) or "://" in name:
            continue
        declared.add(os.path.join(folder, name))
        if not os.path.exists(os.path.join(data, top, folder, name)) and not is_said("resource.missing-file", path, name):
            missed.append(f"{path}: the missing {name}")
    for table in re.findall(r"header≠schema:(\S+?)\(", row["findings"] or ""):
        if not any("[schema.header-mismatch]" in line and re.search(rf"{re.escape(table)}:1\b", line) for line in lines):
            missed.append(f"{path}: the header of {table}")
for row in rows("PROFILE.tsv"):
    top, _, path = row["path"].partition("/")
    if top != portal or path not in declared:
        continue
    if int(row["ragged"] or 0) and not is_said("table.ragged-row", path):
        missed.append(f"{path}: {row['ragged']} ragged rows")
    if int(row["blank_lines"] or 0) and not is_said("table.blank-line", path):
        missed.append(f"{path}: {row['blank_lines']} blank lines")
for what in missed:
    print("# not named:", what)
sys.exit(bool(missed))
