#!/bin/bash
# SPDX-License-Identifier: MIT
# Reports of findings, read by programs of others: SARIF by Microsoft's validator, JUnit by junitparser.
. "$(dirname "$0")/../cli/lib.sh"
python=/usr/bin/python3 # Debian's own, for its packages
tool=$root/tests/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
cat >schema.json <<'END'
{"fields": [{"name": "id", "type": "integer"}, {"name": "n", "type": "integer"}]}
END
{
	printf 'id,n\n1,x\n2\n3,<b>&\x01\n4,::error file=a::b\n5,"]]>\n",\n6,'
	printf 'Hà Nội \xe2\x80\xae\n'
	seq 100
} >'a b,%c#?.csv'
printf 'id,n\n1,2\n' >clean.csv
small_portal portal
echo '[x](lost.md)' >>portal/air/dataset.md
for format in sarif junit json markdown csv github; do
	"$DATAMO" validate 'a b,%c#?.csv' --schema schema.json --format $format >dirty.$format
	"$DATAMO" validate clean.csv --format $format >clean.$format
	"$DATAMO" validate portal --lang vi --format $format >portal.$format
done
if [ -f "$tool" ]; then
	chmod +x "$tool"
	for name in dirty clean portal; do
		run env DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" validate $name.sarif
		is_status 0 "$name.sarif: the validator is content"
		ok "$name.sarif: no error" not grep -qE ': error|error SARIF' out || show out
	done
else
	skip "SARIF keeps its schema" "no sarif-multitool for this machine"
fi
if $python -c 'import junitparser' 2>err; then
	for name in dirty clean portal; do
		run_with $python - $name <<-'END'
			import json, sys
			from junitparser import Failure, JUnitXml
			name = sys.argv[1]
			suites = list(JUnitXml.fromfile(f"{name}.junit"))
			findings = json.load(open(f"{name}.json"))["findings"]
			cases = [case for suite in suites for case in suite]
			failed = [case for case in cases if any(isinstance(r, Failure) for r in case.result)]
			assert len(cases) == len(findings) + 1, (len(cases), len(findings))
			assert len(failed) == sum(f["level"] == "error" for f in findings), len(failed)
			assert all(suite.tests == len(list(suite)) for suite in suites)
			assert sum(suite.failures for suite in suites) == len(failed)
		END
		ok "$name.junit has a case for each finding, and its errors fail" test "$status" = 0 || show err
	done
else
	skip "JUnit's XML is read" "no python3-junitparser"
fi
run_with $python - <<'END'
import csv, json
rows = list(csv.DictReader(open("dirty.csv", encoding="utf-8", newline="")))
findings = json.load(open("dirty.json"))["findings"]
assert [(r["rule"], r["line"]) for r in rows] == [(f["rule"], str(f.get("line", ""))) for f in findings]
assert [r["message"] for r in rows] == [f["message"] for f in findings]
END
ok "the CSV says what the JSON says" test "$status" = 0 || show err
end
