#!/bin/bash
# SPDX-License-Identifier: MIT
# Nothing of the input becomes markup or script, wherever it stands.
. "$(dirname "$0")/lib.sh"
small_portal p
payload='"><script>alert(1)</script><img src=x onerror=alert(1)>'
quoted=${payload//\"/\\\"}
cat >p/air/dataset.md <<END
---
title: {vi: "vi $quoted", en: "en $quoted"}
description: {vi: "vi $quoted", en: "en $quoted"}
publisher: city
themes: [environment]
keywords: {vi: ["khóa $quoted"], en: ["key $quoted"]}
version: "$quoted"
legal_basis: "$quoted"
sources: [{title: "$quoted", url: "https://example.org/?a=1&b=<script>"}]
---
# Heading $payload

$payload [link](javascript:alert(1)) [other](data:text/html,x) ![picture](https://example.org/x.png)

<div onclick="alert(1)">raw</div> <https://example.org/"onmouseover="x>

| a$payload | b |
|---|---|
| \`$payload\` | **c** |
END
printf '"name""><script>alert(2)</script>",value\n"""</script><script>alert(3)</script>",1\n"{{{x}}} {{x}} <!--<script>",2\n' \
	>p/air/measurements.csv
sed -i 's|^city,|city,"<b onfocus=alert(4)>",<i>x</i>,,local-authority,https://example.org/,\ncity2,|' p/organizations.csv
run "$DATAMO" build p -o site --draft --lang en
is_status 0 "builds" || show err
ok "no message begins with the input's words" not grep -qE '^(::|<script|")' err
python3 - site <<'END' >found
import os, sys
from html.parser import HTMLParser
ours = {"a", "img", "script", "link"}
class Page(HTMLParser):
    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "script" and not (given.get("src", "").endswith(".js") or "json" in given.get("type", "")):
            print(path, self.getpos(), "script", given)
        for name, value in attributes:
            if name.startswith("on") or name == "style":
                print(path, self.getpos(), tag, name)
            if name in ("href", "src") and value.split(":")[0].lower() in ("javascript", "data", "vbscript"):
                print(path, self.getpos(), tag, value)
            if name == "src" and "//" in value:
                print(path, self.getpos(), "loads", value)
        if tag in ("iframe", "object", "embed", "base", "form") and tag != "form":
            print(path, self.getpos(), tag)
    def handle_data(self, data):
        if self.lasttag == "script" and ("<script" in data or "</" in data):
            print(path, self.getpos(), "in a script:", data[:80])
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".html"):
            Page().feed(open(path, encoding="utf-8").read())
END
ok "no script, handler, style or foreign source in any page" is_equal "$(cat found)" ""
ok "the payload is there as text" grep -rqF '&lt;script&gt;alert(1)' site/datasets/air/index.html
for parser in files links; do
	run python3 "$root/tests/parsers/$parser.py" site
	[ "$status" = 0 ] || show out
	is_status 0 "$parser.py has nothing to say"
done
end
