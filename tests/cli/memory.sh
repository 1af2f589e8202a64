#!/bin/bash
# SPDX-License-Identifier: MIT
# Memory does not grow with the length of a table. MEGABYTES=500 for more.
. "$(dirname "$0")/lib.sh"
case ${TREE:-} in
*address* | *thread*) skip_all "a sanitizer has its own memory" ;;
esac

table() # megabytes
{
	awk -v size="$1" 'BEGIN {
		print "id,day,name,value,note"
		for (i = 0; written < size * 1000000; i++)
			written += length(line = sprintf("%08d,2024-%02d-%02d,tên %d,%d.%02d,\"note, with \"\"quotes\"\" %d\"",
				i, i % 12 + 1, i % 28 + 1, i * 7919 % 100003, i % 1000, i % 100, i % 17)) + 1 + 0 * print_line(line)
	}
	function print_line(line) { print line; return 0 }'
}

peak() # portal: peak resident size of its build, in KiB
{
	python3 - "$DATAMO" build "$1" -o "$1-site" --quiet <<-'END'
		import resource, subprocess, sys
		code = subprocess.run(sys.argv[1:]).returncode
		print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if code == 0 else 0)
	END
}

large=${MEGABYTES:-40}
for size in $((large / 10)) "$large"; do
	small_portal "p$size"
	table "$size" >"p$size/air/measurements.csv"
done
small_peak=$(peak "p$((large / 10))")
large_peak=$(peak "p$large")
echo "# $((large / 10)) MB: $small_peak KiB, $large MB: $large_peak KiB"
ok "$large MB within 64 MiB" test "$large_peak" -gt 0 -a "$large_peak" -lt 65536
ok "no more than a fifth above a tenth of the table" test "$large_peak" -le $((small_peak * 6 / 5))

# A quote that is never closed swallows the rest of the table, but not memory.
printf 'id,note\n1,"open\n' >p$large/air/measurements.csv
awk -v size="$large" 'BEGIN { for (i = 0; i < size * 20000; i++) print "2,some more text that a reader would gather, " i }' \
	>>p$large/air/measurements.csv
python3 - "$DATAMO" build p$large -o quote-site --quiet 2>err >out <<-'END'
	import resource, subprocess, sys
	code = subprocess.run(sys.argv[1:]).returncode
	print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
END
read -r status quote_peak <out
is_status 1 "a quote that is never closed is an error"
err_has "air/measurements.csv:2:3" "reported where it opened"
ok "within 64 MiB ($quote_peak KiB)" test "$quote_peak" -lt 65536
end
