// SPDX-License-Identifier: MIT
// Walks through CKAN's API over HTTP as CKAN's own harvester does: a hundred datasets at a time until none come, and it
// gives up when a page comes twice; then as ckanapi asks for each. usage: harvest.mjs URL COUNT
import { end, ok } from "../tap.mjs";

const [url, count] = process.argv.slice(2);
const action = async (name) => {
  const response = await fetch(new URL(`api/3/action/${name}`, url));
  if (!response.ok || !/^application\/json/.test(response.headers.get("content-type"))) throw new Error(`${name}: ${response.status} ${response.headers.get("content-type")}`);
  const answer = await response.json();
  if (!answer.success) throw new Error(`${name}: no success`);
  return answer.result;
};
const ids = [], problems = [];
let last = "", pages = 0;
try {
  for (let start = 0; ; start += 100) {
    const { results } = await action(`package_search?rows=100&start=${start}`);
    const page = results.map((dataset) => dataset.id);
    if (!page.length) break;
    if (page.join() === last) throw new Error("the paging does not work");
    last = page.join();
    pages++;
    ids.push(...page);
  }
  const list = await action("package_list");
  if (list.join() !== [...new Set(ids)].sort().join()) problems.push("package_list has others");
  for (const id of list) if ((await action(`package_show?id=${id}`)).name !== id) problems.push(id);
  for (const kind of ["organization", "group"]) for (const id of await action(`${kind}_list`)) if ((await action(`${kind}_show?id=${id}`)).name !== id) problems.push(id);
} catch (error) {
  problems.push(error.message);
}
ok(ids.length === Number(count) && problems.length === 0, `${ids.length} datasets are harvested on ${pages} pages`, problems);
end();
