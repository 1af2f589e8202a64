// SPDX-License-Identifier: MIT
// The pictures of the README: `make preview`. usage: preview.mjs SITE FOLDER
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const WIDE = { width: 1040, height: 720 }, PHONE = { width: 360, height: 720 };
const VIEWS = [
  { name: "home", path: "index.html", viewport: WIDE },
  { name: "search", path: "en/search/index.html?q=digital+transformaton", viewport: WIDE },
  { name: "dataset", path: "datasets/ha-tang-so/index.html", viewport: WIDE },
  { name: "dataset-dark", path: "en/datasets/de-an-06/index.html", viewport: WIDE, colorScheme: "dark" },
  { name: "dataset-phone", path: "datasets/dich-vu-cong-truc-tuyen/index.html", viewport: PHONE },
];
const [site, folder] = process.argv.slice(2);
const browser = await launch();
const server = await serve(resolve(site), "/");

mkdirSync(folder, { recursive: true });
for (const { name, path, ...options } of VIEWS) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  // A page tells how old data is on the day of the visit; a picture, on the day that the site is of.
  await page.route("**/page.js", (route) => route.fulfill({ body: "", contentType: "text/javascript" }));
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
server.close();
// A quarter of the bytes and no difference to be seen, where the tool is there.
try {
  execFileSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "--strip", "64",
    ...VIEWS.map(({ name }) => join(folder, `${name}.png`))]);
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
