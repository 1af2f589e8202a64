#!/bin/bash
# SPDX-License-Identifier: MIT
# The one table of rules: listed, explained, and complete.
. "$(dirname "$0")/lib.sh"
run "$DATAMO" rules --lang en
is_status 0 "the rules are listed"
ok "with level and title" file_has out "error: A row and the header differ in length"
ok "each kind of finding in the sources has its rule, and the reverse" \
	python3 "$root/tests/parsers/rules.py" "$root/generator" out
run "$DATAMO" explain table.ragged-row --lang vi
is_status 0 "a rule is explained"
ok "in Vietnamese" file_has out "Cách sửa: "
ok "with its source" file_has out "RFC 4180"
run "$DATAMO" explain table.raged-row
is_status 2 "an unknown rule is wrong usage"
ok "the nearest one is named" file_has err "table.ragged-row"
run "$DATAMO" explain
is_status 2 "so is none"
run "$DATAMO" validate x.csv --only nothing.such
is_status 2 "an unknown rule cannot be asked for"
for language in vi en; do
	"$DATAMO" rules --manual --lang $language >datamo-rules.7
	ok "$language: the manual has them all" is_equal "$(grep -c '^\.It Sy' datamo-rules.7)" "$("$DATAMO" rules | wc -l)"
	if command -v mandoc >/dev/null; then
		run mandoc -Tlint -W warning datamo-rules.7
		is_status 0 "$language: mandoc finds nothing to say"
	else
		skip "$language: mandoc finds nothing to say" "no mandoc"
	fi
done

# The help pages of a portal are made from the table too.
small_portal portal
printf 'station,pm25\nA,1,2\n' >portal/air/data.csv
run "$DATAMO" build portal -o site --draft --quiet
"$DATAMO" rules --lang en | awk '{print $1}' | sort >ids
for pages in site/rules site/en/rules; do
	ok "$pages: each rule has its place, once" \
		is_equal "$(grep -oh '<section id="[^"]*"' $pages/*/index.html | cut -d'"' -f2 | sort)" "$(cat ids)"
	ok "$pages: each family has its name" not grep -rq rule_family $pages
	ok "$pages: none is a large page" is_equal "$(find $pages -size +64k)" ""
done
ok "with its words in the page's language" file_has site/rules/table/index.html "Số ô của dòng khác tiêu đề"
ok "and in the other one" file_has site/en/rules/table/index.html "A row and the header differ in length"
ok "what is in back-ticks is code" grep -q '<code>[a-z_]*:</code>' site/en/rules/metadata/index.html
ok "a withheld table's page links to the rule that it breaks" \
	file_has site/en/datasets/air/index.html 'rules/table/index.html#table.ragged-row"'
end
