#!/bin/bash
# SPDX-License-Identifier: MIT
# Charts show the demo's figures, and a view that cannot be drawn is an error.
. "$(dirname "$0")/lib.sh"
data=$root/datasets

"$DATAMO" build "$data" -o site --quiet || exit 2
figures() { python3 "$root/tests/parsers/charts.py" site "$@"; }
for language in "" en/; do
	where=${language:-vi/}
	ok "$where: rates at two dates" figures "$language" ha-tang-so/ha-tang "$data/ha-tang-so/chi-tieu.csv" \
		value unit_en=%
	ok "$where: online services" figures "$language" dich-vu-cong-truc-tuyen/truc-tuyen-toan-trinh \
		"$data/dich-vu-cong-truc-tuyen/chi-tieu.csv" value "indicator_en=Share of dossiers handled fully online"
	ok "$where: localities" figures "$language" dich-vu-cong-truc-tuyen/chinh-sach-phi-va-thoi-gian \
		"$data/dich-vu-cong-truc-tuyen/chi-tieu.csv" value "unit_en=localities of 63"
	ok "$where: actual against target" figures "$language" muc-tieu-2022/thuc-hien \
		"$data/muc-tieu-2022/thuc-hien.csv" actual_2022_h1 unit_en=%
	ok "$where: targets of a province" figures "$language" binh-thuan-muc-tieu/muc-tieu \
		"$data/binh-thuan-muc-tieu/muc-tieu.csv" value kind=target
	ok "$where: communes of each province" figures "$language" don-vi-hanh-chinh/so-xa-moi-tinh \
		"$data/don-vi-hanh-chinh/tinh-thanh.csv" commune_count
	ok "$where: large numbers" figures "$language" de-an-06/hoa-don-may-tinh-tien "$data/de-an-06/ket-qua.csv" \
		value kind=actual "unit_en=invoices|dossiers|transactions|look-ups|notifications"
done
files=$(find site -path '*/charts/*.svg' | wc -l)
ok "every chart is a file in both languages" is_equal "$(find site/en -path '*/charts/*.svg' | wc -l)" $((files / 2))
ok "the files are well-formed" python3 -c 'import sys, xml.dom.minidom as x; [x.parse(f) for f in sys.argv[1:]]' \
	$(find site -path '*/charts/*.svg')
page=site/datasets/ha-tang-so/index.html
ok "the page has the chart" file_has $page '<svg class="chart wide" role="img"'
ok "with its sentence" file_has $page '79,6 % (12/2023) → 82,2 % (6/2024), tăng 2,6 điểm phần trăm.'
ok "in English too" file_has site/en/datasets/ha-tang-so/index.html \
	'79.6% (Dec 2023) → 82.2% (Jun 2024), up by 2.6 percentage points.'
ok "no page has a style attribute" not grep -rlE '<[^>]* style=' site --include='*.html'

views() # YAML: the portal p with these views; validated
{
	rm -rf p
	mkdir -p p/d
	printf 'title: P\nlanguages: [en]\nlicence: CC-BY-4.0\nbase_url: https://data.example.org/\n' >p/portal.yml
	printf -- '---\ntitle: T\ndescription: D\n%s\n---\n' "$1" >p/d/dataset.md
	printf 'month,area,value\n2024-02,b,2\n2024-01,a,1\n2024-03,a,x\n' >p/d/t.csv
	run "$DATAMO" validate p --lang en
}
views 'views: [{x: month, y: valeu}]'
is_status 1 "a column that is not there is an error"
out_has 'p/d/dataset.md:4:9: error: y: the table has no column “valeu”; is “value” meant? [view.unknown-column]' \
	"with its line and the nearest name"
views 'views: [{x: month, y: area}]'
out_has '[view.not-a-number]' "a column of texts cannot be drawn"
views 'views: [{kind: progress, x: area, y: month, where: {place: x}}]'
out_has '[view.missing-key]' "a kind says what it lacks"
out_has 'where: the table has no column “place”' "where: names columns too"
views 'views: [{kind: pie, x: area, y: month}]'
out_has '[metadata.unknown-value]' "there is no such kind"
views 'views: [{x: area, y: month, resource: u}]'
out_has '[view.no-table]' "there is no such table"
views 'views: [{name: a, x: area, y: month}, {name: a, x: area, y: month}]'
out_has '[view.name-taken]' "two charts cannot share a file"

views 'views: [{x: area, y: value, where: {area: z}}]'
printf 'area,value\na,1\nb,2\n' >p/d/t.csv
run "$DATAMO" build p -o built --lang en
ok "a chart whose conditions leave nothing is told of" file_has err '[view.empty]'
views 'views: [{kind: bar, x: area, y: value}]'
printf 'area,value\na,1\na,2\n' >p/d/t.csv
run "$DATAMO" build p -o built --lang en
ok "so are two values for one bar" file_has err '[view.repeated]'

views ''
printf 'month,value\n2024-02,2\n2024-01,1\n2024-03,5\n' >p/d/t.csv
run "$DATAMO" build p -o built --quiet
ok "a chart is chosen where a rule fits" [ -f built/datasets/d/charts/t.svg ]
ok "in the order of time" file_has built/datasets/d/index.html '1 (Jan 2024) → 5 (Mar 2024), up by 4.'
views 'views: none'
printf 'month,value\n2024-02,2\n2024-01,1\n2024-03,5\n' >p/d/t.csv
run "$DATAMO" build p -o built --quiet
ok "unless it is switched off" not [ -e built/datasets/d/charts ]
end
