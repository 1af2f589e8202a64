#!/bin/bash
# SPDX-License-Identifier: MIT
# What metadata lacks, or says that cannot be: each rule once broken, and none in a portal that says all.
. "$(dirname "$0")/lib.sh"
mkdir -p full/air bare/a bare/b bare/c bare/d
cat >full/portal.yml <<'END'
title: {vi: Cổng, en: Portal}
description: {vi: Dữ liệu của thành phố, en: The city's data}
base_url: https://example.org/
languages: [vi, en]
publisher: city
licence: CC-BY-4.0
rights: {vi: Được dùng lại, en: Free to reuse}
contact: {email: data@example.org}
spatial: {vi: Hà Nội, en: Ha Noi}
issued: 2024-01-01
END
printf 'id,name_vi,name_en,parent,type,homepage,email\ncity,Thành phố,City,,local-authority,,\n' >full/organizations.csv
printf 'id,name_vi,name_en,dcat_theme\nenv,Môi trường,Environment,ENVI\n' >full/themes.csv
printf 'id,title_vi,title_en,organization,kind,due,frequency,status,dataset\nair,Không khí,Air,city,open-data,2024-06,,,air\n' >full/plan.csv
cat >full/air/dataset.md <<'END'
---
title: {vi: Chất lượng không khí, en: Air quality}
description:
  vi: Số đo PM2.5 hằng ngày của mười hai trạm đo ở Hà Nội từ năm 2020
  en: Daily measurements of PM2.5 at twelve stations in Ha Noi since 2020
themes: [env]
keywords: {vi: [không khí], en: [air]}
frequency: monthly
issued: 2024-06-01
modified: 2024-06-20
temporal: {start: 2020, end: 2024-05}
sources: [{title: {vi: Trạm đo, en: Stations}, url: "https://example.org/stations"}]
resources:
  - path: air.csv
    schema: {fields: [{name: day, type: date, title: {vi: Ngày, en: Day}}]}
---
Ghi chú.
END
echo 'Note.' >full/air/dataset.en.md
printf 'day\n2024-05-01\n' >full/air/air.csv
run "$DATAMO" validate full --today 2024-07-01 --lang en
is_status 0 "a portal that says all"
ok "has nothing to be told" not grep -q '\[' out || show out
run "$DATAMO" quality full --lang en
out_is "405  air
405  (the portal)  / 405, excellent
" "and all points of MQA"

cat >bare/portal.yml <<'END'
title: {vi: Cổng, en: Portal}
base_url: https://example.org/
languages: [vi, en]
END
cp full/organizations.csv bare/
cat >bare/plan.csv <<'END'
id,title_vi,title_en,organization,kind,due,frequency,status,dataset
late,Trễ,Late,city,open-data,2024-05,,,
soon,Sắp,Soon,city,open-data,2024-07,,,
open,Mở,Open,city,open-data,,,,
there,Có,There,city,open-data,2024-01,,,a
END
cat >bare/a/dataset.md <<'END'
---
title: Dân số
description: Ngắn
licence: CC-BY-NC-4.0
frequency: monthly
issued: 2024-04-01
modified: 2024-03-01
sources: [{title: Báo cáo}]
resources:
  - path: a.csv
    schema: {fields: [{name: x, type: integer}, {name: y, type: integer, title: Tung độ}]}
---
Ghi chú.
END
printf 'x,y\n1,2\n' >bare/a/a.csv
cat >bare/b/dataset.md <<'END'
---
title: {vi: DÂN SỐ, en: Population}
description: {vi: Có, en: "There is one"}
issued: 2025-01-01
frequency: quarterly
modified: 2024-03-20
licence: {title: Ours, url: "https://example.org/licence"}
resources: [{name: page, url: "https://example.org/page.html"}]
---
END
printf -- '---\ntitle: {vi: "%s", en: C}\ndescription: {vi: "%s", en: C}\nresources: [{name: s, path: s.xlsx}]\n---\n' \
	"$(printf 'dài %.0s' $(seq 50))" "$(printf 'dài %.0s' $(seq 1500))" >bare/c/dataset.md
printf 'PK\3\4' >bare/c/s.xlsx
printf -- '---\ntitle: {vi: D, en: D}\nresources: [{name: s, path: s.pdf}]\n---\n' >bare/d/dataset.md
printf '%%PDF-1.4\n' >bare/d/s.pdf
run "$DATAMO" validate bare --today 2024-07-01 --lang en
for rule in metadata.keyword-missing metadata.theme-missing metadata.spatial-missing metadata.temporal-missing \
	metadata.contact-missing metadata.publisher-missing metadata.rights-missing metadata.issued-missing \
	metadata.modified-missing metadata.no-open-format metadata.no-machine-readable-format metadata.licence-unlisted \
	metadata.download-missing metadata.frequency-missing metadata.licence-not-open metadata.date-in-future \
	metadata.modified-before-issued metadata.update-due metadata.update-overdue metadata.translation-missing \
	metadata.note-translation-missing metadata.dictionary-missing metadata.dictionary-translation-missing \
	metadata.title-long metadata.description-short metadata.description-long metadata.source-without-url \
	metadata.duplicate-title plan.overdue plan.due-soon plan.no-deadline plan.datasets-not-planned \
	portal.property-missing; do
	ok "$rule is found" file_has out "[$rule]"
done
ok "with the points that it costs" file_has out "has no keywords (30 of MQA's 405 points are lost)"
ok "at the dataset" file_has out "bare/a/dataset.md:2:1: note: The dataset has no keywords"
ok "a plan's entry on its line" file_has out "bare/plan.csv:2:1: warning: “Trễ” was to be published by 2024-05; days late: 31."
ok "titles are compared without capitals" file_has out "The title “DÂN SỐ” is that of the dataset a too."
run "$DATAMO" validate bare --today 2024-05-15 --lang en
ok "before the day nothing is late" not grep -q 'plan.overdue\]' out
run "$DATAMO" quality bare --lang en
ok "what is missing costs its points" grep -qE '^ *[0-9]+  b  .*access-url-answers -50 \(not checked\)' out || show out
end
