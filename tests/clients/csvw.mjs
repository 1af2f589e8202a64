// SPDX-License-Identifier: MIT
// Each csv-metadata.json is CSV on the Web, and the CSV files beside it are what it says: header, types, bounds, keys.
// usage: csvw.mjs SITE
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { end, ok } from "../tap.mjs";
import { records } from "./csv.mjs";

const [site] = process.argv.slice(2);
const folder = join(site, "datasets");
const problems = [];
let groups = 0, cells = 0;
const expect = (passed, what) => { if (!passed && problems.length < 50) problems.push(what); };

/* https://www.w3.org/TR/tabular-data-primer/#datatypes */
const shapes = {
  string: /^[^]*$/, number: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|-?INF)$/, integer: /^[+-]?\d+$/, boolean: /^(true|false|0|1)$/,
  date: /^-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/, dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  time: /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/, gYear: /^-?\d{4,}$/, gYearMonth: /^-?\d{4,}-\d\d$/,
  duration: /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
};
const isJson = (text) => { try { JSON.parse(text); return true; } catch { return false; } };
const isNumeric = (base) => base === "number" || base === "integer";

function checkCell(text, column, where) {
  const type = typeof column.datatype === "string" ? { base: column.datatype } : column.datatype;
  cells++;
  if (text === "") {
    expect(!column.required, `${where} is required`);
    return;
  }
  expect(type.base === "json" ? isJson(text) : shapes[type.base]?.test(text), `${where}: ${text} is no ${type.base}`);
  const value = isNumeric(type.base) ? Number(text.replace("INF", "Infinity")) : text;
  for (const key of ["minimum", "maximum", "minExclusive", "maxExclusive"])
    expect(type[key] === undefined || typeof type[key] === (isNumeric(type.base) ? "number" : "string"), `${where}: ${key} is ${typeof type[key]}`);
  expect(!(value < type.minimum) && !(value > type.maximum) && !(value <= type.minExclusive) && !(value >= type.maxExclusive), `${where}: ${text} is out of bounds`);
  expect(!([...text].length < type.minLength) && !([...text].length > type.maxLength), `${where}: ${text} is too short or long`);
  if (type.format) expect(new RegExp(`^(?:${type.format})$`, "u").test(text), `${where}: ${text} does not match ${type.format}`);
}

const keyOf = (names, wanted, row) => JSON.stringify(wanted.map((name) => row[names.indexOf(name)]));

for (const id of readdirSync(folder)) {
  const path = join(folder, id, "csv-metadata.json");
  if (!existsSync(path)) continue;
  const group = JSON.parse(readFileSync(path, "utf8"));
  groups++;
  expect(group["@context"][0] === "http://www.w3.org/ns/csvw" && group["@context"][1]["@language"], `${id} context`);
  const tables = new Map();
  for (const table of group.tables) {
    const [header, ...rows] = records(readFileSync(join(folder, id, decodeURIComponent(table.url)), "utf8"));
    tables.set(table.url, { ...table, columns: table.tableSchema.columns, names: table.tableSchema.columns.map((column) => column.name), header, rows });
  }
  for (const { url, columns, names, header, rows, tableSchema } of tables.values()) {
    const where = `${id}/${url}`;
    expect(columns.length === header.length && columns.every((column, i) => (column.titles ?? "") === header[i]), `${where} titles`);
    expect(new Set(names).size === names.length && names.every((name) => /^([A-Za-z0-9]|%[0-9A-F]{2})([A-Za-z0-9_.]|%[0-9A-F]{2})*$/.test(name)), `${where} names`);
    rows.forEach((row, i) => row.forEach((cell, k) => checkCell(cell, columns[k], `${where}:${i + 2} ${header[k]}`)));
    const key = tableSchema.primaryKey ?? [];
    expect(key.every((name) => names.includes(name)), `${where} key`);
    if (key.length) expect(new Set(rows.map((row) => keyOf(names, key, row))).size === rows.length, `${where}: its key comes twice`);
    for (const foreign of tableSchema.foreignKeys ?? []) {
      const target = tables.get(foreign.reference.resource);
      const own = foreign.columnReference, there = foreign.reference.columnReference;
      expect(target && there.every((name) => target.names.includes(name)) && own.every((name) => names.includes(name)), `${where} foreign key`);
      if (!target) continue;
      const known = new Set(target.rows.map((row) => keyOf(target.names, there, row)));
      expect(rows.every((row) => own.some((name) => row[names.indexOf(name)] === "") || known.has(keyOf(names, own, row))), `${where}: a foreign key leads nowhere`);
    }
  }
}
ok(groups > 0 && problems.length === 0, `${groups} groups of tables, ${cells} cells are what CSVW says`, problems);
end();
