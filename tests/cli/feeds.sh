#!/bin/bash
# SPDX-License-Identifier: MIT
# Each organization's, theme's and dataset's page links its own feed; nothing is linked that is not made.
. "$(dirname "$0")/lib.sh"
small_portal p
echo 'formats: [dataset-feed]' >>p/portal.yml
run "$DATAMO" build p -o site --quiet
is_status 0 "builds"
for folder in organizations/city themes/environment datasets/air; do
	ok "$folder has a feed" test -f site/$folder/feed.xml
	ok "its page links it" grep -qE "<link rel=\"alternate\" type=\"application/atom\+xml\" href=\"../../$folder/feed.xml\"" site/$folder/index.html
	ok "in each language" grep -qE "<link rel=\"alternate\" type=\"application/atom\+xml\" href=\"../../../$folder/feed.xml\"" site/en/$folder/index.html
done
ok "every page links the portal's" grep -q '<link rel="alternate" type="application/atom+xml" href="../feed.xml"' site/datasets/index.html
sed -i '/^base_url/d' p/portal.yml
run "$DATAMO" build p -o site --quiet
is_status 0 "builds without an address"
ok "there are no feeds then" is_equal "" "$(find site -name feed.xml)"
ok "nor links to them" not grep -rq 'feed\.xml' site --include='*.html'
end
