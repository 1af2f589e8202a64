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
is_status() { ok "$2" is_equal "$status" "$1" || show "$work/err"; }
out_is() { ok "$2" file_is "$work/out" "$1"; }
err_is() { ok "$2" file_is "$work/err" "$1"; }
out_has() { ok "$2" file_has "$work/out" "$1"; }
err_has() { ok "$2" file_has "$work/err" "$1"; }

end()
{
	echo "1..$count"
	exit $((failures > 0))
}
