#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo publish` to real servers of this machine: sshd (by rsync and SFTP), FTP over TLS, and one that speaks S3.
# KILLS=100 for more.
. "$(dirname "$0")/../cli/lib.sh"
small_portal p
for number in $(seq 15); do cp -r p/air "p/air-$number"; done
ssh_port=$(free_port) s3_port=$(free_port) ftps_port=$(free_port)
cat >>p/portal.yml <<-END
	targets:
	  - {name: web, kind: ssh, host: 127.0.0.1, port: $ssh_port, path: $work/remote/www, keep: 3}
	  - {name: files, kind: sftp, host: 127.0.0.1, port: $ssh_port, path: $work/remote/files}
	  - {name: ftp, kind: ftps, host: localhost, port: $ftps_port, path: www/site}
	  - {name: secret, kind: ftps, host: localhost, port: $ftps_port, user: portal, path: www/site}
	  - {name: bucket, kind: s3, bucket: open-data, path: portal, endpoint: "http://127.0.0.1:$s3_port", region: us-east-1}
END
build() { "$DATAMO" build "${1:-p}" -o "${2:-site}" --quiet; }
publish() { run "$DATAMO" publish "$@" -o site --lang en; }
build

started=()
trap 'kill "${started[@]}" 2>/dev/null; wait 2>/dev/null; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
# --- ssh: a server of our own, with keys of its own, that takes ours alone ---
mkdir -p home/.ssh bin remote && chmod 700 home home/.ssh
ssh-keygen -q -t ed25519 -N '' -f home/.ssh/id_ed25519
ssh-keygen -q -t ed25519 -N '' -f host_key
cp home/.ssh/id_ed25519.pub authorized_keys
echo "[127.0.0.1]:$ssh_port $(cut -d' ' -f1,2 host_key.pub)" >home/.ssh/known_hosts
cat >sshd_config <<-END
	ListenAddress 127.0.0.1
	Port $ssh_port
	HostKey $work/host_key
	AuthorizedKeysFile $work/authorized_keys
	PidFile none
	StrictModes no
	UsePAM no
	PasswordAuthentication no
	PermitRootLogin prohibit-password
	MaxStartups 100
	Subsystem sftp internal-sftp
END
mkdir -p /run/sshd 2>/dev/null
"$(command -v sshd || echo /usr/sbin/sshd)" -D -e -f sshd_config 2>sshd.log &
started+=($!)
# ssh takes its folder from the user's entry, not from HOME: so the options are put in its way here.
for program in ssh sftp; do
	printf '#!/bin/sh\nexec /usr/bin/%s -F none -i %s -o UserKnownHostsFile=%s -o IdentitiesOnly=yes "$@"\n' \
		$program "$work/home/.ssh/id_ed25519" "$work/home/.ssh/known_hosts" >bin/$program
done
chmod +x bin/*
export PATH=$work/bin:$PATH HOME=$work/home
ok "sshd is there" wait_for_port "$ssh_port" || show sshd.log

served() { readlink remote/www/current; }
publish web p --dry-run
is_status 0 "ssh: a dry run" || show err
ok "… changes nothing" not test -e remote/www
publish web p
is_status 0 "ssh: the first publish" || { show err; show sshd.log; }
ok "the site is there, byte for byte" diff -r site remote/www/current
first=$(served)
echo "C,2024-06-01,3" >>p/air/measurements.csv && build
cat >bin/rsync <<-END
	#!/bin/sh
	exec /usr/bin/rsync --stats "\$@" >>"$work/stats"
END
chmod +x bin/rsync
publish web p
ok "ssh: the new site is there" diff -r site remote/www/current
ok "by a link for what is the same" test "remote/www/$first/assets/site.css" -ef remote/www/current/assets/site.css
sent=$(sed -n 's/^Number of regular files transferred: //p' stats | tr -d ,.)
ok "so that only $sent files travelled" test "$sent" -lt 40 -a "$sent" -gt 3
rm bin/rsync
ok "files can be read by all" is_equal \
	"$(find remote/www/releases -type f ! -perm 644; find remote/www/releases -type d ! -perm 755)" ""
publish web p --rollback
ok "ssh: back to the release before" is_equal "$(served)" "$first"
publish web p
for number in 1 2 3; do
	echo "D$number,2024-06-02,4" >>p/air/measurements.csv && build
	publish web p
done
ok "ssh: only as many releases stay as portal.yml says" is_equal "$(ls remote/www/releases | wc -l)" 3
mv p all && mkdir p && cp -r all/{portal.yml,organizations.csv,themes.csv,air} p && build
publish web p
is_status 1 "ssh: a publish that removes most datasets is refused"
rm -rf p && mv all p && build
mkdir -p remote/mine && echo 1 >remote/mine/index.html
sed -i "s|remote/www|remote/mine|" p/portal.yml
publish web p
is_status 3 "ssh: a folder of somebody else is left alone"
err_has "[publish.foreign-target]" "… and named"
sed -i "s|remote/mine|remote/www|" p/portal.yml
mv home/.ssh/known_hosts known
publish web p
is_status 3 "ssh: a machine that is not known"
err_has "    | " "… in ssh's own words"
mv known home/.ssh/known_hosts

# Whatever happens, a reader sees the former or the new site.
cp -r p q && echo "F,2024-06-06,5" >>q/air/measurements.csv
build q site-q
sum_of() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | md5sum); }
one=$(sum_of site) two=$(sum_of site-q)
"$DATAMO" publish web p -o site --quiet
touch reading
while [ -e reading ]; do sum_of "$(readlink -f remote/www/current)" && sleep 0.1; done >seen &
reader=$!
start=$(date +%s%N)
"$DATAMO" publish web q -o site-q --quiet
length=$(($(date +%s%N) - start))
kills=${KILLS:-8} torn=0 seen_one=0 seen_two=0
for number in $(seq "$kills"); do
	setsid "$DATAMO" publish web p -o "$([ $((number % 2)) = 0 ] && echo site || echo site-q)" --quiet >/dev/null 2>&1 &
	sleep "$(awk "BEGIN { print $length * $number * 1.25 / $kills / 1e9 }")"
	{ kill -KILL -- -$! && wait $!; } 2>/dev/null
	case $(sum_of remote/www/current) in
	"$one") seen_one=$((seen_one + 1)) ;;
	"$two") seen_two=$((seen_two + 1)) ;;
	*) torn=$((torn + 1)) ;;
	esac
done
rm reading
wait $reader
ok "ssh: after $kills kills the site is the one ($seen_one) or the other ($seen_two)" is_equal "$torn" 0
ok "… and of $(wc -l <seen) reads between none saw anything else" is_equal "$(grep -cvFe "$one" -e "$two" seen)" 0
publish web p
ok "… and the next publish is complete" diff -r site remote/www/current
ok "… and leaves nothing half made" is_equal "$(find remote/www -name '*.part' -o -name '.current.next')" ""

# --- file by file: the same for each such kind ---
# copy KIND: prints the folder in which what was published lies now
file_by_file() # target, command that copies what is there to the folder "got"
{
	local target=$1 fetch=$2 changed
	publish "$target" p --dry-run
	is_status 0 "$target: a dry run" || show err
	publish "$target" p
	is_status 0 "$target: the first publish" || show err
	$fetch
	ok "$target: the site is there, byte for byte" diff -r site got
	publish "$target" p
	out_has "nothing has changed" "$target: a second one has nothing to do"
	echo "G-$target,2024-06-09,4" >>p/air/measurements.csv
	mv p/air-3 p/water && build
	publish "$target" p
	is_status 0 "$target: a change" || show err
	changed=$(sed -n 's/.*: sent \([0-9]*\) files.*/\1/p' out)
	ok "$target: only $changed files travel" test "$changed" -lt 130
	$fetch
	ok "$target: what changed is new, what is no more is gone" diff -r site got
	mv p/water p/air-3

	# Broken off at some moment, and then another site: nothing of the first try stays.
	cp -r p/air p/orphan && build
	for part in 3 5 7; do
		setsid "$DATAMO" publish "$target" p -o site --quiet >/dev/null 2>&1 &
		sleep "0.$part"
		{ kill -KILL -- -$! && wait $!; } 2>/dev/null
	done
	rm -r p/orphan && build
	publish "$target" p --allow-removals 100
	is_status 0 "$target: the publish after broken-off ones" || show err
	$fetch
	ok "$target: leaves nothing of them" diff -r site got
	mv p all && mkdir p && cp -r all/{portal.yml,organizations.csv,themes.csv,air} p && build
	publish "$target" p
	is_status 1 "$target: a publish that removes most datasets is refused"
	rm -rf p && mv all p && build
}

fetch_files() { rm -rf got && cp -r remote/files got; }
file_by_file files fetch_files

# --- FTP over TLS ---
openssl req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt -days 2 -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost 2>/dev/null
cat tls.key tls.crt >tls.pem
mkdir -p ftp/www
cat >vsftpd.conf <<-END
	listen=YES
	listen_address=127.0.0.1
	listen_port=$ftps_port
	background=NO
	run_as_launching_user=YES
	seccomp_sandbox=NO
	secure_chroot_dir=$work/home
	local_enable=NO
	anonymous_enable=YES
	anon_root=$work/ftp
	anon_umask=022
	anon_world_readable_only=NO
	write_enable=YES
	anon_upload_enable=YES
	anon_mkdir_write_enable=YES
	anon_other_write_enable=YES
	allow_writeable_chroot=YES
	ssl_enable=YES
	allow_anon_ssl=YES
	force_anon_logins_ssl=YES
	force_anon_data_ssl=YES
	require_ssl_reuse=NO
	ssl_ciphers=HIGH
	rsa_cert_file=$work/tls.pem
	xferlog_enable=NO
END
vsftpd "$work/vsftpd.conf" >ftps.log 2>&1 &
started+=($!)
ok "an FTP server is there" wait_for_port "$ftps_port" || show ftps.log
publish ftp p
is_status 3 "ftp: a certificate that nobody vouches for is refused"
printf "set ssl:ca-file %s\nset ftp:ssl-allow-anonymous yes\n" "$work/tls.crt" >home/.lftprc
LFTP_PASSWORD=hunter3-wrong publish secret p
is_status 3 "ftp: a wrong password is refused"
ok "ftp: and not shown" not grep -q hunter out err
fetch_ftp() { rm -rf got && cp -r ftp/www/site got; }
file_by_file ftp fetch_ftp

# --- a bucket ---
unset AWS_CA_BUNDLE AWS_PROFILE AWS_CONFIG_FILE # whatever this machine has
export AWS_ACCESS_KEY_ID=S3RVER AWS_SECRET_ACCESS_KEY=S3RVER
node "$root/tests/node_modules/s3rver/bin/s3rver.js" --directory "$work/s3" --address 127.0.0.1 --port "$s3_port" \
	--configure-bucket open-data >s3.log 2>&1 &
started+=($!)
ok "a server that speaks S3 is there" wait_for_port "$s3_port" || show s3.log
export RCLONE_CONFIG=$work/rclone.conf
touch "$RCLONE_CONFIG"
s3() { RCLONE_S3_PROVIDER=Other RCLONE_S3_ENV_AUTH=true RCLONE_S3_ENDPOINT=http://127.0.0.1:$s3_port rclone "$@"; }
fetch_bucket() { rm -rf got && s3 copy --fast-list ":s3:open-data/portal" got; }
file_by_file bucket fetch_bucket
headers() { curl -sI "http://127.0.0.1:$s3_port/open-data/portal/$1" | tr -d '\r'; }
header() { ok "bucket: $1 has $2" grep -qix "$2" <(headers "$1"); }
s3 copy ":s3:open-data/portal/index.html" . --s3-no-check-bucket
while IFS='|' read -r path expected; do
	got=$(s3 lsjson --no-modtime ":s3:open-data/portal/$path" 2>/dev/null | sed -n 's/.*"MimeType":"\([^"]*\)".*/\1/p' | head -n1)
	ok "bucket: $path is $expected" is_equal "$got" "$expected"
done <<'END'
index.html|text/html; charset=utf-8
datasets/air/measurements.csv|text/csv; charset=utf-8
datasets/air/original/measurements.csv|text/csv
catalog.ttl|text/turtle; charset=utf-8
catalog.jsonld|application/ld+json
feed.xml|application/atom+xml
END
AWS_SECRET_ACCESS_KEY=hunter4-wrong publish bucket p
ok "bucket: no key is shown" not grep -q hunter out err
kill "${started[-1]}"
wait "${started[-1]}" 2>/dev/null
publish bucket p
is_status 3 "bucket: a server that does not answer is no empty bucket"
end
