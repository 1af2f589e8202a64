#!/bin/bash
# SPDX-License-Identifier: MIT
# A catalogue of 1,050 datasets, walked page by page.
. "$(dirname "$0")/../cli/lib.sh"
mkdir portal
printf 'title: Many\nbase_url: https://example.org/x/\nlanguages: [en]\npublisher: city\nlicence: CC0-1.0\nformats: [csv]\n' >portal/portal.yml
printf 'id,name_en,email\ncity,City,a@example.org\n' >portal/organizations.csv
for i in $(seq 1050); do
	mkdir "portal/d$i"
	printf -- '---\ntitle: Dataset %d\nresources: [{name: l, url: "https://example.com/%d.csv"}]\n---\n' "$i" "$i" >"portal/d$i/dataset.md"
done
printf -- '---\ntitle: Gone\nstatus: withdrawn\n---\n' >portal/d7/dataset.md
"$DATAMO" build portal -o site --quiet || exit 1
node "$root/tests/clients/paging.mjs" site https://example.org/x/
