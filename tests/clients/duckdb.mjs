// SPDX-License-Identifier: MIT
// DuckDB reads each table's CSV by its Data Package, strictly; TSV, JSON and NDJSON by themselves. All must hold the same
// rows, and JSON's own types must be those of the schema.
// usage: node duckdb.mjs SITE
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const site = process.argv[2];
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const types = { integer: "HUGEINT", year: "INTEGER", number: "DOUBLE", boolean: "BOOLEAN", date: "DATE", datetime: "VARCHAR" };
const jsonTypes = {
	integer: /^(U?BIGINT|U?INTEGER|HUGEINT|DOUBLE)$/, year: /INT|JSON/, number: /^(DOUBLE|U?BIGINT|VARCHAR|JSON)$/,
	boolean: /^BOOLEAN$/, date: /^(DATE|VARCHAR)$/, string: /^(VARCHAR|UUID|DATE|TIME|TIMESTAMP|JSON)$/,
};
let failures = 0, tables = 0, cells = 0;

const quote = (text) => `'${text.replaceAll("'", "''")}'`;
const name = (text) => `"${text.replaceAll('"', '""')}"`;
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJS();

async function compare(what, sql, expected) {
	try {
		const [[more], [less]] = [await rows(`SELECT count(*) FROM ((${sql}) EXCEPT ALL (${expected}))`),
			await rows(`SELECT count(*) FROM ((${expected}) EXCEPT ALL (${sql}))`)].map(([row]) => row);
		if (more || less) throw new Error(`${more} rows more, ${less} less`);
	} catch (error) {
		failures++;
		console.log(`${what}: ${String(error).slice(0, 300)}`);
	}
}

for (const dataset of readdirSync(`${site}/datasets`)) {
	const folder = `${site}/datasets/${dataset}`;
	if (!existsSync(`${folder}/datapackage.json`)) continue;
	for (const resource of JSON.parse(readFileSync(`${folder}/datapackage.json`)).resources) {
		const fields = resource.schema?.fields;
		const lower = fields?.map((field) => field.name.toLowerCase());
		// DuckDB knows no two columns that differ in case only, and cuts lines of more than 2 MB.
		if (!fields || new Set(lower).size < lower.length) continue;
		const table = `${folder}/${resource.name}`;
		const strict = "header = true, auto_detect = false, quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = true";
		const columns = `{${fields.map((field) => `${quote(field.name)}: 'VARCHAR'`).join(", ")}}`;
		const csv = (path, delimiter, line) => `FROM read_csv(${quote(path)}, delim = ${quote(delimiter)}, columns = ${columns}, ` +
			`${strict}, new_line = '${line}')`;
		const expected = csv(`${table}.csv`, ",", "\\r\\n");
		const typed = fields.map((field) => types[field.type] ? `CAST(${name(field.name)} AS ${types[field.type]})` : name(field.name));
		tables++;
		try {
			const [[count]] = await rows(`SELECT count(*) ${expected}`);
			cells += Number(count) * fields.length;
			await rows(`SELECT ${typed.join(", ")} ${expected}`);
		} catch (error) {
			failures++;
			console.log(`${table}.csv: ${String(error).slice(0, 300)}`);
			continue;
		}
		await compare(`${table}.tsv`, `SELECT * ${csv(`${table}.tsv`, "\t", "\\n")}`, `SELECT * ${expected}`);
		const plain = fields.every((field) => !["geopoint", "geojson", "object", "array", "number", "integer", "year"].includes(field.type));
		for (const extension of ["json", "ndjson"]) {
			const path = `${table}.${extension}`;
			const format = extension === "json" ? "array" : "newline_delimited";
			const all = `FROM read_json(${quote(path)}, format = '${format}', columns = ${columns}, maximum_object_size = 67108864)`;
			if (plain) {
				await compare(path, `SELECT * ${all}`, `SELECT * ${expected}`);
			} else {
				const numbers = fields.filter((field) => ["number", "integer", "year"].includes(field.type));
				if (numbers.length === 0) continue;
				const as = numbers.map((field) => `CAST(${name(field.name)} AS DOUBLE)`).join(", ");
				await compare(path, `SELECT ${as} ${all}`, `SELECT ${as} ${expected}`);
			}
			const found = await rows(`DESCRIBE SELECT * FROM read_json(${quote(path)}, format = '${format}', maximum_object_size = 67108864)`);
			for (const [index, [, type]] of found.entries()) {
				const wanted = jsonTypes[fields[index]?.type];
				if (wanted && found.length === fields.length && !wanted.test(type)) {
					failures++;
					console.log(`${path}: ${fields[index].name} is ${type}, not ${fields[index].type}`);
				}
			}
		}
	}
}
console.log(`${tables} tables, ${cells} cells, ${failures} differences`);
process.exit(tables && !failures ? 0 : 1);
