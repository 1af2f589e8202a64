#!/bin/bash
# SPDX-License-Identifier: MIT
# The portal that the README shows is one.
. "$(dirname "$0")/lib.sh"
block() # language: the first block of it in the README
{
	awk -v start="\`\`\`$1" '$0 == start { inside = 1; next } inside && /^```/ { exit } inside' "$root/README.md"
}
mkdir -p my-data/air-quality
block yaml >my-data/portal.yml
block csv >my-data/organizations.csv
block markdown >my-data/air-quality/dataset.md
printf 'station,hour,pm25\nA,2024-05-30T07:00:00Z,11.5\n' >my-data/air-quality/measurements.csv
ok "it has both files" test -s my-data/portal.yml -a -s my-data/air-quality/dataset.md
run "$DATAMO" build my-data -o my-site
is_status 0 "builds" || show err
ok "the dataset has a page" test -f my-site/datasets/air-quality/index.html
for promise in $(sed -nE 's/^\|.*`(tests\/[a-z_/.]+)` \|$/\1/p' "$root/README.md"); do
	ok "a promise has its test: $promise" test -x "$root/$promise"
done
end
