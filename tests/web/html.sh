#!/bin/bash
# SPDX-License-Identifier: MIT
# The Nu checker has nothing to say about the pages and the style sheets of the demo portal.
. "$(dirname "$0")/../cli/lib.sh"
site=${SITE:-$root/build/demo/site}
vnu=$root/tests/node_modules/vnu-jar/build/dist/vnu.jar
pages=$(find "$site" -name '*.html' | wc -l)
ok "the portal has pages" test "$pages" -gt 0
run java -Xss4m -jar "$vnu" --Werror --skip-non-html "$site"
sed -i "s|file:$site/||" "$work/out" "$work/err"
ok "the HTML of $pages pages" is_equal "$status" 0 || { show "$work/out"; show "$work/err"; }
run java -jar "$vnu" --Werror --skip-non-css "$site"
ok "the style sheets" is_equal "$status" 0 || { show "$work/out"; show "$work/err"; }
run java -jar "$vnu" --Werror --skip-non-svg "$site"
ok "the pictures" is_equal "$status" 0 || { show "$work/out"; show "$work/err"; }
end
