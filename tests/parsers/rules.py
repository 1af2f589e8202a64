#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""rules.py GENERATOR RULES: each kind of finding in the sources has its rule of the same level in what `datamo rules`
prints, and each rule is found by some code."""
import glob
import re
import sys


def main():
    generator, listing = sys.argv[1:]
    rules = dict(re.findall(r"^(\S+)\s+(error|warning|note): ", open(listing, encoding="utf-8").read(), re.M))
    levels = {}
    for path in glob.glob(f"{generator}/*/*.c"):
        if re.search(r"/rules(_\w+)?\.c$", path):
            continue
        source = open(path, encoding="utf-8").read()
        for rule, level in re.findall(r'"([a-z-]+\.[a-z0-9-]+)",?\s*(?:\.level = )?DIAG_(\w+)', source):
            levels.setdefault(rule, set()).add(level.lower())
    problems = [f"{rule}: no rule" for rule in levels if rule not in rules]
    problems += [f"{rule}: no code finds it" for rule in rules if rule not in levels]
    problems += [f"{rule}: {' and '.join(levels[rule])} in the code, {rules[rule]} in the table"
                 for rule in levels if rule in rules and levels[rule] != {rules[rule]}]
    for problem in sorted(problems):
        print(f"# {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
