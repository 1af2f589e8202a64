# SPDX-License-Identifier: MIT
import sys

count = failures = 0


def ok(condition, name, *details):
    global count, failures
    count += 1
    print("ok" if condition else "not ok", count, "-", name)
    if not condition:
        failures += 1
        for detail in details:
            print("#", detail)
    return bool(condition)


def skip(name, why):
    global count
    count += 1
    print("ok", count, "-", name, "# SKIP", why)


def end():
    print(f"1..{count}")
    sys.exit(failures > 0)
