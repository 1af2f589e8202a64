#!/bin/bash
# SPDX-License-Identifier: MIT
# The open-data plan: the demo's campaign of 2023 on three days, and plans made at random.
. "$(dirname "$0")/lib.sh"

states() # day: every entry's id, last day, state and days late
{
	run "$DATAMO" build "$root/datasets" -o "$work/demo/site" --today "$1"
	[ "$status" = 0 ] || { show "$work/err"; return 1; }
	python3 - "$work/demo/site/plan/plan.csv" >"$work/states" <<-'END'
	import csv, sys
	for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
	    print(row["id"], row["due"], row["state"], row["days_late"] or "-", row["published"] or "-")
	END
}

ok "the demo is built as of 15 March 2023" states 2023-03-15
ok "… with these states" file_is "$work/states" "\
lich-nam-du-lieu 2023-02-25 published 3 2023-02-28
da-nang-ke-hoach 2023-Q1 due-soon -16 -
ke-hoach-du-lieu-mo 2023-04 planned -46 -
ban-do-du-lieu 2023-05 planned -77 -
danh-muc-co-so-du-lieu 2023-05 planned -77 -
du-lieu-mo-lan-dau 2023-08 planned -169 -
nhan-luc-du-lieu 2023-08 planned -169 -
da-nang-so-ket 2023-09 planned -199 -
da-nang-tong-ket 2023-12 planned -291 -
"
ok "the demo is built as of 30 June 2023" states 2023-06-30
ok "… with these states" file_is "$work/states" "\
lich-nam-du-lieu 2023-02-25 published 3 2023-02-28
da-nang-ke-hoach 2023-Q1 past 91 -
ke-hoach-du-lieu-mo 2023-04 past 61 -
ban-do-du-lieu 2023-05 past 30 -
danh-muc-co-so-du-lieu 2023-05 past 30 -
du-lieu-mo-lan-dau 2023-08 planned -62 -
nhan-luc-du-lieu 2023-08 planned -62 -
da-nang-so-ket 2023-09 planned -92 -
da-nang-tong-ket 2023-12 planned -184 -
"
ok "the demo is built as of 15 September 2023" states 2023-09-15
ok "… with these states" file_is "$work/states" "\
lich-nam-du-lieu 2023-02-25 published 3 2023-02-28
da-nang-ke-hoach 2023-Q1 past 168 -
ke-hoach-du-lieu-mo 2023-04 past 138 -
ban-do-du-lieu 2023-05 past 107 -
danh-muc-co-so-du-lieu 2023-05 past 107 -
du-lieu-mo-lan-dau 2023-08 past 15 -
nhan-luc-du-lieu 2023-08 past 15 -
da-nang-so-ket 2023-09 due-soon -15 -
da-nang-tong-ket 2023-12 planned -107 -
"

run "$DATAMO" validate "$root/datasets"
is_status 0 "a portal with a plan validates"

python3 "$root/tests/parsers/plan.py" make "$work/many" 1000 40 7
run "$DATAMO" build "$work/many" -o "$work/many.out/site" --today 2023-06-30
is_status 0 "a portal with a plan of 1,000 entries is built"
# the one that Debian's packages are for, where another comes first
python=python3
python3 -c "import icalendar" 2>/dev/null || python=/usr/bin/python3
run $python "$root/tests/parsers/plan.py" check "$work/many" "$work/many.out/site" 2023-06-30
is_status 0 "its pages and files agree with each other and with the plan" || show "$work/out"

run "$DATAMO" build "$root/tests/golden/ragged-rows/input" -o "$work/none/site"
ok "a portal without a plan has no page for it" not test -e "$work/none/site/plan"
end
