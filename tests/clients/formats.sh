#!/bin/bash
# SPDX-License-Identifier: MIT
# The demo portal, and one of awkward tables, in every format: read by LibreOffice, DuckDB and the sqlite3 program.
. "$(dirname "$0")/../cli/lib.sh"
downloads=$root/tests/parsers/downloads.py
cp -r "$root/datasets" demo
sed -i '/^formats:/d' demo/portal.yml
echo 'formats: [csv, csv-excel, tsv, xlsx, json, ndjson, geojson, sqlite, zip]' >>demo/portal.yml
python3 "$downloads" make awkward
for portal in demo awkward; do
	run "$DATAMO" build $portal -o $portal-site --quiet
	is_status 0 "$portal: builds in every format"
	run python3 "$downloads" compare $portal-site
	is_status 0 "$portal: Python reads them all alike"
	mkdir $portal-books
	find $portal-site/datasets -name '*.xlsx' | while read -r book; do
		dataset=${book%/*}
		cp "$book" "$portal-books/${dataset##*/}__${book##*/}"
	done
	if command -v soffice >/dev/null; then
		HOME=$work soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' \
			--outdir $portal-shown $portal-books/*.xlsx >soffice.log 2>&1
		run python3 "$downloads" shown $portal-shown $portal-site
		is_status 0 "$portal: LibreOffice shows the same cells"
		cat out | sed 's/^/# /'
	else
		skip "$portal: LibreOffice shows the same cells" "no soffice"
	fi
	run node "$root/tests/clients/duckdb.mjs" $portal-site
	is_status 0 "$portal: DuckDB reads the same rows, with the right types"
	sed 's/^/# /' out err
done
names=$(sqlite3 demo-site/datasets/don-vi-hanh-chinh/don-vi-hanh-chinh.sqlite \
	'SELECT t.name, count(*) FROM "xa-phuong" x JOIN "tinh-thanh" t ON t.code = x.province_code GROUP BY t.code LIMIT 1')
ok "sqlite3 joins two tables by their key" is_equal "$names" "Hà Nội|126"
ok "and finds no row that breaks it" is_equal "" \
	"$(sqlite3 demo-site/datasets/don-vi-hanh-chinh/don-vi-hanh-chinh.sqlite 'PRAGMA foreign_key_check')"
end
