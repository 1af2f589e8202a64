#!/bin/bash
# SPDX-License-Identifier: MIT
# The demo portal: parsers that are not ours read every file of it.
. "$(dirname "$0")/lib.sh"
run "$DATAMO" build "$root/datasets" -o "$work/site" --quiet
is_status 0 "builds" || show "$work/err"
[ "$status" = 0 ] || end
for script in links files; do
	run python3 "$root/tests/parsers/$script.py" "$work/site"
	show "$work/out"
	is_status 0 "$script.py has nothing to say"
done
end
