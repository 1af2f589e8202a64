#!/bin/bash
# SPDX-License-Identifier: MIT
# The demo portal with every dialect that only a portal which names it gets.
. "$(dirname "$0")/../cli/lib.sh"
cp -r "$root/datasets" portal
echo 'formats: [dataset-turtle, dataset-rdfxml, dataset-ntriples, dataset-feed, csvw, croissant, markdown, ckan]' >>portal/portal.yml
run "$DATAMO" build portal -o site --quiet
is_status 0 "the portal is built with all dialects"
run node "$root/tests/clients/dialects.mjs" site
is_status 0 "CSVW, Croissant and CKAN's files say what their readers need" || sed 's/^/# /' out
run rapper -q -c -i turtle site/datasets/de-an-06/dcat.ttl
is_status 0 "a dataset's own Turtle is read"
if [ -f "$shared/standards/xml/atom.rng" ]; then
	run xmllint --noout --nonet --relaxng "$shared/standards/xml/atom.rng" site/datasets/*/feed.xml
	is_status 0 "every dataset's feed keeps the grammar of Atom" || sed 's/^/# /' err
else
	skip "every dataset's feed keeps the grammar of Atom" "no ../shared/standards"
fi
end
