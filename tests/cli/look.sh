#!/bin/bash
# SPDX-License-Identifier: MIT
# A portal's own colours and font, from portal.yml into its pages and its charts.
. "$(dirname "$0")/lib.sh"
small_portal portal
build() { run "$DATAMO" build portal -o site --quiet --lang en; }
look() { sed -i '/^look:/,$d' portal/portal.yml; printf 'look: {%s}\n' "$1" >>portal/portal.yml; }
# after FIRST SECOND: in site.css one stands behind the other
after() { [ "$(grep -n -m1 -F -- "$1" site/assets/site.css | cut -d: -f1)" -lt "$(grep -n -F -- "$2" site/assets/site.css | tail -n 1 | cut -d: -f1)" ]; }
sed -i '0,/^title:/s//views:\n  - {name: dust, kind: line, x: day, y: pm25}\ntitle:/' portal/air/dataset.md
build
is_status 0 "a portal without a look of its own is built"
cp site/assets/site.css before.css
look 'primary: "#8a1538", secondary: "#d9a400", font: Be Vietnam Pro'
build
is_status 0 "with two colours and a font it is built"
ok "they stand behind the theme's" after "--link: #0b5688;" "--link: #8a1538;"
ok "the stripe on top is the second" file_has site/assets/site.css "--band: #d9a400;"
ok "the dark look is derived" is_equal "$(grep -c '^	--link: #' site/assets/site.css)" 3
ok "the font stands before the system's" file_has site/assets/site.css '--font: "Be Vietnam Pro", system-ui, sans-serif;'
ok "charts that stand alone have them too" grep -q '\.s1{color:#8a1538}' site/datasets/air/charts/dust.svg
look 'primary: "#ffcd00"'
build
is_status 1 "a colour that is hard to read is refused"
err_has "Use a darker shade, such as #876d00." "a shade that can be read is named"
look 'primary: red'
build
err_has 'expected a colour such as' "a name is no colour"
look 'font: "x;} body{display:none"'
build
err_has 'expected names of fonts' "nothing but names can be a font"
sed -i '/^look:/,$d' portal/portal.yml
build
ok "without a look it is the theme's again" cmp -s before.css site/assets/site.css
end
