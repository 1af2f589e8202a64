#!/bin/bash
# SPDX-License-Identifier: MIT
# A portal chooses its formats; one that does not exist is refused, with the nearest that does.
. "$(dirname "$0")/lib.sh"
small_portal p
echo 'formats: [csv]' >>p/portal.yml
run "$DATAMO" build p -o site --quiet
is_status 0 "builds with CSV alone"
ok "the CSV is there" test -f site/datasets/air/measurements.csv
ok "no JSON is made" not test -e site/datasets/air/measurements.json
sed -i 's/^formats:.*/formats: [csv, jsn]/' p/portal.yml
run "$DATAMO" build p -o site --quiet --lang en
is_status 1 "an unknown format is an error"
ok "the nearest one is named" file_has err "the nearest is json"
run "$DATAMO" formats --lang en
is_status 0 "the formats are listed"
for format in csv csv-excel tsv xlsx json ndjson geojson sqlite zip archive; do
	ok "$format is one" grep -qE "^[* ] $format +[A-Z]" out
done
ok "with their limits" file_has out "limits: 1,048,575 rows"
ok "with their media types" file_has out "TABLE.geojson, application/geo+json"
ok "and the dialects of metadata" grep -qE "^\* data-package +" out
sed -i 's/^formats:.*/formats: [zip]/' p/portal.yml
run "$DATAMO" build p -o site --quiet
is_status 0 "a bundle alone is made"
names=$(python3 -c 'import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist())' site/datasets/air/air.zip)
ok "of the curator's file" is_equal "$names" \
	"LICENSE.txt README.txt datapackage.json original/measurements.csv"
end
