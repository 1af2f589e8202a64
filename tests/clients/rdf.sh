#!/bin/bash
# SPDX-License-Identifier: MIT
# The catalogues of the demo portal and of portals of packages as they are on the web.
. "$(dirname "$0")/../cli/lib.sh"
check() # name, site
{
	run node "$root/tests/clients/rdf.mjs" "$2" "$shared/standards"
	is_status 0 "$1: one graph in every syntax, without a violation" || sed 's/^/# /' out
	sed -n 's/^# recommended/# '"$1"': recommended/p' out
}
check demo "${SITE:-$root/build/demo/site}"
for portal in frictionless frictionless-examples; do
	if [ ! -d "$shared/data/$portal" ]; then
		skip "$portal" "no ../shared/data"
		continue
	fi
	cp -r "$shared/data/$portal" $portal
	printf 'title: Packages\nbase_url: https://packages.example.org/\nlanguages: [en]\nlicence: CC-BY-4.0\n' >$portal/portal.yml
	run "$DATAMO" build $portal -o $portal-site --draft --quiet
	check $portal $portal-site
done
end
