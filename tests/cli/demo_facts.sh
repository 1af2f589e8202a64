#!/bin/bash
# SPDX-License-Identifier: MIT
# The figures of the demo portal are the facts that it was made from.
. "$(dirname "$0")/lib.sh"
[ -d "$shared/seed-facts" ] || skip_all "no ../shared/seed-facts"
exec python3 "$root/tests/parsers/demo_facts.py" "$root/datasets" "$shared/seed-facts"
