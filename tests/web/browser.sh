#!/bin/sh
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
exec node "$root/tests/web/browser.mjs" "${SITE:-$root/build/demo/site}" "$root/build/screenshots"
