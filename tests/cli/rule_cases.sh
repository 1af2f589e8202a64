#!/bin/bash
# SPDX-License-Identifier: MIT
# Each rule: a failing example, a passing one, and its message (tests/rules).
root=$(cd "$(dirname "$0")/../.." && pwd)
export DATAMO="${DATAMO:-$root/build/datamo}"
exec python3 "$root/tests/rules/run.py"
