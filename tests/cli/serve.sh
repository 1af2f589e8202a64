#!/bin/bash
# SPDX-License-Identifier: MIT
# datamo serve: answers, changes, failures, its end.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp PYTHONDONTWRITEBYTECODE=1
mkdir tmp
server=
trap '[ -z "$server" ] || kill -9 $server; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT

start() # OPTIONS...: a server of its own, until it has built; its port in $port
{
	"$DATAMO" serve "$@" --port 0 >serve.out 2>serve.err </dev/null &
	server=$!
	for _ in $(seq 600); do
		grep -qE 'built|not built|changed|dựng' serve.out serve.err && break
		kill -0 $server 2>/dev/null || break
		sleep 0.05
	done
	port=$(grep -oE 'http://127.0.0.1:[0-9]+' serve.out | cut -d: -f3)
}

stop() # SIGNAL
{
	kill "-$1" $server
	wait $server 2>/dev/null
	status=$?
	server=
}

fetch() { curl -s --max-time 20 "http://127.0.0.1:$port$1"; }

# plan of a script of Python, its results as ours
passes() # NAME COMMAND...
{
	local name=$1
	shift
	local result
	"$@" >tap.out 2>tap.err
	result=$?
	ok "$name: $(grep -c '^ok' tap.out) checks" [ $result = 0 ] || { grep -A3 '^not ok' tap.out | sed 's/^/# /'; show tap.err; }
	grep '^# ' tap.out
}

small_portal p
cp -r p bad
small_portal rich
for number in $(seq 40); do echo "A,2024-04-01,$number.5"; done >>rich/air/measurements.csv
printf 'precompress: true\nformats: [csv, json, xlsx, ckan]\n' >>rich/portal.yml

start rich
ok "says where it is" file_has serve.out "http://127.0.0.1:$port/"
ok "its folder is for nobody else" is_equal "$(stat -c %a tmp/datamo-serve.*)" 700
site=$(echo tmp/datamo-serve.*/site)
echo planted >"$site/planted.html"
ln -s /etc "$site/link-to-etc"
ln -s /etc/passwd "$site/planted-link.txt"
bad=
[ ! -d "$shared/bad/http" ] || bad=$shared/bad/http
passes "requests" python3 "$root/tests/serve/check_requests.py" "$port" "$site" $bad
[ -n "$bad" ] || skip "requests of bad/http" "no ../shared"
ok "listens on this machine's own addresses alone" is_equal \
	"$(awk -v port="$(printf %04X "$port")" '$4 == "0A" && $2 ~ ":" port "$" { sub(/:.*/, "", $2); print $2 }' \
		/proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -vxE '0100007F|00000000000000000000000001000000')" ""
ok "prints nothing about any of this" is_equal "$(wc -l <serve.err)" 0
stop TERM
is_status 0 "SIGTERM ends it well"
ok "nothing is left of it" is_equal "$(ls tmp)" ""

start p
passes "life" python3 "$root/tests/serve/check_life.py" "$port" $server p
ok "a crashed build is told of" file_has serve.err "sudden end"
run "$DATAMO" serve p --port "$port"
is_status 3 "a port that is taken"
err_has "another program uses port $port; stop it, or run again with --port $((port + 1))" "says so, and what to do"
run "$DATAMO" serve p --port "$port" --lang vi
err_has "cổng $port đang có chương trình khác dùng" "in Vietnamese too"
stop INT
is_status 0 "SIGINT ends it well"
ok "nothing is left" is_equal "$(ls tmp)" ""

sed -i 's/^title:.*/titel: x/' bad/air/dataset.md
start bad --lang vi
ok "a portal that never was right: a page waits" file_has <(fetch /) "Chưa có trang để xem"
ok "the state is 503" is_equal "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/datasets/")" 503
ok "pages learn what is wrong, in the user's language" file_has <(fetch /.datamo/state) "Chưa dựng được trang: dữ liệu có lỗi"
ok "with the file" file_has <(fetch /.datamo/state) "bad/air/dataset.md"
cp p/air/dataset.md bad/air/dataset.md
for _ in $(seq 200); do fetch / | grep -q 'class="site-header"' && break; sleep 0.05; done
ok "mended: the site is there" file_has <(fetch /) 'class="site-header"'
stop KILL
ok "killed, it leaves its folder" [ -n "$(ls tmp)" ]
start p
ok "which the next one removes" is_equal "$(ls tmp | wc -l)" 1
stop HUP
is_status 0 "SIGHUP ends it well"

run "$DATAMO" serve p --port 70000
is_status 2 "a port that cannot be is wrong usage"
run "$DATAMO" serve p --port 12x
is_status 2 "and so is what is no number"
run env TMPDIR=/nonexistent "$DATAMO" serve nowhere --port 0 --today x
is_status 2 "a day that is none too"
start nowhere
ok "a portal that is not there yet: a page waits" file_has <(fetch /) "There is no page to see yet"
cp -r p nowhere
for _ in $(seq 200); do fetch / | grep -q 'class="site-header"' && break; sleep 0.05; done
ok "and shows it when it comes" file_has <(fetch /) 'class="site-header"'
stop TERM
end
