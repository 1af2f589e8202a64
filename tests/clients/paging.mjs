// SPDX-License-Identifier: MIT
// The pages of a large catalogue, followed as each harvester follows them, are the whole catalogue.
// usage: paging.mjs SITE BASE_URL
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Parser, Store } from "n3";
import { end, ok } from "../tap.mjs";

const [site, base] = process.argv.slice(2);
const hydra = (name) => "http://www.w3.org/ns/hydra/core#" + name;
const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const file = (url) => join(site, url.slice(base.length));
const triples = (text) => new Parser({ format: "N-Triples" }).parse(text);
const rapper = (path) => {
  const run = spawnSync("rapper", ["-q", "-i", "rdfxml", "-o", "ntriples", path], { maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(String(run.stderr || run.error));
  return triples(String(run.stdout));
};
const readers = {
  ttl: (path) => new Parser({ format: "text/turtle" }).parse(readFileSync(path, "utf8")),
  rdf: rapper,
};
// What each program looks for; the places are in generator/export/dcat.h.
const harvesters = {
  "CKAN": (g) => {
    for (const page of g.getSubjects(type, hydra("PagedCollection"), null))
      for (const name of ["next", "nextPage"])
        for (const next of g.getObjects(page, hydra(name), null)) return next.value;
    return null;
  },
  "data.europa.eu": (g) => {
    const [page] = g.getSubjects(type, hydra("PagedCollection"), null);
    const total = g.getObjects(page, hydra("totalItems"), null);
    if (total.length !== 1 || Number(total[0].value) !== 1049) throw new Error(`totalItems: ${total.map((t) => t.value)}`);
    return g.getObjects(page, hydra("nextPage"), null)[0]?.value ?? null;
  },
  "udata": (g) => {
    const pages = g.getSubjects(type, hydra("PartialCollectionView"), null);
    if (pages.length !== 1) throw new Error(`${pages.length} pages in one`);
    return g.getObjects(pages[0], hydra("next"), null)[0]?.value ?? null;
  },
};
const line = (q) => `${q.subject.value} ${q.predicate.value} ${q.object.value} ${q.object.language ?? ""} ${q.object.datatype?.value ?? ""}`;
const isPaging = (q) => q.predicate.value.startsWith(hydra("")) || q.object.value.startsWith(hydra(""));

async function walk(extension, next) {
  const lines = new Set(), seen = [];
  for (let url = `${base}catalog/1.${extension}`; url; ) {
    if (seen.includes(url)) throw new Error(`${url} again`);
    seen.push(url);
    const page = new Store(await readers[extension](file(url)));
    for (const quad of page) if (!isPaging(quad)) lines.add(line(quad));
    url = next(page);
  }
  return { lines, pages: seen.length };
}

for (const [extension, read] of Object.entries(readers)) {
  const whole = new Set((await read(join(site, `catalog.${extension}`))).map(line));
  for (const [name, next] of Object.entries(harvesters)) {
    const { lines, pages } = await walk(extension, next);
    const missing = [...whole].filter((l) => !lines.has(l)), more = [...lines].filter((l) => !whole.has(l));
    ok(pages === 3 && !missing.length && !more.length, `${name} has the whole from ${pages} pages of ${extension} (${lines.size} statements)`,
      [...missing.slice(0, 3).map((l) => "missing: " + l), ...more.slice(0, 3).map((l) => "more: " + l)]);
  }
}
ok(readdirSync(join(site, "catalog")).length === 6, "three pages in two syntaxes");
end();
