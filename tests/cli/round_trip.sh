#!/bin/bash
# SPDX-License-Identifier: MIT
# A portal made of the data packages of another one, or of its bundles, is that portal again, but for what
# tests/parsers/round_trip.py lists.
. "$(dirname "$0")/lib.sh"
script=$root/tests/parsers/round_trip.py

# again FOLDER: the portal's own files, its datasets made of the site's packages
again() # action, portal, its name
{
	rm -rf new new-site
	mkdir new
	cp "$2"/*.csv new/
	sed '/^highlights:/,$d' "$2/portal.yml" >new/portal.yml
	run python3 "$script" "$1" site new
	is_status 0 "$3: the packages are taken" || return
	run "$DATAMO" build new -o new-site --quiet --today 2024-08-01
	is_status 0 "$3: they are a portal" || return
	run python3 "$script" compare site new-site
	ok "$3: which says the same" test "$status" = 0 || show out
}

full_portal full
for portal in full "$root/datasets"; do
	rm -rf site
	name=${portal##*/}
	run "$DATAMO" build "$portal" -o site --quiet --today 2024-08-01
	is_status 0 "$name: builds" || continue
	again make "$portal" "$name, from its packages"
	again unpack "$portal" "$name, from its bundles"
done

small_portal other
sed -i 's/\[vi, en\]/[en, vi]/; s#example.org/city#example.com#; s/: city/: office/' other/portal.yml
sed -i 's/^city/office/' other/organizations.csv
rm -r other/air site
run "$DATAMO" build full -o site --quiet
run python3 "$script" make site other
run "$DATAMO" build other -o other-site --lang en
is_status 0 "a package of another portal is taken"
err_has 'is not in organizations.csv' "what its registers lack is said"
title() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["title"]["text"])' "$1"; }
ok "titles are in their languages" is_equal "$(title other-site/api/v1/datasets/air.json)" "Air <quality> & dust"
ok "all of them" is_equal "$(title other-site/vi/api/v1/datasets/air.json)" "Chất lượng “không khí”"
end
