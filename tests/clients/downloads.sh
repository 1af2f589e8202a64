#!/bin/sh
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
exec python3 "$root/tests/parsers/files.py" "${SITE:-$root/build/demo/site}"
