#!/bin/sh
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$root/build/screenshots"
exec node "$root/tests/web/search.mjs" "${SITE:-$root/build/demo/site}" "$root/build/screenshots"
