# SPDX-License-Identifier: MIT
# For tests/cli/*.sh: `. "$(dirname "$0")/lib.sh"`, then run and assert, then `end`. Each script is in a fresh folder.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DATAMO="${DATAMO:-$root/build/datamo}"
shared=${DATAMO_SHARED:-$root/../shared}
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 2
count=0 failures=0 status=0

skip_all() # why
{
	echo "1..0 # SKIP $1"
	exit 0
}

# Standard output and error go to the files "out" and "err", the exit status to $status.
run()
{
	"$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
}

# ok NAME COMMAND...: the command succeeds
ok()
{
	local name=$1
	shift
	count=$((count + 1))
	if "$@"; then
		echo "ok $count - $name"
		return 0
	fi
	failures=$((failures + 1))
	echo "not ok $count - $name"
	echo "# line ${BASH_LINENO[*]}"
	return 1
}

not()
{
	! "$@"
}

skip() # name, why
{
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

show() { sed 's/^/# /' "$1" | head -n 40; }
is_equal() { [ "$1" = "$2" ] || { echo "# got '$1', expected '$2'"; false; }; }
file_has() { grep -qF -- "$2" "$1" || { echo "# no '$2' in $1:"; show "$1"; false; }; }
file_is() { printf '%s' "$2" | diff -u --label expected --label got - "$1" | sed 's/^/# /'; [ "${PIPESTATUS[1]}" = 0 ]; }

# is_status 2 "an unknown option is wrong usage"
is_status() { ok "$2" is_equal "$status" "$1" || { show "$work/err"; false; }; }
out_is() { ok "$2" file_is "$work/out" "$1"; }
err_is() { ok "$2" file_is "$work/err" "$1"; }
out_has() { ok "$2" file_has "$work/out" "$1"; }
err_has() { ok "$2" file_has "$work/err" "$1"; }

# small_portal FOLDER: one dataset, two languages, nothing to complain of.
small_portal()
{
	mkdir -p "$1/air"
	cat >"$1/portal.yml" <<-'END'
		title: {vi: Dữ liệu mở của thành phố, en: Open data of our city}
		description: {vi: Số liệu đo hằng giờ., en: Hourly measurements.}
		base_url: https://data.example.org/city/
		languages: [vi, en]
		publisher: city
		licence: CC-BY-4.0
		contact: {name: {vi: Phòng dữ liệu, en: Data office}, email: data@example.org}
		issued: 2024-01-01
		modified: 2024-06-01
	END
	cat >"$1/organizations.csv" <<-'END'
		id,name_vi,name_en,parent,type,homepage,email
		city,Thành phố,The city,,local-authority,https://example.org/,
	END
	cat >"$1/themes.csv" <<-'END'
		id,name_vi,name_en,dcat_theme
		environment,Môi trường,Environment,ENVI
	END
	cat >"$1/air/dataset.md" <<-'END'
		---
		title: {vi: Chất lượng không khí, en: Air quality}
		description: {vi: Bụi mịn đo tại hai trạm., en: Fine dust at two stations.}
		publisher: city
		licence: CC-BY-4.0
		themes: [environment]
		keywords: {vi: [bụi mịn], en: [fine dust]}
		frequency: annual
		issued: 2024-01-01
		modified: 2024-06-01
		temporal: {start: 2024-01-01, end: 2024-05-31}
		spatial: {vi: Thành phố, en: The city}
		---
		Đo bằng máy đo quang học.
	END
	cat >"$1/air/dataset.en.md" <<-'END'
		Measured with optical counters.
	END
	cat >"$1/air/measurements.csv" <<-'END'
		station,day,pm25
		A,2024-05-30,11.5
		B,2024-05-30,9.25
		A,2024-05-31,12
	END
}

# One line that changes when any name, mode or byte below the folder does.
tree_sum()
{
	[ -d "$1" ] || { echo "no folder $1 ($RANDOM)"; return; }
	(cd "$1" && find . -printf '%P %m %y\n' | LC_ALL=C sort && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum) |
		sha256sum
}

end()
{
	echo "1..$count"
	exit $((failures > 0))
}
