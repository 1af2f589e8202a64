#!/bin/bash
# SPDX-License-Identifier: MIT
# The shells complete what the tables have.
. "$(dirname "$0")/lib.sh"
mkdir bin && ln -s "$DATAMO" bin/datamo
export PATH=$work/bin:$PATH
commands=$("$DATAMO" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p' | sort)
for shell in bash zsh fish; do
	run "$DATAMO" completion $shell --lang vi
	is_status 0 "completion for $shell"
	cp out $shell.words
	for command in $commands; do
		ok "$shell knows $command" grep -qw -- "$command" $shell.words
	done
	command -v $shell >/dev/null && ok "$shell can read it" $shell -n $shell.words
done
run "$DATAMO" completion cmd
is_status 2 "an unknown shell"

# offers WORD...: what bash offers for the last word
offers()
{
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _datamo; printf "%s\n" "${COMPREPLY[@]}"' - \
		"$work/bash.words" "$@" | sort | paste -sd ' '
}
ok "bash: a command" is_equal "$(offers datamo vali)" validate
ok "all commands" is_equal "$(offers datamo '')" "$(printf '%s\n' --help --version $commands | sort | paste -sd ' ')"
ok "an option" is_equal "$(offers datamo build --ou)" --output
ok "a choice" is_equal "$(offers datamo build --lang '')" "en vi"
ok "a rule" is_equal "$(offers datamo explain table.ragged)" table.ragged-row
ok "a shell" is_equal "$(offers datamo completion z)" zsh
ok "files are left to the shell" is_equal "$(offers datamo build '')" ""
for command in $commands; do
	ok "each option of $command" is_equal "$(offers datamo "$command" --)" \
		"$( ("$DATAMO" help "$command" | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+'; echo --help) | sort | paste -sd ' ')"
done
if command -v fish >/dev/null; then
	ok "fish: an option" is_equal "$(fish -c 'source fish.words; complete -C "datamo build --ou"' | cut -f1)" --output
	ok "a command with what it does" is_equal "$(fish -c 'source fish.words; complete -C "datamo vali"')" \
		"validate	$(LC_MESSAGES=vi "$DATAMO" help | sed -n 's/^  validate *//p')"
else
	skip "fish: an option" "no fish"
fi
end
