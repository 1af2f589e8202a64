#!/bin/bash
# SPDX-License-Identifier: MIT
# Outside links: asked by check-links and nobody else, and what becomes of its report.
. "$(dirname "$0")/lib.sh"

coproc SERVER { exec python3 "$root/tests/parsers/link_server.py" "$work/log"; }
server=$SERVER_PID
read -r port <&"${SERVER[0]}"
site=http://localhost:$port

# links ADDRESS...: a portal that links to them in its note, one a line from line 2 of dataset.en.md on
links()
{
	rm -rf portal
	small_portal portal
	sed -i 's|https://example.org/||' portal/organizations.csv
	{
		echo Notes:
		printf -- '- [a](%s)\n' "$@"
	} >portal/air/dataset.en.md
	: >log
}
check() { run "$DATAMO" check-links portal --allow-private --delay 0 --retries 0 "$@"; }
row() { grep -- "^$site/$1," portal/links.csv; }
asked() { grep -c " HEAD /" log; }

links "$site/200" "$site/404" "$site/410" "$site/403" "$site/500" "$site/moved" "$site/found" "$site/no-head" \
	"$site/circle" "$site/to-file" "$site/to-number" "$site/endless" "http://localhost:1/" "http://nowhere.invalid/" "$site/đường?q=1#x"
check
is_status 1 "a broken link is an error" || show out
today=$(date -u +%F)
ok "a page that is there answers" is_equal "$(row 200)" "$site/200,answers,200,,,$today"
ok "a page that is gone is broken" is_equal "$(row 404)" "$site/404,broken,404,not-found,,$today"
ok "so is one that is gone for good" is_equal "$(row 410)" "$site/410,broken,410,not-found,,$today"
ok "a refusal tells nothing" is_equal "$(row 403)" "$site/403,unknown,403,refused,,$today"
ok "nor does an error of the server" is_equal "$(row 500)" "$site/500,unknown,500,server-error,,$today"
ok "a page that moved for good says where" is_equal "$(row moved)" "$site/moved,answers,200,,$site/200,$today"
ok "one that moved for now does not" is_equal "$(row found)" "$site/found,answers,200,,,$today"
ok "a server that knows no HEAD is asked by GET" is_equal "$(row no-head)" "$site/no-head,answers,200,,,$today"
ok "a circle ends" is_equal "$(row circle)" "$site/circle,broken,,too-many-redirects,,$today"
ok "no redirect leads to a file" is_equal "$(row to-file)" "$site/to-file,broken,,bad-redirect,,$today"
ok "nor to a number of a private network" is_equal "$(row to-number)" "$site/to-number,broken,,bad-redirect,,$today"
ok "an answer without end is cut off" is_equal "$(row endless)" "$site/endless,answers,200,,,$today"
ok "a port that nobody listens at" file_has portal/links.csv "http://localhost:1/,broken,,no-connection"
ok "letters behind the host are sent as escapes" file_has log "/%C4%91%C6%B0%E1%BB%9Dng?q=1 "
ok "the findings name file and line" file_has out "portal/air/dataset.en.md:3: error"
ok "… and why" file_has out "there is no such page"
ok "the agent says who asks" file_has log "datamo/"
ok "… and for whom" file_has log "+https://data.example.org/city/"
ok "the report is sorted" is_equal "$(tail -n +2 portal/links.csv | LC_ALL=C sort | md5sum)" "$(tail -n +2 portal/links.csv | md5sum)"

links "$site/200" "$site/201"
check
is_status 0 "with good links alone all is well"
ok "both are asked" is_equal "$(asked)" 2
check
ok "what is known is not asked again" is_equal "$(asked)" 2
check --days 0
ok "… unless it is to be" is_equal "$(asked)" 4
sed -i 's/[0-9-]*$/2020-01-01/' portal/links.csv
sed -i '1s/.*/url,state,status,reason,moved_to,checked/' portal/links.csv
check --most 1
ok "one link at most is one link" is_equal "$(asked)" 5
ok "… and the rest is left as it was" is_equal "$(grep -c 2020-01-01 portal/links.csv)" 1
check
ok "the next run goes on" is_equal "$(asked)" 6
printf 'url,state,status,reason,moved_to,checked\n"http' >portal/links.csv
check
is_status 0 "a report that was cut off is no matter"
ok "… all is asked again" is_equal "$(asked)" 8
printf '%s\n' url,state,status,reason,moved_to,checked "http://gone.example/,broken,404,not-found,,2099-01-01" >portal/links.csv
check
ok "links that the portal has no more leave the report" not grep -q gone.example portal/links.csv
check --report elsewhere.csv
ok "the report may lie elsewhere" file_has elsewhere.csv "$site/200,answers"

links "$site/second-time"
check
ok "without a second try a server's error stays" file_has portal/links.csv "unknown,503"
links "$site/second-time"
check --retries 1
ok "a further try finds it well" file_has portal/links.csv "answers,200"

links "$site/slow"
check --timeout 1
ok "who does not answer in time is given up" file_has portal/links.csv "$site/slow,unknown,,timeout"

links "$site/200" "$site/201" "$site/202"
run "$DATAMO" check-links portal --allow-private --delay 1
ok "a host is asked once a second" python3 -c "
times = sorted(float(line.split()[0]) for line in open('log'))
assert len(times) == 3 and all(b - a > 0.9 for a, b in zip(times, times[1:])), times"

links "$site/200" "http://127.0.0.1:$port/200" "http://metadata.internal:$port/"
run "$DATAMO" check-links portal --delay 0 --retries 0
ok "a private address is not asked" is_equal "$(asked)" 0
ok "… and the report says so" file_has portal/links.csv "$site/200,unknown,,private-address"

links "$site/200;id" "$site/\$(id)" "$site/-oX" "$site/{1,2}[1-3]"
check
ok "a link is an argument, not a command" not test -e portal/X
mkdir bin
ln -s "$DATAMO" bin/datamo
run env PATH="$work/bin" "$DATAMO" check-links portal
is_status 3 "without curl it says what is missing"
ok "… by name" file_has err curl
run "$DATAMO" check-links portal --delay x
is_status 2 "a pause is a number"
run "$DATAMO" check-links nowhere
is_status 3 "a portal that is not there"

# What becomes of the report.
links "$site/404" "$site/moved" "$site/500"
sed -i "s|^spatial:|resources: [{path: measurements.csv}, {name: more, url: '$site/404?x=1', title: More}]\nspatial:|" portal/air/dataset.md
row() { python3 -c "
import csv
row = list(csv.DictReader(open('built/site/quality/quality.csv', encoding='utf-8-sig')))[0]
print([row[name] for name in ('links_not_checked', 'links_answer', 'links_broken', 'links_unknown')])"; }
run "$DATAMO" build portal -o built/site
is_status 0 "a portal whose links nobody has checked is built" || show err
ok "they count as not checked" is_equal "$(row)" "['4', '0', '0', '0']"
ok "… and the page says so" file_has built/site/en/quality/index.html "4 not checked"
check
run "$DATAMO" build portal -o built/site
ok "with the report they count as what they are" is_equal "$(row)" "['0', '1', '2', '1']"
ok "the page lists those to mend" file_has built/site/quality/index.html "trang đó không còn"
ok "… and those that moved" file_has built/site/en/quality/index.html "moved to <a href=\"$site/200\""
ok "the report is no file of the site" not test -e built/site/links.csv
mv portal/links.csv apart.csv
run "$DATAMO" build portal -o built/site --links apart.csv
ok "it may lie apart" is_equal "$(row)" "['0', '1', '2', '1']"
run "$DATAMO" build portal -o built/site --links nowhere.csv
is_status 3 "one that is not there is said so"
printf '%s\n' url,state,status,reason,moved_to,checked "$site/404,broken,404,<b>,javascript:alert(1),2024-01-01" >hostile.csv
run "$DATAMO" build portal -o built/site --links hostile.csv
ok "nothing of a report becomes code" not grep -rqF -e "javascript:alert" -e "<b>" built/site/quality built/site/en/quality
sed -i '/^resources/s/path: measurements.csv}, {//' portal/air/dataset.md
score() { "$DATAMO" quality portal 2>/dev/null | awk 'NR == 1 { print $1 }'; }
points=$(score)
printf '%s\n' url,state,status,reason,moved_to,checked "$site/404?x=1,answers,200,,,2024-01-01" >portal/links.csv
ok "an address that answers is worth 50 points" is_equal "$(score)" "$((points + 50))"

# A kill loses little, and the next run goes on.
mapfile -t many < <(seq -f "$site/page%g" 30)
links "${many[@]}"
"$DATAMO" check-links portal --allow-private --delay 1 >/dev/null 2>&1 &
sleep 7.5
kill -9 $!
wait $! 2>/dev/null
known=$(grep -c answers portal/links.csv)
ok "a killed check keeps what it knew some seconds before" test "$known" -ge 4
: >log
check
ok "… and that is not asked again" is_equal "$(asked)" "$((30 - known))"

exec {SERVER[1]}>&-
wait "$server" 2>/dev/null
end
