// SPDX-License-Identifier: MIT
// The points of data.europa.eu's Metadata Quality Assurance, counted from catalog.ttl alone, are those that datamo says.
// usage: quality.mjs SITE BASE_URL SCORES STANDARDS    (SCORES: what `datamo quality` prints)
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser, Store } from "n3";
import { end, ok } from "../tap.mjs";

const [site, base, scores, standards] = process.argv.slice(2);
const read = (path) => readFileSync(path, "utf8");
const store = new Store(new Parser({ format: "text/turtle" }).parse(read(join(site, "catalog.ttl"))));
const dcat = (name) => "http://www.w3.org/ns/dcat#" + name;
const dct = (name) => "http://purl.org/dc/terms/" + name;
const authority = "http://publications.europa.eu/resource/authority/";
const list = join(standards, "eu-vocab/non_proprietary.jsonl");
const open = existsSync(list)
  ? read(list).trim().split("\n").slice(1).map((line) => JSON.parse(line).uri)
  : ["CSV", "TSV", "JSON", "GEOJSON", "HTML", "ODS", "PNG", "TXT", "XML", "ZIP"].map((code) => authority + "file-type/" + code);
const machine = ["CSV", "TSV", "JSON", "GEOJSON", "XLSX", "ODS", "XML", "XLS", "GPKG"].map((code) => authority + "file-type/" + code);
const value = (subject, property) => store.getObjects(subject, property, null)[0]?.value;
const has = (subject, property, start = "") => (value(subject, property) ?? "").startsWith(start) && value(subject, property) !== undefined;
const answers = (subject, property) => {
  const url = value(subject, property);
  return url !== undefined && url.startsWith(base) && existsSync(join(site, decodeURIComponent(url.slice(base.length))));
};

// A bundle of what is there anyway does not make it better.
const isNoBundle = (d) => value(d, dct("format")) !== authority + "file-type/ZIP";
const ofDistribution = (d) =>
  50 * answers(d, dcat("accessURL")) + 20 * has(d, dcat("downloadURL")) + 30 * answers(d, dcat("downloadURL")) +
  20 * has(d, dct("format")) + 10 * has(d, dcat("mediaType")) +
  10 * (has(d, dct("format"), authority + "file-type/") || has(d, dcat("mediaType"), "http://www.iana.org/assignments/media-types/")) +
  20 * open.includes(value(d, dct("format"))) + 20 * machine.includes(value(d, dct("format"))) +
  20 * has(d, dct("license")) + 10 * has(d, dct("license"), authority + "licence/") +
  5 * has(d, dct("rights")) + 5 * has(d, dcat("byteSize"));
const ofDataset = (d) =>
  30 * has(d, dcat("keyword")) + 30 * has(d, dcat("theme"), authority + "data-theme/") + 20 * has(d, dct("spatial")) +
  20 * has(d, dct("temporal")) + 30 * (has(d, dct("title")) && has(d, dct("description"))) +
  10 * has(d, dct("accessRights")) + 5 * has(d, dct("accessRights"), authority + "access-right/") +
  20 * has(d, dcat("contactPoint")) + 10 * has(d, dct("publisher")) + 5 * has(d, dct("issued")) + 5 * has(d, dct("modified")) +
  Math.max(0, ...store.getObjects(d, dcat("distribution"), null).filter(isNoBundle).map(ofDistribution));

const ours = new Map([...read(scores).matchAll(/^ *(\d+) {2}([a-z0-9-]+)(?: |$)/gm)].map((m) => [m[2], Number(m[1])]));
const datasets = store.getSubjects("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", dcat("Dataset"), null);
ok(datasets.length > 0 && datasets.length === ours.size, `as many datasets (${datasets.length}, ${ours.size})`);
const points = datasets.map((dataset) => {
  const id = /datasets\/([^/]+)\//.exec(dataset.value)[1];
  const counted = ofDataset(dataset);
  ok(counted === ours.get(id), `${id}: ${counted} points`, [`datamo says ${ours.get(id)}`]);
  return counted;
});
const mean = Math.round(points.reduce((a, b) => a + b, 0) / points.length);
ok(new RegExp(`^ *${mean}  \\(`, "m").test(read(scores)), `the portal has ${mean}`);
end();
