#!/bin/bash
# SPDX-License-Identifier: MIT
# The static API is what its OpenAPI file says, member by member: generator/export/openapi_members.c tells them.
. "$(dirname "$0")/lib.sh"
full_portal full
cp -r full withdrawn
sed -i 's/^rights:/status: withdrawn\nwithdrawn_reason: {vi: Sai, en: Wrong}\nrights:/' withdrawn/air/dataset.md
cp -r full broken
echo 'C;31/05/2024;nhiều;tốt' >>broken/air/measurements.csv
cp -r full untranslated
sed -i 's/, en: Air <quality> & dust}/}/; s/, en: Fine dust at two stations.}/}/' untranslated/air/dataset.md
for portal in "$root/datasets" "$root/tests/clients/complete" full withdrawn broken untranslated; do
	name=${portal##*/}
	run "$DATAMO" build "$portal" -o "$name-site" --quiet --draft
	is_status 0 "$name: builds" || continue
	run python3 "$root/tests/parsers/api.py" "$name-site"
	is_status 0 "$name: all is as described" || show out
done
end
