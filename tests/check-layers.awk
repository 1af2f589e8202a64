# SPDX-License-Identifier: MIT
# Who may include whom: one line a folder, then the headers of others that it may use.
BEGIN {
	may["base"] = "base";                   libs["base"] = "emmintrin.h zlib.h xxhash.h openssl/ iconv.h utf8proc.h libxml/xmlwriter.h netdb.h netinet/ arpa/"
	may["model"] = "base model"
	may["read"] = "base model read";        libs["read"] = "csv.h yaml.h cjson/ cmark.h"
	may["profile"] = "base model profile"
	may["check"] = "base model check";      libs["check"] = "pcre2.h"
	may["inspect"] = "base model read profile check inspect"
	may["export"] = "base model export";    libs["export"] = "cjson/ sqlite3.h"
	may["render"] = "base model render";    libs["render"] = "cmark.h cjson/"
	may["host"] = "base model host"
	may["site"] = "base model read profile check inspect export render host site"
	may["deploy"] = "base model site deploy"
	may["serve"] = "base model site serve"; libs["serve"] = "microhttpd.h netinet/in.h"
	may["cli"] = may["site"] " deploy serve cli"
	may["main.c"] = "cli"
	c_library = "^(assert|ctype|dirent|errno|fcntl|float|getopt|inttypes|langinfo|limits|math|poll|pthread|" \
		"elf|link|malloc|sched|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|time|" \
		"unistd|(sys|linux)/[a-z0-9_]+)\\.h$"
}

function refuse(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why
	broken = 1
}

function lists(words, header,   list, count, i) {
	count = split(words, list, " ")
	for (i = 1; i <= count; i++)
		if (header == list[i] || list[i] ~ /\/$/ && index(header, list[i]) == 1)
			return 1
	return 0
}

FNR == 1 { split(FILENAME, path, "/"); folder = path[2] }

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\""); split(quoted[2], target, "/")
	if (!lists(may[folder], target[1]))
		refuse(folder " may not include " quoted[2])
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	header = $0; sub(/^[^<]*</, "", header); sub(/>.*/, "", header)
	if (folder == "model" && header ~ /^(fcntl|unistd|dirent|sys\/.*)\.h$/)
		refuse("model does no I/O: <" header ">")
	else if (header !~ c_library && !lists(libs[folder], header))
		refuse(folder " may not include <" header ">")
	if (header == "pcre2.h" && pcre2_user && pcre2_user != FILENAME)
		refuse("pcre2.h is included in " pcre2_user " already: one file only")
	if (header == "pcre2.h")
		pcre2_user = FILENAME
}

END { exit broken }
