// SPDX-License-Identifier: MIT
// api/v1/openapi.json keeps the schema of OpenAPI 3.1, and the files are what it says. usage: openapi.mjs SITE
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { end, ok } from "../tap.mjs";

const [site] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const api = read(join(site, "api/v1/openapi.json"));
const result = await new Validator().validate(structuredClone(api));
ok(result.valid, "openapi.json keeps the schema of OpenAPI 3.1", JSON.stringify(result.errors ?? ""));
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
// Other programs must live with members to come; here each must have been described.
const exact = structuredClone(api);
for (const schema of Object.values(exact.components.schemas)) schema.additionalProperties = false;
ajv.addSchema({ $id: "api", ...exact });
const problems = [], described = new Set(Object.keys(api.paths).map((path) => path.replace("{id}.json", "")));
const undescribed = readdirSync(join(site, "api/v1"), { withFileTypes: true }).map((entry) => "/" + entry.name + (entry.isDirectory() ? "/" : ""))
  .filter((path) => path !== "/openapi.json" && !described.has(path));
ok(undescribed.length === 0, `every file below api/v1/ is described (${described.size} paths)`, undescribed);
for (const server of api.servers) for (const [path, { get }] of Object.entries(api.paths)) {
  const folder = join(site, "api/v1", server.url);
  const examples = path.includes("{id}") ? readdirSync(join(folder, "datasets")).map((name) => name.replace(/\.json$/, "")) : [""];
  const named = get.parameters?.[0].example;
  if (named && !examples.includes(named)) problems.push(`${path}: the example ${named} is not there`);
  for (const id of examples) {
    const file = join(folder, path.replace("{id}", id));
    if (!existsSync(file)) { problems.push(`${file} is not there`); continue; }
    const validate = ajv.getSchema("api" + get.responses["200"].content["application/json"].schema.$ref);
    if (!validate(read(file))) problems.push(...validate.errors.map((error) => `${file} ${error.instancePath} ${error.message} ${error.params.additionalProperty ?? ""}`));
  }
}
ok(problems.length === 0, "every file of the API is as its schema says", problems);
end();
