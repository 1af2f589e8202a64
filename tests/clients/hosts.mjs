// SPDX-License-Identifier: MIT
// hosts.mjs HOST URL SITE PORTAL_PATH   asks a web server for every file of a site's manifest, and for what is not there.
// What the answers must be is written down here once more, apart from datamo's own table. TAP.
import { readFileSync, existsSync } from "node:fs";
import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import { ok, end } from "../tap.mjs";

const [host, url, site] = process.argv.slice(2);
const base = new URL(url).pathname;
const manifest = JSON.parse(readFileSync(join(site, "manifest.json"))).files.map((file) => file.path);
const files = [...manifest, "manifest.json"];

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", webp: "image/webp", pdf: "application/pdf",
  csv: "text/csv; charset=utf-8", tsv: "text/tab-separated-values; charset=utf-8", txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8", ics: "text/calendar; charset=utf-8", ttl: "text/turtle; charset=utf-8",
  json: "application/json", geojson: "application/geo+json", ndjson: "application/x-ndjson",
  jsonld: "application/ld+json", rdf: "application/rdf+xml", nt: "application/n-triples", xml: "application/xml",
  zip: "application/zip", sqlite: "application/vnd.sqlite3", gz: "application/gzip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const NAMED = {
  "feed.xml": "application/atom+xml", "opensearch.xml": "application/opensearchdescription+xml",
  "openapi.json": "application/vnd.oai.openapi+json", "csv-metadata.json": "application/csvm+json",
  "croissant.json": "application/ld+json",
};
const PAGE_POLICY = /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/;
const DATA_POLICY = /^default-src 'none';.* sandbox$/;

function get(path, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

const of = (path) => base + path.split("/").map(encodeURIComponent).join("/");
const isOriginal = (path) => /^datasets\/[^/]+\/original\//.test(path);
const isHidden = (path) => /^(host\/|_headers|_redirects|\.htaccess)/.test(path);
const isMoved = (path) => /^((en\/)?|api\/v1\/)datasets\/dust/.test(path);
const isPage = (path) => path === "" || path.endsWith("/") || path.endsWith(".html");

function typeOf(path) {
  const name = path.split("/").pop();
  if (!name.includes(".")) return "application/json";
  const type = NAMED[name] ?? TYPES[name.split(".").pop().toLowerCase()];
  return isOriginal(path) ? type.replace(/;.*/, "") : type;
}

// What is wrong with the headers of an answer; "" when nothing is.
function complaint(path, headers) {
  const page = isPage(path), asset = path.startsWith("assets/"), wrong = [];
  const want = (name, fits) => fits(headers[name]) || wrong.push(`${name}: ${headers[name]}`);
  const same = (text) => (value) => value?.replace(/;\s*/g, "; ").toLowerCase() === text.toLowerCase();
  want("content-type", same(typeOf(path === "" || path.endsWith("/") ? "index.html" : path)));
  want("x-content-type-options", (value) => value === "nosniff");
  want("referrer-policy", (value) => value === "strict-origin-when-cross-origin");
  want("content-security-policy", (value) => (page || asset ? PAGE_POLICY : DATA_POLICY).test(value));
  want("access-control-allow-origin", (value) => value === (page || asset ? undefined : "*"));
  want("content-disposition", (value) => value === (isOriginal(path) ? "attachment" : undefined));
  want("cache-control", (value) => value === (asset ? "max-age=3600" : "max-age=300"));
  want("content-language", (value) => value === (page ? (path.startsWith("en/") ? "en" : "vi") : undefined));
  want("x-frame-options", (value) => value === (page ? "DENY" : undefined));
  return wrong.join("; ");
}

// Every file, plain and compressed; pages by their folder too.
const wrong = [];
let compressed = 0, served = 0;
for (const path of files) {
  const bytes = readFileSync(join(site, path));
  if (isMoved(path)) {
    if ((await get(of(path))).status !== 301) wrong.push(`${path}: not led on`);
    continue;
  }
  if (isHidden(path)) {
    const answer = await get(of(path));
    if (![403, 404].includes(answer.status)) wrong.push(`${path}: ${answer.status}`);
    continue;
  }
  for (const asked of path.endsWith("/index.html") || path === "index.html" ? [path, path.slice(0, -10)] : [path]) {
    const plain = await get(of(asked), { "accept-encoding": "identity" });
    const packed = await get(of(asked), { "accept-encoding": "gzip, br" });
    const hasTwin = existsSync(join(site, path + ".gz"));
    served++;
    if (plain.status !== 200 || !plain.body.equals(bytes)) wrong.push(`${asked}: ${plain.status} or other bytes`);
    const said = complaint(asked, plain.headers) || complaint(asked, packed.headers);
    if (said) wrong.push(`${asked}: ${said}`);
    if (!hasTwin) continue;
    if (packed.status !== 200 || packed.headers["content-encoding"] !== "gzip") wrong.push(`${asked}: not compressed`);
    else if (!gunzipSync(packed.body).equals(bytes)) wrong.push(`${asked}: compressed to something else`);
    else if (packed.body.length !== readFileSync(join(site, path + ".gz")).length) wrong.push(`${asked}: not the twin`);
    else compressed++;
    if (!/accept-encoding/i.test(packed.headers.vary ?? "")) wrong.push(`${asked}: no Vary`);
  }
}
ok(wrong.length === 0, `${host}: ${served} addresses of ${files.length} files as they should be, ${compressed} from a twin`,
  wrong.slice(0, 10));
ok(compressed > 50, `${host}: twins are sent`);

async function answers(path, status, name, test = () => true, headers = {}, method = "GET") {
  const answer = await get(base + path, headers, method);
  ok(answer.status === status && test(answer), `${host}: ${name}`,
    [`${path}: ${answer.status}`, JSON.stringify(answer.headers), answer.body.subarray(0, 200).toString()]);
}

// The rest asks after the small portal.
if (!manifest.includes("datasets/dust/index.html")) {
  end();
  process.exit();
}
const notFound = readFileSync(join(site, "404.html"));
const isNotFound = ({ headers, body }) => body.equals(notFound) && !complaint("404.html", headers);
await answers("nowhere/", 404, "what is not there gets the page for that", isNotFound);
await answers("datasets/nowhere/x.csv", 404, "whatever it was to be", isNotFound);
await answers("datasets/air/original/", 404, "a folder without a page is not listed", isNotFound);
await answers("api/3/action/package_show/nothing", 404, "nor is an answer of the API made up");
await answers("host/", 404, "files for the host are not for readers", isNotFound);
const redirected = (to) => ({ headers }) => new URL(headers.location, url).pathname === base + to;
await answers("datasets/dust/", 301, "a former address leads on", redirected("datasets/air/"));
await answers("en/datasets/dust/", 301, "in each language", redirected("en/datasets/air/"));
await answers("datasets/dust/measurements.csv", 301, "with all files in it", redirected("datasets/air/measurements.csv"));
await answers("api/v1/datasets/dust.json", 301, "and that of the API", redirected("api/v1/datasets/air.json"));
await answers("datasets", host === "caddy" ? 308 : 301, "a folder without its slash gets it", redirected("datasets/"));
await answers("datasets/air/measurements.csv", 206, "parts of a file", ({ body }) => body.toString() === "day",
  { range: "bytes=8-10" });
const tag = (await get(base + "index.html")).headers.etag;
await answers("index.html", 304, "nothing when the reader has it", () => true, { "if-none-match": tag });
await answers("index.html", 405, "nobody writes here", () => true, {}, "PUT");
for (const path of ["..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "datasets/..%5c..%5cx", "assets/%00"]) {
  const answer = await get(base + path);
  const isNothing = answer.status >= 400 || answer.body.length === 0;
  ok(isNothing, `${host}: ${path} is refused`, [`${answer.status}`, answer.body.toString()]);
}

// CKAN's questions.
const result = ({ body }) => JSON.parse(body).result;
await answers("api/3/action/package_show?id=air", 200, "CKAN's package_show", (a) => result(a).name === "air");
await answers("api/3/action/package_show?x=1&id=air&y=2", 200, "among other parameters", (a) => result(a).name === "air");
await answers("api/3/action/organization_show?id=city", 200, "organization_show", (a) => result(a).name === "city");
await answers("api/3/action/package_show?id=nothing", 404, "a dataset that is not there");
await answers("api/3/action/package_show?id=../../../index.html", 404, "an id that is none");
await answers("api/3/action/package_search?start=0&rows=100", 200, "the first datasets", (a) => result(a).results.length > 0);
await answers("api/3/action/package_search?start=100", 200, "those beyond the last", (a) => result(a).results.length === 0);
end();
