#!/bin/bash
# SPDX-License-Identifier: MIT
# What a newcomer types first is answered in words, with the right exit status.
. "$(dirname "$0")/lib.sh"
run "$DATAMO"
is_status 0 "no command: the commands are listed"
ok "build among them" file_has out "  build "
run "$DATAMO" bild
is_status 2 "an unknown command is wrong usage"
ok "the nearest one is named" file_has err "did you mean 'build'?"
run "$DATAMO" build --drat
is_status 2 "an unknown option is wrong usage"
ok "the usage line follows" file_has err "usage: datamo build"
run "$DATAMO" build --jobs
is_status 2 "an option without its value is wrong usage"
run "$DATAMO" build -j 0
is_status 2 "no thread at all is wrong usage"
run "$DATAMO" build --today 2024-02-30
is_status 2 "a day that does not exist is wrong usage"
run "$DATAMO" build a b
is_status 2 "two portals are one too many"
run "$DATAMO" build --lang fr
is_status 2 "messages are in vi or en"
run "$DATAMO" build --lang vi nowhere -o site
is_status 3 "a portal that is not there is the machine's affair"
ok "it is named" file_has err "nowhere"
run "$DATAMO" build --help
is_status 0 "help on a command"
ok "explains the options" file_has out "--draft"
run env LC_MESSAGES=vi_VN.UTF-8 "$DATAMO" help
ok "help in Vietnamese" file_has out "cách dùng"
run "$DATAMO" --version
is_status 0 "tells its version"
mkdir empty
run "$DATAMO" build empty -o site
is_status 1 "an empty folder is no portal"
ok "what to do is said" file_has err "dataset.md"
run "$DATAMO" $'\e[31mred'
ok "no control byte of the command line comes back" not grep -q $'\e' err
"$DATAMO" help >/dev/full 2>err
status=$?
is_status 3 "a full standard output is noticed"
end
