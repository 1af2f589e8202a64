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
const isAuthority = (text) => text.startsWith("http://publications.europa.eu/resource/authority/");
for (const id of list) {
  const extras = Object.fromEntries(action(`package_show/${id}`).extras.map(({ key, value }) => [key, value]));
  expect(extras.identifier && extras.publisher_name && isAuthority(extras.access_rights) && (!extras.frequency || isAuthority(extras.frequency)) &&
    (!extras.theme || JSON.parse(extras.theme).every(isAuthority)) && (!extras.language || Array.isArray(JSON.parse(extras.language))), `${id}: extras`);
}
const found = action("package_search");
for (const [name, facet] of Object.entries(found.search_facets)) {
  expect(facet.title && facet.items.every((item) => item.name && item.display_name && found.facets[name][item.name] === item.count), `facet ${name}`);
  expect(name !== "organization" || facet.items.reduce((sum, item) => sum + item.count, 0) >= list.length, "every dataset has an organization");
}
expect(["organization", "groups", "tags", "res_format"].every((name) => found.search_facets[name]), "facets");
expect(found.count === list.length && found.results.length === Math.min(100, list.length), "package_search");
expect(action("package_search_start/none").results.length === 0, "past the end");
for (const kind of ["organization", "group"]) for (const id of action(`${kind}_list`)) {
  const group = action(`${kind}_show/${id}`);
  expect(group.name === id && group.title && group.state === "active" && Number.isInteger(group.package_count) && Array.isArray(group.extras), `${kind}_show/${id}`);
}
expect(action("tag_list").length > 0 && action("license_list").every((licence) => licence.id && licence.title), "tag_list, license_list");
expect(["site_title", "site_url", "locale_default", "ckan_version", "extensions"].every((key) => key in action("status_show")), "status_show");
ok(problems.length === 0, "CKAN's answers are there", problems);
end();
