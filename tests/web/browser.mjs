// SPDX-License-Identifier: MIT
// The demo portal in Chromium: from file:// and from a server under a sub-path, in light and dark, narrow and wide.
// usage: browser.mjs SITE SCREENSHOTS
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { end, ok } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const site = resolve(process.argv[2]);
const pictures = resolve(process.argv[3]);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const NARROW = 360;
const WIDE = 1280;

function pagesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "original" ? [] : pagesBelow(path);
    return entry.name.endsWith(".html") && entry.name !== "404.html" ? [relative(site, path)] : [];
  }).sort();
}

// "en/datasets/air/index.html" -> language "en", kind "datasets-one".
function describe(path, languages) {
  const parts = path.split("/").slice(0, -1);
  const language = languages.includes(parts[0]) ? parts.shift() : "";
  if (parts.length === 0) return { language, kind: "home" };
  const [folder, ...rest] = parts;
  if (rest.includes("page")) return { language, kind: `${folder}-page` };
  return { language, kind: rest.length ? `${folder}-one` : folder };
}

// Of each kind in each language the largest page, of datasets also the smallest.
function sample(pages) {
  const languages = ["en", "vi", "fr"].filter((name) => pages.includes(`${name}/index.html`));
  const kinds = new Map();
  for (const path of pages) {
    const { language, kind } = describe(path, languages);
    const key = `${language || "first"}-${kind}`;
    kinds.set(key, [...(kinds.get(key) ?? []), { path, bytes: statSync(join(site, path)).size }]);
  }
  return [...kinds].flatMap(([name, list]) => {
    const sorted = list.sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    const chosen = [{ name, path: sorted[0].path }];
    if (name.endsWith("datasets-one") && sorted.length > 1) chosen.push({ name: `${name}-short`, path: sorted.at(-1).path });
    return chosen;
  });
}

async function watched(browser, options, home, extra) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const problems = [];
  await context.route("**", (route) => {
    const url = route.request().url();
    if (url.startsWith(home) || url.startsWith("data:")) return route.continue();
    problems.push(`asks for ${url}`);
    return route.abort();
  });
  if (extra) await context.addInitScript({ path: extra });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400 && !page.expects404) problems.push(`${response.status()} ${response.url()}`);
  });
  const look = async (path) => {
    problems.length = 0;
    await page.goto(home + encodeURI(path), { waitUntil: "load" });
    const overflow = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return null;
      const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
      return `${document.documentElement.scrollWidth} px wide: ` +
        wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" | ");
    });
    if (overflow) problems.push(overflow);
    return [...problems];
  };
  return { context, page, look };
}

async function violations(page) {
  const result = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  return result.violations.map((v) =>
    `axe: ${v.id} (${v.impact}): ${v.nodes.length} times: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(" | ")}`);
}

const all = pagesBelow(site);
const chosen = sample(all);
const browser = await launch();
const server = await serve(site, "/sub/path/");
const fromFile = pathToFileURL(site).href + "/";
mkdirSync(pictures, { recursive: true });

for (const colorScheme of ["light", "dark"]) {
  for (const width of [NARROW, WIDE]) {
    const viewport = { width, height: width === NARROW ? 740 : 900 };
    const over = await watched(browser, { colorScheme, viewport }, server.url, axe);
    for (const { name, path } of chosen) {
      const why = [...await over.look(path), ...await violations(over.page)];
      await over.page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      ok(why.length === 0, `${name} (${path}), ${width} px, ${colorScheme}, from a server`, why);
    }
    await over.context.close();
    const alone = await watched(browser, { colorScheme, viewport }, fromFile);
    for (const { name, path } of chosen) {
      const why = await alone.look(path);
      ok(why.length === 0, `${name} (${path}), ${width} px, ${colorScheme}, from file://`, why);
    }
    await alone.context.close();
  }
}

const narrow = await watched(browser, { viewport: { width: NARROW, height: 740 } }, server.url);
const broken = [];
for (const path of all) broken.push(...(await narrow.look(path)).map((why) => `${path}: ${why}`));
ok(broken.length === 0, `each of ${all.length} pages at ${NARROW} px`, broken);
await narrow.context.close();

// What is not there is answered with 404.html, whose links hold at any depth below the portal's own path.
const canonical = /<link rel="?canonical"? href="?([^" >]+)/.exec(readFileSync(join(site, "index.html"), "utf8"));
if (canonical) {
  const root = await serve(site, new URL(canonical[1]).pathname);
  const lost = await watched(browser, { viewport: { width: NARROW, height: 740 } }, root.url, axe);
  lost.page.expects404 = true;
  const why = [...await lost.look("no/such/page"), ...await violations(lost.page)]
    .filter((line) => !line.includes("the server responded with a status of 404"));
  const styled = await lost.page.evaluate(() => document.styleSheets.length > 0);
  ok(why.length === 0 && styled, "404.html two folders below the portal's own path", why);
  await lost.page.screenshot({ path: join(pictures, `404-${NARROW}-light.png`) });
  await lost.context.close();
  root.close();
}

await browser.close();
server.close();
end();
