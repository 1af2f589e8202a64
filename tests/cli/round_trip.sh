#!/bin/bash
# SPDX-License-Identifier: MIT
# A portal made of the data packages of another one, or of its bundles, is that portal again, but for what
# tests/parsers/round_trip.py lists.
. "$(dirname "$0")/lib.sh"
script=$root/tests/parsers/round_trip.py

# again FOLDER: the portal's own files, its datasets made of the site's packages
again() # action, portal, its name
{
	rm -rf new new-site
	mkdir new
	cp "$2"/*.csv new/
	sed '/^highlights:/,$d' "$2/portal.yml" >new/portal.yml
	run python3 "$script" "$1" site new
	is_status 0 "$3: the packages are taken" || return
	run "$DATAMO" build new -o new-site --quiet --today 2024-08-01
	is_status 0 "$3: they are a portal" || return
	run python3 "$script" compare site new-site
	ok "$3: which says the same" test "$status" = 0 || show out
}

small_portal full
echo 'office,Văn phòng,An office,city,,,' >>full/organizations.csv
cat >full/air/dataset.md <<'END'
---
title: {vi: Chất lượng “không khí”, en: Air <quality> & dust}
description: {vi: "Dòng một\nDòng hai: #không *phải* danh sách", en: Fine dust at two stations.}
publisher: city
creator: office
licence: {id: own, title: {vi: Giấy phép riêng, en: Own licence}, url: "https://example.org/licence"}
rights: {vi: Ghi rõ nguồn, en: Name the source}
themes: [environment]
keywords: {vi: [bụi mịn, không khí], en: [fine dust, air]}
frequency: monthly
issued: 2024-01-01
modified: 2024-06-01
temporal: {start: 2024-01, end: 2024-05}
spatial: {name: {vi: Huế, en: Hue}, uri: "https://sws.geonames.org/1580240/"}
languages: [vi, en]
contact: {email: air@example.org}
landing_page: https://example.org/air
identifier: AIR-1
version: 1.2.0
version_notes: {vi: Sửa lỗi, en: Mended}
access_right: restricted
legal_basis: {vi: Nghị định 194/2025/NĐ-CP, en: Decree 194/2025}
former_ids: [dust]
sources:
  - {title: {vi: Báo cáo, en: Report}, url: "https://example.org/report", publisher: Sở, date: 2024-03}
  - {url: "https://example.org/untitled"}
resources:
  - path: measurements.csv
    title: {vi: Số đo, en: Readings}
    description: {vi: Mỗi dòng một ngày, en: One row a day}
    dialect: {delimiter: ";"}
    schema:
      primaryKey: [station, day]
      foreignKeys: [{fields: station, reference: {resource: stations, fields: id}}]
      fields:
        - {name: station, type: string, title: {vi: Trạm, en: Station}, constraints: {required: true, pattern: "[A-Z]"}}
        - {name: day, type: date, format: "%d/%m/%Y", constraints: {minimum: 01/01/2024}}
        - {name: pm25, type: number, decimalChar: ",", unit: {vi: µg/m³ khí, en: µg/m³ air}, constraints: {minimum: 0, maximum: "999,5"}}
        - {name: state, type: boolean, trueValues: [tốt], falseValues: [xấu], missingValues: [-], description: Tốt hay xấu}
  - {path: stations.csv, schema: {primaryKey: id, fields: [{name: id, constraints: {unique: true}}, {name: level, type: integer, constraints: {enum: [1, 2]}}]}}
  - {path: map.geojson, title: Bản đồ}
  - {url: "https://example.org/a.pdf", title: {vi: Báo cáo, en: Report}}
---
END
rm full/air/dataset.en.md
printf 'station;day;pm25;state\nA;30/05/2024;11,5;tốt\nB;30/05/2024;9,25;-\nA;31/05/2024;12;xấu\n' >full/air/measurements.csv
printf 'id,level\nA,1\nB,2\n' >full/air/stations.csv
printf '{"type": "Point", "coordinates": [107.6, 16.5]}' >full/air/map.geojson
for portal in full "$root/datasets"; do
	rm -rf site
	name=${portal##*/}
	run "$DATAMO" build "$portal" -o site --quiet --today 2024-08-01
	is_status 0 "$name: builds" || continue
	again make "$portal" "$name, from its packages"
	again unpack "$portal" "$name, from its bundles"
done

small_portal other
sed -i 's/\[vi, en\]/[en, vi]/; s#example.org/city#example.com#; s/: city/: office/' other/portal.yml
sed -i 's/^city/office/' other/organizations.csv
rm -r other/air site
run "$DATAMO" build full -o site --quiet
run python3 "$script" make site other
run "$DATAMO" build other -o other-site --lang en
is_status 0 "a package of another portal is taken"
err_has '"city" is not in organizations.csv' "what its registers lack is said"
title() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["title"]["text"])' "$1"; }
ok "titles are in their languages" is_equal "$(title other-site/api/v1/datasets/air.json)" "Air <quality> & dust"
ok "all of them" is_equal "$(title other-site/vi/api/v1/datasets/air.json)" "Chất lượng “không khí”"
end
