#!/bin/bash
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/../cli/lib.sh"
exec node "$root/tests/clients/data_json.mjs" "${SITE:-$root/build/demo/site}" "$shared/standards"
