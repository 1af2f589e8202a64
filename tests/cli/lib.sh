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

# Likewise, with what is given on the standard input: run_with python3 - <<'END'
run_with()
{
	"$@" >"$work/out" 2>"$work/err"
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

# full_portal FOLDER: small_portal, with all that metadata and a schema can say.
full_portal()
{
	small_portal "$1"
	echo 'office,Văn phòng,An office,city,,,' >>"$1"/organizations.csv
	cat >"$1"/air/dataset.md <<'END'
---
title: {vi: Chất lượng “không khí”, en: Air <quality> & dust}
description: {vi: "Dòng một\nDòng hai: #không *phải* danh sách", en: Fine dust at two stations.}
publisher: city
creator: office
licence: {id: own, title: {vi: Giấy phép riêng, en: Own licence}, url: "https://example.org/licence"}
rights: {vi: Ghi rõ nguồn, en: Name the source}
themes: [environment]
keywords: {vi: [bụi mịn, không khí], en: [fine dust, air]}
frequency: monthly
issued: 2024-01-01
modified: 2024-06-01
temporal: {start: 2024-01, end: 2024-05}
spatial: {name: {vi: Huế, en: Hue}, uri: "https://sws.geonames.org/1580240/"}
languages: [vi, en]
contact: {email: air@example.org}
landing_page: https://example.org/air
identifier: AIR-1
version: 1.2.0
version_notes: {vi: Sửa lỗi, en: Mended}
access_right: restricted
legal_basis: {vi: Nghị định 194/2025/NĐ-CP, en: Decree 194/2025}
former_ids: [dust]
errata: [{date: 2024-05-01, text: {vi: Sửa trạm B, en: Station B mended}}, {date: 2024-03-01, text: Sửa ngày}]
provenance: {vi: Đo tại trạm, en: Measured at stations}
conforms_to: [{title: {vi: Quy chuẩn, en: A standard}, url: "https://example.org/standard"}, "https://example.org/other"]
sources:
  - {title: {vi: Báo cáo, en: Report}, url: "https://example.org/report", publisher: Sở, date: 2024-03}
  - {url: "https://example.org/untitled"}
resources:
  - path: measurements.csv
    title: {vi: Số đo, en: Readings}
    description: {vi: Mỗi dòng một ngày, en: One row a day}
    status: deprecated
    availability: available
    documentation: ["https://example.org/manual"]
    dialect: {delimiter: ";"}
    schema:
      primaryKey: [station, day]
      foreignKeys: [{fields: station, reference: {resource: stations, fields: id}}]
      fields:
        - {name: station, type: string, title: {vi: Trạm, en: Station}, constraints: {required: true, pattern: "[A-Z]"}}
        - {name: day, type: date, format: "%d/%m/%Y", constraints: {minimum: 01/01/2024}}
        - {name: pm25, type: number, decimalChar: ",", unit: {vi: µg/m³ khí, en: µg/m³ air}, constraints: {minimum: 0, maximum: "999,5"}}
        - {name: state, type: boolean, trueValues: [tốt], falseValues: [xấu], missingValues: [-], description: Tốt hay xấu}
  - {path: stations.csv, schema: {primaryKey: id, fields: [{name: id, constraints: {unique: true}}, {name: level, type: integer, constraints: {enum: [1, 2]}}, {name: kind, type: string, constraints: {enum: ["a|b", "c.d (e)"]}}]}}
  - {path: map.geojson, title: Bản đồ}
  - {url: "https://example.org/a.pdf", title: {vi: Báo cáo, en: Report}}
---
END
	rm "$1"/air/dataset.en.md
	printf 'station;day;pm25;state\nA;30/05/2024;11,5;tốt\nB;30/05/2024;9,25;-\nA;31/05/2024;12;xấu\n' >"$1"/air/measurements.csv
	printf 'id,level,kind\nA,1,a|b\nB,2,c.d (e)\n' >"$1"/air/stations.csv
	printf '{"type": "Point", "coordinates": [107.6, 16.5]}' >"$1"/air/map.geojson
}

# One line that changes when any name, mode or byte below the folder does.
tree_sum()
{
	[ -d "$1" ] || { echo "no folder $1 ($RANDOM)"; return; }
	(cd "$1" && find . -printf '%P %m %y\n' | LC_ALL=C sort && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum) |
		sha256sum
}

# A port of this machine that nobody listens at, below those that the system gives to callers.
free_port()
{
	local port
	while port=$((10000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
	echo $port
}

# Until a server of ours listens there: five seconds at most.
wait_for_port()
{
	for _ in $(seq 100); do
		(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0
		sleep 0.05
	done
	return 1
}

end()
{
	echo "1..$count"
	exit $((failures > 0))
}
