// SPDX-License-Identifier: MIT
// Frictionless' own library for version 1 takes every data package, and reads each row by its schema and its keys.
// usage: packages_read.mjs SITE
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import datapackage from "datapackage";
import { end, ok } from "../tap.mjs";

const [site] = process.argv.slice(2);
const problems = [];
let packages = 0, tables = 0, rows = 0;
for (const id of readdirSync(join(site, "datasets"))) {
  const path = join(site, "datasets", id, "datapackage.json");
  if (!existsSync(path)) continue;
  const found = await datapackage.Package.load(path);
  packages++;
  if (!found.valid) problems.push(...found.errors.map((error) => `${id}: ${error.message}`));
  const counts = new Map(JSON.parse(readFileSync(join(site, "api/v1/datasets", `${id}.json`), "utf8")).resources
    .map((resource) => [resource.name, resource.row_count]));
  for (const resource of found.resources.filter((resource) => resource.descriptor.schema)) {
    tables++;
    try {
      const count = (await resource.read({ relations: true })).length;
      rows += count;
      if (count !== counts.get(resource.name)) problems.push(`${id}/${resource.name}: ${count} rows`);
    } catch (error) {
      problems.push(`${id}/${resource.name}: ${[error.message, ...(error.errors ?? []).slice(0, 5).map(String)].join("; ")}`);
    }
  }
}
ok(packages > 0 && tables > 0 && problems.length === 0, `${packages} packages: ${rows} rows of ${tables} tables are read`, problems);
end();
