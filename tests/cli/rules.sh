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
end
