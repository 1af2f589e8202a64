// SPDX-License-Identifier: MIT
// data.json keeps the schema of DCAT-US 1.1 for those who are no US agency. usage: data_json.mjs SITE STANDARDS
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { end, ok, skip } from "../tap.mjs";

const [site, standards] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const schema = join(standards, "dcat-us/1.1-GSA-harvester/non-federal_dataset.json");
const catalog = read(join(site, "data.json"));
ok(catalog.conformsTo === "https://project-open-data.cio.gov/v1.1/schema" && Array.isArray(catalog.dataset),
  "data.json is a catalogue of DCAT-US 1.1");
const ids = catalog.dataset.map((dataset) => dataset.identifier);
ok(ids.length > 0 && new Set(ids).size === ids.length, `its ${ids.length} datasets have identifiers of their own`);
const missing = catalog.dataset.flatMap((dataset) => dataset.distribution ?? []).map((file) => file.downloadURL)
  .filter(Boolean).map((url) => decodeURI(url)).filter((url) => {
    const at = url.indexOf("/datasets/");
    return at > 0 && !existsSync(join(site, url.slice(at)));
  });
ok(missing.length === 0, "every file it names is there", missing);
if (existsSync(schema)) {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(read(schema));
  const errors = catalog.dataset.flatMap((dataset) => validate(dataset) ? [] :
    validate.errors.map((error) => `${dataset.identifier} ${error.instancePath} ${error.message}`));
  ok(errors.length === 0, "every dataset keeps the non-federal schema", errors);
} else {
  skip("every dataset keeps the non-federal schema", "no ../shared/standards");
}
end();
