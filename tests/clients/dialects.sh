#!/bin/bash
# SPDX-License-Identifier: MIT
# The demo portal, and one that says all that metadata can say, with every dialect that only a portal which names it gets.
. "$(dirname "$0")/../cli/lib.sh"
clients=$root/tests/clients
cp -r "$root/datasets" demo
full_portal full
for portal in demo full; do
	echo 'formats: [dataset-turtle, dataset-rdfxml, dataset-ntriples, dataset-feed, csvw, croissant, markdown, ckan]' >>$portal/portal.yml
	site=$portal-site
	run "$DATAMO" build $portal -o $site --quiet
	is_status 0 "$portal is built with all dialects" || continue
	for dialect in csvw croissant ckan packages packages_read data_json linked_data openapi; do
		run node "$clients/$dialect.mjs" $site "$shared/standards"
		is_status 0 "$portal: $dialect" || show out
		grep '^ok' out | sed 's/^/# /'
	done
	for file in $site/datasets/*/dcat.ttl; do
		rapper -q -c -i turtle "$file" 2>>turtle.$portal
	done
	ok "$portal: each dataset's own Turtle is read" test ! -s turtle.$portal || show turtle.$portal
	if [ -f "$shared/standards/xml/atom.rnc" ]; then
		run jing -c "$shared/standards/xml/atom.rnc" $(find $site -name feed.xml)
		is_status 0 "$portal: every feed keeps the grammar of Atom" || show out
		run xmllint --noout --nonet --schema "$shared/standards/xml/sitemap.xsd" $site/sitemap.xml
		is_status 0 "$portal: the sitemap keeps its schema" || show err
	else
		skip "$portal: feeds and sitemap keep their grammars" "no ../shared/standards"
	fi
done
end
