#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [--bless] [RULE...]: each rule of `datamo rules` has a case here, <rule>.case: an input that breaks it, one that
keeps it, and the message, golden in both languages. A case is a list of files:

    == fail FILE      a file of the input that breaks the rule
    == pass FILE      of the one that keeps it
    == both FILE      of both;  "== fail! FILE": its text has \\x escapes
    == prepare        shell that makes what no text can, in the folder of $WHICH, "fail" or "pass"
    == run            shell that asks datamo, in place of `validate "$@"` (see PRELUDE)
    == expected       the first finding's lines

With data.csv at the top it is that table (and schema.json, if there is one) that is validated; else the files are laid
over a small portal. Each message is a sentence, and says how to mend. --bless writes down what is found now, for review. TAP."""
import codecs
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATAMO = os.environ.get("DATAMO", str(HERE.parents[1] / "build/datamo"))

PORTAL = {
    "portal.yml": "title: {vi: Cổng, en: Portal}\ndescription: {vi: A., en: A.}\nbase_url: https://data.example.org/\n"
                  "languages: [vi, en]\npublisher: city\nlicence: CC-BY-4.0\nissued: 2024-01-01\nmodified: 2024-06-01\n"
                  "contact: {name: {vi: Phòng, en: Office}, email: data@example.org}\n",
    "organizations.csv": "id,name_vi,name_en,parent,type,homepage,email\ncity,Thành phố,City,,local-authority,,\n",
    "themes.csv": "id,name_vi,name_en,dcat_theme\nenvironment,Môi trường,Environment,ENVI\n",
    "air/dataset.md": "---\ntitle: {vi: Không khí, en: Air}\ndescription: {vi: Đo., en: Measured.}\npublisher: city\n"
                      "licence: CC-BY-4.0\nthemes: [environment]\nkeywords: {vi: [bụi], en: [dust]}\nfrequency: annual\n"
                      "issued: 2024-01-01\nmodified: 2024-06-01\ntemporal: {start: 2024-01-01, end: 2024-05-31}\n"
                      "spatial: {vi: Thành phố, en: City}\n---\nGhi chú.\n",
    "air/dataset.en.md": "A note.\n",
    "air/data.csv": "station,pm25\nA,11.5\nB,9.25\n",
}

# Keys that a message begins with.
NAMES = ("version", "version_notes", "frequency", "issued", "theme", "base_url", "schema", "datamo")

# What the shell of a case may call. faulty FAULT COMMAND: the system fails so (faults.c), in the failing example.
PRELUDE = """
validate() { "$DATAMO" validate "${PORTAL:-.}" --today 2024-07-01 --only "$RULE" "$@"; }
build() { "$DATAMO" build "${PORTAL:-.}" --today 2024-07-01 -o "$PWD.site" "$@"; }
check_links() # PATH: a site's answer to it (tests/parsers/link_server.py)
{
	local path=$1 port
	shift
	coproc SERVER { exec python3 "$PARSERS/link_server.py" /dev/null; }
	read -r port <&"${SERVER[0]}"
	echo "[A note](http://localhost:$port/$path)." >air/dataset.en.md
	"$DATAMO" check-links . --allow-private --delay 0 --retries 0 "$@" | sed "s/$port/8080/g"
}
faulty()
{
	[ "$WHICH" = fail ] && local -x FAULT=$1
	shift
	local -x LD_PRELOAD=$FAULTS ASAN_OPTIONS=verify_asan_link_order=0
	"$@"
}
"""
FAULTS = Path(tempfile.gettempdir()) / "none"


def parse(path):
    parts, current = [], None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            words = line[3:].split(maxsplit=1)
            current = [words[0], words[1] if len(words) > 1 else "", []]
            parts.append(current)
        elif current:
            current[2].append(line)
    return [(kind, name, "\n".join(lines[:-1] if lines and lines[-1] == "" else lines) + ("\n" if lines[:-1] else ""))
            for kind, name, lines in parts]


def lay_out(folder, parts, which):
    files = {name: (kind, text) for kind, name, text in parts if kind.rstrip("!") in (which, "both")}
    is_table = "data.csv" in files
    for name, text in {} if is_table else PORTAL.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, (kind, text) in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if text == "" and target.exists():
            target.unlink()  # an empty text takes a file of the portal away
        elif kind.endswith("!"):
            target.write_bytes(codecs.escape_decode(text.rstrip("\n").encode())[0])
        else:
            target.write_text(text, encoding="utf-8")
    if not is_table:
        return "validate"
    return "PORTAL=data.csv validate" + (" --schema schema.json" if "schema.json" in files else "")


def shell(script, folder, which, rule, language):
    environment = {**os.environ, "DATAMO": DATAMO, "THEMES": str(HERE.parents[1] / "themes"),
                   "PARSERS": str(HERE.parent / "parsers"), "WHICH": which, "RULE": rule,
                   "FAULTS": str(FAULTS)}
    return subprocess.run(["bash", "-c", PRELUDE + script, "bash", "--lang", language],
                          cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)


def findings(work, parts, which, rule, language):
    """The lines of the first finding of the rule; "" when there is none."""
    folder = Path(work) / which / language
    folder.mkdir(parents=True)
    usual = lay_out(folder, parts, which)
    scripts = {kind: text for kind, _, text in parts if kind in ("prepare", "run")}
    prepared = shell(scripts.get("prepare", ""), folder, which, rule, language)
    done = shell(scripts.get("run", f'{usual} "$@"'), folder, which, rule, language)
    lines = done.stdout.decode("utf-8", "replace").replace(f"{folder.parent}/", "").splitlines()
    if prepared.returncode or done.returncode not in (0, 1, 3, 75):
        return f"status {prepared.returncode}, {done.returncode}: {prepared.stdout.decode()}" + "\n".join(lines)
    first = next((i for i, line in enumerate(lines) if line.endswith(f"[{rule}]")), len(lines))
    if first == len(lines) and which == "fail":
        return "\n".join(["not found in", *lines[-30:]])
    end = next((i for i in range(first + 1, len(lines)) if not lines[i].startswith("   ")), len(lines))
    return "".join(line + "\n" for line in lines[first:end])


def faults_of_style(rule, found):
    """A message is a sentence that begins with a capital, or with the name of a key or file, quotes “so”, and is followed
    by how to mend it, which is a sentence too."""
    blocks = re.split(r"(?m)^(?=\S)", found)[1:]
    sentence = r"([^a-z\s]|[\w./-]+[.:(_]|[a-z]+[A-Z]\w* |(?:%s)\s).*[.?!…:/]" % "|".join(NAMES)
    for block in blocks:
        lines = block.rstrip("\n").split("\n")
        message = re.sub(r" \[[a-z0-9.-]+\]$", "", re.sub(r"^.*?\b(error|warning|note|lỗi|cảnh báo|ghi chú): ", "", lines[0]))
        if not re.fullmatch(sentence, message):
            yield f"not a sentence: {message}"
        if '"' in message.replace('“"”', ""):
            yield f"straight quotes: {message}"
        advice = [line[4:] for line in lines[1:] if re.match(r"    \S", line)]
        if not advice or not re.fullmatch(sentence, advice[0]):
            yield f"does not say how to mend: {block}"


def run_case(rule, bless):
    path = HERE / f"{rule}.case"
    parts = parse(path)
    with tempfile.TemporaryDirectory() as work:
        got = "".join(findings(work, parts, "fail", rule, language) for language in ("en", "vi"))
        kept = findings(work, parts, "pass", rule, "en")
    expected = "".join(text for kind, _, text in parts if kind == "expected")
    if bless and f"[{rule}]" in got:
        text = path.read_text(encoding="utf-8").split("== expected")[0]
        path.write_text(f"{text}== expected\n{got}", encoding="utf-8")
        expected = got
    problems = []
    if f"[{rule}]" not in got:
        problems.append("the failing example is not found: " + got)
    if got != expected:
        problems.append(f"expected:\n{expected}got:\n{got}")
    if kept:
        problems.append("the passing example is found: " + kept)
    if f"[{rule}]" in got:
        problems += faults_of_style(rule, got)
    return problems


def main():
    global FAULTS
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    listing = subprocess.run([DATAMO, "rules", "--lang", "en"], capture_output=True, text=True, check=True).stdout
    rules = names or re.findall(r"^(\S+)", listing, re.M)
    cases = [rule for rule in rules if (HERE / f"{rule}.case").exists()]
    with tempfile.TemporaryDirectory() as built, ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        FAULTS = Path(built) / "faults.so"
        subprocess.run([*shlex.split(os.environ.get("CC", "cc")), "-shared", "-fPIC", "-o", FAULTS, HERE / "faults.c", "-ldl"], check=True)
        results = dict(zip(cases, pool.map(lambda rule: run_case(rule, "--bless" in sys.argv), cases)))
    failures = 0
    for number, rule in enumerate(rules, 1):
        problems = results.get(rule, ["it has no case"])
        failures += bool(problems)
        print(f"{'not ' if problems else ''}ok {number} - {rule}")
        for line in "\n".join(problems).splitlines():
            print(f"#   {line}")
    print(f"1..{len(rules)}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
