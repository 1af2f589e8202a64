#!/bin/bash
# SPDX-License-Identifier: MIT
# `datamo fix` mends how a table is written, shows it, and writes only when told to.
. "$(dirname "$0")/lib.sh"
printf 'id,tên\r\n1,Hà Nội\n2,Huế\r\n' >ends.csv
chmod 640 ends.csv
cp ends.csv before
run "$DATAMO" fix ends.csv
is_status 1 "there is something to mend"
ok "the line is shown" file_has out "-1,Hà Nội"
ok "with its new end" file_has out "+1,Hà Nội\\x0D"
ok "the mending is named" file_has out "(line-ends)"
ok "nothing is written" cmp -s ends.csv before
run "$DATAMO" fix --write ends.csv
is_status 0 "--write mends"
printf 'id,tên\r\n1,Hà Nội\r\n2,Huế\r\n' >expected
ok "the file" cmp -s ends.csv expected
ok "keeps its mode" is_equal "$(stat -c %a ends.csv)" 640
run "$DATAMO" fix --write ends.csv
ok "a second time there is nothing to do" test "$status" = 0 -a ! -s out
printf 'id,ghi chú\n1,"hai\r\ndòng"\n2,một\r\n3,ba\n' >quoted.csv
run "$DATAMO" fix --write quoted.csv
printf 'id,ghi chú\n1,"hai\r\ndòng"\n2,một\n3,ba\n' >expected
ok "line ends within a cell stay" cmp -s quoted.csv expected
printf 'id,ten\n1,Ha\xcc\x80 No\xcc\xa3\xcc\x82i\n' >nfd.csv
run "$DATAMO" fix --write nfd.csv
ok "decomposed letters are composed" is_equal "$(cat nfd.csv)" $'id,ten\n1,Hà Nội'
printf 'id;name;;\n1;A;;\n2;;;\n;;;\n\n' >blank.csv
run "$DATAMO" fix --write blank.csv
ok "blank rows and columns at the end go" is_equal "$(cat blank.csv)" $'id;name\n1;A\n2;'
printf 'id,tên\n1,Hà Nội\n2,Thừa Thiên Huế\n3,Đồng bằng sông Cửu Long\n' >utf8
iconv -f utf-8 -t utf-16 utf8 >utf16.csv
run "$DATAMO" fix --write utf16.csv
ok "UTF-16 becomes UTF-8" cmp -s utf16.csv utf8
printf 'id,t\xean\n1,H\xe0 N\xf4\xf2i\n2,Th\xf9a Thi\xean Hu\xea\xec\n' >cp1258.csv
run "$DATAMO" fix --write cp1258.csv --encoding windows-1258
ok "so does a code page that is named" is_equal "$(head -n 1 cp1258.csv)" "id,tên"
printf 'id,tên\n1,Hà Nội\n2,Hu\xea\n' >mixed.csv
cp mixed.csv before
run "$DATAMO" fix --write mixed.csv
is_status 1 "a mixture of encodings is refused"
ok "and left alone" cmp -s mixed.csv before
ln -s ends.csv link.csv
run "$DATAMO" fix --write link.csv
is_status 3 "so is a symbolic link"
run "$DATAMO" fix
is_status 2 "no file is wrong usage"
run "$DATAMO" fix x.csv --encoding nothing
is_status 2 "so is an unknown encoding"
printf 'id\n1\x1b[31m\x0a2\r\n' >escape.csv
run "$DATAMO" fix escape.csv
ok "nothing of the file commands a terminal" not grep -q $'\e' out
ok "no temporary file is left" test -z "$(find . -name "*.tmp")"
end
