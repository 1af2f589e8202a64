#!/bin/bash
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/../cli/lib.sh"
exec node "$root/tests/clients/linked_data.mjs" "${SITE:-$root/build/demo/site}" "$shared/standards"
