#!/bin/sh
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$root/build/screenshots"
exec node "$root/tests/web/table.mjs" "${DATAMO:-$root/build/datamo}" "$root/build/screenshots"
