// SPDX-License-Identifier: MIT
// Every dataset's pages carry schema.org's Dataset with what Google requires, in terms that schema.org has.
// usage: linked_data.mjs SITE STANDARDS
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { end, ok, skip } from "../tap.mjs";

const [site, standards] = process.argv.slice(2);
const linked = (path) => {
  const found = [...readFileSync(path, "utf8").matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return found.length === 1 ? JSON.parse(found[0][1]) : null;
};
const ids = readdirSync(join(site, "datasets")).filter((id) => existsSync(join(site, "datasets", id, "datapackage.json")));
const pages = ["", "en"].flatMap((language) => ids.map((id) => join(site, language, "datasets", id, "index.html"))).filter(existsSync);
const data = pages.map((path) => [path, linked(path)]);
const without = (test) => data.filter(([, value]) => !value || !test(value)).map(([path]) => path);
const characters = (text) => [...(text ?? "")].length;
const tests = {
  "is a Dataset": (d) => d["@context"] === "https://schema.org/" && d["@type"] === "Dataset",
  "has a name": (d) => d.name?.length > 0,
  "has a description of 50 to 5,000 characters": (d) => characters(d.description) >= 50 && characters(d.description) <= 5000,
  "names its licence, its creator and its catalogue": (d) => d.license && d.creator?.name && d.includedInDataCatalog?.name,
  "names its files": (d) => d.distribution?.length > 0 && d.distribution.every((file) => file["@type"] === "DataDownload" && file.contentUrl),
  "has what Google recommends of what is known": (d) => d.url && d.identifier && d.keywords?.length && d.variableMeasured?.length &&
    d.spatialCoverage?.name && d.temporalCoverage && typeof d.isAccessibleForFree === "boolean" && d.inLanguage?.length &&
    /^https?:/.test(d.license) && d.includedInDataCatalog.url && d.distribution.every((file) => file.encodingFormat),
  "tells time by ISO 8601": (d) => [d.datePublished, d.dateModified].every((day) => !day || /^\d{4}-\d\d-\d\d$/.test(day)) &&
    (!d.temporalCoverage || /^(\d{4}-\d\d-\d\d|\.\.)\/(\d{4}-\d\d-\d\d|\.\.)$/.test(d.temporalCoverage)),
};
ok(pages.length > 0, `${pages.length} pages of datasets`);
for (const [name, test] of Object.entries(tests)) {
  const bad = without(test);
  ok(bad.length === 0, `each ${name}`, bad);
}
const home = linked(join(site, "index.html"));
ok(home?.["@type"] === "DataCatalog" && home.name, "the home page is a DataCatalog");
const list = join(standards, "schemaorg/terms.txt");
if (existsSync(list)) {
  const terms = new Set(readFileSync(list, "utf8").split("\n").map((line) => line.trim()));
  const unknown = new Set();
  const look = (value) => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!value || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "@type" ? !terms.has(inner) : !key.startsWith("@") && !terms.has(key)) unknown.add(key === "@type" ? inner : key);
      look(inner);
    }
  };
  [home, ...data.map(([, value]) => value)].forEach(look);
  ok(unknown.size === 0, "every term is one of schema.org", [...unknown]);
} else {
  skip("every term is one of schema.org", "no ../shared/standards");
}
end();
