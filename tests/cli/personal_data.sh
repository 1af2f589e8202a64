#!/bin/bash
# SPDX-License-Identifier: MIT
# Personal numbers stop the publish, unless the publisher says why they are public; no output shows one in full.
. "$(dirname "$0")/lib.sh"
small_portal portal
cat >portal/air/measurements.csv <<-'END'
	station,so_cccd
	A,001099123456
	B,001199654321
END
run "$DATAMO" build portal -o site
is_status 1 "a column of citizens' numbers is an error"
err_has "privacy.citizen-id" "says which rule"
err_has "air/measurements.csv:2:3" "says where"
err_has "001••••••456" "masks the numbers"
ok "shows none in full" not grep -qE '[0-9]{9}' err
ok "nothing is published" not test -e site

cat >>portal/portal.yml <<-'END'
	personal_data:
	  - {dataset: air, column: so_cccd}
END
run "$DATAMO" build portal -o site
is_status 1 "an acknowledgement without a reason does not count"
err_has "privacy.acknowledgement-incomplete" "and says so"

sed -i 's/so_cccd}/so_cccd, reason: {vi: Số giả của mẫu đơn., en: Sample numbers of a form.}}/' portal/portal.yml
run "$DATAMO" build portal -o site
is_status 0 "with a reason it is published"
sed -i 's/column: so_cccd/resource: other, column: so_cccd/' portal/portal.yml
run "$DATAMO" build portal -o site
is_status 1 "the reason is for the named table only"
cat >portal/air/dataset.md <<-'END'
	---
	title: {vi: Không khí, en: Air}
	resources:
	  - name: measurements
	    path: measurements.csv
	    schema: {fields: [{name: station}, {name: so_cccd, type: date}]}
	---
END
run "$DATAMO" build portal -o site
err_has "schema.type" "other rules speak of the same cells"
ok "and show none in full" not grep -qE '[0-9]{9}' err
run "$DATAMO" build portal -o site --draft
ok "nor does a draft" not grep -rqE '001099123456|001199654321' site err
end
