#!/bin/bash
# SPDX-License-Identifier: MIT
# What a dataset's page says beyond its data: corrections, where to report, wide tables, what goes with it.
. "$(dirname "$0")/lib.sh"
small_portal portal
page=site/datasets/air/index.html
build() { run "$DATAMO" build portal -o site --quiet; }
sed -i 's/^---$/@/; 0,/^@$/s//---/' portal/air/dataset.md
sed -i '0,/^@$/s//errata:\n  - {date: 2024-02-01, text: {vi: Sửa đơn vị., en: The unit was wrong.}}\n  - {date: 2024-05-01, text: {vi: Bỏ dòng trùng., en: A row was there twice.}}\n---/' portal/air/dataset.md
build
is_status 0 "a portal with corrections is built"
ok "the newest is at the top of the page" file_has $page "<bdi>Bỏ dòng trùng.</bdi> <a href=\"#errata\">"
ok "all are below" file_has $page '<li id="erratum-1"><p><time datetime="2024-02-01">01/02/2024</time></p>'
ok "in English too" file_has site/en/datasets/air/index.html "The unit was wrong."
ok "the API has them" file_has site/api/v1/datasets/air.json '"errata":[{"number":2,"date":"2024-05-01"'
ok "the feed tells each" is_equal "$(grep -c "<id>.*datasets/air/#erratum-" site/feed.xml)" 2 || show site/feed.xml
ok "a letter names the dataset" file_has $page 'href="mailto:data@example.org?subject=V%E1%BB%81%20t%E1%BA%ADp'
if [ -f "$shared/standards/xml/atom.rng" ] && command -v xmllint >/dev/null; then
	ok "the feed keeps the grammar of Atom" xmllint --noout --nonet --relaxng "$shared/standards/xml/atom.rng" site/feed.xml 2>/dev/null
else
	skip "the feed keeps the grammar of Atom" "no ../shared/standards or no xmllint"
fi

echo 'issues_url: https://example.org/new?title={title}&body={url}&id={id}' >>portal/portal.yml
build
is_status 0 "with an issue tracker it is built"
ok "which the page leads to" file_has $page '%E2%80%9D&amp;body=https%3A%2F%2Fdata.example.org%2Fcity%2Fdatasets%2Fair%2F&amp;id=air"'
sed -i 's|^issues_url:.*|issues_url: javascript:alert({title})|' portal/portal.yml
build
is_status 1 "a script is no issue tracker"
sed -i '/^issues_url/d' portal/portal.yml

mkdir -p portal/wide
printf -- '---\ntitle: {vi: Rộng, en: Wide}\ndescription: {vi: A., en: A.}\nmodified: 2024-01-01\nkeywords: {vi: [bụi], en: [dust]}\n---\n' >portal/wide/dataset.md
python3 - <<'PY'
names = [f"c{i}" for i in range(450)]
print(",".join(names), ",".join(str(i) for i in range(450)), sep="\n", file=open("portal/wide/t.csv", "w"))
PY
build
is_status 0 "a table of 450 columns is built"
ok "its page shows 100" is_equal "$(grep -c '<li class="column">' site/datasets/wide/index.html)" 100
ok "and leads to all" file_has site/datasets/wide/index.html 'href="../../datasets/wide/columns/t/index.html"'
ok "which are there, 200 a page" is_equal "$(cat site/datasets/wide/columns/t/index.html site/datasets/wide/columns/t/page/[23]/index.html | grep -c '<code>c[0-9]*</code>')" 450
sed -i 's/^title: .*/title: {vi: Rộng}/' portal/wide/dataset.md
build
ok "what is not translated is said" file_has site/en/datasets/wide/index.html 'it is in its own language: Tiếng Việt.'
ok "and marked" file_has site/en/datasets/wide/index.html '<h1><bdi lang="vi">Rộng</bdi></h1>'
ok "where it is, nothing is" not grep -q 'own language' site/en/datasets/air/index.html
ok "the code names no column of so many" file_has site/datasets/wide/index.html 'pd.read_csv('
end
