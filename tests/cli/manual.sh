#!/bin/bash
# SPDX-License-Identifier: MIT
# datamo(1) names every command and option, and no other.
. "$(dirname "$0")/lib.sh"
page=$root/generator/datamo.1
"$DATAMO" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p' | sort >commands
sed -n 's/^\.Cm \([a-z-]*\)$/\1/p' "$page" | sort -u >manual_commands
ok "the manual's commands are those of the table" diff commands manual_commands
while read -r command; do
	"$DATAMO" help "$command" | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+|-[a-z]\b' || true
done <commands | sed 's/^-*//' | sort -u >options
grep -E '^\.It Fl' "$page" | grep -oE 'Fl -?[a-z-]+' | sed 's/Fl -*//' | sort -u >manual_options
ok "the manual's options are those of the tables" diff options manual_options
if command -v mandoc >/dev/null; then
	run mandoc -Tlint -W warning "$root"/generator/*.[15]
	is_status 0 "mandoc finds nothing to say"
else
	skip "mandoc finds nothing to say" "no mandoc"
fi
end
