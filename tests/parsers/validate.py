#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""validate.py: `datamo validate` on files of others, each in its role: csvlint's scenarios, and the list of bad inputs.
DATAMO names the program; SKIP without ../shared. TAP."""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATAMO = os.environ.get("DATAMO", str(ROOT / "build/datamo"))
SHARED = Path(os.environ.get("DATAMO_SHARED", ROOT.parent / "shared"))
SECONDS_MAX = 30
count = failures = 0


def ok(condition, name, details=()):
    global count, failures
    count += 1
    failures += not condition
    print(f"{'' if condition else 'not '}ok {count} - {name}")
    if not condition:
        for line in list(details)[:40]:
            print(f"#   {line}")


def validate(*arguments):
    """Status, the rules found as {id: level}, what is wrong with the run itself."""
    try:
        done = subprocess.run([DATAMO, "validate", *map(str, arguments), "--format", "json", "--today", "2024-07-01"],
                              capture_output=True, timeout=SECONDS_MAX)
    except subprocess.TimeoutExpired:
        return None, {}, "hangs"
    if done.returncode not in (0, 1):
        return done.returncode, {}, f"status {done.returncode}: {done.stderr[-300:]!r}"
    try:
        found = json.loads(done.stdout)["findings"]
    except ValueError:
        return done.returncode, {}, "the answer is no JSON"
    return done.returncode, {f["rule"]: f["level"] for f in found}, None


# Scenario → the rule that answers it, or "valid"; the rest deliberately differs, or is about HTTP or options of a
# program, for the reason given.
CSVLINT = {
    0: ("differs", "a column of numbers with one word is text to datamo; no schema, no error"),
    1: ("differs", "likewise"),
    2: ("differs", "likewise"),
    3: ("valid", {"delimiter": ";", "quote": "'"}),
    4: ("differs", "the delimiter is detected, not assumed; single quotes are part of the cells, so nothing is lost"),
    5: ("valid",),
    10: ("valid",), 11: ("valid",), 12: ("valid",),
    13: ("table.unclosed-quote", "table.stray-quote", "table.quotes-in-cell"),
    14: ("table.unclosed-quote",),
    15: ("table.quotes-in-cell", "table.stray-quote"),
    16: ("table.ragged-row",),
    17: ("valid",),
    18: ("table.ragged-row",),
    19: ("table.unclosed-quote",),
    20: ("table.quotes-in-cell", "table.stray-quote"),
    21: ("table.blank-line", "table.unclosed-quote", "table.ragged-row"),
    22: ("table.blank-line",),
    23: ("table.blank-line",),
    24: ("table.invalid-utf8",),
    25: ("declared", "windows-1252"),
    26: ("table.not-a-table", "file.unreadable"),
    29: ("differs", "CR alone is a line end that is read; no line end is demanded"),
    30: ("table.mixed-line-ends",),
    31: ("table.mixed-line-ends",),
    32: ("differs", "LF is as good as CRLF: nothing to tell"),
    33: ("valid",),
    34: ("valid",),
    35: ("valid",),
    40: ("table.title-rows",),
}
HTTP = {6, 7, 8, 9, 27, 28, 36, 37, 38, 39, 41, 42}


def dialect_portal(folder, table, dialect):
    folder.mkdir()
    (folder / "t.csv").write_bytes(table)
    (folder / "datapackage.json").write_text(json.dumps({
        "name": "t", "resources": [{"name": "t", "path": "t.csv", "dialect": dialect[0], "encoding": dialect[1]}]}))
    return folder / "datapackage.json"


def csvlint(folder):
    suite = SHARED / "data/csv-suites/csvlint"
    cases = json.loads((suite / "expected-cases.json").read_text(encoding="utf-8"))
    wrong, agreed, differs, absent = [], 0, 0, 0
    for i, case in enumerate(cases):
        expected = CSVLINT.get(i)
        if i in HTTP:
            continue
        if expected is None:
            wrong.append(f"{i}: no expectation")
            continue
        if expected[0] == "differs":
            differs += 1
            continue
        source = suite / case["csv_file"] if case["csv_file"] else None
        if source and not source.exists():
            absent += 1
            continue
        table = source.read_bytes() if source else case["csv"].encode(case["encoding"] or "utf-8")
        path = folder / f"lint{i}.csv"
        path.write_bytes(table)
        if expected[0] == "declared":
            path = dialect_portal(folder / f"lint{i}", table, ({}, expected[1]))
        elif len(expected) > 1 and isinstance(expected[1], dict):
            path = dialect_portal(folder / f"lint{i}", table,
                                  ({"delimiter": expected[1]["delimiter"], "quoteChar": expected[1]["quote"]}, "utf-8"))
        status, found, problem = validate(path)
        tables = {rule: level for rule, level in found.items() if rule.startswith(("table.", "file."))}
        good = not problem and (not any(level == "error" for level in tables.values())
                                if expected[0] in ("valid", "declared") else set(expected) & set(tables))
        agreed += bool(good)
        if not good:
            wrong.append(f"{i} {case['scenario']}: expected {expected}, found {problem or tables}")
    ok(not wrong, f"csvlint: {agreed} scenarios agree, {differs} deliberately differ, {len(HTTP)} are about HTTP, "
       f"{absent} without file", wrong)


# --- the list of bad inputs ---

FRONT_MATTER = "---\ntitle: A\nlicence: CC-BY-4.0\n---\n"


def as_table(path, folder):
    return validate(path)


def as_schema(path, folder):
    table, schema = folder / "t.csv", folder / f"schema{path.suffix if path.suffix in ('.json', '.yml') else '.yaml'}"
    table.write_text("id\n1\n")
    schema.write_bytes(path.read_bytes())
    run = subprocess.run([DATAMO, "validate", str(table), "--schema", str(schema), "--format", "json"],
                         capture_output=True, timeout=SECONDS_MAX)
    if run.returncode not in (0, 1, 3):
        return run.returncode, {}, f"status {run.returncode}: {run.stderr[-300:]!r}"
    found = {f["rule"]: f["level"] for f in json.loads(run.stdout)["findings"]}
    return (1 if run.returncode else 0), found, None


def as_package(path, folder):
    (folder / "datapackage.json").write_bytes(path.read_bytes())
    return validate(folder / "datapackage.json")


def as_front_matter(path, folder):
    (folder / "dataset.md").write_bytes(b"---\n" + path.read_bytes() + b"\n---\n")
    return validate(folder / "dataset.md")


def as_note(path, folder):
    (folder / "dataset.md").write_bytes(FRONT_MATTER.encode() + path.read_bytes())
    return validate(folder / "dataset.md")


ROLES = {"csv": (as_table,), "unicode": (as_table,), "formula": (as_table,), "pii": (as_table,),
         "json": (as_schema, as_package), "yaml": (as_schema, as_front_matter), "markdown": (as_note,)}
SYNTAX = ("json.", "yaml.", "metadata.not-utf8", "metadata.duplicate-key", "metadata.too-", "file.", "table.", "schema.invalid",
          "metadata.wrong-type")

# What is taken, or refused, on purpose.
DIFFERS = {
    r"y_object_duplicated_key": "a key that is given twice is refused: nobody knows which value is meant",
    r"y_string_null_escape": "a NUL is no text",
    r"invalid/(9C9N-0|DK95-1|QB6E-0|X4QW-0)": "libyaml takes an indentation that the standard does not; the value is the same",
}


def outcome(expect, status, found, role):
    """Does what happened fit the first word of the manifest?"""
    syntax = {rule for rule, level in found.items() if rule.startswith(SYNTAX) and level == "error"}
    word = re.split(r"[ (;,:<]", expect)[0]
    if word.startswith(("reject-or", "accept-or", "any")) or word in ("finish", "inert-in-browser", "per-row"):
        return True
    if word.startswith("reject"):
        return status != 0
    if word.startswith("accept"):
        return not (syntax - {"schema.invalid", "metadata.wrong-type"}) if role != "csv" else status == 0
    if word.startswith("warn"):
        return bool(found)
    if word == "flag":
        return any(rule.startswith("privacy.") and level == "error" for rule, level in found.items())
    if word == "info":
        return not any(rule.startswith("privacy.") and level == "error" for rule, level in found.items())
    if word == "ok":
        return not any(rule.startswith("privacy.") and level != "note" for rule, level in found.items())
    return True


def bad(folder):
    families = {}
    jobs = []
    manifest = (SHARED / "bad/MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in manifest:
        path, _, _, expect, *_ = line.split("\t")
        family = path.split("/")[0]
        if family not in ROLES or "csvw-negative" in path or path.endswith(".jsonl") or \
                re.match(r"companion|index|expected|fuzzer|distinct|neutralised", expect):
            continue
        for role in ROLES[family]:
            jobs.append((family, path, expect, role))

    def one(job):
        number, (family, path, expect, role) = job
        own = folder / f"bad{number}"
        own.mkdir()
        try:
            return role(SHARED / "bad" / path, own)
        except subprocess.TimeoutExpired:
            return None, {}, "hangs"

    with ThreadPoolExecutor(max_workers=int(os.environ.get("JOBS", os.cpu_count() or 2))) as pool:
        results = list(pool.map(one, enumerate(jobs)))
    for (family, path, expect, role), (status, found, problem) in zip(jobs, results):
        seen = families.setdefault(family, {"runs": 0, "broken": [], "wrong": {}, "right": set(), "differs": set()})
        seen["runs"] += 1
        if problem:
            seen["broken"].append(f"{path} {role.__name__}: {problem}")
        elif any(re.search(pattern, path) for pattern in DIFFERS):
            seen["differs"].add(path)
        elif outcome(expect, status, found, family):
            seen["right"].add(path)
        else:
            seen["wrong"][path] = f"{path}: expected {expect}; status {status}, {sorted(found)}"
    for family, seen in families.items():
        wrong = [line for path, line in seen["wrong"].items() if path not in seen["right"]]
        files = len(wrong) + len(seen["right"]) + len(seen["differs"])
        ok(not seen["broken"], f"bad/{family}: {seen['runs']} runs, no crash, no hang", seen["broken"])
        ok(len(wrong) * 100 <= files, f"bad/{family}: {len(seen['right'])} of {files} files as the manifest says, "
           f"{len(seen['differs'])} deliberately not", wrong)


FIELDS = {
    "date": ("temporal: {{start: {}}}",), "email": ("contact: {{name: A, email: {}}}",), "url": ("landing_page: {}",),
    "text": ("title: {}", "keywords: [{}]"), "int": ("issued: {}",), "pattern": ("version: {}",),
}


def values(folder):
    """Values of metadata, good and bad, in each field of their type."""
    runs, broken, wrong = 0, [], []
    for path in sorted((SHARED / "bad/values").glob("*.jsonl")):
        kind, quality = path.stem.split("-")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            value = json.loads(line)
            if isinstance(value, dict):
                value = value.get("value", "")
            for key in FIELDS[kind]:
                own = folder / f"value-{path.stem}-{number}-{len(key)}"
                own.mkdir()
                lines = "" if key.startswith("title") else "title: A\n"
                text = key.format(json.dumps(value))
                (own / "dataset.md").write_text(f"---\n{lines}licence: CC-BY-4.0\n{text}\n---\nNote.\n")
                status, found, problem = validate(own / "dataset.md")
                runs += 1
                if problem:
                    broken.append(f"{path.stem} {line}: {problem}")
                elif kind in ("date", "email", "url") and (status == 0) != (quality == "good"):
                    wrong.append(f"{path.stem}: {line}: status {status}, {sorted(found)}")
    ok(not broken, f"bad/values: {runs} runs, no crash, no hang", broken)
    ok(not wrong, f"bad/values: {runs - len(wrong)} of {runs} as their names say", wrong)


def has_leaked(text):
    return any(word in text for word in ("root:x:", "daemon:", "SECRET_OF_THE_ENVIRONMENT"))


def path_values(folder):
    """Each path as a resource of a package: an error, and no other file is read."""
    lines = (SHARED / "bad/paths/traversal-and-names.jsonl").read_text(encoding="utf-8").splitlines()

    def one(job):
        number, line = job
        own = folder / f"path{number}"
        own.mkdir()
        path = json.loads(line).replace("{FILE}", "etc/passwd")
        package = {"name": "a", "title": "A", "resources": [{"name": "r", "path": path}]}
        (own / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        status, found, problem = validate(own / "datapackage.json")
        if problem or status != 1 or not any(rule.startswith(("resource.", "file.", "metadata.", "json.")) and level == "error"
                                             for rule, level in found.items()):
            return f"{path!r}: status {status}, {sorted(found)}, {problem}"
        return None

    with ThreadPoolExecutor(max_workers=int(os.environ.get("JOBS", os.cpu_count() or 2))) as pool:
        wrong = [problem for problem in pool.map(one, enumerate(lines)) if problem]
    ok(not wrong, f"bad/paths: {len(lines) - len(wrong)} of {len(lines)} paths are refused", wrong)


def make_trick(base, path, kind, target):
    """What the recipe says, below `base`; what is to happen during the build is a shell's loop."""
    place = base.joinpath(*path.encode().decode("unicode_escape").split("/")) if kind != "arg" else base
    name = os.fsencode(str(base)) + b"/" + path.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1") \
        if "\\x" in path else None
    if kind in ("symlink", "fifo", "socket", "file", "hardlink") and os.path.lexists(place):
        shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
    if kind in ("symlink", "fifo", "socket", "file", "hardlink", "dir"):
        place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "symlink":
        os.symlink(target.replace("/tmp/victim", str(base / "victim")), place)
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            os.chdir(place.parent)  # a socket's path is short
            server.bind(place.name)
    elif kind == "file":
        place.write_text("kept\n")
    elif kind == "hardlink":
        os.link(base / target, place)
    elif kind == "dirs":
        for form in ("NFC", "NFD"):
            shutil.copytree(base / "datasets/a", base / "datasets" / unicodedata.normalize(form, "Hà"))
    elif kind == "dir":
        os.makedirs(name or place, exist_ok=True)
        for file in ("dataset.md", "data.csv"):
            shutil.copy(base / "datasets/b" / file, (name or os.fsencode(place)) + b"/" + file.encode())
    elif kind == "mode":
        place.mkdir(parents=True)
        place.chmod(0o555)
    return {"deleter": "sleep 0.002; rm -r datasets/a",
            "replacer": "sleep 0.002; mv datasets/b/data.csv datasets/a/data.csv",
            "truncater": "sleep 0.002; : >datasets/a/data.csv",
            "appender": "for i in $(seq 200); do echo 1,2 >>datasets/a/data.csv; sleep 0.001; done"}.get(kind, ":")


def tree_tricks(folder):
    """Files and folders that are not what they seem: a build ends with or without an error, and touches nothing else."""
    wrong, cases = [], (SHARED / "bad/paths/tree-tricks.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in cases:
        case, path, kind, target = (line.split("\t") + [""])[:4]
        base = folder / f"trick-{case}"
        for name in "ab":
            (base / "datasets" / name).mkdir(parents=True)
            (base / "datasets" / name / "dataset.md").write_text(f"---\ntitle: {name}\n---\n")
            (base / "datasets" / name / "data.csv").write_text("x,y\n" + "1,2\n" * 20000)
        (base / "datasets/portal.yml").write_text("title: A\n")
        (base / "victim").mkdir()
        (base / "victim/file").write_text("untouched\n")
        meanwhile = make_trick(base, path, kind, target)
        output = str(base / "home") if kind == "arg" else "public"
        if kind == "arg":
            (base / "home").mkdir()
            (base / "home/.profile").write_text("mine\n")
        try:
            done = subprocess.run(["bash", "-c", f"({meanwhile}) & \"$DATAMO\" build datasets -o {output}; s=$?; wait; exit $s"],
                                  cwd=base, capture_output=True, timeout=SECONDS_MAX,
                                  env={**os.environ, "DATAMO": DATAMO, "SECRET": "SECRET_OF_THE_ENVIRONMENT"})
            said = done.stderr.decode(errors="replace")
            if done.returncode not in (0, 1, 3) or (done.returncode and not re.search(r"(lỗi|error|datamo): ", said)):
                wrong.append(f"{case}: status {done.returncode}: {said[-200:]}")
            written = "".join(file.read_text(errors="replace") for file in (base / "public").rglob("*.*")
                              if file.is_file() and file.suffix in (".html", ".csv", ".json")) if kind != "symlink" or \
                path != "public" else ""
            if has_leaked(written + said):
                wrong.append(f"{case}: another file was read")
        except subprocess.TimeoutExpired:
            wrong.append(f"{case}: hangs")
        if [file.name for file in (base / "victim").iterdir()] != ["file"] or \
                (base / "victim/file").read_text() != "untouched\n":
            wrong.append(f"{case}: another file was written")
        if case == "output-has-foreign-files" and (base / "public/keep.me").read_text() != "kept\n":
            wrong.append(f"{case}: the file is gone")
        if kind == "arg" and (base / "home/.profile").read_text() != "mine\n":
            wrong.append(f"{case}: the home is gone")
    ok(not wrong, f"bad/paths: {len(cases)} tricks of trees, no harm done", wrong)


def main():
    if not SHARED.is_dir():
        print("1..0 # SKIP no ../shared")
        return 0
    with tempfile.TemporaryDirectory() as work:
        csvlint(Path(work))
        bad(Path(work))
        path_values(Path(work))
        tree_tricks(Path(work))
        values(Path(work))
    print(f"1..{count}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
