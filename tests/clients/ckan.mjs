// SPDX-License-Identifier: MIT
// CKAN's API as its clients read it, from the files themselves. usage: ckan.mjs SITE
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { end, ok } from "../tap.mjs";

const [site] = process.argv.slice(2);
const folder = join(site, "datasets");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, "datapackage.json")));
const problems = [];
const expect = (passed, what) => { if (!passed) problems.push(what); };

const action = (name) => {
  const answer = json(join(site, "api/3/action", name));
  expect(answer.success === true && typeof answer.help === "string", name);
  return answer.result;
};
const list = action("package_list");
expect(list.length === ids.length, "package_list");
for (const id of list) {
  const dataset = action(`package_show/${id}`);
  expect(dataset.name === id && dataset.title && dataset.state === "active" && dataset.type === "dataset" && dataset.num_resources === dataset.resources.length &&
    dataset.num_tags === dataset.tags.length && new Set(dataset.resources.map((file) => file.id)).size === dataset.resources.length &&
    dataset.resources.every((file) => file.url && file.package_id === id), `package_show/${id}`);
}
const found = action("package_search");
expect(found.count === list.length && found.results.length === Math.min(100, list.length), "package_search");
expect(action("package_search_start/none").results.length === 0, "past the end");
for (const kind of ["organization", "group"]) for (const id of action(`${kind}_list`)) expect(action(`${kind}_show/${id}`).name === id, `${kind}_show/${id}`);
for (const name of ["tag_list", "license_list", "status_show"]) expect(action(name), name);
ok(problems.length === 0, "CKAN's answers are there", problems);
end();
