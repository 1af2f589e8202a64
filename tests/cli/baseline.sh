#!/bin/bash
# SPDX-License-Identifier: MIT
# Known findings are left out by what they are about, not by where they stand; settings come from the trusted side.
. "$(dirname "$0")/lib.sh"
cat >schema.json <<'END'
{"fields": [{"name": "id", "type": "integer"}, {"name": "n", "type": "integer"}]}
END
printf 'id,n\n1,x\n2\n3,x\n' >t.csv
run "$DATAMO" validate t.csv --schema schema.json --write-baseline known
is_status 0 "a baseline is written"
ok "rule, file, hash and count" grep -qP '^schema\.type\tt\.csv\t[0-9a-f]{16}\t2$' known
run "$DATAMO" validate t.csv --schema schema.json --baseline known
is_status 0 "what it knows is left out"
printf 'id,n\n0,0\n7,7\n1,x\n2\n3,x\n' >t.csv
run "$DATAMO" validate t.csv --schema schema.json --baseline known
is_status 0 "also when its line moved"
printf 'id,n\n1,x\n2\n3,x\n4,x\n' >t.csv
run "$DATAMO" validate t.csv --schema schema.json --baseline known
is_status 1 "once more of the same is news"
ok "and that alone" is_equal "$(grep -c 'error: ' out)" 1
printf 'id,n\n1,y\n2\n3,x\n' >t.csv
run "$DATAMO" validate t.csv --schema schema.json --baseline known
ok "so is another value" file_has out "“y”"
seq 60 | sed '1i id,n' >many.csv
run "$DATAMO" validate many.csv --write-baseline many
run "$DATAMO" validate many.csv --baseline many
is_status 0 "more than are printed are known"
echo 61 >>many.csv
run "$DATAMO" validate many.csv --baseline many
ok "a new one among many is found" file_has out "many.csv:62:"
run "$DATAMO" validate t.csv --baseline t.csv
is_status 3 "a file that is no baseline is refused"
run "$DATAMO" validate t.csv --baseline nowhere
is_status 3 "so is one that is not there"

small_portal trusted
cp -r trusted change
sed -i 's/^title:.*/title: Other/' change/portal.yml
printf 'limits: {field_bytes: 1048577}\n' >>change/portal.yml
mkdir -p change/theme/templates
printf '{{nothing_like_it}}' >change/theme/templates/dataset.mustache
run "$DATAMO" validate change --base trusted --today 2024-07-01
is_status 0 "a change to settings is a warning"
ok "of portal.yml" file_has out "change/portal.yml: warning: "
ok "and the theme" file_has out "change/theme: warning: "
ok "which does not count" not grep -q "theme\\.unknown" out
run "$DATAMO" validate change --base trusted --strict --today 2024-07-01
is_status 1 "with --strict an error"
run "$DATAMO" validate trusted --base trusted --strict --today 2024-07-01
is_status 0 "the same settings are no news"
run "$DATAMO" validate change --base trusted/portal.yml --today 2024-07-01
ok "its portal.yml can be named too" file_has out "change/portal.yml: warning: "
(cd trusted && "$DATAMO" validate ../change --base portal.yml --today 2024-07-01 >"$work/out")
ok "… from within" file_has out "change/portal.yml: warning: "
run "$DATAMO" validate change --base t.csv
is_status 2 "no other file can"
run "$DATAMO" validate change --base nowhere
is_status 3 "a base that is not there"
run "$DATAMO" validate t.csv --base trusted
is_status 2 "tables alone have no settings"
end
