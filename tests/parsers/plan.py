#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes portals with open-data plans at random, and checks what was built from them.

usage: plan.py make PORTAL ENTRIES ORGANIZATIONS SEED | plan.py check PORTAL SITE TODAY
"""
import csv
import datetime
import json
import os
import random
import re
import sys
from html.parser import HTMLParser

STATES = ["published", "due-soon", "planned", "overdue", "past", "closed", "withdrawn"]
PAGE_BYTES = 2 * 1024 * 1024


# --- a portal ---

def due_of(chance):
    year, month = chance.choice([2022, 2023, 2023, 2023, 2024]), chance.randint(1, 12)
    return chance.choice([
        f"{year}-{month:02}-{chance.randint(1, 28):02}", f"{year}-{month:02}", f"{year}-Q{(month + 2) // 3}",
        f"{year}-H{1 if month < 7 else 2}", f"{year}", ""])


def make(folder, entries, organizations, seed):
    chance = random.Random(seed)
    os.makedirs(folder)
    names = [f"co-quan-{i}" for i in range(organizations)]
    with open(f"{folder}/portal.yml", "w", encoding="utf-8") as out:
        out.write("title: {vi: Thử, en: Test}\nbase_url: https://example.org/\nlanguages: [vi, en]\n"
                  "publisher: co-quan-0\nlicence: CC-BY-4.0\n")
    with open(f"{folder}/organizations.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["id", "name_vi", "name_en"]] + [[n, f"Cơ quan, số {n}", f"Body; {n}"] for n in names])
    with open(f"{folder}/themes.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["id", "name_vi", "name_en", "dcat_theme"]] +
                                  [[f"chu-de-{i}", f"Chủ đề {i}", f"Theme {i}", "GOVE"] for i in range(5)])
    datasets = []
    for i in range(entries // 25):
        issued = datetime.date(2022, 6, 1) + datetime.timedelta(days=chance.randint(0, 600))
        os.makedirs(f"{folder}/tap-{i}")
        status = chance.choice(["", "", "", "status: withdrawn\n", "draft: true\n"])
        theme = f"themes: [chu-de-{chance.randint(0, 4)}]\n" if chance.random() < 0.8 else ""
        with open(f"{folder}/tap-{i}/dataset.md", "w", encoding="utf-8") as out:
            out.write(f"---\ntitle: Tập {i}\nissued: {issued}\npublisher: {chance.choice(names)}\n{theme}{status}---\nGhi chú.\n")
        with open(f"{folder}/tap-{i}/bang.csv", "w", encoding="utf-8") as out:
            out.write("nam,so\n2022,1\n2023,2\n")
        datasets.append(f"tap-{i}")
    with open(f"{folder}/plan.csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "title_vi", "title_en", "organization", "kind", "due", "status", "dataset", "note_vi"])
        for i in range(entries):
            rows.writerow([
                f"muc-{i}", f"Mục {i}: dữ liệu, \"mở\"; <b>\\ hết", f"Entry {i}, of a title long enough to be folded " * 2,
                chance.choice(names + [""]), chance.choice(["open-data", "database", "milestone"]), due_of(chance),
                chance.choice(["", "", "", "", "", "withdrawn", "closed", "not-followed"]),
                chance.choice(datasets) if chance.random() < 0.3 else "", chance.choice(["", "Ghi chú\nhai dòng"])])


# --- what it should say, by the rules of the manual and not of the program ---

def last_day(due):
    if not due:
        return None
    year = int(due[:4])
    if len(due) == 10:
        return datetime.date.fromisoformat(due)
    month = {"Q": lambda n: n * 3, "H": lambda n: n * 6}.get(due[5:6], lambda n: n)(int(due[6:] if due[5:6] in "QH" else due[5:])) \
        if len(due) > 4 else 12
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def front_matter(path):
    with open(path, encoding="utf-8") as source:
        return dict(line.split(": ", 1) for line in source.read().split("---\n")[1].splitlines())


def state_of(row, portal, today):
    described = front_matter(f"{portal}/{row['dataset']}/dataset.md") if row["dataset"] else {}
    due = last_day(row["due"])
    if row["status"] and row["status"] != "not-followed":
        return row["status"]
    if described.get("status") == "withdrawn":
        return "withdrawn"
    if described and "draft" not in described and described["issued"] <= str(today):
        return "published"
    if not due:
        return "planned"
    left = (due - today).days
    return ("past" if row["status"] == "not-followed" else "overdue") if left < 0 else "due-soon" if left <= 30 else "planned"


# --- what was built ---

class Entries(HTMLParser):
    """The state of each entry of a page, by its id."""

    def __init__(self):
        super().__init__()
        self.states, self.entry = {}, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if tag == "li":
            self.entry = attributes["id"].removeprefix("entry-") if "entry" in classes else None
        for name in classes:
            if self.entry and name.startswith("state-"):
                self.states[self.entry] = name.removeprefix("state-")


def page(path):
    assert os.path.getsize(path) < PAGE_BYTES, f"{path} is too large"
    with open(path, encoding="utf-8") as source:
        return source.read()


def entries_of(folder):
    states, number = {}, 1
    while os.path.exists(path := f"{folder}/{'' if number == 1 else f'page/{number}/'}index.html"):
        parser = Entries()
        parser.feed(page(path))
        assert not states.keys() & parser.states.keys(), f"{path}: an entry is there twice"
        states.update(parser.states)
        number += 1
    return states


def counted(states):
    return {state: list(states).count(state) for state in STATES}


def check_calendar(path, expected):
    try:
        import icalendar
    except ImportError:
        print("# no python3-icalendar")
        return
    with open(path, "rb") as source:
        raw = source.read()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is over 75 octets"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line ends without CR"
    raw.decode("utf-8")
    for line in raw.split(b"\r\n"):
        line.decode("utf-8")  # no character is cut
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    events = calendar.walk("VEVENT")
    assert not any(event.errors for event in events)
    dated = {f"plan-{row['id']}@example.org": row for row in expected if row["due"]}
    assert {str(event["UID"]) for event in events} == set(dated), "the events are not the dated entries"
    for event in events:
        row = dated[str(event["UID"])]
        assert event["DTSTART"].dt == last_day(row["due"]), row["id"]
        assert str(event["SUMMARY"]) == row["title_vi"], (str(event["SUMMARY"]), row["title_vi"])
        assert str(event.get("DESCRIPTION", "")).endswith(row["note_vi"])


def described(portal):
    """The front matter of every dataset that is shown as published."""
    all_of_them = [front_matter(f"{portal}/{name}/dataset.md") for name in os.listdir(portal)
                   if os.path.isdir(f"{portal}/{name}")]
    return [data for data in all_of_them if "draft" not in data and "status" not in data]


def check_map(site, portal, plan, expected):
    with open(f"{site}/api/v1/data-map.json", encoding="utf-8") as source:
        organizations = json.load(source)["organizations"]
    data = [row for row in plan if row["kind"] != "milestone"]
    counts = {
        "open": len(described(portal)),
        "planned": sum(expected[row["id"]] in ("planned", "due-soon", "overdue", "past") for row in data),
        "closed": sum(expected[row["id"]] == "closed" for row in data)}
    for state, count in counts.items():
        assert sum(group[state] for group in organizations) == count, f"the data map's {state}"
        cells = sum(theme[state] for group in organizations for theme in group["themes"])
        assert cells == count, f"the cells' {state}"


def check_quality(site, portal):
    with open(f"{site}/quality/quality.csv", encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    with open(f"{site}/api/v1/quality.json", encoding="utf-8") as source:
        data = json.load(source)
    shown = described(portal)
    assert len(rows) == data["datasets"] == len(shown), "the datasets of quality"
    assert sum(group["datasets"] for group in data["organizations"]) == len(shown)
    items = {item["id"]: item["present"] for item in data["items"]}
    for name, present in items.items():
        assert sum(int(row[name]) for row in rows) == present, name
    assert items["theme"] == sum("themes" in data for data in shown)
    assert items["description"] == 0 and items["licence"] == len(shown)
    with open(f"{site}/api/v1/data-map.json", encoding="utf-8") as source:
        assert sum(group["open"] for group in json.load(source)["organizations"]) == len(rows)
    for group in data["organizations"]:
        with open(f"{site}/{group['badge']}", encoding="utf-8") as source:
            assert source.read().rstrip().endswith("</svg>")


def check(portal, site, today):
    today = datetime.date.fromisoformat(today)
    with open(f"{portal}/plan.csv", encoding="utf-8", newline="") as source:
        plan = list(csv.DictReader(source))
    expected = {row["id"]: state_of(row, portal, today) for row in plan}
    with open(f"{site}/plan/plan.csv", encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    with open(f"{site}/plan/plan.json", encoding="utf-8") as source:
        data = json.load(source)
    assert {row["id"]: row["state"] for row in rows} == expected, "plan.csv"
    assert {entry["id"]: entry["state"] for entry in data["entries"]} == expected, "plan.json"
    counts = counted(expected.values())
    assert {state: data["count"][state] for state in STATES} == counts, "the counts of plan.json"
    groups = {}
    for row in plan:
        groups.setdefault(row["organization"], {})[row["id"]] = expected[row["id"]]
    assert {group["id"] or "" for group in data["organizations"]} == set(groups)
    for group in data["organizations"]:
        assert {state: group["count"][state] for state in STATES} == counted(groups[group["id"] or ""].values())
    for root in (site, f"{site}/en"):
        assert entries_of(f"{root}/plan") == expected, f"{root}/plan"
        for name, states in groups.items():
            if name:
                assert entries_of(f"{root}/plan/{name}") == states, f"{root}/plan/{name}"
    words = re.search(r'plan-words">([^<]*)', page(f"{site}/en/plan/index.html"))[1]
    total = len(plan) - counts["closed"] - counts["withdrawn"]
    assert words.startswith(f"{counts['published']:,} of {total:,} entries published"), words
    assert f"{counts['overdue']:,} overdue" in words, words
    check_calendar(f"{site}/plan/plan.ics", plan)
    assert re.search(r'plan-words">([^<]*)', page(f"{site}/en/index.html"))[1] == words, "the home page"
    check_quality(site, portal)
    check_map(site, portal, plan, expected)


if sys.argv[1] == "make":
    make(sys.argv[2], *map(int, sys.argv[3:6]))
else:
    check(*sys.argv[2:5])
