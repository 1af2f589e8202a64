// SPDX-License-Identifier: MIT
// The picture of the README: `make preview`. usage: preview.mjs SITE PICTURE
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { launch } from "./chromium.mjs";

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
await page.goto(`${pathToFileURL(resolve(process.argv[2])).href}/index.html`, { waitUntil: "load" });
await page.screenshot({ path: process.argv[3] });
await browser.close();
