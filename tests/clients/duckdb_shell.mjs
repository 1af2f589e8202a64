// SPDX-License-Identifier: MIT
// As much of DuckDB's program as a page's snippet needs: SQL from standard input, each row as a line of JSON.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const reader = await connection.runAndReadAll(readFileSync(0, "utf8"));
for (const row of reader.getRowObjectsJson()) console.log(JSON.stringify(row));
