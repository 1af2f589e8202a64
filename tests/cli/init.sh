#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo init` makes a portal that builds, with every key of portal.yml in it.
. "$(dirname "$0")/lib.sh"

for languages in vi en vi,en en,vi; do
	run "$DATAMO" init "new-$languages" --lang "$languages"
	is_status 0 "a portal in $languages"
	run "$DATAMO" build "new-$languages/datasets" -o "new-$languages/site" --today 2026-01-31
	is_status 0 "builds" || show err
	ok "without an error or a warning" not grep -E 'error|warning' err
	ok "no tag is left" not grep -rnE '^@|@[A-Z]+@' "new-$languages" --include='*.md' --include='*.yml' --include='*.sh' \
		--include='*.env' --exclude-dir=site
done
for page in index.html en/index.html about/index.html en/about/index.html datasets/ha-tang-so/index.html; do
	ok "in both languages: $page" test -f "new-vi,en/site/$page"
done
ok "the example's figures are its source's" cmp "new-vi/datasets/ha-tang-so/chi-tieu.csv" \
	"new-en/datasets/ha-tang-so/chi-tieu.csv"
while IFS=, read -r indicator _ period value; do
	[ "$period" != thoi_diem ] || continue
	ok "the demo has the same figure: $indicator, $period" \
		grep -qE "^$indicator,.*,$period,$value," "$root/datasets/ha-tang-so/chi-tieu.csv"
done <"new-vi/datasets/ha-tang-so/chi-tieu.csv"

# Every key is there, on or off; turned on, all of them are known. What is off has no blank, or more than one, behind "#".
settings=new-vi,en/datasets/portal.yml
while read -r key; do
	ok "portal.yml shows the key $key" grep -qE "^#? *(- )?$key:" "$settings"
done < <(sed -n '/^\.Ss portal.yml/,/^\.Sh DATASETS/p' "$root/generator/datamo-portal.5" | sed -n 's/^\.It Ic //p' |
	grep -vxE 'id|title' | sort -u)
ok "with its defaults" awk -v manual="$root/generator/datamo-portal.5" '
	BEGIN {
		while ((getline line <manual) > 0) {
			if (line ~ /^\.It Ic /) key = substr(line, 8)
			if (line ~ /^Default: [0-9]+\.$/) { sub(/Default: /, "", line); sub(/\./, "", line); limit[key] = line }
		}
	}
	/^#  [a-z_]+: [0-9]+$/ { key = $2; sub(/:/, "", key); if (limit[key] != $3) { print "# " key; wrong = 1 } seen++ }
	END { exit wrong || seen < 12 }' "$settings"
cp -r new-vi,en on
sed -iE -e 's/^#\([^ ]\)/\1/' -e 's/^#\(  \)/\1/' on/datasets/portal.yml
run "$DATAMO" validate on/datasets --only 'metadata.unknown-key' --only 'metadata.wrong-type' --only 'metadata.limit-range'
is_status 0 "all keys turned on are keys" || show out

sed -i 's/^min_version: .*/min_version: 999.0/' on/datasets/portal.yml
run "$DATAMO" validate on/datasets --only portal.datamo-too-old --lang en
is_status 1 "a datamo that is too old is refused"
ok "with both versions" file_has out "wants datamo 999.0 or newer"
for version in 0.0.9 0.1 "$("$DATAMO" --version | sed -n 's/^datamo //p')"; do
	sed -i "s/^min_version: .*/min_version: $version/" on/datasets/portal.yml
	run "$DATAMO" validate on/datasets --only portal.datamo-too-old
	is_status 0 "one of $version or newer is not"
done
sed -i 's/^min_version: .*/min_version: new/' on/datasets/portal.yml
run "$DATAMO" validate on/datasets --only metadata.wrong-type
is_status 1 "a version is numbers with dots"

mkdir held && echo mine >held/file
sum=$(tree_sum held)
run "$DATAMO" init held
is_status 2 "a folder that holds files is refused"
ok "and left alone" is_equal "$(tree_sum held)" "$sum"
mkdir -p cloned/.git
run "$DATAMO" init cloned
is_status 0 "a repository without files is not"
run "$DATAMO" init nowhere/new
is_status 3 "a folder that cannot be made"
for list in fr vi,vi vi,en,vi ''; do
	run "$DATAMO" init other --lang "$list"
	is_status 2 "no list of languages: '$list'"
done

# The steps of the automation, with the program that we have in place of the one that they would get.
mkdir bin && ln -s "$DATAMO" bin/datamo
export PATH=$work/bin:$PATH
cd new-vi,en || exit 2
for step in check build fresh; do
	run sh ci/portal.sh "$step"
	is_status 0 "ci/portal.sh $step" || show "$work/err"
done
ok "the reports are there" test -s reports/datamo.junit.xml -a -s reports/datamo.sarif
run sh ci/portal.sh publish
is_status 0 "ci/portal.sh publish does nothing without a target"
sed -i 's/^PUBLISH_TARGET=.*/PUBLISH_TARGET=web/' ci/datamo.env
printf 'targets:\n  - {name: web, kind: local, path: %s/www}\n' "$work" >>datasets/portal.yml
sh ci/portal.sh build >"$work/out" 2>&1
run sh ci/portal.sh publish
is_status 0 "with one it publishes" || show "$work/err"
ok "what was built" diff -r site "$work/www/current"

# Strangers' changes: one that is good, and one that is bad in all it can be.
cp -r "$work/new-vi,en" "$work/good" && echo "Thêm một câu." >>"$work/good/datasets/pages/about.md"
run sh ci/portal.sh proposed "$work/good"
is_status 0 "a good proposal passes" || show "$work/err"
ok "and is built" grep -q "Thêm một câu" site/about/index.html
cp -r "$work/good" "$work/bad"
cd "$work/bad" || exit 2
printf '#!/bin/sh\ntouch %s/ran\n' "$work" >ci/portal.sh
printf 'touch %s/ran\nPUBLISH_TARGET=theirs\n' "$work" >ci/datamo.env
mkdir -p datasets/theme/templates && echo '<p>stranger-2</p>' >datasets/theme/templates/layout.mustache
sed -i -e "s|path: .*www}|path: $work/stolen}|" -e 's|^base_url: .*|base_url: https://stranger-1.example/|' datasets/portal.yml
printf 'formats: [csv]\nlimits: {columns: 100000}\n' >>datasets/portal.yml
cd "$work/new-vi,en" || exit 2
GITHUB_ACTIONS=true run sh ci/portal.sh proposed "$work/bad"
ok "nothing of a hostile proposal is run" not test -e "$work/ran"
ok "its settings are named" grep -q "settings-changed" "$work/out" "$work/err"
ok "and do not count" not grep -rq "stranger-1.example" site
ok "nor does its theme" not grep -rq "stranger-2" site
ok "nor can it choose where to publish" not test -e "$work/stolen"
echo '001099000014,001199000021' >>"$work/bad/datasets/ha-tang-so/chi-tieu.csv"
GITHUB_ACTIONS=true run sh ci/portal.sh proposed "$work/bad"
is_status 1 "one with faulty data stops"
ok "at its line" file_has "$work/out" "::error file=datasets/ha-tang-so/chi-tieu.csv,line="
ln -sf /etc/passwd "$work/bad/datasets/pages/about.md"
run sh ci/portal.sh proposed "$work/bad"
is_status 1 "nor does a link lead out of it"
sed -i '/^targets:/,$d' datasets/portal.yml
run sh ci/portal.sh get
is_status 1 "datamo is not got from nowhere"
ok "which is said" file_has "$work/err" "ci/datamo.env"
git init -q "$work/source" && git -C "$work/source" -c user.name=x -c user.email=x commit -q --allow-empty -m x &&
	git -C "$work/source" tag v0.1.0
sed -i -e "s,^DATAMO_REPOSITORY=.*,DATAMO_REPOSITORY=file://$work/source," -e 's/^DATAMO_TAG=.*/DATAMO_TAG=v0.1.0/' \
	-e "s/^DATAMO_COMMIT=.*/DATAMO_COMMIT=$(printf '0%.0s' $(seq 40))/" ci/datamo.env
run sh ci/portal.sh get
is_status 1 "nor from a tag that has moved"
ok "both commits are named" file_has "$work/err" "not 0000000000000000000000000000000000000000"
printf 'a,b\n1\n' >datasets/ha-tang-so/chi-tieu.csv
GITHUB_ACTIONS=true run sh ci/portal.sh check
is_status 1 "a change for the worse stops it"
ok "the line is annotated" file_has "$work/out" "::error file=datasets/ha-tang-so/chi-tieu.csv,line=2"
end
