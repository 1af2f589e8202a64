#!/bin/bash
# SPDX-License-Identifier: MIT
# The demo portal, and one that lacks things in every way.
. "$(dirname "$0")/../cli/lib.sh"
for id in attached bare linked webpage undated; do mkdir -p poor/$id; done
printf 'title: Poor\nbase_url: https://example.org/\nlanguages: [en]\n' >poor/portal.yml
printf 'id,name_en,dcat_theme\nplain,Plain,\n' >poor/themes.csv
printf 'id,name_en,email\ncity,City,a@example.org\n' >poor/organizations.csv
printf -- '---\ntitle: Bare\n---\n' >poor/bare/dataset.md
printf 'a\n1\n' >poor/bare/t.csv
printf -- '---\ntitle: Linked\npublisher: city\nlicence: CC0-1.0\nresources: [{name: l, url: "https://example.com/a.csv"}]\n---\n' >poor/linked/dataset.md
printf -- '---\ntitle: Page\nspatial: Hue\nrights: free\nlicence: {title: Own, url: "https://example.com/own"}\nresources: [{name: l, url: "https://example.com/a.html"}]\n---\n' >poor/webpage/dataset.md
printf -- '---\ntitle: Attached\nkeywords: [k]\ntemporal: {start: 2024}\nresources: [{name: l, path: a.pdf}]\n---\n' >poor/attached/dataset.md
printf '%%PDF-1.4\n' >poor/attached/a.pdf
printf -- '---\ntitle: Undated\nmodified: 2024-01-01\n---\n' >poor/undated/dataset.md
"$DATAMO" build poor -o poor-site --quiet || exit 1
"$DATAMO" quality poor >poor-scores 2>/dev/null
"$DATAMO" quality "$root/datasets" >scores
echo "# the demo portal"
node "$root/tests/clients/quality.mjs" "${SITE:-$root/build/demo/site}" https://datamo.example.org/ scores "$shared/standards" >demo
ok "the demo portal has the points that its catalogue has" test $? = 0 || show demo
node "$root/tests/clients/quality.mjs" poor-site https://example.org/ poor-scores "$shared/standards" >poor.out
ok "so has one that lacks things" test $? = 0 || show poor.out
for portal in poor "$root/datasets"; do
	mean=$("$DATAMO" quality "$portal" --lang en 2>/dev/null | sed -n 's/^ *\([0-9]*\)  (the portal).*/\1/p')
	run "$DATAMO" validate "$portal" --lang en
	ok "validate says so too: $mean" grep -qF "(MQA): $mean of 405 points" out
done
end
