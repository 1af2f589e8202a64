#!/bin/bash
# SPDX-License-Identifier: MIT
# What a build remembers of the one before saves work and changes no byte: after each change the site and the findings are
# those of a build that makes everything anew.
. "$(dirname "$0")/lib.sh"

cp -r "$root/datasets" portal
mkdir -p tool/build && cp "$DATAMO" tool/build/datamo && cp -r "$root/themes" tool/
DATAMO=$work/tool/build/datamo

# The day is given, as the newest of the metadata is another one in some of the changes.
build() # folder, option...
{
	run "$DATAMO" build portal -o "$1" --lang en ${TODAY-"--today=2026-07-01"} "${@:2}"
}

# still NAME OPTION...: the site and the findings are those of what was last made anew. What is refused leaves the
# published site.
still()
{
	local name=$1 former
	shift
	former=$(tree_sum kept)
	build kept "$@"
	[ "$made" = 0 ] && former=$anew
	ok "the same site: $name" is_equal "$status $(tree_sum kept)" "$made $former"
	ok "the same findings: $name" is_equal "$(grep -v '^kept: ' err)" "$findings"
}

# same NAME: with what is remembered, and anew
same()
{
	rm -rf fresh
	build fresh --no-cache
	made=$status findings=$(grep -v '^fresh: ' err) anew=$(tree_sum fresh)
	still "$@"
}

refused() # NAME
{
	same "$1"
	ok "that was refused: $1" is_equal "$made" 1
}

# A few plain datasets beside those of the demo, most of which are shown elsewhere too.
small_portal small
for name in air-1 air-2 air-3; do
	cp -r small/air portal/$name
	sed -i '/^publisher/d; /^themes/d' portal/$name/dataset.md
done
printf '{"type": "FeatureCollection", "features": []}' >portal/air-2/places.geojson
table=portal/air-1/measurements.csv other=portal/ha-tang-so/chi-tieu.csv note=portal/air-2/dataset.md

same "the first time"
ok "a cache lies beside the site" test -s .kept.cache
ok "none does when it is not wanted" test ! -e .fresh.cache
build kept
out_has "nothing has changed" "nothing to do"
state=$(find kept -printf '%P %i %C@\n' | sort | sha256sum) cache=$(sha256sum .kept.cache)
build kept
out_has "nothing has changed" "nothing to do again"
ok "no file was touched" is_equal "$(find kept -printf '%P %i %C@\n' | sort | sha256sum)" "$state"
ok "nor was the cache" is_equal "$(sha256sum .kept.cache)" "$cache"
still "nothing changed, one thread" -j1
still "nothing changed, eight threads" -j8

printf '\nMột đoạn nữa, có [liên kết](../air-3/dataset.md).\n' >>"$note"
same "a note"
for file in "$table" "$other"; do
	cp "$file" before.csv
	tail -n 1 before.csv >>"$file"
	same "a row more in ${file#portal/./}" -j8
	cp before.csv "$file"
	same "as before" -j1
done
sed -i 's/11.5/11.25/' "$table"
same "a cell"
mv portal/air-3 portal/air-4
same "what a note links is gone"
mv portal/air-4 portal/air-3
same "what it links is back"
sed -i 's/^spatial:.*/draft: true/' portal/air-3/dataset.md
same "what a note links is a draft"
sed -i 's/^draft:.*//' portal/air-3/dataset.md
same "it is published again"
sed -i 's/vi: Dữ liệu chuyển đổi số/vi: Dữ liệu khác của/' portal/portal.yml
same "the portal's title"
for file in portal/pages/about.md portal/organizations.csv portal/plan.csv; do
	[ -f "$file" ] || continue
	printf '\n' >>"$file"
	same "${file#portal/}"
done
echo '/* another */' >>tool/themes/default/assets/"$(ls tool/themes/default/assets | grep css | head -1)"
same "the theme"
sed -i '0,/: .*$/s//: Chữ khác/' tool/themes/default/locales/vi.yml
same "the theme's words"
sed -i 's/^frequency:.*/&\nviews: [{name: bui, title: Bụi, kind: bar, x: day, y: pm25, series: station}]/' portal/air-1/dataset.md
printf '\n```chart\ndataset: air-1\nview: bui\n```\n' >>portal/pages/about.md
same "a page shows a chart"
ok "it does" grep -q "<figure" kept/about/index.html
sed -i 's/Air quality/Air of another kind/; s/Chất lượng không khí/Không khí khác/' portal/air-3/dataset.md
same "the title of a dataset that others name"
ok "they do" grep -q "Không khí khác" kept/datasets/air-1/index.html
TODAY=--today=2026-07-02 same "another day"
TODAY='' SOURCE_DATE_EPOCH=1780000000 same "another day of the environment"
TODAY='' same "the newest day of the metadata"
cp -r portal/air-1 portal/mot-bo-moi
same "a dataset more"
rm -r portal/mot-bo-moi
same "a dataset less"
mv portal/air-1 portal/ten-khac
same "another name of a dataset"
mv portal/ten-khac portal/air-1
same "its old name again"
cp "$table" before.csv
printf 'C,2024-05-31\n' >>"$table"
refused "an error"
cp before.csv "$table"
same "the error is mended"
echo 'precompress: true' >>portal/portal.yml
same "twins of text files"
touch portal/portal.yml "$table"
still "times of files alone"

# Another program has another build id.
python3 - "$DATAMO" <<'END'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
at = data.index(b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0") + 16
data[at] ^= 1
import os
os.unlink(sys.argv[1])
open(sys.argv[1], "wb").write(data)
os.chmod(sys.argv[1], 0o755)
END
build kept
out_has "nothing has changed" "another program makes the same here"
still "another program"

# The published site is not as it was left.
victim=$(find kept/datasets -name '*.csv' -size +0 | LC_ALL=C sort | head -1)
size=$(stat -c %s "$victim")
cp -p "$victim" saved && head -c "$size" /dev/zero | tr '\0' x >changed && touch -r saved changed && cp -p changed "$victim"
still "a published file of the same size and time was changed"
rm "$victim"
still "a published file is gone"
echo stray >kept/datasets/stray.txt
still "a stray file was published"
chmod 600 "$victim"
still "a published file has another mode"
cp -r kept copy && rm -r kept && mv copy kept
printf '\n' >>"$note"
same "the site is a copy, as in CI"

# The cache is not as it was left.
python3 - <<'END' >flips
import os, random
random.seed(7)
size = os.path.getsize(".kept.cache")
print(*[random.randrange(size) for _ in range(4)], 3, size - 30, size - 3, sep="\n")
END
while read -r place; do
	python3 - "$place" <<-'END'
		import sys
		data = bytearray(open(".kept.cache", "rb").read())
		data[int(sys.argv[1]) % len(data)] ^= 0x55
		open(".kept.cache", "wb").write(data)
	END
	printf '\n' >>"$note"
	build kept
	ok "byte $place of the cache flipped: a site is made" is_equal "$status" 0
done <flips
same "after flipped bytes"
truncate -s -100 .kept.cache
printf '\n' >>"$note"
same "a cache cut off"
: >.kept.cache
still "an empty cache"
rm .kept.cache && mkdir .kept.cache
printf '\n' >>"$note"
same "a folder in its place"
rmdir .kept.cache
small_portal foreign
run "$DATAMO" build foreign -o foreign-site --quiet
cp .foreign-site.cache .kept.cache
still "another portal's cache"
rm -rf kept && cp -r foreign-site kept
still "another portal's site and cache"
still "nothing changed at last"

# Findings are kept as they were found, with the numbers that no message shows in full.
ok "it is the owner's alone" is_equal "$(stat -c %a .kept.cache)" 600

# Datasets that are no more are forgotten.
large=$(stat -c %s .kept.cache)
rm -r portal/air-2 portal/air-3
same "two datasets are gone"
ok "a site is made" is_equal "$made" 0
ok "the cache is smaller" test "$(stat -c %s .kept.cache)" -lt "$large"
ok "nothing else lies beside the site" is_equal "$(ls -A | grep '^\.kept' | tr '\n' ' ')" ".kept.cache .kept.lock "
end
