#!/bin/bash
# SPDX-License-Identifier: MIT
# The curator's file is downloadable byte for byte, whatever it looks like, and its SHA-256 is on the page.
. "$(dirname "$0")/lib.sh"
small_portal p
printf '\xef\xbb\xbfmã;số\r\n01;"1.234,5"\r\n02;"2,5"\r\n' >p/air/semicolons.csv
printf 'a\tb\n1\t2\n' >p/air/tabs.tsv
run "$DATAMO" build p -o site --quiet
is_status 0 "builds" || show err
for file in measurements.csv semicolons.csv tabs.tsv; do
	ok "$file is there byte for byte" cmp p/air/$file site/datasets/air/original/$file
	sum=$(sha256sum <p/air/$file | cut -d' ' -f1)
	ok "its SHA-256 is on its page" file_has site/datasets/air/index.html "$sum"
	ok "and in the manifest" file_has site/manifest.json "$sum"
done
ok "the clean CSV has no byte order mark" is_equal "$(head -c 3 site/datasets/air/semicolons.csv)" "mã"
ok "codes keep their zeros" file_has site/datasets/air/semicolons.csv "01,1234.5"
end
