// SPDX-License-Identifier: MIT
// Lighthouse's marks of the demo portal's main pages, on a slow phone as it imagines one: medians.
// usage: lighthouse.mjs SITE [ROUNDS]
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../web/server.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const PAGES = { home: "index.html", catalogue: "datasets/index.html", dataset: "datasets/ha-tang-so/index.html", search: "search/index.html?q=so" };

const rounds = Number(process.argv[3] ?? 3);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const server = await serve(resolve(process.argv[2]), "/", { gzip: true });
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? ["/usr/lib/chromium/chromium", "/usr/bin/chromium"].find(existsSync),
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

for (const [name, path] of Object.entries(PAGES)) {
  const marks = Object.fromEntries(CATEGORIES.map((category) => [category, []]));
  const paints = [];
  let lost = [];
  for (let i = 0; i < rounds; i++) {
    const { lhr } = await lighthouse(server.url + path, { port: chrome.port, output: "json", logLevel: "error", onlyCategories: CATEGORIES });
    for (const category of CATEGORIES) marks[category].push(Math.round(lhr.categories[category].score * 100));
    paints.push(lhr.audits["largest-contentful-paint"].numericValue / 1000);
    lost = CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs.filter((ref) => ref.weight && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 0.9).map((ref) => ref.id));
  }
  console.log(`${name}: ${CATEGORIES.map((category) => `${category} ${median(marks[category])}`).join(", ")}; largest paint ${median(paints).toFixed(1)} s${lost.length ? `; loses marks by ${lost.join(", ")}` : ""}`);
}
await chrome.kill();
server.close();
