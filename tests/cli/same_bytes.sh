#!/bin/bash
# SPDX-License-Identifier: MIT
# The same input gives the same bytes: whatever the clock, zone, locale, umask, path, number of threads or former output.
. "$(dirname "$0")/lib.sh"
small_portal p
# All formats and dialects that there are.
formats=$("$DATAMO" formats --lang en | sed -nE 's/^[* ] ([a-z][a-z-]*) +[A-Z].*/\1/p' | paste -sd ,)
ok "all formats are switched on" test "$(tr , '\n' <<<"$formats" | wc -l)" -gt 30
printf 'precompress: true\nformats: [%s]\n' "$formats" >>p/portal.yml
for number in $(seq 12); do
	cp -r p/air "p/air-$number"
	sed -i "s/11.5/$number.5/" "p/air-$number/measurements.csv"
done
run "$DATAMO" build p -o first -j1 --quiet
is_status 0 "builds"
expected=$(tree_sum first)

same() # name, folder
{
	is_status 0 "builds: $1"
	ok "the same bytes: $1" is_equal "$(tree_sum "$2")" "$expected"
}

run "$DATAMO" build p -o two -j2 --quiet
same "two threads" two
run "$DATAMO" build p -o eight -j8 --quiet
same "eight threads" eight
run env TZ=Pacific/Kiritimati LC_ALL=vi_VN.UTF-8 LANG=tr_TR.UTF-8 HOME=/nowhere "$DATAMO" build p -o zone --quiet
same "another zone and locale" zone
run env LC_ALL=C CI=true TERM=xterm-256color COLUMNS=20 "$DATAMO" build p -o plain --quiet --lang en
same "the C locale, in CI" plain
(umask 077 && run "$DATAMO" build p -o strict --quiet)
same "a strict umask" strict
mkdir -p "a long/path with spaces"
cp -r p "a long/path with spaces/portal"
find "a long" -exec touch -d 2001-02-03 {} +
run "$DATAMO" build "a long/path with spaces/portal" -o "a long/site" --quiet
same "another path and other times of files" "a long/site"
(cd p && run "$DATAMO" build . -o ../here --quiet)
same "from within the portal" here
sed 's/11.5/99/' -i.kept p/air/measurements.csv
run "$DATAMO" build p -o first --quiet
mv p/air/measurements.csv.kept p/air/measurements.csv
run "$DATAMO" build p -o first --quiet
same "over an older site" first
ok "no absolute path is in it" not grep -rqF "$work" first
end
