#!/bin/bash
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/../cli/lib.sh"
exec node "$root/tests/clients/openapi.mjs" "${SITE:-$root/build/demo/site}"
