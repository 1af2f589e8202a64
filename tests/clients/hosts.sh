#!/bin/bash
# SPDX-License-Identifier: MIT
# nginx, Apache and Caddy serve sites by the files that datamo writes for them: each address of the manifest, and what is
# not there. A portal with everything on below a path, and the demo at the root.
. "$(dirname "$0")/../cli/lib.sh"
everything='precompress: true
host_files: [nginx, apache, caddy, headers]
formats: [csv, xlsx, csv-excel, json, ndjson, geojson, tsv, sqlite, zip, archive, dataset-turtle, dataset-rdfxml,
  dataset-ntriples, dataset-feed, csvw, croissant, markdown, ckan]'

small_portal p
echo "$everything" >>p/portal.yml
sed -i 's/^publisher: city/&\nformer_ids: [dust, dust-2]/' p/air/dataset.md
for number in $(seq 40); do echo "A,2024-04-01,$number.5"; done >>p/air/measurements.csv
printf 'a;b\r\nx;1\r\ny;2\r\n' | iconv -t UTF-16 >p/air/wide.csv
cp p/air/measurements.csv p/air/evil.php.csv
run "$DATAMO" build p -o web/city --quiet --draft
is_status 0 "builds a portal with everything on" || show err

cp -r "$root/datasets" demo
sed -i '/^formats:/d;/^precompress:/d' demo/portal.yml
echo "$everything" >>demo/portal.yml
run "$DATAMO" build demo -o site --quiet
is_status 0 "builds the demo with everything on" || show err
chmod 755 "$work"

small_portal many
echo "$everything" | sed '/^formats/,$d' >>many/portal.yml
echo 'formats: [csv, ckan]' >>many/portal.yml
for number in $(seq 249); do
	mkdir many/air-$number
	cp many/air/dataset.md many/air/measurements.csv many/air-$number/
done
run "$DATAMO" build many -o many-web/city --quiet
is_status 0 "builds a portal of 250 datasets" || show err

# Servers of our own: in the foreground, on this machine only, without the settings of the system. Each tells its port.
started=()
trap 'kill "${started[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

start_nginx() # port, root, host file
{
	mkdir -p nginx
	cat >nginx.conf <<-END
		daemon off; master_process off; pid $work/nginx/pid; error_log $work/nginx.log;
		events { }
		http {
			access_log off;
			client_body_temp_path nginx/a; proxy_temp_path nginx/b; fastcgi_temp_path nginx/c;
			uwsgi_temp_path nginx/d; scgi_temp_path nginx/e;
			server { listen 127.0.0.1:$1; root $2; include $3/host/nginx.conf; }
		}
	END
	nginx -p "$work" -c "$work/nginx.conf" -e "$work/nginx.log" >nginx.log 2>&1 &
}

start_apache() # port, root, host file
{
	local modules=/usr/lib/apache2/modules
	{
		for module in mpm_event authz_core authz_host mime dir headers rewrite alias filter deflate env; do
			echo "LoadModule ${module}_module $modules/mod_$module.so"
		done
		cat <<-END
			Listen 127.0.0.1:$1
			ServerName localhost
			PidFile $work/apache.pid
			ErrorLog $work/apache.log
			TypesConfig /etc/mime.types
			User nobody
			Group nogroup
			# As hosts have it that run programs: by any ending in a name, and with a compressor of their own.
			AddHandler cgi-script .php
			AddLanguage ca .ca
			AddOutputFilterByType DEFLATE text/html application/json
			DocumentRoot $2
			<Directory $2>
				AllowOverride FileInfo Indexes Options=Indexes,MultiViews
				Require all granted
			</Directory>
			<Files ".ht*">
				Require all denied
			</Files>
		END
	} >apache.conf
	apache2 -X -f "$work/apache.conf" >apache.log 2>&1 &
}

start_caddy() # port, root, host file
{
	cat >Caddyfile <<-END
		{
			admin off
			auto_https off
		}
		http://127.0.0.1:$1 {
			bind 127.0.0.1
			root * $2
			import $3/host/Caddyfile
		}
	END
	XDG_DATA_HOME="$work/caddy" XDG_CONFIG_HOME="$work/caddy" HOME="$work" \
		caddy run --config "$work/Caddyfile" --adapter caddyfile >caddy.log 2>&1 &
}

ask() # host, root, path of the site in it
{
	local port
	port=$(free_port)
	"start_$1" "$port" "$work/$2" "$work/$2$3"
	started+=($!)
	ok "$1 serves $2$3" wait_for_port "$port" || { show "$1.log"; return; }
	node "$root/tests/clients/hosts.mjs" "$1" "http://127.0.0.1:$port$3" "$work/$2$3" >answers
	while IFS= read -r line; do
		case $line in
		'ok '*) ok "${line#ok * - }" true ;;
		'not ok '*) ok "${line#not ok * - }" false ;;
		'#'*) echo "$line" ;;
		esac
	done <answers
	ok "$1 was asked everything" grep -q '^1\.\.' answers
	kill "${started[-1]}"
	wait "${started[-1]}" 2>/dev/null
}

harvest() # host
{
	local port
	port=$(free_port)
	"start_$1" "$port" "$work/many-web" "$work/many-web/city"
	started+=($!)
	wait_for_port "$port"
	run node "$root/tests/clients/harvest.mjs" "http://127.0.0.1:$port/city/" 250
	is_status 0 "$1: CKAN's harvester gets all datasets" || show out
	kill "${started[-1]}"
	wait "${started[-1]}" 2>/dev/null
}

for host in nginx apache caddy; do
	command -v ${host/apache/apache2} >/dev/null || skip_all "no $host"
	ask $host web /city/
	ask $host site /
	harvest $host
done
end
