#!/bin/bash
# SPDX-License-Identifier: MIT
# The scoreboard: what series say of indicators, over all datasets.
. "$(dirname "$0")/lib.sh"

dataset() # id, direction, rows
{
	mkdir -p "portal/$1"
	printf -- '---\ntitle: %s\nissued: 2024-01-01\nseries:\n  - indicator: chi_tieu\n    period: ky\n    value: so\n    unit: don_vi\n    kind: loai\n    direction: %s\n---\nx\n' "$1" "$2" >"portal/$1/dataset.md"
	printf 'chi_tieu,ky,so,don_vi,loai\n%b' "$3" >"portal/$1/bang.csv"
}

mkdir portal
printf 'title: Thử\nlanguages: [vi, en]\npublisher: a\nlicence: CC-BY-4.0\n' >portal/portal.yml
printf 'id,name_vi\na,Cơ quan A\n' >portal/organizations.csv
dataset mot more 'Cáp quang,2023-12,79.6,%,actual\nCáp quang,2025,90,%,target\nCáp quang,2024-H1,3,%,change\n'
dataset hai more 'Cáp quang,2024-06,82.2,%,actual\n'
dataset ba less 'Thứ hạng,2023-12,9,hạng,actual\nThứ hạng,2024-06,8,hạng,actual\nThứ hạng,2025,5,hạng,target\n'
run "$DATAMO" build portal -o "$work/site/site"
is_status 0 "a portal with series is built" || show err
get() { python3 -c "
import json, sys
rows = {row['id']: row for row in json.load(open('site/site/api/v1/scoreboard.json'))['rows']}
print($1)"; }
ok "an indicator's history spans datasets" is_equal "$(get "[rows['cap-quang'][k]['value'] for k in ('previous', 'latest', 'target')]")" "['79.6', '82.2', '90']"
ok "its change is since the period before" is_equal "$(get "rows['cap-quang']['change_words']")" "Tăng 2,6"$'\u00a0'"điểm phần trăm so với tháng 12/2023"
ok "more is better" is_equal "$(get "rows['cap-quang']['change_state'], rows['cap-quang']['state']")" "better below"
ok "of a rank less is better" is_equal "$(get "rows['thu-hang']['change'], rows['thu-hang']['change_state'], rows['thu-hang']['state']")" "-1 better below"
ok "… and said so in words" is_equal "$(get "rows['thu-hang']['change_words'], rows['thu-hang']['change_judgement']")" "Từ 9 thành 8 so với tháng 12/2023 tốt hơn"
ok "the word stands beside its colour" file_has site/site/scoreboard/index.html '<span class="change-better">tốt hơn</span>'
ok "a rank has no bar" is_equal "$(get "rows['thu-hang']['bar']")" None
ok "an indicator has its page" file_has site/site/scoreboard/cap-quang/index.html "79,6"
ok "in each language" file_has site/site/en/scoreboard/cap-quang/index.html "79.6%"

sed -i 's/value: so/value: don_vi/' portal/ba/dataset.md
run "$DATAMO" validate portal
ok "a value that is no number is refused, with its line" file_has out "ba/dataset.md:5"
ok "… and says why" file_has out "[series.not-a-number]"
sed -i 's/value: don_vi/value: tong/' portal/ba/dataset.md
run "$DATAMO" validate portal
ok "so is a column that is not there" file_has out "[series.unknown-column]"

sed -i 's/value: tong/value: so/' portal/ba/dataset.md
printf 'highlights: [thu-hang, khong-co]\n' >>portal/portal.yml
run "$DATAMO" validate portal
ok "an indicator that the home page cannot show is refused" file_has out "[portal.unknown-highlight]"
sed -i 's/, khong-co//' portal/portal.yml
run "$DATAMO" build portal -o "$work/site/site"
printf "featured: [ba, khong-co]\n" >>portal/portal.yml
run "$DATAMO" validate portal
ok "a dataset that is not there cannot be featured" file_has out "khong-co"
sed -i "s/, khong-co//" portal/portal.yml
run "$DATAMO" build portal -o "$work/site/site"
ok "one that is stands on the home page" file_has site/site/index.html "id=\"featured\""
ok "one that it can show is there" file_has site/site/index.html '<p class="highlight-value">8</p>'

if [ -d "$shared/seed-facts" ]; then
	"$DATAMO" build "$root/datasets" -o "$work/demo/site" >/dev/null 2>&1
	run_with python3 - "$work/demo/site/api/v1/scoreboard.json" "$shared/seed-facts/facts.csv" <<-'END'
	import csv, json, sys
	facts = {(f["indicator_vi"], f["period"], float(f["value"]), f["kind"] == "target")
	         for f in csv.DictReader(open(sys.argv[2], encoding="utf-8", newline=""))}
	rows = json.load(open(sys.argv[1], encoding="utf-8"))["rows"]
	seen = 0
	for row in rows:
	    for which in ("latest", "previous", "target"):
	        if row[which]:
	            seen += 1
	            fact = row["name"]["text"], row[which]["period"], float(row[which]["value"]), row[which]["is_target"]
	            assert fact in facts, fact
	assert seen > 50, seen
	END
	is_status 0 "each number of the demo's scoreboard is its fact" || show err
else
	skip "each number of the demo's scoreboard is its fact" "no ../shared/seed-facts"
fi
end
