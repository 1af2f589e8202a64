#!/bin/sh
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
exec node "$root/tests/web/serve.mjs" "${DATAMO:-$root/build/datamo}" "$root/build/screenshots"
