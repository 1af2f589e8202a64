#!/bin/bash
# SPDX-License-Identifier: MIT
# The demo portal's data packages, by the profiles of both versions and row by row.
. "$(dirname "$0")/../cli/lib.sh"
site=${SITE:-$root/build/demo/site}
run node "$root/tests/clients/packages.mjs" "$site" "$shared/standards"
is_status 0 "each is a package of both versions, of the files that it names"
show out
run node "$root/tests/clients/packages_read.mjs" "$site"
is_status 0 "each is read to its last row"
show out
end
