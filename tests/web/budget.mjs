// SPDX-License-Identifier: MIT
// What a first visit costs: bytes over the wire (gzip), requests, layout shift, long tasks.
// usage: budget.mjs SITE
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { end, ok } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const BYTES_MAX = 60 * 1024;
const REQUESTS_MAX = 12;
const SHIFT_MAX = 0;
const LONG_TASK_MAX = 50; // milliseconds
const TRIES = 5; // of the long tasks, as another program may have the processor

const site = resolve(process.argv[2]);
const browser = await launch();
const server = await serve(site, "/sub/path/", { gzip: true });

// What the page itself sees, from its first moment.
function observe() {
  window.seen = { shift: 0, longest: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.longest = Math.max(window.seen.longest, entry.duration);
  }).observe({ type: "longtask", buffered: true });
}

async function visit(path, width) {
  const context = await browser.newContext({ viewport: { width, height: 740 } });
  await context.addInitScript(observe);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  const visited = { bytes: 0, requests: 0 };
  await protocol.send("Network.enable");
  protocol.on("Network.requestWillBeSent", () => visited.requests++);
  protocol.on("Network.loadingFinished", (event) => { visited.bytes += event.encodedDataLength; });
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  Object.assign(visited, await page.evaluate(() => window.seen));
  await context.close();
  return visited;
}

// A page that shifts and keeps the processor is seen to do so.
async function proveItself() {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(observe);
  const page = await context.newPage();
  await page.goto(`${server.url}index.html`);
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 50)); });
    await frame();
    document.body.prepend(Object.assign(document.createElement("p"), { textContent: "x" }));
    for (const end = performance.now() + 120; performance.now() < end;);
    await frame();
    await frame();
  });
  const { shift, longest } = await page.evaluate(() => window.seen);
  ok(shift > SHIFT_MAX && longest > LONG_TASK_MAX, "shifts and long tasks are seen", `${shift}, ${longest} ms`);
  await context.close();
}

await proveItself();
const datasets = readdirSync(join(site, "datasets"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "page").map((entry) => `datasets/${entry.name}/index.html`);
for (const path of ["index.html", "datasets/index.html", "search/index.html", "search/index.html?q=so", "plan/index.html", ...datasets]) {
  const first = await visit(path, 360);
  const { bytes, requests, shift } = first;
  let { longest } = first;
  for (let i = 1; i < TRIES && longest > LONG_TASK_MAX; i++) longest = Math.min(longest, (await visit(path, 360)).longest);
  const figures = `${(bytes / 1024).toFixed(1)} KB, ${requests} requests, layout shift ${shift.toFixed(3)}, longest task ${longest} ms`;
  console.log(`# ${path}: ${figures}`);
  ok(bytes <= BYTES_MAX && requests <= REQUESTS_MAX && shift <= SHIFT_MAX && longest <= LONG_TASK_MAX, `${path} is within its budget`, figures);
}
await browser.close();
server.close();
end();
