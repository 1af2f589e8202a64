// SPDX-License-Identifier: MIT
// Each dataset's datapackage.json is valid under both versions of the standard. usage: packages.mjs SITE STANDARDS
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { end, ok, skip } from "../tap.mjs";

const [site, standards] = process.argv.slice(2);
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const datasets = readdirSync(join(site, "datasets"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(site, "datasets", entry.name, "datapackage.json")))
  .map((entry) => entry.name).sort();

ok(datasets.length > 0, `there are data packages (${datasets.length})`);
for (const version of ["1.0", "2.0"]) {
  const folder = join(standards, "frictionless", version);
  if (!existsSync(folder)) {
    skip(`Data Package ${version}`, "no ../shared/standards");
    continue;
  }
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  const [isPackage, isResource, isSchema] = ["datapackage", "dataresource", "tableschema"]
    .map((name) => ajv.compile(json(join(folder, `${name}.json`))));
  const problems = [];
  const check = (validate, value, where) => {
    if (!validate(value))
      problems.push(...validate.errors.map((e) => `${where}${e.instancePath}: ${e.message}`));
  };
  for (const id of datasets) {
    const datapackage = json(join(site, "datasets", id, "datapackage.json"));
    check(isPackage, datapackage, id);
    for (const resource of datapackage.resources ?? []) {
      check(isResource, resource, `${id}/${resource.name}`);
      if (resource.schema) check(isSchema, resource.schema, `${id}/${resource.name}/schema`);
    }
  }
  ok(problems.length === 0, `each is a Data Package ${version}`, problems);
}

const wrong = [];
let files = 0;
for (const id of datasets) {
  for (const resource of json(join(site, "datasets", id, "datapackage.json")).resources) {
    for (const path of [resource.path].flat().filter((p) => p && !/^https?:/.test(p))) {
      const file = join(site, "datasets", id, path);
      files++;
      if (!existsSync(file)) { wrong.push(`${id}: no ${path}`); continue; }
      const bytes = readFileSync(file);
      if (resource.bytes !== undefined && resource.bytes !== bytes.length) wrong.push(`${id}: ${path} has ${bytes.length} bytes`);
      const hash = "sha256:" + createHash("sha256").update(bytes).digest("hex");
      if (resource.hash !== undefined && resource.hash !== hash) wrong.push(`${id}: ${path} has ${hash}`);
    }
  }
}
ok(wrong.length === 0, `sizes and hashes are those of the files (${files})`, wrong);
end();
