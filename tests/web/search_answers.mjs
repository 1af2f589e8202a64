// SPDX-License-Identifier: MIT
// 10,000 datasets, 100 questions with known answers: are they found, what does it cost? Without a browser.
// usage: search_answers.mjs PROGRAM
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { end, ok } from "../tap.mjs";
import { questions, writePortal } from "./search_portal.mjs";

const DATASETS = Number(process.env.SEARCH_DATASETS ?? 10000);
const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(process.env.SEARCH_WORK ?? tmpdir(), "datamo-search-"));
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

writePortal(join(work, "portal"), DATASETS);
const started = performance.now();
execFileSync(process.argv[2], ["build", join(work, "portal"), "-o", join(work, "site"), "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
console.log(`# built in ${((performance.now() - started) / 1000).toFixed(1)} s`);

const search = runInThisContext(`${readFileSync(join(here, "../../themes/default/assets/search.js/1-index.js"), "utf8")}\ndatamoSearch`);
const folder = join(work, "site/search");
let bytes = 0;
let requests = 0;
async function get(name) {
  const file = readFileSync(join(folder, name.split("?")[0]));
  bytes += gzipSync(file, { level: 6 }).length;
  requests++;
  return JSON.parse(file);
}

const asked = questions(DATASETS);
const costs = { first: [], later: [], milliseconds: [], requests: [] };
const wrong = [];
let index = await search.open(get);
const head = bytes;
for (const question of asked) {
  // each question as the first of a visit, then once more with nothing but the head
  index = await search.open(get);
  bytes = requests = 0;
  const begin = performance.now();
  const found = await index.find(question.text);
  const passed = index.filter(found.numbers, new Map());
  const shown = await index.records(passed.numbers.slice(0, 10), found.words);
  costs.milliseconds.push(performance.now() - begin);
  costs.later.push(bytes);
  costs.first.push(head + bytes);
  costs.requests.push(requests);
  question.found = shown.slice(0, 5).some((record) => question.isRight(record.id));
  if (!question.found) wrong.push(`${question.kind}: ${question.text} -> ${shown.slice(0, 2).map((record) => record.title).join(" | ")}`);
}
for (const kind of new Set(asked.map((question) => question.kind))) {
  const list = asked.filter((question) => question.kind === kind);
  console.log(`# ${kind}: ${list.filter((question) => question.found).length} of ${list.length}`);
}
console.log(`# head ${kb(head)}; a question after it: median ${kb(median(costs.later))}, most ${kb(Math.max(...costs.later))}, ` +
  `${median(costs.requests)} requests, ${median(costs.milliseconds).toFixed(1)} ms (most ${Math.max(...costs.milliseconds).toFixed(1)})`);
ok(asked.length - wrong.length >= 95, `${asked.length - wrong.length} of ${asked.length} right answers are among the first five`, wrong);
ok(Math.max(...costs.first) < 60 * 1024, `a first result over ${DATASETS} datasets costs at most ${kb(Math.max(...costs.first))} < 60 KB`);
ok(Math.max(...costs.later) < 30 * 1024, `each later question at most ${kb(Math.max(...costs.later))} < 30 KB`);
ok((await index.find("__proto__ constructor hasOwnProperty")).numbers.length >= 0, "names of properties are words like others");
if (process.env.SEARCH_WORK) console.log(`# kept in ${work}`);
else rmSync(work, { recursive: true });
end();
