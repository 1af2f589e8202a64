#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Answers of `datamo serve`, byte by byte: hostile requests, parts, conditions, compressed twins.

usage: check_requests.py PORT SITE [FOLDER_OF_REQUESTS]
SITE is the site that is served, with compressed twins and CKAN's files; what lies in the folder is sent too: *.req, in
which PORT stands for the port.
"""
import glob
import gzip
import os
import sys

import raw_http as http
from raw_http import answers, connect, exchange, get, receive
from tap import end, ok, skip

port, site = int(sys.argv[1]), sys.argv[2]
HOST = f"127.0.0.1:{port}"
CSV = "/datasets/air/measurements.csv"


def request(line, *headers, host=HOST):
    lines = [line] + ([f"Host: {host}"] if host is not None else []) + list(headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


# What is sent, and the statuses that are right; None: closed without an answer.
HOSTILE = [
    ("two slashes", request("GET //etc/passwd HTTP/1.1"), {404}),
    ("two slashes to another host", request("GET //evil.example/.. HTTP/1.1"), {404}),
    ("upwards", request("GET /../../../../etc/passwd HTTP/1.1"), {404}),
    ("upwards, encoded", request("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1"), {404}),
    ("upwards, slashes encoded", request("GET /..%2f..%2fetc%2fpasswd HTTP/1.1"), {404}),
    ("upwards, encoded twice", request("GET /%252e%252e/%252e%252e/etc/passwd HTTP/1.1"), {404}),
    ("upwards from a folder", request("GET /datasets/../../etc/passwd HTTP/1.1"), {404}),
    ("upwards to what is there", request("GET /datasets/../index.html HTTP/1.1"), {404}),
    ("backslashes", request("GET /..\\..\\etc\\passwd HTTP/1.1"), {404}),
    ("a dot", request("GET /./index.html HTTP/1.1"), {404}),
    ("a repository", request("GET /.git/config HTTP/1.1"), {404}),
    ("a NUL, encoded", request("GET /index.html%00.csv HTTP/1.1"), {400}),
    ("a NUL", request("GET /index.html\0.csv HTTP/1.1"), {400}),
    ("a NUL in a header", request("GET / HTTP/1.1", "Accept: a\0b"), {400}),
    ("half an escape", request("GET /index.html% HTTP/1.1"), {400}),
    ("an escape that is none", request("GET /%zz HTTP/1.1"), {400}),
    ("ill-formed UTF-8", request("GET /%ff%fe HTTP/1.1"), {400}),
    ("overlong UTF-8", request("GET /%c0%ae%c0%ae/etc/passwd HTTP/1.1"), {400}),
    ("a fragment", request("GET /index.html#x HTTP/1.1"), {400}),
    ("markup", request("GET /<script>alert(1)</script> HTTP/1.1"), {404}),
    ("a link out of the site", request("GET /link-to-etc/passwd HTTP/1.1"), {404}),
    ("what no manifest lists", request("GET /planted.html HTTP/1.1"), {404}),
    ("a link in a file's place", request("GET /planted-link.txt HTTP/1.1"), {404}),
    ("another host's address", request("GET http://evil.example/ HTTP/1.1"), {400}),
    ("another method", request("POST / HTTP/1.1"), {405}),
    ("PUT", request("PUT /x HTTP/1.1", "Content-Length: 0"), {405}),
    ("DELETE", request("DELETE /index.html HTTP/1.1"), {405}),
    ("OPTIONS", request("OPTIONS * HTTP/1.1"), {405}),
    ("TRACE", request("TRACE / HTTP/1.1"), {405}),
    ("CONNECT", request("CONNECT evil.example:443 HTTP/1.1", host="evil.example:443"), {403}),
    ("a method that does not exist", request("GETT / HTTP/1.1"), {405}),
    ("a body", request("GET / HTTP/1.1", "Content-Length: 3") + b"abc", {413}),
    ("a length without a body", request("POST / HTTP/1.1", "Content-Length: 1000000"), {405}),
    ("a chunk too large", request("POST / HTTP/1.1", "Transfer-Encoding: chunked") + b"F" * 17 + b"\r\nx\r\n", {405}),
    ("a length too large", request("POST / HTTP/1.1", "Content-Length: " + "9" * 20), {400, 413}),
    ("a length below nothing", request("GET / HTTP/1.1", "Content-Length: -1"), {400}),
    ("two lengths", request("GET / HTTP/1.1", "Content-Length: 0", "Content-Length: 5"), {400, 413}),
    ("no host", request("GET / HTTP/1.1", host=None), {400}),
    ("no host in HTTP/1.0", request("GET / HTTP/1.0", host=None), {400}),
    ("an empty host", request("GET / HTTP/1.1", host=""), {400, 403}),
    ("two hosts", request("GET / HTTP/1.1", "Host: evil.example"), {400}),
    ("a name bound to our address", request("GET / HTTP/1.1", host=f"7f000001.rbndr.example:{port}"), {403}),
    ("a name that ends like ours", request("GET / HTTP/1.1", host=f"evil.localhost:{port}"), {403}),
    ("a name that begins like ours", request("GET / HTTP/1.1", host=f"localhost.evil.example:{port}"), {403}),
    ("another port", request("GET / HTTP/1.1", host="127.0.0.1:1"), {403}),
    ("no port", request("GET / HTTP/1.1", host="127.0.0.1"), {403}),
    ("a user name", request("GET / HTTP/1.1", host="localhost@evil.example"), {403}),
    ("another address of this machine", request("GET / HTTP/1.1", host=f"0.0.0.0:{port}"), {403}),
    ("a script of another site", request("GET /.datamo/state HTTP/1.1", "Origin: https://evil.example",
                                         "Sec-Fetch-Site: cross-site"), {403}),
    ("an image for another site", request("GET /index.html HTTP/1.1", "Sec-Fetch-Site: cross-site",
                                          "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"), {403}),
    ("a frame in another site", request("GET / HTTP/1.1", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate",
                                        "Sec-Fetch-Dest: iframe"), {403}),
    ("another port's page", request("GET / HTTP/1.1", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"), {403}),
    ("a hidden origin", request("GET / HTTP/1.1", "Origin: null"), {403}),
    ("a folded header", request("GET / HTTP/1.1", "X: a\r\n b"), {400}),
    ("a folded host", f"GET / HTTP/1.1\r\nHost: {HOST}\r\n .evil.example\r\n\r\n".encode(), {400, 403}),
    ("a header without a colon", request("GET / HTTP/1.1", "what"), {400}),
    ("a blank before the first header", f"GET / HTTP/1.1\r\n Host: {HOST}\r\n\r\n".encode(), {400}),
    ("headers too large", request("GET / HTTP/1.1", "X: " + "a" * 65536), {400, 413, 431}),
    ("too many headers", request("GET / HTTP/1.1", *(f"X-{i}: 1" for i in range(5000))), {400, 413, 431}),
    ("a target too long", request("GET /" + "a" * 65536 + " HTTP/1.1"), {400, 413, 414, 431}),
    ("HTTP/0.9", b"GET /\r\n", {400, None}),
    ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505, None}),
    ("HTTP/9.9", request("GET / HTTP/9.9"), {400, 505}),
    ("HTTP/1.2", request("GET / HTTP/1.2"), {505}),
    ("TLS", bytes.fromhex("16030100c8010000c40303") + b"\0" * 190, {400, None}),
    ("bytes", bytes(range(256)) * 8, {400, None}),
    ("nothing", b"\r\n\r\n", {400, None}),
]


def serves():
    answer = get(port, "/index.html")
    return answer is not None and answer.status == 200 and b"</html>" in answer.body


def hostile():
    for name, sent, expected in HOSTILE:
        seconds = 1.5 if None in expected else 5
        answer = exchange(port, sent, seconds)
        status = answer.status if answer else None
        ok(status in expected and (not answer or b"root:" not in answer.body and b"planted" not in answer.body),
           f"{name}: {'/'.join(map(str, expected))}", f"got {answer!r}")
        if answer and status == 404:
            ok(b"alert(1)" not in answer.body, f"{name}: does not come back")
    ok(serves(), "and the server is up")


# 200 or 206 only for what is asked rightly (MANIFEST.tsv of bad/); else refused or closed, and never anything else's
# content; no answer leads to another place.
WELL = {"head", "lf-only", "pipelined", "range-many"}


def folder(path):
    for name in sorted(glob.glob(os.path.join(path, "*.req"))):
        case = os.path.basename(name)[:-4]
        with open(name, "rb") as file:
            sent = file.read().replace(b"PORT", str(port).encode())
        answer = exchange(port, sent, 1.5)
        is_well = case in WELL
        right = {200, 206} if is_well else set(range(400, 500)) | {505, None}
        status = answer.status if answer else None
        body = answer.body if answer else b""
        ok(status in right and b"root:" not in body and b"alert(1)" not in body and
           (not answer or "location" not in answer.headers), f"{case}: {status}", f"{answer!r}")
        ok(serves(), f"{case}: and the server is up")


def pipelined():
    with connect(port) as connection:
        connection.sendall(request("GET / HTTP/1.1") * 200)
        got = answers(receive(connection, 5, lambda all_of_it: all_of_it.count(b"HTTP/1.1 200") >= 200 and
                              len(answers(all_of_it)) == 200))
    ok(len(got) == 200 and all(answer.status == 200 for answer in got), "200 requests at once: 200 answers", len(got))
    ok(len({answer.body for answer in got}) == 1, "all the same")


def read(path):
    with open(os.path.join(site, path), "rb") as file:
        return file.read()


def types():
    for path, expected in {
            "/": "text/html; charset=utf-8", "/en/": "text/html; charset=utf-8", "/catalog.ttl": "text/turtle",
            "/datasets/air/": "text/html; charset=utf-8", CSV: "text/csv; charset=utf-8", "/robots.txt": "text/plain",
            "/datasets/air/original/measurements.csv": "text/csv", "/manifest.json": "application/json",
            "/feed.xml": "application/atom+xml", "/catalog.jsonld": "application/ld+json",
            "/api/3/action/package_list": "application/json", "/sitemap.xml": "application/xml",
            "/datasets/air/measurements.xlsx": "application/vnd.openxmlformats"}.items():
        answer = get(port, path)
        ok(answer and answer.status == 200 and answer.headers["content-type"].startswith(expected),
           f"{path}: {expected}", repr(answer))
    answer = get(port, "/")
    policy = answer.headers.get("content-security-policy", "")
    ok("default-src 'none'" in policy and "unsafe" not in policy and answer.headers["x-content-type-options"] == "nosniff"
       and answer.headers["cross-origin-resource-policy"] == "same-origin", "pages have the headers of a host")
    answer = get(port, CSV)
    ok(not any(name.startswith("access-control") for name in answer.headers), "but nothing opens them to other sites")
    ok(get(port, "/datasets/air/original/measurements.csv").headers.get("content-disposition") == "attachment",
       "the curators' files are downloads")


def addresses():
    for host in (HOST, f"localhost:{port}", f"LocalHost:{port}", f"[::1]:{port}"):
        answer = get(port, "/", host=host)
        ok(answer and answer.status == 200, f"answers to {host}")
    answer = get(port, "/", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"])
    ok(answer and answer.status == 200, "whoever follows a link from elsewhere comes in")
    answer = get(port, "/", [f"Origin: http://{HOST}", "Sec-Fetch-Site: same-origin"])
    ok(answer and answer.status == 200, "our own scripts may ask")
    answer = get(port, "/datasets")
    ok(answer and answer.status == 301 and answer.headers["location"] == "/datasets/", "a folder gets its slash")
    answer = get(port, "/city/datasets")
    ok(answer and answer.headers.get("location") == "/city/datasets/", "base_url's path may stand in front")
    ok(get(port, "/city/assets/").status == 404 and get(port, "/city/").status == 200, "and is the same site")
    answer = get(port, "/no/such/page")
    ok(answer.status == 404 and b"</html>" in answer.body and b"/city/" in answer.body, "what is missing: the site's page")
    ok("etag" not in answer.headers, "which is no version of anything")
    answer = get(port, "/index.html?utm=1&x=%ff")
    ok(answer.status == 200, "a query is ignored")
    try:
        with http.socket.create_connection(("::1", port), timeout=2) as connection:
            connection.sendall(request("GET / HTTP/1.1", host=f"[::1]:{port}"))
            ok(b"200 OK" in receive(connection, 2, lambda got: b"\r\n" in got), "answers on ::1 too")
    except OSError as error:
        skip("answers on ::1 too", error)


def script():
    page, plain = get(port, "/index.html").body, read("index.html")
    before, found, after = page.partition(b'<script defer src="/.datamo/live.js" data-site="')
    ok(found and before + after.partition(b"</script>")[2] == plain, "a page is the site's, and one script")
    ok(get(port, "/manifest.json").body == read("manifest.json") and get(port, CSV).body == read(CSV[1:]),
       "other files are the site's, byte for byte")
    ok(get(port, "/.datamo/live.js").status == 200 and get(port, "/.datamo/live.css").status == 200, "the script is there")
    ok(get(port, "/.datamo/waiting.vi.html").status == 404 and get(port, "/.datamo/../live.js").status == 404,
       "and nothing else beside it")


def parts():
    data = read(CSV[1:])
    size = len(data)
    for header, first, last in (("bytes=0-0", 0, 0), ("bytes=5-9", 5, 9), (f"bytes={size - 3}-", size - 3, size - 1),
                                ("bytes=-4", size - 4, size - 1), ("bytes=10-99999999999999999999", 10, size - 1),
                                (f"bytes=-{size * 2}", 0, size - 1), ("Bytes=1-2", 1, 2)):
        answer = get(port, CSV, [f"Range: {header}"])
        ok(answer.status == 206 and answer.body == data[first:last + 1] and
           answer.headers["content-range"] == f"bytes {first}-{last}/{size}", f"{header}: 206", repr(answer))
    for header in ("bytes=0-0,5-9", "bytes=5-1", "lines=0-1", "bytes=a-b", "bytes=", "bytes=-", "bytes 0-1"):
        answer = get(port, CSV, [f"Range: {header}"])
        ok(answer.status == 200 and answer.body == data, f"{header}: all of it", repr(answer))
    for header in (f"bytes={size}-", "bytes=-0"):
        answer = get(port, CSV, [f"Range: {header}"])
        ok(answer.status == 416 and answer.headers["content-range"] == f"bytes */{size}", f"{header}: 416", repr(answer))
    answer = get(port, CSV, ["Range: bytes=0-3"], method="HEAD")
    ok(answer.status == 206 and answer.headers["content-length"] == "4" and not answer.body, "HEAD of a part")
    whole = get(port, "/index.html").body
    ok(get(port, "/index.html", ["Range: bytes=-20"]).body == whole[-20:], "a part of a page, with its script")


def conditions():
    whole = get(port, CSV)
    tag, date = whole.headers["etag"], whole.headers["last-modified"]
    early, late = "Sun, 06 Nov 1994 08:49:37 GMT", "Fri, 31 Dec 2083 23:59:59 GMT"
    for headers, status in (
            ([f"If-None-Match: {tag}"], 304), ([f'If-None-Match: "x", W/{tag}'], 304), (["If-None-Match: *"], 304),
            (['If-None-Match: "x"'], 200), ([f'If-None-Match: "x"', f"If-Modified-Since: {late}"], 200),
            ([f"If-Modified-Since: {date}"], 304), ([f"If-Modified-Since: {early}"], 200),
            (["If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT"], 200), (["If-Modified-Since: yesterday"], 200),
            ([f"If-Match: {tag}"], 200), ([f"If-Match: W/{tag}"], 412), (['If-Match: "x"'], 412),
            ([f"If-Unmodified-Since: {early}"], 412), ([f"If-Unmodified-Since: {late}"], 200),
            (["Range: bytes=0-1", f"If-Range: {tag}"], 206), (["Range: bytes=0-1", 'If-Range: "x"'], 200),
            (["Range: bytes=0-1", f"If-Range: {date}"], 206), (["Range: bytes=0-1", f"If-Range: {late}"], 200),
            (["Range: bytes=0-1", f"If-Range: W/{tag}"], 200), (["Range: bytes=0-1", f"If-None-Match: {tag}"], 304)):
        answer = get(port, CSV, headers)
        ok(answer.status == status, f"{', '.join(headers)}: {status}", repr(answer))
        if status == 304:
            ok(not answer.body and answer.headers["etag"] == tag, "304 has the tag and no body")
    tag = get(port, "/").headers["etag"]
    ok(get(port, "/", [f"If-None-Match: {tag}"]).status == 304, "a page is not sent twice")


def twins():
    data, packed = read(CSV[1:]), read(CSV[1:] + ".gz")
    answer = get(port, CSV, ["Accept-Encoding: br, gzip"])
    ok(answer.body == packed and gzip.decompress(answer.body) == data, "the twin for whom it may be sent to")
    ok(answer.headers["content-encoding"] == "gzip" and answer.headers["vary"] == "Accept-Encoding" and
       answer.headers["content-type"] == "text/csv; charset=utf-8", "said as such")
    packed_tag = answer.headers["etag"]
    ok(packed_tag != get(port, CSV).headers["etag"], "with a tag of its own")
    ok(get(port, CSV, ["Accept-Encoding: gzip", f"If-None-Match: {packed_tag}"]).status == 304, "which holds for it")
    for accepted in ("br", "identity", "gzip;q=0", "gzip;q=0.000, *;q=1", "*;q=0"):
        answer = get(port, CSV, [f"Accept-Encoding: {accepted}"])
        ok(answer.body == data and "content-encoding" not in answer.headers and "vary" in answer.headers,
           f"{accepted}: the file itself")
    for accepted in ("*", "GZIP", "deflate;q=0.1,gzip ; q=0.2"):
        ok(get(port, CSV, [f"Accept-Encoding: {accepted}"]).body == packed, f"{accepted}: the twin")
    answer = get(port, CSV, ["Accept-Encoding: gzip", "Range: bytes=0-5"])
    ok(answer.status == 206 and answer.body == data[:6], "a part is one of the file itself")
    answer = get(port, CSV + ".gz")
    ok(answer.headers["content-type"] == "application/gzip" and "content-encoding" not in answer.headers,
       "under its own name it is a file like others")


def ckan():
    for target, path in (("package_show?id=air", "package_show/air"), ("organization_show?a=b&id=city", "organization_show/city"),
                         ("package_search?rows=5&start=100", "package_search_start/none"),
                         ("package_search?start=0", "package_search"), ("package_search", "package_search")):
        answer = get(port, "/api/3/action/" + target)
        ok(answer.status == 200 and answer.body == read("api/3/action/" + path), f"{target}: {path}", repr(answer))
    for target in ("package_show?id=nix", "package_show?id=../package_list", "package_show?id=%2e%2e%2fpackage_list",
                   "package_show?id=", "package_show"):
        answer = get(port, "/api/3/action/" + target)
        ok(answer.status == 404, f"{target}: 404", repr(answer))


def heads():
    for target in ("/", CSV, "/no/such/page", "/datasets", "/.datamo/live.js"):
        whole, head = get(port, target), get(port, target, method="HEAD")
        del whole.headers["date"], head.headers["date"]
        ok(head.status == whole.status and head.headers == whole.headers and not head.body, f"HEAD {target}: as GET")
    answer = get(port, "/", method="POST")
    ok(answer.headers.get("allow") == "GET, HEAD", "405 says what is allowed")


hostile()
pipelined()
types()
addresses()
script()
parts()
conditions()
twins()
ckan()
heads()
if len(sys.argv) > 3:
    folder(sys.argv[3])
end()
