#!/bin/bash
# SPDX-License-Identifier: MIT
# Whatever happens to a build, the published folder is all of the former site or all of the new one. KILLS=100 for more.
. "$(dirname "$0")/lib.sh"
small_portal old
mkdir public
cp -r old new
for number in $(seq 40); do
	cp -r new/air "new/air-$number"
done
build() { run "$DATAMO" build "$1" -o "$2" --quiet; }
build old old-site
is_status 0 "builds the former site"
build new new-site
is_status 0 "builds the new site"
old_sum=$(tree_sum old-site)
new_sum=$(tree_sum new-site)
ok "they differ" not test "$old_sum" = "$new_sum"

# How long a build takes decides when to kill: moments spread over it and a little beyond.
start=$(date +%s%N)
build new public/site
length=$(($(date +%s%N) - start))
kills=${KILLS:-20} torn=0 unmended=0 old_seen=0 new_seen=0
for number in $(seq "$kills"); do
	build old public/site
	[ "$(tree_sum public/site)" = "$old_sum" ] || unmended=$((unmended + 1))
	"$DATAMO" build new -o public/site --quiet >/dev/null 2>&1 &
	sleep "$(printf '0.%09d' $((length * number * 3 / 2 / kills % 1000000000)))"
	{ kill -KILL $! && wait $!; } 2>/dev/null
	case $(tree_sum public/site) in
	"$old_sum") old_seen=$((old_seen + 1)) ;;
	"$new_sum") new_seen=$((new_seen + 1)) ;;
	*) torn=$((torn + 1)) ;;
	esac
done
ok "after $kills kills the site is the old ($old_seen) or the new one ($new_seen)" is_equal "$torn" 0
ok "the build after a kill succeeds" is_equal "$unmended" 0
build new public/site
ok "and leaves nothing behind but its lock and cache" \
	is_equal "$(find public -mindepth 1 -maxdepth 1 ! -name site ! -name .site.lock ! -name .site.cache)" ""

# Two at once.
build old public/site
exec 8>>public/.site.lock
flock 8
start=$(date +%s%N)
build new public/site
is_status 75 "while another build is at work, a second ends with 75"
ok "at once" test $((($(date +%s%N) - start) / 1000000)) -lt 1000
flock -u 8
ok "and changes nothing" is_equal "$(tree_sum public/site)" "$old_sum"

# A disk that is full, an output that cannot be written.
mkdir -p small
if mount -t tmpfs -o size=8m datamo-test small 2>/dev/null; then
	trap 'umount -l "$work/small"; rm -rf "$work"' EXIT
	build old small/site
	is_status 0 "builds on a small disk"
	# Room for a tenth of what the new site needs.
	head -c $((7 * 1024 * 1024 + 512 * 1024 - $(du -sb small/site | cut -f1))) /dev/zero >small/ballast 2>/dev/null
	build new small/site
	is_status 3 "a full disk ends the build with 3"
	err_has "No space left on device" "says why"
	ok "the former site stands on the full disk" is_equal "$(tree_sum small/site)" "$old_sum"
	rm small/ballast
	mount -o remount,ro small
	build new small/site
	is_status 3 "a read-only disk ends the build with 3"
	ok "the former site stands on the read-only disk" is_equal "$(tree_sum small/site)" "$old_sum"
else
	skip "a full disk and a read-only one" "mounting needs root"
fi
end
