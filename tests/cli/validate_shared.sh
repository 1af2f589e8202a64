#!/bin/bash
# SPDX-License-Identifier: MIT
# Files of others, each in its role: csvlint's scenarios and the list of bad inputs.
root=$(cd "$(dirname "$0")/../.." && pwd)
exec python3 "$root/tests/parsers/validate.py"
