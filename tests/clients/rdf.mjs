// SPDX-License-Identifier: MIT
// catalog.ttl, .jsonld, .rdf and .nt are one graph, each dataset's own file is a part of it, and it keeps the shapes of
// DCAT-AP 3.0.1.
// usage: rdf.mjs SITE STANDARDS
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import { Parser, Store, Writer } from "n3";
import { canonize } from "rdf-canonize";
import Validator from "rdf-validate-shacl";
import { end, ok, skip } from "../tap.mjs";

const [site, standards] = process.argv.slice(2);
const read = (path) => readFileSync(path, "utf8");
const parse = (text, format) => new Parser({ format, baseIRI: undefined }).parse(text);
const quads = (list) => new Promise((resolve, reject) => {
  const writer = new Writer({ format: "N-Quads" });
  writer.addQuads(list);
  writer.end((error, text) => (error ? reject(error) : resolve(text)));
});
const canonical = async (list) =>
  canonize(await quads(list), { algorithm: "RDFC-1.0", inputFormat: "application/n-quads", format: "application/n-quads" });

async function attempt(name, work) {
  try {
    const result = await work();
    ok(true, name);
    return result;
  } catch (error) {
    ok(false, name, error.message + " " + JSON.stringify(error.details ?? {}).slice(0, 500));
    return null;
  }
}

const documentLoader = (url) => { throw new Error(`asks for ${url}`); };
const turtle = await attempt("catalog.ttl is Turtle", () => parse(read(join(site, "catalog.ttl")), "text/turtle"));
const fromJSON = async (path) => parse(await jsonld.toRDF(JSON.parse(read(path)),
  { safe: true, documentLoader, format: "application/n-quads" }), "N-Quads");
const others = {
  "catalog.jsonld is JSON-LD 1.1, with no unknown term and nothing to load": () => fromJSON(join(site, "catalog.jsonld")),
  "catalog.rdf is RDF/XML": () => {
    const rapper = spawnSync("rapper", ["-q", "-i", "rdfxml", "-o", "ntriples", join(site, "catalog.rdf")], { maxBuffer: 1 << 30 });
    if (rapper.status !== 0) throw new Error(String(rapper.stderr || rapper.error));
    return parse(String(rapper.stdout), "N-Triples");
  },
  "catalog.nt is N-Triples": () => parse(read(join(site, "catalog.nt")), "N-Triples"),
};
const only = (x, y) => { const set = new Set(y.split("\n")); return x.split("\n").filter((line) => !set.has(line)); };
ok(turtle?.length > 0, `the graph is not empty (${turtle?.length} statements)`);
const whole = turtle && await canonical(turtle);
for (const [name, load] of Object.entries(others)) {
  const other = await attempt(name, load);
  if (!turtle || !other) continue;
  const its = await canonical(other);
  ok(its === whole, "and the same graph", [...only(whole, its).map((l) => "Turtle: " + l), ...only(its, whole).map((l) => "it: " + l)]);
}
const folder = join(site, "datasets");
const files = (existsSync(folder) ? readdirSync(folder) : []).map((id) => join(folder, id, "dcat.jsonld")).filter(existsSync);
await attempt(`a dataset's own file says nothing else (${files.length} files)`, async () => {
  for (const path of files) {
    const alien = only(await canonical(await fromJSON(path)), whole);
    if (alien.length) throw new Error(`${path}: ${alien[0]}`);
  }
});
if (turtle) {
  const dates = new Set(["issued", "modified"].map((n) => "http://purl.org/dc/terms/" + n));
  const bad = turtle.filter((q) => dates.has(q.predicate.value) &&
    !(/#(date|dateTime|gYear|gYearMonth)$/.test(q.object.datatype?.value ?? "") && /^\d{4}(-\d\d(-\d\d(T.*)?)?)?$/.test(q.object.value)));
  ok(bad.length === 0, "every date is an XML Schema date", bad.map((q) => `${q.subject.value} ${q.object.value}`));
  const relative = turtle.filter((q) => [q.subject, q.object].some((t) => t.termType === "NamedNode" && !/^[a-z][a-z0-9+.-]*:/i.test(t.value)));
  ok(relative.length === 0, "every IRI is absolute", relative.map((q) => `${q.subject.value} ${q.object.value}`));
}

for (const shapes of ["html-shacl/shapes.ttl", "html-shacl/range.ttl", "mdr-vocabularies.patched.ttl"]) {
  const name = `DCAT-AP 3.0.1 ${shapes}: no violation`;
  const path = join(standards, "dcat-ap/3.0.1", shapes);
  if (!existsSync(path)) {
    skip(name, "no ../shared/standards");
    continue;
  }
  if (!turtle) continue;
  // Blank nodes of the two files must not meet.
  const background = new Parser({ format: "text/turtle", blankNodePrefix: "background" })
    .parse(read(join(standards, "eu-vocab/background.ttl")));
  const data = new Store([...turtle, ...background]);
  const report = await new Validator(new Store(parse(read(path), "text/turtle"))).validate(data);
  const violations = report.results.filter((r) => r.severity?.value.endsWith("#Violation"));
  ok(violations.length === 0, name, violations.map((r) =>
    `${r.focusNode?.value} ${r.path?.value} ${r.value?.value ?? ""}: ` +
    `${r.sourceConstraintComponent?.value.split("#")[1]} ${r.message.map((m) => m.value).join(" ")}`));
}
end();
