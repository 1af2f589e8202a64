#!/bin/bash
# SPDX-License-Identifier: MIT
# Every command of the curators' guide does what its page says. A page's ```csv NAME blocks are its files, its ```sh
# blocks are typed in their order, and each line of its ```text blocks is among the answers.
. "$(dirname "$0")/lib.sh"
mkdir bin && ln -s "$DATAMO" bin/datamo
export PATH=$work/bin:$PATH

blocks() # LANGUAGE PAGE
{
	awk -v start="\`\`\`$1" '$0 == start { inside = 1; next } /^```/ { inside = 0 } inside' "$2"
}

give_files() # PAGE
{
	awk '/^```csv / { file = $2; next } /^```/ { file = "" } file { print >file }' "$1"
	# What the page only tells of: numbers that nobody has, with the form of citizens' numbers.
	printf 'ho_ten,so_cccd\nA,001099000014\nB,001199000021\n' >cham-soc.csv
}

# Until somebody presses Ctrl + C: the page that it shows is there.
serve() # LINE
{
	bash -c "exec $1 --port 0" >"$work/out" 2>"$work/err" </dev/null &
	for _ in $(seq 600); do
		url=$(grep -oE 'http://[0-9.:]+/' "$work/out") && curl -sf "$url" >"$work/page" && break
		sleep 0.05
	done
	kill -INT $! && wait $!
	status=$?
	grep -q '<h1' "$work/page" || status=1
}

commands=0
for page in "$root"/datasets/pages/guide.md "$root"/datasets/pages/guide.en.md "$root"/datasets/pages/guide/*.md; do
	name=${page#"$root"/datasets/pages/}
	mkdir -p "$work/$name" && cd "$work/$name" || exit 2
	give_files "$page"
	: >"$work/answers"
	while IFS= read -r line; do
		# Between the steps a person writes where the marks are.
		case $line in
		*serve* | *build*) find . -name dataset.md -exec sed -i 's/"?? [^"]*"/"Đã điền"/' {} + ;;
		esac
		case $line in
		*serve*) serve "$line" ;;
		*) run bash -c "$line" ;;
		esac
		case $line in
		*validate*) ok "$name: $line" test "$status" -le 1 ;;
		*) is_status 0 "$name: $line" || show "$work/err" ;;
		esac
		cat "$work/out" "$work/err" >>"$work/answers"
		commands=$((commands + 1))
	done < <(blocks sh "$page")
	while IFS= read -r line; do
		ok "$name: is answered: $line" file_has "$work/answers" "$line"
	done < <(blocks text "$page")
	case $name in
	*personal-data*) ok "$name: the column is found" file_has "$work/answers" "[privacy.citizen-id]" ;;
	*publish*) ok "$name: the site is there" test -f cong-du-lieu/site/datasets/truong-hoc/index.html ;;
	esac
	while read -r rule; do
		run datamo explain "$rule"
		is_status 0 "$name: there is a rule $rule"
	done < <(grep -oE '`[a-z]+\.[a-z0-9-]+`' "$page" | tr -d '`' | grep -vE '\.(md|csv|yml|html)$' | sort -u)
	base=${page%.md}
	case $base in
	*.en) ;;
	*) ok "$name: stands in both languages, with the same commands" \
		diff <(blocks sh "$page" | sed 's/--lang vi$/--lang en/') <(blocks sh "$base.en.md") ;;
	esac
done
ok "$commands commands were found" test "$commands" -ge 20
end
