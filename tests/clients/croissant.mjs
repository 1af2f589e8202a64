// SPDX-License-Identifier: MIT
// Each croissant.json says what Croissant 1.0 requires, under its context, and the files are what it says.
// usage: croissant.mjs SITE STANDARDS
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import { end, ok, skip } from "../tap.mjs";
import { records } from "./csv.mjs";

const [site, standards] = process.argv.slice(2);
const folder = join(site, "datasets");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const found = readdirSync(folder).filter((id) => existsSync(join(folder, id, "croissant.json"))).map((id) => [id, json(join(folder, id, "croissant.json"))]);
const types = ["sc:Text", "sc:Integer", "sc:Float", "sc:Boolean", "sc:Date", "sc:DateTime", "sc:URL"];
const fileAt = (url) => join(site, decodeURI(url.slice(url.indexOf("/datasets/"))));

const required = [], files = [], sets = [], linked = [];
for (const [id, data] of found) {
  for (const key of ["@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished"])
    if (!data[key]) required.push(`${id} ${key}`);
  if (data["@type"] !== "sc:Dataset" || data.conformsTo !== "http://mlcommons.org/croissant/1.0") required.push(`${id} is another thing`);
  if (!/^\d{4}-\d\d-\d\d$/.test(data.datePublished)) required.push(`${id} ${data.datePublished}`);

  const objects = new Map();
  for (const file of data.distribution) {
    const bytes = readFileSync(fileAt(file.contentUrl));
    if (file["@type"] !== "cr:FileObject" || !file.name || !file.encodingFormat || objects.has(file["@id"])) files.push(`${id} ${file["@id"]}`);
    if (createHash("sha256").update(bytes).digest("hex") !== file.sha256) files.push(`${id} ${file["@id"]}: another hash`);
    if (file.contentSize !== `${bytes.length} B`) files.push(`${id} ${file["@id"]}: ${file.contentSize}`);
    objects.set(file["@id"], file.encodingFormat === "text/csv" ? records(bytes.toString())[0] : []);
  }
  const fields = new Set(data.recordSet.flatMap((set) => set.field.map((field) => field["@id"])));
  if (fields.size !== data.recordSet.flatMap((set) => set.field).length) sets.push(`${id}: a field comes twice`);
  for (const set of data.recordSet) {
    if (set["@type"] !== "cr:RecordSet" || !set.name || !set.field.length) sets.push(`${id} ${set["@id"]}`);
    for (const key of [set.key ?? []].flat()) if (!fields.has(key["@id"])) sets.push(`${id} ${set["@id"]}: key`);
    for (const field of set.field) {
      const { fileObject, extract } = field.source;
      if (field["@type"] !== "cr:Field" || !field.name || !types.includes(field.dataType)) sets.push(`${id} ${field["@id"]} ${field.dataType}`);
      if (!objects.get(fileObject["@id"])?.includes(extract.column)) sets.push(`${id} ${field["@id"]}: no such column`);
      if (field.references && !fields.has(field.references.field["@id"])) sets.push(`${id} ${field["@id"]} leads nowhere`);
    }
  }
  try {
    await jsonld.toRDF(data, { safe: true, base: data.url, documentLoader: (url) => { throw new Error(`asks for ${url}`); } });
  } catch (error) {
    linked.push(`${id} ${error.message}`);
  }
}
ok(found.length > 0 && required.length === 0, `${found.length} have what is required`, required);
ok(files.length === 0, "files have type, size and hash", files);
ok(sets.length === 0, "record sets lead to columns of the files", sets);
ok(linked.length === 0, "all are JSON-LD in safe mode", linked);
const path = join(standards, "croissant/context-1.0.json");
if (existsSync(path)) {
  const official = json(path)["@context"] ?? json(path);
  const others = found.flatMap(([id, { "@context": context }]) => Object.keys(official)
    .filter((term) => term !== "@language" && JSON.stringify(context[term]) !== JSON.stringify(official[term]))
    .map((term) => `${id} ${term}: ${JSON.stringify(context[term])}, not ${JSON.stringify(official[term])}`));
  ok(others.length === 0, "the context is that of the specification", others);
} else {
  skip("the context is that of the specification", "no ../shared/standards");
}
end();
