// SPDX-License-Identifier: MIT
// What people come for, from the home page, in both languages: by mouse within three clicks, by keyboard alone, without
// JavaScript; and what a screen reader is told of the search, a table and a chart.
// usage: journeys.mjs SITE SNAPSHOTS; UPDATE=1 writes the snapshots anew
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { end, ok } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const CLICKS_MAX = 3;
const site = resolve(process.argv[2]);
const snapshots = resolve(process.argv[3]);
const browser = await launch();
const server = await serve(site, "/sub/path/");

const LANGUAGES = [
  { name: "vi", home: "index.html", question: "ipv6", dataset: "Hạ tầng số", rate: "Tỷ lệ chuyển đổi sử dụng IPv6", value: "60 %",
    cite: "Cách trích dẫn", cited: /Dự án datamo \(2024\)\. Hạ tầng số/, column: "Mức chính xác", meaning: "khoảng", title: "Hạ tầng số", other: "English" },
  { name: "en", home: "en/index.html", question: "ipv6", dataset: "Digital infrastructure", rate: "IPv6 adoption", value: "60%",
    cite: "How to cite", cited: /\(2024\)\. Digital infrastructure/, column: "Qualifier", meaning: "about", title: "Digital infrastructure", other: "Tiếng Việt" },
];

// A visitor whose clicks are counted.
async function visitor(home, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const one = { context, page, clicks: 0 };
  one.click = async (locator) => {
    one.clicks++;
    await locator.click();
  };
  await page.goto(server.url + home);
  return one;
}

async function goToDataset(one, words) {
  await one.page.locator("main input[type=search]").fill(words.question);
  await one.click(one.page.locator("main form[role=search] button"));
  await one.click(one.page.locator("[data-part=results] h3 a").filter({ hasText: words.dataset }).first());
  await one.page.waitForURL("**/datasets/ha-tang-so/**");
}

async function tasks(words) {
  const found = await visitor(words.home);
  await goToDataset(found, words);
  const chart = (await found.page.locator("figure").filter({ hasText: words.rate }).first().textContent()).replaceAll("\u00a0", " ");
  ok(chart.includes(words.rate) && chart.includes(words.value) && found.clicks <= CLICKS_MAX,
    `${words.name}: the IPv6 rate is found in ${found.clicks} clicks`, chart.slice(0, 400));

  const [download] = await Promise.all([found.page.waitForEvent("download"),
    found.click(found.page.locator("#downloads ~ * a[download], section:has(#downloads) a[download]").filter({ hasText: "XLSX" }).first())]);
  const head = readFileSync(await download.path()).subarray(0, 2).toString();
  ok(download.suggestedFilename().endsWith(".xlsx") && head === "PK" && found.clicks <= CLICKS_MAX,
    `${words.name}: it is downloaded for Excel in ${found.clicks} clicks`, download.suggestedFilename());
  await found.context.close();

  const citing = await visitor(words.home);
  await goToDataset(citing, words);
  const cited = await citing.page.locator("section").filter({ has: citing.page.getByRole("heading", { name: words.cite }) }).textContent();
  ok(words.cited.test(cited) && cited.includes("https://") && citing.clicks <= CLICKS_MAX,
    `${words.name}: the dataset is cited in ${citing.clicks} clicks`, cited);
  const columns = await citing.page.locator(".column").filter({ hasText: words.column }).first().textContent();
  ok(columns.includes(words.meaning) && citing.clicks <= CLICKS_MAX,
    `${words.name}: what a column means is seen in ${citing.clicks} clicks`, columns);
  await citing.context.close();
}

// Tabs until `wanted` has the focus; false when it never does, or when the focus could not be seen on the way.
async function tabTo(page, wanted, unseen, max = 120) {
  for (let i = 0; i < max; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const isSeen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
      return { isSeen, html: element.outerHTML.slice(0, 160), text: (element.innerText ?? "").trim() };
    });
    if (!at.isSeen && at.html !== "<body>" && !at.html.startsWith("<body")) unseen.push(at.html);
    if (await page.evaluate(wanted.matches, wanted.argument)) return true;
  }
  return false;
}

const focusIs = (argument) => ({ matches: (selector) => document.activeElement.matches(selector), argument });
const focusSays = (argument) => ({ matches: (text) => (document.activeElement.innerText ?? "").trim().startsWith(text), argument });

async function byKeyboard(words) {
  const { context, page } = await visitor(words.home);
  const unseen = [];
  await page.keyboard.press("Tab");
  ok(await page.evaluate(() => document.activeElement.classList.contains("skip-link")), `${words.name}: the first key leads past the navigation`);
  await page.keyboard.press("Enter");
  ok(await tabTo(page, focusIs("main input[type=search]"), unseen, 4), `${words.name}: from there the search is near`);
  await page.keyboard.type(words.question);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search/index.html?q=*");
  await page.locator("[data-part=results] h3").first().waitFor();
  ok(await tabTo(page, focusSays(words.dataset), unseen), `${words.name}: the result is reached by keys`);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/datasets/ha-tang-so/**");
  ok(await tabTo(page, focusIs("figure details > summary"), unseen), `${words.name}: so are the figures of the chart`);
  await page.keyboard.press("Enter");
  ok(await page.locator("figure details").first().getAttribute("open") !== null, `${words.name}: which open with a key`);
  const table = page.locator("[tabindex='0']:has(table)").first();
  const canScroll = await tabTo(page, focusIs("[tabindex='0']"), unseen) &&
    await table.evaluate(async (element) => {
      const before = element.scrollLeft;
      element.scrollBy(100, 0);
      return element.scrollLeft > before || element.scrollWidth <= element.clientWidth;
    });
  ok(canScroll, `${words.name}: the table takes the focus, and scrolls`);
  await page.goto(page.url());
  ok(await tabTo(page, focusSays(words.other), unseen, 12), `${words.name}: the other language is near`);
  await page.keyboard.press("Enter");
  await page.waitForURL(words.name === "vi" ? "**/en/datasets/ha-tang-so/**" : (url) => !url.pathname.includes("/en/"));
  ok(page.url().includes("datasets/ha-tang-so"), `${words.name}: and keeps the place`, page.url());
  ok(unseen.length === 0, `${words.name}: wherever the focus is, it is seen`, [...new Set(unseen)]);
  await context.close();
}

// The long table: its box of words, its headers that sort, by keys.
async function tableByKeyboard() {
  const { context, page } = await visitor("datasets/don-vi-hanh-chinh/index.html");
  const unseen = [];
  const count = () => page.locator("table[aria-rowcount]").first().getAttribute("aria-rowcount").then(Number);
  ok(await tabTo(page, focusIs("[data-part=open]"), unseen), "the whole table is opened by keys");
  await page.keyboard.press("Enter");
  await page.locator("table[aria-rowcount]").first().waitFor();
  ok(await tabTo(page, focusIs("input[id^=find-]"), unseen), "its search is near");
  const before = await count();
  await page.keyboard.type("Đà Nẵng");
  await page.waitForFunction((rows) => Number(document.querySelector("table[aria-rowcount]").getAttribute("aria-rowcount")) < rows, before, { timeout: 10000 }).catch(() => {});
  ok(await count() < before, "it filters", `${before} rows before, ${await count()} after`);
  ok(await tabTo(page, focusIs("th button"), unseen), "a header is reached by keys");
  await page.keyboard.press("Enter");
  await page.locator("th[aria-sort=ascending]").first().waitFor({ timeout: 10000 }).catch(() => {});
  ok(await page.locator("th[aria-sort=ascending]").count() === 1, "and sorts");
  ok(unseen.length === 0, "wherever the focus is in the table, it is seen", [...new Set(unseen)]);
  await context.close();
}

// Headings, links and cells: with JavaScript off nothing of them is missing.
async function withoutJavaScript(path) {
  const parts = (page) => page.evaluate(() => ({
    headings: Array.from(document.querySelectorAll("main h1, main h2, main h3"), (e) => e.textContent.trim()),
    links: Array.from(document.querySelectorAll("main a[href]"), (e) => e.getAttribute("href")),
    cells: Array.from(document.querySelectorAll("main td"), (e) => e.textContent.trim()),
  }));
  const on = await visitor(path);
  const off = await visitor(path, { javaScriptEnabled: false });
  const [rich, plain] = [await parts(on.page), await parts(off.page)];
  const missing = Object.keys(rich).flatMap((kind) => rich[kind].filter((text) => !plain[kind].includes(text)).map((text) => `${kind}: ${text}`));
  ok(missing.length === 0 && plain.headings.length > 0, `${path} holds the same without JavaScript`, missing);
  await on.context.close();
  await off.context.close();
}

async function heard(name, path, selector, ready) {
  const { context, page } = await visitor(path);
  if (ready) await page.locator(ready).first().waitFor();
  const text = `${await page.locator(selector).first().ariaSnapshot()}\n`;
  const file = join(snapshots, `${name}.yml`);
  if (process.env.UPDATE) {
    mkdirSync(snapshots, { recursive: true });
    writeFileSync(file, text);
  }
  const wanted = existsSync(file) ? readFileSync(file, "utf8") : "";
  ok(text === wanted && text.trim() !== "", `what is read aloud of ${name} is as in tests/web/heard/${name}.yml`, [`${file}, made anew with UPDATE=1:`, ...text.split("\n")]);
  await context.close();
}

for (const words of LANGUAGES) {
  await tasks(words);
  await byKeyboard(words);
}
await tableByKeyboard();
for (const path of ["index.html", "datasets/index.html", "datasets/ha-tang-so/index.html", "en/datasets/de-an-06/index.html",
  "plan/index.html", "scoreboard/index.html", "data-map/index.html", "quality/index.html", "stories/index.html"]) {
  await withoutJavaScript(path);
}
await heard("search", "search/index.html?q=ipv6", "main", "[data-part=results] h3");
await heard("chart", "datasets/ha-tang-so/index.html", "figure");
await heard("table", "datasets/ha-tang-so/index.html", "[tabindex='0']:has(table):not(details *)");
await browser.close();
server.close();
end();
