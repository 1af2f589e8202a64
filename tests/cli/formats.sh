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
end
