#!/bin/bash
# SPDX-License-Identifier: MIT
# Constraints, keys and keys between tables: what is wrong is found with line and column, also in tables that spill.
. "$(dirname "$0")/lib.sh"
mkdir -p portal/places portal/people
cat >portal/portal.yml <<'END'
title: Portal
base_url: https://example.org/
languages: [en]
licence: CC0-1.0
END
cat >portal/places/dataset.md <<'END'
---
title: Places
description: Where people live
resources:
  - name: provinces
    path: provinces.csv
    schema:
      primaryKey: code
      fields:
        - {name: code, type: integer}
        - {name: name, type: string, constraints: {unique: true, pattern: "[A-Z].*", maxLength: 5}}
        - {name: since, type: date, format: "%d/%m/%Y", constraints: {minimum: 2020-01-01, maximum: 31/12/2024}}
  - name: districts
    path: districts.csv
    schema:
      uniqueKeys: [[code, province]]
      foreignKeys:
        - {fields: province, reference: {resource: provinces, fields: code}}
        - {fields: parent, reference: {resource: "", fields: code}}
      fields:
        - {name: code, type: string, categories: [a, b, c]}
        - {name: province, type: integer}
        - {name: parent, type: string}
        - {name: tags, type: array, constraints: {minLength: 2}}
---
END
printf 'code,name,since\n1,An,01/01/2020\n2,Bn,31/12/2024\n3,Cn,01/02/2021\n' >portal/places/provinces.csv
printf 'code,province,parent,tags\na,01,a,"[1,2]"\na,2,b,"[[1],{""a"":[]}]"\nb,3,,\n' >portal/places/districts.csv
cat >portal/people/dataset.md <<'END'
---
title: People
description: Who lives there
resources:
  - name: counts
    path: counts.csv
    schema:
      foreignKeys:
        - {fields: province, reference: {dataset: places, resource: provinces, fields: code}}
      fields:
        - {name: province, type: integer}
---
END
printf 'province\n1\n2\n' >portal/people/counts.csv
run "$DATAMO" validate portal --lang en
ok "what keeps to its schema passes" test "$status" = 0 || show out

printf '1,Bn,31/12/2019\n01.0,An,01/01/2025\n,cn,01/02/2020\n4,Toolong,01/02/2020\n' >>portal/places/provinces.csv
printf 'a,1,a,[1]\nb,9,"z\ny","[1,2]"\nd,2,a,"[1,2]"\n' >>portal/places/districts.csv
printf '7\n' >>portal/people/counts.csv
run "$DATAMO" validate portal --lang en -j 4
is_status 1 "what does not is an error"
has() { ok "$2" file_has out "$1"; }
has 'provinces.csv:5:1: error: Primary key (code): “1” is on line 2 already. [schema.primary-key]' "a primary key twice"
has 'provinces.csv:5:3: error: Column “name”: “Bn” is on line 3 already. [schema.unique]' "a unique value twice"
has 'provinces.csv:5:6: error: Column “since”: “31/12/2019” is less than the minimum 2020-01-01. [schema.minimum]' "a date before the minimum"
has '01/01/2025” is more than the maximum 31/12/2024. [schema.maximum]' "a maximum in the column's own form"
has 'provinces.csv:7:1: error: Column “code” is part of the primary key and must have a value. [schema.primary-key-missing]' "no primary key"
has 'provinces.csv:7:2: error: Column “name”: “cn” does not match the pattern [A-Z].*. [schema.pattern]' "another pattern"
has '“Toolong” is longer than the greatest length 5. [schema.max-length]' "too long"
has 'districts.csv:5:1: error: Unique key (code, province): “a, 1” is on line 2 already. [schema.unique-keys]' "two columns that are unique together, as values"
has '“[1]” is shorter than the least length 2. [schema.min-length]' "too few items"
has 'districts.csv:6:3: error: Foreign key (province): “9” is not in provinces (code). [schema.foreign-key]' "a foreign key"
has 'districts.csv:6:5: error: Foreign key (parent): “z\x0Ay” is not in districts (code). [schema.foreign-key]' "one to the same table"
has 'districts.csv:8:1: error: Column “code”: “d” is none of the declared categories (a, b, c). [schema.category]' "no category"
has 'counts.csv:4:1: error: Foreign key (province): “7” is not in places/provinces (code). [schema.foreign-key]' "one to another dataset"
cp out first
"$DATAMO" validate portal --lang en -j 1 >second
ok "the same with one thread" cmp first second
run "$DATAMO" build portal -o site --lang en
is_status 1 "a build stops"
ok "and finds the same" file_has err '“7” is not in places/provinces (code). [schema.foreign-key]'
ok "and publishes nothing" test ! -e site

cat >schema.json <<'END'
{"primaryKey": ["id"], "uniqueKeys": [["a", "b"]], "fields": [{"name": "id", "type": "integer"},
 {"name": "a", "type": "integer"}, {"name": "b", "type": "string"}]}
END
awk 'BEGIN { print "id,a,b"; for (i = 1; i <= 900000; i++) print i "," i % 1000 "," int(i / 1000); print "5,1,0"; print "900000,x1,y" }' >long.csv
run "$DATAMO" validate long.csv --schema schema.json --lang en
is_status 1 "a table that does not fit into the budget"
has 'long.csv:900002:1: error: Primary key (id): “5” is on line 6 already.' "the repeated key, far below"
has 'long.csv:900003:1: error: Primary key (id): “900000” is on line 900001 already.' "and the last one"
has 'long.csv:900002:3: error: Unique key (a, b): “1, 0” is on line 2 already.' "and the pair"
ok "no other" is_equal "$(grep -c 'error: .*already' out)" 3
TMPDIR=/nowhere run "$DATAMO" validate long.csv --schema schema.json --lang en
is_status 1 "another folder for temporary files is found"
awk 'BEGIN { print "id,a,b"; for (i = 1; i <= 5000; i++) print "7," i ",b" }' >many.csv
run "$DATAMO" validate many.csv --schema schema.json --lang en
ok "many are shown in part and counted in full" file_has out "4 979 more"

cat >wrong.json <<'END'
{"primaryKey": ["nothing"], "fields": [{"name": "id", "type": "integer", "constraints": {"minimum": "x", "pattern": "1"}},
 {"name": "a", "constraints": {"pattern": "(a)\\1", "jsonSchema": {}}}, {"name": "b", "type": "integer", "constraints": {"enum": ["y"]}}]}
END
printf 'id,a,b\n1,2,3\n' >small.csv
run "$DATAMO" validate small.csv --schema wrong.json --lang en
is_status 1 "a schema that is wrong is an error"
has 'primaryKey names a field “nothing” that the schema does not have. [schema.unknown-key-field]' "a key of no field"
has 'a constraint says “x”, which is not an integer. [schema.invalid-constraint]' "a minimum of another type"
has 'the constraint pattern does not apply to the type integer. [schema.ignored-constraint]' "a constraint of another type"
has 'the pattern “(a)\1” cannot be used: the pattern refers back' "a pattern that refers back"
has 'a constraint says “y”, which is not an integer.' "an enum of another type"
has '[schema.json-schema]' "jsonSchema is not checked"
if [ -e "$shared/bad/values/pattern-bad.jsonl" ]; then
	python3 - "$shared/bad/values/pattern-bad.jsonl" <<'END'
import json, os, sys
for i, line in enumerate(open(sys.argv[1])):
    pattern = json.loads(line)
    with open(f"pattern-{i}.json", "w") as f:
        json.dump({"fields": [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]}, f)
with open("cells.csv", "w") as f:
    f.write("a\n" + "a" * 500 + "b\n" + "a" * 200 + "\n" + "".join("a" * n + "\n" for n in range(1, 60)))
END
	slow=""
	for schema in pattern-*.json; do
		# 100 ms and 50 MB for what the pattern costs; the program itself and a sanitizer take their share
		(ulimit -t 2; exec "$DATAMO" validate cells.csv --schema "$schema" >out 2>&1)
		case $? in 0 | 1 | 3) ;; *) slow="$slow $schema" ;; esac
	done
	ok "hostile patterns are refused, or soon given up" is_equal "$slow" ""
else
	skip "hostile patterns" "no ../shared"
fi
end
