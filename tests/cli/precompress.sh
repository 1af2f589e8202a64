#!/bin/bash
# SPDX-License-Identifier: MIT
# Compressed twins beside files of text: of the same content, the same bytes each time, and gone with their file.
. "$(dirname "$0")/lib.sh"
small_portal p
run "$DATAMO" build p -o plain --quiet
is_status 0 "builds without twins"
ok "there are none" is_equal "$(find plain -name '*.gz')" ""
echo 'precompress: true' >>p/portal.yml
for number in $(seq 40); do echo "A,2024-04-01,$number.5"; done >>p/air/measurements.csv
run "$DATAMO" build p -o site --quiet
is_status 0 "builds with twins"

twins() # every twin, read by Python's gzip, is its file; time 0, no name, system unknown
{
	python3 - "$1" <<-'END'
		import gzip, os, sys
		count = 0
		for folder, _, names in os.walk(sys.argv[1]):
		    for name in names:
		        path = os.path.join(folder, name)
		        text = name.endswith((".html", ".css", ".json", ".csv", ".ttl", ".xml", ".js", ".jsonld"))
		        if text and os.path.getsize(path) >= 512:
		            assert os.path.exists(path + ".gz"), path
		        if name.endswith(".gz"):
		            data = open(path, "rb").read()
		            assert gzip.decompress(data) == open(path[:-3], "rb").read(), path
		            assert data[3:8] == bytes(5) and data[9] == 255, path
		            count += 1
		print(count)
	END
}
run twins site
is_status 0 "each file of text has its twin"
ok "many of them" test "$(cat out)" -gt 20
ok "of a download too" test -f site/datasets/air/measurements.csv.gz
expected=$(tree_sum site)
run "$DATAMO" build p -o site
ok "a build without changes makes no new ones" file_has out "nothing has changed"
run env TZ=Asia/Tokyo "$DATAMO" build p -o other --quiet -j3
ok "elsewhere they are the same bytes" is_equal "$(tree_sum other)" "$expected"
sed -i s/11.5/11.75/ p/air/measurements.csv
run "$DATAMO" build p -o site --quiet
run twins site
is_status 0 "a changed file has a new twin"
printf 'x' | dd of=site/datasets/air/measurements.csv.gz bs=1 seek=12 conv=notrunc status=none
sed -i s/11.75/11.5/ p/air/measurements.csv
run "$DATAMO" build p -o site --quiet
ok "back to the former bytes" is_equal "$(tree_sum site)" "$expected"
mkdir draft
cp -r p draft/p
for number in $(seq 101 140); do echo "A,2024-04-01,$number.5,1.5"; done >>draft/p/air/measurements.csv
run "$DATAMO" build draft/p -o draft/site --draft --quiet
ok "a table that is withheld has no twin either" is_equal "$(find draft/site/datasets -name '*.csv*')" ""
sed -i /precompress/d p/portal.yml
run "$DATAMO" build p -o site --quiet
ok "none are left when they are not wanted" is_equal "$(find site -name '*.gz')" ""
end
