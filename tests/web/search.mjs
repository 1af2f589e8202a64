// SPDX-License-Identifier: MIT
// The search page of the demo portal in Chromium: typing, keys, the address, what is read aloud, hostile questions.
// usage: search.mjs SITE SCREENSHOTS
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { end, ok, skip } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const site = resolve(process.argv[2]);
const pictures = resolve(process.argv[3]);
const shared = process.env.DATAMO_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const browser = await launch();
const server = await serve(site, "/sub/path/");
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
await context.addInitScript({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
const page = await context.newPage();
const problems = [];
await context.route("**", (route) => {
  if (route.request().url().startsWith(server.url)) return route.continue();
  problems.push(`asks for ${route.request().url()}`);
  return route.abort();
});
page.on("console", (message) => { if (message.type() === "error") problems.push(`console: ${message.text()}`); });
page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
page.on("dialog", (dialog) => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });

const status = () => page.locator("[data-part=status]").textContent();
const titles = () => page.locator("[data-part=results] h3").allTextContents();
const says = (text) => page.waitForFunction((wanted) =>
  document.querySelector("[data-part=status]").textContent.includes(wanted), text, { timeout: 5000 }).then(() => true, () => false);

// From the home page, with keys only.
await page.goto(server.url);
for (let i = 0; i < 20 && await page.evaluate(() => document.activeElement.name) !== "q"; i++) await page.keyboard.press("Tab");
await page.keyboard.type("ha tang so");
await page.keyboard.press("Enter");
await page.waitForURL("**/search/index.html?q=*");
ok(await says("ha tang so"), "the question of the home page is answered", await status());
ok((await titles())[0]?.includes("Hạ tầng số"), "what was typed without accents finds those with accents", await titles());
await page.locator("#q").focus();
await page.keyboard.press("ArrowDown");
ok(await page.evaluate(() => document.activeElement.closest("[data-part=results]") !== null), "an arrow goes to the first result");
await page.keyboard.press("ArrowUp");
ok(await page.evaluate(() => document.activeElement.id === "q"), "and back to the question");

await page.locator("#q").fill("dich vu cogn");
ok(await says("cogn") && (await titles()).some((title) => title.includes("Dịch vụ công")), "a typo is forgiven, and said", [await status(), ...await titles()]);
await page.locator("#q").fill("chinh ph");
ok(await says("chinh ph") && (await titles()).length > 0, "a word may be half typed", [await status(), ...await titles()]);
ok(new URL(page.url()).searchParams.get("q") === "chinh ph", "the address follows", page.url());

// Facets, the address, and the way back.
await page.locator("#q").fill("số");
await says("“số”");
const before = await titles();
const box = page.locator("[data-part=facets] input[name=theme]").first();
await box.focus();
await page.keyboard.press("Space");
await page.waitForFunction(() => new URL(location.href).searchParams.has("theme"));
await page.waitForFunction((count) => document.querySelectorAll("[data-part=results] h3").length < count, before.length).catch(() => {});
const counted = Number(await page.locator("[data-part=facets] input[name=theme]:checked").locator("xpath=../..").locator(".count").textContent());
ok((await titles()).length === counted, "a facet's count is what it leaves", [`${counted} counted`, ...await titles()]);
ok(await page.evaluate(() => document.activeElement.name === "theme" && document.activeElement.checked), "the key stays on the box");
const address = page.url();
await page.goBack();
await page.waitForFunction((count) => document.querySelectorAll("[data-part=results] h3").length === count, before.length).catch(() => {});
ok((await titles()).length === before.length, "the way back takes the filter off", await titles());
await page.goto(address);
await says("“số”");
ok(await page.locator("[data-part=facets] input[name=theme]:checked").count() === 1 && (await titles()).length === counted,
  "an address with a filter shows the same to everyone", await titles());
await page.locator("#q").fill("zzzzqqqq");
ok(await says("zzzzqqqq") && (await titles()).length === 0, "nothing found is said too", await status());
ok(await page.locator("[data-part=status]").getAttribute("role") === "status", "it is a live region");
const link = page.locator(".languages a");
if (await link.count()) {
  await page.goto(server.url + "search/index.html?q=so");
  await says("“so”");
  ok((await link.first().getAttribute("href")).endsWith("en/search/index.html"), "the other language has its own search page");
}
for (const [name, size, scheme] of [["narrow", 360, "light"], ["wide", 1280, "light"], ["narrow-dark", 360, "dark"], ["wide-dark", 1280, "dark"]]) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width: size, height: 900 });
  await page.goto(server.url + "search/index.html?q=so");
  await says("“so”");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  ok(wide <= 0, `results fit ${size} px`, `${wide} px too wide`);
  const violations = await page.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`));
  ok(violations.length === 0, `axe has nothing to say about results at ${size} px, ${scheme}`, violations);
  await page.screenshot({ path: join(pictures, `search-results-${name}.png`), fullPage: true });
}
ok(problems.length === 0, "no error, no request elsewhere", problems);

// Hostile questions, typed and in the address, with the policy on.
const folder = join(shared, "bad/xss");
if (existsSync(folder)) {
  const payloads = readdirSync(folder).filter((name) => /\.(txt|html)$/.test(name)).flatMap((name) =>
    readFileSync(join(folder, name), "utf8").split("\n")).filter((line) => line && !line.startsWith("#"));
  problems.length = 0;
  await page.goto(server.url + "search/index.html");
  const shape = () => page.evaluate(() => Array.from(document.querySelectorAll("body *:not([data-part=results] *, [data-part=facets] *)"), (e) => e.tagName).join());
  const clean = await shape();
  const changed = await page.evaluate(async (list) => {
    const input = document.getElementById("q");
    const tags = () => Array.from(document.querySelectorAll("body *:not([data-part=results] *, [data-part=facets] *)"), (e) => e.tagName).join();
    const first = tags();
    const bad = [];
    for (const text of list) {
      input.value = text;
      input.form.requestSubmit();
      await new Promise((done) => { setTimeout(done, 0); });
      if (tags() !== first) bad.push(text);
    }
    return bad;
  }, payloads.map((line) => line.slice(0, 2000)));
  await page.waitForTimeout(300);
  for (const text of payloads.slice(0, 40)) await page.goto(`${server.url}search/index.html?q=${encodeURIComponent(text.slice(0, 1000))}`);
  ok(changed.length === 0 && await shape() === clean, `${payloads.length} hostile questions leave the page as it is`, changed);
  ok(problems.length === 0, "they run no script and ask for nothing", problems);
} else {
  skip("hostile questions", `no ${folder}`);
}

await page.goto(pathToFileURL(join(site, "search/index.html")).href).catch(() => {});
const alone = await (await browser.newContext()).newPage();
await alone.goto(pathToFileURL(join(site, "search/index.html")).href);
ok(await alone.locator("[data-part=needs-server]").isVisible() && await alone.locator("[data-part=browse] a").count() > 1,
  "from a file the page says what it needs, and leads on");
const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await bare.goto(server.url + "search/index.html?q=x");
ok(await bare.locator("noscript p").isVisible() && await bare.locator("[data-part=browse] a").count() > 1, "so it does without JavaScript");
await browser.close();
server.close();
end();
