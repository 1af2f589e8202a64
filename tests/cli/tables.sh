#!/bin/bash
# SPDX-License-Identifier: MIT
root=$(cd "$(dirname "$0")/../.." && pwd)
exec python3 "$root/tests/parsers/tables.py"
