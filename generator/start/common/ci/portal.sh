#!/bin/sh
# ci/portal.sh get|check|build|fresh
@vi1 # Các bước mà GitHub Actions, GitLab CI hay bất kỳ hệ thống nào khác đều gọi. Trên Debian 12:
@en1 # What GitHub Actions, GitLab CI and any other system call. On Debian 12:
#   apt-get install -y --no-install-recommends git make ca-certificates curl
@vi1 #   get    cài datamo như ci/datamo.env ghi        check  kiểm tra, báo cáo vào reports/
@en1 #   get    install datamo as ci/datamo.env says    check  validate; reports go to reports/
@vi1 #   build  dựng trang web vào site/                fresh  kiểm tra và dựng lại theo ngày hôm nay
@en1 #   build  the web site, into site/                fresh  check and build again as of today
set -eu
cd "$(dirname "$0")/.."
. ci/datamo.env

stop()
{
	echo "ci/portal.sh: $*" >&2
	exit 1
}

get_package()
{
	[ -n "$DATAMO_DEB_SHA256" ] || stop "DATAMO_DEB_SHA256 is empty in ci/datamo.env"
	mkdir -p .datamo
	curl -fsSL --proto =https -o .datamo/datamo.deb "$DATAMO_DEB_URL"
	echo "$DATAMO_DEB_SHA256  .datamo/datamo.deb" | sha256sum -c -
	apt-get install -y --no-install-recommends ./.datamo/datamo.deb
}

get_source()
{
	[ -n "$DATAMO_COMMIT" ] || stop "DATAMO_COMMIT is empty in ci/datamo.env"
	rm -rf .datamo/source
	git clone -q --depth 1 --branch "$DATAMO_TAG" -c advice.detachedHead=false "$DATAMO_REPOSITORY" .datamo/source
	commit=$(git -C .datamo/source rev-parse HEAD)
	[ "$commit" = "$DATAMO_COMMIT" ] || stop "$DATAMO_TAG is the commit $commit, not $DATAMO_COMMIT"
	make -C .datamo/source deps
	make -C .datamo/source -j"$(nproc)" install
}

get()
{
	if [ -n "$DATAMO_DEB_URL" ]; then
		get_package
	elif [ -n "$DATAMO_REPOSITORY" ]; then
		get_source
	else
		stop "fill in ci/datamo.env: where datamo comes from"
	fi
	datamo --version
}

# Findings stand beside the lines that they are about where the system can show that.
check()
{
	mkdir -p reports
	format=text
	[ -z "${GITHUB_ACTIONS:-}" ] || format=github
	datamo validate datasets --format "$format" \
		--report junit:reports/datamo.junit.xml --report sarif:reports/datamo.sarif "$@"
}

case ${1:-} in
get) get ;;
check) check ;;
build) datamo build datasets -o site ;;
fresh)
	today=$(date -u +%Y-%m-%d)
	check --today "$today"
	datamo build datasets -o site --today "$today"
	;;
*) stop "usage: ci/portal.sh get|check|build|fresh" ;;
esac
