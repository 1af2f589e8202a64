#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The figures written on charts are the data's, and bars are as long as their figures say.

usage: charts.py SITE LANGUAGE DATASET/CHART FILE.csv COLUMN [COLUMN=VALUE]...
Rows with the values are drawn, each once. SITE's folder of the language is given as "" or "en/".
"""
import csv
import sys
import xml.etree.ElementTree as tree

site, language, chart, table, columns, *filters = sys.argv[1:]
dataset, name = chart.split("/")
path = f"{site}/{language}datasets/{dataset}/charts/{name}.svg"
svg = tree.parse(path).getroot()
SPACE = "{http://www.w3.org/2000/svg}"


def number(text):
    text = text.replace("\u00a0", "").replace("%", "").replace("−", "-").strip()
    if language:
        text = text.replace(",", "")
    else:
        text = text.replace(".", "").replace(",", ".")
    return float(text)


wanted = [filter_.split("=", 1) for filter_ in filters]
rows = [row for row in csv.DictReader(open(table, encoding="utf-8", newline=""))
        if all(row[key] in value.split("|") for key, value in wanted)]
data = sorted(float(row[column].rstrip("%")) for row in rows for column in columns.split(",") if row[column])
texts = [(number(text.text), float(text.get("x")), float(text.get("y"))) for text in svg.iter(SPACE + "text")
         if "v" in text.get("class").split()]
drawn = sorted(text[0] for text in texts)
failures = 0
if data != drawn:
    failures += 1
    print(f"# {path}: data {data}, drawn {drawn}")

# Lying bars: a figure stands at its bar's middle, so the nearest in y is its own.
bars = [(float(bar.get("y")) + float(bar.get("height")) / 2, float(bar.get("width")), float(bar.get("height")))
        for bar in svg.iter(SPACE + "rect")]
is_lying = len({height for _, _, height in bars}) == 1
if bars and is_lying and len(bars) == len(texts):
    lengths = []
    for value, _, y in texts:
        lengths.append((abs(value), min(bars, key=lambda bar: abs(bar[0] - (y - 5)))[1]))
    longest = max(lengths)
    for value, length in lengths:
        # drawn to a tenth; what is next to nothing still shows
        if abs(length - longest[1] * value / longest[0]) > 0.11 and length > 0.5:
            failures += 1
            print(f"# {path}: the bar of {value} is not as long as it says")
texts = " ".join(text.text or "" for text in svg.iter(SPACE + "desc"))
if not texts.strip():
    failures += 1
    print(f"# {path}: no description")
sys.exit(bool(failures))
