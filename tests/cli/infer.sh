#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo infer` prints a Table Schema, against which the same table is valid.
. "$(dirname "$0")/lib.sh"
printf 'ma;ten;ngay;gia_tri;mo\n001;Hà Nội;20/07/2024;1.928.311,5;có\n002;Huế;31/12/2024;11,27;không\n' >t.csv
run "$DATAMO" infer t.csv
is_status 0 "a table's schema"
cp out schema.json
ok "is JSON" python3 -c 'import json; json.load(open("schema.json"))'
types=$(python3 -c 'import json; print(*(f["name"] + ":" + f["type"] for f in json.load(open("schema.json"))["fields"]))')
ok "with the type of each column" is_equal "$types" "ma:string ten:string ngay:date gia_tri:number mo:boolean"
ok "as the file writes dates" file_has schema.json '"format": "%d/%m/%Y"'
ok "and numbers" file_has schema.json '"decimalChar": ","'
run "$DATAMO" validate t.csv --schema schema.json
is_status 0 "the table is valid by its own schema"
status=0
cat t.csv | "$DATAMO" infer - >out 2>err || status=$?
ok "standard input too" cmp -s out schema.json
run "$DATAMO" infer nowhere.csv
is_status 1 "a table that is not there"
ok "has no schema" test ! -s out
end
