// SPDX-License-Identifier: MIT
// A web server for a site below a path, as simple as hosts come.
import { createServer } from "node:http";
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".jsonld": "application/ld+json", ".svg": "image/svg+xml", ".png": "image/png",
  ".jpg": "image/jpeg", ".webp": "image/webp", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8", ".ttl": "text/turtle; charset=utf-8", ".ico": "image/x-icon",
};

// The strictest policy that the site promises to live with.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'";

function readPart(file, { start, end }) {
  const bytes = Buffer.alloc(end - start);
  const fd = openSync(file);
  readSync(fd, bytes, 0, bytes.length, start);
  closeSync(fd);
  return bytes;
}

// The part of a file that a request asks for, as {start, end} (end not in it); null for all of it.
function partOf(request, size) {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
  return range && Number(range[1]) < size ? { start: Number(range[1]), end: Math.min(Number(range[2]) + 1, size) } : null;
}

// Empty when it is none.
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, "http://x").pathname);
  } catch {
    return "";
  }
}

// Serves `site` below `base` ("/sub/path/"); what is not there is answered with 404.html. `ranges: false` makes it one of
// the servers that send whole files only; `policy: false`, one that sends no policy;
// `gzip: true`, one that compresses what is text.
export function serve(site, base, { ranges = true, policy = true, gzip = false } = {}) {
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    let file = path.startsWith(base) ? join(site, normalize("/" + path.slice(base.length))) : null;
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const found = file !== null && existsSync(file);
    if (!found) file = join(site, "404.html");
    const part = found && ranges ? partOf(request, statSync(file).size) : null;
    const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
    const isPacked = gzip && !part && /text|json|xml|javascript/.test(type);
    response.writeHead(part ? 206 : found ? 200 : 404, {
      ...(part ? { "content-range": `bytes ${part.start}-${part.end - 1}/${statSync(file).size}` } : {}),
      "content-type": type,
      ...(isPacked ? { "content-encoding": "gzip" } : {}),
      ...(policy ? { "content-security-policy": POLICY } : {}),
      "x-content-type-options": "nosniff",
    });
    const body = !existsSync(file) ? "" : part ? readPart(file, part) : readFileSync(file);
    response.end(isPacked ? gzipSync(body) : body);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => server.close(),
  })));
}
