#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo publish` to a folder and to a git branch: what travels, what is refused, and that a reader sees the old or the new
# site. The other kinds of targets are in tests/clients/publish.sh. KILLS=100 for more.
. "$(dirname "$0")/lib.sh"
small_portal p
for number in $(seq 15); do cp -r p/air "p/air-$number"; done
cat >>p/portal.yml <<-END
	targets:
	  - {name: web, kind: local, path: $work/www, keep: 3}
	  - {name: pages, kind: git, repository: $work/repository.git, branch: pages}
END
build() { "$DATAMO" build p -o site --quiet; }
publish() { run "$DATAMO" publish "$@" -o site --lang en; }
served() { readlink www/current; }
build

publish web p --dry-run
is_status 0 "a dry run"
ok "names what would be sent" file_has out "+ datasets/air/measurements.csv"
ok "and changes nothing" not test -e www
publish web p
is_status 0 "the first publish" || show err
out_has "web: sent " "says what it did"
ok "the site is there, byte for byte" diff -r site www/current
first=$(served)
publish web p
out_has "nothing has changed" "a second one has nothing to do"
ok "and makes no release" is_equal "$(served)" "$first"

echo "C,2024-06-01,3" >>p/air/measurements.csv
build
publish web p --dry-run
ok "of a change only what changed travels" not file_has out "datasets/air-2/measurements.csv"
ok "…" file_has out "+ datasets/air/measurements.csv"
publish web p
ok "the new site is there" diff -r site www/current
ok "in a release of its own" not is_equal "$(served)" "$first"
ok "which shares what is the same" test "www/$first/datasets/air-2/measurements.csv" -ef www/current/datasets/air-2/measurements.csv
ok "files can be read by all" is_equal "$(find www/releases -type f ! -perm 644; find www/releases -type d ! -perm 755)" ""

publish web p --rollback
is_status 0 "back to the release before"
ok "which is served again" is_equal "$(served)" "$first"
publish web p --rollback
is_status 1 "there is none before the first"
err_has "has no release before" "which is said"
publish web p
ok "forth again" diff -r site www/current
for number in 1 2 3; do
	echo "D$number,2024-06-02,4" >>p/air/measurements.csv
	build
	publish web p --quiet
done
out_is "" "--quiet says nothing"
ok "only as many releases stay as portal.yml says" is_equal "$(ls www/releases | wc -l)" 3

# What would empty a portal.
mv p all && mkdir p && cp -r all/{portal.yml,organizations.csv,themes.csv,air} p
build
before=$(served)
publish web p
is_status 1 "a publish that removes most datasets is refused"
err_has "[publish.removals]" "by its rule"
allowed=$(sed -n 's/.*--allow-removals \([0-9]*\).*/\1/p' err | head -n1)
ok "the site stands" is_equal "$(served)" "$before"
publish web p --dry-run
is_status 1 "so is its dry run"
out_has "- datasets/air-2/index.html" "which names what would go"
publish web p --allow-removals 3
is_status 1 "a number that is too small does not do"
publish web p --allow-removals "$allowed"
is_status 0 "unless it is said to be meant"
ok "then they are gone" not test -e www/current/datasets/air-2
rm -rf p && mv all p && build
publish web p

# A folder that is no whole site.
half() # what is wrong, command…
{
	local what=$1
	shift
	rm -rf broken && cp -r site broken && "$@"
	run "$DATAMO" publish web p -o broken --lang en
	is_status 1 "$what is refused"
	ok "…" file_has err "[publish.not-a-site]"
}
half "a site without a file" rm broken/datasets/air/index.html
half "one with a changed file" sed -i 's/A/B/' broken/datasets/air/original/measurements.csv
half "one with a file too many" touch broken/secret.txt
half "one without its manifest" rm broken/manifest.json
half "one with a link in it" ln -sf /etc/passwd broken/index.html
run "$DATAMO" publish web p -o nowhere --lang en
is_status 1 "none at all is refused"
ok "the site stands" diff -r site www/current

# Targets that are not ours.
mkdir mine && echo 1 >mine/index.html
sed -i "s|$work/www|$work/mine|" p/portal.yml
publish web p
is_status 3 "a folder of somebody else is left alone"
err_has "[publish.foreign-target]" "and named"
ok "…" is_equal "$(ls mine)" index.html
sed -i "s|$work/mine|$work/www|" p/portal.yml
publish wob p
is_status 1 "a target that portal.yml does not name"
err_has "[publish.unknown-target]" "is said so"
publish
is_status 2 "no target is wrong usage"

# Nothing that is secret, and nothing that a program could take for something else.
target() # YAML, rule
{
	cp p/portal.yml settings && sed -i '/^targets:/,$d' p/portal.yml
	printf 'targets:\n  - %s\n' "$1" >>p/portal.yml
	publish x p
	ok "refused: $1" is_equal "$status" 1
	ok "…" file_has err "[$2]"
	ok "and no secret is repeated" not grep -q hunter2 "$work/out" "$work/err"
	mv settings p/portal.yml
}
target '{name: x, kind: ssh, host: a.example, path: x, password: hunter2}' portal.credential
target '{name: x, kind: s3, bucket: b, secret_key: hunter2}' portal.credential
target '{name: x, kind: git, repository: "https://me:hunter2@example.org/x.git", branch: b}' portal.credential
target '{name: x, kind: git, repository: "ext::sh -c touch% /tmp/x", branch: b}' portal.target-refused
target '{name: x, kind: git, repository: --upload-pack=x, branch: b}' portal.target-refused
target '{name: x, kind: git, repository: /x, branch: "-f"}' portal.target-refused
target '{name: x, kind: git, repository: /x, branch: a..b}' portal.target-refused
target '{name: x, kind: ssh, host: "-oProxyCommand=touch x", path: x}' portal.target-refused
target '{name: x, kind: ssh, host: a.example, path: "x; rm -rf ."}' portal.target-refused
target "{name: x, kind: ssh, host: a.example, path: \"x'y\"}" portal.target-refused
target '{name: x, kind: ssh, host: a.example, path: "../x"}' portal.target-refused
target '{name: x, kind: ssh, host: a.example, user: "a b", path: x}' portal.target-refused
target '{name: x, kind: ssh, host: a.example, port: 70000, path: x}' portal.target-refused
target '{name: x, kind: s3, bucket: "b,provider=x:"}' portal.target-refused
target '{name: x, kind: ssh, host: a.example}' portal.target-incomplete
target '{name: x, kind: local, path: /x, bucket: b}' portal.target-refused
target '{name: x, kind: ftp, host: a.example, path: x}' metadata.unknown-value
cp -r p theirs && sed -i "s|$work/www|$work/theirs-www|" theirs/portal.yml
publish web theirs --base p --dry-run
is_status 0 "with --base the targets are those of the trusted side"
ok "…" not test -e theirs-www

# A git branch.
git init --quiet --bare repository.git
git config --file "$work/gitconfig" user.name Test
git config --file "$work/gitconfig" user.email test@example.org
export GIT_CONFIG_GLOBAL="$work/gitconfig" GIT_CONFIG_NOSYSTEM=1
publish pages p
is_status 0 "the first publish to a branch" || show err
rm -rf clone && git clone --quiet --branch pages repository.git clone
ok "the branch is the site" diff -r --exclude=.git --exclude=.nojekyll site clone
ok "which GitHub does not build once more" test -f clone/.nojekyll
publish pages p
out_has "nothing has changed" "a second one makes no commit"
echo "E,2024-06-05,4" >>p/air/measurements.csv && build
publish pages p
git -C clone pull --quiet
ok "a change is one commit" is_equal "$(git -C clone rev-list --count HEAD)" 2
ok "with what changed" diff -r --exclude=.git --exclude=.nojekyll site clone
git -C clone switch --quiet --orphan source && echo int >clone/main.c && git -C clone add main.c &&
	git -C clone commit --quiet -m source && git -C clone push --quiet origin source
sed -i 's/branch: pages/branch: source/' p/portal.yml
publish pages p
is_status 3 "a branch of somebody else is left alone"
err_has "[publish.foreign-target]" "and named"
sed -i 's/branch: source/branch: pages/; s|/repository.git|/no-repository.git|' p/portal.yml
publish pages p
is_status 3 "a repository that is not there"
err_has "    | fatal:" "git's own words are shown"
PATH="$work/empty" run "$DATAMO" publish pages p -o site --lang en
is_status 3 "a program that is not there"
err_has "[publish.program-missing]" "is named before anything starts"

# Whatever happens, a reader sees the old or the new site. The reader follows the link once for all that it reads.
cp -r p q && echo "F,2024-06-06,5" >>q/air/measurements.csv
"$DATAMO" build q -o site-q --quiet
sum_of() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | md5sum); }
one=$(sum_of site) two=$(sum_of site-q)
"$DATAMO" publish web p -o site --quiet
kills=${KILLS:-20} torn=0 seen_one=0 seen_two=0
touch reading
while [ -e reading ]; do
	sum_of "$(readlink -f www/current)"
done >seen &
reader=$!
start=$(date +%s%N)
"$DATAMO" publish web q -o site-q --quiet
length=$(($(date +%s%N) - start))
for number in $(seq "$kills"); do
	source=$((number % 2))
	"$DATAMO" publish web p -o "$([ $source = 0 ] && echo site || echo site-q)" --quiet >/dev/null 2>&1 &
	sleep "$(printf '0.%09d' $((length * number * 5 / 4 / kills % 1000000000)))"
	{ kill -KILL $! && wait $!; } 2>/dev/null
	case $(sum_of www/current) in
	"$one") seen_one=$((seen_one + 1)) ;;
	"$two") seen_two=$((seen_two + 1)) ;;
	*) torn=$((torn + 1)) ;;
	esac
done
rm reading
wait $reader
ok "after $kills kills the site is the one ($seen_one) or the other ($seen_two)" is_equal "$torn" 0
ok "and of $(wc -l <seen) reads between none saw anything else" is_equal "$(grep -cvFe "$one" -e "$two" seen)" 0
publish web p
is_status 0 "the publish after a kill succeeds"
ok "and leaves nothing half made" is_equal "$(find www -name '*.part' -o -name '.current.next')" ""
mkdir -p www/releases/000999-0123456789ab.part/datasets
ln -s releases/000999-0123456789ab.part www/.current.next
publish web p
is_status 0 "so does one with nothing to send"
ok "which leaves nothing half made either" is_equal "$(find www -name '*.part' -o -name '.current.next')" ""

exec 8>>www/.publish.lock
flock 8
publish web p
is_status 75 "while another publish is at work, a second ends with 75"
exec 8>&-
exec 8>>.site.lock
flock 8
publish web p
is_status 75 "and while a build is"
end
