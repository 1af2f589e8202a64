#!/bin/bash
# SPDX-License-Identifier: MIT
# `make install` and `make uninstall`, into a folder of ours.
. "$(dirname "$0")/lib.sh"
[ "${TREE:-build/release}" = build/release ] || skip_all "only the release build is installed"
# What is built is not built again: other tests are using it.
run make -C "$root" -o all install DESTDIR="$work/root" PREFIX=/usr
is_status 0 "installs" || show err
ok "the program" test -x root/usr/bin/datamo
run root/usr/bin/datamo --version
is_status 0 "it runs"
ok "the Debian package has its version" is_equal "$(sed -n '1s/.*(\(.*\)).*/datamo \1/p' "$root/debian/changelog")" \
	"$(head -n1 out)"
ok "the theme, words included" test -f root/usr/share/datamo/themes/default/locales/vi.yml
for page in "$root"/generator/*.[15]; do
	name=${page##*/}
	ok "the manual page $name" cmp "$page" "root/usr/share/man/man${name##*.}/$name"
done
ok "what a new portal begins with" test -f root/usr/share/datamo/start/common/datasets/portal.yml
for place in bash-completion/completions/datamo zsh/vendor-completions/_datamo fish/vendor_completions.d/datamo.fish; do
	ok "completion: $place" grep -q validate "root/usr/share/$place"
done
run make -C "$root" -o all uninstall DESTDIR="$work/root" PREFIX=/usr
is_status 0 "uninstalls"
ok "and leaves no file" is_equal "$(find root -type f)" ""
end
