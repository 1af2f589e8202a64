#!/bin/bash
# SPDX-License-Identifier: MIT
# Parsers of others take what the demo portal offers.
. "$(dirname "$0")/../cli/lib.sh"
site=${SITE:-$root/build/demo/site}
run rapper -q -c -i turtle "$site/catalog.ttl"
is_status 0 "rapper reads catalog.ttl"
run xmllint --noout --nonet "$site/sitemap.xml"
is_status 0 "sitemap.xml is XML"
if [ -f "$shared/standards/xml/sitemap.xsd" ]; then
	run xmllint --noout --nonet --schema "$shared/standards/xml/sitemap.xsd" "$site/sitemap.xml"
	is_status 0 "sitemap.xml keeps the schema of sitemaps.org"
else
	skip "sitemap.xml keeps the schema of sitemaps.org" "no ../shared/standards"
fi
run xmllint --noout --nonet "$site/opensearch.xml"
is_status 0 "opensearch.xml is XML"
if [ -f "$shared/standards/xml/atom.rng" ]; then
	run xmllint --noout --nonet --relaxng "$shared/standards/xml/atom.rng" "$site/feed.xml" \
		"$site"/organizations/*/feed.xml "$site"/themes/*/feed.xml
	is_status 0 "every feed keeps the grammar of Atom" || sed 's/^/# /' err
else
	skip "every feed keeps the grammar of Atom" "no ../shared/standards"
fi
end
