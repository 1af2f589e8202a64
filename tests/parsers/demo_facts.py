#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every figure and event of the demo portal equals its fact, and no fact is missing.

usage: demo_facts.py DATASETS SEED_FACTS
"""
import csv
import os
import sys

datasets, seeds = sys.argv[1:3]
count = failures = 0


def rows(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def result(why, name):
    global count, failures
    count += 1
    failures += bool(why)
    print(f"{'not ok' if why else 'ok'} {count} - {name}")
    for line in why[:20]:
        print("#", line)


FOLDERS = {
    "online-services": "dich-vu-cong-truc-tuyen/chi-tieu.csv",
    "digital-economy": "kinh-te-so/chi-tieu.csv",
    "data-sharing": "chia-se-du-lieu/giao-dich.csv",
    "digital-infrastructure": "ha-tang-so/chi-tieu.csv",
    "project-06": "de-an-06/ket-qua.csv",
    "plans-2024": "ke-hoach-2024/chua-ban-hanh.csv",
    "data-year-2023": "nam-du-lieu-so-2023/chi-tieu.csv",
    "binh-thuan-targets": "binh-thuan-muc-tieu/muc-tieu.csv",
}
SAME = ["indicator_vi", "indicator_en", "period", "value", "unit_vi", "unit_en", "kind", "source"]
OPTIONAL = ["scope_vi", "scope_en", "qualifier"]


def key(row):
    return tuple(row[name] for name in SAME) + tuple(row.get(name, "") for name in OPTIONAL)


facts = rows(seeds, "facts.csv")
for topic, path in FOLDERS.items():
    published = {key(row) for row in rows(datasets, path)}
    # The figures of 2022 stand beside their targets in a table of their own.
    expected = {key(row) for row in facts
                if row["topic"] == topic and (topic, row["source"]) != ("digital-economy", "S0")}
    result([f"missing {row}" for row in expected - published] +
           [f"not a fact {row}" for row in published - expected], f"{path} has its facts and no other")

why = []
for row in rows(datasets, "muc-tieu-2022/thuc-hien.csv"):
    for column, kind, period in (("actual_2022_h1", "actual", "2022-H1"), ("target_2022", "target", "2022")):
        found = [fact["value"] for fact in facts if fact["source"] == "S0" and fact["kind"] == kind and
                 fact["indicator_vi"] == row["indicator_vi"] and fact["period"] == period]
        if (found or [""]) != [row[column]]:
            why.append(f"{row['indicator_en']}: {column} is {row[column]}, the fact {found}")
result(why, "the actual figures and targets of 2022 are the facts")

events = [tuple(row.values()) for row in rows(seeds, "events.csv")]
result([] if [tuple(row.values()) for row in rows(datasets, "nam-du-lieu-so-2023/lich.csv")] == events else
       ["they differ"], "the calendar is that of the events")
documents = {(row["number"], row["issued"], row["title_vi"], row["title_en"]) for row in rows(seeds, "documents.csv")}
published = {(row["number"], row["issued"], row["title_vi"], row["title_en"])
             for row in rows(datasets, "van-ban-phap-luat/van-ban.csv")}
result([str(row) for row in documents ^ published], "the legal documents are those of the list")
print(f"1..{count}")
sys.exit(bool(failures))
