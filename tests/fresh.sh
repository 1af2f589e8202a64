# SPDX-License-Identifier: MIT
# For tests/fresh-*: a Debian 12 with nothing on it, in $machine, and a clone of the last commit to be had from it as
# /srv/datamo.git. By hand, as root, with debootstrap and network; Debian comes from where this machine has it.
# FOLDER=… keeps the machine for the next run.
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
name=$(basename "$0")
[ "$(id -u)" = 0 ] || { echo "$name: run as root" >&2; exit 2; }
mirror=$(sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+) .*/\2/p' \
	/etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n1)
machine=${FOLDER:-$(mktemp -d "/var/tmp/$name.XXXXXX")}

leave()
{
	umount "$machine/dev/pts" "$machine/proc" 2>/dev/null || true
	[ -n "${FOLDER:-}" ] || rm -rf --one-file-system "$machine"
}
trap leave EXIT

if [ ! -e "$machine/bin/sh" ]; then
	debootstrap --variant=minbase --include=ca-certificates bookworm "$machine" "$mirror" >/dev/null
	cp /etc/resolv.conf "$machine/etc/"
	[ ! -f /etc/apt/sources.list.d/debian.sources ] ||
		{ rm "$machine/etc/apt/sources.list" && cp /etc/apt/sources.list.d/debian.sources "$machine/etc/apt/sources.list.d/"; }
fi
mount -t proc proc "$machine/proc"
mount -t devpts devpts "$machine/dev/pts"
rm -rf "$machine/srv/datamo.git" "$machine/root/datamo"
git clone -q --bare "$repository" "$machine/srv/datamo.git"

inside() # COMMAND
{
	chroot "$machine" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -ec "$1" </dev/null
}
