// SPDX-License-Identifier: MIT
// Hostile texts in every place that input reaches, in Chromium, with the content security policy and without: no script
// runs, nothing is asked of others, and each page has the shape that it has without them.
// usage: hostile.mjs PROGRAM; EVERY=n opens each n-th page of each kind (1: all of them, in half an hour)
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { end, ok, skip } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { payloads, writePortal } from "./hostile_portal.mjs";

const EVERY = Number(process.env.EVERY ?? 30);
const PROOF = 40;
const PAGES_MAX = 4000; // of a kind; there are more keywords than that
const OTHERS = ["datasets/page", "organizations", "themes", "keywords", "plan", "data-map", "quality", "trang", "formats"];
const shared = process.env.DATAMO_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const file = join(shared, "bad/xss/payloads-one-line.txt");

// A page of the browser that tells what must not happen: dialogs, requests to others, scripts of the payloads.
async function guarded(browser, home) {
  const context = await browser.newContext({ bypassCSP: false });
  const events = [];
  await context.route((url) => !url.href.startsWith(home), (route) => {
    events.push(`asks for ${route.request().url().slice(0, 200)}`);
    return route.abort();
  });
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => { console.error(`ran: ${name}`); return true; };
  });
  const page = await context.newPage();
  page.on("console", (message) => { if (message.text().startsWith("ran: ")) events.push(message.text()); });
  page.on("dialog", (dialog) => { events.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
  page.on("popup", (popup) => events.push(`opens ${popup.url()}`));
  page.on("pageerror", (error) => events.push(`script: ${error.message}`));
  return { context, page, events };
}

// Tags and attribute names in their order; what is below a note is Markdown, and may have a shape of its own, of these tags.
function shapeOfPage() {
  const allowed = new Set("P,H1,H2,H3,H4,H5,H6,UL,OL,LI,BLOCKQUOTE,PRE,CODE,EM,STRONG,A,HR,BR,TABLE,THEAD,TBODY,TR,TH,TD,DEL,DIV,IMG,BDI,SPAN,SECTION".split(","));
  const wrong = [];
  const lines = [];
  for (const element of document.querySelectorAll("*")) {
    const names = element.getAttributeNames().sort();
    if (names.some((name) => name.startsWith("on") || name === "style" || name === "srcdoc")) wrong.push(element.outerHTML.slice(0, 200));
    if (element.tagName === "SCRIPT" && !element.src && !/json$/.test(element.type)) wrong.push(element.outerHTML.slice(0, 200));
    for (const link of ["href", "src", "action"]) {
      if (/^\s*(javascript|data|vbscript):/i.test(element.getAttribute?.(link) ?? "")) wrong.push(element.outerHTML.slice(0, 200));
    }
    const note = element.parentElement?.closest(".prose");
    if (note && !allowed.has(element.tagName)) wrong.push(`in a note: ${element.outerHTML.slice(0, 200)}`);
    // A long cell is folded.
    if (!note && !element.closest("td details")) lines.push(`${element.tagName} ${names.join(" ")}`);
  }
  return { shape: lines.join("\n"), wrong };
}

function firstDifference(a, b) {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const at = left.findIndex((line, i) => line !== right[i]);
  return `${left.length} elements, expected ${right.length}; element ${at}: ${left[at]} / ${right[at]}`;
}

async function lookAt(browser, site, { policy }, list) {
  const server = await serve(site, "/sub/path/", { policy });
  const { context, page, events } = await guarded(browser, server.url);
  const problems = [];
  const look = async (path) => {
    events.length = 0;
    await page.goto(server.url + path, { waitUntil: "load" });
    const found = await page.evaluate(shapeOfPage);
    problems.push(...[...events, ...found.wrong].map((why) => `${path}: ${why}`));
    return found.shape;
  };

  const plain = await look("datasets/bo-00000/index.html");
  let opened = 0;
  for (let i = 1; i <= list.length; i += EVERY, opened++) {
    const name = `bo-${String(i).padStart(5, "0")}`;
    const shape = await look(`datasets/${name}/index.html`);
    if (shape !== plain) problems.push(`${name} ${list[i - 1].slice(0, 120)}: ${firstDifference(shape, plain)}`);
  }
  const others = ["", ...OTHERS].flatMap((folder) => sample(pagesIn(site, folder)));
  for (const path of others) await look(path);
  ok(problems.length === 0, `${opened} datasets' pages and ${others.length} others, ${policy ? "with" : "without"} the policy: no script, no request, no change of shape`,
    [`${problems.length} problems`, ...problems]);
  await context.close();
  server.close();
}

function sample(pages) {
  const step = Math.max(EVERY, Math.ceil(pages.length / (PAGES_MAX / EVERY)));
  return pages.filter((_, i) => i % step === 0);
}

function pagesIn(site, folder) {
  if (!existsSync(join(site, folder))) return [];
  return readdirSync(join(site, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return folder ? pagesIn(site, path) : [];
    return entry.name.endsWith(".html") ? [path] : [];
  });
}

// The harness sees what it is there to see: the same texts put raw into a page run scripts.
async function proveItself(browser, site, list) {
  const server = await serve(site, "/sub/path/", { policy: false });
  const { context, page, events } = await guarded(browser, server.url);
  let changed = 0;
  for (const text of list.filter((line) => /onerror|onload/i.test(line)).slice(0, PROOF)) {
    await page.goto(`${server.url}404.html`);
    const before = (await page.evaluate(shapeOfPage)).shape;
    await page.evaluate((html) => { document.body.lastElementChild.innerHTML = html; }, text);
    changed += (await page.evaluate(shapeOfPage)).shape !== before;
  }
  await page.waitForTimeout(300);
  ok(events.some((event) => event.startsWith("ran: ") || event.startsWith("script: ")) && changed > PROOF / 2,
    "put raw into a page, the same texts run and change its shape", [`${events.length} events, ${changed} changed`]);
  await context.close();
  server.close();
}

if (!existsSync(file)) {
  skip("hostile texts", `no ${file}`);
} else {
  const work = mkdtempSync(join(tmpdir(), "datamo-hostile-"));
  const site = join(work, "site");
  const list = payloads(file);
  writePortal(join(work, "portal"), list);
  execFileSync(process.argv[2], ["build", join(work, "portal"), "-o", site, "--quiet"], { stdio: "ignore" });
  const browser = await launch();
  await proveItself(browser, site, list);
  await lookAt(browser, site, { policy: true }, list);
  await lookAt(browser, site, { policy: false }, list);
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
end();
