#!/bin/bash
# SPDX-License-Identifier: MIT
# A portal that says all that DCAT-AP has a property for: nothing is missing that is recommended, and its datasets have
# all the points of MQA.
. "$(dirname "$0")/../cli/lib.sh"
portal=$root/tests/clients/complete
run "$DATAMO" validate "$portal" --today 2024-08-01 --lang en
is_status 0 "it is valid"
ok "without an error or a warning" grep -q '^datamo: 0 errors, 0 warnings' out || show out
ok "with the score that it has as a whole" grep -qF '(MQA): 405 of 405 points' out || show out
run "$DATAMO" build "$portal" -o site --today 2024-08-01 --quiet
is_status 0 "it is built"
run node "$root/tests/clients/rdf.mjs" site "$shared/standards" complete
is_status 0 "one graph in four syntaxes, all recommended, no violation" || sed 's/^/# /' out
run node "$root/tests/clients/properties.mjs" site "$shared/standards"
is_status 0 "every property of the table is filled" || sed 's/^/# /' out
grep '^ok .*properties are filled' out | sed 's/^/# /'
SOURCE_DATE_EPOCH=1722470400 "$DATAMO" quality "$portal" >scores 2>/dev/null
run node "$root/tests/clients/quality.mjs" site https://mau.example.vn/du-lieu/ scores "$shared/standards"
is_status 0 "the score is that of its Turtle" || sed 's/^/# /' out
ok "405 of 405 for each dataset" [ "$(grep -c ': 405 points' out)" = 2 ] || sed 's/^/# /' out
mkdir new
cp "$portal"/*.csv "$portal/portal.yml" new/
python3 "$root/tests/parsers/round_trip.py" make site new
run "$DATAMO" build new -o new-site --today 2024-08-01 --quiet
is_status 0 "a portal of its packages is built"
for site in site new-site; do
	grep '/#dataset> ' $site/catalog.nt | grep -vE 'dcat#distribution|adms#sample|dcat#contactPoint' | sort >$site.datasets
done
ok "and says the same of each dataset" diff site.datasets new-site.datasets
end
