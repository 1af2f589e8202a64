#!/bin/sh
# ci/portal.sh get|check|build|fresh|publish|proposed DIR
@vi1 # Các bước mà GitHub Actions, GitLab CI hay bất kỳ hệ thống nào khác đều gọi. Trên Debian 12:
@en1 # What GitHub Actions, GitLab CI and any other system call. On Debian 12:
#   apt-get install -y --no-install-recommends git make ca-certificates curl
@vi1 #   get    cài datamo như ci/datamo.env ghi        check  kiểm tra, báo cáo vào reports/
@en1 #   get    install datamo as ci/datamo.env says    check  validate; reports go to reports/
@vi1 #   build  dựng trang web vào site/                fresh  kiểm tra và dựng lại theo ngày hôm nay
@en1 #   build  the web site, into site/                fresh  check and build again as of today
@vi1 #   publish        đưa site/ lên nơi mà PUBLISH_TARGET trong ci/datamo.env nêu
@en1 #   publish        put site/ where PUBLISH_TARGET in ci/datamo.env says
@vi1 #   proposed DIR   kiểm tra và dựng thử đề nghị thay đổi ở DIR, với cài đặt và các bước của thư mục này
@en1 #   proposed DIR   check and build the proposed change in DIR, by the settings and steps of this folder
set -eu
cd "$(dirname "$0")/.."
here=$PWD
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
	mkdir -p "$here/reports"
	format=text
	[ -z "${GITHUB_ACTIONS:-}" ] || format=github
	datamo validate datasets --format "$format" \
		--report "junit:$here/reports/datamo.junit.xml" --report "sarif:$here/reports/datamo.sarif" "$@"
}

publish()
{
	if [ -z "${PUBLISH_TARGET:-}" ]; then
		echo "ci/portal.sh: PUBLISH_TARGET is empty in ci/datamo.env: nothing to publish to"
	else
		datamo publish "$PUBLISH_TARGET" datasets -o site
	fi
}

@vi1 # Đề nghị thay đổi là của người lạ: không chạy gì của nó, và portal.yml, giao diện, ci/ là của thư mục này.
@en1 # A stranger's: nothing of it is run, and portal.yml, theme and ci/ are those of this folder.
proposed()
{
	[ -d "$1/datasets" ] || stop "there is no $1/datasets"
	(cd "$1" && check --base "$here/datasets")
	rm -rf .datamo/proposed
	mkdir -p .datamo
	cp -RP "$1/datasets" .datamo/proposed
	rm -rf .datamo/proposed/portal.yml .datamo/proposed/theme
	cp -RP datasets/portal.yml .datamo/proposed/
	[ ! -d datasets/theme ] || cp -RP datasets/theme .datamo/proposed/
	datamo build .datamo/proposed -o site
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
publish) publish ;;
proposed)
	[ $# = 2 ] || stop "usage: ci/portal.sh proposed DIR"
	proposed "$(cd "$2" && pwd)"
	;;
*) stop "usage: ci/portal.sh get|check|build|fresh|publish|proposed DIR" ;;
esac
