#!/bin/bash
# SPDX-License-Identifier: MIT
# frictionless-py's tables, schemas and packages: the verdicts agree, or the reason why not is written down.
. "$(dirname "$0")/lib.sh"
suite=$shared/data/csv-suites/frictionless-py
[ -d "$suite" ] || skip_all "no ../shared/data/csv-suites/frictionless-py"
exec python3 "$root/tests/parsers/frictionless.py" "$DATAMO" "$suite"
