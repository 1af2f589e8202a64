#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo add` makes a dataset of a table: filled in what the table shows, marked what only a person knows.
. "$(dirname "$0")/lib.sh"
"$DATAMO" init portal --lang vi,en >/dev/null
printf '\xef\xbb\xbfMã trường;Tên;Ngày lập;Số học sinh;Tỷ lệ;Mở\r\n001;"Trường ""A""";20/07/2024;1.928;1.011,27;có\r\n002;Trường B;21/07/2024;1.028;1,5;không\r\n' \
	>'Trường học 2024.csv'
run "$DATAMO" add 'Trường học 2024.csv' --to portal --lang en
is_status 0 "a table is added" || show err
folder=portal/datasets/truong-hoc-2024
ok "byte for byte, under a name that is an address" cmp 'Trường học 2024.csv' "$folder/Trường học 2024.csv"
for line in 'name: "Mã trường"' 'type: date' 'format: "%d/%m/%Y"' 'decimalChar: ","' 'trueValues: ["có"]' \
	'delimiter: ";"' 'temporal: {start: "2024-07-20", end: "2024-07-21"}'; do
	ok "what the table shows is filled in: $line" file_has "$folder/dataset.md" "$line"
done
ok "a doubtful column's type is left open" is_equal \
	"$(grep -A2 'name: "Số học sinh"' "$folder/dataset.md" | grep -c 'type: ')" 0
run "$DATAMO" validate portal/datasets --only metadata.to-fill --format csv
is_status 1 "it is not finished"
marks=$(grep -c '?? ' "$folder/dataset.md")
ok "each mark is named: $marks" is_equal "$(grep -c metadata.to-fill out)" "$((marks - 1))"
run "$DATAMO" build portal/datasets -o site
is_status 1 "so it is not published"
sed -i 's/"?? [^"]*"/Đã điền/' "$folder/dataset.md"
run "$DATAMO" build portal/datasets -o site
is_status 0 "once all is filled in, it is" || show err
ok "with its page" test -f site/datasets/truong-hoc-2024/index.html

sum=$(tree_sum portal)
run "$DATAMO" add 'Trường học 2024.csv' --to portal
is_status 1 "the same again is refused"
for file in /etc/passwd nowhere.csv portal; do
	run "$DATAMO" add "$file" --to portal
	ok "so is $file" test "$status" -gt 0
done
printf 'a,b\n1,"2\n' >unclosed.csv
printf 'T\xean,S\xf4\nHu\xe9,1\n' >eight-bit.csv
: >empty.csv
for file in unclosed eight-bit empty; do
	run "$DATAMO" add $file.csv --to portal --lang en
	is_status 1 "a file that is no table yet: $file"
	ok "with why" grep -q '\[table\.' err
done
ok "nothing was changed by any" is_equal "$(tree_sum portal)" "$sum"

# Names of columns are data: they cannot become keys, marks or comments.
printf '%s\n' '"x: [1], # y","??",null,"a ""q"" \\",- b' '1,2,3,4,5' >'hostile: name.csv'
(cd portal && run "$DATAMO" add '../hostile: name.csv' && exit "$status")
ok "hostile names are added from the folder itself" test -d portal/datasets/hostile-name
sed -i 's/"?? [^"]*"/Đã điền/' portal/datasets/hostile-name/dataset.md
run "$DATAMO" validate portal/datasets/hostile-name/dataset.md --only 'metadata.*' --only 'schema.*' --only 'resource.*'
is_status 0 "they stay names" || show out
for name in con index; do
	printf 'a,b\n1,2\n' >$name.csv
	run "$DATAMO" add $name.csv --to portal
	is_status 0 "a name that cannot be an address gets another: $name"
	ok "there" test -f portal/datasets/$name-data/dataset.md
done
run "$DATAMO" add con.csv --to .
is_status 2 "a folder without a portal"
run "$DATAMO" add
is_status 2 "nothing to add"
end
