// SPDX-License-Identifier: MIT
// catalog.ttl, .jsonld, .rdf and .nt are one graph, each dataset's own file is a part of it, and it keeps the shapes of
// DCAT-AP 3.0.1; so does the data map's catalogue. Of a portal that says all there is to say, what DCAT-AP recommends is
// there too, and what it demands of high-value datasets. Of others it is told what is missing.
// usage: rdf.mjs SITE STANDARDS [complete]
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import { DataFactory, Parser, Store, Writer } from "n3";
import { canonize } from "rdf-canonize";
import Validator from "rdf-validate-shacl";
import { end, ok, skip } from "../tap.mjs";

const [site, standards, extent] = process.argv.slice(2);
const isComplete = extent === "complete";
const read = (path) => readFileSync(path, "utf8");
const parse = (text, format) => new Parser({ format, baseIRI: undefined }).parse(text);
const quads = (list) => new Promise((resolve, reject) => {
  const writer = new Writer({ format: "N-Quads" });
  writer.addQuads(list);
  writer.end((error, text) => (error ? reject(error) : resolve(text)));
});
const canonical = async (list) =>
  canonize(await quads(list), { algorithm: "RDFC-1.0", inputFormat: "application/n-quads", format: "application/n-quads" });
const only = (x, y) => { const set = new Set(y.split("\n")); return x.split("\n").filter((line) => !set.has(line)); };

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
const fromJSON = async (path) => parse(await jsonld.toRDF(JSON.parse(read(path)),
  { safe: true, documentLoader, format: "application/n-quads" }), "N-Quads");
const fromXML = (path) => {
  const rapper = spawnSync("rapper", ["-q", "-i", "rdfxml", "-o", "ntriples", path], { maxBuffer: 1 << 30 });
  if (rapper.status !== 0) throw new Error(String(rapper.stderr || rapper.error));
  return parse(String(rapper.stdout), "N-Triples");
};

// The graph of one catalogue, read in each syntax that is there; at least Turtle and JSON-LD are.
async function readCatalog(name) {
  const path = (extension) => join(site, `${name}.${extension}`);
  const turtle = await attempt(`${name}.ttl is Turtle`, () => parse(read(path("ttl")), "text/turtle"));
  ok(turtle?.length > 0, `the graph is not empty (${turtle?.length} statements)`);
  const others = {
    jsonld: ["is JSON-LD 1.1, with no unknown term and nothing to load", fromJSON],
    rdf: ["is RDF/XML", fromXML],
    nt: ["is N-Triples", (file) => parse(read(file), "N-Triples")],
  };
  const whole = turtle && await canonical(turtle);
  for (const [extension, [words, load]] of Object.entries(others)) {
    if (extension !== "jsonld" && name !== "catalog" && !existsSync(path(extension))) continue;
    const other = await attempt(`${name}.${extension} ${words}`, () => load(path(extension)));
    if (!turtle || !other) continue;
    const its = await canonical(other);
    ok(its === whole, "and the same graph", [...only(whole, its).map((l) => "Turtle: " + l), ...only(its, whole).map((l) => "it: " + l)]);
  }
  return { name, turtle, whole };
}

function checkValues(turtle) {
  const dates = new Set(["issued", "modified", "available"].map((n) => "http://purl.org/dc/terms/" + n));
  const bad = turtle.filter((q) => dates.has(q.predicate.value) &&
    !(/#(date|dateTime|gYear|gYearMonth)$/.test(q.object.datatype?.value ?? "") && /^\d{4}(-\d\d(-\d\d(T.*)?)?)?$/.test(q.object.value)));
  ok(bad.length === 0, "every date is an XML Schema date", bad.map((q) => `${q.subject.value} ${q.object.value}`));
  const relative = turtle.filter((q) => [q.subject, q.object].some((t) => t.termType === "NamedNode" && !/^[a-z][a-z0-9+.-]*:/i.test(t.value)));
  ok(relative.length === 0, "every IRI is absolute", relative.map((q) => `${q.subject.value} ${q.object.value}`));
}

// SHACL infers nothing: what RDF Schema and DCAT say of every node is said for it.
function withClasses(turtle) {
  const { namedNode, quad } = DataFactory;
  const type = namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
  const nodes = new Map(turtle.flatMap((q) => [q.subject, q.object]).filter((t) => t.termType === "NamedNode").map((t) => [t.value, t]));
  const dcat = "http://www.w3.org/ns/dcat#";
  const resources = turtle.filter((q) => q.predicate.equals(type) && ["Dataset", "DataService", "Catalog", "DatasetSeries"].some((n) => q.object.value === dcat + n));
  return [...turtle,
    ...[...nodes.values()].map((t) => quad(t, type, namedNode("http://www.w3.org/2000/01/rdf-schema#Resource"))),
    ...resources.map((q) => quad(q.subject, type, namedNode(dcat + "Resource")))];
}

// Findings about our own nodes; the background has others.
async function validate(turtle, shapes) {
  // Blank nodes of the two files must not meet.
  const background = new Parser({ format: "text/turtle", blankNodePrefix: "background" })
    .parse(read(join(standards, "eu-vocab/background.ttl")));
  const own = new Set(turtle.map((q) => q.subject.value));
  const report = await new Validator(new Store(parse(read(join(standards, shapes)), "text/turtle"))).validate(new Store([...turtle, ...background]));
  return report.results.filter((r) => own.has(r.focusNode?.value)).map((r) => ({
    severity: r.severity?.value.split("#")[1],
    property: `${r.path?.value.replace(/.*[#/]/, "")}`,
    text: `${r.focusNode?.value} ${r.path?.value} ${r.value?.value ?? ""}: ` +
      `${r.sourceConstraintComponent?.value.split("#")[1]} ${r.message.map((m) => m.value).join(" ")}`,
  }));
}

const profile = "dcat-ap/3.0.1/";
const mandatory = ["html-shacl/shapes.ttl", "html-shacl/range.ttl", "mdr-vocabularies.patched.ttl"];

async function checkShapes({ name, turtle }) {
  for (const shapes of mandatory) {
    const violations = (await validate(turtle, profile + shapes)).filter((r) => r.severity === "Violation");
    ok(violations.length === 0, `${name}: DCAT-AP 3.0.1 ${shapes}: no violation`, violations.map((r) => r.text));
  }
  if (name !== "catalog") return;
  const missing = await validate(turtle, profile + "html-shacl/shapes_recommended.ttl");
  if (isComplete) {
    ok(missing.length === 0, `${name}: all that DCAT-AP recommends is there`, missing.map((r) => r.text));
    const hvd = await validate(withClasses(turtle), "dcat-ap-hvd/3.0.0/shacl/hvd-SHACL.ttl");
    ok(hvd.length === 0, `${name}: DCAT-AP HVD 3.0.0: no violation`, hvd.map((r) => r.text));
  } else {
    const counts = new Map();
    for (const { property } of missing) counts.set(property, (counts.get(property) ?? 0) + 1);
    console.log(`# recommended and missing: ${[...counts].map(([p, n]) => `${p} (${n})`).join(", ") || "nothing"}`);
  }
}

const catalog = await readCatalog("catalog");
const folder = join(site, "datasets");
const files = (existsSync(folder) ? readdirSync(folder) : []).map((id) => join(folder, id, "dcat.jsonld")).filter(existsSync);
await attempt(`a dataset's own file says nothing else (${files.length} files)`, async () => {
  for (const path of files) {
    const alien = only(await canonical(await fromJSON(path)), catalog.whole);
    if (alien.length) throw new Error(`${path}: ${alien[0]}`);
  }
});
const graphs = [catalog];
if (existsSync(join(site, "data-map/catalog.ttl"))) graphs.push(await readCatalog("data-map/catalog"));
for (const graph of graphs) {
  if (!graph.turtle) continue;
  checkValues(graph.turtle);
  if (existsSync(join(standards, profile))) await checkShapes(graph);
  else skip(`${graph.name}: DCAT-AP 3.0.1`, "no ../shared/standards");
}
end();
