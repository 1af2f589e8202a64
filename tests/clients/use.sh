#!/bin/bash
# SPDX-License-Identifier: MIT
# What a dataset's page offers to copy runs as it stands: pandas, R, curl, DuckDB and SQLite against a web server, and
# programs that cite. Of the demo portal, and of a table whose header would break out of every string.
. "$(dirname "$0")/../cli/lib.sh"
cp -r "$root/datasets" portal
mkdir portal/kho
cat >portal/kho/dataset.md <<'MD'
---
title: {vi: "Kho 100 % {thử} & _\\ ~ $x", en: "Hard 100 % {test} & _\\ ~ $x"}
description: {vi: "Tên cột khó.", en: "Hard names of columns."}
licence: CC-BY-4.0
modified: 2024-06-01
themes: [platforms]
---
MD
cat >portal/kho/kho.csv <<'CSV'
"it's ""quoted"" \ $(touch pwned) `touch pwned`",ngày đo,trị số
007,2024-01-31,1.5
042,2024-02-29,2
,,
CSV
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
sed -i "s|^base_url:.*|base_url: http://localhost:$port/du-lieu/|" portal/portal.yml
run "$DATAMO" build portal -o served/du-lieu --quiet
is_status 0 "the portal is built"
python3 -m http.server --bind 127.0.0.1 --directory served "$port" >/dev/null 2>&1 &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
# DuckDB's program by its library: no Debian package has it.
mkdir bin
printf '#!/bin/sh\nexec node "%s/tests/clients/duckdb_shell.mjs"\n' "$root" >bin/duckdb
chmod +x bin/duckdb
PATH=$PWD/bin:$PATH /usr/bin/python3 "$root/tests/clients/use.py" served/du-lieu >tap
status=$?
sed 's/^ok [0-9]* - /ok - /; s/^not ok [0-9]* - /not ok - /' tap | while read -r line; do echo "# $line"; done
ok "everything that pages offer runs and reads all rows" is_equal "$status" 0
ok "no name of a column became a command" test ! -e pwned
end
