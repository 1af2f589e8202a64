// SPDX-License-Identifier: MIT
// What the readers of CSVW, of Croissant and of CKAN's API cannot do without. usage: dialects.mjs SITE
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import { end, ok } from "../tap.mjs";

const [site] = process.argv.slice(2);
const folder = join(site, "datasets");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, "datapackage.json")));
const problems = { csvw: [], croissant: [], ckan: [] };
const expect = (list, passed, what) => { if (!passed) problems[list].push(what); };

/* The first record of a CSV file: quotes, commas, and nothing else. */
function header(text) {
  const cells = [];
  let cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") { cells.push(cell); cell = ""; }
    else if (c === "\r" || c === "\n") break;
    else cell += c;
  }
  return [...cells, cell];
}

for (const id of ids) {
  const path = join(folder, id, "csv-metadata.json");
  if (!existsSync(path)) continue;
  const group = json(path);
  expect("csvw", group["@context"][0] === "http://www.w3.org/ns/csvw" && group["@context"][1]["@language"], `${id} context`);
  const tables = new Map(group.tables.map((table) => [table.url, table]));
  for (const table of group.tables) {
    const columns = table.tableSchema.columns, names = columns.map((column) => column.name);
    const first = header(readFileSync(join(folder, id, decodeURIComponent(table.url)), "utf8"));
    expect("csvw", columns.every((column, i) => (column.titles ?? "") === first[i]) && columns.length === first.length, `${id} ${table.url} titles`);
    expect("csvw", new Set(names).size === names.length && names.every((name) => /^([A-Za-z0-9]|%[0-9A-F]{2})([A-Za-z0-9_.]|%[0-9A-F]{2})*$/.test(name)), `${id} ${table.url} names`);
    expect("csvw", (table.tableSchema.primaryKey ?? []).every((name) => names.includes(name)), `${id} ${table.url} key`);
    for (const key of table.tableSchema.foreignKeys) {
      const target = tables.get(key.reference.resource)?.tableSchema.columns.map((column) => column.name);
      expect("csvw", target && key.reference.columnReference.every((name) => target.includes(name)) && key.columnReference.every((name) => names.includes(name)), `${id} ${table.url} foreign key`);
    }
  }
}
ok(problems.csvw.length === 0, "CSVW names every file, column and key", problems.csvw);

for (const id of ids) {
  const path = join(folder, id, "croissant.json");
  const data = existsSync(path) ? json(path) : {};
  for (const key of ["@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished"])
    expect("croissant", data[key], `${id} ${key}`);
  const files = new Map((data.distribution ?? []).map((file) => [file["@id"], file]));
  for (const file of files.values()) {
    const bytes = readFileSync(join(site, decodeURI(file.contentUrl.slice(file.contentUrl.indexOf("/datasets/")))));
    expect("croissant", file.name && file.encodingFormat && createHash("sha256").update(bytes).digest("hex") === file.sha256, `${id} ${file["@id"]}`);
  }
  const fields = new Set((data.recordSet ?? []).flatMap((set) => set.field.map((field) => field["@id"])));
  for (const set of data.recordSet ?? []) for (const field of set.field) {
    expect("croissant", files.has(field.source.fileObject["@id"]) && field.source.extract.column && field.dataType, `${id} ${field["@id"]}`);
    expect("croissant", !field.references || fields.has(field.references.field["@id"]), `${id} ${field["@id"]} leads nowhere`);
  }
  try {
    await jsonld.toRDF(data, { safe: true, base: data.url, documentLoader: (url) => { throw new Error(`asks for ${url}`); } });
  } catch (error) {
    problems.croissant.push(`${id} ${error.message}`);
  }
}
ok(problems.croissant.length === 0, "Croissant has what it requires, with the hashes of the files", problems.croissant);

const action = (name) => {
  const answer = json(join(site, "api/3/action", name));
  expect("ckan", answer.success === true && typeof answer.help === "string", name);
  return answer.result;
};
const list = action("package_list");
expect("ckan", list.length === ids.length, "package_list");
for (const id of list) {
  const dataset = action(`package_show/${id}`);
  expect("ckan", dataset.name === id && dataset.title && dataset.state === "active" && dataset.type === "dataset" && dataset.num_resources === dataset.resources.length &&
    dataset.num_tags === dataset.tags.length && new Set(dataset.resources.map((file) => file.id)).size === dataset.resources.length &&
    dataset.resources.every((file) => file.url && file.package_id === id), `package_show/${id}`);
}
const found = action("package_search");
expect("ckan", found.count === list.length && found.results.length === Math.min(100, list.length), "package_search");
expect("ckan", action("package_search_start/none").results.length === 0, "past the end");
for (const kind of ["organization", "group"]) for (const id of action(`${kind}_list`)) expect("ckan", action(`${kind}_show/${id}`).name === id, `${kind}_show/${id}`);
for (const name of ["tag_list", "license_list", "status_show"]) expect("ckan", action(name), name);
ok(problems.ckan.length === 0, "CKAN's answers are there", problems.ckan);
end();
