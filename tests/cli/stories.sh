#!/bin/bash
# SPDX-License-Identifier: MIT
# Articles show what the data holds, and nothing else.
. "$(dirname "$0")/lib.sh"

portal() # the lines of the block
{
	rm -rf portal
	mkdir -p portal/pages portal/ho-so portal/khac
	printf 'title: Thử\nlanguages: [vi, en]\npublisher: a\nlicence: CC-BY-4.0\n' >portal/portal.yml
	printf 'id,name_vi\na,Cơ quan A\n' >portal/organizations.csv
	printf -- '---\ntitle: Hồ sơ\nissued: 2024-01-01\n---\nGhi chú.\n' >portal/ho-so/dataset.md
	printf 'noi,ky,so,don vi\nCả nước,2023,17,%%\nCả nước,2024,42.5,%%\nHuế,2024,,%%\n' >portal/ho-so/bang.csv
	printf -- '---\ntitle: Khác\nissued: 2024-01-01\n---\n%s\n' "${NOTE:-Ghi chú.}" >portal/khac/dataset.md
	printf 'a\n1\n' >portal/khac/bang.csv
	printf -- '---\ntitle: Bài\n---\nMở đầu.\n\n%s\n' "$1" >portal/pages/bai.md
}

fails() # what stands in the block, the id of the diagnostic, what is tested, the line
{
	portal "$1"
	run "$DATAMO" validate portal
	is_status 1 "$3: validate refuses it"
	ok "… with file and line" file_has out "pages/bai.md:${4:-6}"
	ok "… and says why" file_has out "[$2]"
	run "$DATAMO" build portal -o "$work/site/site"
	is_status 1 "… and nothing is built"
}

value='```value
dataset: ho-so
column: so
unit: don vi
where: noi = "Cả nước"; ky = 2024
text: Nay là {value}, không hơn.
```'
portal "$value"
run "$DATAMO" build portal -o "$work/good/site"
is_status 0 "an article with a figure is built"
ok "the figure stands in the sentence, as people write it" grep -q 'Nay là <a class="datum" href="../datasets/ho-so/index.html"><data value="42.5">42,5&nbsp;%</data></a>, không hơn.\|Nay là <a class="datum" href="../datasets/ho-so/index.html"><data value="42.5">42,5'$'\u00a0''%</data></a>, không hơn.' good/site/bai/index.html
ok "and in another language as that one does" grep -q '>42.5%</data>' good/site/en/bai/index.html
sed -i 's/42.5/43.5/' portal/ho-so/bang.csv
run "$DATAMO" build portal -o "$work/good/site"
ok "after a change of the data the sentence has the new figure" grep -q '>43,5' good/site/bai/index.html

fails "${value/2024/2025}" embed.no-row "a row that is gone"
fails "${value/; ky = 2024/}" embed.many-rows "two rows for a value"
fails "${value/Cả nước/Huế}" embed.no-value "an empty cell"
fails "${value/column: so/column: noi}" embed.not-a-number "a text where a number was"
fails "${value/column: so/column: tong}" embed.unknown-column "a column that is gone"
fails "${value/dataset: ho-so/dataset: ho-sơ}" embed.unknown-dataset "a dataset that is gone"
fails "${value/dataset: ho-so/dataset: ho-so
resource: khac}" embed.no-data "a table that is gone"
fails "${value/\{value\}/{gia tri\}}" embed.unused-value "a sentence without its value"
fails "${value/column:/colunm:}" embed.unknown-key "a misspelt key" 8
fails "${value/column: so/column so}" embed.syntax "a line without a key" 8
fails '```chart
dataset: ho-so
column: so
```' embed.missing-key "a chart without labels"
fails '```chart
dataset: ho-so
label: noi
column: so
```' embed.no-value "a chart with an empty cell"

# A chart that the dataset declares, as on its own page.
views='views:\n  - {name: ho-so, kind: bar, x: ky, y: so, where: {noi: "Cả nước"}, title: Hồ sơ trực tuyến}'
chart='```chart
dataset: ho-so
view: ho-so
```'
portal "$chart"
run "$DATAMO" validate portal
ok "a chart that is not declared is refused, with its line" file_has out "pages/bai.md:6"
ok "… and says why" file_has out "[embed.unknown-view]"
sed -i "s/^issued: .*/&\n$views/" portal/ho-so/dataset.md
run "$DATAMO" build portal -o "$work/good/site"
is_status 0 "one that is declared is built" || show err
figure() { sed -n '/<figure class="chart-figure">/,/<\/figure>/ { s/.*<figure/<figure/; s/<\/figure>.*/<\/figure>/; p; }' "good/site/$1"; }
ok "the article has its figure" grep -q 'class="chart wide"' <(figure bai/index.html)
ok "… as the dataset's page, but for ids and the way to files" diff \
	<(figure bai/index.html | sed 's/embed-[0-9]*:/chart:/g; s|"\.\./|"|g') \
	<(figure datasets/ho-so/index.html | sed '/<\/figure>/q; s|"\.\./\.\./|"|g')
ok "… with its figures as a table" grep -q '<td class="number">42,5</td>' <(figure bai/index.html)
ok "… in each language" grep -q '<td class="number">42.5</td>' <(figure en/bai/index.html)
ok "… and where it is from" grep -q 'class="embed-source"' good/site/bai/index.html
sed -i 's/42.5/43.5/' portal/ho-so/bang.csv
run "$DATAMO" build portal -o "$work/good/site"
ok "after a change of the data it is another" grep -q '43,5' <(figure bai/index.html)
cp portal/pages/bai.md portal/ho-so/dataset.vi.md
sed -i 's/where: {noi: "Cả nước"}/where: {noi: Đâu}/' portal/ho-so/dataset.md
rm portal/ho-so/dataset.vi.md
run "$DATAMO" build portal -o "$work/good/site"
is_status 1 "one that shows nothing is an error of the article"
ok "… with its line" file_has err "pages/bai.md:6"
sed -i 's/noi: Đâu/noi: "Cả nước"/; s/^issued/status: withdrawn\nissued/' portal/ho-so/dataset.md
run "$DATAMO" validate portal
ok "one of a withdrawn dataset is refused" file_has out "[embed.no-data]"
printf -- '---\ntitle: Hồ sơ\nissued: 2024-01-01\n%b\n---\nGhi chú.\n\n%s\n' "$views" "$chart" >portal/ho-so/dataset.md
run "$DATAMO" build portal -o "$work/good/site"
is_status 0 "a dataset's own note may show it too"
ok "no id occurs twice" is_equal "$(grep -o ' id="[^"]*"' good/site/datasets/ho-so/index.html | sort | uniq -d)" ""

portal '```table
dataset: ho-so
columns: noi, so
limit: 2
```'
run "$DATAMO" build portal -o "$work/good/site"
is_status 0 "an article with a table is built"
ok "it has the rows" is_equal "$(grep -c '<td class="number">' good/site/bai/index.html)" 2
NOTE='```table
dataset: ho-so
```' portal x
run "$DATAMO" validate portal
ok "a dataset's note cannot show another's table" file_has out "[embed.foreign-dataset]"
NOTE='```table
title: <b>Bảng</b>
```' portal x
run "$DATAMO" build portal -o "$work/good/site"
is_status 0 "… but its own"
ok "a title is text" file_has good/site/datasets/khac/index.html "&lt;b&gt;Bảng&lt;/b&gt;"
portal '```python
dataset: x
```'
run "$DATAMO" validate portal
is_status 0 "other blocks are code"
end
