#!/bin/bash
# SPDX-License-Identifier: MIT
# Themes: what their author is told holds, and what they do wrong is found.
. "$(dirname "$0")/lib.sh"

run "$DATAMO" theme learn "$root/datasets" "$root/tests/theme/portal"
is_status 0 "the keys of all views are learnt from the demo and a small portal" || show err
ok "they are those of views.json (datamo theme learn datasets tests/theme/portal >themes/default/views.json)" \
	cmp out "$root/themes/default/views.json"
run "$DATAMO" theme keys
ok "keys.md says them (datamo theme keys >themes/keys.md)" cmp out "$root/themes/keys.md"
ok "no page's own key hides one of its frame" python3 - "$root/themes/default/views.json" <<'END'
import json, sys
kinds = json.load(open(sys.argv[1]))["$defs"]
frame = set(kinds["site"]["properties"]) | set(kinds["frame"]["properties"])
hidden = {(kind, key) for kind in kinds if kind not in ("site", "frame") for key in frame & set(kinds[kind]["properties"])}
assert hidden == {("indicator", "path")}, hidden
END
for guide in README.md README.vi.md; do
	for word in "datamo theme check" "datamo theme keys" "datamo theme view" "{{<layout}}" is_fallback "{{root}}" keys.md; do
		ok "$guide tells of $word" file_has "$root/themes/$guide" "$word"
	done
done
run "$DATAMO" theme keys dataset
ok "one kind alone" is_equal "$(grep -c '^## ' out)" 1
run "$DATAMO" theme view dataset "$root/tests/theme/portal"
is_status 0 "a view of a portal"
ok "is JSON, of the first language" python3 -c "
import json
view = json.load(open('out'))
assert view['language'] == 'vi' and view['title']['lang'] == 'vi' and view['page'] and 't' not in view, view.keys()"
run "$DATAMO" theme view en/plan/index.html "$root/tests/theme/portal"
ok "that of a path too" python3 -c "import json; assert json.load(open('out'))['path'] == 'en/plan/index.html'"
run "$DATAMO" theme view plam "$root/tests/theme/portal"
is_status 1 "a kind that is not there"
ok "… is said so" file_has err "[theme.no-page]"
ok "nothing is left behind" is_equal "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'datamo-theme-*' -user "$(id -un)" -mmin -1 | wc -l)" 0

for theme in "$root/themes/default" "$root/tests/theme/tiny"; do
	run "$DATAMO" theme check "$theme"
	is_status 0 "${theme##*/} is a good theme"
	ok "… with nothing to say" file_is out ""
done

# The tiny theme makes the demo.
cp -r "$root/datasets" demo
cp -r "$root/tests/theme/tiny" demo/theme
run "$DATAMO" build demo -o site/site
is_status 0 "the demo is built with the tiny theme" || show err
ok "its layout is that of all pages" is_equal "$(grep -rL 'class="tiny"' site/site --include=*.html)" ""
ok "its style too" test -f site/site/assets/tiny.css
ok "no page has the default theme's header" not grep -rq 'class="site-header"' site/site --include=*.html
ok "its words come by language" file_has site/site/en/index.html "Hello"
ok "… in both" file_has site/site/index.html "Xin chào"
ok "its own templates make their pages" not grep -q 'class="card' site/site/datasets/index.html
ok "the default theme's the others" file_has site/site/plan/index.html 'class="timeline'
ok "notes are HTML" file_has site/site/datasets/de-an-06/index.html "<h3 id="
run python3 "$root/tests/parsers/links.py" site/site
is_status 0 "all links of it resolve" || show out
mv demo/theme demo/look
printf 'theme: look\n' >>demo/portal.yml
run "$DATAMO" build demo -o other/site
is_status 0 "a theme may have another name"
ok "… and makes the same site" diff -r -x manifest.json site/site other/site

# What is wrong is found, with its place.
mkdir -p bad/templates bad/assets bad/locales
finds() # what is tested, the file, its text, the place, the id
{
	rm -rf bad/*/*
	printf '%b' "$3" >"bad/$2"
	run "$DATAMO" theme check bad
	ok "$1" grep -qF "bad/$2:${4:+$4:} " out || show out
	ok "… as $5" file_has out "[$5]"
}
finds "a key that no page has" templates/plan.mustache 'x\n  {{entriez}}\n' 2:3 theme.unknown-variable
ok "… with the nearest" file_has out "The nearest is entries."
finds "a key within a list" templates/plan.mustache '{{#entries}}{{wordz}}{{/entries}}' 1:13 theme.unknown-variable
finds "… and within an empty one of most portals" templates/dataset.mustache '{{#errata}}{{texxt}}{{/errata}}' 1:12 theme.unknown-variable
finds "a word that is not there" templates/home.mustache '{{t.home.newst}}' 1:1 theme.unknown-variable
finds "a section over nothing" templates/home.mustache '{{#hom}}{{/hom}}' 1:1 theme.unknown-section
finds "raw text" templates/home.mustache '{{{site.name}}}' 1:1 theme.raw-value
finds "a list as text" templates/home.mustache '{{newest}}' 1:1 theme.not-text
finds "a partial that is not there" templates/home.mustache '\n{{>cart}}' 2:1 theme.unknown-template
finds "a section that is not closed" templates/home.mustache '{{#site}}' 1:1 theme.unclosed-section
finds "a template of no use" templates/datset.mustache 'x' '' theme.unused-template
finds "a script in the page" templates/home.mustache '<p>\n<script>x</script>' 2:1 theme.inline-code
finds "a style in the page" templates/home.mustache '<style>p {}</style>' 1:1 theme.inline-code
finds "a style of an element" templates/home.mustache '<p class="{{language}}"\n style="x">' 2:2 theme.inline-code
finds "a handler" templates/home.mustache '<a {{#site}}x{{/site}} OnClick=y>' 1:24 theme.inline-code
finds "an address that is code" templates/home.mustache '<a href=" JavaScript:x">' 1:4 theme.inline-code
finds "an image from elsewhere" templates/home.mustache '<img src=https://example.org/a.png>' 1:6 theme.outside-request
finds "a style sheet from elsewhere" templates/home.mustache '<link href="//example.org/a.css">' 1:7 theme.outside-request
finds "a font from elsewhere" assets/a.css 'a {\n  src: url("https://example.org/a.woff")\n}' 2:8 theme.outside-request
finds "an import from elsewhere" assets/a.css "@import 'http://example.org/a.css'" 1:1 theme.outside-request
rm -rf bad/*/*
printf 'a:\n  b: x\n' >bad/locales/vi.yml
run "$DATAMO" theme check bad
ok "a word that English lacks" file_has out "bad/locales/en.yml"
ok "… as theme.text-missing" file_has out "[theme.text-missing]"
printf 'home:\n  newest: Neu\n' >bad/locales/de.yml
run "$DATAMO" theme check bad
ok "a language that lacks words" file_has out "bad/locales/de.yml"
rm -rf bad/*/*
printf '{{<layout}}{{$main}}<a href="https://example.org/">x</a><script src="{{root}}a.js"></script><script type="application/ld+json">{}</script>{{#newest}}{{>card}}{{/newest}}{{/main}}{{/layout}}' >bad/templates/home.mustache
run "$DATAMO" theme check bad
is_status 0 "what is good is not complained of" || show out
printf '{{>home}}{{>home}}' >bad/templates/home.mustache
run timeout 20 "$DATAMO" theme check bad
is_status 0 "templates without end come to an end"
run "$DATAMO" theme check nowhere
is_status 3 "a theme that is not there"
run "$DATAMO" theme
is_status 2 "a theme command needs a task"
run "$DATAMO" theme check
is_status 2 "… and what it is about"
end
