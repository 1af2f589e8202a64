// SPDX-License-Identifier: MIT
// `datamo serve` as somebody sees it who works on a portal of 200 datasets: a saved table is on the page within a second,
// a mistake is laid over it as text, and pages find a server that was started again.
// usage: serve.mjs PROGRAM SCREENSHOTS
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { end, ok, skip } from "../tap.mjs";
import { launch } from "./chromium.mjs";

const DATASETS = 200, ROWS = 100, CHANGES = 7, WITHIN_MS = 1000, PATIENCE_MS = 20000;
const HOSTILE = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
const program = resolve(process.argv[2]), pictures = resolve(process.argv[3]);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = mkdtempSync(join(tmpdir(), "datamo-serve-test-"));
const table = join(folder, "portal/bo-007/bang.csv");

function rows(value) {
  const lines = Array.from({ length: ROWS }, (_, i) => `tram-${i},2024-05-${String(i % 28 + 1).padStart(2, "0")},${i}.5`);
  return `tram,ngay,gia_tri\ndau,2024-05-01,${value}\n${lines.join("\n")}\n`;
}

function writePortal() {
  mkdirSync(join(folder, "portal"), { recursive: true });
  writeFileSync(join(folder, "portal/portal.yml"), "title: {vi: Cổng thử, en: Trial}\nbase_url: https://data.example.org/\n" +
    "languages: [vi, en]\npublisher: so\nlicence: CC-BY-4.0\n");
  writeFileSync(join(folder, "portal/organizations.csv"), "id,name_vi,name_en\nso,Sở Thông tin,Department\n");
  for (let i = 0; i < DATASETS; i++) {
    const id = `bo-${String(i).padStart(3, "0")}`;
    mkdirSync(join(folder, "portal", id));
    writeFileSync(join(folder, "portal", id, "bang.csv"), rows(10000 + i));
    writeFileSync(join(folder, "portal", id, "dataset.md"), `---\ntitle: {vi: Bộ số ${i}, en: Set ${i}}\ndescription: Số liệu thử.\n` +
      "issued: 2024-06-01\nmodified: 2024-06-01\n---\nGhi chú.\n");
  }
}

// The process and its address, once the first site is there.
function start(port) {
  const server = spawn(program, ["serve", join(folder, "portal"), "--port", String(port), "--lang", "vi", "--quiet"]);
  return new Promise((found) => server.stdout.once("data", (line) => found({ server, url: /http:\S+\//.exec(line)[0] })));
}

function stop(server) {
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGINT");
  return ended;
}

// As an editor's user sees it: from saving to the page that was open showing the new figure.
async function timeOfChange(page, value) {
  const begun = performance.now();
  writeFileSync(table, rows(value));
  await page.waitForFunction((text) => document.body?.innerText.includes(text), String(value).replace(/\B(?=(\d{3})+$)/g, "."),
    { timeout: PATIENCE_MS, polling: 10 });
  return Math.round(performance.now() - begun);
}

async function change(page) {
  const times = [];
  for (let i = 0; i < CHANGES; i++) {
    times.push(await timeOfChange(page, 20000 + i));
    await page.waitForTimeout(300);
  }
  const median = [...times].sort((a, b) => a - b)[CHANGES >> 1];
  const name = `a saved table is on the page of a portal of ${DATASETS} within a second`;
  const busy = loadavg()[0] / availableParallelism();
  if (median >= WITHIN_MS && busy > 2) skip(name, `${median} ms, with ${busy.toFixed(1)} programs at work for each processor`);
  else ok(median < WITHIN_MS, `${name}: ${median} ms`, times.join(" "));
  console.log(`# from saving to seeing, ms: ${times.join(" ")}`);
}

async function mistake(page) {
  writeFileSync(table, `tram,ngay,gia_tri\n"${HOSTILE.replaceAll('"', '""')}",2024-05-01\n`);
  const overlay = page.locator("#datamo-live");
  await overlay.waitFor({ timeout: PATIENCE_MS });
  const text = await overlay.innerText();
  ok(text.includes("Chưa dựng được trang") && text.includes("bang.csv:2"), "a mistake is laid over the page, with its line", text);
  ok(await overlay.locator("img, script").count() === 0, "what the file holds is text there");
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: join(pictures, `serve-${scheme}-${width}.png`) });
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `fits ${width} px, ${scheme}`);
    }
  }
  await overlay.getByRole("button").click();
  ok(await overlay.count() === 0, "it can be closed");
  writeFileSync(table, `tram,ngay,gia_tri\nx\n`);
  await overlay.waitFor({ timeout: PATIENCE_MS });
  ok(true, "and comes again with the next mistake");
  await timeOfChange(page, 31000);
  ok(await overlay.count() === 0, "mended, it is gone");
}

// axe needs to be allowed in: a context without the policy.
async function accessible(browser, url) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  writeFileSync(table, `tram,ngay,gia_tri\nx\n`);
  await page.goto(`${url}datasets/bo-007/`);
  await page.locator("#datamo-live").waitFor({ timeout: PATIENCE_MS });
  await page.addScriptTag({ path: axe });
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    const found = await page.evaluate(() => window.axe.run("#datamo-live"));
    ok(found.violations.length === 0, `axe has nothing against what is laid over, ${scheme}`, found.violations.map((one) => one.help));
  }
  writeFileSync(table, rows(32000));
  await context.close();
}

async function restart(page, { server, url }) {
  await page.evaluate(() => { window.isOld = true; });
  await stop(server);
  const again = await start(new URL(url).port);
  await page.waitForFunction(() => !window.isOld && document.readyState === "complete", undefined, { timeout: PATIENCE_MS });
  ok(true, "a page finds the server that was started again");
  return again;
}

writePortal();
mkdirSync(pictures, { recursive: true });
const browser = await launch();
let serving = await start(0);
const page = await browser.newPage();
const events = [];
page.on("pageerror", (error) => events.push(error.message));
page.on("dialog", (dialog) => { events.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
page.on("console", (message) => { if (/Content Security|Refused/.test(message.text())) events.push(message.text()); });
try {
  const first = await page.goto(`${serving.url}datasets/bo-007/`);
  ok(first.status() === 503 && (await page.innerText("body")).includes("Chưa có trang để xem"), "before the first site a page waits");
  await page.waitForFunction(() => document.body?.innerText.includes("10.007"), undefined, { timeout: PATIENCE_MS });
  ok(true, "and shows it when it is there");
  await change(page);
  await mistake(page);
  serving = await restart(page, serving);
  ok(events.length === 0, "nothing is against the policy, nothing fails", events);
  await accessible(browser, serving.url);
} finally {
  ok(await stop(serving.server) === 0, "Ctrl + C ends it well");
  await browser.close();
  rmSync(folder, { recursive: true });
}
end();
