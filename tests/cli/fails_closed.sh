#!/bin/bash
# SPDX-License-Identifier: MIT
# A fault in the data stops the publish, and says where.
. "$(dirname "$0")/lib.sh"
small_portal p
run "$DATAMO" build p -o site --lang en
is_status 0 "a portal without fault is published"
before=$(tree_sum site)

printf 'C,2024-05-31,13,surplus\n' >>p/air/measurements.csv
run "$DATAMO" build p -o site --lang en
is_status 1 "a row longer than the header ends the build with 1"
err_has "air/measurements.csv:5:" "says file and line"
err_has "[table.ragged-row]" "names the rule"
ok "the former site stands" is_equal "$(tree_sum site)" "$before"
run "$DATAMO" build p -o elsewhere --lang en
is_status 1 "the same without a former site"
ok "nothing is published" not test -e elsewhere

run "$DATAMO" build p -o draft --draft --lang en
is_status 0 "--draft builds nonetheless"
ok "the dataset has its page" test -f draft/datasets/air/index.html
ok "of a faulty table no file is derived" not test -e draft/datasets/air/measurements.json
ok "its page says so" file_has draft/en/datasets/air/index.html table.ragged-row
end
