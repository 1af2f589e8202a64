#!/bin/bash
# SPDX-License-Identifier: MIT
# Every format of awkward tables: the same bytes wherever it is made, and read back by others' readers cell by cell.
. "$(dirname "$0")/lib.sh"
downloads="$root/tests/parsers/downloads.py"
python3 "$downloads" make p
run "$DATAMO" build p -o kho/site -j1 --quiet
is_status 0 "builds"
expected=$(tree_sum kho/site)
mkdir "another place"
cp -r p "another place/portal"
run env TZ=Pacific/Kiritimati LC_ALL=vi_VN.UTF-8 "$DATAMO" build "another place/portal" -o "another place/site" -j4 --quiet
is_status 0 "builds elsewhere"
ok "the same bytes" is_equal "$(tree_sum "another place/site")" "$expected"
run "$DATAMO" build p -o kho/site
out_has "nothing has changed" "nothing has changed the second time"
run python3 "$downloads" read kho/site
is_status 0 "read back, all is there"
grep -E -A1 '^not ok' out | sed 's/^/# /'
ok "nothing of what was built for it lies about" is_equal "$(find kho -name '.datamo*')" ""
end
