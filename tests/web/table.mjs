// SPDX-License-Identifier: MIT
// Long tables in Chromium: a million rows by parts, 20 MB sorted and searched, hostile cells.
// usage: table.mjs PROGRAM SCREENSHOTS
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { end, ok } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const ROWS = Number(process.env.TABLE_ROWS ?? 1000000);
const MB = 1024 * 1024;
const HOSTILE = "<img src=x onerror=alert(1)>";
const PLACES = ["Đà Nẵng", "Hà Nội", "Cần Thơ", "Huế", "Lào Cai", "Sơn La"];
const work = mkdtempSync(join(process.env.TABLE_WORK ?? tmpdir(), "datamo-table-"));
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const pictures = resolve(process.argv[3]);

function writeTable(id, wanted) {
  const folder = join(work, "portal", id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "dataset.md"), `---\ntitle: Bảng ${id}\ndescription: Bảng dài để thử.\nissued: 2024-01-01\n---\n`);
  const fd = openSync(join(folder, "so-lieu.csv"), "w");
  let text = "stt,ngay,noi,gia_tri,ghi_chu\n";
  let bytes = 0;
  let i = 0;
  while (wanted.rows ? i < wanted.rows : bytes + text.length < wanted.bytes) {
    const note = i === 5 ? HOSTILE : i % 7 === 0 ? '"dài, có ""dấu"""' : `dòng số ${i}`;
    text += `${i},2024-${String(i % 12 + 1).padStart(2, "0")}-${String(i % 28 + 1).padStart(2, "0")},${PLACES[i % 6]},${(i * 7919) % 100003}.${i % 10},${note}\n`;
    i++;
    if (text.length > MB) { bytes += writeSync(fd, text); text = ""; }
  }
  writeSync(fd, text);
  closeSync(fd);
  return i;
}

writeTable("trieu", { rows: ROWS });
const rows20 = writeTable("hai-muoi", { bytes: 18 * MB });
writeTable("ngan", { rows: 300 });
writeFileSync(join(work, "portal/portal.yml"), "title: Cổng thử bảng\nlanguages: [vi]\npublisher: so\nlicence: CC-BY-4.0\nissued: 2024-01-01\nformats: [csv]\n");
writeFileSync(join(work, "portal/organizations.csv"), "id,name_vi,parent,type,homepage,email\nso,Sở,,regional-authority,,\n");
execFileSync(process.argv[2], ["build", join(work, "portal"), "-o", join(work, "site"), "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
const site = join(work, "site");
console.log(`# CSV of ${(statSync(join(site, "datasets/trieu/so-lieu.csv")).size / MB).toFixed(1)} MB with an index of ` +
  `${(statSync(join(site, "datasets/trieu/so-lieu.rows.json")).size / 1024).toFixed(1)} KB; ` +
  `${(statSync(join(site, "datasets/hai-muoi/so-lieu.csv")).size / MB).toFixed(1)} MB, ${rows20} rows`);

const browser = await launch();
const server = await serve(site, "/sub/");
const whole = await serve(site, "/sub/", { ranges: false });
const problems = [];

async function open(base, id, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript({ path: axe });
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error") problems.push(`console: ${message.text()} ${message.location().url}`); });
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { problems.push("dialog"); dialog.dismiss(); });
  await page.goto(`${base}datasets/${id}/index.html`);
  await page.evaluate(() => {
    window.long = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.long.push(entry.duration))).observe({ type: "longtask", buffered: true });
  });
  return page;
}
const firstCells = (page) => page.locator("tbody tr").first().locator("td").allTextContents();
const says = (page, text) => page.waitForFunction((wanted) =>
  document.querySelector(".table-tools [role=status]").textContent.includes(wanted), text, { timeout: 60000 }).then(() => true, () => false);
const status = (page) => page.locator(".table-tools [role=status]").textContent();
const number = (value) => value.toLocaleString("vi");

// A million rows, of which the page holds those in view.
const page = await open(server.url, "trieu");
const atLoad = [];
for (let i = 0; i < 3; i++) {
  await page.reload();
  atLoad.push(await page.evaluate(() => new Promise((done) => {
    const durations = [0];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => durations.push(entry.duration))).observe({ type: "longtask", buffered: true });
    setTimeout(() => done(Math.max(...durations)), 500);
  })));
}
ok(Math.min(...atLoad) < 50, `no long task at load (the longest of three loads: ${atLoad.map((ms) => ms.toFixed(0)).join(", ")} ms)`);
await page.evaluate(() => {
  window.long = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.long.push(entry.duration))).observe({ type: "longtask" });
});
await page.locator("[data-part=open]").focus();
await page.keyboard.press("Enter");
ok(await says(page, `trong ${number(ROWS)}`), "the whole table opens by key", await status(page));
ok(await page.locator("[data-part=too-large]").isVisible() && await page.locator("thead button").count() === 0, "above 20 MB it says why it cannot be sorted, and offers the download");
ok(await page.locator("table").getAttribute("aria-rowcount") === String(ROWS + 1), "aria-rowcount counts all rows");
await page.evaluate(() => { window.long.length = 0; });
const heap = async () => { const client = await page.context().newCDPSession(page); await client.send("HeapProfiler.collectGarbage"); return (await client.send("Runtime.getHeapUsage")).usedSize; };
const before = await heap();
await page.evaluate(async () => {
  const box = document.querySelector(".table-scroll");
  for (let i = 0; i <= 300; i++) {
    box.scrollTop = (box.scrollHeight - box.clientHeight) * i / 300;
    await new Promise(requestAnimationFrame);
    if (i % 10 === 0) await new Promise((done) => { setTimeout(done, 150); });
  }
});
await says(page, `đến ${number(ROWS)} trong`);
const after = await heap();
const longest = Math.max(0, ...await page.evaluate(() => window.long));
ok(longest < 100, `no long task above 100 ms while scrolling (longest ${longest.toFixed(0)} ms)`);
ok(after - before < 12 * MB, `memory is flat: ${(before / MB).toFixed(1)} MB, then ${(after / MB).toFixed(1)} MB`);
const lastRow = page.locator("tbody tr").last();
ok((await lastRow.locator("td").first().textContent()) === number(ROWS - 1) && await lastRow.getAttribute("aria-rowindex") === String(ROWS + 1), "the end shows the last row", await lastRow.textContent());
await page.locator(".table-scroll").focus();
await page.keyboard.press("Home");
await says(page, "Dòng 1 ");
await page.keyboard.press("PageDown");
await page.keyboard.press("ArrowDown");
await page.waitForTimeout(400);
const at = Number(await page.locator("tbody tr").first().getAttribute("aria-rowindex")) - 2;
ok(at > 5 && at < 60 && (await firstCells(page))[0] === number(at), `keys move by a row and by a page (row ${at})`, await firstCells(page));
await page.mouse.move(400, 700);
await page.locator(".table-scroll").hover();
await page.mouse.wheel(0, 120);
await page.waitForTimeout(300);
const wheeled = Number(await page.locator("tbody tr").first().getAttribute("aria-rowindex")) - 2;
ok(wheeled > at && wheeled - at < 12, `the wheel moves by a few rows (${wheeled - at})`);
await page.locator("section[data-path]").screenshot({ path: join(pictures, "table-million-wide.png") });

// 20 MB: sorted and searched.
const big = await open(server.url, "hai-muoi");
await big.locator("[data-part=open]").click();
await says(big, `trong ${number(rows20)}`);
let started = Date.now();
await big.locator("thead button").nth(3).click();
await big.waitForFunction(() => document.querySelector("th[aria-sort]") && /^0[,]?/.test(document.querySelector("tbody tr td:nth-child(4)").textContent), null, { timeout: 60000 });
console.log(`# load of all and the first sort: ${Date.now() - started} ms`);
await big.waitForTimeout(300);
const measure = (code, argument) => big.evaluate(async ([source, value]) => {
  const body = document.querySelector("tbody");
  const begun = performance.now();
  const changed = new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(performance.now() - begun); });
    observer.observe(body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  if (source === "sort") document.querySelectorAll("thead button")[value].click();
  else { const input = document.querySelector(".table-tools input"); input.value = value; input.dispatchEvent(new Event("input", { bubbles: true })); }
  return changed;
}, [code, argument]);
// The best of a few: other programs may be at work on this machine.
const best = async (act, times) => {
  let least = Infinity;
  for (let i = 0; i < times; i++) least = Math.min(least, await act());
  return least;
};
const sortNumber = await best(() => measure("sort", 3), 3); // down, up, down
ok(sortNumber < 1000 && (await firstCells(big))[3].startsWith("100.002"), `sorting ${rows20} rows by a number again takes ${sortNumber.toFixed(0)} ms`, await firstCells(big));
console.log(`# the first sort by such a text: ${(await measure("sort", 4)).toFixed(0)} ms`);
const sortText = await best(() => measure("sort", 4), 2); // down, up
ok(sortText < 1000, `sorting by a text that always differs, again, takes ${sortText.toFixed(0)} ms`);
ok(await big.locator("th[aria-sort=ascending]").count() === 1, "the header says how it is sorted");
const firstFind = await measure("find", "da nang");
ok((await firstCells(big))[2] === "Đà Nẵng", "what is typed without accents finds those with", await firstCells(big));
console.log(`# first search ${firstFind.toFixed(0)} ms`);
const find = await measure("find", "so 1234");
ok(find < 1000 && (await firstCells(big))[4].includes("số 1234"), `searching them takes ${find.toFixed(0)} ms, the wait for a typist included`, await firstCells(big));
await big.locator(".table-tools input").fill("onerror");
await big.waitForFunction((text) => document.querySelector("tbody")?.textContent.includes(text), HOSTILE);
ok(await big.locator("tbody tr").count() === 1 && await big.locator("tbody img").count() === 0, "a cell with markup is a text");
await big.locator("section[data-path]").screenshot({ path: join(pictures, "table-search-wide.png") });
await big.locator(".table-tools input").fill("zzzz");
ok(await says(big, "Không có dòng nào"), "nothing found is said", await status(big));

const violations = (of) => of.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`));
ok((await violations(page)).length === 0, "axe has nothing to say about the million rows", await violations(page));
await big.locator(".table-tools input").fill("huế");
await says(big, "Dòng 1 ");
ok((await violations(big)).length === 0, "nor about a table that is searched", await violations(big));

// A server without ranges; a table that is short; a narrow view; a file.
const plain = await open(whole.url, "hai-muoi");
await plain.locator("[data-part=open]").click();
ok(await says(plain, `trong ${number(rows20)}`) && (await firstCells(plain))[0] === "0", "a server that sends all or nothing serves too", await status(plain));
const refused = await open(whole.url, "trieu");
await refused.locator("[data-part=open]").click();
ok(await says(refused, "không cho tải từng phần"), "above 20 MB the page says so", await status(refused));
const short = await open(server.url, "ngan", 360);
await short.locator("[data-part=open]").click();
ok(await says(short, "trong 300"), "a short table needs no index", await status(short));
ok(await short.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "nothing is wider than the page at 360 px");
await short.screenshot({ path: join(pictures, "table-narrow.png"), fullPage: true });
const file = await open(pathToFileURL(site).href + "/", "ngan");
await file.locator("[data-part=open]").click();
ok(await says(file, "máy chủ web"), "from a file the page says what it needs", await status(file));
ok(problems.length === 0, "no error anywhere", problems);

await browser.close();
server.close();
whole.close();
if (process.env.TABLE_WORK) console.log(`# kept in ${work}`);
else rmSync(work, { recursive: true });
end();
