#!/bin/bash
# SPDX-License-Identifier: MIT
# Portals made of real data packages as they are on the web: all that PACKAGES.tsv and PROFILE.tsv find in them is named
# with file and line; --draft publishes the rest, without it nothing is.
. "$(dirname "$0")/lib.sh"
data=$shared/data
[ -f "$data/PACKAGES.tsv" ] || skip_all "no ../shared/data"
for portal in frictionless frictionless-examples; do
	run "$DATAMO" build "$data/$portal" -o "$work/$portal"
	is_status 1 "$portal: without --draft the errors stop it" || continue
	ok "$portal: and nothing is published" not test -e "$work/$portal"
	run "$DATAMO" build "$data/$portal" -o "$work/$portal" --draft
	is_status 0 "$portal: --draft publishes it" || continue
	ok "$portal: each known defect is named" python3 "$root/tests/parsers/packages.py" "$data" "$portal" err
	run python3 "$root/tests/parsers/files.py" "$work/$portal"
	is_status 0 "$portal: what is published can be read" || show out
	run python3 "$root/tests/parsers/links.py" "$work/$portal"
	is_status 0 "$portal: its links resolve" || show out
done
end
