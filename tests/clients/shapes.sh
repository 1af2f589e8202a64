#!/bin/bash
# SPDX-License-Identifier: MIT
# The portal of tests/unit/portal_fixture.h says all that metadata can say, hostile text included: its catalogue keeps
# the shapes, and its data package is one.
. "$(dirname "$0")/../cli/lib.sh"
make -s -C "$root" build/release/tests/test_dcat build/release/tests/test_data_package >&2 || exit 1
mkdir -p site/datasets/vien-thong
run "$root/build/release/tests/test_dcat" site
is_status 0 "the catalogue is written"
run "$root/build/release/tests/test_data_package" site/datasets/vien-thong/datapackage.json
is_status 0 "the data package is written"
run node "$root/tests/clients/rdf.mjs" site "$shared/standards"
is_status 0 "one graph in both syntaxes, without a violation" || sed 's/^/# /' out
run node "$root/tests/clients/packages.mjs" site "$shared/standards"
ok "a Data Package of both versions" [ "$(grep -c '^ok .*Data Package [12]' out)" = 2 ] || sed 's/^/# /' out
end
