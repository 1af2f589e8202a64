#!/bin/sh
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
exec node "$root/tests/web/place.mjs" "${SITE:-$root/build/demo/site}"
