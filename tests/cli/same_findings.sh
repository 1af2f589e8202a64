#!/bin/bash
# SPDX-License-Identifier: MIT
# What a build finds before it makes pages, validate finds: of the demo, the golden cases and a portal with many faults.
. "$(dirname "$0")/lib.sh"

# The level, rule, path and line of warnings and errors.
findings() { sed -nE 's/^([^ ]*): (warning|error): .* \[([a-z.-]+)\]$/\2 \3 \1/p' "$1" | sort -u; }

same() # PORTAL NAME
{
	run "$DATAMO" build "$1" -o site --draft --lang en --today 2024-07-01
	cat out err >built
	run "$DATAMO" validate "$1" --lang en --today 2024-07-01
	findings built >built.list
	findings out >validated.list
	comm -23 built.list validated.list >missed
	ok "$2: validate misses nothing that a build finds" test ! -s missed || show missed
	rm -rf site
}

cp -r "$root/datasets" demo
same demo demo
for input in "$root"/tests/golden/*/input; do
	cp -r "$input" golden
	for portal in golden/*/; do
		[ ! -e "$portal/portal.yml" ] || same "${portal%/}" "$(basename "$(dirname "$input")")"
	done
	rm -rf golden
done
small_portal portal
{
	echo 'formats: [xlsx, sqlite, nonsense]'
	echo 'limits: {page_bytes: 67108864, columns: 20000}'
	echo 'highlights: [nonsense]'
} >>portal/portal.yml
{ seq -s, -f 'c%.0f' 17000; seq -s, 17000; } >portal/air/wide.csv
mkdir -p portal/theme/templates
printf '{{#unclosed}}' >portal/theme/templates/dataset.mustache
same portal "formats that cannot be made, a theme that cannot be read"
end
