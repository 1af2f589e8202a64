#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo validate` finds what a build would, in portals, packages, folders, tables and pipes, and writes nothing.
. "$(dirname "$0")/lib.sh"
small_portal portal
run "$DATAMO" validate portal --today 2024-07-01
is_status 0 "a portal without errors passes"
ok "what was looked at is said" file_has out "datasets: 1, tables: 1, rows: 3"
ok "nothing on standard error" test ! -s err
(cd portal && "$DATAMO" validate . --today 2024-07-01 >/dev/null)
ok "also as the present folder" test $? = 0
printf 'C,2024-05-31\n' >>portal/air/measurements.csv
printf '\n[lost](lost.md)\n' >>portal/air/dataset.md
run "$DATAMO" validate portal --today 2024-07-01
is_status 1 "a ragged row is an error"
ok "with the path from here, line and column" file_has out "portal/air/measurements.csv:5:13: error: "
ok "and the line itself" file_has out "       5 | C,2024-05-31"
ok "with a caret" file_has out "         |             ^"
ok "a link of a note that leads nowhere is found without pages" file_has out "[note.broken-link]"
run "$DATAMO" build portal -o site --today 2024-07-01
sed -n 's/.*\[\([a-z]*\.[a-z-]*\)\]$/\1/p' err | sort >built
"$DATAMO" validate portal --today 2024-07-01 | sed -n 's/.*\[\([a-z]*\.[a-z-]*\)\]$/\1/p' | sort >validated
ok "what a build reports is among it" test -z "$(comm -23 built validated)"
rm -rf site
before=$(tree_sum portal)

run "$DATAMO" validate portal --today 2024-07-01 --ignore table.ragged-row
is_status 0 "a rule can be left out"
ok "then nothing is said of it" not grep -q ragged out
run "$DATAMO" validate portal --today 2024-07-01 --ignore 'table.*' --strict
is_status 1 "with --strict a warning is an error"
run "$DATAMO" validate portal --today 2024-07-01 --only table.ragged-row
ok "a rule can be asked for alone" is_equal "$(grep -c '\[[a-z]*\.[a-z-]*\]$' out)" 1
run "$DATAMO" validate portal --quiet --today 2024-07-01
ok "--quiet: errors alone" not grep -q "warning" out

mkdir pack
printf 'id,n\n1,2\n2,x\n' >pack/t.csv
cat >pack/datapackage.json <<'END'
{"name": "pack", "title": "Pack", "licenses": [{"name": "CC-BY-4.0"}], "resources": [{"name": "t", "path": "t.csv",
 "schema": {"fields": [{"name": "id", "type": "integer"}, {"name": "n", "type": "integer"}]}}]}
END
run "$DATAMO" validate pack/datapackage.json
is_status 1 "a data package alone"
ok "its schema holds" file_has out "pack/t.csv:3:3: error: "
cp pack/datapackage.json pack/other.json
run "$DATAMO" validate pack/other.json --only 'schema.*'
ok "under any name" file_has out "[schema.type]"
run "$DATAMO" validate pack
ok "or by its folder" file_has out "[schema.type]"
mkdir -p loose/below
cp pack/t.csv loose/a.csv
printf 'a;b\n1\n' >loose/below/b.csv
run "$DATAMO" validate loose
is_status 1 "a folder of tables"
ok "those below too" file_has out "loose/below/b.csv:2"
run "$DATAMO" validate loose/a.csv loose/below/b.csv
ok "tables by name" file_has out "tables: 2,"
cat >schema.json <<'END'
{"fields": [{"name": "id", "type": "integer"}, {"name": "n", "type": "integer"}]}
END
run "$DATAMO" validate loose/a.csv --schema schema.json
ok "held against a schema" file_has out "loose/a.csv:3:3: error: "
status=0
"$DATAMO" validate - --schema schema.json <loose/a.csv >out 2>err || status=$?
is_status 1 "standard input from a file"
status=0
cat loose/a.csv | "$DATAMO" validate - --schema schema.json >out 2>err || status=$?
is_status 1 "and from a pipe"
ok "is called -" file_has out "-:3:3: error: "
run "$DATAMO" validate nowhere.csv
is_status 3 "a table that is not there is the machine's affair"
run "$DATAMO" validate loose pack
is_status 2 "two folders are wrong usage"
run "$DATAMO" validate pack --schema schema.json
is_status 2 "so is a schema for a package"
run "$DATAMO" validate loose/a.csv --schema loose/a.csv
is_status 3 "a schema that cannot be read"
run "$DATAMO" validate loose/a.csv --format xml
is_status 2 "an unknown format is wrong usage"

run "$DATAMO" validate loose --quiet --report json:r.json --report junit:r.xml --report sarif:r.sarif
ok "several reports at once" test -s r.json -a -s r.xml -a -s r.sarif
printf 'id,n\n1,1\n2,::error file=x::forged ##[error]\n' >forged.csv
run "$DATAMO" validate forged.csv --schema schema.json --format github
ok "a cell cannot forge an annotation" is_equal "$(grep -c '^::' out)" "$(wc -l <out)"
ok "nor an old command" not grep -qF '##[' out
printf 'id,n\n1,"a\n::error::forged"\n' >forged.csv
for format in text github markdown; do
	run "$DATAMO" validate forged.csv --schema schema.json --format $format
	ok "$format: nor on a line of its own" not grep -q '^ *::error::' out
done
printf 'ma,cccd\n1,079201001234\n2,\n3\n' >person.csv
run "$DATAMO" validate person.csv
ok "a long number is not shown in full" not grep -q 079201001234 out
printf '{"fields": [{"name": "ma", "type": "integer"}, {"name": "cccd", "type": "date"}]}' >person.json
for format in text json sarif junit github markdown csv; do
	run "$DATAMO" validate person.csv --schema person.json --format $format --ignore 'privacy.*'
	ok "$format: not even when its cell is found wrong" not grep -q 079201001234 out
done
run "$DATAMO" validate portal --lang vi --today 2024-07-01
ok "in Vietnamese" file_has out "lỗi: Dòng dữ liệu có 2 ô"
for i in $(seq 30); do echo "$i"; done | sed '1i a,b' >many.csv
run "$DATAMO" validate many.csv
ok "many of a kind are counted" file_has out "and 10 more in this file [table.ragged-row]"
run "$DATAMO" validate many.csv --format json
ok "in JSON too" file_has out '"more": 10'
ok "nothing of the portal was touched" is_equal "$(tree_sum portal)" "$before"

# Of very many findings a person gets the first, errors before others; machines get all.
small_portal crowd
for ((i = 0; i < 150; i++)); do
	mkdir "crowd/$i"
	printf -- '---\ntitle: T\nnonsense: 1\nresources: []\n---\n' >"crowd/$i/dataset.md"
done
run "$DATAMO" validate crowd --lang en
ok "two hundred are shown" is_equal "$(grep -c '^[^ ].*: \(error\|warning\|note\): ' out)" 200
ok "all errors among them" is_equal "$(grep -c ': error: ' out)" 150
ok "the others are counted" grep -q 'more findings are not listed here' out
ok "as are all" file_has out "datamo: 150 errors"
end
