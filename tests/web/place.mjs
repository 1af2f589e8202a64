// SPDX-License-Identifier: MIT
// What a page's own script adds: the language switch keeps the place, a button copies code.
// usage: place.mjs SITE
import { resolve } from "node:path";
import { end, ok } from "../tap.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const browser = await launch();
const server = await serve(resolve(process.argv[2]), "/sub/path/");
const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
const page = await context.newPage();

await page.goto(`${server.url}datasets/ha-tang-so/index.html#cite`);
await page.click(".languages a");
await page.waitForURL("**/en/datasets/ha-tang-so/**");
ok(page.url().endsWith("/en/datasets/ha-tang-so/index.html#cite"), "the other language opens at the same heading", page.url());
await page.goto(`${server.url}search/index.html?q=ipv6`);
await page.click(".languages a");
await page.waitForURL("**/en/search/**");
ok(new URL(page.url()).search.includes("q=ipv6"), "and asks the same question", page.url());

await page.goto(`${server.url}datasets/ha-tang-so/index.html`);
const address = page.locator("pre[data-copy]").first();
await page.locator("#use ~ .fold .copy").first().click();
await page.waitForFunction(() => document.querySelector(".copied").textContent !== "");
ok(await page.evaluate(() => navigator.clipboard.readText()) === await address.textContent(), "a button copies what stands before it");
ok(await page.locator(".copied").first().getAttribute("role") === "status", "and says so");

await browser.close();
server.close();
end();
