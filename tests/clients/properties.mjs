// SPDX-License-Identifier: MIT
// Every property of DCAT-AP 3.0.1's table is there at least once, but for those that have a reason not to be.
// usage: properties.mjs SITE STANDARDS
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser, Store } from "n3";
import { end, ok, skip } from "../tap.mjs";

const [site, standards] = process.argv.slice(2);
const classes = {
  "Agent": "http://xmlns.com/foaf/0.1/Agent",
  "Catalogue": "http://www.w3.org/ns/dcat#Catalog",
  "Catalogue Record": "http://www.w3.org/ns/dcat#CatalogRecord",
  "Checksum": "http://spdx.org/rdf/terms#Checksum",
  "Data Service": "http://www.w3.org/ns/dcat#DataService",
  "Dataset": "http://www.w3.org/ns/dcat#Dataset",
  "Dataset Series": "http://www.w3.org/ns/dcat#DatasetSeries",
  "Distribution": "http://www.w3.org/ns/dcat#Distribution",
  "Licence Document": "http://purl.org/dc/terms/LicenseDocument",
  "Location": "http://purl.org/dc/terms/Location",
  "Relationship": "http://www.w3.org/ns/dcat#Relationship",
  "Concept": "http://www.w3.org/2004/02/skos/core#Concept",
  "Concept Scheme": "http://www.w3.org/2004/02/skos/core#ConceptScheme",
  "Identifier": "http://www.w3.org/ns/adms#Identifier",
  "Period of Time": "http://purl.org/dc/terms/PeriodOfTime",
};
const left = {
  "Catalogue, has part": "dcat:catalog says it more narrowly",
  "Catalogue Record, description": "the dataset's own says it",
  "Catalogue Record, title": "the dataset's own says it",
  "Catalogue Record, source metadata": "records are made here, not taken from elsewhere",
  "Period of Time, beginning": "dcat:startDate says it",
  "Period of Time, end": "dcat:endDate says it",
};
const table = join(standards, "dcat-ap/3.0.1/properties.csv");
if (!existsSync(table)) {
  skip("every property of DCAT-AP", "no ../shared/standards");
} else {
  const store = new Store(new Parser({ format: "text/turtle" }).parse(readFileSync(join(site, "catalog.ttl"), "utf8")));
  const rows = readFileSync(table, "utf8").split("\n").slice(1).map((line) => line.split(",")).filter((row) => row[2]?.startsWith("http"));
  const isFilled = ([name, , iri]) => store.getSubjects("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", classes[name], null)
    .some((subject) => store.getObjects(subject, iri, null).length);
  const key = ([name, property]) => `${name}, ${property}`;
  const unknown = [...new Set(rows.map(([name]) => name))].filter((name) => !classes[name]);
  ok(unknown.length === 0, "every class is known", unknown);
  const filled = rows.filter(isFilled), empty = rows.filter((row) => !isFilled(row));
  const bad = empty.map(key).filter((name) => !left[name]);
  ok(bad.length === 0, `${filled.length} of ${rows.length} properties are filled`, bad);
  const stale = Object.keys(left).filter((name) => !empty.map(key).includes(name));
  ok(stale.length === 0, `${empty.length} have a reason not to be`, stale);
}
end();
